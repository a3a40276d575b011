"""Under 18: detention and training orders with their transfers, and section 250 detention."""

from __future__ import annotations

from typing import Any

from calculator.practice.crimes import CRIMES, GRAVE, HARSH, RAPE, SEX, VIOLENT, Crime, Length, fitting
from calculator.practice.days import court_days
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import released_before_third, remand_before

YOUNG = tuple(crime for crime in (*CRIMES, *VIOLENT, *HARSH, *GRAVE, RAPE, *SEX) if crime.young)
PAST = "The person has been released since. The file is being checked: find the dates that were right."


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    if level <= 2:
        return _order(draws, level == 1)
    return (_order_remand, _section_250, _section_250_plus)[level - 3](draws)


def _papers(
    draws: Draws, on: int, length: Length, crimes: tuple[Crime, ...], held: int = 0, **more: Any
) -> tuple[Papers, dict[str, Any]]:
    papers = Papers(draws)
    papers.told_lists = more.get("kind") != "DTO"
    crime = draws.pick(fitting(crimes, length) or crimes)
    row = papers.sentence(crime, on, length, on - held - draws.between(20, 150), **more)
    # Old enough for the order on the day of the offence, and under 18 on the day of sentence.
    papers.born(15, 16, on)
    return papers, row


def _order(draws: Draws, short: bool) -> Draft:
    numbers = (4, 6) if short else (4, 6, 8, 10, 12, 18, 24)
    days = court_days("2025-06-02", "2026-11-18")[0 if short else 1 :: 2]
    on, length = draws.slot_of(days, tuple((0, n, 0, 0) for n in numbers))
    papers, _ = _papers(draws, on, length, _light(length), kind="DTO")
    if length[1] < 8:
        return Draft(
            papers, "dto", "A training order under 8 months", ("MTD", "SED"), ("sentence-days", "release-days")
        )
    return Draft(
        papers, "dto-transfers", "Early, mid and late transfer", ("ETD", "MTD", "LTD", "SED"), ("sentence-days",)
    )


def _light(length: Length) -> tuple[Crime, ...]:
    return fitting(YOUNG, length)


def _order_remand(draws: Draws) -> Draft:
    on, length = draws.slot_of(
        court_days("2025-09-01", "2026-11-18"), tuple((0, n, 0, 0) for n in (6, 8, 10, 12, 18, 24))
    )
    days = draws.between(5, length[1] * 5)
    papers, row = _papers(draws, on, length, _light(length), held=days, kind="DTO")
    remand_before(papers, row, on, days)
    dates = ("MTD", "SED") if length[1] < 8 else ("ETD", "MTD", "LTD", "SED")
    return Draft(
        papers, "dto-remand", "A training order with remand", dates, ("remand-days", "release-day"), ("weekend",)
    )


def _section_250(draws: Draws) -> Draft:
    """40 per cent or one half, released before October 2026, when what follows for the others is not settled."""
    lengths: tuple[Length, ...] = tuple((y, m, 0, 0) for y in (2, 3, 4) for m in (0, 3, 6, 9))
    excluded = draws.chance(2)
    if excluded:
        pairs = released_before_third("2023-09-04", "2025-06-27", lengths, (1, 2))
    else:
        pairs = released_before_third("2024-12-17", "2025-09-30", lengths[:8], (2, 5))
    [(on, length)] = draws.slot_of(pairs)
    if excluded:
        crimes: tuple[Crime, ...] = (HARSH[0], HARSH[1]) if length[0] >= 4 else SEX[:1]
    else:
        crimes = tuple(c for c in (*CRIMES, *VIOLENT, *HARSH) if c.long_young)
    days = draws.between(20, 120)
    papers, row = _papers(draws, on, length, crimes, held=days, section250=True)
    remand_before(papers, row, on, days)
    papers.tell(PAST)
    return Draft(
        papers,
        "section-250" if row["exclusions"] else "section-250-forty",
        "Section 250 detention",
        ("CRD", "SLED"),
        ("sentence-days", "release-days", "remand-days"),
    )


def _section_250_plus(draws: Draws) -> Draft:
    lengths: tuple[Length, ...] = tuple((y, m, 0, 0) for y in (7, 8, 9, 10, 11, 12) for m in (0, 6))
    on, length = draws.slot_of(court_days("2022-07-04", "2026-11-18"), lengths)
    days = draws.between(40, 240)
    papers, row = _papers(draws, on, length, (GRAVE[0], HARSH[0], RAPE), held=days, section250=True)
    remand_before(papers, row, on, days)
    return Draft(
        papers,
        "section-250-plus",
        "Section 250 detention of seven years or more",
        ("CRD", "SLED"),
        ("sentence-days", "release-days", "remand-days"),
    )
