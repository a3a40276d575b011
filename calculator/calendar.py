"""Working days of England and Wales. Bank holidays are law data; days outside the table know weekends only."""

from __future__ import annotations

from datetime import date
from functools import cache

from calculator.law.load import table

SATURDAY = 5


def weekday(day: int) -> int:
    """Day of the week of a day number: Monday is 0."""
    return (day - 1) % 7


class WorkingDays:
    """Working days by one list of bank holidays (day numbers)."""

    __slots__ = ("holidays",)

    def __init__(self, holidays: frozenset[int]) -> None:
        self.holidays = holidays

    def is_working(self, day: int) -> bool:
        """Neither Saturday, Sunday nor bank holiday."""
        return (day - 1) % 7 < SATURDAY and day not in self.holidays

    def previous(self, day: int) -> int:
        """The day itself if working, otherwise the last working day before it."""
        while (day - 1) % 7 >= SATURDAY or day in self.holidays:
            day -= 1
        return day

    def next(self, day: int) -> int:
        """The day itself if working, otherwise the first working day after it."""
        while (day - 1) % 7 >= SATURDAY or day in self.holidays:
            day += 1
        return day

    def before_days_off(self, day: int) -> tuple[int, bool]:
        """The day for release under the scheme for Fridays and days before bank holidays, and whether it moved.

        Steps back while the day is not working or the day after it is not working: a Friday becomes Thursday. Offenders
        (Day of Release from Detention) Act 2023.
        """
        start = day
        while not self.is_working(day) or not self.is_working(day + 1):
            day -= 1
        return day, day != start


@cache
def working_days(name: str) -> WorkingDays:
    """The list called `name` in `bank_holidays.toml`: "full", or "reference" (the two days of the agreed cases)."""
    return WorkingDays(frozenset(d.toordinal() for d in table("bank_holidays")[name]["days"]))


def table_span() -> tuple[date, date]:
    """First and last year for which the full list is complete."""
    full = table("bank_holidays")["full"]
    return date(full["first_year"], 1, 1), date(full["last_year"], 12, 31)
