"""What the topics share: usual lengths and days of sentence, and small pieces of papers."""

from __future__ import annotations

from functools import cache
from typing import Any

from calculator.durations import length_in_days
from calculator.practice.crimes import CRIMES, HARSH, SEX, VIOLENT, Crime, Length, fitting, months_of
from calculator.practice.days import THIRD, court_days
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws

ORDINARY: tuple[Crime, ...] = (*CRIMES, *VIOLENT)


def _months(*numbers: int) -> tuple[Length, ...]:
    return tuple((0, n, 0, 0) for n in numbers)


def _years(*numbers: int) -> tuple[Length, ...]:
    return tuple((n, 0, 0, 0) for n in numbers)


WEEKS: tuple[Length, ...] = tuple((0, 0, n, 0) for n in (8, 10, 12, 14, 16, 18, 20, 22, 24, 26))
SHORT = _months(4, 5, 6, 7, 8, 9, 10, 11)
MIDDLE: tuple[Length, ...] = (
    *_months(12, 13, 14, 15, 16, 18, 20, 21, 22, 24, 26, 27, 28, 30, 32, 33, 34, 36, 40, 42),
    *_years(1),
)
MIXED_YEARS: tuple[Length, ...] = tuple((y, m, 0, 0) for y in (2, 3, 4, 5) for m in (0, 3, 4, 6, 8, 9, 10))
LONG: tuple[Length, ...] = (*_years(7, 8, 9, 10, 11, 12, 13, 14, 15), (7, 6, 0, 0), (8, 6, 0, 0), (9, 6, 0, 0))
ODD: tuple[Length, ...] = ((0, 0, 0, 45), (0, 5, 2, 0), (1, 2, 0, 10), (0, 19, 0, 0), (0, 23, 0, 0), (2, 1, 1, 0))


def new_days() -> tuple[int, ...]:
    """Days of sentence under the law of today."""
    return court_days("2026-10-01", "2026-11-18")


def crime_for(draws: Draws, length: Length, crimes: tuple[Crime, ...] = ORDINARY) -> Crime:
    """An offence that fits the length."""
    return draws.pick(fitting(crimes, length) or fitting((*ORDINARY, *HARSH, *SEX), length))


def room(length: Length) -> int:
    """About the days served at one third: remand has to be shorter."""
    return months_of(length) * 10 or 1


def one(
    draws: Draws, on: int, length: Length, crimes: tuple[Crime, ...] = ORDINARY, held: int = 0, **more: Any
) -> tuple[Papers, dict[str, Any]]:
    """Papers of an adult with one sentence; `held` is how many days before it the offence lies at least."""
    papers = Papers(draws)
    papers.told_lists = True
    crime = crime_for(draws, length, crimes)
    row = papers.sentence(crime, on, length, on - held - draws.between(20, 240), **more)
    papers.adult(on)
    return papers, row


def remand_before(papers: Papers, row: dict[str, Any], on: int, days: int) -> int:
    """Remand up to the day before sentence."""
    return papers.remand(on - days, on - 1, row)


@cache
def released_before_third(first: str, last: str, lengths: tuple[Length, ...], part: tuple[int, int]) -> tuple[Any, ...]:
    """Days of sentence with lengths of which `part` is served before the progression model began."""
    return tuple(
        (on, length)
        for on in court_days(first, last)
        for length in lengths
        if on + -(-length_in_days(on, length) * part[0] // part[1]) < THIRD
    )


@cache
def released_between(
    first: str, last: str, lengths: tuple[Length, ...], part: tuple[int, int], window: tuple[int, int]
) -> tuple[Any, ...]:
    """Days of sentence with lengths of which `part` ends from `window[0]` to `window[1]`."""
    return tuple(
        (on, length)
        for on in court_days(first, last)
        for length in lengths
        if window[0] <= on + -(-length_in_days(on, length) * part[0] // part[1]) - 1 <= window[1]
    )
