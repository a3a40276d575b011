"""Lengths to days and dates, as PSI 03/2015 chapter 5 counts them. Dates are day numbers (`date.toordinal`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

Units = tuple[int, int, int, int]

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_from = date.fromordinal


def _days_in(year: int, month: int) -> int:
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_DAYS[month - 1]


@lru_cache(maxsize=65536)
def add_months(day: int, months: int) -> int:
    """The same day of the month `months` away, or the month's last day where it is shorter."""
    at = _from(day)
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return date(year, month + 1, min(at.day, _days_in(year, month + 1))).toordinal()


@lru_cache(maxsize=65536)
def last_day(start: int, length: Units) -> int:
    """Last day of a term of `length` beginning on `start`, both days included.

    A term of months or years from the first of a month ends on the last day of a month; otherwise the day before the
    start is carried forward, years first and then months, each clipped to the month's length. Weeks and days follow.
    """
    years, months, weeks, days = length
    at = _from(start)
    if at.day == 1 and (months or years):
        year, month = divmod((at.year + years) * 12 + at.month - 1 + months - 1, 12)
        end = date(year, month + 1, _days_in(year, month + 1)).toordinal()
    else:
        end = add_months(start - 1, 12 * years) if years else start - 1
        if months:
            end = add_months(end, months)
    return end + 7 * weeks + days


def length_in_days(start: int, length: Units) -> int:
    """Number of days in a term, counting the day of sentence as day one."""
    return last_day(start, length) - start + 1


def unit_sum(lengths: Iterable[Units]) -> Units:
    """Lengths added unit by unit, with no carrying from one unit to the next."""
    years = months = weeks = days = 0
    for y, m, w, d in lengths:
        years += y
        months += m
        weeks += w
        days += d
    return years, months, weeks, days


def join_run(laid: list[Units], length: Units) -> None:
    """Add a length to the runs laid so far: neighbouring months and years, and weeks and days, are added up."""
    years, months, weeks, days = length
    if years or months:
        if laid and (laid[-1][0] or laid[-1][1]):
            last = laid[-1]
            laid[-1] = (last[0] + years, last[1] + months, 0, 0)
        else:
            laid.append((years, months, 0, 0))
    if weeks or days:
        if laid and (laid[-1][2] or laid[-1][3]):
            last = laid[-1]
            laid[-1] = (0, 0, last[2] + weeks, last[3] + days)
        else:
            laid.append((0, 0, weeks, days))


def runs(lengths: Iterable[Units]) -> list[Units]:
    """Consecutive lengths in the order imposed, as runs of months and years, and of weeks and days."""
    laid: list[Units] = []
    for length in lengths:
        join_run(laid, length)
    return laid


def reckon(start: int, laid: Sequence[Units], begun: tuple[int, int, int]) -> tuple[int, tuple[int, int, int]]:
    """Days of runs laid end to end from `start`, going on from where an earlier reckoning from the same day stopped.

    Gives the days and where this reckoning stands: all but the last run, which may still grow.
    """
    done, at = begun[1:] if begun[0] == start else (0, start)
    for run in laid[done:-1]:
        at = last_day(at, run) + 1
    end = last_day(at, laid[-1]) + 1 if laid else at
    return end - start, (start, max(len(laid) - 1, 0), at)


def aggregate_days(start: int, lengths: Sequence[Units]) -> int:
    """Days in consecutive terms: the runs of `runs`, laid end to end from `start`."""
    return reckon(start, runs(lengths), (0, 0, 0))[0]


def period(first: int, last: int) -> tuple[int, int, int]:
    """Whole years, months and days from one day to another (whole months first, then the days left over)."""
    a, b = _from(first), _from(last)
    months = (b.year - a.year) * 12 + b.month - a.month
    days = b.day - a.day
    if months > 0 and days < 0:
        months -= 1
        days = last - add_months(first, months)
    return months // 12, months % 12, days


def birthday(birth: int, age: int) -> tuple[int, int]:
    """First day on which the person is `age` or over, and first day on which they are older than exactly `age`.

    Somebody born on 29 February reaches an age on 1 March of a year without that day.
    """
    born = _from(birth)
    year = born.year + age
    if born.month == 2 and born.day == 29 and _days_in(year, 2) == 28:
        first = date(year, 3, 1).toordinal()
        return first, first
    first = date(year, born.month, born.day).toordinal()
    return first, first + 1
