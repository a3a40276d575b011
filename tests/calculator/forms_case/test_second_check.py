"""Second check: two entries of one case, field by field and date by date."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from calculator.exchange import answer
from calculator.forms.case.model import Worked
from calculator.forms.case.second_check import differences
from tests.calculator import generated
from tests.calculator.forms_case.worked_out import case, parts, remand, sentence, worked

ADDED = {"type": "ADA", "days": 14, "from": "2026-03-02"}


def test_both_entered_the_same() -> None:
    """The plain verdict, and nothing else to read."""
    found = differences(worked(case(sentence())), worked(case(sentence())))
    assert found["verdict"] == "Both entered the same, and the dates agree."
    assert found["same"] is True
    assert (found["parts"], found["unseen"], found["basis"]) == ([], "", {"words": "", "lines": []})


def test_records_in_another_order_are_the_same_records() -> None:
    """The order in which adjustments were entered means nothing."""
    one = worked(case(sentence(), adjustments=[remand(), ADDED]))
    other = worked(case(sentence(), adjustments=[ADDED, remand()]))
    assert differences(one, other)["verdict"] == "Both entered the same, and the dates agree."


def test_entries_that_differ_are_told_field_by_field_with_the_place_to_go_to() -> None:
    """Three places; the release and its like move, the date of the offence moves nothing."""
    one = worked(case(sentence(), adjustments=[remand(), ADDED]))
    other = worked(
        case(
            sentence(offence="2025-06-02"),
            adjustments=[remand(34, periodFrom="2025-12-02", periodTo="2026-01-04"), ADDED],
        )
    )
    found = differences(one, other)
    assert found["verdict"] == "The entries differ in 3 places; 3 dates differ."
    offence, days = found["parts"]
    assert offence["title"] == "Sentence 1: SDS"
    assert offence["lines"] == [
        {
            "label": "offence",
            "first": "2025-06-01 date",
            "second": "2025-06-02 date",
            "place": "sentences/0/offence",
            "field": "case-sentences-0-offence",
        }
    ]
    assert [(line["label"], line["first"], line["second"]) for line in days["lines"]] == [
        ("days", "35", "34"),
        ("periodFrom", "2025-12-01", "2025-12-02"),
    ]
    crd = next(row for row in found["dates"] if row["type"] == "CRD")
    assert crd["apart"] == "1 day later"
    assert crd["part"] == (
        "The first difference is at step 4. "
        "First: “Remand (1 December 2025 to 4 January 2026): 35 days earlier, 1 December 2026.” "
        "Second: “Remand (2 December 2025 to 4 January 2026): 34 days earlier, 2 December 2026.”"
    )


def test_the_entries_differ_and_the_dates_agree_all_the_same() -> None:
    """A day of offence within the same law moves no date."""
    found = differences(worked(case(sentence())), worked(case(sentence(offence="2025-06-02"))))
    assert found["verdict"] == "The entries differ in 1 place; the dates agree all the same."
    assert found["same"] is False


def test_a_record_only_one_of_them_entered() -> None:
    """It is one place, said to stand on one side only."""
    found = differences(worked(case(sentence(), adjustments=[remand()])), worked(case(sentence())))
    (part,) = found["parts"]
    assert part["only"] == "Only in “First”"
    assert found["verdict"] == "The entries differ in 1 place; 3 dates differ."
    assert {line["second"] for line in part["lines"]} == {"not entered"}


def test_another_law_set_is_told_first() -> None:
    """Entries the same, dates not: the ground they stand on is said to differ."""
    one, other = worked(case(sentence())), worked(case(sentence()), law="sds-50")
    found = differences(one, other)
    assert found["basis"]["words"].startswith(
        "The two were not worked out on the same ground. Not the same: the law set"
    )
    assert found["basis"]["lines"][0]["label"] == "Law"
    assert found["verdict"].startswith("Both entered the same, but ")
    assert next(iter(found)) == "columns"
    assert list(found).index("basis") < list(found).index("verdict")


def test_another_day_and_another_version_are_told_first() -> None:
    """The as-of date and the version of the calculator."""
    one = worked(case(sentence()))
    later = worked(case(sentence()), as_of="2026-11-21")
    assert "the day it is looked at from." in differences(one, later)["basis"]["words"]
    newer = one.replace(answer={**one.answer, "engine": "99.1.0"})
    found = differences(one, newer)
    assert "the version of the calculator." in found["basis"]["words"]
    assert found["basis"]["lines"] == [
        {
            "label": "Calculator",
            "first": f"version {one.answer['engine']} of the OMU Handbook",
            "second": "version 99.1.0 of the OMU Handbook",
            "differs": True,
        }
    ]
    assert found["same"] is False


REQUESTS = generated.requests(generated.same_day(("SDS", "EDS"), 3))


@given(REQUESTS, REQUESTS)
@settings(max_examples=30)
def test_the_count_is_the_same_whoever_is_first(one: dict[str, Any], other: dict[str, Any]) -> None:
    """The verdict does not turn on who entered first, and the values change sides."""
    found = [Worked(asked, answer(asked), parts(asked)) for asked in (one, other)]
    if any(worked_out.answer["status"] != "result" for worked_out in found):
        return
    there, back = differences(*found), differences(found[1], found[0])
    assert there["verdict"] == back["verdict"]
    assert there["basis"]["words"] == back["basis"]["words"]
    assert sorted((line["first"], line["second"]) for part in there["parts"] for line in part["lines"]) == sorted(
        (line["second"], line["first"]) for part in back["parts"] for line in part["lines"]
    )
