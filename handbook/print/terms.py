"""Which abbreviations and words a print explains: those that stand in it, no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from handbook.definitions.items import Term
from handbook.definitions.model import Definition, walk

if TYPE_CHECKING:
    from handbook.definitions.model import Book


def terms_used(book: Book, definition: Definition, texts: Iterable[str] | None = None) -> tuple[Term, ...]:
    """The definition's own terms and the shared glossary's that occur in the texts, in alphabetical order.

    Args:
        book: for the shared glossary.
        definition: whose terms come first; its wording of a term wins over the glossary's.
        texts: what will be printed. None means the whole definition, and then its own terms are all kept. Where
            texts are given room is short, and of the glossary only abbreviations are explained.
    """
    whole = texts is None
    printed = "\n".join(_all_texts(definition) if texts is None else texts)
    folded = printed.casefold()
    found: dict[str, Term] = {}
    for term in definition.terms:
        if whole or _occurs((term.term, *term.also), printed, folded):
            found.setdefault(term.term, term)
    for term in book.glossary:
        words = (term.term, *term.also) if whole else (term.term,)
        if (whole or _is_abbreviation(term.term)) and _occurs(words, printed, folded):
            found.setdefault(term.term, term)
    return tuple(sorted(found.values(), key=lambda term: term.term.casefold()))


def _is_abbreviation(word: str) -> bool:
    return " " not in word and sum(c.isupper() for c in word) > 1


def _occurs(words: Iterable[str], printed: str, folded: str) -> bool:
    for word in words:
        # Most words of the glossary are not there at all: a plain look first saves most of the time.
        if word.casefold() not in folded:
            continue
        # An abbreviation is matched as it is written: "ARD" is not in "ard" or "standard".
        flags = re.NOFLAG if _is_abbreviation(word) else re.IGNORECASE
        if re.search(rf"(?<!\w){re.escape(word)}(?:s|'s|’s)?(?!\w)", printed, flags):
            return True
    return False


def _all_texts(definition: Definition) -> Iterator[str]:
    for item in (definition, *walk(definition)):
        if isinstance(item, Term):
            continue
        for described in fields(item):
            value = getattr(item, described.name)
            yield from (part for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, str))
