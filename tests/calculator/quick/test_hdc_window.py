"""Home detention curfew: held against the full calculation, cases by hand, and who is shut out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.hdc_window import QUICK, TABLE
from tests.calculator.quick import engine
from tests.calculator.quick.given import TODAY, line, refused, work

#: Day of sentence, months, remand, at large, added, section 250.
SENTENCES = (
    ("2026-03-02", 30, 0, 0, 0, True),
    ("2026-03-02", 72, 0, 0, 0, True),
    ("2026-03-02", 72, 100, 9, 14, True),
    ("2026-03-02", 30, 120, 0, 0, True),  # held at 14 days after sentence
    ("2026-03-02", 5, 0, 0, 0, True),  # 28 days and half are close
    ("2024-06-03", 30, 0, 0, 0, False),
    ("2024-06-03", 48, 30, 0, 21, False),
    ("2022-01-10", 48, 0, 0, 0, False),  # 180 days: long before the change
    ("2024-03-04", 60, 0, 0, 0, False),  # put off to 3 June 2025
    ("2024-03-04", 60, 0, 0, 12, False),
    ("2024-01-08", 96, 45, 18, 0, False),
)


@pytest.mark.parametrize(("sentenced", "months", "remand", "at_large", "added", "young"), SENTENCES)
def test_agrees_with_the_full_calculation(
    sentenced: str, months: int, remand: int, at_large: int, added: int, young: bool
) -> None:
    full = engine.dates(
        sentenced, months, as_of="2026-08-31", section_250=young, remand=remand, at_large=at_large, added=added
    )
    answer = work(
        QUICK,
        date(2026, 8, 31),
        who="young" if young else "adult",
        not_staged=True,  # in none of these the day of a tranche decides
        sentenced=sentenced,
        release=full["CRD"].isoformat(),
        deductions=remand,
        at_large=at_large,
        added=added,
    )
    assert line(answer, "Eligibility").day == full["HDCED"]
    assert all(step.law for step in answer.steps)


@pytest.mark.parametrize(
    ("sentenced", "release", "day"),
    [
        # 2 March 2026 to 1 March 2028 is 731 days, 730 or more: 1 March 2028 less 364 days.
        ("2026-03-02", "2028-03-01", date(2027, 3, 3)),
        # 729 days: half is 365 (rounded up), 2 March 2026 plus 365.
        ("2026-03-02", "2028-02-28", date(2027, 3, 2)),
        # 42 days: half is 21, but 28 are served.
        ("2026-03-02", "2026-04-12", date(2026, 3, 30)),
    ],
)
def test_by_hand(sentenced: str, release: str, day: date) -> None:
    answer = work(QUICK, who="young", sentenced=sentenced, release=release)
    assert line(answer, "Eligibility").day == day


def test_the_window_and_its_marks() -> None:
    answer = work(QUICK, who="young", sentenced="2026-03-02", release="2028-02-29")
    assert line(answer, "Eligibility").day == date(2027, 3, 2)
    weekend = work(QUICK, who="young", sentenced="2026-03-02", release="2028-03-04")  # less 364 days: Saturday 6 March
    assert line(weekend, "Eligibility").day == date(2027, 3, 6)
    assert line(weekend, "First working day").day == date(2027, 3, 8)
    assert line(weekend, "Longest time").text == "362 days"
    assert line(weekend, "Too late").day == date(2028, 2, 23)
    assert line(weekend, "Case shown").day == date(2026, 11, 30)


def test_adults_have_no_date_since_2_september_2026() -> None:
    last = work(
        QUICK, who="adult", not_staged=True, sentenced="2025-09-01", release="2027-09-01"
    )  # 731 days; less 364 is 2 September
    assert line(last, "Home detention curfew").text == "No eligibility date"
    as_it_was = work(
        QUICK, date(2026, 9, 1), who="adult", not_staged=True, sentenced="2025-09-01", release="2027-09-01"
    )
    assert line(as_it_was, "Eligibility").day == date(2026, 9, 2)
    before = work(QUICK, who="adult", not_staged=True, sentenced="2025-09-01", release="2027-08-31")
    assert line(before, "Eligibility").day == date(2026, 9, 1)
    assert "historic" in before.warnings[0]
    assert "adult curfew" in last.warnings[0]


@pytest.mark.parametrize("mark", [row["id"] for row in TABLE["excluded"]])
def test_whoever_is_shut_out_has_no_date(mark: str) -> None:
    marked: dict[str, Any] = {mark: True}
    answer = work(QUICK, who="young", sentenced="2026-03-02", release="2028-03-01", **marked)
    assert [one.day for one in answer.lines] == [None]


@pytest.mark.parametrize(
    ("release", "deductions", "words"),
    [("2026-04-11", 0, "shorter than 42 days"), ("2026-03-15", 40, "less than 14 days"), ("2026-03-17", 40, None)],
)
def test_too_short(release: str, deductions: int, words: str | None) -> None:
    answer = work(QUICK, who="young", sentenced="2026-03-02", release=release, deductions=deductions)
    if words is None:
        assert line(answer, "Eligibility").day == date(2026, 3, 16)
    else:
        assert words in answer.steps[-1].text


def test_added_days_do_not_make_up_the_14_days() -> None:
    # As the full calculation: 9 December less 23 added days is 16 November, 11 days after sentence.
    answer = work(QUICK, who="young", sentenced="2024-11-05", release="2024-12-09", deductions=98, added=23)
    assert line(answer, "Home detention curfew").day is None


def test_no_date_where_no_time_is_left() -> None:
    # As the full calculation: half of 86 days, with 14 at large and 26 added, falls after release.
    case: dict[str, Any] = {
        "sentenced": "2024-12-25",
        "release": "2025-02-06",
        "deductions": 81,
        "at_large": 14,
        "added": 26,
    }
    assert line(work(QUICK, who="young", **case), "Home detention curfew").day is None


def test_a_date_at_the_end_of_the_table_of_bank_holidays_is_not_moved() -> None:
    answer = work(QUICK, who="young", sentenced="2026-07-01", release="2029-12-30")
    assert line(answer, "Eligibility").day == line(answer, "First working day").day == date(2028, 12, 31)


def test_sentences_under_earlier_law_are_declined() -> None:
    faults = refused(QUICK, who="adult", sentenced="2005-04-03", release="2006-04-04")
    assert [fault.about for fault in faults] == ["sentenced"]


def test_missing_days_are_asked_for_together() -> None:
    assert [fault.about for fault in refused(QUICK, TODAY, who="young")] == ["sentenced", "release"]
