"""Numbers drawn from a seed: the same everywhere and always, from whole-number arithmetic alone (SplitMix64)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import gcd
from typing import Any, TypeVar

T = TypeVar("T")

_BITS = 0xFFFFFFFFFFFFFFFF
_STEP = 0x9E3779B97F4A7C15
#: The largest seed that is used as it is; anything else is hashed first.
MOST = 999_999_999
#: How many draws are taken for one exercise at most.
ATTEMPTS = 12


def hashed(text: str) -> int:
    """64 bits that stand for a text (FNV-1a)."""
    found = 0xCBF29CE484222325
    for byte in text.encode():
        found = ((found ^ byte) * 0x100000001B3) & _BITS
    return found


def seed_number(seed: int | str) -> int:
    """A seed as a whole number from 0 to MOST: numbers as they are, any other text by its hash."""
    text = str(seed).strip()
    if text.isascii() and text.isdigit() and len(text) <= len(str(MOST)):
        return int(text)
    return hashed(text) % (MOST + 1)


class Draws:
    """A stream of draws. `place` says which of the exercises of one seed this is, `attempt` which draw for it."""

    __slots__ = ("_at", "_attempt", "_place", "_stream")

    def __init__(self, stream: str, place: int, attempt: int = 0) -> None:
        self._stream = stream
        self._place = place
        self._attempt = attempt
        self._at = hashed(f"{stream}|{place}|{attempt}")

    def bits(self) -> int:
        """The next 64 bits."""
        self._at = (self._at + _STEP) & _BITS
        z = self._at
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _BITS
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _BITS
        return z ^ (z >> 31)

    def below(self, number: int) -> int:
        """A whole number from 0 to `number` less one."""
        return self.bits() % number

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        if most < least:
            raise ValueError(f"nothing from {least} to {most}")
        return least + self.below(most - least + 1)

    def pick(self, things: Sequence[T]) -> T:
        """One of several."""
        return things[self.below(len(things))]

    def chance(self, one_in: int) -> bool:
        """True once in `one_in` draws."""
        return self.below(one_in) == 0

    def slot(self, size: int) -> int:
        """A place from 0 to `size` less one that no other exercise of the same stream has, until all have been used."""
        # Further draws for one exercise lie far from the first draws of its neighbours.
        place = self._place + self._attempt * (size // ATTEMPTS)
        return (_stride(self._stream, size) * place + hashed(f"{self._stream}|first")) % size

    def slot_of(self, *choices: Sequence[Any]) -> list[Any]:
        """One of each of several lists, by one slot, so that the combination is not given twice before all are used."""
        size = 1
        for things in choices:
            size *= len(things)
        at = self.slot(size)
        found = []
        for things in choices:
            at, here = divmod(at, len(things))
            found.append(things[here])
        return found


@cache
def _stride(stream: str, size: int) -> int:
    """A step through `size` places that comes to all of them, near the golden section, which spreads them evenly."""
    step = size * 618 // 1000 + hashed(f"{stream}|stride|{size}") % (size // 16 + 1)
    while gcd(step, size) != 1:
        step += 1
    return step
