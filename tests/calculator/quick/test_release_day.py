"""Worked cases of `release-day`."""

from __future__ import annotations

import pytest

from calculator.quick.release_day import RELEASE_DAY
from tests.calculator.quick.quick_cases import Case, cases, check, check_shape, titled


@pytest.mark.parametrize("case", cases("release-day"), ids=titled)
def test_the_case_comes_out_as_worked_by_hand(case: Case) -> None:
    check(RELEASE_DAY, case)


def test_it_is_described_in_full() -> None:
    check_shape(RELEASE_DAY)
