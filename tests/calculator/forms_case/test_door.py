"""The door of the full calculation: what each action answers, and how problems are gathered for the reader."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from calculator import forms
from calculator.forms.case.example import EXAMPLE
from tests.calculator.forms_case.typing_in import Typed, date_boxes, last_asks, send, sentence

UNREADABLE = "The page sent something that cannot be read. Load the page again."


def problems(typed: Typed, action: str = "check") -> list[tuple[str, str]]:
    """Group and control of every problem."""
    return [(problem["group"], problem["control"]) for problem in send(action, typed)["problems"]]


def test_problems_are_gathered_under_the_sentence_as_it_is_counted_on_the_page() -> None:
    typed = sentence(7, length_years="x") | sentence(3, date_day="31", date_month="2")
    typed |= {"case-adjustments-5-type": "TAGGED_BAIL", **date_boxes("case-movements-2-date", "2026-10-01")}
    assert problems(typed) == [
        ("Sentence 1", "case-sentences-7-length-years"),
        ("Sentence 2", "case-sentences-3-date-day"),
        ("Movement 1", "case-movements-2-what"),
        ("", "case-law-today"),
        ("", "case-as-of-day"),
        ("Adjustment 1", "case-adjustments-5-days"),
    ]


def test_every_problem_is_told_at_once() -> None:
    typed = sentence(1, type="", date_day="") | sentence(2, type="EDS21")
    assert problems(typed | last_asks()) == [
        ("Sentence 1", "case-sentences-1-type"),
        ("Sentence 1", "case-sentences-1-date-day"),
        ("Sentence 2", "case-sentences-2-extension-years"),
    ]


def test_a_kind_that_is_not_worked_out_is_refused_beside_its_question() -> None:
    typed = sentence(1, type="other", other="IPP") | sentence(2) | last_asks()
    answer = send("check", typed)
    assert (answer["status"], answer["unsupported"]) == ("refusal", True)
    (problem,) = answer["problems"]
    assert problem["group"] == "Sentence 1"
    assert problem["control"] == "case-sentences-1-type"
    assert problem["text"] == (
        "A sentence of imprisonment for public protection cannot be calculated here. "
        "Use the paper worksheet “Indeterminate sentences”."
    )


def test_a_refusal_that_can_be_mended_is_not_called_unsupported() -> None:
    answer = send("check", sentence(1, date_year="2025", date_month="1") | last_asks())
    assert (answer["status"], answer["unsupported"]) == ("refusal", False)
    assert [problem["field"] for problem in answer["problems"]] == ["case-sentences-1-offence-date"]


def test_the_check_page_shows_what_was_entered_in_the_order_of_the_warrant() -> None:
    answer = send("check", dict(EXAMPLE))
    assert answer["status"] == "result"
    assert [part["title"] for part in answer["parts"]] == [
        "Sentence 1: standard determinate sentence",
        "Sentence 2: standard determinate sentence",
        "Adjustment 1: remand, 35 days",
        "Law and day",
    ]
    first = {entry["label"]: entry["value"] for entry in answer["parts"][0]["entries"]}
    assert first["Date of sentence"] == "5 January 2026"
    assert first["Length"] == "3 years"
    second = {entry["label"]: (entry["value"], entry["field"]) for entry in answer["parts"][1]["entries"]}
    assert second["Runs"] == ("Consecutive to sentence 1", "case-sentences-2-follows")
    assert all(entry["field"].startswith("case-") for part in answer["parts"] for entry in part["entries"])


def test_the_look_counts_days_names_rows_and_finds_days_that_are_counted_twice() -> None:
    typed = sentence(4) | sentence(2, type="") | last_asks()
    for n, first in ((1, "2025-12-01"), (6, "2026-01-04")):
        name = f"case-adjustments-{n}"
        typed |= {f"{name}-type": "REMAND", **date_boxes(f"{name}-first", first)}
        typed |= date_boxes(f"{name}-last", "2026-01-04")
    typed |= {"case-adjustments-9-type": "SPECIAL_REMISSION", "case-adjustments-9-days": "3"}
    answer = send("look", typed)
    assert answer["sentences"] == {
        "4": "Sentence 1: standard determinate sentence, 3 years, 5 January 2026",
        "2": "Sentence 2: 3 years, 5 January 2026",
    }
    assert answer["adjustments"]["1"] == (
        "1 December 2025 to 4 January 2026, both counted: 35 days. 1 day of it is in adjustment 2 too."
    )
    assert answer["totals"] == "Remand: 36 days. Special remission: 3 days."


def test_the_look_at_an_empty_page_says_nothing() -> None:
    assert send("look", {}) == {"status": "look", "sentences": {}, "adjustments": {}, "totals": ""}


def test_the_result_of_the_worked_example() -> None:
    """Three years and eight months after it from 5 January 2026: to 4 September 2029; 35 days of remand earlier."""
    shown = send("work", dict(EXAMPLE))["shown"]
    days = {found["type"]: found["day"] for found in shown["dates"]}
    assert days["SLED"] == "Tuesday 31 July 2029"
    assert shown["counted"] == "Days are counted from Sunday 22 November 2026."
    assert all(found["steps"] for found in shown["dates"])
    assert "The prison’s recorded calculation decides." in shown["decides"]


def test_a_day_to_leave_that_has_passed_without_a_release_is_told() -> None:
    """One third of three years from 5 January 2026 is day 366, 5 January 2027; day 14 of a committal is its last."""
    overdue = "The day to leave has passed"

    def told(typed: Typed, today: str) -> bool:
        shown = send("work", typed | last_asks(), today=today)["shown"]
        return any(note.startswith(overdue) for row in shown["dates"] for note in row["notes"])

    plain = sentence(1)
    assert not told(plain, "2027-01-05")
    assert told(plain, "2027-01-06")
    gone = {"case-movements-1-what": "out:CRD", **date_boxes("case-movements-1-date", "2027-01-05")}
    assert not told(plain | gone, "2027-01-06")
    sunday = sentence(1, type="BOTUS", date_day="9", date_month="11", length_years="", length_days="14")
    assert told(sunday, "2026-11-22"), "Sunday 22 November: Friday 20 November was the day"


def test_how_far_a_date_is_from_today() -> None:
    for today, away in (("2029-07-30", "in 1 day"), ("2029-07-31", "today"), ("2029-08-01", "1 day ago")):
        shown = send("work", dict(EXAMPLE), today=today)["shown"]
        assert next(found["away"] for found in shown["dates"] if found["type"] == "SLED") == away


@pytest.mark.parametrize(
    "question",
    [
        {"case": "dance", "typed": {}},
        {"case": None},
        {"case": "check"},
        {"case": "check", "typed": []},
        {"case": "check", "typed": "x"},
        {"case": "paste"},
        {"case": "open"},
        {"case": "work", "typed": dict(EXAMPLE)},
        {"case": "work", "typed": dict(EXAMPLE), "today": "soon"},
    ],
)
def test_a_question_that_is_none_is_answered_in_words(question: dict[str, Any]) -> None:
    answer = json.loads(forms.submit(json.dumps(question)))
    assert answer["status"] == "problems"
    assert [problem["text"] for problem in answer["problems"]] == [UNREADABLE]


def test_the_full_calculation_is_not_loaded_with_the_form_for_one_sentence() -> None:
    lines = (
        "import sys, calculator.forms as forms",
        "forms.rehearse()",
        "assert not [name for name in sys.modules if name.startswith('calculator.forms.case')]",
    )
    subprocess.run([sys.executable, "-c", "; ".join(lines)], check=True)


def test_after_its_rehearsal_the_full_calculation_needs_nothing_more() -> None:
    lines = (
        "import json, sys, calculator.forms as forms",
        "from calculator.forms.case.example import EXAMPLE, TODAY",
        "forms.rehearse('case')",
        "before = set(sys.modules)",
        "steps = ('look', 'check', 'work', 'timeline')",
        "asked = [json.dumps({'case': step, 'typed': dict(EXAMPLE), 'today': TODAY}) for step in steps]",
        "said = [json.loads(forms.submit(each))['status'] for each in asked]",
        "assert said == ['look', 'result', 'result', 'result'], said",
        "assert not set(sys.modules) - before",
    )
    subprocess.run([sys.executable, "-c", "; ".join(lines)], check=True)


def test_pasting_and_opening_are_loaded_by_their_first_question() -> None:
    lines = (
        "import sys, calculator.forms.case.door",
        "assert not [name for name in sys.modules if '.paste' in name or name.endswith('.saved')]",
    )
    subprocess.run([sys.executable, "-c", "; ".join(lines)], check=True)
