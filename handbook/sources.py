"""Every Act, rule, policy and form cited in a book: where each is cited, and which are the oldest checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from calculator.names import plain_date
from handbook.definitions import Book, Definition, Item, Source, Sourced, Term, walk


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a source is cited: the definition, and the item in it."""

    definition: Definition
    item: Item


def cited(book: Book) -> Mapping[str, tuple[Citation, ...]]:
    """Id of each source that some definition cites → the places, in the order of the book; sorted by id.

    Sources that only the glossary, a worksheet or a unit of the induction cites are in it with no place.
    """
    places: dict[str, list[Citation]] = {name: [] for term in book.glossary for name in term.source}
    places |= {name: [] for sheet in book.worksheets for name in sheet.sources()}
    places |= {name: [] for unit in book.units for name in unit.cited()}
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


@dataclass(frozen=True, slots=True)
class Stale:
    """A source that somebody should read again, and why."""

    source: Source
    reason: str


def to_read_again(book: Book, day: date | None = None) -> tuple[Stale, ...]:
    """The sources last read more than 12 months before ``day``, or whose own day of review is past, oldest first.

    ``day`` is by default the day on which the book was put together.
    """
    today = day or book.built_on
    found = []
    for source in sorted(book.sources.values(), key=lambda source: (source.checked, source.id)):
        if source.review is not None and source.checked <= source.review < today:
            found.append(Stale(source, f"its own review was due by {plain_date(source.review)}"))
        elif _a_year_on(source.checked) < (today.year, today.month, today.day):
            found.append(Stale(source, f"last read on {plain_date(source.checked)}"))
    return tuple(found)


def pages_due(book: Book, day: date | None = None) -> tuple[Definition, ...]:
    """The definitions whose day of review is before ``day`` (by default that of the book), the longest due first."""
    today = day or book.built_on
    late = (each for each in book.definitions() if each.review.due < today)
    return tuple(sorted(late, key=lambda each: (each.review.due, each.id)))


def _a_year_on(day: date) -> tuple[int, int, int]:
    """Year, month and day a year later; 29 February stays what it is, for it is only compared."""
    return day.year + 1, day.month, day.day
