"""Pieces of a typeset line, as the templates `*.typ` read them: strings, and dictionaries that say how to draw.

Whatever a definition says goes in as a string of its own and is never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from handbook.definitions.items import Item, Source, Sourced
from handbook.definitions.model import Definition
from handbook.definitions.words import Basis, State
from handbook.print import words

if TYPE_CHECKING:
    from handbook.definitions.model import Book

#: A piece of a line, and a line.
Run = str | dict[str, Any]
Line = list[Run]


def bold(text: str) -> Run:
    """Text in bold."""
    return {"bold": text}


def ask_first(item: Sourced) -> Line:
    """Whom to ask about a statement that nobody has confirmed."""
    return [" ", bold(f"Ask {item.ask}.")] if item.basis is Basis.UNCONFIRMED and item.ask else []


def local(item: Item) -> Line:
    """The word "local" at what the establishment itself has written."""
    return [" ", {"local": True}] if item.local else []


def letters(found: Iterable[tuple[str, str]]) -> Line:
    """What the letters of the bases stand for."""
    line: Line = [bold("What a line rests on:"), " "]
    for letter, meaning in found:
        line += [{"mark": letter}, f" {meaning}", " · "]
    return line[:-1]


class SourceNumbers:
    """Numbers of the sources in one print, given in the order in which the text first names them."""

    def __init__(self, book: Book, definition: Definition) -> None:
        self._book, self._definition = book, definition
        self._numbers: dict[str, int] = {}

    def cite(self, item: Sourced) -> Line:
        """The basis in words and the numbers of the sources, and whom to ask if it is not confirmed."""
        numbers = [self._numbers.setdefault(source, len(self._numbers) + 1) for source in item.source]
        return [*local(item), {"cite": {"basis": item.basis.value, "numbers": numbers}}, *ask_first(item)]

    def used(self) -> list[tuple[int, Source]]:
        """(number, source) of all that were named so far, in order."""
        own = self._definition.sources
        return [
            (number, own[source_id] if source_id in own else self._book.sources[source_id])
            for source_id, number in self._numbers.items()
        ]


def common(book: Book, definition: Definition, document: str) -> dict[str, Any]:
    """What every typeset print starts from: its title, its dates and the lines at the foot."""
    return {
        "title": f"{definition.title}: {document}",
        "definition": definition.title,
        "purpose": definition.purpose,
        "house": f"OMU Handbook · {definition.group}",
        "reviewed": _numbers(definition.review.last),
        "foot": {
            "note": words.NOT_OFFICIAL,
            "made": f"Reviewed {words.day(definition.review.last)} · version {book.version}",
        },
    }


def notice(definition: Definition) -> Line:
    """Whether the paperwork is in use, since when, and what is to be known about that."""
    status = definition.status
    if status is None:
        return []
    since = f" since {words.day(status.from_)}" if status.from_ else ""
    return [bold(f"{words.STATES[status.state]}{since}."), f" {status.note}"]


def is_current(definition: Definition) -> bool:
    """True when there is nothing to warn of: in use, as it stands."""
    return definition.status is None or definition.status.state is State.CURRENT


def _numbers(day: date) -> list[int]:
    return [day.year, day.month, day.day]
