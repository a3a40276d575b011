"""What is typed into the full calculation: each kind has its own questions, and the dates are the exchange's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from calculator.check.words import catalogue
from calculator.forms.case import asks, door, fields
from calculator.forms.case.model import Worked
from calculator.forms.case.reading import take
from calculator.forms.one import first_control
from tests.calculator import test_objections as objections
from tests.calculator.forms_case.typing_in import (
    BOXES,
    NoBox,
    Typed,
    at_large,
    date_boxes,
    last_asks,
    send,
    sentence,
    typed_in,
)
from tests.calculator.worked import Worked as WorkedCase
from tests.calculator.worked import answered, cases, request

EVERY = {"type", "date", "offence", "offence-date", "offence-first", "length", "follows"}
RECALL = {"recalled", "recall", "revoked", "returned"}
STANDARD = EVERY | RECALL | {"sds-plus", "would-be-plus", "exclusions"}
EXTENDED = EVERY | RECALL | {"extension"}
QUESTIONS = {
    "ADIMP": STANDARD | {"terrorist"},
    "YOI": STANDARD | {"terrorist"},
    "SEC250": STANDARD | {"terrorist"},
    "SEC91_03": STANDARD,
    "EDS21": EXTENDED,
    "EDS18": EXTENDED,
    "EDSU18": EXTENDED,
    "LASPO_DR": EXTENDED,
    "LASPO_AR": EXTENDED,
    "SOPC21": EXTENDED | {"terrorist"},
    "SOPC18": EXTENDED | {"terrorist"},
    "SEC236A": EXTENDED | {"terrorist"},
    "SDOPCU18": EXTENDED,
    "DTO": EVERY,
    "A/FINE": EVERY | {"fine", "paid"},
    "BOTUS": EVERY | {"supervision-end"},
    "other": EVERY | {"other"},
}


def fields_of_page() -> dict[str, str]:
    """Every field of the page, in rows with the number 1, and its first control."""
    found = {}
    for ask in asks.ASKS:
        for each in ask.of or (ask,):
            name = f"case-{ask.id}-1-{each.id}" if ask.of else f"case-{ask.id}"
            found[name] = first_control(each, name)
    return found


FIELDS = fields_of_page()
CONTROLS = {*BOXES, *FIELDS.values()}


def texts(typed: Typed, action: str = "check") -> list[str]:
    return [problem["text"] for problem in send(action, typed)["problems"]]


def with_all_boxes(code: str) -> Typed:
    """A sentence of this kind with something in every box there is."""
    typed = {box: "1" for box in BOXES if box.startswith("case-sentences-1-")}
    typed |= {f"case-sentences-1-{ask}-year": "2026" for ask in ("date", "offence-date", "offence-first", "revoked")}
    typed |= {"case-sentences-1-supervision-end-year": "2026"}
    typed |= {"case-sentences-1-returned-year": "2026", "case-sentences-1-recalled": "yes"}
    typed |= {"case-sentences-1-recall": "STANDARD", "case-sentences-1-sds-plus": "no", "case-sentences-1-other": "IPP"}
    return typed | {"case-sentences-1-terrorist": "yes", "case-sentences-1-type": code, "case-sentences-1-follows": "2"}


@pytest.mark.parametrize("code", [*asks.TYPES, asks.OTHER])
def test_each_kind_of_sentence_asks_its_own_questions_and_no_others(code: str) -> None:
    typed = with_all_boxes(code) | sentence(2) | last_asks()
    assert set(take(typed).inputs["sentences"][0]) == QUESTIONS[code]


def test_every_kind_on_the_form_is_tested() -> None:
    offered = {choice.value for choice in asks.SENTENCE[0].choices}
    assert offered == {*QUESTIONS}


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("REMAND", {"sentence", "first", "last", "days"}),
        ("TAGGED_BAIL", {"sentence", "days"}),
        ("UAL", {"reason", "first", "last", "days"}),
        ("ADA", {"award", "days"}),
        ("RADA", {"award", "days"}),
        ("SPECIAL_REMISSION", {"first", "last", "days"}),
    ],
)
def test_each_adjustment_asks_its_own_questions(kind: str, asked: set[str]) -> None:
    typed = {box: "1" for box in BOXES if box.startswith("case-adjustments-1-")}
    typed |= {f"case-adjustments-1-{ask}-year": "2026" for ask in ("award", "first", "last")}
    typed |= {"case-adjustments-1-type": kind, "case-adjustments-1-reason": "ESCAPE"}
    assert set(take(sentence(1) | typed | last_asks()).inputs["adjustments"][0]) == asked | {"type"}


def test_the_date_of_birth_is_asked_for_young_people_only() -> None:
    birth = date_boxes("case-birth", "2009-03-01")
    for young, expected in (("yes", "2009-03-01"), ("", None)):
        taken = take(sentence(1) | last_asks() | birth | {"case-young": young})
        assert taken.request is not None
        assert taken.request["case"]["dateOfBirth"] == expected


# Cases that have been worked out by hand

TYPED: dict[str, Typed] = {}
NOT_ASKED: dict[str, str] = {}
for _worked in cases():
    try:
        TYPED[_worked.name] = typed_in(request(_worked.row))
    except NoBox as missing:
        NOT_ASKED[_worked.name] = str(missing)


def test_nearly_every_worked_case_can_be_typed() -> None:
    assert len(TYPED) >= 270
    assert len(NOT_ASKED) <= 10, NOT_ASKED


def dates(answer: Any) -> dict[str, str]:
    return {found["type"]: found["date"] for found in answer["dates"]}


@pytest.mark.parametrize("worked", [w for w in cases() if w.name in TYPED], ids=lambda w: w.name)
def test_a_case_typed_into_the_form_has_the_dates_of_the_exchange(worked: WorkedCase) -> None:
    expected = answered(worked)
    found = door.worked_out(TYPED[worked.name])
    if expected["status"] == "result":
        assert isinstance(found, Worked), found
        assert dates(found.answer) == dates(expected)
        return
    assert not isinstance(found, Worked)
    if found["status"] == "refusal":  # else the form itself has said what is wrong
        said = [f"{o['text']} {o['mend'] or ''}".strip() for o in expected["objections"] if o["rank"] != "warning"]
        assert {problem["text"] for problem in found["problems"]} == {text.replace(" in the list", "") for text in said}


# Objections


def _raised() -> list[tuple[str, str, str]]:
    """Code, rank and place of every objection that the cases of the data raise."""
    found = set()
    answers = [objections.ask(objections.case_of(row["raises"])) for row in objections.rows()]
    for answer in [*answers, *(answered(worked) for worked in cases())]:
        for o in (*answer.get("objections", ()), *answer.get("warnings", ())):
            found.add((o["code"], o["rank"], o["about"] or ""))
    return sorted(found)


#: Raised by what the door of this form never sends, or by whole cases of the reference alone.
ELSEWHERE = {code for code in catalogue() if code.startswith("DATES_")} | {
    *("ADJUSTMENT_AFTER_RELEASE_RADA", "ENGINE_FAULT", "HDCED_REPEAL", "LAW_NOT_KNOWN", "OFFENCE_QUESTION"),
    *("REQUEST_NOT_READABLE", "SINGLE_TERM_BROKEN", "TOO_MANY_CHAINS", "TOO_MANY_SENTENCES"),
    *("FTR_14_DAYS_AGGREGATE_GE_12_MONTHS", "FTR_28_DAYS_AGGREGATE_LT_12_MONTHS"),
    *("FTR_TYPE_14_DAYS_AGGREGATE_GE_12_MONTHS", "FTR_TYPE_14_DAYS_SENTENCE_GAP_GT_14_DAYS"),
    *("FTR_TYPE_14_DAYS_SENTENCE_GT_12_MONTHS", "FTR_TYPE_28_DAYS_AGGREGATE_LT_12_MONTHS"),
    *("FTR_TYPE_28_DAYS_SENTENCE_GAP_LT_14_DAYS", "PROGRESSION_MODEL_SCHEDULE_EXCLUSION"),
    *("PROGRESSION_MODEL_UNSUPPORTED_EXTINGUISHED_SENTENCE", "PROGRESSION_TRANCHE_ONE_ALLOCATION"),
}
RECALLED = {"case-sentences-1-recalled": "yes", "case-sentences-1-recall": "FTR_14"}


@pytest.mark.parametrize("more", [{}, RECALLED, {"case-sentences-1-type": "A/FINE"}, {"case-young": "yes"}])
def test_every_objection_lands_on_a_field_that_exists_and_is_asked(more: Typed) -> None:
    typed = sentence(1) | {"case-adjustments-1-type": "REMAND", "case-movements-1-what": "out:CRD"} | more | last_asks()
    form = take(typed).form
    raised = _raised()
    assert {*catalogue()} - {code for code, _, _ in raised} <= ELSEWHERE
    places = {(code, about) for code, _, about in raised} | {(code, "sentences") for code in ELSEWHERE}
    places |= {("HDCED_REPEAL", "movements"), ("ADJUSTMENT_AFTER_RELEASE_RADA", "adjustments/0")}
    for code, about in places:
        if code.startswith("DATES_"):
            continue
        field, control = fields.field_of(form, about, code)
        assert field in FIELDS, (code, about, field)
        assert control in CONTROLS
        ask = next(a for s in asks.ASKS for a in (s.of or (s,)) if field in (f"case-{a.id}", f"case-{s.id}-1-{a.id}"))
        start = field.removesuffix(ask.id)
        assert ask.only_if is None or typed.get(start + ask.only_if[0]) in ask.only_if[1], (code, about, field)


@pytest.mark.parametrize(
    ("about", "code", "more", "field"),
    [
        ("sentences/0/length/years", "", {}, "case-sentences-4-length"),
        ("sentences/1/date", "", {}, "case-sentences-2-date"),
        ("sentences/0/offence/code", "", {}, "case-sentences-4-offence"),
        ("sentences/1/recall/returned", "", {}, "case-sentences-2-recalled"),
        ("sentences/1/recall/returned", "", {"case-sentences-2-recalled": "yes"}, "case-sentences-2-returned"),
        ("dateOfBirth", "", {}, "case-young"),
        ("dateOfBirth", "", {"case-young": "yes"}, "case-birth"),
        ("alerts", "", {}, "case-ptd"),
        ("asOf", "", {}, "case-as-of"),
        ("law", "LAW_NOT_KNOWN", {}, "case-as-of"),
        ("movements", "HDCED_REPEAL", {}, ""),
        ("adjustments/0/from", "", {"case-adjustments-9-type": "ADA"}, "case-adjustments-9-award"),
        ("adjustments/0/from", "", {"case-adjustments-9-type": "UAL"}, "case-adjustments-9-first"),
        ("adjustments/0/periodTo", "", {"case-adjustments-9-type": "TAGGED_BAIL"}, "case-adjustments-9-type"),
        (
            "sentences/0",
            "RELEASE_DATE_BEFORE_SENTENCE_DATE",
            {"case-adjustments-9-type": "REMAND"},
            "case-adjustments-9-days",
        ),
        ("finePayments", "", {"case-sentences-2-type": "A/FINE"}, "case-sentences-2-paid"),
        (
            "fixedTermRecall/days",
            "",
            {"case-sentences-2-recalled": "yes", "case-sentences-2-recall": "FTR_28"},
            "case-sentences-2-recall",
        ),
    ],
)
def test_a_place_in_the_case_is_a_field_of_the_row_as_it_stands(about: str, code: str, more: Typed, field: str) -> None:
    form = take(sentence(4) | sentence(2) | more | last_asks()).form
    assert fields.field_of(form, about, code)[0] == field


# What somebody mistypes

BASE = sentence(1) | last_asks()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"case-sentences-1-date-day": "31", "case-sentences-1-date-month": "2"},
            "In “Date of sentence” (sentence 1), 31 February 2026 is not a real date: February 2026 has 28 days.",
        ),
        (
            {"case-sentences-1-length-years": "999"},
            "In “Length” (sentence 1), the years must be 99 or fewer, not 999.",
        ),
        (
            {"case-young": "yes", **date_boxes("case-birth", "2025-12-01")},
            "Sentence 1: the date of the offence, 1 June 2025, is not after the date of birth, 1 December 2025.",
        ),
        (
            {"case-sentences-1-follows": "1"},
            "Sentence 1 cannot be consecutive to itself.",
        ),
        (
            {"case-sentences-1-follows": "5"},
            "Consecutive to (sentence 1): nothing is entered for that one. Choose again, or fill it in.",
        ),
        (
            {"case-adjustments-3-type": "REMAND"},
            "Adjustment 1: enter the first and the last day, or the number of days.",
        ),
        (
            {
                "case-adjustments-3-type": "REMAND",
                "case-adjustments-3-days": "30",
                **date_boxes("case-adjustments-3-first", "2025-12-01"),
                **date_boxes("case-adjustments-3-last", "2026-01-04"),
            },
            (
                "Adjustment 1: 1 December 2025 to 4 January 2026 is 35 days, not 30 days. "
                "Correct the days, or leave the number empty."
            ),
        ),
        (
            {
                "case-adjustments-3-type": "UAL",
                **date_boxes("case-adjustments-3-first", "2026-03-02"),
                **date_boxes("case-adjustments-3-last", "2026-03-01"),
            },
            "Adjustment 1: the last day, 1 March 2026, is before the first day, 2 March 2026.",
        ),
        (
            {
                "case-adjustments-3-type": "UAL",
                **date_boxes("case-adjustments-3-first", "2026-01-04"),
                **date_boxes("case-adjustments-3-last", "2026-01-06"),
            },
            (
                "Adjustment 1: the time at large begins on 4 January 2026, before the first sentence, 5 January 2026. "
                "Only days after a sentence count. Correct the days."
            ),
        ),
        (
            at_large("2026-09-29", "2026-09-30"),
            (
                "Adjustment 1: choose why the person was at large. The time reaches 1 October 2026, when the "
                "progression model began, and the reason decides if it applies."
            ),
        ),
        (
            date_boxes("case-as-of", "1900-01-01"),
            "“Worked out as on”: the rules of so early a day are not held here. Choose a later day, or another law.",
        ),
    ],
)
def test_what_cannot_be_is_said_in_plain_words(more: Typed, said: str) -> None:
    assert said in texts(BASE | more)
    assert said in texts(BASE | more, "work")


def test_too_much_remand_is_mended_where_the_remand_is_typed() -> None:
    typed = BASE | {"case-adjustments-2-type": "REMAND", "case-adjustments-2-days": "10000"}
    (problem,) = send("work", typed)["problems"]
    assert (problem["group"], problem["field"]) == ("Adjustment 1", "case-adjustments-2-days")
    assert problem["text"].startswith("The remand credited would release before the day of sentence.")


ROWS: dict[str, Callable[[int], Typed]] = {
    "sentences": sentence,
    "adjustments": lambda n: {f"case-adjustments-{n}-type": "TAGGED_BAIL", f"case-adjustments-{n}-days": "1"},
    "movements": lambda n: {
        f"case-movements-{n}-what": "in:SENTENCE",
        **date_boxes(f"case-movements-{n}-date", "2026-01-05"),
    },
}


@pytest.mark.parametrize(("rows", "most"), [("sentences", 60), ("adjustments", 60), ("movements", 30)])
def test_more_rows_than_the_form_takes_are_refused_and_none_is_passed_over(rows: str, most: int) -> None:
    typed = dict(BASE)
    for n in range(1, most + 1):
        typed |= ROWS[rows](n)
    assert send("check", typed)["status"] == "result"
    (problem,) = send("check", typed | ROWS[rows](most + 1))["problems"]
    assert f"at most {most} can be entered here, not {most + 1}" in problem["text"]
    assert problem["field"].startswith(f"case-{rows}-{most + 1}-")


def test_nothing_typed_asks_for_one_sentence_in_the_row_that_stands_on_the_page() -> None:
    (problem,) = send("check", {"case-sentences-7-type": "", **last_asks()})["problems"]
    assert problem["control"] == "case-sentences-7-type"
    assert problem["text"] == "Enter at least one sentence."


# Rows


def test_rows_moved_on_the_page_keep_what_they_refer_to() -> None:
    first, second = sentence(1), sentence(2, follows="1", length_years="1")
    remand = {
        "case-adjustments-1-type": "TAGGED_BAIL",
        "case-adjustments-1-days": "9",
        "case-adjustments-1-sentence": "2",
    }
    for order, follows, credited in (((first, second), [None, "1"], "2"), ((second, first), ["2", None], "1")):
        taken = take(order[0] | order[1] | remand | last_asks())
        assert taken.request is not None
        case = taken.request["case"]
        assert [s["consecutiveTo"] for s in case["sentences"]] == follows
        assert case["adjustments"][0]["sentence"] == credited
    assert dates(answer_of(first | second | remand)) == dates(answer_of(second | first | remand))


def answer_of(typed: Typed) -> Any:
    found = door.worked_out(typed | last_asks())
    assert isinstance(found, Worked)
    return found.answer
