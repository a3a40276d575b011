"""What is past its day: pages to read through and sources to read again, a line each with file and line."""

from collections.abc import Iterator

from calculator.names import plain_date
from handbook.definitions import Book
from handbook.definitions.crosscheck import SHARED_SOURCES
from handbook.definitions.worksheet_load import SOURCES
from handbook.sources import pages_due, to_read_again


def page_lines(book: Book) -> Iterator[str]:
    """The pages whose review is due, the longest due first; then the paper worksheets, then units and lessons."""
    due = [(each.path, each.review) for each in pages_due(book)]
    for others in (book.worksheets, book.units):
        late = [(each.path, each.review) for each in others if each.review.due < book.built_on]
        due += sorted(late, key=lambda each: each[1].due)
    for path, review in due:
        since = plain_date(review.due)
        yield f"{path}:{review.line}: the review was due on {since}; {review.by} reads the page through"


def source_lines(book: Book) -> Iterator[str]:
    """The sources that somebody should read again, the longest unread first."""
    paths = dict.fromkeys(book.worksheet_sources, SOURCES)
    paths |= book.unit_sources
    paths |= {name: each.path for each in book.definitions() for name in each.sources}
    for each in to_read_again(book):
        place = f"{paths.get(each.source.id, SHARED_SOURCES)}:{each.source.line}"
        yield f"{place}: source {each.source.id}: {each.reason}; read it, and write the day under checked"
