"""Whatever is put into the calculators about days, they answer or decline, and name a box that is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.quick.add_time import ADD_TIME
from calculator.quick.added_days import ADDED_DAYS
from calculator.quick.days_between import DAYS_BETWEEN
from calculator.quick.model import Answer, Ask, Declined, Quick
from calculator.quick.release_day import RELEASE_DAY
from calculator.quick.time_credit import TIME_CREDIT
from calculator.quick.ual import UAL
from calculator.quick.unused_deductions import UNUSED_DEDUCTIONS
from calculator.quick.working_days import WORKING_DAYS
from tests.calculator.quick.quick_cases import AS_OF

ALL = (ADD_TIME, ADDED_DAYS, DAYS_BETWEEN, RELEASE_DAY, TIME_CREDIT, UAL, UNUSED_DEDUCTIONS, WORKING_DAYS)
FAR = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NEAR = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def one(ask: Ask) -> st.SearchStrategy[Any]:
    """What the reader of inputs can hand on for an ask."""
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "date": FAR | NEAR,
        "time": st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        "number": st.integers(ask.least or 0, ask.most or 9) | st.integers(ask.least or 0, min(ask.most or 9, 30)),
        "choice": st.sampled_from([choice.value for choice in ask.choices] or [""]),
        "flag": st.booleans(),
    }
    if ask.kind == "rows":
        return st.lists(every(ask.of), min_size=ask.least or 0, max_size=4).map(tuple)
    return kinds[ask.kind] if ask.needed else st.none() | kinds[ask.kind]


def every(asks: Sequence[Ask]) -> st.SearchStrategy[dict[str, Any]]:
    """Values for several asks."""
    return st.fixed_dictionaries({ask.id: one(ask) for ask in asks})


def answered(quick: Quick, values: dict[str, Any]) -> Answer | Declined:
    """The answer, or the refusal."""
    try:
        return quick.work(values, AS_OF)
    except Declined as declined:
        return declined


def places(quick: Quick, values: dict[str, Any]) -> set[str]:
    """Every place that a fault can be about."""
    found = {""}
    for ask in quick.asks:
        found.add(ask.id)
        if ask.kind == "rows":
            found |= {f"{ask.id}/{n}/{inner.id}" for n in range(len(values[ask.id])) for inner in ask.of}
    return found


@pytest.mark.parametrize("quick", ALL, ids=lambda quick: quick.id)
@given(data=st.data())
def test_it_answers_or_declines(quick: Quick, data: st.DataObject) -> None:
    values = data.draw(every(quick.asks))
    found = answered(quick, values)
    if isinstance(found, Declined):
        assert found.faults
        assert {fault.about for fault in found.faults} <= places(quick, values)
        return
    assert len({line.name for line in found.lines}) == len(found.lines)
    assert all(line.text and "-" not in line.text for line in found.lines), "nothing is negative"


@pytest.mark.parametrize("quick", ALL, ids=lambda quick: quick.id)
def test_the_same_question_has_the_same_answer(quick: Quick) -> None:
    """No clock: another day of asking changes warnings at most, except where the day itself is counted."""
    from tests.calculator.quick.quick_cases import answer

    again = answer(quick, quick.example, AS_OF + timedelta(1))
    assert answer(quick, quick.example, AS_OF) == answer(quick, quick.example, AS_OF)
    assert again.lines == answer(quick, quick.example, AS_OF).lines
