"""Extended sentences and sentences of particular concern: the custodial term, parole, and the licence after it."""

from __future__ import annotations

from typing import Any

from calculator.practice.crimes import CRIMES, GRAVE, HARSH, RAPE, SEX, Crime, Length
from calculator.practice.days import court_days
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import crime_for, new_days, one, remand_before

DATES = ("PED", "CRD", "SLED")
STEPS = ("sentence-days", "parole-days")
CUSTODY: tuple[Length, ...] = tuple((y, m, 0, 0) for y in range(4, 15) for m in (0, 6))
CONCERN = (
    Crime("rape of a child under 13", "Sexual Offences Act 2003, section 5", 48, 240, "sexual", 4),
    Crime("assault of a child under 13 by penetration", "Sexual Offences Act 2003, section 6", 36, 180, "sexual", 4),
)


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_eds, _sopc, _sopc_half, _beside, _chain)[level - 1](draws)


def _extended(draws: Draws, on: int, length: Length, years: int, held: int = 0) -> tuple[Papers, dict[str, Any]]:
    crimes = (*GRAVE, *HARSH, RAPE, *SEX[:2])
    more = {"kind": "EDS", "extension": {"years": years}, "automaticRelease": False}
    return one(draws, on, length, crimes, held, **more)


def _eds(draws: Draws) -> Draft:
    on, length = draws.slot_of(court_days("2025-01-06", "2026-11-18"), CUSTODY)
    papers, _ = _extended(draws, on, length, draws.between(1, 5))
    return Draft(papers, "eds", "An extended sentence", DATES, STEPS)


def _concern(draws: Draws, days: tuple[int, ...], skill: str) -> Draft:
    on, length = draws.slot_of(days, CUSTODY)
    held = draws.between(20, 240)
    more = {"kind": "SOPC", "extension": {"years": 1}}
    papers, row = one(draws, on, length, CONCERN, held, **more)
    remand_before(papers, row, on, held)
    return Draft(papers, skill, "A sentence of particular concern", DATES, (*STEPS, "remand-days"))


def _sopc(draws: Draws) -> Draft:
    if draws.chance(2):
        return _concern(draws, court_days("2022-07-04", "2026-11-18"), "sopc")
    on, length = draws.slot_of(court_days("2022-07-04", "2026-11-18"), CUSTODY)
    held = draws.between(20, 240)
    papers, row = _extended(draws, on, length, draws.between(1, 6), held)
    remand_before(papers, row, on, held)
    return Draft(papers, "eds", "An extended sentence with remand", DATES, (*STEPS, "remand-days"))


def _sopc_half(draws: Draws) -> Draft:
    if draws.chance(2):
        return _concern(draws, court_days("2017-01-09", "2022-06-24"), "sopc-half")
    return _concern(draws, court_days("2022-06-28", "2026-11-18"), "sopc")


def _beside(draws: Draws) -> Draft:
    on, length, years = draws.slot_of(new_days(), CUSTODY, (1, 2, 3, 4, 5))
    held = draws.between(20, 200)
    papers, row = _extended(draws, on, length, years, held)
    second = draws.pick(tuple((0, n, 0, 0) for n in (12, 16, 18, 20, 24, 28, 30)))
    papers.sentence(crime_for(draws, second, CRIMES), on, second, on - held - draws.between(20, 200))
    remand_before(papers, row, on, held)
    papers.tell("The sentences are concurrent.", "How they run", "concurrent")
    return Draft(papers, "eds-concurrent", "An extended sentence beside a standard one", DATES, ("remand-days",))


def _chain(draws: Draws) -> Draft:
    on, length, months = draws.slot_of(new_days(), CUSTODY, (6, 9, 12, 15, 18, 21, 24, 30, 36))
    held = draws.between(20, 200)
    papers, row = _extended(draws, on, length, draws.between(1, 5), held)
    second: Length = (0, months, 0, 0)
    crime = crime_for(draws, second, CRIMES)
    papers.sentence(crime, on, second, on - held - draws.between(20, 200), consecutiveTo="1")
    remand_before(papers, row, on, held)
    return Draft(
        papers, "eds-chain", "An extended sentence, then a standard one", DATES, ("parole-days", "remand-days")
    )
