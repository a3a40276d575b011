"""Years, months, weeks and days added to a date or taken off it: as a term, or as a time limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.durations import add_months, last_day
from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.names import MONTHS
from calculator.quick.counting import TOPIC, dated, lasting, out_of_years, said, usable, years_of_use
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Working

SOURCES = "quick/data/sources_days"
UNITS = ("years", "months", "weeks", "days")


def work(values: Mapping[str, Any], as_of: date) -> Answer:  # noqa: ARG001 - every calculator is given the day
    """The last day of a term, or the day on which a time limit ends."""
    faults = out_of_years(values, ("start",))
    years, months, weeks, days = (values[unit] or 0 for unit in UNITS)
    if not (years or months or weeks or days):
        faults.append(Fault("", "There is nothing to add.", "Enter years, months, weeks or days."))
    if faults:
        raise Declined(*faults)
    start, length = values["start"].toordinal(), (years, months, weeks, days)
    try:
        found = _term(start, length) if values["way"] == "term" else _limit(start, length, values["way"] == "before")
    except (OverflowError, ValueError):
        found = None
    if found is None or not all(line.day is None or usable(line.day) for line in found.lines):
        text = f"The date found would not be in the years {years_of_use()}."
        raise Declined(Fault("", text, "Check the length and the start."))
    return found


def _term(start: int, length: tuple[int, int, int, int]) -> Answer:
    years, months, weeks, days = length
    end = last_day(start, length)
    steps = [Working(f"{said(start)} is day 1 of the term.", ("psi-03-2015",))]
    whole = start - 1
    if years or months:
        whole = last_day(start, (years, months, 0, 0))
        if date.fromordinal(start).day == 1:
            how = "A term of months from the first of a month ends on the last day of a month"
        else:
            how = f"The day before, {said(start - 1)}, is carried forward {lasting(years, months, 0, 0)}"
        steps.append(Working(f"{how}: {said(whole)}.", ("psi-03-2015",)))
    if weeks or days:
        from_there = said(whole) if whole >= start else f"{said(whole)}, the day before"
        steps.append(
            Working(
                f"{lasting(0, 0, weeks, days)} ({count(7 * weeks + days, 'day')}) from {from_there}: {said(end)}.",
                ("psi-03-2015",),
            )
        )
    total = end - start + 1
    steps.append(Working(f"From {said(start)} to {said(end)}, both counted, are {count(total, 'day')}."))
    lines = (
        dated("Last day", end, "the last day that belongs to the term"),
        dated("Day after", end + 1, "a term to follow would begin here"),
        Line("Length", count(total, "day"), note="the first day and the last counted"),
    )
    warnings = (
        "This is the term as imposed: no release point, credit or added days.",
        "Several terms are not simply laid end to end: use the sentence calculator.",
    )
    return Answer(lines, tuple(steps), warnings)


def _limit(start: int, length: tuple[int, int, int, int], back: bool) -> Answer:
    years, months, weeks, days = length
    sign = -1 if back else 1
    word = "back" if back else "on"
    at, clipped = start, False
    steps = [Working(f"{said(start)} itself is not counted.", ("interpretation-act-1978",))]
    for number, months_each, unit in ((years, len(MONTHS), "year"), (months, 1, "month")):
        if number:
            then = add_months(at, sign * number * months_each)
            short = date.fromordinal(then).day != date.fromordinal(at).day
            clipped |= short
            why = "; that month has no such day, so its last day is taken" if short else ""
            law = ("interpretation-act-1978", "house-months") if short else ("interpretation-act-1978",)
            steps.append(Working(f"{count(number, unit)} {word} from {said(at)}: {said(then)}{why}.", law))
            at = then
    if weeks or days:
        then = at + sign * (7 * weeks + days)
        steps.append(Working(f"{lasting(0, 0, weeks, days)} ({count(7 * weeks + days, 'day')}) {word}: {said(then)}."))
        at = then
    warnings = [
        "A rule that counts the first day, or speaks of clear days, ends on another day: look at its words.",
        "The day may be a weekend or a bank holiday. Whether the limit then moves depends on the rule.",
    ]
    if clipped:
        warnings.append("The day was moved to the end of a shorter month. No provision says so: allow a day in hand.")
    name = "Day counted back to" if back else "Last day of the limit"
    apart = abs(at - start)
    lines = (dated(name, at), Line("Days away", count(apart, "day"), note="the start not counted"))
    return Answer(lines, tuple(steps), tuple(warnings))


ADD_TIME = Quick(
    id="add-time",
    title="Add time to a date",
    purpose="Adds years, months, weeks and days to a date, as the law counts a term of custody or a time limit.",
    asks=(
        Ask("start", "Start", "date", hint="The day of sentence for a term; the day of the event for a time limit."),
        Ask(
            "way",
            "How to count",
            "choice",
            choices=(
                Choice("term", "As a term", "The start is day 1, as for a sentence or an order."),
                Choice("after", "As a time limit after the start", "The start is not counted."),
                Choice("before", "As a time limit before the start", "Counted back; the start is not counted."),
            ),
        ),
        Ask("years", "Years", "number", unit="years", needed=False, least=0, most=99),
        Ask("months", "Months", "number", unit="months", needed=False, least=0, most=999),
        Ask("weeks", "Weeks", "number", unit="weeks", needed=False, least=0, most=9_999),
        Ask("days", "Days", "number", unit="days", needed=False, least=0, most=36_600),
    ),
    limits=(
        "A term is the whole term as imposed. Release points are found by the sentence calculator.",
        "Time limits in working days have a calculator of their own.",
    ),
    example=packaged(TOPIC)["add_time_example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=("add days", "add months", "add weeks", "end of term", "expiry date", "date plus days"),
)
