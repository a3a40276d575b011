"""The steps of an answer applied again, so that a date can be worked out with one step done otherwise.

The counterpart of `calculator.steps.replay` for steps as JSON. It checks no figure: they are changed on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculator.record import Record
from calculator.steps import OPERATIONS, Registers, Step


class Move(Record):
    """One step with the figures it is done with; `value` is a day number where the operation takes a day."""

    rule: str
    op: str
    value: int
    fraction: tuple[int, int] = (1, 1)
    down: bool = False
    figures: Mapping[str, Any] = {}


def moves(steps: Sequence[Mapping[str, Any]]) -> list[Move]:
    """The steps of a date, ready to be applied."""
    return [_move(step) for step in steps]


def _move(step: Mapping[str, Any]) -> Move:
    op, figures = step["op"], step["figures"]
    day = date.fromisoformat(step["date"]).toordinal() if step["date"] else 0
    if op in ("day", "after"):  # the day it counts from
        value = day - figures["days"] + (1 if op == "day" else 0)
    elif op in ("set", "not-before", "not-after"):
        value = day
    else:
        value = step["months"] if op == "months" else step["days"] or 0
    return Move(step["rule"], op, value, tuple(figures.get("fraction", (1, 1))), False, figures)


def reached(steps: Sequence[Move]) -> int:
    """The day that the steps give, as a day number."""
    registers = Registers()
    served = 0
    for move in steps:
        value = move.value
        if move.op == "times":
            top, bottom = move.fraction
            days = registers.counted
            registers.total += days * top // bottom if move.down else -(-days * top // bottom)
            registers.counted = 0
            continue
        if move.op == "save":
            served = registers.total
        elif move.rule == "HDC_CUSTODIAL" and served:  # the days to serve, as they were worked out above
            value = served
        OPERATIONS[move.op](registers, Step(move.rule, move.op, value, None, (), move.figures))
    return registers.day
