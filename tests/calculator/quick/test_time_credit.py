"""Worked cases of `time-credit`."""

from __future__ import annotations

import pytest

from calculator.quick.time_credit import TIME_CREDIT
from tests.calculator.quick.quick_cases import Case, cases, check, check_shape, titled


@pytest.mark.parametrize("case", cases("time-credit"), ids=titled)
def test_the_case_comes_out_as_worked_by_hand(case: Case) -> None:
    check(TIME_CREDIT, case)


def test_it_is_described_in_full() -> None:
    check_shape(TIME_CREDIT)
