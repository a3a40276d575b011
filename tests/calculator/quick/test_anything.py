"""Whatever is entered within the bounds of the asks, a calculator answers or declines; nothing else comes out of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.quick.model import Answer, Ask, Declined, Fault, Quick
from tests.calculator.quick.given import check
from tests.calculator.quick.test_every_calculator import MODULES, every_ask, quick

DAYS = st.one_of(
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from([date(2024, 2, 29), date(2026, 3, 31), date(2026, 9, 2), date(2026, 11, 22), date(2026, 12, 25)]),
)


def value(ask: Ask) -> st.SearchStrategy[Any]:
    """A value that the reader of the form could hand over."""
    if ask.kind == "date":
        found: st.SearchStrategy[Any] = DAYS
    elif ask.kind in ("number", "money"):
        found = st.integers(ask.least, ask.most) | st.integers(
            ask.least or 0, min((ask.least or 0) + 12, ask.most or 12)
        )
    elif ask.kind == "choice":
        found = st.sampled_from([choice.value for choice in ask.choices])
    elif ask.kind == "flag":
        return st.integers(0, 9).map(lambda n: n == 0)
    else:
        return st.lists(row(ask.of), min_size=ask.least or 0, max_size=4).map(tuple)
    return found if ask.needed else st.none() | found


def row(asks: tuple[Ask, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({ask.id: value(ask) for ask in asks})


@pytest.mark.parametrize("module", MODULES.values())
def test_it_answers_or_declines(module: str) -> None:
    found: Quick = quick(module)
    places = {ask.id for ask in every_ask(found.asks)} | {""}

    @settings(max_examples=60, deadline=None)
    @given(row(found.asks), DAYS)
    def one(values: dict[str, Any], as_of: date) -> None:
        for ask in found.asks:
            if ask.only_if is not None and values[ask.only_if[0]] not in ask.only_if[1]:
                values[ask.id] = () if ask.kind == "rows" else None
        outcome: Answer | tuple[Fault, ...]
        try:
            outcome = found.work(values, as_of)
        except Declined as declined:
            outcome = declined.faults
        if isinstance(outcome, Answer):
            check(found, outcome)
            return
        assert outcome
        for fault in outcome:
            assert fault.about.rpartition("/")[2] in places
            assert fault.text
            assert fault.mend

    one()
