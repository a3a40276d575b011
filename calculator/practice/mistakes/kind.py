"""A kind of mistake: its name, and how it changes the answers of an exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from calculator.law.load import packaged
from calculator.practice.model import Mistake
from calculator.practice.otherwise import Otherwise, Rework
from calculator.record import Record


class Kind(Record):
    """A mistake with all the ways in which it is made. `slight` ones are told only after all others."""

    id: str
    ways: Callable[[Rework], Iterator[Otherwise | None]]
    slight: bool = False

    @property
    def mistake(self) -> Mistake:
        """What is said of it."""
        return named()[self.id]


@cache
def named() -> Mapping[str, Mistake]:
    """Every mistake of `mistakes.toml` by its id."""
    return {
        key: Mistake(key, row["title"], row["why"], row["mend"], tuple(row["law"]), row["page"])
        for key, row in packaged("practice/mistakes").items()
    }
