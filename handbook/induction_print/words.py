"""Words and pieces that several of the mentor's prints share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from calculator.forms.case.blocks import Block, lines, paragraph
from calculator.forms.words import listed
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


def with_sources(book: Book, text: str, fact: Sourced) -> str:
    """A statement with what it rests on: its basis, and the titles of its sources."""
    return f"{text} ({rests_on(book, fact)})"


def rests_on(book: Book, fact: Sourced) -> str:
    """`law: Criminal Justice Act 2003, section 240ZA`; whom to ask where nothing is confirmed."""
    titles = listed(titles_of(book, fact.source))
    said = f"{fact.basis.value}: {titles}" if titles else fact.basis.value
    return f"{said}; ask {fact.ask}" if fact.ask else said


def titles_of(book: Book, ids: Iterable[str]) -> list[str]:
    """The titles of sources, each once."""
    return list(dict.fromkeys(book.source(each).title for each in ids))
