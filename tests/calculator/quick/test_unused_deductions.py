"""Worked cases of `unused-deductions`."""

from __future__ import annotations

import pytest

from calculator.quick.unused_deductions import UNUSED_DEDUCTIONS
from tests.calculator.quick.quick_cases import Case, cases, check, check_shape, titled


@pytest.mark.parametrize("case", cases("unused-deductions"), ids=titled)
def test_the_case_comes_out_as_worked_by_hand(case: Case) -> None:
    check(UNUSED_DEDUCTIONS, case)


def test_it_is_described_in_full() -> None:
    check_shape(UNUSED_DEDUCTIONS)
