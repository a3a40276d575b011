"""The working of a date: steps that, applied in order, give it.

Each step does one thing to two registers: days counted so far, and a date. `replay` applies them, so that the date shown
is the date worked out. `calculator.derive` writes the steps; `calculator.explain` puts them into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from calculator.durations import add_months


class Step(NamedTuple):
    """One step. `op` is what is done, `value` the figure it is done with, `day` the date after it (a day number, or none
    while days are still being counted), `rule` names the words, `law` the provisions, `figures` what else is shown."""

    rule: str
    op: str
    value: int
    day: int | None
    law: tuple[str, ...]
    figures: Mapping[str, Any]


class StepError(ValueError):
    """Steps that do not lead to the date they claim: a fault in the engine, never in a case."""


def replay(steps: Iterable[Step]) -> int:
    """The date that the steps give. Raises `StepError` where a step's own figures disagree.

    count: days in a term are added up. cap: no more than `value`. times: the fraction of them, part days up, goes into
    the total. day: the total counted from a date as day one. after: that many days after it. set, add, months: the date
    is set, or moved. not-before, not-after: held. save, later: a date put by, and the later of it and the present one.
    """
    counted = total = 0
    day = saved = 0
    for step in steps:
        op, value = step.op, step.value
        if op == "count":
            counted += value
        elif op == "cap":
            counted = min(counted, value)
        elif op == "times":
            top, bottom = step.figures["fraction"]
            total += -(-counted * top // bottom)
            if -(-counted * top // bottom) != value:
                raise StepError(f"{step.rule}: {counted} days do not give {value}")
            counted = 0
        elif op == "at-least":
            total = max(total, value)
        elif op == "day":
            day, total = value + total - 1, 0
        elif op == "after":
            day, total = value + total, 0
        elif op == "set":
            day = value
        elif op == "add":
            day += value
        elif op == "months":
            day = add_months(day, value)
        elif op == "not-before":
            day = max(day, value)
        elif op == "not-after":
            day = min(day, value)
        elif op == "save":
            saved, counted, total = day, 0, 0
        elif op == "later":
            day = max(day, saved)
        elif op != "note":
            raise StepError(f"{step.rule}: there is no step “{op}”")
        if step.day is not None and step.day != day:
            raise StepError(f"{step.rule}: the step says {step.day}, its figures give {day}")
    return day
