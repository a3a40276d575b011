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
from calculator.check.words import objection
from calculator.exchange import answer
from calculator.exchange_read import Reader, read_case
from calculator.exchange_write import objection_json
from calculator.forms.case import asks, fields, look
from calculator.forms.case.model import Worked
from calculator.forms.case.reading import Taken, take
from calculator.forms.case.result import show, shown_parts
from calculator.forms.case.worksheets import worksheet_for
from calculator.forms.fields import DateField
from calculator.law.model import LawError, named
from calculator.names import DATE_NAMES

Asked = Mapping[str, Any]
_NO_RULES = "“Worked out as on”: the rules of so early a day are not held here. Choose a later day, or another law."


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
    try:
        law = named(request["law"], date.fromisoformat(request["asOf"]))
        case = read_case(reader, request["case"], law)
        found = list(reader.objections)
        if isinstance(case, Case):
            found += objections_before(case, law)
    except LawError as error:
        found = [objection("LAW_NOT_KNOWN", "law", str(error))]
    return [dict(objection_json(o)) for o in found]


def work(asked: Asked) -> dict[str, Any]:
    """The dates, or what stands in the way."""
    today, wrong = _count_from(asked)
    if wrong:
        return {"status": "result", "wrong": wrong}
    return _of_worked(asked, "shown", lambda worked: show(worked, today))


def _count_from(asked: Asked) -> tuple[date, str]:
    """The day from which days are counted: today, or the day that the reader typed; and what is wrong with that."""
    today = date.fromisoformat(asked["today"])
    if "countFrom" not in asked:
        return today, ""
    name = f"{asks.ID}-count"
    field = DateField(name, "Count from", "“Count from”", missing="Enter the day to count from.")
    got = field.read({f"{name}-{part}": str(asked["countFrom"].get(part, "")) for part in DateField.PARTS})
    return (today, got.problems[0].text) if got.value is None else (got.value, "")


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
    for each in objections:
        if each["rank"] == "warning":
            continue
        field, control = fields.field_of(taken.form, str(each.get("about", "")), each["code"])
        said = _NO_RULES if each["code"] == "LAW_NOT_KNOWN" else _said(each)
        problem: dict[str, Any] = {"field": field, "control": control, "text": said, "group": _group(taken, field)}
        sheet = worksheet_for(each, taken.request or {})
        if sheet is not None:
            problem["worksheet"] = sheet
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
    if int(names[2]) not in numbers:
        return ""
    return f"{names[1].removesuffix('s').capitalize()} {numbers.index(int(names[2])) + 1}"


def _said(found: Mapping[str, Any]) -> str:
    return f"{found['text']} {found.get('mend') or ''}".strip()


def pasted(asked: Asked) -> dict[str, Any]:
    """Rows copied from a spreadsheet, as what would be typed."""
    from calculator.forms.case.paste import paste

    return paste(str(asked["text"]))


def kept(asked: Asked) -> dict[str, Any]:
    """A file that the reader kept, looked over before the page is filled from it."""
    from calculator.forms.case.saved import opened

    return opened(str(asked["text"]))


def compare(asked: Asked) -> dict[str, Any]:
    """What if: the case as it was and as it is typed now, side by side."""
    from calculator.forms.case.compare import compare as compared

    return _beside(asked, "old", "comparison", compared)


def second(asked: Asked) -> dict[str, Any]:
    """The second check: the case of the first person, which was not shown, against the one typed anew."""
    from calculator.forms.case.second_check import differences

    return _beside(asked, "first", "differences", differences)


def _beside(asked: Asked, other: str, name: str, make: Callable[[Worked, Worked], Any]) -> dict[str, Any]:
    """The dates of the case typed now, and under `name` what `make` says of the other case and this one."""
    now = worked_out(typed_of(asked))
    if not isinstance(now, Worked):
        return now
    before = worked_out(typed_of(asked, other))
    if not isinstance(before, Worked):
        return before
    return {"status": "result", "shown": show(now, date.fromisoformat(asked["today"])), name: make(before, now)}


def timeline(asked: Asked) -> dict[str, Any]:
    """The picture of a case that was worked out."""
    from calculator.forms.case.timeline import timeline as drawn

    return _of_worked(asked, "timeline", lambda worked: drawn(worked, date.fromisoformat(asked["today"])))


def gaps(asked: Asked) -> dict[str, Any]:
    """My answer differs: typed dates against those worked out."""
    from calculator.forms.case.gaps import gaps as explained

    typed = {str(name): str(text) for name, text in asked["dates"].items()}
    days, problems = {}, []
    for kind in dict.fromkeys(name.partition("-")[0] for name in typed):
        if kind not in DATE_NAMES:
            continue
        name = f"{asks.ID}-gap-{kind}"
        own = {f"{name}-{part}": typed.get(f"{kind}-{part}", "") for part in DateField.PARTS}
        got = DateField(name, kind, kind).read(own)
        if got.value is not None:
            days[kind] = got.value
        problems += [p.text for p in got.problems]
    if problems or not days:
        return {"status": "result", "gaps": None, "problems": problems or ["Type at least one date to compare."]}
    return _of_worked(asked, "gaps", lambda worked: explained(worked, days))


def record(asked: Asked) -> dict[str, Any]:
    """The record of the calculation, as a document for paper."""
    from calculator.forms.case.record import record as written

    today = date.fromisoformat(asked["today"])
    return _of_worked(asked, "document", lambda worked: written(worked, str(asked["made"]), today))


def notice(asked: Asked) -> dict[str, Any]:
    """The notice for the person, as a document for paper."""
    from calculator.forms.case.notice import notice as written

    return _of_worked(asked, "document", lambda worked: written(worked, str(asked["made"])))


def _of_worked(asked: Asked, name: str, make: Callable[[Worked], Any]) -> dict[str, Any]:
    worked = worked_out(typed_of(asked))
    return {"status": "result", name: make(worked)} if isinstance(worked, Worked) else worked


def offence_find(asked: Asked) -> dict[str, Any]:
    """Offences that fit what was typed."""
    from calculator.forms.case.offence import find

    return find(str(asked["text"]))


def offence_rule(asked: Asked) -> dict[str, Any]:
    """The release rule that follows from an offence for the sentence in one row."""
    from calculator.forms.case.offence import rule
    from calculator.forms.case.offence_row import asked_for_row

    return rule(asked_for_row(take(typed_of(asked)), str(asked["row"]), asked))


_ACTIONS: Mapping[str, Callable[[Asked], dict[str, Any]]] = {
    "look": lambda asked: look.look(typed_of(asked)),
    "check": check,
    "work": work,
    "paste": pasted,
    "open": kept,
    "compare": compare,
    "second": second,
    "timeline": timeline,
    "gaps": gaps,
    "record": record,
    "notice": notice,
    "offence-find": offence_find,
    "offence-rule": offence_rule,
}
