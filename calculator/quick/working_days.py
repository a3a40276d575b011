"""Deadlines in working days, and limits in calendar days that move when they end on a day off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.calendar import SATURDAY, WorkingDays, weekday, working_days
from calculator.forms.words import count, listed
from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.quick.counting import TOPIC, dated, in_table, out_of_table, said
from calculator.quick.model import Answer, Ask, Choice, Declined, Line, Quick, Working

SOURCES = "quick/data/sources_days"
HOLIDAYS = ("bank-holidays",)


def work(values: Mapping[str, Any], as_of: date) -> Answer:
    """The day on which the deadline falls, and the days that were left out on the way."""
    start, sign = values["start"].toordinal(), -1 if values["direction"] == "before" else 1
    if not in_table(start):
        raise Declined(out_of_table("start", values["start"]))
    calendar, amount = working_days("full"), values["amount"]
    if values["unit"] == "working":
        end, steps = _working(calendar, start, amount, sign)
    else:
        end, steps = _calendar(calendar, start, amount, sign, values["ends"])
    steps.append(Working(f"The deadline is {said(end)}."))
    lines = [dated("Deadline", end)]
    if values["unit"] == "working":
        lines.append(Line("Calendar days away", count(abs(end - start), "day"), note="the start not counted"))
    warnings = ["The start is not counted. If the rule counts it, or sets an hour of the day, look at its words."]
    if end >= as_of.toordinal():
        warnings.append("A new bank holiday can still be proclaimed. Check the list again when the day is near.")
    elif sign > 0:
        warnings.append(f"The deadline was before {plain_date(as_of)}.")
    return Answer(tuple(lines), tuple(steps), tuple(warnings))


def _working(calendar: WorkingDays, start: int, amount: int, sign: int) -> tuple[int, list[Working]]:
    day, left, passed = start, amount, []
    while left:
        day = _next(day, sign)
        if calendar.is_working(day):
            left -= 1
        else:
            passed.append(day)
    way = "back" if sign < 0 else "on"
    steps = [
        Working(f"{said(start)} is not counted; the first day counted is {said(_first(calendar, start, sign))}."),
        Working(
            f"{count(amount, 'working day')} {way} from there, Saturdays, Sundays and bank holidays left out: "
            f"{said(day)}.",
            HOLIDAYS,
        ),
        Working(f"Left out on the way: {_left_out(passed)}.", HOLIDAYS),
        Working(
            "A business day of the Criminal Procedure Rules leaves out the same days: Christmas Day, Boxing Day, Good "
            "Friday and Easter Monday are bank holidays or weekends in England and Wales.",
            ("crimpr-2025-r2-2",),
        ),
    ]
    return day, steps


def _calendar(calendar: WorkingDays, start: int, amount: int, sign: int, ends: str) -> tuple[int, list[Working]]:
    end = start
    for _ in range(amount):
        end = _next(end, sign)
    way = "before" if sign < 0 else "after"
    steps = [Working(f"{count(amount, 'day')} {way} {said(start)}, the start not counted: {said(end)}.")]
    if calendar.is_working(end):
        return end, [*steps, Working("That is a working day.", HOLIDAYS)]
    if ends == "stay":
        return end, [*steps, Working("That is no working day; nothing says here that the limit moves.", HOLIDAYS)]
    forward = ends == "next"
    law = "parole-rules-r8" if forward else "custody-time-limits-r2"
    moved = end
    while not calendar.is_working(moved):
        moved = _next(moved, 1 if forward else -1)
    where = "next working day" if forward else "nearest earlier working day"
    return moved, [*steps, Working(f"That is no working day. The {where} is {said(moved)}.", (law, *HOLIDAYS))]


def _next(day: int, sign: int) -> int:
    """The day beside, which must be in the table of bank holidays."""
    if not in_table(day + sign):
        raise Declined(out_of_table("amount", date.fromordinal(day + sign)))
    return day + sign


def _first(calendar: WorkingDays, start: int, sign: int) -> int:
    return calendar.next(start + 1) if sign > 0 else calendar.previous(start - 1)


def _left_out(days: list[int]) -> str:
    if not days:
        return "none"
    saturdays = sum(weekday(day) == SATURDAY for day in days)
    sundays = sum(weekday(day) > SATURDAY for day in days)
    holidays = [said(day) for day in sorted(days) if weekday(day) < SATURDAY]
    parts = [count(n, name) for n, name in ((saturdays, "Saturday"), (sundays, "Sunday")) if n]
    if holidays:
        parts.append(f"{count(len(holidays), 'bank holiday')} ({listed(holidays)})")
    return listed(parts)


WORKING_DAYS = Quick(
    id="working-days",
    title="Deadline in working days",
    purpose="Finds the day so many working days after or before another, with the bank holidays of England and Wales.",
    asks=(
        Ask("start", "The day it runs from", "date", hint="This day is not counted."),
        Ask("amount", "How many days", "number", unit="days", least=1, most=999),
        Ask(
            "unit",
            "Which days count",
            "choice",
            choices=(
                Choice("working", "Working days", "Monday to Friday without bank holidays; also “business days”."),
                Choice("calendar", "Every day", "A limit in days, where the last day may have to move."),
            ),
        ),
        Ask(
            "direction",
            "Which way",
            "choice",
            choices=(Choice("after", "After that day"), Choice("before", "Before that day")),
        ),
        Ask(
            "ends",
            "If the last day is a weekend or a bank holiday",
            "choice",
            choices=(
                Choice("stay", "It stays", "Nothing in the rule moves it."),
                Choice("next", "Next working day", "As in the Parole Board Rules."),
                Choice("back", "Nearest earlier working day", "As for custody time limits."),
            ),
            only_if=("unit", ("calendar",)),
        ),
    ),
    limits=(
        "England and Wales only. Years without a published list of bank holidays are refused.",
        "It does not know which rule applies: take the number and the kind of day from the guide.",
        "Release on a day off has a calculator of its own.",
    ),
    example=packaged(TOPIC)["working_days_example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=("working days", "business days", "deadline", "bank holidays", "due date"),
)
