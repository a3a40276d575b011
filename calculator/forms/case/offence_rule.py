"""The release rule that follows from an offence and its sentence, put together for the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.forms.case import offence_settings
from calculator.forms.case.offence_asked import Asked, read
from calculator.forms.case.offence_find import provision
from calculator.forms.case.offence_parts import FRACTIONS, parts, unconfirmed
from calculator.forms.case.offence_questions import gather
from calculator.forms.case.offence_settings import Terror
from calculator.law.model import Law
from calculator.names import KIND_NAMES, plain_date
from calculator.offences import Decision, Offence, decide, tables
from calculator.offences.case import STANDARD

NOTHING: dict[str, Any] = {
    "sdsPlus": None,
    "sdsPlusOffence": None,
    "exclusions": None,
    "exclusionsSoFar": [],
    "schedule19za": None,
}


def ruled(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of `offence.rule`."""
    asked = read(raw)
    if not asked.offence:
        return _empty("")
    if asked.kind is None or asked.as_of is None:
        lacking = "the kind of sentence" if asked.kind is None else "the day that counts as today"
        return _empty(f"Enter {lacking} first: the release rule depends on it.")
    try:
        decision = decide(
            asked.offence,
            as_of=asked.as_of,
            kind=asked.kind,
            offence_date=asked.offence_date,
            sentence_date=asked.sentence_date,
            length=asked.term,
            age=asked.age,
            facts=asked.facts,
        )
    except (ValueError, OverflowError):
        return _empty("These dates and lengths cannot be put together. Check them.")
    terrorism = offence_settings.terror(decision, asked.facts.get("schedule-19za"))
    status = _status(decision)
    shown = list(parts(asked, decision, terrorism)) if status == "rule" else []
    rests_on = [(part.title, part.rests_on) for part in shown] or [("", (decision["schedule_15"],))]
    needed = gather(asked, decision, rests_on)
    found = offence_settings.settings(decision, terrorism)
    return {
        "status": status,
        "heading": "What follows from this offence",
        "read": _read(decision.offence),
        "outcome": _outcome(asked, decision, terrorism),
        "parts": [part.shown() for part in shown],
        "questions": needed.questions,
        "missing": needed.missing,
        "unconfirmed": unconfirmed(shown),
        "settings": found,
        "use": offence_settings.use(decision, found),
        "words": WORDS,
    }


def _status(decision: Decision) -> str:
    """Whether the lists say anything: not where it was not read, is not held, or only points to another offence."""
    pointer = any(row.list == "pointer" for row in decision.rows)
    known = decision.identified or bool(decision.rows)
    return "rule" if known and not pointer and not decision.offence.problems else "unread"


WORDS = {
    "why": "Why, and the law",
    "questions": "Answer these from the papers",
    "optional": "Answers that would change this",
    "missing": "Still needed",
    "unconfirmed": "Not confirmed",
    "yes": "Yes",
    "no": "No",
    "settings": "What it sets",
}


def _empty(text: str) -> dict[str, Any]:
    return {
        "status": "empty",
        "heading": "What follows from this offence" if text else "",
        "read": "",
        "outcome": [text] if text else [],
        "parts": [],
        "questions": [],
        "missing": [],
        "unconfirmed": [],
        "settings": dict(NOTHING),
        "use": {"label": "", "sets": [], "open": "", "done": ""},
        "words": WORDS,
    }


def _read(offence: Offence) -> str:
    """How the text was read, so that a wrong reading is seen."""
    form = "" if offence.form == "substantive" else f" ({offence.form})"
    if offence.problems:
        return ""
    if offence.code:
        return f"Read as offence code {offence.code}{form}."
    if offence.name:
        return f"Read as {offence.name}{form}, an offence at common law."
    act = tables().acts[offence.act].name if offence.act else ""
    return f"Read as {provision(act, str(offence.provision or ''))}{form}." if act else ""


def _outcome(asked: Asked, decision: Decision, terrorism: Terror) -> list[str]:
    """The release point in a sentence or two."""
    if _status(decision) == "unread" and decision.kind in STANDARD:
        return ["The offence was not found in the lists, so they do not settle the release point."]
    if decision.kind not in STANDARD:
        name = KIND_NAMES[decision.kind]
        return [
            f"For a {name} the lists of SDS+ and of exclusions change nothing. Its own rules decide the release point."
        ]
    if terrorism.applies:
        return [
            "Section 247A (terrorist prisoners) applies, so no fraction given here does. Work the dates out by hand."
        ]
    said = [_point(decision)]
    if terrorism.applies is None:
        said.append(
            "Whether section 247A (terrorist prisoners) applies is asked below. If it does, this does not hold."
        )
    if asked.sentence_date is not None and decision["sds_plus"].outcome != "yes":
        said.append(
            "The dates themselves come from the whole case: a change of law may reach a sentence only from its tranche."
        )
    return said


def _point(decision: Decision) -> str:
    plus, day = decision["sds_plus"], plain_date(decision.as_of)
    if plus.outcome == "check":
        return "Whether this is SDS+ is not decided: what is asked below settles it."
    if plus.outcome == "yes":
        share = f"release at {FRACTIONS[plus.fraction]} of the sentence" if plus.fraction else "its own release point"
        return f"SDS+: {share}, on the law of {day}."
    rules = Law.known_on(decision.as_of).rules
    excluded = decision["sds40"].outcome
    half, forty = _share(rules.standard.sds), _share(rules.sds40.sds)
    begun = rules.sds40.start <= decision.as_of.toordinal()
    earlier = (
        half if excluded == "yes" or not begun else forty if excluded == "no" else f"{half} if excluded, or {forty}"
    )
    model = rules.progression
    if decision.kind == "SECTION_250" or model is None or model.start > decision.as_of.toordinal():
        return f"Not SDS+: release at {earlier} of the sentence, on the law of {day}."
    out = [
        decision[topic].outcome
        for topic in ("progression_would_be_sds_plus", "progression_schedule_13", "progression_august_list")
    ]
    third = _share(model.sds)
    if "yes" in out:
        return f"Not SDS+, and kept out of the progression model: release at {earlier}, on the law of {day}."
    if "check" in out:
        return (
            f"Not SDS+: release at {third} of the sentence, on the law of {day}, if nothing below keeps it out of the "
            f"progression model; otherwise at {earlier}."
        )
    return f"Not SDS+: release at {third} of the sentence under the progression model, on the law of {day}."


def _share(fraction: tuple[int, int]) -> str:
    return FRACTIONS.get(f"{fraction[0]}/{fraction[1]}", f"{fraction[0]} out of {fraction[1]}")
