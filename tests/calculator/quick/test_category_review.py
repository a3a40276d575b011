"""Next category review: each way by calendar, its edges, and what is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.category_review import QUICK
from tests.calculator.quick.given import line, refused, work

ROUTINE: dict[str, Any] = {"review": "routine", "sentence": "determinate"}
LIFE: dict[str, Any] = {"review": "routine", "sentence": "indeterminate"}
CAT_A: dict[str, Any] = {"review": "category_a", "last": "2026-08-31"}

CASES: tuple[tuple[dict[str, Any], date], ...] = (
    (ROUTINE | {"last": "2026-11-02", "release": "2029-11-02"}, date(2027, 11, 2)),  # exactly three years
    (ROUTINE | {"last": "2026-11-02", "release": "2029-11-01"}, date(2027, 5, 2)),  # a day under
    (ROUTINE | {"last": "2026-08-31", "release": "2028-01-01"}, date(2027, 2, 28)),  # month end
    (LIFE | {"last": "2024-02-29"}, date(2027, 2, 28)),
    ({"review": "first", "sentenced": "2026-11-02"}, date(2026, 11, 16)),
    ({"review": "first", "sentenced": "2026-12-21"}, date(2027, 1, 7)),  # 25 and 28 December and 1 January left out
    ({"review": "first", "sentenced": "2026-11-21"}, date(2026, 12, 4)),  # a Saturday
    ({"review": "recall", "returned": "2026-11-02"}, date(2026, 11, 12)),
    (
        {"review": "recall", "returned": "2026-11-02", "recall_release": "2026-12-27", "last": "2026-05-01"},
        date(2026, 11, 12),
    ),
    ({"review": "recall", "returned": "2026-11-02", "recall_release": "2026-12-01"}, date(2026, 11, 12)),  # 29 days
    ({"review": "risk", "decided": "2026-11-02"}, date(2026, 11, 16)),
    ({"review": "risk", "decided": "2026-11-02", "planned": "2026-11-10"}, date(2026, 11, 10)),
    ({"review": "risk", "decided": "2026-11-02", "planned": "2027-11-10"}, date(2026, 11, 16)),
    ({"review": "other", "last": "2026-11-02"}, date(2027, 5, 2)),
    ({"review": "age", "born": "2006-03-31"}, date(2027, 3, 31)),
    ({"review": "age", "born": "2008-02-29"}, date(2029, 3, 1)),
    (CAT_A | {"stage": "first"}, date(2026, 11, 30)),
    (CAT_A | {"stage": "confirmed"}, date(2027, 8, 31)),
    (CAT_A | {"stage": "provisional"}, date(2027, 8, 31)),
    (CAT_A | {"stage": "provisional_high"}, date(2027, 2, 28)),
    (CAT_A | {"stage": "provisional_exceptional"}, date(2026, 11, 30)),
)


@pytest.mark.parametrize(("given", "due"), CASES)
def test_day_of_the_review(given: dict[str, Any], due: date) -> None:
    answer = work(QUICK, **given)
    assert line(answer, "Next review due by").day == due
    assert answer.warnings
    assert all(step.law for step in answer.steps)


def test_the_list_and_the_five_years() -> None:
    answer = work(QUICK, **ROUTINE, last="2026-11-02", release="2033-06-15")
    assert line(answer, "On the to-do list from").day == date(2027, 9, 2)
    assert line(answer, "Open conditions").day == date(2028, 6, 15)
    near = work(QUICK, **ROUTINE, last="2026-11-02", release="2031-11-22")
    assert line(near, "Open conditions").day is None
    late = work(QUICK, **ROUTINE, last="2026-11-02", release="2027-01-15")
    assert "after release" in late.warnings[0]


@pytest.mark.parametrize(
    ("sentenced", "shown"),
    [("2026-11-20", date(2026, 12, 4)), ("2026-11-21", date(2026, 12, 7)), ("2026-11-22", date(2026, 12, 7))],
)
def test_what_the_service_shows_for_a_first_categorisation(sentenced: str, shown: date) -> None:
    answer = work(QUICK, review="first", sentenced=sentenced)
    assert line(answer, "Due as the service").day == shown


@pytest.mark.parametrize(
    "more", [{"recall_release": "2026-11-30"}, {"last": "2026-11-02"}], ids=["28 days or fewer", "decided after return"]
)
def test_recalls_that_call_for_no_review(more: dict[str, Any]) -> None:
    answer = work(QUICK, review="recall", returned="2026-11-02", **more)
    assert line(answer, "Review after recall").text == "Not called for"


@pytest.mark.parametrize(
    ("given", "about"),
    [
        ({"review": "routine"}, ["last", "sentence"]),
        (ROUTINE | {"last": "2026-11-02"}, ["release"]),
        ({"review": "age"}, ["born"]),
        ({"review": "category_a"}, ["last", "stage"]),
        ({"review": "first", "sentenced": "2028-12-20"}, ["sentenced"]),
    ],
)
def test_what_is_missing_is_asked_for(given: dict[str, Any], about: list[str]) -> None:
    assert [fault.about for fault in refused(QUICK, **given)] == about
