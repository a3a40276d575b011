"""Words and limits that the calculators about days share: dates with their weekday, and the years that can be used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from calculator.calendar import table_span
from calculator.forms.words import count, listed
from calculator.law.load import packaged
from calculator.names import full_date, plain_date
from calculator.quick.model import Fault, Line

TOPIC = "quick/data/counting"


def dated(name: str, day: int | date, note: str = "") -> Line:
    """A result that is a date, with its weekday."""
    at = day if isinstance(day, date) else date.fromordinal(day)
    return Line(name, full_date(at), at, note)


def said(day: int | date) -> str:
    """`Monday 5 January 2026`."""
    return full_date(day if isinstance(day, date) else date.fromordinal(day))


def lasting(years: int, months: int, weeks: int, days: int) -> str:
    """`2 years, 3 months and 5 days`; units without any are left out."""
    units = ((years, "year"), (months, "month"), (weeks, "week"), (days, "day"))
    return listed([count(number, unit) for number, unit in units if number]) or count(0, "day")


def usable(day: date) -> bool:
    """Whether a date is in the years that these calculators take."""
    span = packaged(TOPIC)["span"]
    return bool(span["first_year"] <= day.year <= span["last_year"])


def years_of_use() -> str:
    """`1900 to 2200`."""
    span = packaged(TOPIC)["span"]
    return f"{span['first_year']} to {span['last_year']}"


def out_of_years(values: Mapping[str, Any], asked: Iterable[str]) -> list[Fault]:
    """A fault for every date given that is outside the years in use."""
    return [
        Fault(name, f"{plain_date(values[name])} is not in the years {years_of_use()}.", "Check the year.")
        for name in asked
        if values.get(name) is not None and not usable(values[name])
    ]


def out_of_table(about: str, day: date) -> Fault:
    """Bank holidays are not known for a day that the count reaches."""
    first, last = table_span()
    return Fault(
        about,
        f"The count reaches {plain_date(day)}. Bank holidays are known from {plain_date(first)} to {plain_date(last)}.",
        "Take a date inside those years, or count by hand with a calendar of bank holidays for that year.",
    )


def in_table(day: int | date) -> bool:
    """Whether bank holidays are known for a day."""
    first, last = table_span()
    return first <= (day if isinstance(day, date) else date.fromordinal(day)) <= last
