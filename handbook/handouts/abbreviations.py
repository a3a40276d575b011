"""Abbreviations: those that most guides use, the most used first chosen and then put in the order of the alphabet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from handbook.definitions.items import Term
from handbook.definitions.model import Book
from handbook.handouts.model import CARD, POSTER, Content, Format, pairs
from handbook.pages.terms import is_abbreviation
from handbook.print.words import brief

TITLE = "Abbreviations"
PURPOSE = "The abbreviations that stand in most guides, in words."
#: How many there is room for, and in how many columns.
_SHOWN = {"card": (28, 1), "desk": (76, 2), "poster": (16, 1)}
_LEAD = "Those that stand on most pages. All others: Look up, Words and abbreviations."
_WORD = re.compile(r"[\w&./+'’-]+")


def maker(book: Book) -> Callable[[Format], Content]:
    """What makes the handout in one format."""
    ranked, dated = most_used(book), max(each.review.last for each in book.definitions())

    def content(form: Format) -> Content:
        many, columns = _SHOWN[form.id]
        chosen = sorted(ranked[:many], key=lambda term: term.term.casefold())
        short = form in (CARD, POSTER)
        shown = [(term.term, first_words(term.meaning) if short else brief(term.meaning)[0]) for term in chosen]
        return Content("" if form is POSTER else _LEAD, [pairs(shown, columns)], dated=dated, looked="guides reviewed")

    return content


def most_used(book: Book) -> list[Term]:
    """All abbreviations, those in most guides, units and lessons first; of equals the first in the alphabet."""
    terms = {term.term: term for term in book.terms() if is_abbreviation(term.term)}
    used: Counter[str] = Counter()
    for each in (*book.definitions(), *book.units):
        # This text holds every word of it, and is read ten times as fast as its parts.
        used.update({word.strip("./'’-") for word in _WORD.findall(repr(each))} & terms.keys())
    found = (term for name, term in terms.items() if used[name])
    return sorted(found, key=lambda term: (-used[term.term], term.term.casefold()))


def first_words(meaning: str) -> str:
    """What the letters stand for, without the explanation after it; what has ended is still said to have ended."""
    head, _, more = brief(meaning)[0].partition(". ")
    return f"{head}. {more}" if more.startswith("Ended") else head
