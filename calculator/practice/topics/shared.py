"""What the topics share: usual lengths and days of sentence, and small pieces of papers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from calculator.durations import length_in_days
from calculator.law.load import table
from calculator.practice.crimes import CRIMES, HARSH, SEX, VIOLENT, Crime, Length, fitting, months_of
from calculator.practice.days import THIRD as THIRD_BEGINS
from calculator.practice.days import TODAY, court_days, day, said
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws

#: Stands for "however long".
FINAL = 10**6
#: How many pairs of day and length are looked at, at most.
GRID = 2400
THIRD, FORTY = (1, 3), (2, 5)
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
def grid(first: str, last: str, lengths: tuple[Length, ...]) -> tuple[tuple[int, Length], ...]:
    """Court days with lengths; of many days every second, third and so on, because looking at them all takes time."""
    days = court_days(first, last)
    return tuple((on, length) for on in days[:: -(-len(days) * len(lengths) // GRID)] for length in lengths)


def point(on: int, length: Length, part: tuple[int, int]) -> int:
    """The day on which a part of the sentence has been served; part days round up."""
    return on - 1 + -(-length_in_days(on, length) * part[0] // part[1])


@cache
def released_before_third(first: str, last: str, lengths: tuple[Length, ...], part: tuple[int, int]) -> tuple[Any, ...]:
    """Days of sentence with lengths of which `part` is served before the progression model began."""
    return tuple(pair for pair in grid(first, last, lengths) if point(*pair, part) < THIRD_BEGINS - 1)


@cache
def released_between(
    first: str, last: str, lengths: tuple[Length, ...], part: tuple[int, int], window: tuple[int, int]
) -> tuple[Any, ...]:
    """Days of sentence with lengths of which `part` ends from `window[0]` to `window[1]`."""
    return tuple(pair for pair in grid(first, last, lengths) if window[0] <= point(*pair, part) <= window[1])


@cache
def ending_between(first: str, last: str, lengths: tuple[Length, ...], window: tuple[int, int]) -> tuple[Any, ...]:
    """Days of sentence with lengths that end from `window[0]` to `window[1]`."""
    return released_between(first, last, lengths, (1, 1), window)


@cache
def tranches(law: str) -> tuple[tuple[int, int], ...]:
    """The tranches of a law by its id in `law/release.toml`: the longest sentence in days, and the day number."""
    row = next(row for row in table("release")["legislation"] if row["id"] == law)
    return tuple((band.get("up_to", FINAL), band["from"].toordinal()) for band in row["tranche"])


def tranche_day(days: int) -> int:
    """The day of the progression model's tranche for a sentence of so many days."""
    return next(opens for most, opens in tranches("progression") if days <= most)


def tranche_note(papers: Papers, row: Mapping[str, Any]) -> None:
    """Tell the day of the tranche, where the exercise is about something else."""
    days = length_in_days(day(row["date"]), tuple(row["length"].values()))
    papers.tell(
        f"The sentence was imposed before 1 October 2026. Its tranche of the progression model opens on "
        f"{said(tranche_day(days))}.",
        "Tranche opens",
        said(tranche_day(days)),
    )


@cache
def by_tranche(
    way: str, first: str, last: str, lengths: tuple[Length, ...], old: tuple[int, int], new: tuple[int, int]
) -> tuple[Any, ...]:
    """Days of sentence with lengths by what their tranche does to them.

    "waits": release waits for it ("still": and it has not opened yet); "after": the new release point comes after it;
    "kept": the old one comes before it.
    """
    found: list[tuple[int, Length]] = []
    for on, length in grid(first, last, lengths):
        before, opens = point(on, length, old), tranche_day(length_in_days(on, length))
        if before < THIRD_BEGINS:
            continue
        is_way = "kept" if before < opens else "waits" if point(on, length, new) < opens else "after"
        if is_way == way or (way == "still" and is_way == "waits" and opens > TODAY):
            found.append((on, length))
    return tuple(found)
