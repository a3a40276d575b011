"""The worked examples and exercises of lessons: worked out by the engine whenever they are asked for, never typed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from calculator.exchange import answer
from calculator.forms.case.model import Worked
from calculator.practice.model import Exercise
from handbook.definitions.induction import Example, Unit
from handbook.definitions.problems import DefinitionErrors, Problem


class RefusedError(Exception):
    """The engine gave no dates, or not those that the example shows; `mend` says what to do."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.mend = mend


def work(unit: Unit, example: Example) -> Worked:
    """The example worked out.

    Raises:
        RefusedError: the case is refused, leaves the person's age open, or has no date of a type that is to be shown.
    """
    return _work(json.dumps(request(unit, example)), example.show)


def request(unit: Unit, example: Example) -> dict[str, Any]:
    """What the engine is asked."""
    day = (example.as_of or unit.review.last).isoformat()
    return {"call": "calculate", "law": example.law, "asOf": day, "case": example.case}


@lru_cache(maxsize=512)  # the check and the page ask for the same example
def _work(asked: str, show: tuple[str, ...]) -> Worked:
    wanted: Mapping[str, Any] = json.loads(asked)
    found = answer(wanted)
    if found["status"] != "result":
        told = " ".join(_said(each) for each in found["objections"])
        raise RefusedError(f"the engine refuses the example: {told}", "mend the case")
    if any(each.get("about") == "dateOfBirth" for each in found["warnings"]):
        raise RefusedError("the example leaves open how old the person is", "add dateOfBirth to the case")
    there = [each["type"] for each in found["dates"]]
    lacking = [each for each in show if each not in there]
    if lacking:
        what = f"the example has no {', '.join(lacking)}"
        raise RefusedError(what, f"show some of its dates: {', '.join(there)}")
    return Worked(wanted, found, ())


def _said(objection: Mapping[str, Any]) -> str:
    place = f"{objection['about']}: " if objection.get("about") else ""
    return f"{place}{objection['text']} {objection.get('mend') or ''}".strip()


@lru_cache(maxsize=512)
def cases(topic: str, level: int, seed: int, count: int) -> tuple[Exercise, ...]:
    """Practice cases, all different.

    Raises:
        RefusedError: the generator has not so many of this seed.
    """
    from calculator.practice.make import exercises

    found = exercises(topic, level, seed, count)
    if len(found) < count:
        what = f"there are {len(found)} different cases of this seed"
        raise RefusedError(what, "ask for fewer, or write another seed")
    return found


def problems(units: Iterable[Unit]) -> Iterator[Problem]:
    """A line for each example that cannot stand on a page, and for exercises of which there are too few."""
    for unit in units:
        for line in unit.exercises:
            try:
                cases(line.topic or unit.topic, line.level, line.seed, line.count)
            except RefusedError as error:
                yield Problem(unit.path, line.line, str(error), error.mend)
        for example in unit.examples:
            try:
                work(unit, example)
            except RefusedError as error:
                yield Problem(unit.path, example.line, f"{example.title}: {error}".rstrip("."), error.mend)


def check(units: Iterable[Unit]) -> None:
    """See that every example can be worked out.

    Raises:
        DefinitionErrors: with file and line of each that cannot.
    """
    found = list(problems(units))
    if found:
        raise DefinitionErrors(found)


def today(worked: Worked) -> date:
    """The day on which an example was worked out."""
    return date.fromisoformat(worked.request["asOf"])
