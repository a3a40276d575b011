"""What a reader types, described once; and the door through which the browser sends it to the engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from calculator.exchange import answer
from calculator.forms.model import Entry, Form, Reading
from calculator.forms.sentence import FORM as SENTENCE
from calculator.forms.shown import show

__all__ = ["FORMS", "rehearse", "submit"]

FORMS: Mapping[str, Form] = {form.id: form for form in (SENTENCE,)}


def submit(text: str) -> str:
    """Answers a filled-in form: JSON in, JSON out, never an exception for anything that can be typed.

    In: `{"form": "sentence", "typed": {"sentence-date-day": "5", …}}`.

    Out, one of:

    - `{"status": "problems", "problems": [{"field", "control", "text"}]}`: what was typed cannot be read.
    - `{"status": "refusal", "unsupported": bool, "problems": […]}`: the engine refuses the case; `unsupported` when it
      cannot be worked out here at all.
    - `{"status": "result", "shown": {…}}`: the dates, ready to be put on the page (see `calculator.forms.shown`).

    With `"only": "remand-period"` in the question, only that field is read, and nothing is calculated: the answer is
    `{"status": "field", "words": "…"}`, the words empty while the field cannot be read.

    With `"quick": "ual"` in place of `"form"`, a quick calculator answers (`calculator.forms.quick`); with `"case"` the
    full calculation does (`calculator.forms.case.door`), with `"practice"` the practice cases do
    (`calculator.practice.door`).
    """
    try:
        asked = json.loads(text)
        if "quick" in asked:
            return json.dumps(_quick(asked), ensure_ascii=False)
        if "case" in asked:
            return json.dumps(_case(asked), ensure_ascii=False)
        if "practice" in asked:
            return json.dumps(_practice(asked), ensure_ascii=False)
        form, typed = FORMS[asked["form"]], asked["typed"]
        typed = {str(name): str(value) for name, value in typed.items()}
        if "only" in asked:
            return json.dumps({"status": "field", "words": form.field(asked["only"]).read(typed).words})
    except (ValueError, KeyError, TypeError, AttributeError):
        return json.dumps({"status": "problems", "problems": [_unreadable()]})
    reading = form.read(typed)
    found = _problems(reading) if reading.request is None else _ask(form, reading.request, reading.entries)
    return json.dumps(found, ensure_ascii=False)


def _quick(asked: dict[str, Any]) -> dict[str, Any]:
    from calculator.forms import quick  # the form of a sentence starts without it

    return quick.submit(asked)


def _case(asked: dict[str, Any]) -> dict[str, Any]:
    from calculator.forms.case import door

    return door.submit(asked)


def _practice(asked: dict[str, Any]) -> dict[str, Any]:
    from calculator.practice import door

    return door.submit(asked)


def rehearse(page: str = "") -> None:
    """Sends worked examples and empty forms through, so that all that is needed is loaded.

    Args:
        page: "case" for the page of the full calculation, which then rehearses its own steps; otherwise every form.
    """
    if page == "case":
        from calculator.forms.case.example import EXAMPLE, TODAY

        for step in ("look", "check", "work", "timeline"):
            submit(json.dumps({"case": step, "typed": dict(EXAMPLE), "today": TODAY}))
        return
    for form in FORMS.values():
        for typed in (form.example, {}):
            submit(json.dumps({"form": form.id, "typed": dict(typed)}))


def _ask(form: Form, request: dict[str, Any], entries: tuple[Entry, ...]) -> dict[str, Any]:
    answered = answer(request)
    if answered["status"] == "result":
        return {"status": "result", "shown": show(answered, entries)}
    objections = [objection for objection in answered["objections"] if objection["rank"] != "warning"]
    problems = []
    for objection in objections:
        field = form.field(form.about(str(objection.get("about", "")), objection["code"], request))
        text = f"{objection['text']} {objection.get('mend') or ''}".strip()
        problems.append({"field": field.id, "control": field.first_control, "text": text})
    unsupported = any(objection["rank"] == "unsupported" for objection in objections)
    return {"status": "refusal", "unsupported": unsupported, "problems": problems}


def _problems(reading: Reading) -> dict[str, Any]:
    found = [{"field": p.field, "control": p.control, "text": p.text} for p in reading.problems]
    return {"status": "problems", "problems": found}


def _unreadable() -> dict[str, str]:
    return {"field": "", "control": "", "text": "The page sent something that cannot be read. Load the page again."}
