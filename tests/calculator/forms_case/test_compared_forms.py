"""What if, second check and differing dates as the page asks for them: typed forms in, words out."""

from __future__ import annotations

from typing import Any

from calculator.forms.case.door import submit
from calculator.forms.case.example import EXAMPLE, TODAY


def typed(**changed: str | None) -> dict[str, str]:
    """The example with some controls typed otherwise; none leaves a control empty."""
    changes = {name.replace("_", "-"): value for name, value in changed.items()}
    return {name: value for name, value in {**EXAMPLE, **changes}.items() if value is not None}


def asked(case: str, **more: Any) -> dict[str, Any]:
    """The answer to one action; it must be a result."""
    found = submit({"case": case, "today": TODAY, **more})
    assert found["status"] == "result", found
    return found


ONE = {
    "case_sentences_2_type": None, "case_sentences_2_date_day": None, "case_sentences_2_date_month": None,
    "case_sentences_2_date_year": None, "case_sentences_2_offence_date_day": None,
    "case_sentences_2_offence_date_month": None, "case_sentences_2_offence_date_year": None,
    "case_sentences_2_length_months": None, "case_sentences_2_sds_plus": None, "case_sentences_2_follows": None,
}  # fmt: skip


def test_the_same_form_twice() -> None:
    """Nothing differs, in either place."""
    assert asked("compare", typed=EXAMPLE, old=EXAMPLE)["comparison"]["same"] is True
    found = asked("second", typed=EXAMPLE, first=EXAMPLE)["differences"]
    assert found["verdict"] == "Both entered the same, and the dates agree."


def test_what_if_the_second_sentence_ran_alongside() -> None:
    """One line is told, in the words of the form, with the field to go to."""
    shown = asked("compare", typed=typed(case_sentences_2_follows=None), old=EXAMPLE)["comparison"]
    (change,) = shown["changes"]
    (line,) = change["lines"]
    assert line["words"] == "Runs: Consecutive to sentence 1 before, Concurrent, or first of its chain now"
    assert line["field"] == "case-sentences-2-follows"
    assert shown["verdict"].startswith("1 change to what was entered: ")


def test_a_sentence_more_says_nothing_of_the_first() -> None:
    """That the first follows none is told only where there are two; it is no change."""
    shown = asked("compare", typed=EXAMPLE, old=typed(**ONE))["comparison"]
    assert [(change["title"].partition(":")[0], change["state"]) for change in shown["changes"]] == [
        ("Sentence 2", "put in")
    ]
    back = asked("compare", typed=typed(**ONE), old=EXAMPLE)["comparison"]
    assert [change["state"] for change in back["changes"]] == ["taken out"]


def test_another_law_set_is_told_with_the_law_and_not_as_an_entry() -> None:
    """The field of the law set is no entry of the warrant."""
    shown = asked("second", typed=typed(case_law="sds-50"), first=EXAMPLE)["differences"]
    assert shown["parts"] == []
    assert shown["basis"]["words"].startswith(
        "The two were not worked out on the same ground. Not the same: the law set"
    )
    assert shown["verdict"].startswith("Both entered the same, but ")


def test_a_date_on_the_record_without_the_remand() -> None:
    """44 months from 5 January 2026 is 1,339 days; a third is 447, 27 March 2027, less 35 days 20 February 2027."""
    dates = {"CRD-day": "27", "CRD-month": "3", "CRD-year": "2027"}
    (row,) = asked("gaps", typed=EXAMPLE, dates=dates)["gaps"]["dates"]
    assert row["worked"]["date"] == "2027-02-20"
    assert "35 days, is not taken off" in row["explanations"][0]["words"]


def test_why_a_date_was_not_worked_out_is_told_from_the_types_of_the_form() -> None:
    """Types of sentence, not kinds, are what the form sends."""
    dates = {
        f"{kind}-{part}": n
        for kind in ("PED", "MTD")
        for part, n in zip(("day", "month", "year"), ("1", "6", "2027"), strict=True)
    }
    for row in asked("gaps", typed=EXAMPLE, dates=dates)["gaps"]["dates"]:
        assert row["words"].startswith("No such date was worked out. No ")
