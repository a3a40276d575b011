"""Tranches: who waits for a tranche of the progression model, who is past it, who keeps the old date; and 2024."""

from __future__ import annotations

from functools import cache

from calculator.practice.crimes import CRIMES, DOMESTIC, GRAVE, RAPE, SEX, VIOLENT, Length
from calculator.practice.days import TODAY, court_days, day
from calculator.practice.draft import Draft
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import (
    FORTY,
    LONG,
    MIDDLE,
    MIXED_YEARS,
    THIRD,
    by_tranche,
    crime_for,
    one,
    point,
    released_before_third,
    remand_before,
)

DATES = ("CRD", "SLED")
STEPS = ("sentence-days", "tranche-day", "release-days")
LENGTHS: tuple[Length, ...] = (*MIDDLE, *MIXED_YEARS, (6, 0, 0, 0), (6, 6, 0, 0), (7, 0, 0, 0), (8, 0, 0, 0))
BEGINS, LAST = "2024-12-17", "2026-09-25"
HALF, TWO_THIRDS = (1, 2), (2, 3)


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_after, _waits, _either, _plus_or_excluded, _hard)[level - 1](draws)


def _after(draws: Draws) -> Draft:
    [(on, length)] = draws.slot_of(by_tranche("after", BEGINS, LAST, LENGTHS, FORTY, THIRD))
    papers, _ = one(draws, on, length, (*CRIMES, *VIOLENT[:3]))
    return Draft(papers, "tranche-after", "Has the tranche opened?", DATES, STEPS, ("tranche-passed",))


def _waits(draws: Draws) -> Draft:
    way = "waits" if draws.below(3) else "after"
    return _either_way(draws, way)


def _either(draws: Draws) -> Draft:
    return _either_way(draws, draws.pick(("waits", "after", "kept", "kept")))


def _either_way(draws: Draws, way: str) -> Draft:
    (on, length), held = draws.slot_of(by_tranche(way, BEGINS, LAST, LENGTHS, FORTY, THIRD), range(5, 61))
    papers, row = one(draws, on, length, (*CRIMES, *VIOLENT[:3]), held=held)
    remand_before(papers, row, on, held)
    skill = {"waits": "tranche-waits", "after": "tranche-after", "kept": "tranche-kept"}[way]
    want = {"waits": "tranche-waits", "after": "tranche-passed", "kept": "tranche-kept"}[way]
    return Draft(papers, skill, "Which law, which tranche?", DATES, (*STEPS, "remand-days"), (want,))


def _plus_or_excluded(draws: Draws) -> Draft:
    held_days = range(20, 151)
    if draws.chance(2):
        way = draws.pick(("waits", "after", "kept"))
        lengths = (*LONG, (4, 6, 0, 0), (5, 0, 0, 0), (6, 0, 0, 0))
        (on, length), held = draws.slot_of(by_tranche(way, "2021-01-04", LAST, lengths, TWO_THIRDS, HALF), held_days)
        papers, row = one(draws, on, length, (*GRAVE, RAPE), held=held)
        skill = "tranche-plus" if way != "kept" else "tranche-kept"
    else:
        way = draws.pick(("waits", "after", "kept"))
        (on, length), held = draws.slot_of(by_tranche(way, "2023-09-04", LAST, LENGTHS, HALF, THIRD), held_days)
        papers, row = one(draws, on, length, (*SEX, *DOMESTIC), held=held)
        skill = "tranche-kept" if way == "kept" else "tranche-excluded-before"
    remand_before(papers, row, on, held)
    want = {"waits": "tranche-waits", "after": "tranche-passed", "kept": "tranche-kept"}[way]
    return Draft(papers, skill, "Which law, which tranche?", DATES, (*STEPS, "remand-days"), (want,))


def _hard(draws: Draws) -> Draft:
    return _forty(draws) if draws.chance(3) else _chain(draws)


def _chain(draws: Draws) -> Draft:
    on, first, second = draws.slot_of(
        court_days("2025-01-06", LAST), LENGTHS[6:], tuple((0, n, 0, 0) for n in (4, 6, 8, 9, 10, 12, 15, 18))
    )
    held = draws.between(10, 90)
    papers, row = one(draws, on, first, (*CRIMES, *VIOLENT[:3]), held=held)
    crime = crime_for(draws, second, CRIMES)
    papers.sentence(crime, on, second, on - held - draws.between(20, 200), consecutiveTo="1")
    remand_before(papers, row, on, held)
    start = max(on + 20, day("2026-01-05"))
    if draws.chance(2):
        papers.added(draws.pick((5, 7, 10, 14, 21)), draws.between(start, TODAY - 30))
    return Draft(
        papers,
        "tranche-chain",
        "The tranche of a chain",
        DATES,
        (*STEPS, "remand-days", "release-day"),
        ("in-future", "has-tranche"),
    )


def _forty(draws: Draws) -> Draft:
    """The tranches of 2024: released between September 2024 and September 2026."""
    (on, length), held = draws.slot_of(_before(), range(5, 61))
    papers, row = one(draws, on, length, CRIMES, held=held)
    remand_before(papers, row, on, held)
    papers.tell("The person has been released since. The file is being checked: find the dates that were right.")
    return Draft(papers, "sds40-tranche", "The tranches of 2024", DATES, (*STEPS, "remand-days"))


@cache
def _before() -> tuple[tuple[int, Length], ...]:
    lengths: tuple[Length, ...] = (*MIXED_YEARS, (6, 0, 0, 0), (7, 0, 0, 0), (8, 0, 0, 0))
    pairs = released_before_third("2020-01-06", "2024-07-31", lengths, FORTY)
    return tuple(pair for pair in pairs if point(pair[0], pair[1], HALF) > day("2024-09-20"))
