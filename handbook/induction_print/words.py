"""Words and pieces that several of the mentor's prints share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from calculator.forms.case.blocks import Block, Cell, heading, lines, paragraph, table
from calculator.names import plain_date
from handbook.definitions.items import Sourced

if TYPE_CHECKING:
    from handbook.definitions.model import Book

#: Where the mentor's prints stand in the site.
FOLDER = "induction/mentor"

PROPOSAL = (
    "No national form or pass mark for this was found. This sheet is a proposal of the handbook: agree its use with "
    "the hub manager or, in probation, with the senior probation officer."
)
KEEP = (
    "A filled-in sheet is about a member of staff. Keep it with the line manager’s papers, and write no prisoner’s "
    "name or number on it."
)

#: The job description that makes the senior case administrator the mentor.
JOB = "job-band-4"


def opening(*texts: str) -> list[Block]:
    """The first lines of a form: what it is for, that it is a proposal, and how it is kept."""
    return [*(paragraph(text) for text in texts), paragraph(PROPOSAL), paragraph(KEEP)]


def people(*rows: tuple[str, ...]) -> Block:
    """Lines for the names of starter and mentor, and more."""
    return lines((("Starter", "Mentor"), *rows))


def signed(*who: str) -> Block:
    """A line each to sign, with the date."""
    return lines(tuple((f"{name}: signed", "Date") for name in who))


class Sources:
    """The sources of one document, numbered in the order in which the text first names them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._numbers: dict[str, int] = {}

    def cited(self, text: str, fact: Sourced) -> str:
        """A statement with what it rests on behind it: `Forgets the stamp. (practice [2])`."""
        return f"{text} ({self.basis(fact)})"

    def basis(self, fact: Sourced) -> str:
        """The basis with the numbers of its sources; whom to ask where nothing is confirmed."""
        numbers = [f"[{self._numbers.setdefault(each, len(self._numbers) + 1)}]" for each in fact.source]
        said = " ".join((fact.basis.value, *numbers))
        return f"{said}; ask {fact.ask}" if fact.ask else said

    def blocks(self) -> Iterator[Block]:
        """The list for the end of the document."""
        rows: list[Sequence[Cell]] = []
        for name, number in self._numbers.items():
            source = self._book.source(name)
            address: Cell = {"text": source.link, "link": source.link} if source.link else "No public address"
            rows.append((f"[{number}]", f"{source.title} (read on {plain_date(source.checked)})", address))
        if rows:
            yield heading(2, "Sources")
            yield table(("No.", "Source", "Where to read it"), (7, 50, 43), rows)
