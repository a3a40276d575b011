"""Worked cases of `added-days`."""

from __future__ import annotations

import pytest

from calculator.quick.added_days import ADDED_DAYS
from tests.calculator.quick.quick_cases import Case, cases, check, check_shape, titled


@pytest.mark.parametrize("case", cases("added-days"), ids=titled)
def test_the_case_comes_out_as_worked_by_hand(case: Case) -> None:
    check(ADDED_DAYS, case)


def test_it_is_described_in_full() -> None:
    check_shape(ADDED_DAYS)
