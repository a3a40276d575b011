"""The day on which a person goes: weekends and bank holidays."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.calendar import WorkingDays
from calculator.practice.known import due
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import RELEASE_DAYS, Otherwise, Rework


def weekend_wrong_way(papers: Rework) -> Iterator[Otherwise | None]:
    """Moved on: to the next working day, or to the next day that is no weekend with its bank holiday missed besides."""
    weekends = WorkingDays(frozenset())
    for ask in RELEASE_DAYS:
        for day in due(papers, ask):
            if not papers.calendar.is_working(day):
                yield papers.with_days({ask: papers.calendar.next(day)})
                if weekends.next(day) > day:
                    yield papers.with_days({ask: weekends.next(day)})
            elif papers.release_rule(ask) == "friday":
                yield papers.with_days({ask: papers.calendar.next(day + 1)})


def weekend_not_moved(papers: Rework) -> Iterator[Otherwise | None]:
    """Left on a day that is no working day."""
    for ask in RELEASE_DAYS:
        for day in due(papers, ask):
            if not papers.calendar.is_working(day):
                yield papers.with_days({ask: day})


def bank_holiday_missed(papers: Rework) -> Iterator[Otherwise | None]:
    """Moved for the weekend, and not for the bank holiday."""
    weekends = WorkingDays(frozenset())
    for ask in RELEASE_DAYS:
        for day in due(papers, ask):
            if weekends.previous(day) != papers.calendar.previous(day):
                yield papers.with_days({ask: weekends.previous(day)})
                yield papers.with_days({ask: weekends.next(day)})


def friday_scheme(papers: Rework) -> Iterator[Otherwise | None]:
    """The scheme for Fridays used where it was not asked for, or not used where it was."""
    for ask in RELEASE_DAYS:
        for day in due(papers, ask):
            back, friday = papers.calendar.previous(day), papers.calendar.before_days_off(day)[0]
            yield papers.with_days({ask: friday if papers.release_rule(ask) == "back" else back})


KINDS = (
    Kind("weekend-wrong-way", weekend_wrong_way),
    Kind("weekend-not-moved", weekend_not_moved),
    Kind("bank-holiday-missed", bank_holiday_missed),
    Kind("friday-scheme", friday_scheme),
)
