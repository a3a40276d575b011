"""The arithmetic of the boxes of a worksheet, worked out for its example.

A figure is a date (2026-11-02), a whole number, a fraction (2/3), a length ("2 years 6 months") or an amount
("£250.50"). A sum is written with the letters of other boxes, + - * /, brackets, whole numbers and the functions below.
"""

import ast
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from calculator import durations

Units = tuple[int, int, int, int]
Figure = date | int | Fraction | Units

_LENGTH = re.compile(r"(\d+) (year|month|week|day)s?")
_UNITS = ("year", "month", "week", "day")


class SumError(ValueError):
    """A sum or a figure that cannot be worked out; the text says why."""


def figure(text: str) -> Figure:
    """A figure as written; a length keeps its units. Raises `SumError`."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d+", text):
        return int(text)
    if re.fullmatch(r"\d+/\d+", text):
        return Fraction(text)
    if re.fullmatch(r"£\d+(\.\d\d)?", text):
        return Fraction(Decimal(text[1:]))
    found = {unit: int(amount) for amount, unit in _LENGTH.findall(text)}
    if found and _LENGTH.sub("", text).strip() == "":
        years, months, weeks, days = (found.get(unit, 0) for unit in _UNITS)
        return years, months, weeks, days
    msg = f"“{text}” is no date, number, fraction, length or amount"
    raise SumError(msg)


def letters(formula: str) -> set[str]:
    """The boxes that a sum is worked out from."""
    return {node.id for node in ast.walk(_parsed(formula)) if isinstance(node, ast.Name) and node.id.isupper()}


def work_out(formula: str, boxes: Mapping[str, Figure]) -> Figure:
    """What a sum comes to with these figures. Raises `SumError`."""
    try:
        return _value(_parsed(formula).body, boxes)
    except (TypeError, KeyError, ZeroDivisionError, OverflowError, AttributeError) as error:
        msg = f"“{formula}” cannot be worked out ({error})"
        raise SumError(msg) from error


def _parsed(formula: str) -> ast.Expression:
    try:
        return ast.parse(formula, mode="eval")
    except SyntaxError as error:
        msg = f"“{formula}” is no sum"
        raise SumError(msg) from error


def _value(node: ast.expr, boxes: Mapping[str, Figure]) -> Figure:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    if isinstance(node, ast.Name):
        return boxes[node.id]
    if isinstance(node, ast.BinOp):
        return _joined(type(node.op), _value(node.left, boxes), _value(node.right, boxes))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS:
        return _FUNCTIONS[node.func.id](*[_value(each, boxes) for each in node.args])
    msg = f"{ast.unparse(node)} may not stand in a sum"
    raise SumError(msg)


def _joined(how: type[ast.operator], left: Figure, right: Figure) -> Figure:
    if isinstance(left, date) and isinstance(right, int) and how in (ast.Add, ast.Sub):
        return left + timedelta(days=right if how is ast.Add else -right)
    if isinstance(left, int | Fraction) and isinstance(right, int | Fraction):
        ways: dict[type[ast.operator], Callable[[], int | Fraction]] = {
            ast.Add: lambda: left + right,
            ast.Sub: lambda: left - right,
            ast.Mult: lambda: left * right,
            ast.Div: lambda: Fraction(left) / Fraction(right),
        }
        if how in ways:
            return ways[how]()
    msg = f"{left} and {right} cannot be put together so"
    raise TypeError(msg)


def _last_day(start: date, length: Units) -> date:
    return date.fromordinal(durations.last_day(start.toordinal(), length))


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _month_on(start: date, months: int) -> date:
    return date.fromordinal(durations.add_months(start.toordinal(), months))


def _both(first: Units, second: Units) -> Units:
    return durations.unit_sum((first, second))


_FUNCTIONS: Mapping[str, Callable[..., Figure]] = {
    "last_day": _last_day,
    "days": _days,
    "years_after": lambda day, years: _month_on(day, 12 * years),
    "years_before": lambda day, years: _month_on(day, -12 * years),
    "months_after": _month_on,
    "months_before": lambda day, months: _month_on(day, -months),
    "together": _both,
    "up": math.ceil,
    "down": math.floor,
    "later": lambda *figures: max(figures),
    "earlier": lambda *figures: min(figures),
}
