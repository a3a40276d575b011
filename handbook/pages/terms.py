"""Abbreviations and their meanings: one list for tooltips, for the foot of a page and for the glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markupsafe import Markup

from handbook.definitions.items import Term
from handbook.definitions.model import Book, Definition
from handbook.pages.text import abbreviation_marker


@cache
def is_abbreviation(word: str) -> bool:
    """Whether a term is marked wherever it stands: "PPCS" and "FTR56" are, "Custodial period" is not."""
    return bool(_ONE_WORD.fullmatch(word)) and sum(letter.isupper() or letter.isdigit() for letter in word) > 1


_ONE_WORD = re.compile(r"[\w&./+'’-]+")


def abbreviations(book: Book) -> dict[str, str]:
    """Every abbreviation of the handbook with its meaning."""
    return _meanings(book.terms())


def _meanings(terms: tuple[Term, ...]) -> dict[str, str]:
    return {term.term: term.meaning for term in terms if is_abbreviation(term.term)}


class Marker:
    """Marks abbreviations in the text of one page, and remembers which the page used."""

    def __init__(self, book: Book, definition: Definition | None = None) -> None:
        own = definition.terms if definition else ()
        # A definition's own meaning of an abbreviation goes before the handbook's.
        self._meanings: Mapping[str, str] = {**abbreviations(book), **_meanings(own)}
        self._own = {term.term: term.meaning for term in own}
        self._used: set[str] = set()
        self._mark = abbreviation_marker(self._meanings, self._used)

    def __call__(self, text: str) -> Markup:
        """Escape the text and mark its abbreviations."""
        return self._mark(text)

    def used(self, *, with_own: bool = False) -> dict[str, str]:
        """Every abbreviation marked so far (`with_own`: and all of the definition's own terms), in order."""
        found = {term: self._meanings[term] for term in self._used} | (self._own if with_own else {})
        return {term: found[term] for term in sorted(found, key=str.casefold)}
