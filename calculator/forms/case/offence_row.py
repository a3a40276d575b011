"""What the look-up of an offence asks about the sentence in one row of the form, as far as the row is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.forms.case.reading import Taken
from calculator.law.kinds import sentence_types


def asked_for_row(taken: Taken, number: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The question for `calculator.forms.case.offence.rule`; `asked` holds the offence and the facts told so far."""
    numbers = [str(n) for n in taken.form.rows.get("sentences", [])]
    row = taken.inputs["sentences"][numbers.index(number)] if number in numbers else {}
    known = sentence_types().get(row.get("type") or "ADIMP")
    return {
        "offence": asked.get("offence") or row.get("offence") or "",
        "kind": known.kind if known and known.kind else "SDS",
        "section250": bool(known and known.section250),
        "offenceDate": row.get("offence-date"),
        "sentenceDate": row.get("date"),
        "length": row.get("length"),
        "birth": taken.inputs.get("birth"),
        "facts": asked.get("facts") or {},
        "asOf": taken.inputs.get("as-of") or asked["today"],
    }
