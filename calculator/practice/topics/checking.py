"""Checking another's work: a case of another topic, worked out line by line with one error in it."""

from __future__ import annotations

from collections.abc import Callable

from calculator.practice.draft import Counted, Draft
from calculator.practice.seeded import Draws
from calculator.practice.topics import added_days, chains, mixed, release_points, remand, tranches, ual
from calculator.practice.wanted import MILD

#: Topics and their levels to check, by level. All of them end in a CRD and a SLED.
Build = Callable[[Draws, int], Draft | Counted]
WORK: tuple[tuple[tuple[Build, int], ...], ...] = (
    ((release_points.build, 2), (remand.build, 1), (chains.build, 2)),
    ((release_points.build, 3), (remand.build, 2), (added_days.build, 1)),
    ((remand.build, 3), (added_days.build, 2), (ual.build, 2)),
    ((added_days.build, 4), (ual.build, 3), (remand.build, 4), (release_points.build, 4)),
    ((ual.build, 4), (tranches.build, 3), (tranches.build, 4), (mixed.build, 2)),
)


def build(draws: Draws, level: int) -> Draft:
    """One exercise."""
    make, of_level = draws.pick(WORK[level - 1])
    found = make(draws, of_level)
    if not isinstance(found, Draft):
        raise TypeError("only cases that the engine works out can be checked")
    wants = tuple(name for name in found.wants if name not in MILD)
    return found.replace(skill="checking", title="Find the error", steps=(), wants=wants, planted=True)
