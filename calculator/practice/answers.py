"""From papers to an exercise: the engine's answer, what is asked, the right answers, and the hints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.calendar import table_span, working_days
from calculator.names import DATE_NAMES
from calculator.practice.days import AS_OF, TODAY, said
from calculator.practice.draft import Draft
from calculator.practice.model import Ask, Exercise
from calculator.practice.planted import planted
from calculator.practice.skills import SKILLS
from calculator.practice.wanted import KNOWN, dates_of, main

LABELS = {
    "sentence-days": "Days in the sentence",
    "release-days": "Days to the release point",
    "parole-days": "Days to parole eligibility",
    "remand-days": "Days on remand that count",
    "bail-days": "Days of tagged bail that count",
    "ual-days": "Days unlawfully at large",
    "added-days": "Added days that are left",
    "tranche-day": "Day on which the tranche opens",
    "release-day": "Day of release, off weekends and bank holidays (leave the scheme for Fridays aside)",
}
#: What a step says of the last day of a term, which a hint keeps back.
LAST = re.compile(r" to \d+ \w+ \d{4}, both days counted,")
#: Steps that are added up from the records of these types.
RECORDS = {
    "remand-days": (("REMAND", "RECALL_REMAND"), ()),
    "bail-days": (("TAGGED_BAIL", "RECALL_TAGGED_BAIL"), ()),
    "ual-days": (("UAL",), ()),
    "added-days": (("ADA",), ("RADA",)),
}


def worked(key: str, topic: str, level: int, draft: Draft, answer: Mapping[str, Any]) -> Exercise:
    """The exercise of a draft, with what the engine answered."""
    request = draft.papers.request()
    found = _answers(draft, request, answer)
    skill = SKILLS[draft.skill]
    as_of = f"Work out the dates as of {said(TODAY)}."
    plain = Exercise(
        key=key,
        topic=topic,
        level=level,
        skill=skill,
        title=draft.title,
        story=(*draft.papers.story, as_of),
        facts=(*draft.papers.facts, *_noted(answer), ("Worked out as of", said(TODAY))),
        asks=tuple(_ask(name) for name in found),
        answers=found,
        request=request,
        hints=(skill.rule, *(draft.hints or _hints(steps_of(answer, _hinted(draft))))),
    )
    return _to_check(plain, draft, answer) if draft.planted else plain


def _noted(answer: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Where the tranches come from, when one was found: the regulations that fix them were not."""
    if not any(w["about"] in KNOWN for w in answer["warnings"]):
        return []
    return [("Tranches", "days and lengths as the national calculation service uses them; no regulations were found")]


def _hinted(draft: Draft) -> str:
    return "PED" if "PED" in draft.dates else main(draft.dates)


def _to_check(plain: Exercise, draft: Draft, answer: Mapping[str, Any]) -> Exercise:
    """The case to be checked: with somebody's lines, which of them is wrong, and the right dates."""
    dates = dates_of(answer)
    work = planted(draft.papers.draws, draft.papers.request(), answer)
    place = "to the release date" if work.dates["CRD"] != dates["CRD"] else "to the expiry date"
    numbers = tuple((str(n), text) for n, text in enumerate(work.lines, 1))
    return plain.replace(
        story=(
            *draft.papers.story,
            f"Somebody worked the dates out as of {said(TODAY)}. One line is wrong, and so is what follows from it.",
            *work.lines,
        ),
        asks=(
            Ask("wrong-line", "The first wrong line", "choice", numbers),
            *(_ask(kind) for kind in draft.dates),
        ),
        answers={"wrong-line": str(work.wrong), **{kind: dates[kind] for kind in draft.dates}},
        working=(f"Line {work.wrong} is wrong. {work.error}",),
        hints=(plain.skill.rule, f"The error is in the lines {place}.", work.error),
    )


def steps_of(answer: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    """The steps of one date."""
    return next((row["steps"] for row in answer["dates"] if row["type"] == kind), [])


def _ask(name: str) -> Ask:
    if name in DATE_NAMES:
        return Ask(name, f"{DATE_NAMES[name]} ({name})", "date")
    if name == "release-day":
        return Ask(name, LABELS[name], "date")
    if name == "tranche-day":
        return Ask(name, LABELS[name], "date", step=True)
    return Ask(name, LABELS[name], "days", step=True)


def _answers(draft: Draft, request: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, str]:
    """Right answers in the order of the day: the steps, the dates, and last the day of release."""
    dates = dates_of(answer)
    release = dates[main(draft.dates)]
    found: dict[str, str] = {}
    for name in draft.steps:
        if name in RECORDS:
            if any(a["type"] in RECORDS[name][0] for a in request["case"]["adjustments"]):
                found[name] = str(_recorded(name, request))
        elif name == "tranche-day":
            found |= _tranche_day(answer)
        elif name != "release-day":
            found[name] = str(_counted(name, draft, answer))
    found |= {kind: dates[kind] for kind in draft.dates}
    last = date.fromisoformat(release)
    if "release-day" in draft.steps and table_span()[0] <= last <= table_span()[1]:
        found["release-day"] = date.fromordinal(working_days("full").previous(last.toordinal())).isoformat()
    return found


def _tranche_day(answer: Mapping[str, Any]) -> dict[str, str]:
    """The day of the tranche: of the progression model where it reaches the case, otherwise of 2024."""
    opens = {row["law"]: row["opens"] for row in answer["tranche"]}
    day = opens.get("SDS_PROGRESSION_MODEL", opens.get("SDS_40"))
    return {"tranche-day": day} if day else {}


def _recorded(name: str, request: Mapping[str, Any]) -> int:
    plus, minus = RECORDS[name]
    signs = {**dict.fromkeys(plus, 1), **dict.fromkeys(minus, -1)}
    return sum(int(a["days"]) * signs.get(a["type"], 0) for a in request["case"]["adjustments"])


def _counted(name: str, draft: Draft, answer: Mapping[str, Any]) -> int:
    """Days of the sentence, or to a point, as the steps of the date hold them."""
    kind = "PED" if name == "parole-days" else main(draft.dates)
    steps = steps_of(answer, kind)
    if name == "sentence-days":
        if kind == "PRRD":
            steps = steps_of(answer, "SLED")
        return sum(int(step["days"]) for step in steps if step["op"] == "count")
    return int(next(step["figures"]["days"] for step in steps if step["op"] == "day"))


def _hints(steps: list[Mapping[str, Any]]) -> list[str]:
    """The figures, then the steps after them but the last: the last hint is the step before the answer."""
    before = [step for step in steps if step["op"] != "note"][:-1]
    terms = [LAST.sub(", both ends counted,", step["text"]) for step in before if step["op"] == "count"]
    others = [step["text"] for step in before if step["op"] != "count" and step["rule"] != "WHOLE"]
    return [text for text in (" ".join(terms), " ".join(others[:-1]), *others[-1:]) if text]


__all__ = ["AS_OF", "LABELS", "steps_of", "worked"]
