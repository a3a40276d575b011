"""The engine's request for a full calculation that was read without a problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.forms.case import asks
from calculator.law.kinds import sentence_types

Inputs = Mapping[str, Any]


def request(inputs: Inputs) -> dict[str, Any]:
    """The engine's request for inputs that were read without a problem."""
    rows = inputs["sentences"]
    sentences = [_sentence(n, row) for n, row in enumerate(rows)]
    case: dict[str, Any] = {
        "dateOfBirth": inputs.get("birth"),
        "registeredSexOffender": inputs["registered"],
        "ersed": inputs["ersed"],
        "sentences": sentences,
        "adjustments": [_adjustment(row, rows) for row in inputs["adjustments"]],
        "movements": [_movement(row) for row in inputs["movements"]],
        "alerts": ["PTD"] if inputs["ptd"] else [],
        "finePayments": [{"amount": row["paid"] / 100} for row in rows if row.get("paid")],
        "earlierSled": inputs.get("earlier-sled"),
    }
    fixed = [s["recall"] for s in sentences if s["recall"] and s["recall"]["kind"] in asks.FIXED_TERMS]
    returns = {recall["returned"] for recall in fixed}
    if len(returns) == 1 and None not in returns:
        days = int(fixed[0]["kind"].rpartition("_")[2])
        case["fixedTermRecall"] = {"days": days, "returned": fixed[0]["returned"]}
    return {"call": "calculate", "law": inputs["law"], "asOf": inputs["as-of"], "case": case}


def _sentence(n: int, row: Inputs) -> dict[str, Any]:
    code = row["other"] if row["type"] == asks.OTHER else row["type"]
    known = sentence_types().get(code)
    recall = None
    if row.get("recall"):
        recall = {"kind": row["recall"], "revoked": row.get("revoked"), "returned": row.get("returned")}
    sentence: dict[str, Any] = {
        "id": str(n + 1),
        "date": row["date"],
        "offence": {
            "date": row["offence-date"],
            "firstDate": row.get("offence-first"),
            "code": _code(row.get("offence")),
            "title": row.get("offence"),
        },
        "length": row["length"],
        "sdsPlus": row.get("sds-plus") == "yes",
        "exclusions": row.get("exclusions", []),
        "schedule19ZA": row.get("terrorist", False),
        "consecutiveTo": None if row.get("follows") is None else str(row["follows"] + 1),
        "recall": recall,
        "line": n + 1,
    }
    if row.get("extension"):
        sentence["extension"] = row["extension"]
    if row.get("would-be-plus"):
        sentence["sdsPlusOffence"] = True
    if row.get("supervision-end"):
        sentence["historicTused"] = row["supervision-end"]
    if row.get("fine"):
        sentence["fineAmount"] = row["fine"] / 100
    if known is None or known.kind is None:
        return {**sentence, "kind": code}
    # A recall has types of its own in the record; here the kind and the recall say the same.
    sentence["kind" if recall else "type"] = known.kind if recall else code
    flags = {"section250": known.section250, "automaticRelease": known.automatic, "under18Sopc": known.under_18_sopc}
    return {**sentence, **{flag: True for flag, on in flags.items() if on}}


def _code(text: str | None) -> str | None:
    """The offence code at the beginning of what stands in the box, if it is one ("OF61016", "OF61016: …")."""
    word = (text or "").replace(":", " ").split(" ")[0].upper()
    return word if 5 <= len(word) <= 10 and word.isalnum() and word[:2].isalpha() and word[-2:].isdigit() else None


def _adjustment(row: Inputs, sentences: list[Inputs]) -> dict[str, Any]:
    kind = row["type"]
    found = {"type": kind, "days": row["days"], "periodFrom": row.get("first"), "periodTo": row.get("last")}
    if kind in asks.CREDITS:
        target = row.get("sentence")
        n = first_sentence(sentences) if target is None else target
        recalled = bool(sentences[n].get("recall"))
        return {
            **found,
            "type": f"RECALL_{kind}" if recalled else kind,
            "from": sentences[n]["date"],
            "sentence": str(n + 1),
        }
    if row.get("reason"):
        found["reason"] = row["reason"]
    return {**found, "from": row.get("award") or row.get("first") or min(s["date"] for s in sentences)}


def first_sentence(sentences: list[Inputs]) -> int:
    """The place of the sentence imposed first."""
    return min(range(len(sentences)), key=lambda n: str(sentences[n].get("date") or "9999"))


def _movement(row: Inputs) -> dict[str, Any]:
    direction, _, reason = row["what"].partition(":")
    return {"date": row["date"], "direction": direction, "reason": reason}
