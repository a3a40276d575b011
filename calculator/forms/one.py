"""One ask of a form: what was typed as an input in JSON's way, its controls, and its value in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from calculator.forms.fields import DateField, LengthField
from calculator.forms.model import Problem, Read, Typed
from calculator.forms.words import count, listed, shown, whole_number
from calculator.names import plain_date
from calculator.quick.model import Ask
from calculator.quick.read import limits

LONGEST_TEXT = 200
SELECT_FROM = 7  # so many answers and more are a list to unfold, fewer are all to be seen
_CLOCK = re.compile(r"([0-9]{1,2})[:.]?([0-9]{2})")
_MONEY = re.compile(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.([0-9]{2}))?")


def read_one(ask: Ask, name: str, typed: Typed, which: str = "") -> Read:
    """One ask as an input in JSON's way (None when nothing was typed), or the problem with what was typed."""
    several = _SEVERAL.get(ask.kind)
    if several is not None:
        return several(ask, name, typed, which)
    text = typed.get(name, "").strip()
    if not text:
        said = f"{ask.label}{which}: {_enter(ask)}"
        return _problem(ask, name, said) if ask.needed else Read()
    return _SINGLE.get(ask.kind, _number)(ask, name, text, which)


def _problem(ask: Ask, name: str, said: str) -> Read:
    return Read(problems=(Problem(name, first_control(ask, name), said),))


def _flag(_ask: Ask, name: str, typed: Typed, _which: str) -> Read:
    return Read(typed.get(name, "").strip() == "yes")


def _date(ask: Ask, name: str, typed: Typed, which: str) -> Read:
    got = DateField(name, ask.label, f"“{ask.label}”{which}").read(typed)
    if got.value is not None:
        return Read(got.value.isoformat())
    lacking = ask.needed and not got.problems
    return _problem(ask, name, f"{ask.label}{which}: enter a day, month and year.") if lacking else got


def _length(ask: Ask, name: str, typed: Typed, which: str) -> Read:
    empty = not any(typed.get(f"{name}-{unit}", "").strip() for unit in LengthField.UNITS)
    if empty and not ask.needed:
        return Read()
    missing = f"{ask.label}{which}: enter years, months, weeks or days."
    return LengthField(name, ask.label, f"“{ask.label}”{which}", missing).read(typed)


def _ticks(ask: Ask, name: str, typed: Typed, _which: str) -> Read:
    return Read([each.value for each in ask.choices if typed.get(f"{name}-{each.value}")])


def _choice(ask: Ask, name: str, text: str, which: str) -> Read:
    if any(choice.value == text for choice in ask.choices):
        return Read(text)
    return _problem(ask, name, f"{ask.label}{which}: {_enter(ask)}")


def _text(ask: Ask, name: str, text: str, which: str) -> Read:
    if len(text) <= LONGEST_TEXT:
        return Read(text)
    return _problem(ask, name, f"“{ask.label}”{which} must be {LONGEST_TEXT} letters or fewer, not {len(text):,}.")


def _time(ask: Ask, name: str, text: str, which: str) -> Read:
    found = _CLOCK.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        said = f"“{ask.label}”{which} must be a time on the 24-hour clock, such as 09:05 or 14:30, not {shown(text)}."
        return _problem(ask, name, said)
    return Read(f"{int(found[1]):02d}:{found[2]}")


def _number(ask: Ask, name: str, text: str, which: str) -> Read:
    number = _pence(text) if ask.kind == "money" else whole_number(text)
    label = f"“{ask.label}”{which}"
    if number is None:
        such = "an amount of money such as 250 or 250.50" if ask.kind == "money" else "a whole number such as 12"
        return _problem(ask, name, f"{label} must be {such}, not {shown(text)}.")
    if (ask.least is not None and number < ask.least) or (ask.most is not None and number > ask.most):
        return _problem(ask, name, f"{label} must be {limits(ask)}.")
    return Read(number)


_SEVERAL: Mapping[str, Callable[[Ask, str, Typed, str], Read]] = {
    "flag": _flag,
    "date": _date,
    "length": _length,
    "ticks": _ticks,
}
_SINGLE: Mapping[str, Callable[[Ask, str, str, str], Read]] = {"choice": _choice, "offence": _text, "time": _time}


def first_control(ask: Ask, name: str) -> str:
    """The control to which a link to this ask leads."""
    if ask.kind == "date":
        return f"{name}-day"
    if ask.kind == "length":
        return f"{name}-years"
    if ask.kind == "ticks":
        return f"{name}-{ask.choices[0].value}"
    if ask.kind == "rows":
        return first_control(ask.of[0], f"{name}-1-{ask.of[0].id}")
    return f"{name}-{ask.choices[0].value}" if ask.kind == "choice" and len(ask.choices) < SELECT_FROM else name


def row_noun(ask: Ask) -> str:
    """What one row is called: by the ask's unit, or by its label where it begins with a plural ("Periods of bail")."""
    first = ask.label.split(" ")[0].lower()
    plural = len(first) > 3 and first.endswith("s") and not first.endswith("ss")
    return ask.unit or (first.removesuffix("s") if plural else "entry")


def in_words(ask: Ask, value: Any) -> str:
    """A value as a reader wrote it."""
    if ask.kind == "flag":
        return "Yes" if value else "No"
    if ask.kind == "date":
        return plain_date(date.fromisoformat(value) if isinstance(value, str) else value)
    if ask.kind == "length":
        return listed([count(value[unit], unit.removesuffix("s")) for unit in LengthField.UNITS if value[unit]])
    if ask.kind == "ticks":
        return "; ".join(each.label for each in ask.choices if each.value in value) or "None ticked"
    if ask.kind == "offence":
        return str(value)
    if ask.kind == "time":
        return f"{value:%H:%M}"
    if ask.kind == "money":
        return f"£{value // 100:,}.{value % 100:02d}"
    if ask.kind == "choice":
        return next(choice.label for choice in ask.choices if choice.value == value)
    unit = ask.unit[:-1] if value == 1 and ask.unit.endswith("s") else ask.unit
    return f"{value:,} {unit}".strip()


def _enter(ask: Ask) -> str:
    if ask.kind == "choice":
        few = len(ask.choices) <= 3
        return f"choose {listed([c.label for c in ask.choices], 'or')}." if few else "choose an answer."
    if ask.kind == "time":
        return "enter a time such as 14:30."
    return (
        "enter an amount of money."
        if ask.kind == "money"
        else f"enter a number{f' of {ask.unit}' if ask.unit else ''}."
    )


def _pence(text: str) -> int | None:
    found = _MONEY.fullmatch(text)
    return None if found is None else int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
