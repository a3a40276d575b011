"""What is asked because it decides: SDS+ if passed today, why somebody was at large, supervision that was broken."""

from __future__ import annotations

import pytest

from calculator.forms.case import door
from calculator.forms.case.model import Worked
from calculator.forms.case.reading import take
from tests.calculator.forms_case.typing_in import at_large, date_boxes, last_asks, send, sentence


def crd(worked: Worked) -> str:
    return next(str(found["date"]) for found in worked.answer["dates"] if found["type"] == "CRD")


def test_a_sentence_that_would_be_sds_plus_today_stays_out_of_the_progression_model() -> None:
    """Three years from 5 January 2026: one third is 366 of 1,096 days, 40 per cent 439."""
    plain, kept_out = (
        door.worked_out(sentence(1) | last_asks() | more) for more in ({}, {"case-sentences-1-would-be-plus": "yes"})
    )
    assert isinstance(plain, Worked)
    assert isinstance(kept_out, Worked)
    assert crd(plain) == "2027-01-05"
    assert crd(kept_out) == "2027-03-19"


@pytest.mark.parametrize(("reason", "status"), [("RECALL", "result"), ("ESCAPE", "refusal"), ("", "problems")])
def test_why_a_person_was_at_large_when_the_model_began_decides(reason: str, status: str) -> None:
    typed = sentence(1) | last_asks() | at_large("2026-09-01", "2026-10-05", reason)
    assert send("work", typed)["status"] == status


def test_the_reason_is_asked_only_where_it_decides() -> None:
    base = sentence(1) | last_asks()
    assert send("work", base | at_large("2026-03-02", "2026-03-05"))["status"] == "result"
    over = at_large("2026-09-01", "2026-10-05")
    assert send("work", base | over | {"case-law": "calculation-params"})["status"] == "result", "no such model there"
    extended = {"case-sentences-1-type": "EDS21", "case-sentences-1-extension-years": "2"}
    assert send("work", base | over | extended)["status"] == "result", "the model is for standard sentences"


def test_the_end_of_the_supervision_that_was_broken_reaches_the_engine() -> None:
    end = {"case-sentences-1-type": "BOTUS", **date_boxes("case-sentences-1-supervision-end", "2026-12-01")}
    asked = take(sentence(1) | last_asks() | end).request
    assert asked is not None
    assert asked["case"]["sentences"][0]["historicTused"] == "2026-12-01"


def test_a_period_that_overlaps_another_is_mended_at_its_first_day() -> None:
    typed = sentence(1) | last_asks() | at_large("2026-03-02", "2026-03-05")
    more = {name.replace("-3-", "-4-"): text for name, text in at_large("2026-03-05", "2026-03-09").items()}
    (problem,) = send("check", typed | more)["problems"]
    assert (problem["field"], problem["control"]) == ("case-adjustments-4-first", "case-adjustments-4-first-day")


def test_days_that_are_remand_and_at_large_too_are_shown_while_typing() -> None:
    remand = {"case-adjustments-2-type": "REMAND", **date_boxes("case-adjustments-2-first", "2026-03-04")}
    remand |= date_boxes("case-adjustments-2-last", "2026-03-10")
    said = send("look", sentence(1) | last_asks() | at_large("2026-03-02", "2026-03-05") | remand)["adjustments"]
    assert said["2"].endswith("2 days of it are in adjustment 1 (Unlawfully at large) too."), said
