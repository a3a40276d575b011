"""Small sums that several quick calculators share: dated rows, ages, months, business days, days as results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from calculator.calendar import table_span, working_days
from calculator.durations import add_months
from calculator.law.load import packaged
from calculator.names import WEEKDAYS, full_date, plain_date
from calculator.quick.model import Declined, Fault, Line


def data(topic: str) -> Mapping[str, Any]:
    """The packaged figures of one topic, for example "fine_default"."""
    return packaged(f"quick/data/{topic}")


def in_force(rows: Sequence[Mapping[str, Any]], on: date) -> Mapping[str, Any] | None:
    """The last row that has begun on a day; None before the first. Rows stand in order of `from`."""
    begun = [row for row in rows if row["from"] <= on]
    return begun[-1] if begun else None


def months(day: date, count: int) -> date:
    """The same day of the month `count` months away, or the last day of that month where it is shorter."""
    return date.fromordinal(add_months(day.toordinal(), count))


def days(day: date, count: int) -> date:
    """`count` days later (earlier, if negative)."""
    return day + timedelta(days=count)


def whole_months(first: date, last: date) -> int:
    """Completed calendar months from one day to a later one; 0 if it is not later."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return max(count - (last.day < first.day), 0)


def age(born: date, on: date) -> int:
    """Completed years. Somebody born on 29 February is a year older on 1 March of a year without that day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def counted(number: int, unit: str) -> str:
    """`1 day`, `14 days`."""
    return f"{number:,} {unit}" if number != 1 else f"1 {unit.removesuffix('s')}"


def pounds(pence: int) -> str:
    """`£1,250` or `£1,250.50`."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02d}" if rest else f"£{whole:,}"


def is_working(day: date) -> bool:
    """Neither Saturday, Sunday nor bank holiday. Declines outside the years of the table of bank holidays."""
    covered(day, "")
    return working_days("full").is_working(day.toordinal())


def covered(day: date, about: str) -> None:
    """Decline where the table of bank holidays does not hold the day."""
    first, last = table_span()
    if not first <= day <= last:
        raise Declined(
            Fault(
                about,
                f"{plain_date(day)} lies outside the table of bank holidays ({first.year} to {last.year}).",
                "Look at the date again. If it is right, count by hand with the government list of bank holidays.",
            )
        )


def business_days(day: date, count: int, about: str = "") -> date:
    """The day `count` working days later; the first day is not counted. Declines outside the table."""
    for _ in range(count):
        day += timedelta(days=1)
        covered(day, about)
        while not is_working(day):
            day += timedelta(days=1)
            covered(day, about)
    return day


def next_working(day: date, about: str = "") -> date:
    """The day itself if it is a working day, otherwise the first one after it. Declines outside the table."""
    covered(day, about)
    while not is_working(day):
        day += timedelta(days=1)
        covered(day, about)
    return day


def from_today(day: date, as_of: date) -> str:
    """How far a day lies from the as-of date: `today`, `in 12 days`, `3 days ago`."""
    apart = (day - as_of).days
    if apart == 0:
        return "today"
    return f"in {counted(apart, 'days')}" if apart > 0 else f"{counted(-apart, 'days')} ago"


def on_day(name: str, day: date, note: str = "") -> Line:
    """A result that is a day, written with its weekday."""
    return Line(name, full_date(day), day, note)


def not_working_note(day: date) -> str:
    """What to say where a day of release is a weekend or a bank holiday; empty where it is none."""
    first, last = table_span()
    if not first <= day <= last or is_working(day):
        return ""
    return f"{WEEKDAYS[day.weekday()]} {plain_date(day)} is not a working day."


@cache
def _parameters() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return {row["id"]: row["row"] for row in packaged("law/parameters")["parameter"]}


def figure(parameter: str, on: date) -> tuple[Any, str]:
    """A figure of `law/parameters.toml` in force on a day, and the id of its source. KeyError if there is none."""
    row = in_force(_parameters()[parameter], on)
    if row is None:
        raise KeyError(f"{parameter} on {on}")
    return row["value"], row["source"]


def begins(parameter: str) -> date:
    """The day on which the newest row of a figure of `law/parameters.toml` begins."""
    newest: date = _parameters()[parameter][-1]["from"]
    return newest
