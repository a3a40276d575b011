"""Schedule 15 itself, offenders of particular concern, terrorism, home detention curfew, and registration."""

from __future__ import annotations

from calculator.offences.case import STANDARD, Case, answer, asks, begun, cite_list, day, rule
from calculator.offences.model import Answer, Topic

PARTS = ("sch15-part-1", "sch15-part-2", "sch15-part-3")
CONCERN = ("sch13-part-1", "sch13-part-2", "sch13-part-3")
TERRORISM = ("sch15-part-3", "sch13-part-1")


def schedule_15(case: Case) -> Answer:
    """Whether the offence is a specified offence, and in which Part."""
    topic: Topic = "schedule_15"
    if rows := case.found.on(*PARTS):
        parts = " and ".join(dict.fromkeys(f"Part {row.list[-1]}" for row in rows))
        return answer(topic, "yes", f"A specified offence: Schedule 15, {parts}.", *rows, family=parts)
    if perhaps := case.found.perhaps(*PARTS):
        rows = tuple(row for row, _ in perhaps)
        return answer(topic, "check", "The offence may be in Schedule 15.", *rows, ask=asks(perhaps))
    if not case.found.identified:
        return answer(topic, "check", "The offence was not identified.", ask=case.unread)
    return answer(topic, "no", "Not in Part 1 or Part 2 of Schedule 15.", *(cite_list(part) for part in PARTS[:2]))


def particular_concern(case: Case) -> Answer:
    """Whether the offence is listed in Schedule 13 to the Sentencing Code (a special custodial sentence for adults)."""
    topic: Topic = "particular_concern"
    if rows := case.found.on(*CONCERN):
        reason = "Listed in Schedule 13: an adult gets a special custodial sentence unless it is life or extended."
        if case.kind in STANDARD:
            reason += " A standard sentence is unusual here: look at the warrant."
        return answer(topic, "yes", reason, *rows)
    if perhaps := case.found.perhaps(*CONCERN):
        rows = tuple(row for row, _ in perhaps)
        return answer(topic, "check", "The offence may be in Schedule 13.", *rows, ask=asks(perhaps))
    if not case.found.identified:
        return answer(topic, "check", "The offence was not identified.", ask=case.unread)
    cited = (cite_list(part) for part in CONCERN)
    return answer(
        topic,
        "no",
        "Not in the Parts of Schedule 13 held here.",
        *cited,
        unless=("foreign-power", "foreign-power-election"),
    )


def terrorism(case: Case) -> Answer:
    """Whether section 247A applies: Schedule 19ZA, whose text was not found, or a terrorist connection."""
    topic: Topic = "terrorism"
    which = rule("terrorism-247a")
    if not begun(which.id, case.as_of):
        return answer(topic, "no", f"Section 247A begins on {day(which.start)}.", which)
    if case.fact("terrorist-connection"):
        return answer(topic, "yes", "The court found a terrorist connection.", which, code="TORERA")
    told = case.fact("schedule-19za")
    if told:
        return answer(topic, "yes", "In Schedule 19ZA, as entered.", which, code="TORERA")
    rows = case.found.on(*TERRORISM)
    perhaps = tuple(row for row, _ in case.found.perhaps(*TERRORISM))
    if told is None and (rows or perhaps):
        reason = "A terrorism offence. Release turns on Schedule 19ZA, whose text is not held here."
        return answer(topic, "check", reason, *(rows or perhaps), which, ask=("schedule-19za",))
    if told is None and not case.found.identified:
        return answer(topic, "check", "The offence was not identified.", which, ask=(*case.unread, "schedule-19za"))
    reason = "Not among the terrorism offences held here." if told is None else "Not in Schedule 19ZA, as entered."
    return answer(topic, "no", reason, which, unless=("terrorist-connection",))


def hdc(case: Case, today: Answer, terrorist: Answer) -> Answer:
    """Whether the offence itself bars home detention curfew. Bars that turn on the person are not answered here."""
    topic: Topic = "hdc"
    if rows := case.found.on("hdc"):
        return answer(topic, "yes", "A sentence for this offence bars home detention curfew.", *rows)
    if case.kind in {"EDS", "SOPC"}:
        return answer(
            topic, "yes", "Extended and special custodial sentences have no home detention curfew.", rule("hdc-kinds")
        )
    which = rule("hdc-would-be")
    if terrorist.outcome == "yes" or (terrorist.outcome == "check" and case.found.identified):
        reason = "Terrorist prisoners (section 247A) have no home detention curfew."
        ask = tuple(one.id for one in terrorist.ask)
        return answer(topic, terrorist.outcome, reason, rule("hdc-kinds"), rule("terrorism-247a"), ask=ask)
    if case.kind not in STANDARD:
        return answer(topic, "no", "The offence-based bars are about standard sentences.", which)
    if begun(which.id, case.as_of) and today.outcome == "yes":
        return answer(topic, "yes", "It would be SDS+ or S250+ if the dates were ignored.", which)
    if perhaps := case.found.perhaps("hdc"):
        return answer(
            topic, "check", "The offence may be one that bars it.", *(row for row, _ in perhaps), ask=asks(perhaps)
        )
    if not case.found.identified:
        return answer(topic, "check", "The offence was not identified.", which, ask=case.unread)
    if begun(which.id, case.as_of) and today.outcome == "check":
        return answer(
            topic, "check", "Whether it would be SDS+ today is open.", which, ask=tuple(one.id for one in today.ask)
        )
    return answer(
        topic, "no", "No bar that turns on the offence. Others turn on the person.", which, unless=("registration",)
    )


def registration(case: Case) -> Answer:
    """Whether the person is on the register: a fact about the person, so it is asked."""
    topic: Topic = "registration"
    which = rule("registration")
    told = case.fact("registration")
    if told is not None:
        outcome = "Subject to notification" if told else "Not subject to notification"
        return answer(topic, "yes" if told else "no", f"{outcome} requirements, as entered.", which)
    sexual = [row for row in case.found.sure if row.list == "sch15-part-2" or row.family == "sexual"]
    reason = (
        "A sexual offence: notification is likely. "
        if sexual
        else "This turns on the person, older convictions included. "
    )
    return answer(topic, "check", reason + "The court's notice decides.", *sexual, which, ask=("registration",))
