"""The model of a paper worksheet: what stands in one file of ``worksheets/``."""

from dataclasses import dataclass, field
from enum import StrEnum

from handbook.definitions.items import Answer, ConfirmLocally, Fact, Item, Review, Sourced, says
from handbook.definitions.words import Basis


class Support(StrEnum):
    """How far the sources carry the arithmetic of a worksheet."""

    FULL = "full"
    PART = "part"
    NONE = "none"

    @property
    def words(self) -> str:
        """What the page says about it."""
        return _SUPPORT[self]


_SUPPORT = {
    Support.FULL: "Every box that is worked out here rests on the law or policy named beside it.",
    Support.PART: "Only part of this is settled. Where no source was found, the sheet says so and whom to ask.",
    Support.NONE: "No source was found for a release date here. This sheet gathers what the person you ask will need.",
}


@dataclass(frozen=True, kw_only=True)
class Choice(Item):
    """A question that decides, with boxes to tick."""

    ask: str = field(metadata=says("The question.", anywhere=True))
    answers: tuple[Answer, ...] = field(metadata=says("Two or more answers, and where each leads.", low=2))
    source: tuple[str, ...] = field(
        default=(), metadata=says("Id of the source, or a list of ids.", names="source", one=True)
    )
    basis: Basis = field(default=Basis.LAW, metadata=says("What the question rests on, where it has a source."))


@dataclass(frozen=True, kw_only=True)
class Box(Item):
    """One box of the sheet. Without a sum the reader writes a figure down; with one it is worked out from other boxes.

    ``like`` takes the words, the sum and the source from ``worksheets/shared/boxes.yml``, with the boxes of ``of`` in
    the places {0}, {1} … of its text.
    """

    id: str = field(metadata=says("One or two capital letters."))
    do: str = field(default="", metadata=says("What to write or to work out.", anywhere=True))
    sum: str = field(default="", metadata=says("The arithmetic: G - J, last_day(A, B), up(D * E).", anywhere=True))
    like: str = field(default="", metadata=says("Id of a shared box.", form="id"))
    of: tuple[str, ...] = field(default=(), metadata=says("Boxes that the shared box is worked out from."))
    date: bool = field(default=False, metadata=says("true if the figure is a date of release, to stand out."))
    example: str = field(default="", metadata=says("The figure in the worked example.", anywhere=True))
    source: tuple[str, ...] = field(
        default=(), metadata=says("Id of the source, or a list of ids.", names="source", one=True)
    )
    basis: Basis = field(default=Basis.LAW, metadata=says("What the arithmetic rests on."))


@dataclass(frozen=True, kw_only=True)
class SharedBox(Item):
    """A box whose words several sheets use."""

    do: str = field(metadata=says("What to work out, with {0}, {1} for the boxes.", anywhere=True))
    sum: str = field(default="", metadata=says("The arithmetic, with {0}, {1}.", anywhere=True))
    source: tuple[str, ...] = field(metadata=says("Id of the source, or a list of ids.", names="source", one=True))
    basis: Basis = field(metadata=says("What the arithmetic rests on."))


@dataclass(frozen=True, kw_only=True)
class Row(Sourced):
    """One row of a table, with its law."""

    cells: tuple[str, ...] = field(metadata=says("The cells, as many as the table has heads."))


@dataclass(frozen=True, kw_only=True)
class Table(Item):
    """A table of fractions or limits."""

    title: str = field(metadata=says("Heading of the table.", anywhere=True))
    intro: str = field(default="", metadata=says("How to read it.", anywhere=True))
    heads: tuple[str, ...] = field(metadata=says("Heads of the columns; the law gets one of its own."))
    rows: tuple[Row, ...] = field(metadata=says("The rows."))


@dataclass(frozen=True, kw_only=True)
class Worksheet(Item):
    """One paper worksheet."""

    id: str = field(default="", metadata=says("", hidden=True))
    path: str = field(default="", metadata=says("", hidden=True))

    title: str = field(metadata=says("What the sheet is for; the calculator calls it by this name.", anywhere=True))
    group: str = field(metadata=says("Heading in the list of all sheets.", anywhere=True))
    also_called: tuple[str, ...] = field(metadata=says("What people type into the search box."))
    purpose: str = field(metadata=says("What it gives, in one or two sentences.", anywhere=True))
    support: Support = field(metadata=says("full, part or none."))
    use_when: tuple[str, ...] = field(metadata=says("When to use it."))
    not_when: tuple[str, ...] = field(metadata=says("When not, and what to use instead."))
    have_ready: tuple[str, ...] = field(metadata=says("What to have ready."))
    rules: tuple[Fact, ...] = field(default=(), metadata=says("The law in a few sentences."))
    questions: tuple[Choice, ...] = field(metadata=says("The questions that decide, in order."))
    tables: tuple[Table, ...] = field(default=(), metadata=says("Fractions or limits by date."))
    fractions: bool = field(default=False, metadata=says("true to show the table of standard release points."))
    boxes: tuple[Box, ...] = field(metadata=says("The boxes, in the order in which they are filled in."))
    example: str = field(default="", metadata=says("The case of the worked example.", anywhere=True))
    check: tuple[str, ...] = field(metadata=says("What the second person checks."))
    not_settled: tuple[ConfirmLocally, ...] = field(metadata=says("What no source settles, and whom to ask."))
    review: Review = field(metadata=says("When it was and will be read through."))

    @property
    def page(self) -> str:
        """Name of its page under calculators/, without the ending."""
        return f"worksheet-{self.id}"

    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that it cites, in order of first use."""
        cited = [each.source for each in self.rules] + [each.source for each in self.questions]
        cited += [row.source for table in self.tables for row in table.rows]
        cited += [box.source for box in self.boxes]
        return tuple(dict.fromkeys(name for names in cited for name in names))
