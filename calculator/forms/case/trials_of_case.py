"""Trials from the whole case: the engine asked again with one thing otherwise, and dates it has already worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculator.exchange import answer
from calculator.forms.case.trials import CHAINED, DROPPED, GOVERNING, LAW, LEFT_OUT, MARKED, OTHER_DATE, Trial
from calculator.forms.words import count
from calculator.law.kinds import sentence_types
from calculator.law.model import law_sets
from calculator.names import ADJUSTMENT_NAMES, DATE_NAMES
from calculator.record import Record

#: The engine is asked no more often than this, however many the entries.
MOST_CALLS = 50
_EACH = 12  # of one kind of trial
_FRACTIONS = ("FRACTION", "PAROLE_FRACTION")

Request = Mapping[str, Any]


class Asked(Record):
    """The case worked out again: what was done otherwise, and the dates that then come, by type."""

    rank: int
    key: str
    when: str
    dates: Mapping[str, int]
    rules: tuple[str, ...] = ()
    adjustment: int | None = None


def ask_again(request: Request) -> list[Asked]:
    """The engine's dates with one thing otherwise, for each thing in a fixed order; refusals are passed over."""
    found = []
    for calls, (asked, changed) in enumerate(_variants(request)):
        if calls == MOST_CALLS:
            break
        given = answer({**request, **changed, "call": "calculate", "steps": False})
        if given["status"] == "result":
            dates = {d["type"]: date.fromisoformat(d["date"]).toordinal() for d in given["dates"]}
            found.append(asked.replace(dates=dates))
    return found


def _variants(request: Request) -> Iterator[tuple[Asked, dict[str, Any]]]:
    case = request["case"]
    yield from _laws(request)
    yield from _without_records(case)
    yield from _concurrent(case)
    yield from _without_sentences(case)
    yield from _marked(case)
    yield from _consecutive(case)


def _laws(request: Request) -> Iterator[tuple[Asked, dict[str, Any]]]:
    for key, title in law_sets():
        if key != request.get("law", "today"):
            yield Asked(LAW, f"law {key}", f"the law set “{title}” is used", {}, _FRACTIONS), {"law": key}


def _without_records(case: Mapping[str, Any]) -> Iterator[tuple[Asked, dict[str, Any]]]:
    rows = list(case.get("adjustments") or ())
    for n, row in enumerate(rows[:_EACH]):
        when = f"the case is worked out without the record “{_record(row)}”"
        kept = rows[:n] + rows[n + 1 :]
        yield Asked(LEFT_OUT, f"record {n}", when, {}, (), n), {"case": {**case, "adjustments": kept}}
    kinds = list(dict.fromkeys(row["type"] for row in rows))
    for kind in kinds:
        if 1 < sum(row["type"] == kind for row in rows) < len(rows):
            when = f"the case is worked out without any record of {ADJUSTMENT_NAMES.get(kind, kind).lower()}"
            kept = [row for row in rows if row["type"] != kind]
            yield Asked(LEFT_OUT, f"records {kind}", when, {}), {"case": {**case, "adjustments": kept}}
    if len(rows) > 1:
        when = "the case is worked out without any adjustment"
        yield Asked(LEFT_OUT, "drop all", when, {}), {"case": {**case, "adjustments": []}}


def _record(row: Mapping[str, Any]) -> str:
    return f"{ADJUSTMENT_NAMES.get(row['type'], row['type'])}: {count(row['days'], 'day')}"


def _sentences(case: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"case": {**case, "sentences": list(rows)}}


def _concurrent(case: Mapping[str, Any]) -> Iterator[tuple[Asked, dict[str, Any]]]:
    rows = case["sentences"]
    linked = [n for n, row in enumerate(rows) if row.get("consecutiveTo")]
    for n in linked[:_EACH]:
        changed = [{**row, "consecutiveTo": None} if at == n else row for at, row in enumerate(rows)]
        when = f"sentence {name(rows, n)} runs alongside, not after sentence {rows[n]['consecutiveTo']}"
        yield Asked(CHAINED, f"concurrent {n}", when, {}, ("TERM",)), _sentences(case, changed)
    if len(linked) > 1:
        free = [{**row, "consecutiveTo": None} for row in rows]
        yield (
            Asked(CHAINED, "concurrent", "every sentence runs alongside the others", {}, ("TERM",)),
            _sentences(case, free),
        )


def _consecutive(case: Mapping[str, Any]) -> Iterator[tuple[Asked, dict[str, Any]]]:
    rows = case["sentences"]
    if len(rows) < 2 or any(not row.get("id") for row in rows):
        return
    tried: set[tuple[int, int]] = set()
    free = [n for n, row in enumerate(rows) if not row.get("consecutiveTo")]
    # after the one before it, then after the one behind it, then after any other
    order = [(n, n - 1) for n in free] + [(n, n + 1) for n in free] + [(n, m) for n in free for m in range(len(rows))]
    for n, m in order:
        if n == m or not 0 <= m < len(rows) or (n, m) in tried or len(tried) >= _EACH or _leads(rows, m, n):
            continue
        tried.add((n, m))
        changed = [{**row, "consecutiveTo": rows[m]["id"]} if at == n else row for at, row in enumerate(rows)]
        when = f"sentence {name(rows, n)} runs after sentence {name(rows, m)}, not alongside it"
        yield Asked(CHAINED, f"consecutive {n} {m}", when, {}, ("TERM",)), _sentences(case, changed)
    if len(free) > 2:
        chain = [{**row, "consecutiveTo": rows[n - 1]["id"] if n else None} for n, row in enumerate(rows)]
        when = "every sentence runs after the one before it"
        yield Asked(CHAINED, "consecutive", when, {}, ("TERM",)), _sentences(case, chain)


def _marked(case: Mapping[str, Any]) -> Iterator[tuple[Asked, dict[str, Any]]]:
    """SDS+ marked where it is not, and the reverse; exclusions left out."""
    rows = case["sentences"]
    for n, row in enumerate(rows[:_EACH]):
        if kind_of(row) != "SDS":
            continue
        plus = bool(row.get("sdsPlus"))
        changes: list[tuple[str, dict[str, Any]]] = [
            (f"is {'not ' if plus else ''}marked as SDS+", {"sdsPlus": not plus, "sdsPlusOffence": not plus})
        ]
        if not plus:
            would = bool(row.get("sdsPlusOffence"))
            when = f"is {'not ' if would else ''}marked as one that would be SDS+ if it were passed today"
            changes.append((when, {"sdsPlusOffence": not would}))
        if row.get("exclusions"):
            changes.append(("is entered without its exclusion", {"exclusions": []}))
        for words, change in changes:
            changed = [{**other, **change} if at == n else other for at, other in enumerate(rows)]
            when = f"sentence {name(rows, n)} {words}"
            yield Asked(MARKED, f"marked {n} {words}", when, {}, _FRACTIONS), _sentences(case, changed)


def _leads(rows: Sequence[Mapping[str, Any]], start: int, to: int) -> bool:
    """Whether sentence `start` already runs, through others, after sentence `to`."""
    by_id = {row.get("id"): row for row in rows}
    seen: set[Any] = set()
    at: Any = rows[start]
    while at is not None and at.get("id") not in seen:
        if at is rows[to]:
            return True
        seen.add(at.get("id"))
        at = by_id.get(at.get("consecutiveTo"))
    return False


def _without_sentences(case: Mapping[str, Any]) -> Iterator[tuple[Asked, dict[str, Any]]]:
    rows = case["sentences"]
    for n in range(len(rows[:_EACH]) if len(rows) > 1 else 0):
        changed = {"case": without_sentence(case, n)}
        records = changed["case"]["adjustments"]
        whose = " with the records that belong to it" if len(records) < len(case.get("adjustments") or ()) else ""
        when = f"sentence {name(rows, n)} is left out{whose}"
        yield Asked(DROPPED, f"without {n}", when, {}, ("TERM",)), changed


def without_sentence(case: Mapping[str, Any], n: int) -> dict[str, Any]:
    """The case without its sentence number `n`: what ran after it runs after the one before, its records go too."""
    rows = case["sentences"]
    gone = rows[n]
    kept = [
        {**row, "consecutiveTo": gone.get("consecutiveTo")}
        if gone.get("id") and row.get("consecutiveTo") == gone.get("id")
        else row
        for at, row in enumerate(rows)
        if at != n
    ]
    records = [row for row in case.get("adjustments") or () if not gone.get("id") or row.get("sentence") != gone["id"]]
    return {**case, "sentences": kept, "adjustments": records}


def kind_of(row: Mapping[str, Any]) -> str:
    """The kind of a sentence, from itself or from its type."""
    known = sentence_types().get(row.get("type") or "")
    return str(row.get("kind") or (known.kind if known is not None else None) or "SDS")


def name(rows: Sequence[Mapping[str, Any]], n: int) -> str:
    """What a sentence is called, as the steps call it: its own short id, otherwise its place."""
    own = rows[n].get("id")
    return own if own and len(own) <= 12 else str(n + 1)


# --- what was worked out already --------------------------------------------------------------------------------------


def other_dates(given: Mapping[str, Any], kind: str) -> Iterator[Trial]:
    """The other dates of the result, and the own dates of each sentence where there are several."""
    for found in given["dates"]:
        if found["type"] != kind:
            when = f"the {DATE_NAMES[found['type']].lower()} ({found['type']}) is written in its place"
            yield Trial(OTHER_DATE, f"date {found['type']}", when, _day(found["date"]), None, "figures")


def governing(given: Mapping[str, Any], request: Request, kind: str) -> Iterator[Trial]:
    """The date that each sentence, or chain of sentences, has by itself."""
    rows = request["case"]["sentences"]
    found = given.get("sentences") or ()
    for row in found if len(found) > 1 else ():
        if kind in row["dates"]:
            names = [name(rows, n) for n in row["parts"]]
            which = f"sentence {names[0]}" if len(names) == 1 else f"the chain of sentences {', '.join(names)}"
            when = f"{which} is taken as the one that governs: this is its own {kind}"
            yield Trial(GOVERNING, f"own {row['parts']}", when, _day(row["dates"][kind]), 0, "figures")


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
