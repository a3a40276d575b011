"""Remand and tagged bail: days on remand, half the days on a tag, periods with gaps, two warrants, and the weekend."""

from __future__ import annotations

from calculator.forms.words import count
from calculator.practice.days import full
from calculator.practice.draft import Draft
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import (
    MIDDLE,
    MIXED_YEARS,
    ORDINARY,
    crime_for,
    new_days,
    one,
    remand_before,
    room,
)

LENGTHS = (*MIDDLE, *MIXED_YEARS)
STEPS = ("sentence-days", "release-days")
DATES = ("CRD", "SLED")


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_remand, _bail, _both, _two_warrants, _served_other)[level - 1](draws)


def _remand(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), LENGTHS)
    days = draws.between(7, room(length) * 2 // 3)
    papers, row = one(draws, on, length, held=days)
    remand_before(papers, row, on, days)
    return Draft(papers, "remand", "Remand up to the day of sentence", DATES, (*STEPS, "remand-days"))


def _bail(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), LENGTHS)
    # Mostly an odd number, so that the half is rounded; some even ones, so that nobody adds a day by habit.
    days = draws.between(10, room(length) // 2) * 2 + (0 if draws.chance(4) else 1)
    papers, row = one(draws, on, length, held=days + 20)
    papers.tagged_bail(days, row, on - days - draws.between(1, 15), on - 1)
    return Draft(papers, "tagged-bail", "Tagged bail: half the days", DATES, (*STEPS, "bail-days"))


def _both(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), LENGTHS)
    space = room(length)
    first, second = draws.between(2, 9), draws.between(7, max(8, space // 4))
    bail = draws.between(5, max(6, space // 4)) * 2 + (0 if draws.chance(4) else 1)
    gap = draws.between(0, 12)
    papers, row = one(draws, on, length, held=first + second + bail + gap + 5)
    back = on - second
    tag = back - 1 - gap - bail
    papers.remand(tag - first, tag - 1, row)
    papers.tagged_bail(bail, row, tag, back - 1)
    papers.remand(back, on - 1, row)
    papers.tell("No day was both on remand and on the tag.")
    return Draft(
        papers, "remand-and-bail", "Remand, tagged bail, remand again", DATES, (*STEPS, "remand-days", "bail-days")
    )


def _two_warrants(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), LENGTHS)
    days = draws.between(14, room(length) * 2 // 3)
    papers, row = one(draws, on, length, held=days)
    shorter = (0, draws.between(6, 11), 0, 0)
    papers.sentence(crime_for(draws, shorter), on, shorter, on - days - draws.between(10, 60))
    papers.remand(on - days, on - 1, row)
    papers.tell(
        f"Both sentences are concurrent. Both warrants say that the person was on remand from {full(on - days)} to "
        f"{full(on - 1)}: it is the same time, on both charges.",
        "Note",
        "Both warrants show the same remand",
    )
    return Draft(
        papers,
        "remand-once",
        "The same remand on two warrants",
        DATES,
        (*STEPS, "remand-days", "release-day"),
        ("weekend",),
    )


def _served_other(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), LENGTHS)
    space = room(length)
    counted, other = draws.between(7, max(8, space // 3)), draws.between(7, 45)
    bail = draws.between(4, max(5, space // 5)) * 2 + (0 if draws.chance(4) else 1)
    papers, row = one(draws, on, length, ORDINARY, held=counted + other + bail + 20)
    start, free = on - counted, on - counted - 1
    tag = start - other - draws.between(2, 10) - bail
    papers.tagged_bail(bail, row, tag, tag + bail - 1)
    papers.tell(
        f"The tag was removed on {full(tag + bail)} and the person was arrested later. From {full(start - other)} to "
        f"{full(free)} ({count(other, 'day')}) they were in prison on remand for this offence and at the same time "
        "served a sentence for something else. Days served under another sentence do not count again.",
        "Remand while serving another sentence",
        f"{full(start - other)} to {full(free)}, {count(other, 'day')}",
    )
    papers.remand(start, on - 1, row)
    return Draft(
        papers,
        "remand-while-serving",
        "Remand while another sentence was served",
        DATES,
        (*STEPS, "remand-days", "bail-days", "release-day"),
        ("weekend",),
    )
