"""Early removal: held against the full calculation, the change of 23 September 2025 by hand, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.ers import QUICK, TABLE
from tests.calculator.quick import engine
from tests.calculator.quick.given import TODAY, line, refused, work

#: Day of sentence, months, remand, at large, added.
SENTENCES = (
    ("2026-01-05", 44, 0, 0, 0),
    ("2026-01-05", 44, 61, 0, 0),
    ("2025-10-06", 30, 10, 12, 14),
    ("2025-09-23", 36, 0, 0, 0),
    ("2025-09-22", 36, 0, 0, 0),
    ("2025-01-06", 60, 0, 0, 10),
    ("2024-02-29", 96, 0, 20, 7),
    ("2026-02-02", 200, 0, 0, 0),  # long enough for the four years to decide
    ("2026-02-02", 200, 300, 15, 30),
    ("2026-01-05", 24, 290, 0, 0),  # deductions reach back to the sentence date
)


@pytest.mark.parametrize(("sentenced", "months", "remand", "at_large", "added"), SENTENCES)
def test_agrees_with_the_full_calculation(sentenced: str, months: int, remand: int, at_large: int, added: int) -> None:
    full = engine.dates(sentenced, months, as_of="2026-09-01", remand=remand, at_large=at_large, added=added)
    answer = work(
        QUICK,
        date(2026, 9, 1),
        kind="release",
        not_staged=True,  # in none of these the day of a tranche decides
        sentenced=sentenced,
        release=full["CRD"].isoformat(),
        deductions=remand,
        at_large=at_large,
        added=added,
    )
    assert line(answer, "Early removal from").day == full["ERSED"]
    assert all(step.law for step in answer.steps)


def test_a_release_date_that_stages_may_have_brought_forward_is_declined() -> None:
    # The full calculation puts removal on the day of the second tranche, 22 October 2024: more than is asked here.
    case = {"sentenced": "2023-05-01", "release": "2026-04-06", "deductions": 100}
    as_of = date(2026, 9, 1)
    assert [fault.about for fault in refused(QUICK, as_of, kind="release", **case)] == ["not_staged"]
    assert line(work(QUICK, as_of, kind="release", not_staged=True, **case), "Early removal from").day
    assert line(work(QUICK, as_of, kind="parole", **case), "Early removal from").day
    assert work(QUICK, date(2024, 9, 9), kind="release", **case).lines


def test_by_hand() -> None:
    # 13 August 2027 plus 60 is 12 October 2027: 366 days from 12 October 2026. 30 per cent is 109.8, so 110 days.
    # 12 October 2026 plus 110 is 30 January 2027, less 60.
    answer = work(QUICK, **QUICK.example)
    assert line(answer, "Early removal from").day == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("sentenced", "release", "more", "day"),
    [
        # Half of 1,000 days is 500: 27 March 2024 plus 500 is 9 August 2025, before the change, so it is kept.
        ("2024-03-27", "2026-12-21", {}, date(2025, 8, 9)),
        # Half of 1,200 days is 600, 17 November 2025; 30 per cent, 360 days, is 22 March 2025: not before the change.
        ("2024-03-27", "2027-07-09", {}, date(2025, 9, 23)),
        ("2024-03-27", "2027-07-19", {"added": 10}, date(2025, 10, 3)),
        # 30 per cent, 600 of 2,000 days, is 17 November 2025, after the change; half and 544 days back are later.
        ("2024-03-27", "2029-09-16", {}, date(2025, 11, 17)),
    ],
)
def test_the_change_of_september_2025(sentenced: str, release: str, more: dict[str, Any], day: date) -> None:
    answer = work(QUICK, kind="release", not_staged=True, sentenced=sentenced, release=release, **more)
    assert line(answer, "Early removal from").day == day


def test_before_the_change_the_earlier_rule_decides() -> None:
    answer = work(
        QUICK, date(2025, 9, 22), kind="release", not_staged=True, sentenced="2024-03-27", release="2027-07-09"
    )
    assert line(answer, "Early removal from").day == date(2026, 1, 11)  # 544 days before release; half was 17 November


def test_life_and_those_shut_out() -> None:
    assert line(work(QUICK, kind="life", tariff="2027-05-10"), "Removal from").day == date(2027, 5, 10)
    for row in TABLE["excluded"]:
        marked: dict[str, Any] = {row["id"]: True}
        answer = work(QUICK, kind="release", sentenced="2026-01-05", release="2027-11-05", **marked)
        assert answer.lines[0].day is None
        assert answer.warnings


@pytest.mark.parametrize(
    ("given", "about"),
    [
        ({"kind": "release"}, ["sentenced", "release"]),
        ({"kind": "release", "sentenced": "2026-01-05", "release": "2026-01-04"}, ["release"]),
        ({"kind": "release", "sentenced": "2026-01-05", "release": "2026-01-06", "added": 5}, ["deductions"]),
        ({"kind": "life"}, ["tariff"]),
    ],
)
def test_what_cannot_be_is_declined(given: dict[str, Any], about: list[str]) -> None:
    assert [fault.about for fault in refused(QUICK, TODAY, **given)] == about


def test_earlier_windows_are_declined() -> None:
    assert refused(QUICK, date(2024, 1, 15), **QUICK.example)[0].about == ""
