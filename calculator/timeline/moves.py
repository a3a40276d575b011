"""Releases and admissions that happened. Specification: 05 §4.5, 00 §3.4."""

from __future__ import annotations

from calculator.case import Movement
from calculator.timeline.state import Timeline


def moved(t: Timeline, day: int) -> tuple[bool, bool]:
    """A release ends the present group on that day, unless removal counts as custody; an admission recalculates."""
    state = state_on(t.case.movements, day)
    if state is None or state.direction == "in":
        return True, False
    if not _still_counts(t, state) and t.current:
        t.latest_day = day
    return False, True


def state_on(movements: tuple[Movement, ...], day: int) -> Movement | None:
    """The last listed movement of a day."""
    found = None
    for m in movements:
        if m.date.toordinal() == day:
            found = m
    return found


def state_before(movements: tuple[Movement, ...], day: int) -> Movement | None:
    """The latest movement before a day (the last listed of that date)."""
    best: Movement | None = None
    for m in movements:
        if m.date.toordinal() < day and (best is None or m.date >= best.date):
            best = m
    return best


def _still_counts(t: Timeline, out: Movement) -> bool:
    """Early removal counts as custody when it failed, or since the sentence stops running on removal."""
    if out.reason != "ERS":
        return False
    if out.date.toordinal() >= t.rules.ers_clock:
        return True
    paired = next((m for m in t.case.movements if m.date > out.date), None)
    return paired is not None and paired.direction == "in" and paired.reason == "FAILED_ERS_REMOVAL"
