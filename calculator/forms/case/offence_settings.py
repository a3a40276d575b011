"""What the form should hold for an offence, and the words beside the button that sets it."""

from __future__ import annotations

from typing import Any

from calculator.forms.words import listed
from calculator.offences import Decision, Question, tables, to_engine
from calculator.offences.case import STANDARD
from calculator.offences.model import Answer
from calculator.record import Record

#: Codes of `calculator.case.EXCLUSIONS` in words.
EXCLUSIONS = {
    "SEXUAL": "sexual offence",
    "VIOLENT": "violent offence of four years or more",
    "DOMESTIC_ABUSE": "domestic abuse offence",
    "NATIONAL_SECURITY": "national security offence",
    "TERRORISM": "terrorism offence",
    "SEXUAL_T3": "sexual offence, added in December 2024",
    "DOMESTIC_ABUSE_T3": "domestic abuse offence, added in December 2024",
    "MURDER_T3": "murder, added in December 2024",
    "PROGRESSION_MODEL_SCHEDULE_13_PART_3": "progression model: Schedule 13, Part 3",
    "SA2026_PROGRESSION_MODEL_SCHEDULE": "progression model: national list of 2026",
}
NAMES = {
    "sdsPlus": "SDS+",
    "sdsPlusOffence": "SDS+ if passed today",
    "exclusions": "Exclusions",
    "schedule19za": "Schedule 19ZA (terrorism)",
}
_SECURITY = ("TERRORISM", "NATIONAL_SECURITY")


class Terror(Record):
    """Whether section 247A applies, and the question that is still open (Schedule 19ZA itself is not held)."""

    applies: bool | None
    answer: Answer


def terror(decision: Decision, told: bool | None) -> Terror:
    """The decision on section 247A, except that a no for a terrorism or national security offence stays open.

    The lists say no where Part 3 of Schedule 15 and Part 1 of Schedule 13 do not name the offence. Schedule 19ZA may.
    """
    given = decision["terrorism"]
    applies = {"yes": True, "no": False, "check": None}[given.outcome]
    near = any(row.service_code in _SECURITY or row.list == "sch13-part-3" for row in decision.rows)
    if applies is False and near and told is None:
        ask: tuple[Question, ...] = (tables().questions["schedule-19za"],)
        reason = "An offence of this kind may be in Schedule 19ZA, whose text is not held here."
        return Terror(None, Answer("terrorism", "check", reason, citations=given.citations, ask=ask))
    return Terror(applies, given)


def settings(decision: Decision, terrorism: Terror) -> dict[str, Any]:
    """The fields of a sentence that follow. None stands for: not decided, so the form keeps what it has."""
    inputs = to_engine(decision)
    topics = ("sds40", "progression_schedule_13", "progression_august_list")
    open_ones = any(topic in inputs.unresolved for topic in topics)
    return {
        "sdsPlus": inputs.sds_plus,
        "sdsPlusOffence": inputs.sds_plus_eligible,
        "exclusions": None if open_ones else list(inputs.exclusions),
        "exclusionsSoFar": list(inputs.exclusions),
        "schedule19za": terrorism.applies,
    }


def use(decision: Decision, found: dict[str, Any]) -> dict[str, Any]:
    """The button's words: what it sets, and what stays as it is because it is not decided."""
    standard = decision.kind in STANDARD
    keys = [key for key in NAMES if standard or key == "schedule19za"]
    sets = [f"{NAMES[key]}: {_said(found[key])}" for key in keys if found[key] is not None]
    kept = [NAMES[key] for key in keys if found[key] is None]
    return {
        "label": "Use this",
        "sets": sets,
        "open": f"Not decided, so what you entered stays: {listed(kept)}." if kept else "",
        "done": f"Set in the form: {'; '.join(sets)}. You may change it." if sets else "",
    }


def _said(value: object) -> str:
    if isinstance(value, list):
        return listed([EXCLUSIONS[code] for code in value]) if value else "none"
    return "yes" if value else "no"
