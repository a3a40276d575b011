"""What is said against a case, in three ranks, each with the place it is about and what to do."""

from __future__ import annotations

from typing import Literal

from calculator.record import Record

Rank = Literal["unsupported", "invalid", "warning"]
RANKS: tuple[Rank, ...] = ("unsupported", "invalid", "warning")


class Objection(Record):
    """One objection. `about` is a path into the case ("sentences/0/date"); `code` is stable, the words are not.

    unsupported: the engine does not do this; work it out by hand. invalid: the entries cannot be right; mend them.
    warning: look again; the dates are given all the same.
    """

    rank: Rank
    code: str
    about: str
    text: str
    mend: str
