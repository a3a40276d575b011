"""The line of time in words: every day on which something happens, in order, and one sentence for the picture."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.forms.case.drawing.facts import (
    Facts,
    day_of,
    ordinal,
    period,
    recall_56_began,
    tranche_words,
)
from calculator.forms.case.drawing.wording import IN, OUT, RECALLS, days, full, imposed, named
from calculator.forms.words import count, listed
from calculator.names import ADJUSTMENT_NAMES, DATE_NAMES, ORDER

Json = Mapping[str, Any]
WHOLE = "All together"
#: Dates of one sentence among several that are shown; eligibility for curfew and removal belong to the booking only.
_OWN = frozenset({"SLED", "LED", "SED", "NPD", "ARD", "CRD", "PED", "PRRD", "TUSED"})
#: Notes that name another day for a release.
_MOVES = frozenset({"WORKING_DAY", "FRIDAY"})


class _Rows:
    """Rows by day; the same thing for several sentences is one row."""

    def __init__(self) -> None:
        self.who: dict[tuple[int, int, str], list[str]] = {}

    def add(self, day: int | None, order: int, what: str, who: str) -> None:
        if day is not None:
            said = self.who.setdefault((day, order, what), [])
            if who and who not in said:
                said.append(who)

    def written(self, whole: str) -> list[dict[str, str]]:
        """The rows in order; `whole` is what the whole booking is called."""
        return [
            {
                "date": _iso(day),
                "day": full(day),
                "what": what,
                "who": "; ".join(whole if who == WHOLE else who for who in self.who[day, order, what]),
            }
            for day, order, what in sorted(self.who, key=lambda row: row[:2])
        ]


def rows(case: Json, answer: Json, found: Facts, today: int) -> list[dict[str, str]]:
    """The rows of the table, in order of date: what was imposed, counted, ordered and done, and every date."""
    made = _Rows()
    _sentences(made, case)
    _adjustments(made, case)
    for row in case.get("movements") or ():
        words = (OUT if row["direction"] == "out" else IN)[row["reason"]][1]
        made.add(ordinal(row["date"]), 3, words, WHOLE)
    for row in answer["tranche"] or ():
        takes = f" ({row['takes']})" if row.get("takes") else ""
        made.add(day_of(row, "opens"), 4, f"{row['title']}: {tranche_words(row)} opens{takes}", WHOLE)
    made.add(recall_56_began(case, answer), 4, "Fixed-term recalls of 56 days begin in law", WHOLE)
    _dates(made, answer, found)
    for row in answer["notes"]:
        if row["code"] in _MOVES:
            made.add(day_of(row, "date"), 9, f"{row['type']}: {row['text']}", WHOLE)
    made.add(today, 0, "Today", "")
    one = answer["sentences"][0]["parts"] if len(answer["sentences"]) == 1 else ()
    return made.written(named(one) if one else WHOLE)


def _sentences(made: _Rows, case: Json) -> None:
    numbered = {str(s["id"]): n for n, s in enumerate(case["sentences"]) if s.get("id") is not None}
    recalled: dict[tuple[int, int, str], list[int]] = {}
    for n, s in enumerate(case["sentences"]):
        made.add(ordinal(s["date"]), 1, imposed(s, numbered), named([n]))
        recall = s.get("recall") or {}
        if kind := recall.get("kind"):
            revoked, back = day_of(recall, "revoked"), day_of(recall, "returned")
            if back is None and kind != "STANDARD":
                back = day_of(case, "returnedToCustody")
            if revoked is not None:
                recalled.setdefault((revoked, 2, f"Licence revoked: {RECALLS[kind]}"), []).append(n)
            if back is not None:
                recalled.setdefault((back, 3, f"Back in custody: {RECALLS[kind]}"), []).append(n)
    for (day, order, what), parts in recalled.items():
        made.add(day, order, what, named(parts))


def _adjustments(made: _Rows, case: Json) -> None:
    for row in case.get("adjustments") or ():
        kind, number = row["type"], row["days"]
        name, known = ADJUSTMENT_NAMES.get(kind, kind), period(row)
        if kind in ("ADA", "RADA"):
            made.add(ordinal(row["from"]), 5, f"{name}: {days(number)}", WHOLE)
        elif known is None:
            if number:
                made.add(ordinal(row["from"]), 5, f"{name}: {days(number)}, no period entered", WHOLE)
        elif known[0] == known[1]:
            made.add(known[0], 5, f"{name}: {days(number)}, this day only", WHOLE)
        else:
            made.add(known[0], 5, f"{name} begins: {days(number)}, to {full(known[1])}", WHOLE)
            made.add(known[1], 5, f"{name} ends: last day", WHOLE)


def _dates(made: _Rows, answer: Json, found: Facts) -> None:
    """The dates of the booking; of a sentence by itself, those that its line shows and the booking does not say."""
    for kind, day in found.dates.items():
        made.add(day, _order(kind), _what(kind), WHOLE)
    alone = len(answer["sentences"]) == 1
    for row in answer["sentences"]:
        who = named(row["parts"])
        for kind, iso in row["dates"].items():
            if kind in _OWN and not (alone and kind in found.dates):
                made.add(ordinal(iso), _order(kind), _what(kind), who if alone else f"{who} taken alone")


def _what(kind: str) -> str:
    return f"{kind}: {DATE_NAMES[kind]}"


def _order(kind: str) -> int:
    return 10 + ORDER.index(kind)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def described(case: Json, found: Facts) -> str:
    """One sentence for the picture."""
    number = len(case["sentences"])
    said = [f"{count(number, 'sentence')}"]
    releases = [kind for kind in ("PRRD", "CRD", "ARD", "MTD") if kind in found.dates]
    if releases:
        kind = max(releases, key=lambda kind: found.dates[kind])
        said.append(f"release on {full(found.dates[kind])} ({kind})")
    ends = [kind for kind in ("SLED", "LED", "SED", "TUSED") if kind in found.dates]
    if ends:
        kind = max(ends, key=lambda kind: found.dates[kind])
        said.append(f"everything ends on {full(found.dates[kind])} ({kind})")
    return f"Line of time: {listed(said)}. The table says the same in words."
