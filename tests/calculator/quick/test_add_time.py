"""Worked cases of `add-time`."""

from __future__ import annotations

import pytest

from calculator.quick.add_time import ADD_TIME
from tests.calculator.quick.quick_cases import Case, cases, check, check_shape, titled


@pytest.mark.parametrize("case", cases("add-time"), ids=titled)
def test_the_case_comes_out_as_worked_by_hand(case: Case) -> None:
    check(ADD_TIME, case)


def test_it_is_described_in_full() -> None:
    check_shape(ADD_TIME)
