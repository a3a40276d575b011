"""Answers to choose from: the right time limit of a deadline, and three wrong ones.

The wrong ones are limits that stand elsewhere in the handbook in the same unit, as near to the right one as there are
any, and yet too far from it to be another way of counting the same days. A deadline that gives its own limit away, or
whose limit nobody has confirmed, is not asked about.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable
from functools import lru_cache

from handbook.definitions.items import Deadline
from handbook.definitions.model import Definition
from handbook.definitions.words import Basis, Unit, When

WRONG = 3
# Two limits closer than this cannot be told from two ways of counting one: 27 and 28 days, 10 and 11 working days.
_APART = 1.15
# A limit of the same guide is as good a wrong answer as one from elsewhere that is this much nearer.
_OWN = 0.6
_NUMBER_WORDS = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS)} | {"yearly": 12, "monthly": 1, "weekly": 1}
# A limit told in other words, or counted from a day of the calendar, where there is nothing to know.
_TOLD = re.compile(r"\b(?:evening|day) before\b|\b[12]\d{3}\b")
_WORD = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"Day (\d+)\b")
_SMALL = frozenset(
    {"the", "a", "an", "of", "to", "is", "in", "for", "and", "or", "on", "by", "at", "with", "if", "are"}
)


class Limits:
    """Every limit of the guides, from which wrong answers are taken."""

    def __init__(self, deadlines: Iterable[Deadline]) -> None:
        self._all = tuple(each for each in deadlines if each.when is not When.BY and each.amount)
        self._words = tuple(_telling(each.what) for each in self._all)
        confirmed = [each for each in self._all if each.basis is not Basis.UNCONFIRMED]
        self._amounts = {unit: sorted({each.amount for each in confirmed if each.unit is unit}) for unit in Unit}

    def options(self, definition: Definition, deadline: Deadline) -> tuple[int, ...]:
        """Four amounts in order, the right one among them; none where no honest question can be made of it."""
        right, seed = deadline.amount, f"{definition.id}.{deadline.id}"
        if deadline.when is When.BY or not right or deadline.basis is Basis.UNCONFIRMED:
            return ()
        if counted_in_days(deadline):
            first = max(1, right - _chance(seed, "first", WRONG))
            return tuple(range(first, first + WRONG + 1))
        words = f"{definition.title} {deadline.what} {deadline.of}"
        told = _numbers_in(words)
        if {right, right + 1} & told or _TOLD.search(words.removeprefix(definition.title)):
            return ()
        own = {each.amount for each in definition.deadlines if each.unit is deadline.unit}
        never = told | _numbers_in(deadline.note) | self._right_elsewhere(deadline)
        likely = _likely(right, self._amounts[deadline.unit], own)
        return _four(right, [each for each in likely if each not in never], seed)

    def _right_elsewhere(self, deadline: Deadline) -> set[int]:
        """Amounts that the handbook gives for much the same thing: sources differ, or it depends on the case."""
        words = _telling(deadline.what)
        return {
            each.amount
            for each, other in zip(self._all, self._words, strict=True)
            if each.unit is deadline.unit and 2 * len(words & other) > min(len(words), len(other))
        }


def counted_in_days(deadline: Deadline) -> bool:
    """Whether it is a "Day 56": the first day counts, so that it is 55 days later, which is what people get wrong."""
    named = _DAY_NUMBER.match(deadline.what)
    if named is None or deadline.unit is not Unit.CALENDAR_DAYS or deadline.when is not When.AFTER:
        return False
    return int(named[1]) == deadline.amount + 1


def in_words(amount: int, unit: Unit) -> str:
    """A limit as it is said: "10 working days"."""
    return f"{amount} {unit.of(amount)}"


def _likely(right: int, pool: Iterable[int], own: set[int]) -> list[int]:
    """Amounts that could be taken for the right one, the likeliest first."""
    far = {each: abs(math.log(each / right)) for each in pool}
    apart = [each for each in far if far[each] >= math.log(_APART)]
    return sorted(apart, key=lambda each: (far[each] - (_OWN if each in own else 0), each))


def _four(right: int, others: list[int], seed: str) -> tuple[int, ...]:
    """The right amount with three likely ones, of which some are smaller: how many is settled by the question's id."""
    smaller = _chance(seed, "smaller", WRONG + 1)
    chosen: list[int] = []
    for most in ((smaller, WRONG - smaller), (WRONG, WRONG)):  # where one side has too few, the other makes up for it
        for each in others:
            same_side = sum((one < right) == (each < right) for one in chosen)
            if len(chosen) < WRONG and same_side < most[each > right] and _all_apart(each, chosen):
                chosen.append(each)
    return tuple(sorted([right, *chosen])) if len(chosen) == WRONG else ()


def _all_apart(amount: int, chosen: Iterable[int]) -> bool:
    return all(max(amount, each) / min(amount, each) >= _APART for each in chosen)


@lru_cache(maxsize=4096)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text)) - _SMALL


def _numbers_in(text: str) -> set[int]:
    """Numbers in figures and in words."""
    words = [word.lower() for word in _WORD.findall(text)]
    return {int(word) for word in words if word.isdigit()} | {_NUMBERS[word] for word in words if word in _NUMBERS}


def _chance(seed: str, salt: str, sides: int) -> int:
    """A number below `sides` that is always the same for the same words."""
    return hashlib.sha256(f"{salt}:{seed}".encode()).digest()[0] % sides
