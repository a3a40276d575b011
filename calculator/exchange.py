"""The one door for the browser, the command line and bulk runs: JSON in, JSON out. Its schema: `schema/exchange.json`.

`run` never raises: whatever comes in, a result or objections come out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from calculator import exchange_offence
from calculator._version import __version__
from calculator.case import Case
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.exchange_read import Reader, read_case
from calculator.exchange_read_fields import said
from calculator.exchange_write import objection_json, result_json
from calculator.law.model import Law, LawError, law_sets, named
from calculator.result import Refusal, calculate
from calculator.unused import CURED, unused_deductions


def run(text: str) -> str:
    """Answer one request (a JSON object as text) with one JSON object as text."""
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError) as error:
        return _dump(refusal([objection("REQUEST_NOT_READABLE", "", str(error).partition("\n")[0][:200])]))
    return _dump(answer(asked))


def answer(asked: Any) -> dict[str, Any]:
    """Answer one request already read from JSON."""
    if not isinstance(asked, Mapping):
        return refusal([objection("REQUEST_NOT_READABLE", "", "it is not a JSON object")])
    call = asked.get("call", "calculate")
    if call == "laws":
        return {"status": "laws", "laws": [{"id": key, "title": title} for key, title in law_sets()]}
    if call == "offence":
        return exchange_offence.answer(asked)
    if call == "quick":
        from calculator import exchange_quick  # the page of a sentence starts without it

        return exchange_quick.answer(asked)
    if call not in ("calculate", "unused"):
        return refusal([objection("REQUEST_NOT_READABLE", "call", f"there is no call “{said(call)}”")])
    reader = Reader()
    law = _law(reader, asked)
    case = read_case(reader, asked.get("case"), law)
    if reader.objections or case is None or law is None:
        return refusal(reader.objections)
    if call == "unused":
        return _unused(case, law)
    steps = asked.get("steps", True) is not False
    outcome = calculate(case, law, steps)
    if isinstance(outcome, Refusal):
        return refusal(list(outcome.objections), law)
    return result_json(outcome, steps)


def _unused(case: Case, law: Law) -> dict[str, Any]:
    """Days of remand and tagged bail that cannot be used."""
    first = calculate(case, law)
    if isinstance(first, Refusal):
        against = [o for o in first.objections if o.code != CURED and o.rank != "warning"]
        if against:
            return refusal(against, law)
    found = unused_deductions(case, law)
    if found.days is None:
        return refusal(list(found.objections), law)
    return {
        "status": "result",
        "engine": __version__,
        "unused": found.days,
        "usable": found.usable,
        "credited": found.credited,
    }


def _law(reader: Reader, asked: Mapping[str, Any]) -> Law | None:
    as_of = reader.date(asked, "asOf", "asOf", "The as-of date", needed=False)
    name = asked.get("law", "today")
    options = asked.get("options") or {}
    try:
        if not isinstance(name, str) or not isinstance(options, Mapping):
            raise LawError("The law set must be a name, and options a list of switches.")
        law = named(name, as_of, {str(k): v is True for k, v in options.items()})
        law.rules  # noqa: B018 - asking for the rules shows whether the set can be made ready
        return law
    except LawError as error:
        reader.objections.append(objection("LAW_NOT_KNOWN", "law", said(error, 400)))
        return None


def refusal(objections: list[Objection], law: Law | None = None) -> dict[str, Any]:
    """A refusal as JSON."""
    return {
        "status": "refusal",
        "engine": __version__,
        "objections": [objection_json(o) for o in objections],
        "law": None if law is None else law.name,
    }


def _dump(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
