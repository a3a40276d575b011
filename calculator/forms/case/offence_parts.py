"""The answers of the lists in words: SDS+, exclusions, and what else follows from an offence, each with why and law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from calculator.forms.case.offence_asked import Asked
from calculator.forms.case.offence_settings import EXCLUSIONS, Terror
from calculator.forms.shown import source_words
from calculator.law.model import Law, sources
from calculator.names import plain_date
from calculator.offences import Answer, Citation, Decision, tables
from calculator.offences.case import STANDARD, cite
from calculator.offences.model import Basis, Outcome
from calculator.record import Record

FRACTIONS = {"1/3": "one third", "2/5": "40 per cent", "1/2": "one half", "2/3": "two thirds"}
_SAYS: dict[str, dict[Outcome, str]] = {
    "plus": {
        "yes": "yes, this is an SDS+ sentence.",
        "no": "no, this is not an SDS+ sentence.",
        "check": "not decided yet.",
    },
    "sds40": {"yes": "Excluded from SDS40.", "no": "Not excluded from SDS40.", "check": "Not decided yet."},
    "progression": {
        "yes": "Kept out of the progression model.",
        "no": "Not kept out of the progression model.",
        "check": "Not decided yet.",
    },
    "concern": {
        "yes": "on the list.",
        "no": "not on the list.",
        "check": "not decided yet.",
    },
    "terrorism": {
        "yes": "section 247A applies. Work the dates out by hand.",
        "no": "section 247A does not apply.",
        "check": "not decided yet.",
    },
    "hdc": {"yes": "barred by the offence.", "no": "the offence itself is no bar.", "check": "not decided yet."},
    "recall": {
        "yes": "outside the 56-day fixed-term recall.",
        "no": "the offence and sentence alone do not rule it out.",
        "check": "not decided yet.",
    },
    "registration": {
        "yes": "subject to notification requirements.",
        "no": "not subject to notification requirements.",
        "check": "not known.",
    },
}


class Part(Record):
    """One answer as the page shows it, with the answers of the lists that it rests on."""

    key: str
    title: str
    answer: Outcome
    why: tuple[str, ...]
    citations: tuple[Citation, ...]
    rests_on: tuple[Answer, ...]

    def shown(self) -> dict[str, Any]:
        """As JSON."""
        once = {citation.row: citation for citation in self.citations}
        return {
            "key": self.key,
            "title": self.title,
            "answer": self.answer,
            "says": _SAYS[self.key][self.answer],
            "why": [line for line in dict.fromkeys(self.why) if line],
            "law": [law_words(citation) for citation in once.values()],
        }


def law_words(citation: Citation) -> dict[str, str]:
    """A source as results show it: its words, its link, and a note on how well it is known."""
    said = source_words(
        {
            "title": citation.law,
            "provision": _what(citation),
            "link": citation.link,
            "basis": citation.basis,
            "checked": citation.checked.isoformat(),
        }
    )
    unsure = "; not confirmed" if citation.basis == "unconfirmed" else ""
    note = f". {citation.note}" if citation.note else ""
    return {**said, "note": f"{said['note']}{unsure}{note}"}


def _what(citation: Citation) -> str:
    """What the provision says, in words that stand by themselves; nothing for a whole list."""
    if citation.row.startswith("list:"):
        return ""
    if citation.what in FRACTIONS:
        return f"release at {FRACTIONS[citation.what]}"
    rule = tables().rules.get(citation.row)
    return citation.what.replace("this many", str(rule.years)) if rule and rule.years else citation.what


def parts(asked: Asked, decision: Decision, terrorism: Terror) -> Iterator[Part]:
    """Everything that is to be shown, in this order; what does not matter for the kind of sentence is left out."""
    standard = decision.kind in STANDARD
    if standard:
        yield _plus(asked, decision)
        if decision["sds40"].citations or decision["sds40"].outcome == "check":
            yield _plain("sds40", "Excluded from the 40 per cent release point (SDS40)?", decision["sds40"])
    if decision.kind == "SDS" and decision["progression_august_list"].reason:
        yield _progression(decision)
    if decision["particular_concern"].outcome == "yes":
        yield _plain(
            "concern", "Offenders of particular concern (Sentencing Code, Schedule 13)", decision["particular_concern"]
        )
    if terrorism.answer.outcome != "no":
        yield _plain("terrorism", "Terrorist prisoners (section 247A)", terrorism.answer)
    if standard:
        yield _curfew(decision, terrorism)
    if decision["registration"].citations[:-1] or asked.facts.get("registration") is not None:
        yield _plain("registration", "Sex offender notification", decision["registration"])
    if recall := _recall(decision, terrorism):
        yield recall


def _plain(key: str, title: str, answer: Answer, *more: str) -> Part:
    words = (f"Family: {EXCLUSIONS[answer.code]}.",) if answer.code in EXCLUSIONS else ()
    return Part(key, title, answer.outcome, (answer.reason, *words, *more), answer.citations, (answer,))


def _plus(asked: Asked, decision: Decision) -> Part:
    plus, today = decision["sds_plus"], decision["sds_plus_if_sentenced_today"]
    routes = {route.id: route for route in tables().routes}
    why = [plus.reason]
    why += [
        f"{citation.what}: for sentences passed on or after {plain_date(routes[citation.row].start)}."
        for citation in plus.citations
        if citation.row in routes
    ]
    if asked.term is not None:
        why.append(f"Length entered: {length_words(asked)}.")
    if asked.sentence_date is not None:
        why.append(f"Date of sentence: {plain_date(asked.sentence_date)}.")
    if plus.fraction:
        why.append(
            f"Release at {FRACTIONS[plus.fraction]} of the sentence, on the law of {plain_date(decision.as_of)}."
        )
    if plus.outcome == "no" and today.outcome == "yes":
        why.append("Passed today it would be SDS+. That keeps it out of one third and bars home detention curfew.")
    title = "SDS+ (S250+)" if decision.kind == "SECTION_250" else "SDS+"
    return Part("plus", title, plus.outcome, tuple(why), plus.citations + today.citations, (plus, today))


def length_words(asked: Asked) -> str:
    """The length as entered: “4 years 6 months”."""
    term = asked.term
    units = (
        () if term is None else (("year", term.years), ("month", term.months), ("week", term.weeks), ("day", term.days))
    )
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for unit, n in units if n)


_NATIONAL_LIST = (
    "The national list of offences left out of it is not held here: whether this one is on it is asked below."
)


def _progression(decision: Decision) -> Part:
    """The three ways of being kept out, as one answer: one yes is enough, and a no needs all three."""
    answers = tuple(
        decision[topic]
        for topic in ("progression_would_be_sds_plus", "progression_schedule_13", "progression_august_list")
    )
    outcomes = {answer.outcome for answer in answers}
    outcome: Outcome = "yes" if "yes" in outcomes else "check" if "check" in outcomes else "no"
    telling = tuple(answer for answer in answers if answer.outcome == outcome)
    # What is still open is asked even where one yes has settled this: the form's exclusions need each answer.
    return Part(
        "progression",
        "Kept out of the progression model?",
        outcome,
        tuple(_NATIONAL_LIST if answer is answers[2] and outcome == "check" else answer.reason for answer in telling),
        tuple(citation for answer in telling for citation in answer.citations),
        answers,
    )


def _curfew(decision: Decision, terrorism: Terror) -> Part:
    answer = decision["hdc"]
    if terrorism.applies is None and answer.outcome == "no":
        answer = replace(answer, outcome="check", reason="Terrorist prisoners (section 247A) have no curfew.")
    until = date.fromordinal(Law.known_on(decision.as_of).rules.hdc_adults_until)
    ended = decision.kind == "SDS" and decision.as_of >= until
    part = _plain("hdc", "Home detention curfew", answer)
    if not ended:
        return part
    source = sources()["sa2026-s26"]
    law = f"{source.title}, {source.provision}"
    basis: Basis = "service" if source.basis == "service" else "law"
    cited = Citation("sa2026-s26", "end of curfew for adults", law, source.link, basis, source.checked)
    why = f"For adults no curfew date falls on or after {plain_date(until)}, whatever the offence."
    return Part(part.key, part.title, part.answer, (*part.why, why), (*part.citations, cited), part.rests_on)


def _recall(decision: Decision, terrorism: Terror) -> Part | None:
    """The bars to the 56-day fixed-term recall that turn on the offence or the kind of sentence."""
    rows = tables().by_id
    if decision.kind in {"DTO", "AFINE", "BOTUS"} or rows["recall56-a"].start > decision.as_of:
        return None
    title, listed = "Recall", any(row.list == "sch13-part-3" for row in decision.rows)
    yes = {
        "recall56-a": decision.kind == "EDS",
        "recall56-b": decision.kind == "SOPC",
        "recall56-c": terrorism.applies is True,
        "recall56-e": listed,
    }
    reasons = [rows[key] for key, applies in yes.items() if applies]
    if reasons:
        why = tuple(f"Ruled out: {row.name}." for row in reasons)
        return Part("recall", title, "yes", why, tuple(cite(row) for row in reasons), ())
    if terrorism.applies is None and decision.identified:
        why = ("It is ruled out for terrorist prisoners (section 247A) and for offences in Schedule 19ZB.",)
        return Part("recall", title, "check", why, (cite(rows["recall56-c"]), cite(rows["recall56-d"])), ())
    return None


def unconfirmed(shown: list[Part]) -> list[dict[str, str]]:
    """What the answers rest on that no source settles, each with whom to ask."""
    who = (
        "Ask the sentence calculation team, or look at the markers of the offence code in the national offence service."
    )
    notes = dict.fromkeys(
        f"{_what(citation) or citation.what}: {citation.note}"
        for part in shown
        for citation in part.citations
        if citation.note and (citation.basis != "law" or citation.row.startswith("list:"))
    )
    return [{"what": what, "ask": who} for what in notes]
