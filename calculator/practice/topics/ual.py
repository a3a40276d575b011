"""Time unlawfully at large: absconds and releases in error, with remand, with added days, and after a recall."""

from __future__ import annotations

from typing import Any

from calculator.practice.crimes import Length
from calculator.practice.days import TODAY, court_days, full, iso, said
from calculator.practice.draft import Draft
from calculator.practice.papers import Papers
from calculator.practice.seeded import Draws
from calculator.practice.topics.recall import at_large
from calculator.practice.topics.shared import MIDDLE, MIXED_YEARS, new_days, one, remand_before

DATES = ("CRD", "SLED")
LENGTHS: tuple[Length, ...] = (*MIDDLE[4:], *MIXED_YEARS)
STEPS = ("sentence-days", "release-days", "ual-days")


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    return (_told, _counted, _with_remand, _with_added, _after_recall)[level - 1](draws)


def _start(draws: Draws, held: int = 0) -> tuple[Papers, dict[str, Any], int]:
    on, length = draws.slot_of(new_days()[:18], LENGTHS)
    papers, row = one(draws, on, length, held=held)
    return papers, row, on


def _away(draws: Draws, on: int) -> tuple[int, int]:
    """First and last day at large, after sentence and before today."""
    first = draws.between(on + 3, TODAY - 9)
    return first, draws.between(first + 1, min(first + 24, TODAY - 2))


def _told(draws: Draws) -> Draft:
    papers, _, on = _start(draws)
    first, last = _away(draws, on)
    words = f"The person was unlawfully at large from {full(first)} to {full(last)}, both days counted."
    papers.at_large(first, last, "ESCAPE", words)
    return Draft(papers, "ual", "Time unlawfully at large", DATES, STEPS)


def _counted(draws: Draws) -> Draft:
    papers, _, on = _start(draws)
    first, last = _away(draws, on)
    _by_reason(papers, draws, first, last)
    return Draft(papers, "ual-which-days", "Which days were at large?", DATES, STEPS)


def _by_reason(papers: Papers, draws: Draws, first: int, last: int) -> int:
    """The days, told by going and coming back; which of them count depends on the reason (`calculator.quick.ual`)."""
    if draws.chance(2):
        words = (
            f"On {full(first)} the person was taken to hospital under escort and got away. On {full(last)} the police "
            "brought them back to prison."
        )
        fact = f"Escaped on {said(first)}; back on {said(last)}"
        return papers.at_large(first, last, "ESCAPE", words, fact)
    words = (
        f"On {full(first - 1)} the person was released in error. On {full(last + 1)} they were back in custody. It was "
        "decided that the time is to be treated as unlawfully at large."
    )
    fact = f"Released in error on {said(first - 1)}; back on {said(last + 1)}"
    return papers.at_large(first, last, "RELEASE_IN_ERROR", words, fact)


def _with_remand(draws: Draws) -> Draft:
    days = draws.between(10, 80)
    papers, row, on = _start(draws, days)
    remand_before(papers, row, on, days)
    first, last = _away(draws, on)
    _by_reason(papers, draws, first, last)
    return Draft(
        papers, "ual-and-credit", "At large, and remand", DATES, (*STEPS, "remand-days", "release-day"), ("weekend",)
    )


def _with_added(draws: Draws) -> Draft:
    days = draws.between(10, 60)
    papers, row, on = _start(draws, days)
    remand_before(papers, row, on, days)
    first, last = _away(draws, on)
    _by_reason(papers, draws, first, last)
    hearings = [n for n in court_days(iso(last + 1), "2026-11-20") if n > last + 1]
    if hearings:
        papers.added(draws.pick((7, 10, 14, 18, 21, 28, 35, 42)), draws.pick(hearings))
    return Draft(
        papers,
        "ual-and-added",
        "At large, added days and remand",
        DATES,
        (*STEPS, "remand-days", "added-days", "release-day"),
        ("weekend",),
    )


def _after_recall(draws: Draws) -> Draft:
    return at_large(draws).replace(skill="ual-after-recall", title="At large between recall and return")
