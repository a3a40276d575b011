"""Why a date of some type was not worked out, where that can be told from the case and the law set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.forms.case.trials_of_case import kind_of
from calculator.law.kinds import sentence_types
from calculator.names import DATE_NAMES

#: Dates of which a sentence has one or another, so that one may be typed under another's name.
SIBLINGS = (("SLED", "SED"), ("SLED", "LED"), ("CRD", "ARD"), ("CRD", "PRRD"), ("ARD", "PRRD"), ("CRD", "MTD"))
_ORDERS = frozenset({"MTD", "ETD", "LTD"})


def instead(kind: str, worked: Mapping[str, Any]) -> str:
    """The type that was worked out in place of this one; empty where there is none."""
    for pair in SIBLINGS:
        if kind in pair:
            other = pair[1 - pair.index(kind)]
            if other in worked:
                return other
    return ""


def why_absent(kind: str, worked: Mapping[str, Any], request: Mapping[str, Any], answer: Mapping[str, Any]) -> str:
    """Why there is no such date. Says plainly where the reason is not told by what was worked out."""
    case = request["case"]
    kinds = {kind_of(row) for row in case["sentences"]}
    recalled = any(_recalled(row) for row in case["sentences"])
    switches = answer["law"].get("switches") or ()
    other = instead(kind, worked)
    if kind not in DATE_NAMES:
        return f"“{kind}” is not a date that this calculator works out."
    if kind == "ERSED" and not case.get("ersed"):
        return "Early removal was not asked for in what was entered."
    if kind == "PRRD" and not recalled:
        return "No recall was entered, so there is no post-recall release date."
    if kind in _ORDERS and "DTO" not in kinds:
        return "No detention and training order was entered; only those have this date."
    if kind == "PED" and not kinds & {"EDS", "SOPC"}:
        return "No extended sentence and no sentence for an offender of particular concern was entered."
    if kind == "TUSED" and "applyPostRecallRepealRules" in switches:
        return "This law set has repealed top-up supervision."
    if kind == "HDCED" and "applyPostHdcedRepealRules" in switches:
        return "This law set has ended home detention curfew for adults. Other reasons may stand beside it."
    if other:
        return f"The {DATE_NAMES[other].lower()} ({other}) was worked out in its place."
    return "The working does not tell why; look at the kind of sentence, its length, and the day of the offence."


def _recalled(row: Mapping[str, Any]) -> bool:
    known = sentence_types().get(row.get("type") or "")
    return bool(row.get("recall")) or (known is not None and known.recall is not None)
