"""Objections that need no calculation. Specification: 18 §18.1, §18.2, §18.4 and §18.6.

`objections_before` says everything at once, for people. `stages` keeps the national service's order, in which the first
stage with anything to say stops all later ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from calculator.case import Case
from calculator.check.entries import adjustments, recalls, sentences, unsupported, warnings
from calculator.check.entries.entry import Entry
from calculator.check.objection import Objection, Rank
from calculator.law.model import Law

Check = Callable[[Entry], Iterator[Objection]]


class Stage(NamedTuple):
    """One stage of the national service before it calculates: rank, name, and what is said in it."""

    rank: Rank
    name: str
    objections: tuple[Objection, ...]


_STAGES: tuple[tuple[Rank, str, tuple[Check, ...]], ...] = (
    ("unsupported", "source data", (unsupported.source,)),
    ("unsupported", "booking", (unsupported.booking,)),
    ("invalid", "source data", (sentences.source, adjustments.source, recalls.source)),
    ("invalid", "booking", (adjustments.booking, recalls.booking)),
    ("warning", "source data", (warnings.source,)),
)


def objections_before(case: Case, law: Law, unread: frozenset[str] = frozenset()) -> list[Objection]:
    """Everything that can be said of the entries by themselves, all ranks together, worst first.

    `unread`: ids of sentences that were typed but could not be read, which others may rightly refer to. Dates are
    compared with `law.as_of`; without it nothing is said to lie in the future.
    """
    entry = Entry(case, law, unread=unread)
    found = [o for _, _, checks in _STAGES for check in checks for o in check(entry)]
    if len(found) > 1:
        found.sort(key=lambda o: _ORDER[o.rank])
    return found


_ORDER: dict[Rank, int] = {"unsupported": 0, "invalid": 1, "warning": 2}


def stages(case: Case, law: Law) -> Iterator[Stage]:
    """The stages in the national service's order and by its strict reading. Take the first that says anything.

    Between "booking" and the next rank the service calculates and runs the checks of `calculator.check.after`.
    """
    entry = Entry(case, law, strict=True)
    for rank, name, checks in _STAGES:
        yield Stage(rank, name, tuple(o for check in checks for o in check(entry) if o.rank == rank))


def first_stage(case: Case, law: Law) -> Stage | None:
    """The first stage before calculation that says anything, or none."""
    return next((stage for stage in stages(case, law) if stage.objections), None)
