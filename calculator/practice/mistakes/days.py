"""Counting: the first day, the ends of months, part days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator.durations import add_months
from calculator.forms.case.replayed import Move
from calculator.forms.case.term_slips import WAYS
from calculator.practice.known import told_dates
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework, said

_AFTER = "The count began on the day after."
_APART = "One date was taken from the other, without adding one."
_SAME_DAY = "the last day of the term is taken to be the same day of the month, one day too many"


def day_of_sentence_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """The count begun on the day after; the days found by taking one date from the other; the same day of the month."""

    def later(move: Move) -> Move | None:
        return move.replace(value=move.value + 1) if move.op == "day" else move

    def fewer(move: Move) -> Move:
        return move.replace(value=move.value - 1) if move.op == "count" and _term(move) else move

    yield said(papers.with_steps(later), _AFTER)
    for kind in papers.dates:
        yield said(papers.with_steps(later, [kind]), _AFTER)
    yield said(papers.with_steps(fewer), _APART)
    yield papers.with_steps(lambda m: later(m) if fewer(m) is m else fewer(m))
    yield said(
        papers.with_steps(lambda m: _recounted(m, _SAME_DAY)), "The term was ended on the same day of the month."
    )
    point = papers.number("release-point")
    if point is not None:
        yield said(papers.with_days({"release-point": point + 1}), _AFTER)
    total = papers.days("sentence-days")
    if total is not None:
        yield said(papers.with_days({"sentence-days": total - 1}), _APART)


def month_ends(papers: Rework) -> Iterator[Otherwise | None]:
    """Months taken as 30 days, years as 365, or the end of a short month run over."""
    for way in WAYS:
        if way != _SAME_DAY:
            found = papers.with_steps(lambda m, way=way: _recounted(m, way))  # type: ignore[misc]
            yield said(found, f"Here {way}.")
    yield said(papers.with_steps(_run_over), "The term ran on into the next month, where its last month is too short.")
    yield from _period(papers)


def _period(papers: Rework) -> Iterator[Otherwise | None]:
    """A period counted with every month as 30 days, with and without its first day."""
    told = told_dates(papers)
    if papers.days("custody-days") is None or len(told) < 2:
        return
    first, last = told[:2]
    months = 12 * (last.year - first.year) + last.month - first.month
    for more in (1, 0):
        yield papers.with_days({"custody-days": 30 * months + last.day - first.day + more})


def _term(move: Move) -> bool:
    return "length" in move.figures


def _recounted(move: Move, way: str) -> Move:
    if move.op != "count" or not _term(move):
        return move
    start = date.fromisoformat(move.figures["start"]).toordinal()
    number = WAYS[way](start, move.figures["length"])
    return move if number is None or number == move.value else move.replace(value=number)


def _run_over(move: Move) -> Move:
    """The term ended by going on into the next month where the last month is too short."""
    if move.op != "count" or not _term(move):
        return move
    start = date.fromisoformat(move.figures["start"])
    years, months, weeks, days = move.figures["length"]
    if not (years or months):
        return move
    before = date.fromordinal(start.toordinal() - 1)
    end = add_months(before.toordinal(), 12 * years + months)
    lost = before.day - date.fromordinal(end).day
    number = end + lost + 7 * weeks + days - start.toordinal() + 1
    return move if lost <= 0 or number == move.value else move.replace(value=number)


def part_day_rounded_down(papers: Rework) -> Iterator[Otherwise | None]:
    """The part day at the release point dropped."""
    yield papers.with_steps(lambda m: m.replace(down=True) if _part_day(m) else m)


def _part_day(move: Move) -> bool:
    return move.op == "times" and int(move.figures.get("days", 0)) * move.fraction[0] % move.fraction[1] > 0


KINDS = (
    Kind("day-of-sentence-left-out", day_of_sentence_left_out),
    Kind("month-ends", month_ends),
    Kind("part-day-rounded-down", part_day_rounded_down),
)
