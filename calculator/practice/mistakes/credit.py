"""Remand and tagged bail: left out, counted twice, turned round, rounded or halved wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from calculator.forms.case.replayed import Move
from calculator.forms.words import count
from calculator.practice.known import credited, nights_on_bail, record_words
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import DAYS_OF, Otherwise, Rework, said

#: The label of the fact about remand that does not count, because another sentence was served.
SERVING = "while serving another sentence"
#: What was done with a record that was taken so many times over.
_DONE = {0: "left out", 2: "counted twice", -1: "added"}
_DAYS = re.compile(r"(\d+) days?\b")
_REMAND, _BAIL = DAYS_OF["remand-days"], DAYS_OF["bail-days"]


def scaled(
    papers: Rework, rules: frozenset[str], times: int, ask: str, *, each: bool = True
) -> Iterator[Otherwise | None]:
    """The records of these rules taken `times` times over (nought: left out), all together and each by itself."""
    numbers = sorted({m.figures.get("adjustment", -1) for kind in papers.moves for m in papers.moves[kind]
                      if m.rule in rules and m.op == "add"})  # fmt: skip
    right = papers.days(ask)

    def one(only: int | None) -> Otherwise | None:
        def change(move: Move) -> Move | None:
            if move.rule not in rules or move.op != "add" or only not in (None, move.figures.get("adjustment", -1)):
                return move
            return move.replace(value=times * move.value) if times else None

        part = right if only is None else abs(int(papers.adjustments[only]["days"])) if only >= 0 else None
        given = None if right is None or part is None else {ask: right + (times - 1) * part}
        found = papers.with_steps(change, days=given)
        if only is None or only < 0 or len(numbers) < 2:
            return found
        return said(found, f"T{record_words(papers, only)[1:]} were {_DONE[times]}.")

    yield one(None)
    # with the day it counts as already right, and only the dates wrong
    yield papers.with_steps(lambda m: m if m.rule not in rules or m.op != "add"
                            else m.replace(value=times * m.value) if times else None)  # fmt: skip
    if each and len(numbers) > 1:
        for number in numbers:
            yield one(number)
    yield from again(papers, rules, times, ask)


def again(papers: Rework, rules: frozenset[str], times: int, ask: str) -> Iterator[Otherwise | None]:
    """The engine asked again without the records, where leaving a step out would not show all that follows."""
    types = papers.types(rules)
    if times or not types:
        return
    rows = [row for row in papers.adjustments if row["type"] not in types]
    right = papers.days(ask)
    if len(rows) < len(papers.adjustments):
        yield papers.asked_again({"adjustments": rows}, rules, None if right is None else {ask: 0})


def remand_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """No remand taken off, or one period of it forgotten."""
    yield from scaled(papers, _REMAND, 0, "remand-days")


def remand_twice(papers: Rework) -> Iterator[Otherwise | None]:
    """All remand taken off twice, or one period of it."""
    yield from scaled(papers, _REMAND, 2, "remand-days")


def remand_added(papers: Rework) -> Iterator[Otherwise | None]:
    """Added where it is to be taken off."""
    yield from scaled(papers, _REMAND, -1, "", each=False)


def bail_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """No tagged bail taken off."""
    yield from scaled(papers, _BAIL, 0, "bail-days")


def bail_not_halved(papers: Rework) -> Iterator[Otherwise | None]:
    """Every day on tagged bail taken off."""
    for nights in nights_on_bail(papers):
        yield _bail_as(papers, nights)


def bail_rounded_down(papers: Rework) -> Iterator[Otherwise | None]:
    """Half a day of tagged bail dropped."""
    for nights in nights_on_bail(papers):
        if nights % 2:
            yield _bail_as(papers, nights // 2)


def _bail_as(papers: Rework, days: int) -> Otherwise | None:
    """As many days of tagged bail as these taken off: what is more or less goes onto the first record of each date."""
    right = credited(papers, "bail-days")
    if right is None or days == right:
        return None
    how = f"{count(days, 'day')} came off, where {right:,} count."
    asked = {"bail-days": days} if papers.days("bail-days") is not None else {}
    if not papers.has(_BAIL):
        return said(papers.with_days(asked), how)
    first = min(m.figures["adjustment"] for moves in papers.moves.values() for m in moves if m.rule in _BAIL)

    def change(move: Move) -> Move:
        of_it = move.rule in _BAIL and move.op == "add" and move.figures["adjustment"] == first
        return move.replace(value=move.value + right - days) if of_it else move

    return said(papers.with_steps(change, days=asked), how)


def remand_while_serving(papers: Rework) -> Iterator[Otherwise | None]:
    """Remand on days on which another sentence was served, counted as well."""
    value = next((v for label, v in papers.exercise.facts if SERVING in label.lower()), "")
    told = _DAYS.findall(value)
    right = credited(papers, "remand-days")
    if told and right is not None:
        more = int(told[-1])
        yield said(_more_remand(papers, more, right), f"{count(more, 'day')} came off that do not count.")


def _more_remand(papers: Rework, more: int, right: int) -> Otherwise | None:
    asked = {"remand-days": right + more} if papers.days("remand-days") is not None else {}
    if not papers.has(_REMAND):
        return papers.with_days(asked)
    first = min(m.figures["adjustment"] for moves in papers.moves.values() for m in moves if m.rule in _REMAND)

    def change(move: Move) -> Move:
        of_it = move.rule in _REMAND and move.op == "add" and move.figures["adjustment"] == first
        return move.replace(value=move.value - more) if of_it else move

    return papers.with_steps(change, days=asked)


def period_end_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """A period of remand counted without its first or its last day."""
    between = papers.days("custody-days")
    for lost in range(1, 3):
        yield None if between is None else papers.with_days({"custody-days": between - lost})
    right = papers.days("remand-days")
    periods = [n for n, row in enumerate(papers.adjustments) if row["type"] in papers.types(_REMAND) and _whole(row)]
    for chosen in [periods, *([n] for n in periods if len(periods) > 1)]:

        def change(move: Move, chosen: list[int] = chosen) -> Move | None:
            of_it = move.rule in _REMAND and move.op == "add" and move.figures.get("adjustment") in chosen
            return move.replace(value=move.value + 1) if of_it else move

        yield papers.with_steps(change, days=None if right is None else {"remand-days": right - len(chosen)})


def _whole(row: Mapping[str, object]) -> bool:
    """Whether a record counts every day of its period."""
    first, last = row.get("periodFrom"), row.get("periodTo")
    if not isinstance(first, str) or not isinstance(last, str):
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 == row["days"]


KINDS = (
    Kind("remand-left-out", remand_left_out),
    Kind("remand-twice", remand_twice),
    Kind("remand-while-serving", remand_while_serving),
    Kind("bail-not-halved", bail_not_halved),
    Kind("bail-rounded-down", bail_rounded_down),
    Kind("bail-left-out", bail_left_out),
    Kind("remand-added", remand_added),
    Kind("period-end-left-out", period_end_left_out),
)
