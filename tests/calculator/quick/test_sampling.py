"""The 20 per cent sample: how many, which ones, and shares."""

from __future__ import annotations

from itertools import combinations

import pytest

from calculator.quick.sampling import QUICK, missed, positions, size
from tests.calculator.quick.given import line, refused, work


@pytest.mark.parametrize(("checks", "taken"), [(1, 1), (5, 1), (6, 2), (10, 2), (43, 9), (100, 20), (101, 21)])
def test_a_fifth_rounded_up(checks: int, taken: int) -> None:
    assert size(checks) == taken
    assert line(work(QUICK, checks=checks), "Sample").text == ("1 check" if taken == 1 else f"{taken} checks")


def test_positions() -> None:
    assert positions(43, 3) == (3, 8, 13, 18, 23, 28, 33, 38, 43)
    assert positions(43, 4) == (1, 4, 9, 14, 19, 24, 29, 34, 39)  # goes on from the top to make nine
    for checks in range(1, 120):
        for start in range(1, min(checks, 5) + 1):
            chosen = positions(checks, start)
            assert len(set(chosen)) == size(checks)
            assert all(1 <= n <= checks for n in chosen)


def test_the_chance_to_miss_agrees_with_counting_every_sample() -> None:
    # 12 checks, sample of 3, 2 of them wrong (numbers 1 and 2).
    samples = list(combinations(range(1, 13), 3))
    clean = [sample for sample in samples if not {1, 2} & set(sample)]
    assert missed(12, 2) == pytest.approx(len(clean) / len(samples))
    assert missed(5, 5) == 0.0


def test_the_trend() -> None:
    answer = work(QUICK, **QUICK.example)
    assert line(answer, "Found wrong").text == "22.2 per cent"
    assert line(answer, "Found wrong").note == "Last period 10.0 per cent: 12.2 points more"
    same = work(QUICK, checks=50, wrong=1, last_sample=20, last_wrong=2)
    assert line(same, "Found wrong").note.endswith("the same")


def test_what_cannot_be_is_declined_all_at_once() -> None:
    faults = refused(QUICK, checks=3, start=4, wrong=2, last_wrong=1)
    assert [fault.about for fault in faults] == ["start", "wrong", "last_sample"]
    assert [fault.about for fault in refused(QUICK, checks=3, last_sample=1, last_wrong=2)] == ["last_wrong"]
