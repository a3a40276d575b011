"""What a topic hands over: the papers, what is asked, and the skill; the answers are worked out from it afterwards."""

from __future__ import annotations

from calculator.practice.papers import Papers
from calculator.record import Record


class Draft(Record):
    """An exercise before it is worked out.

    `dates` are types of dates in the order in which they are asked, `steps` ids of steps, or "release-day".
    `wants` are tests on the answer of the engine, by name (`calculator.practice.wanted`): the
    exercise shows what it is meant to show. `hints` stand in for those that the steps of the engine give. `planted`: it
    is shown as the work of somebody else, with an error in it.
    """

    papers: Papers
    skill: str
    title: str
    dates: tuple[str, ...]
    steps: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    planted: bool = False


class Counted(Record):
    """An exercise of counting alone, without the engine: everything is said here, answers by id of the ask."""

    skill: str
    title: str
    story: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str, str], ...]
    answers: tuple[tuple[str, str], ...]
    working: tuple[str, ...]
