"""Who is in custody, kept so that a new sentence need not look at all the others again.

The rules ask, on each day of sentence, which sentence has the most days of adjustment, which governs release, and
which chain a new sentence continues. Each answer is kept while nothing that it rests on has changed.
"""

from __future__ import annotations

from calculator.calculable import CHAIN, LONE, Calculable
from calculator.part import Part


class Links:
    """Identifiers of the parts in custody: which are there, which are followed, and which sentence each one ends."""

    __slots__ = ("branched", "followed", "held", "repeated", "rootless", "tails")

    def __init__(self, current: list[Calculable]) -> None:
        self.held: set[str] = set()
        self.followed: set[str] = set()
        self.tails: dict[str, Calculable] = {}
        #: Parts that follow one no longer in custody, and so on: nothing that follows them forms a chain.
        self.rootless: set[str] = set()
        self.repeated = self.branched = False
        seen: set[int] = set()
        for s in current:
            for p in s.parts:
                if p.index not in seen:
                    seen.add(p.index)
                    self._note(p)
            self._end(s)

    def _note(self, part: Part) -> None:
        if part.id is not None:
            self.repeated = self.repeated or part.id in self.held
            self.held.add(part.id)
        if part.follows is not None:
            self.branched = self.branched or part.follows in self.followed
            self.followed.add(part.follows)

    def _end(self, s: Calculable) -> None:
        last = s.parts[-1].id
        if last is None or s.form not in (LONE, CHAIN):
            return
        if s.parts[0].follows is None:
            self.tails[last] = s
        else:
            self.rootless.add(last)

    def stands_alone(self, part: Part, among: set[str | None]) -> bool:
        """Nothing in custody, or new on the same day, links to the part, and it links to nothing there."""
        if part.id is not None and (part.id in self.held or part.id in self.followed):
            return False
        follows = part.follows
        if follows is None or follows in self.rootless:
            return follows is None or follows not in self.followed
        return follows not in self.held and follows not in among

    def continues(self, part: Part) -> Calculable | None:
        """The one sentence that the part continues, if it does so without branching or joining anything else."""
        if part.follows is None or part.follows in self.followed:
            return None
        if part.id is not None and (part.id in self.held or part.id in self.followed):
            return None
        return self.tails.get(part.follows)

    def add(self, s: Calculable, part: Part) -> None:
        """Note a new sentence that ends with a new part."""
        self._note(part)
        if part.follows is not None:
            self.tails.pop(part.follows, None)
        self._end(s)
