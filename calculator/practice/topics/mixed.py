"""Mixed cases: what a file holds in an ordinary week, with more in it from level to level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.durations import length_in_days
from calculator.practice.crimes import CRIMES, DOMESTIC, GRAVE, HARSH, RAPE, SEX, Crime, Length
from calculator.practice.days import TODAY, court_days, day, full
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.shared import (
    FORTY,
    LONG,
    MIDDLE,
    MIXED_YEARS,
    ORDINARY,
    SHORT,
    THIRD,
    crime_for,
    new_days,
    one,
    point,
    remand_before,
    room,
    tranche_day,
)

DATES = ("CRD", "SLED")
LENGTHS: tuple[Length, ...] = (*MIDDLE[3:], *MIXED_YEARS)
SECOND: tuple[Length, ...] = (*SHORT, *((0, n, 0, 0) for n in (12, 14, 15, 16, 18, 20)))
AWARDS = (3, 5, 7, 10, 14, 18, 21, 28)


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_simple, _listed, _several, _much, _changes)[level - 1](draws)


def _simple(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), LENGTHS)
    days = draws.between(5, room(length) // 2)
    papers, row = one(draws, on, length, held=days)
    remand_before(papers, row, on, days)
    return _draft(papers, "A new sentence with remand", ("sentence-days", "release-days", "remand-days"))


def _listed(draws: Draws) -> Draft:
    on, length = draws.slot_of(new_days(), (*MIXED_YEARS, *LONG))
    days, bail = draws.between(10, 90), draws.between(5, 60) * 2 + 1
    crimes: tuple[Crime, ...] = (*GRAVE, *HARSH, RAPE, *SEX, *DOMESTIC, *ORDINARY)
    papers, row = one(draws, on, length, crimes, held=days + bail + 10)
    papers.tagged_bail(bail, row, on - days - bail - draws.between(0, 8), on - days - 1)
    remand_before(papers, row, on, days)
    steps = ("sentence-days", "release-days", "remand-days", "bail-days")
    return _draft(papers, "Tagged bail, then remand", steps)


def _second(papers: Papers, draws: Draws, on: int, held: int, follows: str | None) -> None:
    length = draws.pick(SECOND)
    papers.sentence(crime_for(draws, length), on, length, on - held - draws.between(10, 200), consecutiveTo=follows)
    if follows is None:
        number = len(papers.sentences)
        papers.tell(f"Sentence {number} is concurrent.", "How they run", f"sentence {number} concurrent")


def _several(draws: Draws) -> Draft:
    papers, on, _ = _two(draws, 60)
    papers.added(draws.pick(AWARDS), draws.between(on + 6, TODAY - 2))
    return _draft(papers, "Two sentences, remand and added days", ("remand-days", "added-days"))


def _two(draws: Draws, most: int, spare: int = 0) -> tuple[Papers, int, dict[str, Any]]:
    """Two sentences of one day, one after the other or not, with remand; `spare` days between offence and remand."""
    on, length = draws.slot_of(new_days()[:22], LENGTHS)
    days = draws.between(7, most)
    papers, row = one(draws, on, length, held=days + spare)
    _second(papers, draws, on, days + spare, draws.pick(("1", None)))
    remand_before(papers, row, on, days)
    return papers, on, row


def _much(draws: Draws) -> Draft:
    papers, on, row = _two(draws, 45, 60)
    bail = draws.between(4, 20) * 2 + 1
    first = day(papers.adjustments[0]["periodFrom"])
    papers.tagged_bail(bail, row, first - bail - draws.between(0, 5), first - 1)
    away = draws.between(on + 4, TODAY - 14)
    back = draws.between(away + 1, TODAY - 6)
    words = (
        f"On {full(away)} the person escaped. On {full(back)} they were back in prison. Both days count as at large."
    )
    papers.at_large(away, back, "ESCAPE", words)
    papers.added(draws.pick((7, 14, 21, 28, 35, 42)), draws.between(back + 3, TODAY - 1))
    return _draft(papers, "A file with everything", ("remand-days", "bail-days", "ual-days", "added-days"))


def _changes(draws: Draws) -> Draft:
    """Imposed before 1 October 2026, with a second sentence then or since, remand and added days."""
    on, length = draws.slot_of(court_days("2025-01-06", "2026-08-28"), (*MIXED_YEARS, (6, 0, 0, 0), (7, 0, 0, 0)))
    days = draws.between(7, 90)
    papers, row = one(draws, on, length, (*CRIMES, *SEX[:2], *HARSH), held=days)
    out = _out(row, on, length, days)
    later = draws.chance(2)
    second = draws.pick(new_days()[:20]) if later else on
    if second > out:
        second = on  # the person would have left before the second sentence, and the papers tell of no release
    _second(papers, draws, second, second - on + days, draws.pick(("1", None)) if not later else None)
    remand_before(papers, row, on, days)
    award = draws.pick(AWARDS)
    heard = draws.between(on + 40, day("2026-09-28")) if on < day("2026-08-01") else TODAY - 9
    papers.added(award, max(on + 2, min(heard, out - 3)))
    return _draft(papers, "Before and after 1 October 2026", ("remand-days", "added-days"), ("in-future",))


def _out(row: Mapping[str, Any], on: int, length: Length, days: int) -> int:
    """The day number on which the person leaves by this sentence of 2025 or later alone, `days` on remand taken off."""
    old, new = FORTY, THIRD
    if row["sdsPlus"]:
        old, new = (2, 3), (1, 2)
    elif row["exclusions"]:
        old = (1, 2)
    modelled = max(point(on, length, new) - days, tranche_day(length_in_days(on, length)))
    return min(point(on, length, old) - days, modelled)


def _draft(papers: Papers, title: str, steps: tuple[str, ...], wants: tuple[str, ...] = ()) -> Draft:
    return Draft(papers, "mixed", title, DATES, (*steps, "release-day"), (*wants, "weekend"))
