"""The sums of a term in default of payment: longest term for a sum, and both ways of counting a part payment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.durations import length_in_days
from calculator.quick.reckon import counted

UNITS = ("years", "months", "weeks", "days")


def longest(bands: list[Mapping[str, Any]], pence: int) -> Mapping[str, int]:
    """The longest term for a sum: {unit: number}. A sum that is exactly a limit belongs to the lower band."""
    row = next(row for row in bands if pence <= row.get("up_to", pence) * 100)
    return {unit: row[unit] for unit in UNITS if unit in row}


def in_days(term: Mapping[str, int], start: date | None) -> int | None:
    """Days in a term that begins on a day; None where months or years cannot be counted without that day."""
    if not term.get("years") and not term.get("months"):
        return 7 * term.get("weeks", 0) + term.get("days", 0)
    if start is None:
        return None
    years, months, weeks, days = (term.get(unit, 0) for unit in UNITS)
    return length_in_days(start.toordinal(), (years, months, weeks, days))


def in_words(term: Mapping[str, int]) -> str:
    """`6 months`, `45 days`."""
    return " ".join(counted(term[unit], unit) for unit in UNITS if term.get(unit))


def less_paid_before(days: int, paid: int, whole: int, least: int) -> tuple[int, int]:
    """Longest term after a payment made before the term was fixed, and the days taken off (fractions dropped)."""
    off = days * paid // whole
    return max(days - off, min(least, days)), off


def less_paid_after(days: int, paid: int, due: int, left_out: int) -> tuple[int, int]:
    """Term after a payment made once it was fixed, and the days taken off; what is paid is less than what is due."""
    off = (days - left_out) * paid // due
    return days - off, off


def to_serve(days: int, top: int, bottom: int) -> int:
    """Days to be served, a part of a day counting as a whole one."""
    return -(-days * top // bottom)
