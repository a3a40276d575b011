"""The call "offence": which lists an offence is on, and what that does to its sentence. JSON in, JSON out.

In: `{"call": "offence", "offence": "s.18 OAPA 1861", "kind": "SDS", "offenceDate": "2024-01-01", "sentenceDate":
"2026-01-05", "length": {"years": 5}, "age": 30, "facts": {"…": true}, "asOf": "2026-11-21"}`; or `"find": "wounding"`
for a look-up box. The lists are read on first use only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator._version import __version__
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.exchange_read_fields import Reader, said
from calculator.exchange_write import objection_json

MOST_HITS = 20


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one request about an offence. Never raises."""
    from dataclasses import asdict  # comes with the lists; the calculator page starts without it

    from calculator import offences

    if isinstance(asked.get("find"), str):
        hits = offences.search(asked["find"][:200])[:MOST_HITS]
        return {"status": "result", "engine": __version__, "found": [asdict(hit) for hit in hits]}
    reader = Reader()
    text = asked.get("offence")
    if not isinstance(text, str) or not text.strip():
        reader.object_to("FIELD_MISSING", "offence", "The offence")
        text = ""
    as_of = reader.date(asked, "asOf", "asOf", "The as-of date")
    committed = reader.date(asked, "offenceDate", "offenceDate", "The offence date", needed=False)
    sentenced = reader.date(asked, "sentenceDate", "sentenceDate", "The date of sentence", needed=False)
    length = asked.get("length")
    units = (
        {
            u: reader.number(length, u, f"length/{u}", f"The length ({u})", 9999)
            for u in ("years", "months", "weeks", "days")
        }
        if isinstance(length, Mapping)
        else {}
    )
    age = reader.number(asked, "age", "age", "The age", 150) if asked.get("age") is not None else None
    facts = asked.get("facts") or {}
    if not isinstance(facts, Mapping) or any(not isinstance(v, bool) for v in facts.values()):
        reader.object_to("WRONG_SHAPE", "facts", "The facts", "questions with true or false")
    if reader.objections or as_of is None:
        return _refusal(reader.objections)
    try:
        decision = offences.decide(
            text[:200],
            as_of=as_of,
            kind=asked.get("kind", "SDS"),
            offence_date=committed,
            sentence_date=sentenced,
            length=offences.Term(**units) if any(units.values()) else None,
            age=age,
            facts={str(k): v for k, v in facts.items()},
        )
    except (ValueError, OverflowError) as error:
        return _refusal([objection("OFFENCE_QUESTION", "offence", said(error, 400))])
    return {"status": "result", "engine": __version__, "decision": offences.as_dict(decision)}


def _refusal(objections: list[Objection]) -> dict[str, Any]:
    return {
        "status": "refusal",
        "engine": __version__,
        "objections": [objection_json(o) for o in objections],
        "law": None,
    }
