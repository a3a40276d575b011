"""Fine default: the tables, both rules for part payment, and the day of release."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.fine_default import QUICK, TABLE
from calculator.quick.fine_terms import in_words, less_paid_before, longest
from tests.calculator.quick.given import line, refused, work
from tests.calculator.quick.shared import rows

#: Term in days, due, paid (pounds), days off, new term, days to serve: the worked examples of fine-default.md.
PAID_AFTER = (
    (28, 1000.0, 250.0, 6, 22, 11),
    (45, 2000.0, 500.0, 11, 34, 17),
    (14, 500.0, 499.0, 12, 2, 1),
    (7, 150.0, 50.0, 2, 5, 3),
    (90, 4000.0, 1333.33, 29, 61, 31),
)


def fine(**given: Any) -> dict[str, Any]:
    return {"court": "magistrates", "unit": "days" if "term" in given else None, **given}


@pytest.mark.parametrize(("term", "due", "paid", "off", "new", "serve"), PAID_AFTER)
def test_paid_after_the_term_was_fixed(term: int, due: float, paid: float, off: int, new: int, serve: int) -> None:
    answer = work(QUICK, fines=[fine(whole=round(due * 100), term=term, after=round(paid * 100))])
    assert (line(answer, "Term").text, line(answer, "Term").note) == (f"{new} days", f"{off} days off")
    assert line(answer, "Left to pay").text.startswith("£")
    assert line(answer, "To serve").text == (f"{serve} days" if serve != 1 else "1 day")


def test_paid_in_full_ends_the_order() -> None:
    answer = work(QUICK, committed="2026-11-09", fines=[fine(whole=80000, term=28, after=80000)])
    assert line(answer, "Term").text == "Ended by payment in full"
    assert [one.name for one in answer.lines if one.day] == []


@pytest.mark.parametrize(
    ("court", "pounds", "term"),
    [
        ("crown", 200, "7 days"),
        ("crown", 201, "14 days"),
        ("crown", 2500, "45 days"),
        ("crown", 20000, "12 months"),
        ("crown", 20001, "18 months"),
        ("crown", 1000000, "5 years"),
        ("crown", 1000001, "10 years"),
        ("magistrates", 500, "14 days"),
        ("magistrates", 5001, "6 months"),
        ("magistrates", 10001, "12 months"),
        ("confiscation", 10000, "6 months"),
        ("confiscation", 10001, "5 years"),
        ("confiscation", 1000001, "14 years"),
    ],
)
def test_longest_term(court: str, pounds: int, term: str) -> None:
    assert line(work(QUICK, fines=[{"court": court, "whole": pounds * 100}]), "Longest term").text == term


def test_a_penny_over_a_limit_is_the_next_band() -> None:
    assert in_words(longest(TABLE["crown"]["band"], 200_00)) == "7 days"
    assert in_words(longest(TABLE["crown"]["band"], 200_01)) == "14 days"


def test_the_tables_agree_with_the_facts() -> None:
    names = {"crown_court_fine": "crown", "magistrates": "magistrates", "confiscation": "confiscation"}
    compared = 0
    for row in rows("calculators/default-terms.csv"):
        if not row["maximum_term"]:
            continue
        top = int(row["not_more_than_pounds"] or int(row["more_than_pounds"]) + 1)
        found = longest(TABLE[names[row["scheme"]]]["band"], top * 100)
        assert found == {row["unit"]: int(row["maximum_term"])}, row
        compared += 1
    assert compared == 21


@pytest.mark.parametrize(
    ("days", "paid", "whole", "left"),
    # Schedule 4 paragraph 2: 28 × 250 ÷ 1,000 = 7 off; 7 × 199 ÷ 200 = 6 off, but never below 5; a fraction is dropped.
    [(28, 250, 1000, 21), (7, 199, 200, 5), (45, 100, 1500, 42), (5, 1, 2, 5)],
)
def test_paid_before_the_term_was_fixed(days: int, paid: int, whole: int, left: int) -> None:
    assert less_paid_before(days, paid, whole, TABLE["before"]["least_days"])[0] == left


def test_paid_before_and_after() -> None:
    # £1,000, £200 paid first: at most 28 − 5 = 23 days. Term 20 days for £800 due; £400 paid: (20 − 1) × ½ = 9 off.
    answer = work(QUICK, fines=[fine(whole=100000, before=20000, term=20, after=40000)])
    assert line(answer, "Longest term for what was left").text == "23 days"
    assert line(answer, "Term").text == "11 days"
    assert line(answer, "Left to pay").text == "£400"
    assert not any("longer than" in text for text in answer.warnings)
    long = work(QUICK, fines=[fine(whole=100000, before=20000, term=24)])
    assert any("longer than" in text for text in long.warnings)


@pytest.mark.parametrize(
    ("committed", "term", "unit", "day"),
    # The day of committal is day 1; half of the days, half a day counting as one.
    [
        ("2026-11-09", 7, "days", date(2026, 11, 12)),
        ("2026-11-09", 28, "days", date(2026, 11, 22)),
        ("2024-02-01", 1, "months", date(2024, 2, 15)),  # February of a leap year: 29 days, 15 to serve
        ("2023-02-01", 1, "months", date(2023, 2, 14)),  # 28 days, 14 to serve
        ("2026-11-09", 1, "days", date(2026, 11, 9)),
        ("2026-11-09", 2, "weeks", date(2026, 11, 15)),
    ],
)
def test_day_of_release(committed: str, term: int, unit: str, day: date) -> None:
    answer = work(QUICK, committed=committed, fines=[fine(whole=600000, term=term) | {"unit": unit}])
    assert line(answer, "Release").day == day


def test_several_fines() -> None:
    two = [fine(whole=100000, term=28), fine(whole=50000, term=14, after=10000)]
    together = work(QUICK, committed="2026-11-09", together="concurrent", fines=two)
    assert line(together, "Sum 2: term").text == "12 days"  # (14 − 1) × 100 ÷ 500 = 2 off
    assert line(together, "Release").day == date(2026, 11, 22)
    apart = work(QUICK, committed="2026-11-09", together="consecutive", fines=two)
    assert not any(one.day for one in apart.lines)
    assert "on paper" in apart.warnings[0]
    assert [fault.about for fault in refused(QUICK, fines=two)] == ["together"]


def test_ten_million_pounds() -> None:
    def serve(pounds: int, committed: str) -> tuple[str, bool]:
        sum_ = {"court": "confiscation", "whole": pounds * 100, "term": 100, "unit": "days"}
        answer = work(QUICK, committed=committed, fines=[sum_])
        return line(answer, "To serve").text, any("exactly" in text.lower() for text in answer.warnings)

    assert serve(10_000_001, "2015-06-01") == ("100 days", False)
    assert serve(10_000_001, "2015-05-31") == ("50 days", False)
    assert serve(10_000_000, "2026-01-05") == ("50 days", True)
    assert serve(9_999_999, "2026-01-05") == ("50 days", False)


def test_also_serving_a_sentence() -> None:
    answer = work(QUICK, committed="2026-11-09", sentence=True, fines=[fine(whole=100000, term=28)])
    assert "every sentence" in answer.warnings[0]


def test_what_cannot_be_is_declined_all_at_once() -> None:
    faults = refused(
        QUICK,
        fines=[
            fine(whole=1000, before=1000),
            fine(whole=1000, term=7, after=1001),
            fine(whole=1000, after=1),
            fine(whole=1000, term=7) | {"unit": None},
            {"court": "crown", "whole": 1000, "before": 1},
            fine(whole=600000, term=3) | {"unit": "months"},
        ],
    )
    places = [
        "fines/0/before",
        "fines/1/after",
        "fines/2/term",
        "fines/3/unit",
        "fines/4/before",
        "committed",
        "together",
    ]
    assert [fault.about for fault in faults] == places
