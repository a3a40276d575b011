"""What every mistake would make of an exercise: the wrong answers by which marking knows the mistake."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.practice.mistakes import KINDS
from calculator.practice.mistakes.kind import Kind
from calculator.practice.model import Exercise, Slip
from calculator.practice.otherwise import Rework


def slips(exercise: Exercise) -> tuple[Slip, ...]:
    """Each mistake that applies, with the answers that it gives: first one way of making each, then the others.

    Where two mistakes give the same answers, both are there.
    """
    first: dict[str, Slip] = {}
    others = []
    for kind, slip in told(Rework(exercise)):
        if first.setdefault(kind.id, slip) is not slip:
            others.append(slip)
    return (*first.values(), *others)


def told(papers: Rework) -> Iterator[tuple[Kind, Slip]]:
    """The kinds of mistake with what each would give, in the order of `KINDS`."""
    asked = {ask.id for ask in papers.exercise.asks}
    for kind in KINDS:
        seen: set[tuple[tuple[str, str], ...]] = set()
        for found in kind.ways(papers):
            if found is None:
                continue
            answers = {name: text for name, text in found.answers.items() if name in asked}
            key = tuple(sorted(answers.items()))
            if answers and key not in seen:
                seen.add(key)
                steps = {name: text for name, text in found.steps.items() if name in asked}
                yield kind, Slip(kind.mistake, answers, steps, found.how)
