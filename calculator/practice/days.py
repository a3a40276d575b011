"""The days that the stories use: the day of the exercises, and the days on which courts sit. Days are day numbers."""

from __future__ import annotations

from datetime import date
from functools import cache

from calculator.calendar import working_days
from calculator.forms.words import count
from calculator.names import full_date, plain_date
from calculator.practice.crimes import Length

#: The day on which every exercise is worked out.
AS_OF = "2026-11-22"
TODAY = date.fromisoformat(AS_OF).toordinal()
#: The first day of the progression model: one third, and one half for SDS+.
THIRD = date(2026, 10, 1).toordinal()


def day(iso: str) -> int:
    """The day number of `2026-10-05`."""
    return date.fromisoformat(iso).toordinal()


def iso(number: int) -> str:
    """`2026-10-05` of a day number."""
    return date.fromordinal(number).isoformat()


def said(number: int) -> str:
    """`5 October 2026`."""
    return plain_date(date.fromordinal(number))


def full(number: int) -> str:
    """`Monday 5 October 2026`."""
    return full_date(date.fromordinal(number))


@cache
def court_days(first: str, last: str) -> tuple[int, ...]:
    """Working days from `first` to `last`, both included."""
    working = working_days("full").is_working
    return tuple(n for n in range(day(first), day(last) + 1) if working(n))


def sitting(number: int) -> int:
    """The day itself if courts and adjudicators sit on it, otherwise the last such day before."""
    return working_days("full").previous(number)


def length_words(length: Length) -> str:
    """`3 years 6 months`, `12 weeks`."""
    units = zip(length, ("year", "month", "week", "day"), strict=True)
    return " ".join(count(number, unit) for number, unit in units if number)
