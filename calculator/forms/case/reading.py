"""What was typed into the full calculation, read: the request to the engine, what was entered in words, problems."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from calculator.forms.case import asks
from calculator.forms.case.entered import parts
from calculator.forms.case.model import Part
from calculator.forms.case.request import Inputs, request
from calculator.forms.filled import Filled
from calculator.forms.model import Problem, Typed
from calculator.forms.one import first_control
from calculator.forms.words import count
from calculator.law.model import LawError, named
from calculator.names import plain_date
from calculator.record import Record

_TWO_COUNTS = "{0}: {1} to {2} is {3}, not {4}. Correct the days, or leave the number empty."


class Taken(Record):
    """A filled-in form, read. Without problems there is a request; the parts hold all that could be read."""

    form: Filled
    inputs: Inputs
    request: dict[str, Any] | None
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def take(typed: Typed) -> Taken:
    """Read everything that was typed, and gather every problem."""
    form = Filled(asks.ID, asks.ASKS, typed)
    inputs = form.inputs(asks.ASKS, f"{asks.ID}-", "", {})
    if not inputs["sentences"]:
        where = f"{asks.ID}-sentences-{_first_number(typed)}-type"
        form.problems.append(Problem(where, where, "Enter at least one sentence."))
    _too_many(form)
    _not_yet_born(form, inputs)
    for n, row in enumerate(inputs.get("adjustments", ())):
        _count(form, n, row)
        _before_sentence(form, n, row, inputs)
        _why_at_large(form, n, row, inputs)
    for n, row in enumerate(inputs["sentences"]):
        if row.get("follows") == n:
            name = f"{asks.ID}-sentences-{form.rows['sentences'][n]}-follows"
            form.problems.append(Problem(name, name, f"Sentence {n + 1} cannot be consecutive to itself."))
    problems = tuple(dict.fromkeys(form.problems))
    asked = None if problems else request(inputs)
    return Taken(form, inputs, asked, parts(form, inputs), problems)


def _first_number(typed: Typed) -> int:
    """The number of the first row of sentences on the page, where all are blank."""
    start = f"{asks.ID}-sentences-"
    numbers = (name.removeprefix(start).partition("-")[0] for name in typed if name.startswith(start))
    return next((int(number) for number in numbers if number.isdecimal()), 1)


def _too_many(form: Filled) -> None:
    for ask in asks.ASKS:
        numbers = form.rows.get(ask.id, [])
        if ask.most is not None and len(numbers) > ask.most:
            first = ask.of[0]
            name = f"{asks.ID}-{ask.id}-{numbers[ask.most]}-{first.id}"
            said = f"{ask.label}: at most {ask.most} can be entered here, not {len(numbers)}. Work these out on paper."
            form.problems.append(Problem(name, first_control(first, name), said))


def _not_yet_born(form: Filled, inputs: Inputs) -> None:
    """An offence or a sentence before the date of birth: one of the two dates is wrong."""
    born = inputs.get("birth")
    for n, row in enumerate(inputs["sentences"]):
        for ask, what in (("date", "date of sentence"), ("offence-date", "date of the offence")):
            day = row.get(ask)
            if born and day and day <= born:
                name = f"{asks.ID}-sentences-{form.rows['sentences'][n]}-{ask}"
                said = f"Sentence {n + 1}: the {what}, {_plain(day)}, is not after the date of birth, {_plain(born)}."
                form.problems.append(Problem(name, f"{name}-day", said))


def _count(form: Filled, n: int, row: dict[str, Any]) -> None:
    """The days of an adjustment: counted from its period, or as typed. Notes what does not fit."""
    kind = row.get("type")
    if kind is None:
        return
    number = form.rows["adjustments"][n]

    def problem(ask: str, text: str) -> None:
        field = f"{asks.ID}-adjustments-{number}-{ask}"
        form.problems.append(Problem(field, f"{field}-day" if ask in ("first", "last") else field, text))

    wrong = {place.rpartition("/")[2] for place in form.wrong if place.startswith(f"adjustments/{n}/")}
    first, last, days = row.get("first"), row.get("last"), row.get("days")
    what = f"Adjustment {n + 1}"
    if wrong & {"first", "last", "days"}:
        return
    if first and last:
        counted = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        if counted < 1:
            problem("last", f"{what}: the last day, {_plain(last)}, is before the first day, {_plain(first)}.")
        elif days is not None and days != counted:
            said = _TWO_COUNTS.format(what, _plain(first), _plain(last), count(counted, "day"), count(days, "day"))
            problem("days", said)
        row["days"] = counted
    elif first or last:
        problem("last" if first else "first", f"{what}: enter the {'last' if first else 'first'} day too.")
    elif kind == "UAL":
        problem("first", f"{what}: enter the first and the last day at large.")
    elif days is None:
        two = "the first and the last day, or the number of days" if kind == "REMAND" else "the number of days"
        problem("days", f"{what}: enter {two}.")


def _before_sentence(form: Filled, n: int, row: Inputs, inputs: Inputs) -> None:
    """Time at large cannot begin before there is a sentence to serve."""
    imposed = [s["date"] for s in inputs["sentences"] if s.get("date")]
    if row.get("type") != "UAL" or not row.get("first") or len(imposed) < len(inputs["sentences"]) or not imposed:
        return
    if row["first"] < min(imposed):
        name = f"{asks.ID}-adjustments-{form.rows['adjustments'][n]}-first"
        said = f"Adjustment {n + 1}: the time at large begins on {_plain(row['first'])}, before the first sentence, "
        said += f"{_plain(min(imposed))}. Only days after a sentence count. Correct the days."
        form.problems.append(Problem(name, f"{name}-day", said))


def _why_at_large(form: Filled, n: int, row: Inputs, inputs: Inputs) -> None:
    """Time at large on the eve of the progression model: whether the model reaches the person hangs on the reason."""
    if row.get("type") != "UAL" or row.get("reason") or not (row.get("first") and row.get("last")):
        return
    if f"adjustments/{n}/reason" in form.wrong or not (inputs.get("law") and inputs.get("as-of")):
        return
    if not any(s.get("type") in asks.STANDARD for s in inputs["sentences"]):
        return
    start = _model_began(inputs["law"], inputs["as-of"])
    first, last = (date.fromisoformat(row[key]) for key in ("first", "last"))
    # A release in error counts from the day before, so that day is looked at too.
    if start is None or not first <= start <= last + timedelta(days=1):
        return
    name = f"{asks.ID}-adjustments-{form.rows['adjustments'][n]}-reason"
    said = f"Adjustment {n + 1}: choose why the person was at large. The time reaches {plain_date(start)}, when the "
    form.problems.append(Problem(name, name, f"{said}progression model began, and the reason decides if it applies."))


def _model_began(law: str, as_of: str) -> date | None:
    """The day on which the progression model began, where the law that was chosen has it."""
    try:
        model = named(law, date.fromisoformat(as_of)).rules.progression
    except LawError:
        return None
    return None if model is None else date.fromordinal(model.start)


def _plain(iso: str) -> str:
    return plain_date(date.fromisoformat(iso))
