"""Rows copied from a spreadsheet: columns by name or in order, nothing made up, and what cannot be read is named."""

from __future__ import annotations

import time
from typing import Any

import pytest

from calculator.forms.case.door import worked_out
from calculator.forms.case.model import Worked
from calculator.forms.case.paste import paste
from tests.calculator.forms_case.typing_in import date_boxes, last_asks, send

IMPOSED = {"date-day": "5", "date-month": "1", "date-year": "2026"}
COMMITTED = {"offence-date-day": "1", "offence-date-month": "6", "offence-date-year": "2025"}
PLAIN = {"type": "ADIMP", **IMPOSED, **COMMITTED, "length-years": "3", "length-months": "6"}


def test_rows_without_headings_in_the_order_that_the_page_tells() -> None:
    found = paste(
        "SDS\t5/1/2026\t1/6/2025\t3 years 6 months\t\n"
        "ADIMP\t05.01.2026\t1 Jun 2025\t8m\tcons to 1\r\n"
        "\n"
        "Remand\t1/11/2025\t4/1/2026\n"
        "Tagged bail\t12 days\n"
        "ADA\t3/3/2026\t14\n"
    )
    assert found["sentences"] == [
        PLAIN,
        {"type": "ADIMP", **IMPOSED, **COMMITTED, "length-months": "8", "follows": "1"},
    ]
    first, last = date_boxes("first", "2025-11-1"), date_boxes("last", "2026-1-4")
    assert found["adjustments"] == [
        {"type": "REMAND", **first, **last},
        {"type": "TAGGED_BAIL", "days": "12"},
        {"type": "ADA", **date_boxes("award", "2026-3-3"), "days": "14"},
    ]
    assert found["problems"] == ["Every sentence: SDS+ is not said. Choose yes or no: the dates depend on it."]
    assert found["words"] == "2 sentences and 3 adjustments read."


@pytest.mark.parametrize("mark", ["\t", ",", ";"])
def test_columns_may_stand_in_any_order_under_their_names(mark: str) -> None:
    rows = [
        ["Consecutive to", "SDS+", "Term", "Date of offence", "Sentence date", "Type", "No", "Judge"],
        ["", "no", "3y 6m", "1/6/2025", "2026-01-05", "SDS", "7", "A"],
        ["7", "yes", "3/6/0/0", "1/6/2025", "5 Jan 2026", "SDS", "9", "B"],
    ]
    found = paste("\n".join(mark.join(row) for row in rows))
    assert found["sentences"] == [{**PLAIN, "sds-plus": "no"}, {**PLAIN, "sds-plus": "yes", "follows": "1"}]
    assert found["problems"] == ["Line 1: the column “Judge” is not known and was left out."]


def test_quoted_cells_hold_what_stands_between_cells() -> None:
    found = paste(
        'Kind,Imposed,Offence,Date of offence,Length\n"SDS+",5/1/2026,"Theft, ""Act""",1/6/2025,"3 years,\n6 months"'
    )
    assert found["sentences"] == [{**PLAIN, "sds-plus": "yes", "offence": 'Theft, "Act"'}]
    assert found["problems"] == []


def test_a_quote_that_is_never_closed_takes_no_other_row_with_it() -> None:
    found = paste('SDS\t5/1/2026\t1/6/2025\t"3 years\nDTO\t5/1/2026\t1/6/2025\t8m')
    assert [row["type"] for row in found["sentences"]] == ["ADIMP", "DTO"]
    assert found["problems"][0].startswith('Line 1, column “length”: “"3 years” is not a length')


def test_lengths_in_columns_of_their_own_or_with_the_unit_in_the_heading() -> None:
    own = paste("Kind\tImposed\tDate of offence\tYears\tMonths\tDays\nDTO\t5/1/2026\t1/6/2025\t\t8\t0")
    assert own["sentences"] == [{"type": "DTO", **IMPOSED, **COMMITTED, "length-months": "8"}]
    headed = paste("Kind\tImposed\tDate of offence\tLength (months)\nDTO\t5/1/2026\t1/6/2025\t8")
    assert headed["sentences"] == own["sentences"]
    assert own["problems"] == headed["problems"] == []


def test_an_extended_sentence_in_two_parts() -> None:
    found = paste("EDS21\t5/1/2026\t1/6/2025\t5 years + 3 years")
    assert found["sentences"] == [
        {"type": "EDS21", **IMPOSED, **COMMITTED, "length-years": "5", "extension-years": "3"}
    ]
    (said,) = paste("SDS+\t5/1/2026\t1/6/2025\t5 years + 3 years")["problems"]
    assert "“5 years + 3 years” is not a length" in said


@pytest.mark.parametrize("text", ["Escaped", "abscond", "ESCAPE", "Escaped, absconded or did not come back from leave"])
def test_why_somebody_was_at_large_comes_from_the_sheet(text: str) -> None:
    rows = f"Type\tFrom\tTo\tReason\nUAL\t1/9/2026\t5/10/2026\t{text}\nUAL\t1/11/2026\t5/11/2026\tholiday"
    found = paste(rows)
    assert [row.get("reason") for row in found["adjustments"]] == ["ESCAPE", None]
    (said,) = found["problems"]
    assert "“holiday” is not one of the reasons" in said


def test_a_recall_is_ticked_where_the_sheet_tells_of_one() -> None:
    found = paste(
        "Kind\tImposed\tRecall\tRevoked\nEDS21\t5/1/2026\tstandard\t1/9/2026\nEDS21\t5/1/2026\tno\t\nEDS21\t5/1/2026\t\t1/9/2026"
    )
    assert [(row.get("recalled"), row.get("recall")) for row in found["sentences"]] == [
        ("yes", "STANDARD"),
        (None, None),
        ("yes", None),
    ]
    assert found["problems"] == ["Sentence 3: choose the kind of recall."]
    code = paste("LR_EDS21\t5/1/2026\t1/6/2025\t4y")["sentences"][0]
    assert (code["type"], code["recalled"], code["recall"]) == ("EDS21", "yes", "STANDARD")


def test_fines() -> None:
    found = paste(
        "Kind\tImposed\tDate of offence\tLength\tFine\n"
        'Fine\t5/1/2026\t1/6/2025\t28 days\t"£1,000"\n'
        "Fine\t5/1/2026\t1/6/2025\t28 days\ta lot"
    )
    assert found["sentences"][0]["fine"] == "£1,000"
    assert "fine" not in found["sentences"][1]
    (said,) = found["problems"]
    assert said.startswith("Line 3, column “Fine”: “The fine” must be an amount of money")


def test_what_cannot_be_read_is_named_and_the_rest_is_taken() -> None:
    found = paste(
        "Kind\tImposed\tDate of offence\tLength\tCons\nSDS+\t05.01.26\t1/6/2025\tlong\t9\nIPP\t5/1/2026\t\t\tcons"
    )
    assert found["sentences"] == [
        {"type": "ADIMP", "sds-plus": "yes", **COMMITTED},
        {"type": "other", "other": "IPP", **IMPOSED},
    ]
    assert [said.partition(":")[0] for said in found["problems"]] == [
        "Line 2, column “Imposed”",
        "Line 2, column “Length”",
        "Line 3, column “Cons”",
        "Line 2, column “Cons”",
    ]


def test_what_a_kind_does_not_ask_is_said_and_left_out() -> None:
    found = paste("Kind\tImposed\tExtension\tSDS+\nDTO\t5/1/2026\t2 years\tno")
    assert found["sentences"] == [{"type": "DTO", **IMPOSED}]
    assert found["problems"] == ["Line 2, column “Extension”: “2 years” was left out: it is not asked for in this row."]


def test_a_kind_and_a_column_that_disagree_are_left_to_the_reader() -> None:
    found = paste("Kind\tImposed\tSDS+\nSDS+\t5/1/2026\tno")
    assert "sds-plus" not in found["sentences"][0]
    assert "do not agree" in found["problems"][0]


def test_a_row_that_is_none_is_named() -> None:
    found = paste("Kind\tImposed\nTotal\t\nTheft Act\t5/1/2026")
    assert found["problems"] == [
        "Line 2 (“Total” …) was left out: no kind, date of sentence or length is in it.",
        "Line 3, column “Kind”: “Theft Act” is no kind that is known here. Choose it.",
        "The sentence: choose the kind of sentence.",
    ]
    assert found["sentences"] == [IMPOSED]


def test_sixty_rows_are_read_and_no_more() -> None:
    found = paste("DTO\t5/1/2026\t1/6/2025\t8m\n" * 80)
    assert len(found["sentences"]) == 60
    assert found["problems"] == ["At most 60 rows are read. From line 61 on, nothing was taken."]


@pytest.mark.parametrize(
    "text",
    [
        "", "\n\n\t\t", "😀\t😀\n" * 500, "x" * 1_000_000, "\0\1\2\3\t\xff\n" * 5000, "SDS\t" + "x" * 10_000,
        '"' * 99_999, '"\t' * 49_000, '"a\n' * 30_000, "\t" * 99_999, "Kind\t" * 15_000, "1" * 99_999,
        "SDS\t5/1/2026\t1/6/2025\t" + "1d " * 30_000, "\ud800\t\udfff", "SDS;" * 20_000, " " * 99_999,
    ],
    ids=lambda text: f"{text[:5]!r} {len(text)}",
)  # fmt: skip
def test_absurd_text_is_answered_quickly(text: str) -> None:
    started = time.process_time()
    found = paste(text)
    assert time.process_time() - started < 1
    assert found["status"] == "paste"
    assert len(found["sentences"]) <= 1
    assert len(found["problems"]) < 200
    assert all(len(said) < 300 for said in found["problems"])


def test_pasted_rows_give_dates_once_the_open_questions_are_answered() -> None:
    """Three and a half years from 5 January 2026, and eight months after it, with 65 days of remand."""
    found = paste(
        "SDS\t5/1/2026\t1/6/2025\t3 years 6 months\nSDS\t5/1/2026\t1/6/2025\t8m\t1\nRemand\t1/11/2025\t4/1/2026"
    )
    typed: dict[str, str] = last_asks()
    for rows in ("sentences", "adjustments"):
        for n, row in enumerate(found[rows], start=1):
            typed |= {f"case-{rows}-{n}-{box}": text for box, text in row.items()}
    assert {problem["field"] for problem in send("check", typed)["problems"]} == {
        "case-sentences-1-sds-plus",
        "case-sentences-2-sds-plus",
    }
    worked: Any = worked_out(typed | {f"case-sentences-{n}-sds-plus": "no" for n in (1, 2)})
    assert isinstance(worked, Worked)
    sled = next(found for found in worked.answer["dates"] if found["type"] == "SLED")
    # 5 January 2026 and 4 years 2 months: to 4 March 2030; 65 days earlier.
    assert sled["date"] == "2029-12-29"


def test_the_door_takes_pasted_text() -> None:
    assert send("paste", {}, text="DTO\t5/1/2026\t1/6/2025\t8m")["words"] == "1 sentence read."
    assert send("paste", {}, text="")["words"] == "No row was read."
