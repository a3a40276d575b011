"""Days and dates: the last day of a sentence, the days of a period, month ends, release points, and weekends."""

from __future__ import annotations

from datetime import date
from functools import cache

from calculator.calendar import working_days
from calculator.durations import last_day
from calculator.forms.words import count
from calculator.practice.crimes import Length
from calculator.practice.days import TODAY, court_days, full, iso, length_words, said
from calculator.practice.draft import Counted, Draft
from calculator.practice.known import RELEASE_DUE
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import MIDDLE, MIXED_YEARS, SHORT, WEEKS, new_days, one

#: Day of the week, Monday being 0.
FRIDAY = 4


def build(draws: Draws, level: int) -> Draft | Counted:
    """One exercise."""
    return (_length, _period, _ends, _point, _friday)[level - 1](draws)


def _length(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), (*WEEKS, *SHORT, *MIDDLE, *MIXED_YEARS))
    papers, _ = one(draws, on, length)
    hint = f"The day before the sentence is {full(on - 1)}. Carry it forward by {length_words(length)}."
    if date.fromordinal(on).day == 1 and not length[2] and not length[3]:
        hint = f"{full(on)} is the first of a month: the last day is the last day of a month."
    title = f"The last day of {length_words(length)}"
    return Draft(papers, "last-day", title, ("SLED",), ("sentence-days",), hints=(hint,))


def _period(draws: Draws) -> Counted:
    # Periods of up to half a year, some across the end of February.
    first, days = draws.slot_of(tuple(range(date(2023, 9, 1).toordinal(), TODAY - 200)), tuple(range(9, 180)))
    last = first + days - 1
    return Counted(
        skill="days-in-custody",
        title="How many days?",
        story=(
            f"The person was taken into custody on {full(first)} and was in custody up to and including {full(last)}.",
            "Count the days in custody, both days included.",
        ),
        facts=(("First day", said(first)), ("Last day", said(last))),
        asks=(("custody-days", "Days in custody", "days"),),
        answers=(("custody-days", str(days)),),
        working=(
            f"{said(last)} is {count(days - 1, 'day')} after {said(first)}.",
            f"Both ends count, so add one: {count(days, 'day')}.",
        ),
    )


def _ends(draws: Draws) -> Draft:
    [(on, length)] = draws.slot_of(_fair())
    papers, _ = one(draws, on, length)
    hint = f"Count {length_words(length)} from {full(on)}: look at which days the last month has."
    title = "A sentence at the end of a month"
    return Draft(papers, "month-ends", title, ("SLED",), ("sentence-days",), hints=(hint,))


@cache
def _fair() -> tuple[tuple[int, Length], ...]:
    days = [n for n in court_days("2023-09-04", "2026-09-25") if date.fromordinal(n).day in (1, 2, 28, 29, 30, 31)]
    lengths: tuple[Length, ...] = (
        *((0, n, 0, 0) for n in (4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 16, 18, 20)),
        (1, 6, 0, 0),
    )
    return tuple((on, length) for on in days for length in lengths if _clipped(on, length))


def _clipped(on: int, length: Length) -> bool:
    """Whether the end of a month decides: from the first, or onto a day that the month does not have."""
    last = date.fromordinal(last_day(on, length))
    return date.fromordinal(on).day == 1 or last.day != date.fromordinal(on - 1).day


def _point(draws: Draws) -> Counted:
    on, days = draws.slot_of(court_days("2026-01-05", "2026-11-18"), tuple(range(60, 420)))
    point = on + days - 1
    moved = working_days("full").previous(point)
    stays = "a working day: it stays" if moved == point else f"no working day. The day of release: {full(moved)}"
    working = (
        f"{full(on)} is day one.",
        f"Day {days:,} is {count(days - 1, 'day')} later: {full(point)}.",
        f"{full(point)} is {stays}.",
    )
    to_serve = count(days, "day")
    return Counted(
        skill="weekend-day" if moved != point else "point-day",
        title="Release point and day of release",
        story=(
            f"Sentence was passed on {full(on)}. {to_serve} are to be served; nothing comes off or goes on.",
            "Find the release point, and the day of release off weekends and bank holidays.",
            "Leave the scheme for Fridays and days before bank holidays aside.",
        ),
        facts=(("Day of sentence", said(on)), ("Days to serve", f"{days:,}")),
        asks=(("release-point", "Release point", "date"), ("release-day", "Day of release", "date")),
        answers=(("release-point", iso(point)), ("release-day", iso(moved))),
        working=working,
    )


def _friday(draws: Draws) -> Counted:
    on, weeks = draws.slot_of(court_days("2026-01-05", "2026-11-18"), tuple(range(9, 60)))
    full_list = working_days("full")
    due = on + weeks * 7 + FRIDAY - date.fromordinal(on).weekday()
    while not full_list.is_working(due) or full_list.is_working(due + 1):
        due -= 1
    moved = full_list.before_days_off(due)[0]
    return Counted(
        skill="friday-scheme",
        title="Release before a weekend or bank holiday",
        story=(
            f"Sentence was passed on {full(on)}. The conditional release date is {full(due)}.",
            "The person is in the scheme for Fridays and days before bank holidays, and the governor keeps to it.",
            "Find the day of release.",
        ),
        facts=(("Day of sentence", said(on)), (RELEASE_DUE, said(due)), ("Scheme for Fridays", "yes")),
        asks=(("release-day", "Day of release under the scheme for Fridays and days before bank holidays", "date"),),
        answers=(("release-day", iso(moved)),),
        working=(
            f"More than 28 days lie between {said(on)} and {said(due)}.",
            f"{full(due)} is a working day, and the day after it is not.",
            f"The last working day before it that is followed by a working day: {full(moved)}.",
        ),
    )
