"""What cannot be right in remand, tagged bail, added days and time at large. Specification: 18 §18.4, adjustments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator.case import Adjustment
from calculator.check.entries.entry import Entry
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.explain import day_words, days_words

Period = tuple[date, date, int]

_NAMES = {"REMAND": "remand", "UAL": "time unlawfully at large", "TAGGED_BAIL": "tagged bail"}


def source(e: Entry) -> Iterator[Objection]:
    """Objections to adjustments one by one and against one another."""
    remand: list[Period] = []
    future: set[str] = set()
    credited = False
    for n, a in enumerate(e.case.adjustments):
        kind = a.kind
        if a.sentence is not None and a.sentence not in e.by_id and a.sentence not in e.unread:
            yield objection("ADJUSTMENT_LINKED_TO_INACTIVE_SENTENCE", f"adjustments/{n}/sentence", a.sentence)
        if kind == "REMAND" or kind == "TAGGED_BAIL":
            credited = True
        if kind == "REMAND" or kind == "UAL":
            if a.first is not None and a.last is not None and a.first > a.last:
                yield objection("ADJUSTMENT_INVALID_DATE_RANGE", f"adjustments/{n}/periodTo", _NAMES[kind])
            elif kind == "REMAND":
                yield from _remand(e, n, a, remand)
        if e.today is not None and kind in ("ADA", "RADA", "UAL") and kind not in future and _day(a) > e.today:
            future.add(kind)
            yield objection(f"ADJUSTMENT_FUTURE_DATED_{kind}", f"adjustments/{n}/{_key(a)}", day_words(_day(a)))
    yield from _overlaps("REMAND_OVERLAPS_WITH_REMAND", remand)
    if credited and "DTO" in e.kinds:
        yield from _early_training_orders(e)


def _day(a: Adjustment) -> date:
    """The day an award or the end of time at large is judged by."""
    if a.kind == "UAL":
        return a.last or a.first or a.start
    return a.first or a.start


def _key(a: Adjustment) -> str:
    if a.kind == "UAL" and a.last is not None:
        return "periodTo"
    return "from" if a.first is None else "periodFrom"


def _remand(e: Entry, n: int, a: Adjustment, found: list[Period]) -> Iterator[Objection]:
    if a.first is not None and a.last is not None:
        found.append((a.first, a.last, n))
    elif e.strict or a.first is not None or a.last is not None or not a.days:
        yield objection("REMAND_FROM_TO_DATES_REQUIRED", f"adjustments/{n}/period{'From' if a.first is None else 'To'}")
    else:
        yield objection("REMAND_PERIOD_NOT_GIVEN", f"adjustments/{n}/periodFrom", days_words(a.days))
    for place, sentenced in _credited(e, a):
        if any(d is not None and d >= sentenced for d in (a.first, a.last)):
            yield objection(
                "REMAND_ON_OR_AFTER_SENTENCE_DATE", f"adjustments/{n}/periodTo", e.name(place), day_words(sentenced)
            )
            return


def _credited(e: Entry, a: Adjustment) -> list[tuple[int, date]]:
    """The sentence an adjustment was recorded against; where none is named, one of the day it takes effect."""
    if a.sentence is not None:
        n = e.by_id.get(a.sentence)
        return [] if n is None else [(n, e.case.sentences[n].date)]
    n = next((n for n, s in enumerate(e.case.sentences) if s.date == a.start), None)
    return [] if n is None else [(n, a.start)]


def _overlaps(code: str, periods: list[Period]) -> Iterator[Objection]:
    """Each period that shares a day with one that began before it (or on the same day)."""
    if len(periods) < 2:
        return
    periods.sort()
    widest = periods[0]
    for period in periods[1:]:
        first, last, n = period
        if first <= widest[1]:
            yield objection(
                code, f"adjustments/{n}", day_words(first), day_words(last), day_words(widest[0]), day_words(widest[1])
            )
        if last > widest[1]:
            widest = period


def _early_training_orders(e: Entry) -> Iterator[Objection]:
    """Orders imposed before remand came off them, with remand or tagged bail recorded against them."""
    recorded_on: dict[int, dict[str, int]] = {}
    for at, a in enumerate(e.case.adjustments):
        if a.kind not in ("REMAND", "TAGGED_BAIL"):
            continue
        for n, s in enumerate(e.case.sentences):
            if s.kind != "DTO" or s.date >= e.figures.pcsc:
                continue
            if a.sentence is not None:
                recorded = a.sentence == s.id
            else:
                # Not named: only when every sentence of that day is such an order is it plain whose credit it is.
                recorded = a.start == s.date and all(o.kind == "DTO" for o in e.case.sentences if o.date == s.date)
            if recorded:
                recorded_on.setdefault(n, {}).setdefault(_NAMES[a.kind], at)
    for n, kinds in recorded_on.items():
        yield objection(
            "PRE_PCSC_DTO_WITH_ADJUSTMENT",
            f"adjustments/{min(kinds.values())}",
            e.name(n),
            " and ".join(sorted(kinds)),
            day_words(e.figures.pcsc),
        )


def booking(e: Entry) -> Iterator[Objection]:
    """Time at large recorded twice."""
    periods = [
        (a.first, a.last, n)
        for n, a in enumerate(e.case.adjustments)
        if a.kind == "UAL" and a.first is not None and a.last is not None and a.first <= a.last
    ]
    yield from _overlaps("DUPLICATE_OR_OVERLAPPING_UAL", periods)
