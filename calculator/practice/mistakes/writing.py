"""Writing the answer down: one day out, day and month exchanged, another date of the case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework

#: A date of the engine's own, which no paper names.
_UNNAMED = "ESED"


def another_date(papers: Rework) -> Iterator[Otherwise | None]:
    """One of the other dates of the case."""
    for ask in papers.exercise.asks:
        if ask.kind == "date":
            for kind in papers.dates:
                day = papers.day(kind)
                if kind not in (ask.id, _UNNAMED) and day is not None:
                    yield papers.with_days({ask.id: day}, alone=True)


def off_by_one(papers: Rework) -> Iterator[Otherwise | None]:
    """A day too many or too few."""
    for ask in papers.exercise.asks:
        right = papers.number(ask.id)
        if right is not None and ask.kind != "choice":
            yield papers.with_days({ask.id: right + 1}, alone=True)
            yield papers.with_days({ask.id: right - 1}, alone=True)


def day_and_month(papers: Rework) -> Iterator[Otherwise | None]:
    """Day and month exchanged; the year or the month one out."""
    for ask in papers.exercise.asks:
        number = papers.number(ask.id) if ask.kind == "date" else None
        if number is None:
            continue
        day = date.fromordinal(number)
        for year, month, at in (
            (day.year, day.day, day.month),
            (day.year + 1, day.month, day.day),
            (day.year - 1, day.month, day.day),
            (day.year, day.month + 1, day.day),
            (day.year, day.month - 1, day.day),
        ):
            try:
                yield papers.with_days({ask.id: date(year, month, at).toordinal()}, alone=True)
            except ValueError:
                continue


KINDS = (
    Kind("another-date", another_date, slight=True),
    Kind("off-by-one", off_by_one, slight=True),
    Kind("written-wrongly", day_and_month, slight=True),
)
