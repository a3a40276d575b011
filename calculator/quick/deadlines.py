"""Time limits from key dates: hours, calendar and working days, weeks, months, years; after, before or on the day.

Which limits a procedure has is said by its definition, not here. The working days are those of `calculator.calendar`.
Source of the counting: `data/deadlines.toml`; the first day is not counted, as the definitions' limits are written.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Any

from calculator.calendar import WorkingDays, table_span, working_days
from calculator.law.load import packaged
from calculator.names import WEEKDAYS, full_date, plain_date
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working

UNITS = ("hours", "calendar days", "working days", "weeks", "months", "years")
SIDES = ("after", "before", "by")
MOST_LIMITS = 60
MONTHS_A_YEAR = 12
DAYS_A_WEEK = 7

COUNT_ONLY = (
    "This is the count of days. Whether a limit that ends on a day off moves, and which way, is for the rule or policy "
    "behind the limit: read what the guide says it rests on. If in doubt, work to the working day before."
)


def words(row: Values) -> str:
    """A limit in words: `3 working days after Monday 5 January 2026`."""
    moment = full_date(row["from"]) + (f" at {row['at']:%H:%M}" if row["at"] else "")
    if row["when"] == "by":
        return f"On {moment}"
    unit = row["unit"].removesuffix("s") if row["amount"] == 1 else row["unit"]
    return f"{row['amount']} {unit} {row['when']} {moment}"


def work(values: Values, as_of: date) -> Answer:  # noqa: ARG001 - a limit does not depend on the day it is asked
    """Every limit's day, in the order given."""
    lines, steps, faults = [], [], []
    for number, row in enumerate(values["limits"]):
        try:
            line, step = _limit(row)
        except Declined as declined:
            faults += [Fault(f"limits/{number}/{f.about}", f.text, f.mend) for f in declined.faults]
        else:
            lines.append(line)
            steps.append(step)
    if faults:
        raise Declined(*faults)
    return Answer(tuple(lines), tuple(steps), tuple(_warnings(values["limits"])))


def _limit(row: Values) -> tuple[Line, Working]:
    start, amount, unit, when = row["from"], row["amount"], row["unit"], row["when"]
    sign = -1 if when == "before" else 1
    clock = ""
    law: tuple[str, ...] = ()
    if when == "by" and amount:
        text = f"A limit on the day itself has no amount, and {amount} is given."
        raise Declined(Fault("amount", text, "Give 0, or choose after or before."))
    try:
        if when == "by" or not amount:
            found, told = start, f"It falls on the day itself, {full_date(start)}."
        elif unit == "hours":
            found, clock, told = _hours(start, row["at"], sign * amount)
        elif unit == "working days":
            found, told = _working(start, sign * amount)
            law = ("bank-holidays",)
        elif unit in ("months", "years"):
            found, told = _months(start, sign * amount * (MONTHS_A_YEAR if unit == "years" else 1), row)
            law = ("month", "corresponding-day")
        else:
            days = sign * amount * (DAYS_A_WEEK if unit == "weeks" else 1)
            found = start + timedelta(days)
            way = "on" if sign > 0 else "back"
            told = f"{words(row)}: go {way} {abs(days)} days, the first day not counted: {full_date(found)}."
    except (OverflowError, ValueError) as error:
        text = f"{amount} {unit} from {plain_date(start)} is outside the calendar."
        raise Declined(Fault("amount", text, "Look at the number and the year again.")) from error
    text = full_date(found) + (f" at {clock}" if clock else "")
    return Line(words(row), text, found, _day_off(found)), Working(told, law)


def _hours(start: date, at: time | None, hours: int) -> tuple[date, str, str]:
    """The day and the hour; without a time of day the earliest day that it can be, which is the safe one."""
    found = datetime.combine(start, at or time()) + timedelta(hours=hours)
    way = f"{abs(hours)} hours {'after' if hours > 0 else 'before'} {full_date(start)}"
    if at:
        return found.date(), f"{found:%H:%M}", f"{way} at {at:%H:%M}: {full_date(found.date())} at {found:%H:%M}."
    told = f"{way}: no time of day was given, so the hours are counted from the start of that day, to be safe: "
    return found.date(), "", f"{told}{full_date(found.date())}."


def _working(start: date, count: int) -> tuple[date, str]:
    calendar, step = working_days("full"), 1 if count > 0 else -1
    first, last = table_span()
    day, left, passed = start.toordinal(), abs(count), []
    while left:
        day += step
        if not first.toordinal() <= day <= last.toordinal():
            text = f"Bank holidays are known here from {first.year} to {last.year} only, and the count goes beyond."
            raise Declined(Fault("from", text, "Count it with the official list of bank holidays."))
        if calendar.is_working(day):
            left -= 1
        elif day in calendar.holidays:
            passed.append(date.fromordinal(day))
    found = date.fromordinal(day)
    unit = "working day" if abs(count) == 1 else "working days"
    holidays = f" and bank holidays ({', '.join(full_date(each) for each in sorted(passed))})" if passed else ""
    told = (
        f"Count {'on' if step > 0 else 'back'} {abs(count)} {unit} from {full_date(start)}, that day not counted; "
        f"Saturdays, Sundays{holidays} are passed over: {full_date(found)}."
    )
    return found, told


def _months(start: date, months: int, row: Values) -> tuple[date, str]:
    year, month = divmod(start.year * MONTHS_A_YEAR + start.month - 1 + months, MONTHS_A_YEAR)
    longest = monthrange(year, month + 1)[1]
    found = date(year, month + 1, min(start.day, longest))
    shorter = "" if found.day == start.day else f" That month has no day {start.day}, so its last day is taken."
    return found, f"{words(row)}: the day of the same number, {full_date(found)}.{shorter}"


def _day_off(found: date) -> str:
    """Where the day is no working day: which it is, and the working days around it."""
    first, last = table_span()
    calendar: WorkingDays = working_days("full")
    day = found.toordinal()
    if not first <= found <= last:
        return "Bank holidays of that year are not known here: look whether it is a working day."
    if calendar.is_working(day):
        return ""
    kind = "a bank holiday" if day in calendar.holidays else f"a {WEEKDAYS[found.weekday()]}"
    before, after = (date.fromordinal(each) for each in (calendar.previous(day), calendar.next(day)))
    return f"Not a working day ({kind}). The working days around it: {full_date(before)} and {full_date(after)}."


def _warnings(rows: Any) -> list[str]:
    found = [COUNT_ONLY]
    if any(row["unit"] == "hours" for row in rows):
        found.append("Hours are counted by the clock. Where the clocks change in between, allow for the hour.")
    return found


QUICK = Quick(
    id="deadlines",
    title="Deadlines of a procedure",
    purpose="The dates of a procedure’s deadlines, worked out from its key dates.",
    also_called=("due dates", "time limits", "calendar file", "ics", "diary dates"),
    asks=(
        Ask(
            "limits",
            "Time limits",
            "rows",
            unit="time limit",
            least=1,
            most=MOST_LIMITS,
            of=(
                Ask("from", "Key date", "date", hint="The day on which it happened or will happen."),
                Ask("at", "Time of day", "time", hint="For a limit in hours.", needed=False),
                Ask("amount", "How many", "number", least=0, most=3_650),
                Ask("unit", "Unit", "choice", choices=tuple(Choice(unit, unit.capitalize()) for unit in UNITS)),
                Ask(
                    "when",
                    "Which side",
                    "choice",
                    choices=(Choice("after", "After"), Choice("before", "Before"), Choice("by", "On the day itself")),
                ),
            ),
        ),
    ),
    limits=(
        "It knows the deadlines that the guides give, each counted from the one date of its own event.",
        "Working days are counted from 2015 to 2028, the years whose bank holidays are known. It refuses outside them.",
        "It does not move a deadline that falls on a day off: it says so, and the rule decides.",
    ),
    example={
        "limits": [
            {"from": "2026-05-22", "amount": 10, "unit": "working days", "when": "after"},
            {"from": "2026-12-28", "amount": 2, "unit": "working days", "when": "before"},
            {"from": "2026-08-31", "amount": 6, "unit": "months", "when": "after"},
            {"from": "2026-11-20", "at": "14:30", "amount": 24, "unit": "hours", "when": "after"},
        ]
    },
    work=work,
    checked=packaged("quick/data/deadlines")["month"]["checked"],
)
