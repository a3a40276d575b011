"""Recall: 56 days from the return, the end of the sentence, standard recall, youth, time at large, and the stages."""

from __future__ import annotations

from typing import Any

from calculator.durations import last_day
from calculator.practice.crimes import CRIMES, GRAVE, HARSH, RAPE, SEX, VIOLENT, Crime, Length
from calculator.practice.days import TODAY, court_days, day, full, iso, said
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import crime_for, ending_between, one, point

DATES = ("PRRD", "SLED")
LENGTHS: tuple[Length, ...] = tuple((y, m, 0, 0) for y in (3, 4) for m in (0, 2, 3, 4, 6, 8, 9))
#: The first day of the recall of 56 days.
BEGINS = day("2026-03-31")


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_fifty_six, _capped, _which, at_large, _stages)[level - 1](draws)


def _recalled(
    papers: Papers,
    row: dict[str, Any],
    kind: str,
    returned: int,
    away: int = 0,
) -> None:
    """The recall: revoked on the day of return, or some days at large before it."""
    revoked = returned - away - (1 if away else 0)
    row["recall"] = {"kind": kind, "revoked": iso(revoked), "returned": iso(returned)}
    if kind.startswith("FTR"):
        papers.extra = {
            "returnedToCustody": iso(returned),
            "fixedTermRecall": {"days": int(kind[4:]), "returned": iso(returned)},
        }
    same = "on the same day" if revoked == returned else f"on {full(returned)}"
    by = "by the Parole Board " if kind == "STANDARD" else ""
    papers.tell(f"The person was released on licence {by}and recalled. The licence was revoked on {full(revoked)}.")
    papers.tell(f"They came back to custody {same}.")
    if kind == "FTR_56":
        papers.tell("Nothing shuts them out of the 56 days: no new charge, and not managed at MAPPA level 2 or 3.")
    papers.facts.append(("Licence revoked", said(revoked)))
    papers.facts.append(("Back in custody", said(returned)))
    if away:
        words = "They were unlawfully at large in between."
        fact = f"Between {said(revoked)} and {said(returned)}"
        papers.at_large(revoked + 1, returned - 1, "RECALL", words, fact)


def _returned(draws: Draws, away: int = 0) -> tuple[Papers, dict[str, Any], int]:
    """Papers of somebody released at 40 per cent, and a day of return with more than 56 days left of the sentence."""
    on, length = draws.slot_of(court_days("2024-02-05", "2024-08-30"), LENGTHS)
    papers, row = one(draws, on, length, (*CRIMES, *VIOLENT[:3]))
    released = max(point(on, length, (2, 5)), day("2024-10-22"))
    return papers, row, draws.between(max(BEGINS, released) + 20 + away, TODAY - 2)


def _fifty_six(draws: Draws) -> Draft:
    papers, row, returned = _returned(draws)
    _recalled(papers, row, "FTR_56", returned)
    return Draft(papers, "recall-56", "Recall of 56 days", DATES, ("release-day",), ("weekend",))


def _capped(draws: Draws) -> Draft:
    pool: tuple[Length, ...] = tuple((0, n, 0, 0) for n in range(20, 37))
    # The sentence ends this autumn or soon after.
    pairs = ending_between("2023-11-01", "2025-02-28", pool, (day("2026-06-30"), TODAY + 80))
    [(on, length)] = draws.slot_of(pairs)
    papers, row = one(draws, on, length, (*CRIMES, *VIOLENT))
    end = last_day(on, length)
    returned = draws.between(max(BEGINS + 20, end - 90), min(TODAY - 2, end - 8))
    _recalled(papers, row, "FTR_56", returned)
    skill = "recall-56-capped" if end < returned + 55 else "recall-56"
    return Draft(papers, skill, "Recall near the end of a sentence", DATES)


def _which(draws: Draws) -> Draft:
    way = draws.below(3)
    if way == 0:
        return _extended(draws)
    return _young(draws) if way == 1 else _fifty_six(draws)


def _extended(draws: Draws) -> Draft:
    custody: tuple[Length, ...] = tuple((y, m, 0, 0) for y in (4, 5, 6) for m in (0, 6))
    # The shortest, seven years in all, runs until after today.
    on, length, years = draws.slot_of(court_days("2020-01-06", "2020-12-18"), custody, (3, 4, 5))
    crimes: tuple[Crime, ...] = (*GRAVE, *HARSH, RAPE, *SEX[:2])
    more: dict[str, Any] = {"kind": "EDS", "extension": {"years": years}, "automaticRelease": False}
    papers, row = one(draws, on, length, crimes, **more)
    # The Parole Board can release from two thirds of the custodial term.
    returned = draws.between(max(BEGINS, point(on, length, (2, 3))) + 20, TODAY - 2)
    _recalled(papers, row, "STANDARD", returned)
    return Draft(papers, "recall-standard", "Which recall is it?", DATES)


def _young(draws: Draws) -> Draft:
    lengths: tuple[Length, ...] = tuple((y, m, 0, 0) for y in (2, 3) for m in (0, 3, 6, 9))
    on, length = draws.slot_of(court_days("2024-12-17", "2025-02-28"), lengths)
    papers = Papers(draws)
    papers.told_lists = True
    crimes = tuple(c for c in (*CRIMES, *HARSH) if c.long_young)
    crime = crime_for(draws, length, crimes)
    row = papers.sentence(crime, on, length, on - draws.between(40, 200), section250=True)
    papers.born(16, 16, on)
    end = last_day(on, length)
    least = on + (end - on) * 2 // 5 + 20
    returned = draws.between(max(BEGINS + 20, min(least, TODAY - 60)), min(TODAY - 2, end - 40))
    _recalled(papers, row, "FTR_28", returned)
    papers.tell("The recall was ordered with automatic release. There is no other sentence.")
    return Draft(papers, "recall-youth", "Which recall is it?", DATES)


def at_large(draws: Draws) -> Draft:
    """Recalled for 56 days, at large, returned."""
    away = draws.between(3, 45)
    papers, row, returned = _returned(draws, away)
    _recalled(papers, row, "FTR_56", returned, away)
    return Draft(papers, "recall-ual", "Recalled, at large, returned", DATES, ("ual-days", "release-day"), ("weekend",))


def _stages(draws: Draws) -> Draft:
    lengths: tuple[Length, ...] = tuple((y, m, 0, 0) for y in (4, 5, 6, 7, 8, 9) for m in (0, 6))
    # Still in the sentence when the recall of 56 days began, and for some time after.
    pairs = ending_between("2020-09-01", "2021-10-29", lengths, (BEGINS + 20, TODAY + 3000))
    [(on, length)] = draws.slot_of(pairs)
    papers, row = one(draws, on, length, CRIMES)
    returned = draws.between(day("2026-01-05"), BEGINS - 2)
    _recalled(papers, row, "FTR_56", returned)
    papers.tell(
        "It was a standard recall. On 31 March 2026 the person was still in custody on it, and the recall became one "
        "of 56 days. The Parole Board had not refused release.",
        "Recall",
        "Standard recall, of 56 days from 31 March 2026",
    )
    return Draft(papers, "recall-tranche", "Recalled before the 56 days began", DATES, ("sentence-days",))
