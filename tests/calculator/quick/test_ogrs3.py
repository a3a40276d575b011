"""OGRS3: every published test vector, the table of offence codes, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.ogrs3 import QUICK, TABLE, copas_weight, percent, probability, score
from calculator.quick.ogrs_facts import offence
from calculator.quick.reckon import age, data
from tests.calculator.quick.given import line, refused, work
from tests.calculator.quick.shared import document, rows

EXAMPLE: dict[str, Any] = dict(QUICK.example)
VECTORS = "calculators/ogrs-test-vectors.yml"


def test_every_vector_agrees() -> None:
    compared = 0
    for row in document(VECTORS)["ogrs3"]:
        given, expected = row["inputs"], row["expected"]
        born, convicted, start = (
            date.fromisoformat(given[name])
            for name in ("date_of_birth", "date_of_current_conviction", "date_at_start_of_followup")
        )
        total, first, gender = given["total_sanctions"], given["age_at_first_sanction"], given["gender"].lower()
        found = score(gender, age(born, convicted), age(born, start), total, first, given["offence_weight"])
        assert (found.one_year, found.two_years) == (expected["one_year_percent"], expected["two_year_percent"]), row[
            "id"
        ]
        assert found.band == expected["band"].lower().replace("_", " "), row["id"]
        for ours, theirs in (("age_weight", "age_gender"), ("status_weight", "conviction_status"), ("copas", "copas")):
            if theirs in expected:
                assert getattr(found, ours) == pytest.approx(expected[theirs], abs=5e-6), (row["id"], theirs)
        compared += 1
    assert compared == 9


def test_vectors_agree_from_the_form_too() -> None:
    compared = 0
    for row in document(VECTORS)["ogrs3"]:
        given, expected = row["inputs"], row["expected"]
        known = offence(int(given["offence_code"]))
        assert known is not None
        if TABLE["groups"][known.group] != given["offence_weight"]:
            continue  # a test of the service that gives the code a weight of its own
        answer = work(
            QUICK,
            gender=given["gender"].lower(),
            born=given["date_of_birth"],
            convicted=given["date_of_current_conviction"],
            follow_up=given["date_at_start_of_followup"],
            sanctions=given["total_sanctions"],
            first_age=given["age_at_first_sanction"],
            offence=int(given["offence_code"]),
        )
        band = expected["band"].lower().replace("_", " ")
        assert line(answer, "Two years").text == f"{expected['two_year_percent']} %, {band}", row["id"]
        assert line(answer, "One year").text == f"{expected['one_year_percent']} %", row["id"]
        compared += 1
    assert compared >= 7


def test_the_logistic_vectors_agree() -> None:
    for row in document(VECTORS)["ogrs3_logistic"]:
        for name, intercept in (("one_year", "one_year"), ("two_year", "two_year")):
            if row[name] is not None:
                assert probability(row["total_before_intercept"], TABLE[intercept]) == pytest.approx(
                    row[name], abs=5e-6
                )


def test_every_code_has_the_weight_and_category_of_the_facts() -> None:
    compared = 0
    for row in rows("calculators/offence-code-categories.csv"):
        known = offence(int(row["offence_code"]))
        assert known is not None, row
        assert (known.category, known.group) == (row["ogrs4_category"], row["ogrs3_group"])
        assert known.violent == (row["is_violent_sanction"] == "Y")
        assert known.exact_needed == (row["ogrs3_note"] == "exact offence needed")
        if known.group:
            assert TABLE["groups"][known.group] == float(row["ogrs3_weight"])
        compared += 1
    assert compared == 3039


def test_rounding_and_ends() -> None:
    assert [percent(value) for value in (0.0, 0.004, 0.005, 0.494994, 0.494995, 0.495, 0.999, 1.0)] == [
        1, 1, 1, 49, 50, 50, 99, 99,
    ]  # fmt: skip
    assert copas_weight(10, 20, 20) == 0.0


def test_the_worked_example_by_hand() -> None:
    # 30 at conviction and follow-up: −1.326; repeat +0.46306; 1.25112 × ln(2 ÷ 19) = −2.81664; other offence −0.0607.
    answer = work(QUICK, **EXAMPLE)
    assert line(answer, "Two years").text == "17 %, low"
    assert line(answer, "One year").text == "9 %"
    assert any("−2.81664" in step.text for step in answer.steps)
    assert all(step.law for step in answer.steps)


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"born": "2022-01-01"}, ["convicted", "follow_up"]),
        ({"convicted": "1991-07-17", "offence": 1}, ["convicted", "offence"]),
        ({"first_age": 31}, ["first_age"]),
        ({"born": "2012-01-01", "first_age": 9}, ["convicted", "follow_up"]),
        ({"offence": 99999}, ["offence"]),
        ({"offence": 0}, ["offence"]),
    ],
)
def test_what_cannot_be_scored_is_declined(changes: dict[str, Any], about: list[str]) -> None:
    assert [fault.about for fault in refused(QUICK, **(EXAMPLE | changes))] == about


def test_a_heading_is_refused_and_the_exact_offence_asked_for() -> None:
    headings = [code for row in data("ogrs_codes")["row"] if row.get("exact_needed") for code in row["codes"].split()]
    assert len(headings) == 3
    for code in headings:
        assert "exact offence" in refused(QUICK, **(EXAMPLE | {"offence": int(code)}))[0].mend


def test_a_birthday_on_the_day_counts_and_the_day_before_does_not() -> None:
    assert (age(date(2000, 5, 5), date(2021, 5, 5)), age(date(2000, 5, 5), date(2021, 5, 4))) == (21, 20)
    assert (age(date(2004, 2, 29), date(2022, 2, 28)), age(date(2004, 2, 29), date(2022, 3, 1))) == (17, 18)
