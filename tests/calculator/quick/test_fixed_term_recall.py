"""Fixed-term recall: worked cases, edges of the dates of the law, and who is shut out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.fixed_term_recall import QUICK, TABLE
from tests.calculator.quick.given import line, refused, work

ADULT = {"who": "adult"}
FIXED = {"who": "adult", "kind": "fixed"}
YOUNG = {"who": "young"}
STANDARD = {"who": "adult", "kind": "standard"}

#: Recalled, returned, what else, day of release, where it comes from.
CASES: tuple[tuple[str, str, dict[str, Any], str, str], ...] = (
    ("2026-09-01", "2026-09-12", ADULT, "2026-11-06", "agreed case ftr-56/crs-2462-ac1-1: return plus 55"),
    ("2026-03-31", "2026-03-31", ADULT, "2026-05-25", "first day of the 56 days: day 56 is 25 May"),
    ("2026-03-30", "2026-03-30", FIXED | {"length": "12_or_more"}, "2026-04-26", "last day of the 28 days"),
    ("2026-03-30", "2026-03-30", FIXED | {"length": "under_12"}, "2026-04-12", "last day of the 14 days for adults"),
    (
        "2024-12-20",
        "2024-12-24",
        FIXED | {"length": "12_or_more"},
        "2025-01-20",
        "custom-examples/crs-2145-ac8: plus 27",
    ),
    (
        "2015-01-31",
        "2015-02-01",
        FIXED | {"length": "under_12"},
        "2015-02-28",
        "28 days for all before 1 February 2015",
    ),
    ("2015-02-01", "2015-02-01", FIXED | {"length": "under_12"}, "2015-02-14", "14 days from that day"),
    ("2026-03-01", "2026-04-02", ADULT, "2026-05-27", "recalled before, returned after: section 33(14)"),
    ("2026-10-01", "2026-10-01", YOUNG | {"length": "under_12"}, "2026-10-14", "section 250: 14 days stay"),
    ("2026-10-01", "2026-10-01", YOUNG | {"length": "12_or_more"}, "2026-10-28", "section 250: 28 days stay"),
    ("2024-02-01", "2024-02-02", FIXED | {"length": "12_or_more"}, "2024-02-29", "ends on 29 February"),
    ("2023-12-04", "2024-01-05", FIXED | {"length": "12_or_more"}, "2024-02-01", "across the turn of a month"),
    # Stages of S.I. 2026/86 regulation 4: the later of return plus 55 and the day of the band.
    ("2026-01-05", "2026-01-10", STANDARD | {"sentence_days": 1701}, "2026-03-31", "first band"),
    ("2026-01-05", "2026-01-10", STANDARD | {"sentence_days": 1702}, "2026-04-14", "second band begins at 1,702"),
    ("2026-01-05", "2026-01-10", STANDARD | {"sentence_days": 2129}, "2026-04-21", "third band"),
    ("2026-01-05", "2026-01-10", STANDARD | {"sentence_days": 3304}, "2026-04-28", "fourth band"),
    ("2026-01-05", "2026-01-10", STANDARD | {"sentence_days": 4438}, "2026-05-05", "fifth band"),
    ("2026-01-05", "2026-01-10", STANDARD | {"sentence_days": 4439}, "2026-05-12", "last band"),
    ("2026-03-20", "2026-03-25", STANDARD | {"sentence_days": 1000}, "2026-05-19", "56 days end after the band's day"),
    (
        "2026-01-05",
        "2026-01-10",
        STANDARD | {"sentence_days": 2000, "board_served": "2026-03-01"},
        "2026-04-27",
        "refusal served 1 March: 56 days are 2 March to 26 April, so the day after",
    ),
    (
        "2026-10-01",
        "2026-10-01",
        ADULT | {"curfew_release_point": "2027-01-15"},
        "2027-01-15",
        "from curfew: the later",
    ),
    (
        "2026-10-01",
        "2026-10-01",
        ADULT | {"curfew_release_point": "2026-10-15"},
        "2026-11-25",
        "from curfew: 56 days later",
    ),
    ("2026-10-01", "2026-10-01", ADULT | {"sentence_ends": "2026-11-10"}, "2026-11-10", "the sentence ends first"),
)


@pytest.mark.parametrize(("recalled", "returned", "more", "expected", "_why"), CASES, ids=[c[4] for c in CASES])
def test_day_of_release(recalled: str, returned: str, more: dict[str, Any], expected: str, _why: str) -> None:
    answer = work(QUICK, recalled=recalled, returned=returned, **more)
    assert line(answer, "Automatic release").day == date.fromisoformat(expected)
    assert all(step.law for step in answer.steps)
    assert answer.warnings


@pytest.mark.parametrize("mark", [row["id"] for row in TABLE["excluded"]])
def test_whoever_is_shut_out_goes_to_the_board(mark: str) -> None:
    marked: dict[str, Any] = {mark: True}
    answer = work(QUICK, recalled="2026-10-01", returned="2026-10-05", who="adult", **marked)
    assert line(answer, "Automatic release").day is None
    assert line(answer, "Referral").day == date(2026, 11, 1)
    young = refused(QUICK, recalled="2026-10-01", returned="2026-10-05", who="young", length="under_12", **marked)
    assert [fault.about for fault in young] == [mark]


def test_a_weekend_is_pointed_out_and_not_moved() -> None:
    answer = work(QUICK, recalled="2026-10-28", returned="2026-11-02", who="adult")
    assert line(answer, "Automatic release").day == date(2026, 12, 27)
    assert "Sunday 27 December 2026 is not a working day" in answer.warnings[0]


@pytest.mark.parametrize(
    ("given", "about"),
    [
        ({"recalled": "2026-10-02", "returned": "2026-10-01", "who": "adult"}, {"returned"}),
        ({"recalled": "2008-07-13", "returned": "2008-07-20", **FIXED, "length": "under_12"}, {"recalled"}),
        ({"recalled": "2026-03-01", "returned": "2026-03-02", "who": "adult"}, {"kind"}),
        ({"recalled": "2026-03-01", "returned": "2026-03-02", **STANDARD}, {"sentence_days"}),
        ({"recalled": "2026-03-01", "returned": "2026-03-02", **FIXED}, {"length"}),
        ({"recalled": "2026-10-01", "returned": "2026-10-02", "who": "young"}, {"length"}),
        ({"recalled": "2026-10-05", "returned": "2026-10-04", "who": "young"}, {"length", "returned"}),
        (
            {"recalled": "2026-10-01", "returned": "2026-10-02", **ADULT, "sentence_ends": "2026-09-01"},
            {"sentence_ends"},
        ),
    ],
)
def test_what_cannot_be_is_declined_all_at_once(given: dict[str, Any], about: set[str]) -> None:
    assert {fault.about for fault in refused(QUICK, **given)} == about
