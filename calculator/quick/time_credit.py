"""Credit for remand in custody (section 240ZA) and for bail with a curfew and a tag (section 325)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.quick.credit_check import faults_of
from calculator.quick.credit_days import bail_days, remand_days
from calculator.quick.model import Answer, Ask, Declined, Fault, Line, Quick, Working

TOPIC = "quick/data/time_credit"
SOURCES = "quick/data/sources_days"
MOST_ROWS = 30


def work(values: Mapping[str, Any], as_of: date) -> Answer:
    """Days of remand, credit for tagged bail, and both together."""
    faults = faults_of(values, as_of)
    if faults:
        raise Declined(*faults)
    steps: list[Working] = []
    warnings: list[str] = []
    remand = remand_days(values, steps, warnings)
    raw = bail_days(values, steps, warnings)
    credit = _halved(raw, values, steps)
    lines = (
        Line("Remand in custody", count(remand, "day"), note="automatic: no order of the court is needed"),
        Line("Tagged bail", count(credit, "day"), note="only if the court has stated it"),
        Line("Both together", count(remand + credit, "day")),
    )
    steps.append(Working(f"{remand:,} + {credit:,} = {count(remand + credit, 'day')}."))
    stated = values["stated"]
    if stated is not None and stated != credit:
        warnings.append(
            f"The court stated {count(stated, 'day')} of tagged bail, this count gives {credit:,}. Record what the "
            "court stated, and ask the court about the difference."
        )
    elif credit and stated is None:
        warnings.append(
            "The days of tagged bail are for the court to state. Without its order, ask the court; do not enter these."
        )
    once = "Each day counts for one sentence only, once, and never towards the release after a fixed-term recall."
    steps.append(Working(once, (packaged(TOPIC)["remand"]["source"], "cja2003-s240a")))
    warnings.append(
        "Police custody before the court remanded the person was not settled in the sources: ask before adding it."
    )
    return Answer(lines, tuple(steps), tuple(warnings))


def _halved(raw: int, values: Mapping[str, Any], steps: list[Working]) -> int:
    """What is left after steps 2 and 3, halved; a half day becomes a whole one."""
    law = (packaged(TOPIC)["tagged_bail"]["source"], "laspo2012-s109")
    if not values["bail"]:
        return 0
    step2, step3, part = values["step2"] or 0, values["step3"] or 0, packaged(TOPIC)["tagged_bail"]["part"]
    left = raw - step2 - step3
    if left < 0:
        text = f"Only {count(raw, 'day')} of bail qualify, and {count(step2 + step3, 'day')} are to be taken off."
        raise Declined(Fault("step3" if step3 else "step2", text, "Check the periods and the figures of the court."))
    steps.append(Working(f"Step 1: {count(raw, 'day')} of bail with curfew and tag.", law))
    steps.append(
        Working(
            f"Step 2: {raw:,} − {step2:,} = {raw - step2:,}, without days on another tag or on temporary release.", law
        )
    )
    steps.append(
        Working(f"Step 3: {raw - step2:,} − {step3:,} = {left:,}, without days on which a condition was broken.", law)
    )
    credit = int(-(-left // part))
    if left % part:
        halved = f"{left:,} ÷ {part} is {left // part:,} and a half, rounded up to {count(credit, 'day')}"
    else:
        halved = f"{left:,} ÷ {part} = {count(credit, 'day')}, nothing to round"
    steps.append(Working(f"Steps 4 and 5: {halved}.", law))
    return credit


def _period(what: str) -> tuple[Ask, Ask]:
    return Ask("from", f"First day {what}", "date"), Ask("to", f"Last day {what}", "date", hint="Counted as well.")


_HOURS = packaged(TOPIC)["tagged_bail"]["least_hours"]

TIME_CREDIT = Quick(
    id="time-credit",
    title="Time credit: remand and tagged bail",
    purpose="Counts days of remand in custody, and half the days of bail with a qualifying curfew and a tag.",
    asks=(
        Ask(
            "sentenced",
            "Day of sentence",
            "date",
            needed=False,
            hint="That day is part of the sentence: it is no remand.",
        ),
        Ask(
            "offence",
            "Day of the offence",
            "date",
            needed=False,
            hint="The earliest day. Remand cannot begin before it.",
        ),
        Ask("order", "It is a detention and training order", "flag", needed=False),
        Ask("remand", "Periods of remand in custody", "rows", needed=False, most=MOST_ROWS, of=_period("of remand")),
        Ask(
            "other",
            "Periods held for another matter as well",
            "rows",
            needed=False,
            hint="Serving another sentence, a recall, a fine: those days are no remand.",
            most=MOST_ROWS,
            of=_period("held for another matter"),
        ),
        Ask(
            "bail",
            "Periods of bail with a curfew",
            "rows",
            needed=False,
            most=MOST_ROWS,
            of=(
                *_period("of bail"),
                Ask("curfew_from", "Curfew begins", "time", hint=f"It must be {_HOURS} hours or more in any one day."),
                Ask("curfew_to", "Curfew ends", "time"),
                Ask("tagged", "With an electronic tag", "flag", needed=False),
                Ask("custody", "The last day ended in custody", "flag", needed=False),
            ),
        ),
        Ask(
            "step2",
            "Days also on another tag, or on temporary release",
            "number",
            unit="days",
            hint="The court states this figure (step 2).",
            needed=False,
            least=0,
            most=9_999,
        ),
        Ask(
            "step3",
            "Other days on which curfew or tag was broken",
            "number",
            unit="days",
            hint="The court states this figure (step 3).",
            needed=False,
            least=0,
            most=9_999,
        ),
        Ask("stated", "Days of tagged bail the court stated", "number", unit="days", needed=False, least=0, most=9_999),
    ),
    limits=(
        "It does not decide whether remand belongs to the offence or a related offence: look at the charges.",
        "Not covered: custody abroad, police custody before charge, immigration detention, repatriated prisoners.",
        "For those ask the OMU Specialist Support Team.",
        "A day that counts for one sentence may not be entered for another.",
    ),
    example=packaged(TOPIC)["example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=("remand", "tagged bail", "qualifying curfew", "section 240ZA", "section 325", "half days", "credit"),
)
