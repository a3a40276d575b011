"""Checking another's work: the error not found, a right line blamed, or a line that only follows from the error."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.practice.known import dates_in
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework

#: The ask for the first wrong line, its values the numbers of the lines.
LINE = "wrong-line"
_ENDS = ("CRD", "ARD", "SLED", "SED")


def _lines(papers: Rework) -> list[tuple[int, str]]:
    """The lines of the work that is checked, with their numbers."""
    asks = [ask for ask in papers.exercise.asks if ask.id == LINE]
    return [(int(value), words) for ask in asks for value, words in ask.options if value.isdecimal()]


def _reach(papers: Rework) -> int:
    """The number of the last line that the error reaches: the date it leads to. The lines after it stand apart."""
    right = papers.days(LINE) or 0
    ends = (n for n, words in _lines(papers) if n >= right and any(f"({kind})" in words for kind in _ENDS))
    return next(ends, right)


def error_not_found(papers: Rework) -> Iterator[Otherwise | None]:
    """The wrong date of the work that is checked taken over."""
    shown = {kind: dates_in(words) for _, words in _lines(papers) for kind in _ENDS if f"({kind})" in words}
    taken = {kind: days[-1] for kind, days in shown.items() if days and kind in papers.right}
    if taken:
        yield papers.with_days(taken)


def follows_from_error(papers: Rework) -> Iterator[Otherwise | None]:
    """A line named that is wrong only because of a line before it."""
    right, reach = papers.days(LINE), _reach(papers)
    for number, _ in _lines(papers) if right is not None else ():
        yield papers.with_days({LINE: number}) if right is not None and right < number <= reach else None


def right_line_blamed(papers: Rework) -> Iterator[Otherwise | None]:
    """A line named that is right: before the error, or beyond what the error reaches."""
    right, reach = papers.days(LINE), _reach(papers)
    for number, _ in _lines(papers) if right is not None else ():
        yield papers.with_days({LINE: number}) if right is not None and not right <= number <= reach else None


KINDS = (
    Kind("error-not-found", error_not_found),
    Kind("follows-from-error", follows_from_error),
    Kind("right-line-blamed", right_line_blamed),
)
