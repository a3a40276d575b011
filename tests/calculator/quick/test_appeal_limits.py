"""Appeal time limits: the examples of appeals.md, and the edges of calendars."""

from __future__ import annotations

from datetime import date

import pytest

from calculator.quick.appeal_limits import QUICK, TABLE
from tests.calculator.quick.given import line, refused, work
from tests.calculator.quick.shared import rows

LATER = date(2028, 6, 1)

#: Day of sentence, last of 15 business days, last of 28 days: the table of appeals.md.
EXAMPLES = (
    ("2026-01-05", "2026-01-26", "2026-02-02"),
    ("2026-04-01", "2026-04-24", "2026-04-29"),
    ("2026-12-14", "2027-01-07", "2027-01-11"),
    ("2025-08-22", "2025-09-15", "2025-09-19"),
)


@pytest.mark.parametrize(("day", "business", "calendar"), EXAMPLES)
def test_published_examples(day: str, business: str, calendar: str) -> None:
    for route, last in (("magistrates", business), ("sentence", calendar), ("conviction", calendar)):
        answer = work(QUICK, LATER, route=route, day=day)
        assert line(answer, "Last day").day == date.fromisoformat(last)
        assert all(step.law for step in answer.steps)


@pytest.mark.parametrize(
    ("route", "day", "last"),
    [
        (
            "renewal",
            "2026-12-18",
            "2027-01-06",
        ),  # 21–24 and 29–31 December, 4–6 January: 25, 28 and 1 are bank holidays
        ("renewal", "2026-05-01", "2026-05-18"),  # 4 May is a bank holiday
        ("ccrc", "2026-03-20", "2026-04-21"),  # Good Friday 3 and Easter Monday 6 April left out
        ("case_stated", "2024-02-08", "2024-02-29"),
        ("lenient", "2026-02-28", "2026-03-28"),
        ("conviction", "2024-02-01", "2024-02-29"),
        ("magistrates", "2026-11-21", "2026-12-11"),  # decided on a Saturday: day 1 is Monday 23 November
    ],
)
def test_other_routes_and_edges(route: str, day: str, last: str) -> None:
    assert line(work(QUICK, LATER, route=route, day=day), "Last day").day == date.fromisoformat(last)


def test_conviction_and_sentence_show_both_days() -> None:
    answer = work(QUICK, LATER, route="conviction", day="2026-01-05", other_day="2026-02-05")
    assert [one.day for one in answer.lines] == [date(2026, 2, 2), date(2026, 3, 5)]


def test_what_is_late_says_so_first_and_what_to_do() -> None:
    answer = work(QUICK, date(2026, 3, 1), route="sentence", day="2026-01-05")
    assert answer.warnings[0].startswith("The time ran out on 2 February 2026. Late:")
    assert line(answer, "Last day").note == "27 days ago"


def test_a_last_day_on_a_weekend_and_earlier_rules_are_pointed_out() -> None:
    weekend = work(QUICK, LATER, route="sentence", day="2026-01-03")
    assert any("no working day" in text for text in weekend.warnings)
    old = work(QUICK, LATER, route="magistrates", day="2025-10-05")
    assert any("21 days" in text for text in old.warnings)
    new = work(QUICK, LATER, route="magistrates", day="2025-10-06")
    assert not any("21 days" in text for text in new.warnings)


def test_days_that_cannot_be_counted_are_declined() -> None:
    assert [f.about for f in refused(QUICK, route="sentence", day="2026-11-23")] == ["day"]
    both = refused(QUICK, route="conviction", day="2026-11-23", other_day="2026-11-24")
    assert [f.about for f in both] == ["day", "other_day"]
    assert "bank holidays" in refused(QUICK, date(2029, 2, 1), route="magistrates", day="2028-12-20")[0].text


def test_the_limits_agree_with_the_facts() -> None:
    ours = {
        (row["amount"], {"business": "working_days", "days": "calendar_days"}[row["unit"]]) for row in TABLE["route"]
    }
    current = [row for row in rows("calculators/appeals.csv") if row["status"] == "current"]
    assert len(current) == 4
    assert all((int(row["limit"]), row["unit"]) in ours for row in current)
