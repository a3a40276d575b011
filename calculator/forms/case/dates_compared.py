"""Dates of two workings side by side: how far each moved, and the first step at which they part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.forms.case.aligned import SAME, Sides, first_difference, rows
from calculator.forms.words import count
from calculator.names import ORDER, full_date

Answer = Mapping[str, Any]


def apart(days: int) -> str:
    """`12 days earlier`, `1 day later`, `the same day`."""
    return f"{count(abs(days), 'day')} {'earlier' if days < 0 else 'later'}" if days else "the same day"


def shown_date(iso: str) -> dict[str, str]:
    """A date for the page: as it is written in a file, and in full."""
    return {"date": iso, "day": full_date(date.fromisoformat(iso))}


def compared_dates(first: Answer, second: Answer, sides: Sides) -> list[dict[str, Any]]:
    """Every date that either has, in the order dates are read out."""
    ours, theirs = by_type(first), by_type(second)
    known = [*ORDER, *ours, *theirs]
    return [_compared(ours.get(kind), theirs.get(kind), sides) for kind in sorted({*ours, *theirs}, key=known.index)]


def by_type(answer: Answer) -> dict[str, Mapping[str, Any]]:
    """The dates of an answer by their type."""
    return {found["type"]: found for found in answer["dates"]}


def _compared(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None, sides: Sides) -> dict[str, Any]:
    known: Mapping[str, Any] = one or other or {}
    steps = rows(one["steps"] if one else (), other["steps"] if other else (), sides)
    unlike = any(row["state"] != SAME for row in steps)
    days = None
    if one is None or other is None:
        said = f"only in “{sides[1] if one is None else sides[0]}”"
        first = f"This date is worked out {said}."
    else:
        days = (date.fromisoformat(other["date"]) - date.fromisoformat(one["date"])).days
        said = apart(days)
        first = first_difference(steps, sides) or "Every step is the same."
        if not days and unlike:
            said = "the same day, by other steps"
    return {
        "type": known["type"],
        "name": known["name"],
        "first": shown_date(one["date"]) if one else None,
        "second": shown_date(other["date"]) if other else None,
        "days": days,
        "apart": said,
        "differs": days != 0,
        "part": first,
        "steps": steps if unlike else [],
    }
