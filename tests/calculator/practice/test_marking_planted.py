"""Each kind of mistake planted in made-up cases: marking names it in 95 of 100 or more.

The planted answers come from plain sums (`planting.py`), not from the code that recognises mistakes. The plain run
takes a few cases of each, `make fuzz` all 200; the figures are printed.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calculator.practice.make import TOPICS, exercise
from calculator.practice.marking import mark
from calculator.practice.mistakes import KINDS
from tests.calculator.practice.planting import PLANTED, planted
from tests.calculator.practice.planting_more import MORE

FEW, ALL, LEAST = 6, 200, 0.95
EVERY = {**PLANTED, **MORE}
SLIGHT = {kind.id for kind in KINDS if kind.slight}


def test_every_kind_of_mistake_is_planted() -> None:
    assert set(EVERY) == {kind.id for kind in KINDS}


def named(mistake: str, cases: int) -> tuple[int, int, list[str]]:
    """How many cases there were, in how many the mistake was named, and the keys where it was not."""
    found, missed = 0, []
    for made, wrong in planted(*EVERY[mistake], cases):
        found += 1
        marks = mark(made, wrong)
        if not any(mistake == each.id for one in marks if not one.correct for each in one.mistakes):
            missed.append(made.key)
    return found, found - len(missed), missed


@pytest.mark.parametrize("mistake", EVERY)
def test_a_planted_mistake_is_named(mistake: str) -> None:
    found, right, missed = named(mistake, FEW)
    assert found == FEW
    assert right == FEW, missed


@pytest.mark.thorough
@pytest.mark.parametrize("mistake", EVERY)
def test_a_planted_mistake_is_named_in_95_of_100_of_200_cases(mistake: str) -> None:
    found, right, missed = named(mistake, ALL)
    print(f"{mistake}: named in {right} of {found}")
    assert found == ALL
    assert right >= LEAST * ALL, missed[:5]


def test_an_answer_at_random_is_seldom_given_a_name() -> None:
    """A release date out by an odd number of days, all else right: hardly ever the work of a known mistake."""
    told = cases = 0
    for topic in ("release-points", "remand-and-tagged-bail"):
        for level in TOPICS[topic].levels:
            for index in range(6):
                made = exercise(topic, level, "random", index)
                if "CRD" not in made.answers:
                    continue
                cases += 1
                out = timedelta(days=17 + 13 * index + 3 * level)
                wrong = (date.fromisoformat(made.answers["CRD"]) + out).isoformat()
                found = mark(made, {**made.answers, "CRD": wrong})
                told += any(each.id not in SLIGHT for one in found if not one.correct for each in one.mistakes)
    assert cases >= 40
    assert told <= cases / 10
