"""Release points: one third and one half today, 40 per cent and one half before, two thirds, and who stays outside."""

from __future__ import annotations

from calculator.practice.crimes import CRIMES, DOMESTIC, GRAVE, HARSH, RAPE, SEX, VIOLENT, Crime
from calculator.practice.days import day
from calculator.practice.draft import Draft
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import (
    LONG,
    MIDDLE,
    MIXED_YEARS,
    SHORT,
    WEEKS,
    new_days,
    one,
    released_before_third,
    released_between,
    remand_before,
)

STEPS = ("sentence-days", "release-days")
PAST = "The person has been released since. The file is being checked: find the date that was right."


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_third, _plus, _forty, _long_ago, _kept)[level - 1](draws)


def _third(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), (*WEEKS, *SHORT, *MIDDLE, *MIXED_YEARS))
    papers, _ = one(draws, on, length, CRIMES)
    return Draft(papers, "one-third", "Release at one third", ("CRD",), STEPS)


def _plus(draws: Draws) -> Draft:
    on, length, plus = draws.slot_of(new_days(), (*LONG, *MIXED_YEARS), (True, False))
    crimes: tuple[Crime, ...]
    if length[0] >= 7:
        crimes = (*GRAVE, *HARSH, RAPE) if plus else (*CRIMES, *SEX)
    else:
        crimes = (*GRAVE, RAPE) if plus and length[0] >= 4 else (*HARSH, *SEX, *VIOLENT)
    papers, row = one(draws, on, length, crimes)
    unlisted = row["offence"]["title"] in {crime.name for crime in CRIMES}
    skill = "sds-plus-half" if row["sdsPlus"] else "one-third" if unlisted else "listed-but-third"
    return Draft(papers, skill, "Which release point?", ("CRD", "SLED"), STEPS)


def _forty(draws: Draws) -> Draft:
    # From 17 December 2024 the list of exclusions is the one of today, so the lists in the papers say all.
    pairs = released_before_third("2024-12-17", "2026-04-30", (*SHORT, *MIDDLE), (1, 2))
    (on, length), excluded = draws.slot_of(pairs, (False, True))
    papers, row = one(draws, on, length, (*SEX, *DOMESTIC) if excluded else (*CRIMES, *VIOLENT))
    papers.tell(PAST)
    skill = "forty-excluded" if row["exclusions"] else "forty-per-cent"
    return Draft(papers, skill, "Released before October 2026", ("CRD", "SLED"), STEPS)


def _long_ago(draws: Draws) -> Draft:
    crimes: tuple[Crime, ...]
    if draws.chance(2):
        pairs = released_before_third("2020-04-01", "2022-02-28", LONG, (2, 3))
        [(on, length)] = draws.slot_of(pairs)
        crimes, skill = (*GRAVE, *HARSH, RAPE), "sds-plus-two-thirds"
    else:
        lengths = tuple(length for length in MIXED_YEARS if length[0] >= 4)
        pairs = released_before_third("2022-07-04", "2023-12-29", lengths, (1, 2))
        [(on, length)] = draws.slot_of(pairs)
        crimes, skill = (HARSH[0], HARSH[1], *VIOLENT), "violent-four-years"
    days = draws.between(21, 190)
    papers, row = one(draws, on, length, crimes, held=days)
    remand_before(papers, row, on, days)
    papers.tell(PAST)
    return Draft(papers, skill, "Long sentence, released before October 2026", ("CRD", "SLED"), (*STEPS, "remand-days"))


def _kept(draws: Draws) -> Draft:
    # Imposed before SDS+ began, or before it reached four years, for what would be SDS+ today: neither 40 per cent nor
    # one third.
    lengths = tuple((y, m, 0, 0) for y in range(12, 20) for m in (0, 6))
    pairs = released_between("2017-01-09", "2020-03-31", lengths, (1, 2), (day("2026-12-01"), day("2029-12-31")))
    (on, length), days = draws.slot_of(pairs, range(30, 201))
    papers, row = one(draws, on, length, (*GRAVE, RAPE), held=days)
    remand_before(papers, row, on, days)
    return Draft(
        papers,
        "would-be-sds-plus",
        "An old sentence for a grave offence",
        ("CRD", "SLED"),
        (*STEPS, "remand-days", "release-day"),
        ("weekend",),
    )
