"""The call "quick": one small calculator, asked by its id. JSON in, JSON out.

In: `{"call": "quick", "calculator": "deadlines", "inputs": {…}, "asOf": "2026-11-22"}`, the inputs as the calculator's
asks have them. The calculators are loaded on first use only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator._version import __version__
from calculator.exchange_read_fields import said
from calculator.names import WEEKDAYS
from calculator.quick.model import Answer, Declined, Fault, Quick
from calculator.quick.read import read
from calculator.quick.registry import citation, find, is_there, there


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one request to a quick calculator. Never raises."""
    name = asked.get("calculator")
    if not isinstance(name, str) or not is_there(name):
        mend = f"Choose one of: {', '.join(there())}."
        return refusal("QUICK_NOT_KNOWN", Fault("calculator", f"There is no calculator “{said(name)}”.", mend))
    as_of = _day(asked.get("asOf"))
    if as_of is None:
        return refusal(
            "QUICK_INPUT", Fault("asOf", "The day to treat as today is not a date.", "Write it like 2026-11-22.")
        )
    quick = find(name)
    values, faults = read(quick, asked.get("inputs", {}))
    return refusal("QUICK_INPUT", *faults) if faults else work(quick, values, as_of)


def work(quick: Quick, values: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Ask a calculator for its answer to values that were read without a fault."""
    try:
        return result(quick, quick.work(values, as_of), as_of)
    except Declined as declined:
        return refusal("QUICK_DECLINED", *declined.faults)
    except (OverflowError, ValueError) as error:  # a day before the year 1 or after 9999
        mend = "Look at the dates and numbers again. If they are right, work it out by hand and have it checked."
        return refusal("QUICK_DECLINED", Fault("", f"This cannot be worked out: {said(error, 200)}.", mend))


def result(quick: Quick, found: Answer, as_of: date) -> dict[str, Any]:
    """An answer as JSON."""
    return {
        "status": "result",
        "engine": __version__,
        "calculator": {"id": quick.id, "title": quick.title, "checked": quick.checked.isoformat()},
        "asOf": as_of.isoformat(),
        "lines": [
            {
                "name": line.name,
                "text": line.text,
                "day": line.day.isoformat() if line.day else None,
                "weekday": WEEKDAYS[line.day.weekday()] if line.day else None,
                "note": line.note,
            }
            for line in found.lines
        ],
        "steps": [{"text": step.text, "law": [_source(quick, each) for each in step.law]} for step in found.steps],
        "warnings": list(found.warnings),
    }


def refusal(code: str, *faults: Fault) -> dict[str, Any]:
    """Faults as JSON, all together."""
    return {
        "status": "refusal",
        "engine": __version__,
        "objections": [
            {"rank": "invalid", "code": code, "about": fault.about, "text": fault.text, "mend": fault.mend}
            for fault in faults
        ],
        "law": None,
    }


def _source(quick: Quick, law: str) -> dict[str, Any]:
    found = citation(quick.id, law)
    if found is None:
        return {
            "id": law,
            "title": law,
            "provision": "",
            "link": "",
            "basis": "background",
            "checked": quick.checked.isoformat(),
        }
    return {**found, "checked": str(found["checked"] or quick.checked.isoformat())}


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None
