"""Worked cases of `working-days`."""

from __future__ import annotations

import pytest

from calculator.quick.working_days import WORKING_DAYS
from tests.calculator.quick.quick_cases import Case, cases, check, check_shape, titled


@pytest.mark.parametrize("case", cases("working-days"), ids=titled)
def test_the_case_comes_out_as_worked_by_hand(case: Case) -> None:
    check(WORKING_DAYS, case)


def test_it_is_described_in_full() -> None:
    check_shape(WORKING_DAYS)
