"""Concurrent and consecutive sentences: the latest date decides, and chains are one length."""

from __future__ import annotations

from calculator.practice.crimes import GRAVE, RAPE, Length
from calculator.practice.days import TODAY
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import LONG, MIDDLE, MIXED_YEARS, SHORT, crime_for, new_days, one, remand_before

DATES = ("CRD", "SLED")
SECOND: tuple[Length, ...] = (*SHORT, *((0, n, 0, 0) for n in (12, 14, 15, 16, 18, 20, 21)))


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_concurrent, _consecutive, _later, _chain_and_plus, _chain_and_concurrent)[level - 1](draws)


def _second(papers: Papers, draws: Draws, on: int, length: Length, follows: str | None = None, held: int = 0) -> None:
    crime = crime_for(draws, length)
    papers.sentence(crime, on, length, on - held - draws.between(20, 240), consecutiveTo=follows)


def _concurrent(draws: Draws) -> Draft:
    on, first, second = draws.slot_of(new_days(), (*MIDDLE, *MIXED_YEARS), SECOND)
    papers, _ = one(draws, on, first)
    _second(papers, draws, on, second)
    papers.tell("The sentences are concurrent.", "How they run", "concurrent")
    return Draft(papers, "concurrent", "Two sentences on one day, concurrent", DATES)


def _consecutive(draws: Draws) -> Draft:
    on, first, second = draws.slot_of(new_days(), (*MIDDLE, *MIXED_YEARS), SECOND)
    papers, _ = one(draws, on, first)
    _second(papers, draws, on, second, "1")
    return Draft(papers, "consecutive", "Two sentences, one after the other", DATES, ("sentence-days", "release-days"))


def _later(draws: Draws) -> Draft:
    on, first, second = draws.slot_of(new_days()[:18], (*MIDDLE, *MIXED_YEARS), SECOND)
    days = draws.between(5, 60)
    later = draws.pick([n for n in new_days() if on + 7 <= n <= TODAY])
    papers, row = one(draws, on, first, held=days)
    follows = "1" if draws.chance(2) else None
    _second(papers, draws, later, second, follows, held=later - on + days)
    remand_before(papers, row, on, days)
    if follows is None:
        papers.tell("The second sentence is concurrent.", "How they run", "concurrent")
    return Draft(papers, "later-sentence", "A second sentence on a later day", DATES, ("remand-days",))


def _chain_and_plus(draws: Draws) -> Draft:
    on, first, second = draws.slot_of(new_days(), LONG, SECOND)
    days = draws.between(30, 200)
    papers, row = one(draws, on, first, (*GRAVE, RAPE), held=days)
    _second(papers, draws, on, second, "1", held=days)
    remand_before(papers, row, on, days)
    return Draft(papers, "chain-and-plus", "SDS+ and a consecutive sentence", DATES, ("release-days", "remand-days"))


def _chain_and_concurrent(draws: Draws) -> Draft:
    on, first, second = draws.slot_of(new_days()[:18], (*MIDDLE, *MIXED_YEARS), SECOND)
    days = draws.between(10, 60)
    papers, row = one(draws, on, first, held=days)
    _second(papers, draws, on, second, "1", held=days)
    third = draws.pick(SECOND)
    _second(papers, draws, on, third, "2", held=days)
    later = draws.pick([n for n in new_days() if n > on])
    beside = draws.pick((*MIDDLE[6:], *MIXED_YEARS))
    _second(papers, draws, later, beside, held=later - on + days)
    remand_before(papers, row, on, days)
    papers.tell(
        "Sentences 1, 2 and 3 are one after the other; sentence 4 is concurrent with them.",
        "How they run",
        "1, 2 and 3 consecutive; 4 concurrent",
    )
    return Draft(
        papers,
        "chain-and-concurrent",
        "A chain of three, and one beside it",
        DATES,
        ("remand-days", "release-day"),
        ("weekend",),
    )
