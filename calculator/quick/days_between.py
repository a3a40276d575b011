"""Days between two dates, and the same time in years, months and days as the length of a term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.calendar import working_days
from calculator.durations import last_day
from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.quick.counting import TOPIC, in_table, lasting, out_of_years, said
from calculator.quick.model import Answer, Ask, Declined, Fault, Line, Quick, Working

SOURCES = "quick/data/sources_days"


def as_term(first: int, last: int) -> tuple[int, int, int]:
    """Whole years, whole months and days of the term that begins on `first` and ends on `last`, both included."""
    years = months = 0
    while last_day(first, (years + 1, 0, 0, 0)) <= last:
        years += 1
    while last_day(first, (years, months + 1, 0, 0)) <= last:
        months += 1
    return years, months, last - last_day(first, (years, months, 0, 0))


def work(values: Mapping[str, Any], as_of: date) -> Answer:  # noqa: ARG001 - every calculator is given the day
    """Days with both ends counted, with one end, as a term, and how many of them are working days."""
    faults = out_of_years(values, ("first", "last"))
    first, last = values["first"], values["last"]
    if last < first:
        text = f"The last day, {plain_date(last)}, is before the first day, {plain_date(first)}."
        faults.append(Fault("last", text, "Swap the two days, or check the year."))
    if faults:
        raise Declined(*faults)
    a, b = first.toordinal(), last.toordinal()
    both = b - a + 1
    term = as_term(a, b)
    lines = [
        Line("Both days counted", count(both, "day"), note="for remand, time at large and lengths of sentences"),
        Line("First day not counted", count(b - a, "day"), note="for time limits that run from a day"),
        Line("In weeks", lasting(0, 0, both // 7, both % 7), note="both days counted"),
        Line("As a term", lasting(term[0], term[1], 0, term[2]), note="both days counted, months of the calendar"),
    ]
    steps = [
        Working(f"From {said(first)} to {said(last)} are {count(b - a, 'day')}, the first day not counted."),
        Working(f"{b - a:,} + 1 = {count(both, 'day')} with the first day and the last.", ("psi-03-2015",)),
        Working(_reckoned(a, term), ("psi-03-2015", "interpretation-act-1978")),
    ]
    warnings = ["Which count is right depends on the rule: look whether it counts the first day and the last."]
    if in_table(a) and in_table(b):
        working = working_days("full")
        number = sum(working.is_working(day) for day in range(a, b + 1))
        lines.append(Line("Working days", count(number, "day"), note="both days counted where they are working days"))
        steps.append(
            Working(
                f"{both - number:,} of them are Saturdays, Sundays or bank holidays: "
                f"{both:,} − {both - number:,} = {count(number, 'working day')}.",
                ("bank-holidays",),
            )
        )
    else:
        warnings.append("Working days are not given: bank holidays are not known for all of these years.")
    return Answer(tuple(lines), tuple(steps), tuple(warnings))


def _reckoned(first: int, term: tuple[int, int, int]) -> str:
    years, months, days = term
    if not (years or months):
        return f"That is less than a month of the calendar: {count(days, 'day')}."
    whole = last_day(first, (years, months, 0, 0))
    text = f"From {said(first)}, a term of {lasting(years, months, 0, 0)} ends on {said(whole)}"
    return f"{text}; {count(days, 'day')} more." if days else f"{text}."


DAYS_BETWEEN = Quick(
    id="days-between",
    title="Days between two dates",
    purpose="Counts the days from one date to another, with and without the first day, and as years and months.",
    asks=(
        Ask("first", "First day", "date"),
        Ask("last", "Last day", "date", hint="The first day and the last may be the same."),
    ),
    limits=(
        "Hours are not counted: a part of a day is a day.",
        "It does not say which count a rule wants. The guide for the task does.",
    ),
    example=packaged(TOPIC)["days_between_example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=("count days", "how many days", "number of days", "date difference", "day counter"),
)
