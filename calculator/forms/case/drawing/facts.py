"""What the line of time shows of a case: lanes with their stretches, periods counted, marks of the result, events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from calculator.forms.case.drawing.spans import Recall, Span, of_booking, of_sentence, released, without
from calculator.forms.case.drawing.wording import IN, OUT, days, kind_short, length, named, short
from calculator.law.load import table

Json = Mapping[str, Any]
#: No end is known: later than any day.
NEVER = date.max.toordinal()


class Lane(NamedTuple):
    """One line of bars. `titles` and `notes`: what stands beside it, the fullest first, as there is room."""

    titles: tuple[str, ...]
    notes: tuple[str, ...]
    spans: tuple[Span, ...]
    who: str
    governs: bool = False
    group: int = 0


class Counted(NamedTuple):
    """A line of periods of one kind (`remand`, `bail`, `ual`), or of days added and restored (`added`)."""

    kind: str
    title: str
    note: str
    spans: tuple[Span, ...]
    marks: tuple[tuple[int, int], ...] = ()  # day, days added (less than nothing: restored)


class Mark(NamedTuple):
    """A day with its label. `rank`: which go first when there is not room for all."""

    day: int
    label: str
    kind: str
    rank: int = 0


class Facts(NamedTuple):
    """All that is drawn."""

    booking: Lane | None
    lanes: tuple[Lane, ...]
    groups: int
    counted: tuple[Counted, ...]
    results: tuple[Mark, ...]
    events: tuple[Mark, ...]
    dates: Mapping[str, int]


def ordinal(iso: str) -> int:
    """The number of a day written 2026-01-05."""
    return date.fromisoformat(iso).toordinal()


def day_of(row: Json, key: str) -> int | None:
    """The day under a key, None where there is none."""
    found = row.get(key)
    return None if not found else ordinal(found)


def facts(case: Json, answer: Json) -> Facts:
    """What is to be drawn of a case and its answer."""
    dates = {row["type"]: ordinal(row["date"]) for row in answer["dates"]}
    outs = _outs(case)
    groups = sorted({row["group"] for row in answer["sentences"]})
    raw = [_lane(case, {**row, "group": groups.index(row["group"])}, dates) for row in answer["sentences"]]
    lanes = tuple(lane._replace(spans=tuple(without(lane.spans, outs))) for lane in raw)
    whole = tuple(without(of_booking([span for lane in raw for span in lane.spans], dates), outs))
    booking = None
    if len(lanes) == 1:  # one sentence, or one chain, is the booking
        lanes = (lanes[0]._replace(spans=whole, notes=_notes(dates), governs=False),)
    else:
        booking = Lane(("All together",), _notes(dates), whole, "All together")
    return Facts(
        booking,
        lanes,
        len(groups),
        tuple(_counted(case)),
        tuple(_results(answer)),
        tuple(_events(case, answer)),
        dates,
    )


def recall_of(case: Json, parts: Iterable[int]) -> Recall | None:
    """The recall on a sentence or a chain: the latest, where several parts have one."""
    found = []
    for part in parts:
        row = case["sentences"][part].get("recall")
        if row and row.get("kind"):
            back = day_of(row, "returned")
            if back is None and row["kind"] != "STANDARD":
                back = day_of(case, "returnedToCustody")
            found.append(Recall(row["kind"], day_of(row, "revoked"), back))
    return max(found, key=lambda recall: (recall.revoked or 0, recall.returned or 0), default=None)


def _lane(case: Json, row: Json, dates: Mapping[str, int]) -> Lane:
    parts = row["parts"]
    sentences = [case["sentences"][part] for part in parts]
    own = {kind: ordinal(day) for kind, day in row["dates"].items()}
    if released(own) is None and "MTD" in dates and row["governsRelease"] and sentences[0].get("kind") == "DTO":
        own["MTD"] = dates["MTD"]  # an order has no release date of its own in the answer
    spans = of_sentence(min(ordinal(s["date"]) for s in sentences), own, recall_of(case, parts))
    who = named(parts)
    titles: tuple[str, ...]
    if len(parts) == 1:
        kind = kind_short(sentences[0])
        term = length(sentences[0].get("length"))
        brief = term.replace("year", "yr").replace("month", "mth").replace("week", "wk")
        titles = (f"{who}: {kind} {term}".strip(), f"{who}: {kind} {brief}".strip(), f"{who}: {kind}", who)
    else:
        ids = {str(s["id"]) for s in sentences if s.get("id") is not None}
        in_a_row = any(str(s.get("consecutiveTo")) in ids for s in sentences)
        titles = (f"{who}, {'in a row' if in_a_row else 'one term'}", who, f"{len(parts)} sentences")
    return Lane(titles, _notes(own), tuple(spans), who, row["governsRelease"], row["group"])


def _notes(dates: Mapping[str, int]) -> tuple[str, ...]:
    """Release and expiry beside a lane, as much as there is room for."""
    said = []
    for kinds in (("PRRD", "CRD", "ARD", "MTD"), ("SLED", "SED", "LED")):
        found = [(dates[kind], kind) for kind in kinds if kind in dates]
        if found:
            day, kind = max(found, key=lambda pair: pair[0])
            said.append(f"{kind} {short(day)}")
    return (", ".join(said), said[0], "") if said else ("",)


def _outs(case: Json) -> list[tuple[int, int]]:
    """From each release to the next return: an admission, a return after recall, a sentence."""
    movements = case.get("movements") or ()
    backs = [ordinal(row["date"]) for row in movements if row["direction"] == "in"]
    backs += [ordinal(s["date"]) for s in case["sentences"]]
    backs += [
        day for s in case["sentences"] if s.get("recall") and (day := day_of(s["recall"], "returned")) is not None
    ]
    backs += [day for day in [day_of(case, "returnedToCustody")] if day is not None]
    backs.sort()
    outs = []
    for row in movements:
        if row["direction"] == "out":
            out = ordinal(row["date"])
            outs.append((out, next((day for day in backs if day > out), NEVER)))
    return sorted(set(outs))


_PERIODS = (
    ("remand", "Remand", ("REMAND", "RECALL_REMAND")),
    ("bail", "Tagged bail", ("TAGGED_BAIL", "RECALL_TAGGED_BAIL")),
    ("ual", "Unlawfully at large", ("UAL",)),
)


def period(row: Json) -> tuple[int, int] | None:
    """First and last day of an adjustment, None where they are not known."""
    first, last = day_of(row, "periodFrom"), day_of(row, "periodTo")
    if row["type"] == "UAL" and first is None:
        first = ordinal(row["from"])
        last = first + max(row["days"], 1) - 1
    return None if first is None or last is None or last < first else (first, last)


def _counted(case: Json) -> Iterable[Counted]:
    rows = [row for row in case.get("adjustments") or () if row["days"] or row.get("periodFrom")]
    for kind, title, types in _PERIODS:
        mine = [row for row in rows if row["type"] in types]
        known = sorted(found for row in mine if (found := period(row)) is not None)
        spans: list[Span] = []
        for first, last in known:  # periods that meet or overlap are drawn as one
            if spans and first <= spans[-1].end:
                spans[-1] = spans[-1]._replace(end=max(spans[-1].end, last + 1))
            else:
                spans.append(Span(kind, first, last + 1))
        if spans:
            yield Counted(kind, title, days(sum(row["days"] for row in mine)), tuple(spans))
    moved: dict[int, int] = {}
    for row in rows:
        if row["type"] in ("ADA", "RADA"):
            at = ordinal(row["from"])
            moved[at] = moved.get(at, 0) + (row["days"] if row["type"] == "ADA" else -row["days"])
    if moved:
        added = sum(row["days"] for row in rows if row["type"] == "ADA")
        restored = sum(row["days"] for row in rows if row["type"] == "RADA")
        note = (days(added) if added else "") + (f"{', ' if added else ''}{restored} restored" if restored else "")
        yield Counted("added", "Added days", note, (), tuple(sorted(moved.items())))


def _results(answer: Json) -> Iterable[Mark]:
    """The dates of the booking; those on one day in one mark, three to a label so that it stays short."""
    by_day: dict[int, list[str]] = {}
    for row in answer["dates"]:
        by_day.setdefault(ordinal(row["date"]), []).append(row["type"])
    for day, types in sorted(by_day.items()):
        for n in range(0, len(types), 3):
            yield Mark(day, f"{', '.join(types[n : n + 3])} {short(day)}", "result")


def tranche_words(row: Json) -> str:
    """`tranche 2`, from the name in the answer."""
    return f"tranche {row['tranche'].rpartition('_')[2]}"


def recall_56_began(case: Json, answer: Json) -> int | None:
    """The day on which 56-day recall came in, where such a recall is in the case and no tranche says it already."""
    if answer["law"]["id"] != "today" or any(row["law"] == "FTR_56" for row in answer["tranche"] or ()):
        return None
    if not any((s.get("recall") or {}).get("kind") == "FTR_56" for s in case["sentences"]):
        return None
    law = next(row for row in table("release")["legislation"] if row["id"] == "recall-56")
    began: date = law["from"]
    return began.toordinal()


_LAWS = {"SDS_40": "SDS40", "SDS_PROGRESSION_MODEL": "Progression", "FTR_56": "56-day recall"}


def _events(case: Json, answer: Json) -> Iterable[Mark]:
    found: dict[tuple[int, str], Mark] = {}

    def add(day: int | None, label: str, kind: str, rank: int) -> None:
        if day is not None:
            found.setdefault((day, label), Mark(day, f"{label} {short(day)}", kind, rank))

    for s in case["sentences"]:
        add(ordinal(s["date"]), "Sentenced", "event", 3)
        if s.get("recall") and s["recall"].get("kind"):
            add(day_of(s["recall"], "revoked"), "Licence revoked", "event", 1)
            add(day_of(s["recall"], "returned"), "Back in custody", "event", 1)
    if any((s.get("recall") or {}).get("kind", "STANDARD") not in (None, "STANDARD") for s in case["sentences"]):
        add(day_of(case, "returnedToCustody"), "Back in custody", "event", 1)
    for row in answer["tranche"] or ():
        add(day_of(row, "opens"), f"{_LAWS.get(row['law'], row['title'])} {tranche_words(row)} opens", "tranche", 1)
    add(recall_56_began(case, answer), "56-day recall law", "tranche", 1)
    for row in case.get("movements") or ():
        words = (OUT if row["direction"] == "out" else IN)[row["reason"]][0]
        add(ordinal(row["date"]), words, "event", 2)
    return sorted(found.values())
