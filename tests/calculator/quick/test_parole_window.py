"""Parole window: each date's days worked by calendar, non-working days, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.parole_window import QUICK
from tests.calculator.quick.given import line, refused, work

BOARD: dict[str, Any] = {"kind": "determinate"}
LIFE: dict[str, Any] = {"kind": "life"}
RECALL: dict[str, Any] = {"kind": "recall"}

#: Inputs, line, day.
CASES: tuple[tuple[dict[str, Any], str, date], ...] = (
    (BOARD | {"eligible": "2027-09-10"}, "COM becomes responsible", date(2026, 9, 10)),
    (BOARD | {"eligible": "2027-09-10"}, "Case appears", date(2026, 11, 10)),
    (BOARD | {"eligible": "2027-08-31"}, "The person is first contacted", date(2027, 2, 28)),  # month end
    (LIFE | {"eligible": "2030-02-28", "long": "four_or_more"}, "The person is first contacted", date(2027, 2, 28)),
    (LIFE | {"eligible": "2030-02-28", "long": "under_four"}, "The person is first contacted", date(2029, 8, 28)),
    (RECALL | {"returned": "2026-11-02"}, "Referral after recall", date(2026, 11, 29)),
    (BOARD | {"referred": "2026-11-02"}, "Written representations", date(2026, 11, 30)),
    (BOARD | {"referred": "2026-11-28"}, "Written representations", date(2026, 12, 29)),  # 26, 27, 28 December are off
    (BOARD | {"paper_sent": "2026-11-02"}, "Application for an oral hearing", date(2026, 11, 30)),
    (
        BOARD | {"paper_sent": "2026-11-07"},
        "Application for an oral hearing",
        date(2026, 12, 7),
    ),  # Saturday 5th → Monday
    (BOARD | {"decision_sent": "2026-12-04"}, "Application for reconsideration", date(2026, 12, 29)),  # Christmas Day
    (BOARD | {"hearing": "2027-06-15"}, "Application to call a witness", date(2027, 3, 23)),
    (BOARD | {"hearing": "2027-06-15"}, "Application by a party", date(2027, 4, 20)),
    (BOARD | {"hearing": "2027-06-15"}, "Application to withhold", date(2027, 4, 20)),
    (BOARD | {"hearing": "2027-06-15"}, "Further evidence", date(2027, 6, 1)),
    (BOARD | {"hearing": "2027-06-15"}, "Decision after the oral hearing", date(2027, 6, 29)),
    (BOARD | {"disposed": "2024-02-29"}, "Next reference", date(2026, 2, 28)),
    (LIFE | {"disposed": "2026-05-01"}, "Next reference", date(2028, 5, 1)),
    (RECALL | {"disposed": "2026-05-01"}, "Next reference", date(2027, 5, 1)),
)


@pytest.mark.parametrize(("given", "name", "day"), CASES)
def test_days(given: dict[str, Any], name: str, day: date) -> None:
    answer = work(QUICK, **given)
    assert line(answer, name).day == day
    assert all(step.law for step in answer.steps)
    assert len(answer.steps) == len(answer.lines)


def test_all_dates_at_once_come_in_the_order_of_a_review() -> None:
    answer = work(
        QUICK,
        **BOARD,
        eligible="2027-09-10",
        referred="2026-12-01",
        paper_sent="2027-02-01",
        hearing="2027-06-15",
        decision_sent="2027-06-25",
        disposed="2027-06-25",
    )
    assert len(answer.lines) == 3 + 1 + 1 + 5 + 1 + 1
    assert "provisional" in " ".join(answer.warnings)


def test_a_mark_before_the_hearing_on_a_day_off_says_so_and_is_not_moved() -> None:
    answer = work(QUICK, **BOARD, hearing="2027-01-08")  # 14 days before is Christmas Day
    assert line(answer, "Further evidence").day == date(2026, 12, 25)
    assert "No working day" in line(answer, "Further evidence").note


def test_what_cannot_be_worked_out_is_declined() -> None:
    assert [fault.about for fault in refused(QUICK, **BOARD)] == [""]
    assert [fault.about for fault in refused(QUICK, **LIFE, eligible="2030-02-28")] == ["long"]
    assert [fault.about for fault in refused(QUICK, **BOARD, decision_sent="2028-12-20")] == ["decision_sent"]
