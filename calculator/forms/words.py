"""Dates, numbers and lists in plain words, as the messages and the summaries write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calculator.names import MONTHS


def away(day: date, today: date) -> str:
    """How far a day is from today: `today`, `in 12 days`, `1 day ago`."""
    days = (day - today).days
    if not days:
        return "today"
    return f"in {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} ago"


def count(number: int, unit: str) -> str:
    """`1 day`, `35 days`, `1,200 days`; `unit` is the singular."""
    return f"{number:,} {unit}" + ("" if number == 1 else "s")


def listed(parts: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def whole_number(text: str) -> int | None:
    """The whole number typed, None when the text is no such number. Blanks around it and commas between thousands pass.

    Only the digits 0 to 9 count: a pasted digit of another script is no number here.
    """
    digits = text.strip()
    head, *thousands = digits.split(",")
    if thousands and all(len(part) == 3 for part in thousands) and 0 < len(head) <= 3:
        digits = head + "".join(thousands)
    return int(digits) if 0 < len(digits) <= 9 and digits.isascii() and digits.isdigit() else None


def month_number(text: str) -> int | None:
    """Month 1 to 12 from a number or from an English name of three letters or more (`3`, `03`, `Mar`, `March`)."""
    number = whole_number(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    name = text.strip().rstrip(".").lower()
    if len(name) >= 3:
        for index, month in enumerate(MONTHS, start=1):
            if month.lower().startswith(name):
                return index
    return None


def shown(text: str) -> str:
    """What was typed, short enough to be repeated in a message."""
    tidy = " ".join(text.split())
    return f"“{tidy}”" if len(tidy) <= 20 else f"“{tidy[:19]}…”"
