"""The notice for the person: words for every date, days and sentence that can come, and no promise beyond the law."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from calculator.case import ADJUSTMENT_KINDS, KINDS, RECALL_KINDS
from calculator.check.entries.unsupported import BY_HAND
from calculator.exchange import answer
from calculator.forms.case.model import Worked
from calculator.forms.case.notice import notice
from calculator.hint_words import WORDS as HINTS
from calculator.law.load import packaged
from calculator.names import DATE_NAMES, ORDER, full_date
from tests.calculator import generated
from tests.calculator.forms_case.documents import MADE, ask, ours, standard, texts, under, well_made, worked_out

TOLD = packaged("forms/case/data/notice")
some = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def whole(worked: Worked) -> dict[str, Any]:
    """The notice of a case, held against the case."""
    made = notice(worked, MADE)
    well_made(made)
    for found in worked.answer["dates"]:
        title = f"{TOLD['dates'][found['type']]['title']}: {full_date(date.fromisoformat(found['date']))}"
        assert under(made, title)[0]["text"].endswith(f"(Code: {found['type']}.)")
    listed = next(b for b in made["blocks"] if b["kind"] == "list")["items"]
    assert len(listed) == len(worked.request["case"]["sentences"])
    entered = worked.request["case"].get("adjustments") or ()
    rows = [row for block in under(made, "Days taken off") if block["kind"] == "table" for row in block["rows"]]
    assert [row[1] for row in rows] == [f"{row['days']:,}" for row in entered]
    return made


def meaning(made: dict[str, Any], kind: str) -> str:
    """What the notice says of a date."""
    return next(t for t in texts(made) if t.endswith(f"(Code: {kind}.)"))


def test_every_date_that_the_engine_can_give_has_words_and_a_place() -> None:
    assert set(TOLD["dates"]) == set(DATE_NAMES)
    assert sorted(TOLD["order"]) == sorted(ORDER)
    assert set(TOLD["release"]) | set(TOLD["earlier_day"]) <= set(ORDER)
    titles = [words["title"] for words in TOLD["dates"].values()]
    assert all(words["means"].endswith(".") for words in TOLD["dates"].values())
    assert len(titles) == len(set(titles)) + 1  # CRD and ARD are both the release date; a case has one of them


def test_a_release_date_that_has_passed_is_to_be_asked_about() -> None:
    """40 per cent of one year from 3 October 2024: 25 February 2025."""
    made = notice(ask(standard(date="2024-10-03", offence={"date": "2024-06-01"}, length={"years": 1})), MADE)
    assert "This day has passed. If you have not been let out for it, ask the OMU today" in meaning(made, "CRD")
    assert "ask the OMU today" not in meaning(made, "SLED")
    ahead = notice(ask(standard(date="2026-10-05", length={"years": 3})), MADE)
    assert "passed" not in meaning(ahead, "CRD")


def test_curfew_has_not_ended_for_detention_under_section_250_alone() -> None:
    youth = {**standard(date="2026-03-02", length={"years": 3}), "section250": True}
    said = meaning(notice(ask(youth, dateOfBirth="2010-05-05"), MADE), "HDCED")
    assert "ended on 2 September 2026" not in said


def test_every_kind_of_sentence_recall_and_days_has_words() -> None:
    assert set(TOLD["kinds"]) == set(KINDS)
    assert set(TOLD["recalls"]) == set(RECALL_KINDS)
    assert set(TOLD["days"]) == set(ADJUSTMENT_KINDS) - set(BY_HAND)
    assert set(TOLD["notes"]) <= set(HINTS)


@pytest.mark.parametrize("kind", ["PED", "HDCED", "ERSED"])
def test_a_date_that_hangs_on_a_decision_is_never_called_a_release_date(kind: str) -> None:
    words = TOLD["dates"][kind]
    assert words["means"].startswith("This is not a release date.")
    assert "release date" not in words["title"]
    assert kind not in TOLD["release"]


def test_every_worked_case_has_its_notice() -> None:
    seen = set()
    for worked in ours():
        whole(worked)
        seen |= {found["type"] for found in worked.answer["dates"]}
    assert seen == set(DATE_NAMES) - {"NPD"}  # the engine knows that date and gives it to nobody


@some
@given(generated.requests(generated.cases()))
def test_every_generated_case_has_its_notice(request: dict[str, Any]) -> None:
    found = answer(request)
    assume(found["status"] == "result")
    whole(worked_out(request, found))


def test_a_plain_sentence_in_plain_words() -> None:
    made = whole(ask(standard(date="2026-11-02")))
    assert under(made, "Your sentence")[0]["items"] == ["Standard sentence of 4 years, given on 2 November 2026."]
    assert under(made, "Your sentence")[1]["text"] == (
        "It lasts 1,461 days. The part in prison is 487 days (one third), before days are taken off or added."
    )
    assert under(made, "Days taken off")[0]["text"] == "None were entered."
    assert "you are on licence" in meaning(made, "CRD")


def test_sentences_one_after_the_other_and_side_by_side() -> None:
    rows = (
        standard(),
        standard(id="2", length={"months": 6}, consecutiveTo="1"),
        standard(id="3", length={"months": 8}),
    )
    found = under(whole(ask(*rows)), "Your sentences")
    assert (
        found[0]["items"][1]
        == "Sentence 2: standard sentence of 6 months, given on 5 May 2026. It comes after sentence 1."
    )
    assert found[0]["items"][2].endswith("It starts on the day it was given.")
    assert found[1]["text"].startswith("All together they last 4 years and 6 months")


def test_a_date_that_waits_for_a_tranche_says_so_with_its_day() -> None:
    remand = {"type": "REMAND", "days": 200, "from": "2026-01-05", "periodFrom": "2025-06-19", "periodTo": "2026-01-04"}
    waits = whole(ask(standard(date="2026-01-05"), adjustments=[remand]))
    assert "The day of your group is 8 December 2026. Your date waits for it." in meaning(waits, "CRD")
    assert "group" not in meaning(whole(ask(standard(date="2026-11-02"))), "CRD")


def test_parole_comes_before_an_automatic_release_and_promises_nothing() -> None:
    row = standard(kind="EDS", length={"years": 6}, extension={"years": 2}, automaticRelease=False)
    made = whole(ask(row))
    assert "if the Parole Board has not let you out before" in meaning(made, "CRD")
    assert "If it says no, you stay in prison." in meaning(made, "PED")
    assert "with 2 years more on licence" in next(b for b in made["blocks"] if b["kind"] == "list")["items"][0]


def test_a_standard_recall_has_no_certain_day_and_one_of_56_days_can_be_stopped() -> None:
    recall = {"kind": "STANDARD", "revoked": "2026-06-01", "returned": "2026-06-03"}
    row = standard(kind="EDS", date="2021-03-08", offence={"date": "2020-06-01"}, extension={"years": 2}, recall=recall)
    assert "last day you can be held" in meaning(whole(ask(row, returnedToCustody="2026-06-03")), "PRRD")
    back = {"kind": "FTR_56", "revoked": "2026-10-01", "returned": "2026-10-05"}
    row = standard(date="2024-03-08", offence={"date": "2023-06-01"}, length={"years": 6}, recall=back)
    short = ask(row, returnedToCustody="2026-10-05", fixedTermRecall={"days": 56, "returned": "2026-10-05"})
    said = meaning(whole(short), "PRRD")
    assert "the day your recall ends" in said
    assert "can still stop it" in said
    assert "last day you can be held" not in said


def test_an_order_tells_of_leaving_sooner_or_later_only_where_that_can_be() -> None:
    order = standard(kind="DTO", date="2026-05-05", offence={"date": "2026-01-06"}, length={"months": 12})
    young = {"dateOfBirth": "2010-01-31"}
    assert "one or two months earlier" in meaning(whole(ask(order, **young)), "MTD")
    assert "earlier" not in meaning(whole(ask({**order, "length": {"months": 4}}, **young)), "MTD")


def test_a_tag_date_of_an_adult_from_before_its_end_promises_nothing() -> None:
    remand = {"type": "REMAND", "days": 35, "from": "2026-01-05", "periodFrom": "2025-12-01", "periodTo": "2026-01-04"}
    rows = standard(date="2026-01-05", length={"years": 3, "months": 8})
    said = meaning(whole(ask(rows, adjustments=[remand])), "HDCED")
    assert "new releases on a tag ended on 2 September 2026" in said
    before = worked_out({**ask(rows, adjustments=[remand]).request, "asOf": "2026-08-01"})
    assert "ended" not in meaning(whole(before), "HDCED")


def test_a_fine_ends_without_licence_and_can_be_paid() -> None:
    made = whole(ask(standard(kind="AFINE", length={"months": 6}, fineAmount=500)))
    assert "You will not be on licence for this sentence." in meaning(made, "ARD")
    assert any("part of the money is paid" in text for text in texts(made))


def test_other_law_is_told_at_once() -> None:
    said = [b["text"] for b in whole(ask(standard(), law="sds-50"))["blocks"][:3] if b.get("strong")]
    assert any(text.startswith("These are not your dates.") for text in said)
    assert not any("not your dates" in text for text in texts(whole(ask(standard()))))


def test_warnings_are_to_be_settled_before_the_notice_is_given() -> None:
    worked = ask(standard(section250=True))
    number = len(worked.answer["warnings"])
    assert number
    assert any(f"the record has {number} warning" in text for text in texts(whole(worked)))
    assert not any(
        "For the OMU:" in text for text in texts(whole(ask(standard(date="2026-11-02"), dateOfBirth="1990-01-31")))
    )


def test_the_page_to_hand_back_stands_by_itself_with_room_to_write() -> None:
    blocks = whole(ask(standard()))["blocks"]
    start = next(n for n, b in enumerate(blocks) if b["kind"] == "page")
    assert blocks[start + 1]["text"] == "If you think something is wrong"
    box = next(b for b in blocks[start:] if b["kind"] == "box")
    assert box["blank"] >= 6
    assert box["choices"] == ["I think the dates are right", "I think something is wrong"]
    assert next(b for b in blocks[start:] if b["kind"] == "lines")["rows"][0] == ["Signed by me", "Date"]
