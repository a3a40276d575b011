"""Every Act, rule, policy and form cited in a book: where each is cited, and which are the oldest checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handbook.definitions import Book, Definition, Item, Source, Sourced, Term, walk


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a source is cited: the definition, and the item in it."""

    definition: Definition
    item: Item


def cited(book: Book) -> Mapping[str, tuple[Citation, ...]]:
    """Id of each source that some definition cites → the places, in the order of the book; sorted by id.

    Sources that only the glossary cites are in it with no place.
    """
    places: dict[str, list[Citation]] = {name: [] for term in book.glossary for name in term.source}
    for definition in book.definitions():
        for item in walk(definition):
            if isinstance(item, Sourced | Term):
                for name in item.source:
                    places.setdefault(name, []).append(Citation(definition, item))
    return {name: tuple(places[name]) for name in sorted(places)}


def not_cited(book: Book) -> tuple[str, ...]:
    """Ids of the sources that nothing cites."""
    return tuple(sorted(set(book.sources) - set(cited(book))))


def checked_before(book: Book, day: date) -> tuple[Source, ...]:
    """The sources that nobody has read since ``day``, the longest unread first."""
    old = (source for source in book.sources.values() if source.checked < day)
    return tuple(sorted(old, key=lambda source: (source.checked, source.id)))
