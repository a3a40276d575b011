"""The forms of the quick calculators: what was typed, read by the calculator's asks, and the answer for the page.

Every control's name begins with the calculator's id, so that several calculators can stand on one page: `ual-from-day`,
and `ual-period-2-from-day` in the second row of `period`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculator import exchange_quick
from calculator.forms.fields import DateField
from calculator.forms.model import Problem, Read, Typed
from calculator.forms.quick_shown import show
from calculator.forms.words import listed, shown, whole_number
from calculator.names import plain_date
from calculator.quick.model import Ask, Fault, Quick
from calculator.quick.read import asked_at_all, limits, read
from calculator.quick.registry import find

SELECT_FROM = 7  # so many answers and more are a list to unfold, fewer are all to be seen
_CLOCK = re.compile(r"([0-9]{1,2})[:.]?([0-9]{2})")
_MONEY = re.compile(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.([0-9]{2}))?")


def submit(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Answers a filled-in form of a quick calculator (see `calculator.forms.submit`); KeyError for one not known.

    In: `{"quick": "ual", "typed": {"ual-from-day": "5", …}, "asOf": "2026-11-22"}`.
    """
    quick = find(asked["quick"])
    typed = {str(name): str(value) for name, value in asked["typed"].items()}
    as_of = date.fromisoformat(asked["asOf"])
    if "limits" in asked:
        from calculator.forms import quick_deadlines

        return quick_deadlines.submit(quick, typed, as_of, asked)
    return answer(quick, typed, as_of)


def answer(quick: Quick, typed: Typed, as_of: date) -> dict[str, Any]:
    """The answer to what was typed: problems, a refusal or a result."""
    form = _Form(quick, typed)
    inputs = form.inputs(quick.asks, f"{quick.id}-", "", {})
    values, faults = read(quick, inputs, frozenset(form.wrong))
    problems = [*form.problems, *(form.problem(fault) for fault in faults)]
    if problems:
        return _told("problems", problems)
    answered = exchange_quick.work(quick, values, as_of)
    if answered["status"] == "result":
        return {"status": "result", "shown": show(answered, entered(quick, values))}
    return _told("refusal", [form.problem(Fault(o["about"], o["text"], o["mend"])) for o in answered["objections"]])


def _told(status: str, problems: Sequence[Problem]) -> dict[str, Any]:
    found = [{"field": p.field, "control": p.control, "text": p.text} for p in dict.fromkeys(problems)]
    return {"status": status, "unsupported": False, "problems": found}


class _Form:
    """One filled-in form, while it is read."""

    def __init__(self, quick: Quick, typed: Typed) -> None:
        self.quick, self.typed = quick, typed
        self.problems: list[Problem] = []
        self.wrong: set[str] = set()  # places whose problem has been told
        self.rows: dict[str, list[int]] = {}  # ask of rows → the numbers of its rows that are not blank

    def inputs(self, asks: Sequence[Ask], prefix: str, place: str, around: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed for these asks, as JSON inputs."""
        found: dict[str, Any] = {}
        for ask in asks:
            if not asked_at_all(ask, found, around):
                continue
            if ask.kind == "rows":
                found[ask.id] = self.row_inputs(ask, found)
                continue
            got = read_one(ask, f"{prefix}{ask.id}", self.typed, self.which(place))
            if got.problems:
                self.problems += got.problems
                self.wrong.add(f"{place}{ask.id}")
            elif got.value is not None:
                found[ask.id] = got.value
        return found

    def row_inputs(self, ask: Ask, around: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of an ask; rows in which nothing was typed are passed over."""
        pattern = re.compile(re.escape(f"{self.quick.id}-{ask.id}-") + r"([0-9]{1,4})-.+")
        typed = [(int(match[1]), text) for name, text in self.typed.items() if (match := pattern.fullmatch(name))]
        numbers = self.rows[ask.id] = sorted({number for number, text in typed if text.strip()})
        return [
            self.inputs(ask.of, f"{self.quick.id}-{ask.id}-{number}-", f"{ask.id}/{place}/", around)
            for place, number in enumerate(numbers)
        ]

    def which(self, place: str) -> str:
        """Words that tell a row from others: ` (period 2)`."""
        if not place:
            return ""
        name, index, _ = place.split("/")
        ask = next(ask for ask in self.quick.asks if ask.id == name)
        return f" ({row_noun(ask)} {int(index) + 1})"

    def problem(self, fault: Fault) -> Problem:
        """A fault beside its field, with the control to which the reader is taken."""
        parts = fault.about.split("/")
        ask = next((ask for ask in self.quick.asks if ask.id == parts[0]), None)
        text = f"{fault.text} {fault.mend}".strip()
        if ask is None:
            return Problem("", "", text)
        name = f"{self.quick.id}-{ask.id}"
        if ask.kind != "rows":
            return Problem(name, first_control(ask, name), text)
        numbers = self.rows.get(ask.id) or [1]
        index = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0
        row = f"{name}-{numbers[min(index, len(numbers) - 1)]}"
        inner = next((each for each in ask.of if each.id == parts[-1]), None)
        if len(parts) > 2 and inner is not None:
            found = f"{row}-{inner.id}"
            return Problem(found, first_control(inner, found), text)
        return Problem(name, first_control(ask.of[0], f"{row}-{ask.of[0].id}"), text)


def entered(quick: Quick, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was entered, label and words, for whoever reads or checks the result."""
    lines = []
    for ask in quick.asks:
        value = values[ask.id]
        if ask.kind == "rows":
            for number, row in enumerate(value, start=1):
                parts = [
                    f"{inner.label}: {in_words(inner, row[inner.id])}" for inner in ask.of if row[inner.id] is not None
                ]
                lines.append((f"{row_noun(ask).capitalize()} {number}", "; ".join(parts)))
        elif value is not None:
            lines.append((ask.label, in_words(ask, value)))
    return lines


def read_one(ask: Ask, name: str, typed: Typed, which: str = "") -> Read:
    """One ask as an input in JSON's way (None when nothing was typed), or the problem with what was typed."""
    text = typed.get(name, "").strip()
    label = f"“{ask.label}”{which}"

    def problem(said: str) -> Read:
        return Read(problems=(Problem(name, first_control(ask, name), said),))

    if ask.kind == "flag":
        return Read(text == "yes")
    if ask.kind == "date":
        got = DateField(name, ask.label, label).read(typed)
        if got.value is None:
            lacking = ask.needed and not got.problems
            return problem(f"{ask.label}{which}: enter a day, month and year.") if lacking else got
        return Read(got.value.isoformat())
    if not text:
        return problem(f"{ask.label}{which}: {_enter(ask)}") if ask.needed else Read()
    if ask.kind == "choice":
        return Read(text)
    if ask.kind == "time":
        found = _CLOCK.fullmatch(text)
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            return problem(f"{label} must be a time on the 24-hour clock, such as 09:05 or 14:30, not {shown(text)}.")
        return Read(f"{int(found[1]):02d}:{found[2]}")
    number = _pence(text) if ask.kind == "money" else whole_number(text)
    if number is None:
        such = "an amount of money such as 250 or 250.50" if ask.kind == "money" else "a whole number such as 12"
        return problem(f"{label} must be {such}, not {shown(text)}.")
    if (ask.least is not None and number < ask.least) or (ask.most is not None and number > ask.most):
        return problem(f"{label} must be {limits(ask)}.")
    return Read(number)


def first_control(ask: Ask, name: str) -> str:
    """The control to which a link to this ask leads."""
    if ask.kind == "date":
        return f"{name}-day"
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
        return plain_date(value)
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
