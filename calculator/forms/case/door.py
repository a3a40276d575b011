"""The door through which the page of the full calculation asks: one action at a time, JSON in, JSON out.

In: `{"case": "work", "typed": {"case-sentences-1-type": "ADIMP", …}, "today": "2026-11-22"}`. What comes out has a
`status`: "problems" (what was typed cannot be read), "refusal" (the engine refuses the case) or "result". Rows copied
from a spreadsheet (`{"case": "paste", "text": …}`) come back as what would be typed, and so does a file that was kept
(`{"case": "open", "text": …}`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from calculator.case import Case
from calculator.check.before import objections_before
from calculator.exchange import answer
from calculator.exchange_read import Reader, read_case
from calculator.exchange_write import objection_json
from calculator.forms.case import fields, look
from calculator.forms.case.model import Worked
from calculator.forms.case.reading import Taken, take
from calculator.forms.case.result import show, shown_parts
from calculator.law.model import named

Asked = Mapping[str, Any]


def submit(asked: Asked) -> dict[str, Any]:
    """Answers one action; KeyError for one that is not known."""
    return _ACTIONS[asked["case"]](asked)


def typed_of(asked: Asked, key: str = "typed") -> dict[str, str]:
    """What was typed, by the names of the controls."""
    return {str(name): str(value) for name, value in asked[key].items()}


def check(asked: Asked) -> dict[str, Any]:
    """What was entered, to be read through before anything is worked out; or everything that has to be put right."""
    taken = take(typed_of(asked))
    if taken.request is None:
        return _problems(taken)
    objections = looked_over(taken.request)
    if any(o["rank"] != "warning" for o in objections):
        return refusal(taken, objections)
    warnings = [_said(o) for o in objections]
    return {"status": "result", "parts": shown_parts(taken.parts), "warnings": warnings}


def looked_over(request: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the engine says of the entries before it works anything out."""
    reader = Reader()
    law = named(request["law"], date.fromisoformat(request["asOf"]))
    case = read_case(reader, request["case"], law)
    found = list(reader.objections)
    if isinstance(case, Case):
        found += objections_before(case, law)
    return [dict(objection_json(o)) for o in found]


def work(asked: Asked) -> dict[str, Any]:
    """The dates, or what stands in the way."""
    worked = worked_out(typed_of(asked))
    if not isinstance(worked, Worked):
        return worked
    return {"status": "result", "shown": show(worked, date.fromisoformat(asked["today"]))}


def worked_out(typed: Mapping[str, str]) -> Worked | dict[str, Any]:
    """A typed case worked out, or the answer that says what stands in the way."""
    taken = take(typed)
    if taken.request is None:
        return _problems(taken)
    found = answer(taken.request)
    if found["status"] != "result":
        return refusal(taken, found["objections"])
    return Worked(taken.request, found, taken.parts)


def refusal(taken: Taken, objections: list[dict[str, Any]]) -> dict[str, Any]:
    """Objections as problems with their fields and the sentence that they belong to."""
    problems = []
    for objection in objections:
        if objection["rank"] == "warning":
            continue
        field, control = fields.field_of(taken.form, str(objection.get("about", "")))
        problem = {"field": field, "control": control, "text": _said(objection), "group": _group(taken, field)}
        if problem not in problems:
            problems.append(problem)
    unsupported = any(o["rank"] == "unsupported" for o in objections)
    return {"status": "refusal", "unsupported": unsupported, "problems": problems}


def _problems(taken: Taken) -> dict[str, Any]:
    found = [
        {"field": p.field, "control": p.control, "text": p.text, "group": _group(taken, p.field)}
        for p in taken.problems
    ]
    return {"status": "problems", "unsupported": False, "problems": found}


def _group(taken: Taken, field: str) -> str:
    """The words under which problems are gathered: the sentence, adjustment or movement; else nothing."""
    names = field.split("-")
    if len(names) < 4 or not names[2].isdecimal():
        return ""
    numbers = taken.form.rows.get(names[1], [])
    place = numbers.index(int(names[2])) + 1 if int(names[2]) in numbers else int(names[2])
    return f"{names[1].removesuffix('s').capitalize()} {place}"


def _said(objection: Mapping[str, Any]) -> str:
    return f"{objection['text']} {objection.get('mend') or ''}".strip()


def pasted(asked: Asked) -> dict[str, Any]:
    """Rows copied from a spreadsheet, as what would be typed."""
    from calculator.forms.case.paste import paste

    return paste(str(asked["text"]))


def kept(asked: Asked) -> dict[str, Any]:
    """A file that the reader kept, looked over before the page is filled from it."""
    from calculator.forms.case.saved import opened

    return opened(str(asked["text"]))


_ACTIONS: Mapping[str, Callable[[Asked], dict[str, Any]]] = {
    "look": lambda asked: look.look(typed_of(asked)),
    "check": check,
    "work": work,
    "paste": pasted,
    "open": kept,
}
