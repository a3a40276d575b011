"""Added days: awards, several awards, days given back, with remand, and after a tranche."""

from __future__ import annotations

from calculator.practice.crimes import Length
from calculator.practice.days import TODAY, court_days, day
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import (
    FORTY,
    MIDDLE,
    MIXED_YEARS,
    ORDINARY,
    THIRD,
    by_tranche,
    new_days,
    one,
    remand_before,
    tranche_note,
)

DATES = ("CRD", "SLED")
LENGTHS: tuple[Length, ...] = (*MIDDLE[5:], *MIXED_YEARS)
STEPS = ("sentence-days", "release-days", "added-days")


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_one_award, _awards, _restored, _with_remand, _after_tranche)[level - 1](draws)


def _hearings(draws: Draws, after: int, number: int) -> list[int]:
    """Days of hearings between sentence and today, in order."""
    days = [n for n in court_days("2026-10-01", "2026-11-20") if after + 3 <= n < TODAY]
    if len(days) < number:
        return days
    step = len(days) // number
    return [days[n * step + draws.below(step)] for n in range(number)]


def _start(draws: Draws, held: int = 0) -> tuple[Papers, dict[str, object], int]:
    on, length = draws.slot_of(new_days()[:24], LENGTHS)
    papers, row = one(draws, on, length, held=held)
    return papers, row, on


def _one_award(draws: Draws) -> Draft:
    papers, _, on = _start(draws)
    # Up to 84 days a charge since September 2026; most awards are shorter.
    papers.added(draws.pick((3, 5, 7, 7, 10, 12, 14, 14, 18, 21, 25, 28, 35, 42)), _hearings(draws, on, 1)[0])
    return Draft(papers, "added-days", "One award of added days", DATES, STEPS)


def _awards(draws: Draws) -> Draft:
    papers, _, on = _start(draws)
    for at in _hearings(draws, on, draws.between(2, 3)):
        papers.added(draws.pick((3, 5, 7, 10, 14, 18, 21)), at)
    papers.tell("The awards are for different incidents and are consecutive.")
    return Draft(papers, "added-days", "Several awards of added days", DATES, STEPS)


def _restored(draws: Draws) -> Draft:
    # Days are given back after six months without a finding of guilt, so the sentence has to be older: a long one,
    # imposed before the progression model, whose one half or one third lies well ahead and after every tranche.
    pool: tuple[Length, ...] = tuple((y, m, 0, 0) for y in range(9, 14) for m in (0, 6))
    on, length = draws.slot_of(court_days("2024-12-17", "2025-09-30"), pool)
    papers, row = one(draws, on, length, ORDINARY)
    tranche_note(papers, row)
    awarded = draws.pick((10, 14, 20, 21, 28, 30, 35, 40))
    first = draws.pick([n for n in court_days("2025-10-06", "2026-02-27") if n > on])
    papers.added(awarded, first)
    papers.restored(draws.between(2, awarded // 2), draws.pick(court_days("2026-09-07", "2026-11-13")))
    return Draft(papers, "restored-days", "Added days, some of them given back", DATES, STEPS, ("tranche-passed",))


def _with_remand(draws: Draws) -> Draft:
    days = draws.between(10, 90)
    papers, row, on = _start(draws, days)
    remand_before(papers, row, on, days)
    for at in _hearings(draws, on, 2):
        papers.added(draws.pick((3, 5, 7, 10, 14, 21, 28)), at)
    papers.tell("The awards are for different incidents and are consecutive.")
    return Draft(
        papers,
        "added-and-credit",
        "Added days and remand",
        DATES,
        ("sentence-days", "release-days", "remand-days", "added-days", "release-day"),
        ("weekend",),
    )


def _after_tranche(draws: Draws) -> Draft:
    lengths = tuple(length for length in MIXED_YEARS if length[0] >= 3)
    [(on, length)] = draws.slot_of(by_tranche("still", "2024-12-17", "2025-11-28", lengths, FORTY, THIRD))
    papers, _ = one(draws, on, length, ORDINARY)
    before = draws.between(max(on + 30, day("2026-01-05")), day("2026-08-28"))
    papers.added(draws.pick((5, 7, 10, 14, 21, 28)), before)
    if draws.chance(2):
        papers.added(draws.pick((5, 7, 10, 14, 21, 28)), draws.between(day("2026-10-01"), TODAY - 2))
    return Draft(
        papers, "added-after-tranche", "Added days and a tranche", DATES, ("tranche-day", *STEPS), ("tranche-waits",)
    )
