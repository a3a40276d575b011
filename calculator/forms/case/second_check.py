"""Second check: a case entered twice by two people, each without the other's entries in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.forms.case.compare import SWITCHES, moved, stands_on
from calculator.forms.case.dates_compared import compared_dates
from calculator.forms.case.matched import PartDifference, entry_differences, places, unsaid
from calculator.forms.case.model import Worked
from calculator.forms.words import count, listed

SIDES = ("First", "Second")
#: What the dates stand on beside the entries, and how the page speaks of it.
_STANDS = {
    "Law": "the law set or the day it is looked at from",
    SWITCHES: "which rules are in force",
    "Calculator": "the version of the calculator",
    "Law checked on": "the day on which the law was checked",
}


def differences(first: Worked, second: Worked) -> dict[str, Any]:
    """What differs between two entries of one case: what they stand on, field by field, then date by date."""
    entries = entry_differences(first, second)
    dates = compared_dates(first.answer, second.answer, SIDES)
    stands = [row for row in stands_on(first.answer, second.answer) if row["label"] in _STANDS]
    unlike = [row for row in stands if row["differs"]]
    unseen = [] if entries else unsaid(first, second)
    return {
        "columns": list(SIDES),
        "same": not (entries or unseen or unlike or moved(dates)),
        "basis": {"words": _basis(unlike), "lines": unlike},
        "verdict": _verdict(places(entries) + len(unseen), dates),
        "parts": [_part(part) for part in entries],
        "unseen": f"What differs is not shown in words: {listed(unseen)}." if unseen else "",
        "dates": dates,
    }


def _basis(unlike: Sequence[Mapping[str, Any]]) -> str:
    """Said before anything else, where the two do not stand on the same ground."""
    if not unlike:
        return ""
    what = listed([_STANDS[row["label"]] for row in unlike])
    return (
        f"The two were not worked out on the same ground. Not the same: {what}. Dates may differ for that reason "
        "alone. Work both out on the same law, the same day and the same version before you compare them."
    )


def _verdict(changed: int, dates: Sequence[Mapping[str, Any]]) -> str:
    other = moved(dates)
    if not changed:
        if not other:
            return "Both entered the same, and the dates agree."
        return f"Both entered the same, but {count(other, 'date')} {_differ(other)}."
    entered = f"The entries differ in {count(changed, 'place')}"
    return (
        f"{entered}; {count(other, 'date')} {_differ(other)}." if other else f"{entered}; the dates agree all the same."
    )


def _differ(number: int) -> str:
    return "differs" if number == 1 else "differ"


def _part(part: PartDifference) -> dict[str, Any]:
    only = "" if part.first and part.second else SIDES[0] if part.first else SIDES[1]
    return {
        "title": part.title,
        "only": f"Only in “{only}”" if only else "",
        "lines": [
            {
                "label": line.label,
                "first": line.values[0],
                "second": line.values[1],
                "place": line.place,
                "field": line.second.field if line.second is not None else "",
            }
            for line in part.lines
        ],
    }
