"""The working of a date: steps that, applied in order, give it.

Each step does one thing to two registers: days counted so far, and a date. `replay` applies them, so that the date
shown is the date worked out. `calculator.derive` writes the steps; `calculator.explain` puts them into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from calculator.durations import add_months


class Step(NamedTuple):
    """One step.

    `op` is what is done, `value` the figure it is done with, `day` the date after it (a day number, or none
    while days are still being counted), `rule` names the words, `law` the provisions, `figures` what else is shown.
    """

    rule: str
    op: str
    value: int
    day: int | None
    law: tuple[str, ...]
    figures: Mapping[str, Any]


class StepError(ValueError):
    """Steps that do not lead to the date they claim: a fault in the engine, never in a case."""


class Registers:
    """Days counted, days in total, the date, and a date put by."""

    __slots__ = ("counted", "day", "saved", "total")

    def __init__(self) -> None:
        self.counted = self.total = self.day = self.saved = 0


def _times(r: Registers, step: Step) -> None:
    top, bottom = step.figures["fraction"]
    served = -(-r.counted * top // bottom)
    if served != step.value:
        raise StepError(f"{step.rule}: {r.counted} days do not give {step.value}")
    r.total, r.counted = r.total + served, 0


def _day(r: Registers, step: Step) -> None:
    r.day, r.total = step.value + r.total - (1 if step.op == "day" else 0), 0


def _save(r: Registers, _: Step) -> None:
    r.saved, r.counted, r.total = r.day, 0, 0


def _set(name: str, how: Callable[[Registers, int], int]) -> Callable[[Registers, Step], None]:
    def act(r: Registers, step: Step) -> None:
        setattr(r, name, how(r, step.value))

    return act


#: What each kind of step does. count: days in a term are added up. cap: no more than the value. times: the fraction of
#: them, part days up, goes into the total. at-least: the total is no less. day: the total counted from a date as day
#: one. after: that many days after it. set, add, months: the date is set, or moved. not-before, not-after: it is held.
#: save, later: a date put by, and the later of it and the present one. note: nothing.
OPERATIONS: Mapping[str, Callable[[Registers, Step], None]] = {
    "count": _set("counted", lambda r, n: r.counted + n),
    "cap": _set("counted", lambda r, n: min(r.counted, n)),
    "times": _times,
    "at-least": _set("total", lambda r, n: max(r.total, n)),
    "day": _day,
    "after": _day,
    "set": _set("day", lambda _, n: n),
    "add": _set("day", lambda r, n: r.day + n),
    "months": _set("day", lambda r, n: add_months(r.day, n)),
    "not-before": _set("day", lambda r, n: max(r.day, n)),
    "not-after": _set("day", lambda r, n: min(r.day, n)),
    "save": _save,
    "later": _set("day", lambda r, _: max(r.day, r.saved)),
    "note": lambda _r, _s: None,
}


def replay(steps: Iterable[Step]) -> int:
    """The date that the steps give, applied in order. Raises `StepError` where a step's own figures disagree."""
    r = Registers()
    for step in steps:
        act = OPERATIONS.get(step.op)
        if act is None:
            raise StepError(f"{step.rule}: there is no step “{step.op}”")
        act(r, step)
        if step.day is not None and step.day != r.day:
            raise StepError(f"{step.rule}: the step says {step.day}, its figures give {r.day}")
    return r.day
