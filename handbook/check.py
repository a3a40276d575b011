"""``handbook check``: read every definition and say all that is wrong, or how much there is."""

from dataclasses import dataclass
from pathlib import Path

from handbook.definitions import Book, DefinitionErrors, Problem, load_book
from handbook.report.due import page_lines, source_lines
from handbook.sources import cited


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: the book if nothing is wrong, or else every problem."""

    book: Book | None
    problems: tuple[Problem, ...]

    @property
    def due(self) -> tuple[str, ...]:
        """A line for each page and source that is past its day of review; no mistake, and no reason to stop."""
        return () if self.book is None else (*page_lines(self.book), *source_lines(self.book))

    @property
    def summary(self) -> str:
        """The last line that ``handbook check`` prints."""
        if self.book is None:
            files = len({problem.path for problem in self.problems})
            return f"{_count(len(self.problems), 'problem')} in {_count(files, 'file')}."
        book = self.book
        parts = (
            _count(len(book.procedures), "procedure"),
            _count(len(book.checklists), "checklist"),
            *([_count(len(book.units), "unit or lesson", "units and lessons")] if book.units else []),
            f"{_count(sum(len(d.steps) for d in book.definitions()), 'step')}",
            f"{_count(sum(len(d.deadlines) for d in book.definitions()), 'deadline')}",
            f"{_count(len(cited(book)), 'source')} cited",
            f"{_count(len(book.terms()), 'term')} explained",
        )
        return f"Nothing wrong: {', '.join(parts)}."


def check(root: Path) -> Report:
    """Load the definitions under ``root``. Never raises for anything that an editor can write."""
    try:
        book = load_book(root)
        if any(unit.examples for unit in book.units):
            from handbook.induction_examples import check as check_examples  # the engine is needed for these alone

            check_examples(book.units)
        return Report(book, ())
    except DefinitionErrors as errors:
        return Report(None, errors.problems)


def _count(number: int, noun: str, several: str = "") -> str:
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"
