"""Reading what was typed: every kind of field, all problems at once, and the way to the engine and back."""

import json
import string
from datetime import date
from typing import Any

import pytest

from calculator import forms
from calculator.forms import sentence
from calculator.forms.fields import ChoiceField
from calculator.forms.model import Typed
from calculator.forms.words import count, listed, month_number, whole_number
from calculator.law import law_sets
from calculator.names import full_date, plain_date

EXAMPLE = dict(sentence.EXAMPLE)


def submit(typed: Typed, **more: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(forms.submit(json.dumps({"form": "sentence", "typed": dict(typed), **more})))
    return answer


def texts(typed: Typed) -> list[str]:
    return [problem["text"] for problem in submit(typed)["problems"]]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("35", 35), (" 35 ", 35), ("0", 0), ("007", 7), ("1,200", 1200), ("12,345,678", 12345678), ("", None),
        ("1,20", None), (",200", None), ("-1", None), ("+1", None), ("3.5", None), ("1e3", None), ("½", None),
        ("٣", None), ("３", None), ("1 200", None), ("1234567890", None), ("😀", None), ("0x10", None),
    ],
)  # fmt: skip
def test_whole_numbers(typed: str, number: int | None) -> None:
    assert whole_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("1", 1), ("03", 3), ("12", 12), ("0", None), ("13", None), ("Mar", 3), ("march", 3), ("SEPT", 9), ("sep.", 9),
        ("ju", None), ("jun", 6), ("jul", 7), ("Marchx", None), ("", None),
    ],
)  # fmt: skip
def test_months(typed: str, month: int | None) -> None:
    assert month_number(typed) == month


def test_words() -> None:
    assert plain_date(date(2026, 1, 5)) == "5 January 2026"
    assert full_date(date(2026, 12, 1)) == "Tuesday 1 December 2026"
    assert (count(1, "day"), count(1200, "day")) == ("1 day", "1,200 days")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")


def test_29_february_is_a_date_in_leap_years_only() -> None:
    field = sentence.OFFENCE_DATE
    assert field.read({"offence-date-day": "29", "offence-date-month": "2", "offence-date-year": "2024"}).value == date(
        2024, 2, 29
    )
    wrong = field.read({"offence-date-day": "29", "offence-date-month": "2", "offence-date-year": "2025"})
    assert "February 2025 has 28 days" in wrong.problems[0].text


def test_a_date_names_every_part_that_is_wrong() -> None:
    typed = EXAMPLE | {"offence-date-day": "0", "offence-date-month": "x", "offence-date-year": "25"}
    (text,) = texts(typed)
    assert "the day must be" in text
    assert "the month must be" in text
    assert "the year must be" in text


def test_every_problem_is_reported_at_once_with_its_control() -> None:
    typed = {"length-years": "x", "length-days": "y", "remand": "days", "tagged-bail": "z", "as-of-day": "1"}
    problems = submit(typed)["problems"]
    assert [problem["control"] for problem in problems] == [
        "sentence-date-day", "offence-date-day", "length-years", "length-days", "remand-total", "tagged-bail",
        "as-of-month",
    ]  # fmt: skip
    assert {problem["field"] for problem in problems} <= {field.id for field in sentence.FORM.fields()}


def test_the_request_holds_what_was_typed() -> None:
    typed = EXAMPLE | {
        "remand": "periods",
        "remand-period-3-from-day": "1", "remand-period-3-from-month": "12", "remand-period-3-from-year": "2025",
        "remand-period-3-to-day": "10", "remand-period-3-to-month": "12", "remand-period-3-to-year": "2025",
        "tagged-bail": "4", "registered": "yes", "exclusions-TERRORISM": "yes", "section-250": "yes",
        "date-of-birth-day": "31", "date-of-birth-month": "Jan", "date-of-birth-year": "2008",
    }  # fmt: skip
    request = sentence.read(typed).request
    assert request is not None
    case = request["case"]
    assert (request["law"], request["asOf"]) == ("today", "2026-11-21")
    assert (case["dateOfBirth"], case["registeredSexOffender"]) == ("2008-01-31", True)
    assert case["sentences"][0]["length"] == {"years": 3, "months": 0, "weeks": 0, "days": 0}
    assert case["sentences"][0]["exclusions"] == ["TERRORISM"]
    assert case["sentences"][0]["section250"] is True
    assert case["adjustments"] == [
        {"type": "REMAND", "days": 10, "from": "2026-01-05", "periodFrom": "2025-12-01", "periodTo": "2025-12-10"},
        {"type": "TAGGED_BAIL", "days": 4, "from": "2026-01-05", "periodFrom": None, "periodTo": None},
    ]


def test_questions_that_were_not_chosen_are_not_read() -> None:
    request = sentence.read(EXAMPLE | {"remand": "none", "remand-total": "nonsense"}).request
    assert request is not None
    assert request["case"]["adjustments"] == []


def test_an_unknown_choice_is_a_problem() -> None:
    assert texts(EXAMPLE | {"law": "moon"}) == ["Choose one answer for the law."]


def test_law_sets_are_offered_by_the_titles_of_the_answers() -> None:
    assert [(option.value, option.label) for option in sentence.LAW.options] == list(law_sets())
    for name, title in law_sets():
        law = submit(EXAMPLE | {"law": name})["shown"]["basis"][0]
        assert law == {"label": "Law", "value": f"{title}, as on 21 November 2026"}


def test_the_worked_example_has_dates_with_steps_and_law() -> None:
    shown = submit(EXAMPLE)["shown"]
    assert {found["type"]: found["date"] for found in shown["dates"]} == {
        "SLED": "2028-11-30", "CRD": "2026-12-01", "HDCED": "2026-07-09", "ESED": "2029-01-04",
    }  # fmt: skip
    for found in shown["dates"]:
        assert found["steps"]
        assert all(step["text"] and step["law"] for step in found["steps"]), found["type"]
    assert {"label": "Days on remand", "value": "35 days"} in shown["entered"]
    assert shown["decides"].startswith("The prison’s recorded calculation decides.")


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ("sentences/0/length", "length"), ("sentences/0/offence/date", "offence-date"),
        ("sentences/0", "sentence-date"),
        ("case/sentences/0/offence/code", "exclusions"), ("adjustments/0", "remand-total"),
        ("adjustments/0/days", "remand-total"), ("adjustments/7", "remand"), ("dateOfBirth", "date-of-birth"),
        ("law/section-250", "law"), ("asOf", "as-of"), ("", "sentence-date"), ("somewhere/else", "sentence-date"),
    ],
)  # fmt: skip
def test_objections_find_their_field(about: str, field: str) -> None:
    request = sentence.read(EXAMPLE).request
    assert request is not None
    assert sentence.about(about, "ANY", request) == field
    assert sentence.FORM.field(field).first_control


def test_too_much_time_off_is_mended_where_the_time_is_typed() -> None:
    for typed, field in (
        ({"remand-total": "9999"}, "remand-total"),
        ({"remand": "none", "tagged-bail": "9999"}, "tagged-bail"),
    ):
        answer = submit(EXAMPLE | typed)
        assert answer["status"] == "refusal"
        assert [problem["field"] for problem in answer["problems"]] == [field]


def test_refusals_stand_beside_a_field() -> None:
    answer = submit(EXAMPLE | {"offence-date-year": "2026"})
    assert answer["status"] == "refusal"
    assert answer["unsupported"] is False
    assert [problem["field"] for problem in answer["problems"]] == ["offence-date"]


def test_one_field_can_be_read_alone() -> None:
    ends = {"from": ("1", "12", "2025"), "to": ("4", "1", "2026")}
    typed = {
        f"remand-period-1-{end}-{part}": text
        for end, day in ends.items()
        for part, text in zip(("day", "month", "year"), day, strict=True)
    }
    assert submit(typed, only="remand-period") == {
        "status": "field",
        "words": "1 December 2025 to 4 January 2026: 35 days",
    }
    assert submit({}, only="remand-period")["words"] == ""


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"form": "x", "typed": {}}', '{"form": "sentence"}'])
def test_a_question_that_is_none_is_answered_in_words(text: str) -> None:
    answer = json.loads(forms.submit(text))
    assert answer["problems"][0]["text"] == "The page sent something that cannot be read. Load the page again."


def test_ids_are_unique_and_safe_in_a_page() -> None:
    controls: list[str] = []
    for field in sentence.FORM.fields():
        assert set(field.id) <= set(string.ascii_lowercase + string.digits + "-")
        assert field.label
        if isinstance(field, ChoiceField):
            controls += [f"{field.id}-{option.value}" for option in field.options]
        else:
            controls.append(field.first_control)
    assert len(set(controls)) == len(controls)
