"""Rows copied from a spreadsheet: columns by name or in order, nothing made up, and what cannot be read is named."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from calculator.forms.case import asks
from calculator.forms.case.door import worked_out
from calculator.forms.case.model import Worked
from calculator.forms.case.paste import paste
from calculator.forms.case.paste_cells import Unreadable, day, days, follows, length, recall
from calculator.forms.case.paste_names import column, kind
from calculator.law.kinds import sentence_types, unsupported_kinds
from tests.calculator.forms_case.typing_in import date_boxes, last_asks, send

IMPOSED = {"date-day": "5", "date-month": "1", "date-year": "2026"}
COMMITTED = {"offence-date-day": "1", "offence-date-month": "6", "offence-date-year": "2025"}


@pytest.mark.parametrize(
    "text",
    [
        "5/1/2026", "05/01/2026", "5.1.2026", "05-01-2026", "5 1 2026", "5 Jan 2026", "5 January 2026", "5-Jan-2026",
        "5th January 2026", "5th of January 2026", "Monday 5 January 2026", "Mon, 5 Jan 2026", "January 5, 2026",
        "2026-01-05", "2026/1/5", "2026-01-05 00:00:00", "05/01/2026 00:00", "2026-01-05T00:00:00",
    ],
)  # fmt: skip
def test_a_date_in_the_ways_in_which_sheets_write_it(text: str) -> None:
    assert day(text) == {"day": "5", "month": "1", "year": "2026"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("05.01.26", "“05.01.26” has a year of two figures. Write the year with four."),
        ("5-Jan-26", "“5-Jan-26” has a year of two figures. Write the year with four."),
        ("46027", "“46027” is a spreadsheet’s number for a day. Show that column as dates, copy it again, or type it."),
        ("2026", "2026 is a year alone. Write it as 5/1/2026 or 5 January 2026."),
        ("31/2/2026", "“31/2/2026” is not a real date."),
        ("0/1/2026", "“0/1/2026” is not a real date."),
        ("1/25/2026", "“1/25/2026” has no month “25”: the day stands first. Write it as 5/1/2026 or 5 January 2026."),
        ("5 Brumaire 2026", "“5 Brumaire 2026” has no month “Brumaire”. Write it as 5/1/2026 or 5 January 2026."),
        ("1/1/0999", "the year of “1/1/0999” must be from 1900 to 2199."),
        ("next week", "“next week” is not a date that can be read. Write it as 5/1/2026 or 5 January 2026."),
        ("٥/١/٢٠٢٦", "“٥/١/٢٠٢٦” is not a date that can be read. Write it as 5/1/2026 or 5 January 2026."),
    ],
)  # fmt: skip
def test_a_date_that_is_not_certain_is_refused(text: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        day(text)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("text", "boxes"),
    [
        ("3 years 6 months", {"years": "3", "months": "6"}),
        ("3 years, 6 months and 2 days", {"years": "3", "months": "6", "days": "2"}),
        ("3y 6m", {"years": "3", "months": "6"}),
        ("3y6m", {"years": "3", "months": "6"}),
        ("3YRS 6MTHS", {"years": "3", "months": "6"}),
        ("18m", {"months": "18"}),
        ("42 months", {"months": "42"}),
        ("1 year", {"years": "1"}),
        ("12 weeks", {"weeks": "12"}),
        ("28 days", {"days": "28"}),
        ("P3Y6M", {"years": "3", "months": "6"}),
        ("P28D", {"days": "28"}),
        ("3/6/0/0", {"years": "3", "months": "6"}),
        ("0/0/12/3", {"weeks": "12", "days": "3"}),
    ],
)
def test_a_length_in_the_ways_in_which_people_write_it(text: str, boxes: dict[str, str]) -> None:
    assert length(text) == boxes


def test_a_bare_number_is_a_length_only_where_the_heading_names_the_unit() -> None:
    assert length("42", "months") == {"months": "42"}
    with pytest.raises(Unreadable, match="does not say whether it is years, months, weeks or days"):
        length("42")


@pytest.mark.parametrize(
    "text", ["3.5 years", "3/6/0", "three years", "3y 2y", "0 days", "life", "3 fortnights", "P", "½ year"]
)
def test_a_length_that_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        length(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1), ("cons to 1", 1), ("cs 2", 2), ("cs2", 2), ("C/S 2", 2), ("consecutive to sentence 2", 2),
        ("consec. to count 3", 3), ("to 4", 4), ("#2", 2), ("concurrent", None), ("cc", None), ("CC", None),
        ("conc", None), ("concurrent with 1", None), ("-", None), ("0", None), ("no", None), ("n/a", None),
    ],
)  # fmt: skip
def test_consecutive_to(text: str, number: int | None) -> None:
    assert follows(text) == number


@pytest.mark.parametrize("text", ["consecutive", "cons", "1 and 2", "1, 2", "cons to the first", "yes"])
def test_consecutive_without_one_number_is_left_to_the_reader(text: str) -> None:
    with pytest.raises(Unreadable, match="does not say which one sentence it is consecutive to"):
        follows(text)


def test_days_and_recalls() -> None:
    assert [days(text)[""] for text in ("35", "35 days", "1,200", "1 day", "7d")] == ["35", "35", "1200", "1", "7"]
    kinds = {"standard": "STANDARD", "Standard recall": "STANDARD", "FTR 28": "FTR_28", "28 day FTR": "FTR_28"}
    kinds |= {"FTR14": "FTR_14", "56 days": "FTR_56", "fixed-term recall of 28 days": "FTR_28"}
    assert {text: recall(text)[""] for text in kinds} == kinds
    for text in ("yes", "FTR", "21 days"):
        with pytest.raises(Unreadable, match="does not say which recall it is"):
            recall(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ADIMP", "ADIMP"), ("adimp_ora", "ADIMP"), ("SDS", "ADIMP"), ("standard", "ADIMP"),
        ("Standard determinate sentence", "ADIMP"), ("YOI", "YOI"), ("YOI_ORA", "YOI"), ("s250", "SEC250"),
        ("Section 250", "SEC250"), ("SEC91_03_ORA", "SEC91_03"), ("EDS21", "EDS21"), ("LASPO_AR", "LASPO_AR"),
        ("DTO", "DTO"), ("DTO_ORA", "DTO"), ("Fine", "A/FINE"), ("a/fine", "A/FINE"), ("fine default", "A/FINE"),
        ("BOTUS", "BOTUS"),
    ],
)  # fmt: skip
def test_kinds_by_code_or_everyday_word(text: str, code: str) -> None:
    found = kind(text, None)
    assert found is not None
    assert found.boxes == {"type": code}
    assert found.said == ""


@pytest.mark.parametrize(
    ("text", "imposed", "code"),
    [
        ("EDS", date(2026, 1, 5), "EDS21"), ("extended", date(2020, 12, 1), "EDS21"),
        ("EDS", date(2020, 11, 30), "LASPO_DR"), ("EDS", date(2015, 4, 13), "LASPO_DR"),
        ("SOPC", date(2026, 1, 5), "SOPC21"), ("SOPC", date(2019, 1, 5), "SEC236A"),
    ],
)  # fmt: skip
def test_an_extended_sentence_is_of_the_act_of_its_day_and_that_is_said(text: str, imposed: date, code: str) -> None:
    found = kind(text, imposed)
    assert found is not None
    assert found.boxes == {"type": code}
    assert found.said == (
        f"“{text}” was read as “{sentence_types()[code].name}”. Change it where that is not what the court passed."
    )


@pytest.mark.parametrize("imposed", [date(2015, 4, 12), None])
def test_an_extended_sentence_of_before_13_april_2015_is_left_to_the_reader(imposed: date | None) -> None:
    found = kind("EDS", imposed)
    assert found is not None
    assert found.boxes == {}
    assert found.said.endswith(("Choose it.", "Choose which."))


def test_every_national_code_that_is_worked_out_has_its_kind_and_recall() -> None:
    for code, known in sentence_types().items():
        found = kind(code, None)
        assert found is not None or code.isdigit(), code
        if found is None:
            continue
        if known.kind is None:
            assert found.boxes == {"type": "other", "other": code}
            continue
        chosen = sentence_types()[found.boxes["type"]]
        assert chosen.kind == known.kind, code
        assert found.boxes.get("recall") == known.recall
        for flag in ("section250", "automatic", "under_18_sopc"):
            said = getattr(known, flag)
            assert said is None or getattr(chosen, flag) == said, (code, flag)
    assert {"LIFE", "IPP"} <= {*unsupported_kinds()}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Remand", "REMAND"), ("Tagged bail", "TAGGED_BAIL"), ("UAL", "UAL"), ("Unlawfully at large (UAL)", "UAL"),
        ("ADA", "ADA"), ("Additional days awarded", "ADA"), ("RADA", "RADA"),
        ("Special remission", "SPECIAL_REMISSION"),
    ],
)  # fmt: skip
def test_kinds_of_adjustments(text: str, code: str) -> None:
    found = kind(text, None)
    assert found is not None
    assert (found.rows, found.boxes) == ("adjustments", {"type": code})


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kind", "type"), ("Sentence type", "type"), ("Date of sentence", "date"), ("SENTENCE DATE", "date"),
        ("Imposed", "date"), ("Offence", "offence"), ("Offence date", "offence-date"),
        ("Date of offence", "offence-date"),
        ("Length", "length"), ("Term", "length"), ("Licence", "extension"), ("Extension period", "extension"),
        ("Consecutive to", "follows"), ("Cons/conc", "follows"), ("SDS+", "sds-plus"), ("SDS Plus?", "sds-plus"),
        ("Recall", "recall"), ("Revoked", "revoked"), ("Returned", "returned"), ("Fine", "fine"), ("Days", "days"),
        ("From", "first"), ("To", "last"), ("No.", "number"), ("Judge", ""), ("", ""),
    ],
)  # fmt: skip
def test_columns_by_their_many_names(title: str, name: str) -> None:
    assert column(title).id == name


def test_every_question_of_the_form_is_a_column_by_its_own_label() -> None:
    for ask in asks.ADJUSTMENT:
        assert column(ask.label).id == ask.id
    left = {"other", "recalled", "exclusions", "terrorist"}  # said by the kind, by the recall, or looked up
    for ask in asks.SENTENCE:
        assert ask.id in left or column(ask.label).id == ask.id


# Whole sheets

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
    started = time.perf_counter()
    found = paste(text)
    assert time.perf_counter() - started < 1
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
