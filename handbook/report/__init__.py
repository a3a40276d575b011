"""``handbook report``: the state of the texts, to be read by an editor. It lists and never fails a build.

Pages due for review, sources to be read again, words that are spelt wrongly or are not British, and how easy each
definition is to read. Lists of places are ``file:line``, so that an editor program can open them.
"""

from collections.abc import Iterator
from pathlib import Path

from calculator.names import plain_date
from handbook.definitions import Book
from handbook.report import due, reading, spelling, texts
from handbook.report.readability import LONGEST

SUGGESTIONS_FOR = 20  # unknown words; a suggestion takes a third of a second


def report(root: Path, book: Book) -> str:
    """The whole report on the project at ``root``, of which ``book`` holds the definitions; ends in a new line."""
    found = [*texts.definition_texts(root), *texts.worksheet_texts(root), *texts.unit_texts(root)]
    lines = [
        f"State of the handbook on {plain_date(book.built_on)}",
        *_pages(book),
        *_sources(book),
        *_spelling(root, [*found, *texts.shared_texts(root), *texts.page_texts(root)]),
        *_reading(found),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, lines: list[str], none: str) -> Iterator[str]:
    yield ""
    yield f"{title}: {len(lines)}" if lines else title
    yield from lines or [none]


def _pages(book: Book) -> Iterator[str]:
    reviews = [each.review for each in book.definitions()] + [each.review for each in book.units]
    ahead = min((each.due for each in reviews), default=book.built_on)
    none = f"None. The next is due on {plain_date(ahead)}."
    yield from _section("Pages due for review", list(due.page_lines(book)), none)


def _sources(book: Book) -> Iterator[str]:
    none = "None: each was read in the last 12 months, and none is past its own review."
    yield from _section("Sources to read again", list(due.source_lines(book)), none)


def _spelling(root: Path, found: list[texts.Text]) -> Iterator[str]:
    reason = spelling.unavailable(root)
    if reason:
        yield from _section("Spelling", [], f"Not looked at: {reason}.")
        return
    known = spelling.dictionary(root)
    words = spelling.unknown(found, known, spelling.extra_words())
    lines = []
    for number, each in enumerate(words):
        like = ", ".join(known.suggest(each.word)) if number < SUGGESTIONS_FOR else ""
        times = f" ({each.times} places)" if each.times > 1 else ""
        meant = f"write {like}, or" if like else "correct it, or"
        lines.append(f"{each.path}:{each.line}: {each.word}{times}; {meant} add it to {_extra_path()}")
    yield from _section("Words that are not in the British dictionary", lines, "None.")


def _extra_path() -> str:
    return spelling.EXTRA.relative_to(spelling.EXTRA.parents[2]).as_posix()


def _reading(found: list[texts.Text]) -> Iterator[str]:
    every = reading.readings(found)
    ease = [
        f"{each.path}: reading ease {each.score.ease:.0f}, reading age {each.score.age}, "
        f"{each.score.words / max(1, each.score.sentences):.0f} words a sentence"
        for each in every
    ]
    yield from _section("How easy the definitions are to read, the hardest first", ease, "There are none.")
    long = [f"{s.path}:{s.line}: {s.words} words; make it two: {s.sentence}" for each in every for s in each.long]
    yield from _section(f"Sentences of more than {LONGEST} words", long, "None.")
