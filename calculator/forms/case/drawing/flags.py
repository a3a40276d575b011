"""Labels on poles: in which row each label stands, and on which side of its pole, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: Between a pole and its label, and between two labels.
GAP = 4.0

#: The place of a pole and the width of its label.
Pole = tuple[float, float]


class Flag(NamedTuple):
    """A label in row 0 (nearest to the lanes), 1, 2 …; its text runs from `start` to `end`."""

    pole: float
    row: int
    start: float
    end: float
    after: bool  # the text stands to the right of its pole

    def covers(self, x: float) -> bool:
        """Whether a line at `x` would go through the text."""
        return self.start - 2 < x < self.end + 2


def hoist(poles: Sequence[Pole], left: float, right: float) -> list[Flag]:
    """Rows and sides for labels, in the order in which they are given.

    No two texts touch, whatever is given. Of the ways to turn the labels the first is taken in which no pole goes
    through a text; where the picture is too narrow for any, the one with the fewest.
    """
    best: tuple[int, list[Flag]] | None = None
    for turned in _ways(poles, left, right):
        flags = _raised([_flag(pole, width, n not in turned, left, right) for n, (pole, width) in enumerate(poles)])
        crossed = sum(a.row > b.row and b.covers(a.pole) for a in flags for b in flags)
        if best is None or crossed < best[0]:
            best = crossed, flags
        if not crossed:
            break
    return best[1] if best else []


def _ways(poles: Sequence[Pole], left: float, right: float) -> Iterator[frozenset[int]]:
    """Which labels stand to the left of their poles: those that must, then with more and more beside them."""
    must = frozenset(n for n, (pole, width) in enumerate(poles) if pole + GAP + width > right)
    yield must
    may = [n for n, (pole, width) in enumerate(poles) if n not in must and pole - GAP - width >= left]
    may.sort(key=lambda n: -poles[n][0])
    for number in range(1, len(may) + 1):
        yield must.union(may[:number])


def _flag(pole: float, width: float, after: bool, left: float, right: float) -> Flag:
    start = pole + GAP if after else pole - GAP - width
    start = max(left, min(start, right - width))  # a label wider than its side stands over its own pole
    return Flag(pole, 0, start, start + width, after)


def _raised(flags: Sequence[Flag]) -> list[Flag]:
    """Every label higher than the poles that it covers: those come first."""
    under = {n: {m for m, b in enumerate(flags) if m != n and a.covers(b.pole)} for n, a in enumerate(flags)}
    placed: dict[int, Flag] = {}
    while under:
        n = min(under, key=lambda n: (len(under[n] - placed.keys()), -flags[n].pole))
        flag = flags[n]
        row = max((placed[m].row + 1 for m in under.pop(n) if m in placed and placed[m].pole != flag.pole), default=0)
        while any(b.row == row and flag.start < b.end + GAP and b.start < flag.end + GAP for b in placed.values()):
            row += 1
        placed[n] = flag._replace(row=row)
    return [placed[n] for n in range(len(flags))]
