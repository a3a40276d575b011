"""The forms of the quick calculators: what was typed, read by the calculator's asks, and the answer for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculator import exchange_quick
from calculator.forms.filled import Filled
from calculator.forms.model import Problem, Typed
from calculator.forms.one import in_words, row_noun
from calculator.forms.quick_shown import show
from calculator.quick.model import Fault, Quick
from calculator.quick.read import read
from calculator.quick.registry import find


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
    form = Filled(quick.id, quick.asks, typed)
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
