"""Licence and expiry: where the licence ends, sentences without one, and expiry by another sentence than release."""

from __future__ import annotations

from calculator.practice.crimes import CRIMES, GRAVE, RAPE, Crime, Length
from calculator.practice.days import court_days, day, said
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import (
    MIDDLE,
    MIXED_YEARS,
    SHORT,
    WEEKS,
    crime_for,
    new_days,
    one,
    released_before_third,
    remand_before,
    room,
)

FINED = (
    Crime("depositing waste without a permit", "Environmental Protection Act 1990, section 33", 0, 0),
    Crime("letting a shared house without a licence", "Housing Act 2004, section 72", 0, 0),
    Crime("driving without insurance", "Road Traffic Act 1988, section 143", 0, 0),
    Crime("selling goods with a false trade mark", "Trade Marks Act 1994, section 92", 0, 0),
)
NO_LICENCE = ("ARD", "SED")


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_licence, _remand, _fine, _old_offence, _two)[level - 1](draws)


def _licence(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), (*WEEKS, *SHORT, *MIDDLE, *MIXED_YEARS))
    papers, _ = one(draws, on, length)
    return Draft(papers, "licence-end", "When the licence ends", ("CRD", "SLED"), ("sentence-days",))


def _remand(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), (*MIDDLE, *MIXED_YEARS))
    days = draws.between(7, room(length) * 2 // 3)
    papers, row = one(draws, on, length, held=days)
    remand_before(papers, row, on, days)
    return Draft(
        papers, "licence-end", "When the licence ends, with remand", ("CRD", "SLED"), ("sentence-days", "remand-days")
    )


def _fine(draws: Draws) -> Draft:
    # Each term within the longest for the sum (`quick/data/fine_default.toml`, magistrates' courts); the sum is the
    # largest drawn.
    pool: tuple[tuple[Length, int], ...] = (
        ((0, 0, 0, 14), 500),
        ((0, 0, 0, 21), 900),
        ((0, 0, 0, 28), 1_000),
        ((0, 0, 0, 45), 2_500),
        ((0, 2, 0, 0), 4_500),
        ((0, 3, 0, 0), 5_000),
        ((0, 4, 0, 0), 8_500),
        ((0, 5, 0, 0), 9_500),
        ((0, 6, 0, 0), 10_000),
        ((0, 9, 0, 0), 16_000),
        ((0, 12, 0, 0), 24_000),
    )
    on, (length, sum_due) = draws.slot_of(court_days("2025-06-02", "2026-11-18"), pool)
    papers = Papers(draws)
    papers.fine(draws.pick(FINED), on, length, sum_due - draws.below(25) * 10, on - draws.between(300, 700))
    papers.adult(on)
    return Draft(
        papers,
        "fine-default",
        "In default of a fine",
        NO_LICENCE,
        ("sentence-days", "release-days", "release-day"),
        ("weekend",),
    )


def _old_offence(draws: Draws) -> Draft:
    pairs = released_before_third("2025-01-06", "2026-06-30", SHORT[2:], (1, 2))
    [(on, length)] = draws.slot_of(pairs)
    days = draws.between(0, 40)
    papers = Papers(draws)
    papers.told_lists = True
    crime = crime_for(draws, length, CRIMES)
    offence = draws.between(day("2011-01-01"), day("2015-01-30"))
    row = papers.sentence(crime, on, length, offence)
    papers.adult(on - 5000)
    papers.tell("The offence came to light years later.")
    if days > 6:
        remand_before(papers, row, on, days)
    papers.tell("The person has been released since. The file is being checked: find the dates that were right.")
    return Draft(
        papers, "no-licence", "Under 12 months for an old offence", NO_LICENCE, ("sentence-days", "remand-days")
    )


def _two(draws: Draws) -> Draft:
    # A long standard sentence beside a shorter SDS+ one: release comes from the SDS+, expiry from the other.
    on, plus, extra = draws.slot_of(
        new_days(), tuple((y, m) for y in (4, 5, 6, 7, 8) for m in (0, 6)), (4, 6, 8, 10, 12)
    )
    days = draws.between(20, 120)
    years, months = plus
    first: Length = (years, months, 0, 0)
    papers, row = one(draws, on, first, (*GRAVE, RAPE), held=days)
    total = years * 12 + months + extra
    second: Length = (total // 12, total % 12, 0, 0)
    papers.sentence(crime_for(draws, second, CRIMES), on, second, on - days - draws.between(20, 200))
    remand_before(papers, row, on, days)
    papers.tell(
        f"The sentences are concurrent. The remand, from {said(on - days)}, was for both.", "How they run", "concurrent"
    )
    return Draft(
        papers,
        "licence-by-chain",
        "Release by one sentence, expiry by the other",
        ("CRD", "SLED"),
        ("remand-days", "release-day"),
        ("weekend",),
    )
