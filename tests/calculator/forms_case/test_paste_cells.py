"""The cells of rows copied from a spreadsheet: dates, lengths, kinds and headings; nothing unclear is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from calculator.forms.case import asks
from calculator.forms.case.paste_cells import Unreadable, day, days, follows, length, recall
from calculator.forms.case.paste_names import column, kind
from calculator.law.kinds import sentence_types, unsupported_kinds


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
    # Said by the kind, by the recall, or looked up.
    left = {"other", "recalled", "would-be-plus", "exclusions", "terrorist"}
    for ask in asks.SENTENCE:
        assert ask.id in left or column(ask.label).id == ask.id


# Whole sheets
