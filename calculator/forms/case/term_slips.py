"""Ways in which the days of a term are often counted wrongly; each gives the days, or none where it cannot apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from calculator.durations import add_months, last_day

Days = Callable[[int, Sequence[int]], int | None]


def _plain(_: int, length: Sequence[int]) -> int | None:
    years, months, weeks, days = length
    return 365 * years + 30 * months + 7 * weeks + days if months else None


def _thirty(start: int, length: Sequence[int]) -> int | None:
    years, months, weeks, days = length
    if not months:
        return None
    return last_day(start, (years, 0, 0, 0)) - start + 1 + 30 * months + 7 * weeks + days


def _no_leap(start: int, length: Sequence[int]) -> int | None:
    years, months, weeks, days = length
    if not years:
        return None
    end = add_months(start, months) - start if months else 0
    return 365 * years + end + 7 * weeks + days


def _same_day(start: int, length: Sequence[int]) -> int | None:
    years, months, weeks, days = length
    return add_months(start, 12 * years + months) - start + 1 + 7 * weeks + days if years or months else None


def _carried(start: int, length: Sequence[int]) -> int | None:
    years, months, weeks, days = length
    if date.fromordinal(start).day != 1 or not (years or months):
        return None
    return add_months(start - 1, 12 * years + months) - start + 1 + 7 * weeks + days


#: The days of a term from its first day and its length (years, months, weeks, days), by what is done otherwise.
WAYS: Mapping[str, Days] = {
    "months are counted as 30 days and years as 365": _plain,
    "months are counted as 30 days": _thirty,
    "years are counted as 365 days, without leap days": _no_leap,
    "the last day of the term is taken to be the same day of the month, one day too many": _same_day,
    "the term from the first of a month is not ended on the last day of a month": _carried,
}
