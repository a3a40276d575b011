"""Two mistakes made at once: named only where together they give every answer that was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from calculator.practice.mistakes.kind import Kind
from calculator.practice.model import Mistake, Slip
from calculator.practice.otherwise import RELEASE_DAYS, Rework
from calculator.record import Record

Told = tuple[Kind, Slip]
#: By how many days a mistake moves each answer.
Shift = Mapping[str, int]


class Pair(Record):
    """Two mistakes, and the answers that they give together."""

    mistakes: tuple[Mistake, Mistake]
    answers: frozenset[str]


def pair_of(known: Sequence[Told], given: Mapping[str, str], right: Mapping[str, str]) -> Pair | None:
    """The first two mistakes that together explain all that was given; none where there is no such pair.

    Days of release are left aside: they do not move evenly. Where a single answer was given wrong, and nothing else can
    speak for one pair or another, a pair is named only if it is the only one.
    """
    gone = _shift(given, right)
    wrong = frozenset(name for name, days in gone.items() if days)
    if not wrong:
        return None
    found: dict[frozenset[str], Pair] = {}
    for (one, first), (other, second) in combinations(_shifts(known, right, gone), 2):
        if one.id != other.id and all(first.get(name, 0) + second.get(name, 0) == gone[name] for name in gone):
            found.setdefault(frozenset((one.id, other.id)), Pair((one, other), wrong))
    if not found or (len(found) > 1 and len(wrong) == 1):
        return None
    return next(iter(found.values()))


def _shift(given: Mapping[str, str], right: Mapping[str, str]) -> dict[str, int]:
    """By how many days each answer that was given is out."""
    found = {}
    for name, text in given.items():
        got, wanted = Rework.as_number(text), Rework.as_number(right[name])
        if got is not None and wanted is not None and name not in RELEASE_DAYS:
            found[name] = got - wanted
    return found


def _shifts(known: Sequence[Told], right: Mapping[str, str], gone: Shift) -> Iterator[tuple[Mistake, Shift]]:
    """By how many days each mistake moves the answers that were given; those that move none are passed over."""
    for kind, slip in known:
        moved = _shift(slip.answers, right)
        if not kind.slight and any(moved.get(name) for name in gone):
            yield kind.mistake, moved
