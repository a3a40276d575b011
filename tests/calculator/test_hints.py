"""The notes beside dates: each code in a case that calls for it, and not in others. Specification: 17 §17.3."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from calculator.exchange import answer
from calculator.hint_words import WORDS, words
from calculator.hints import Hint

ADULT = "1990-01-01"
Note = tuple[str, str, str | None]


def sentence(day: str, length: dict[str, int], **more: Any) -> dict[str, Any]:
    """A sentence for an offence of 2014, so that supervision stays out of the way."""
    return {"id": "1", "date": day, "offence": {"date": "2014-06-02"}, "length": length, **more}


def notes(*sentences: dict[str, Any], law: str = "sds-50", as_of: str | None = None, **more: Any) -> set[Note]:
    """The notes of a case: date type, code, day named."""
    case = {"dateOfBirth": ADULT, "sentences": list(sentences), **more}
    found = answer({"law": law, "asOf": as_of, "case": case})
    assert found["status"] == "result", found
    assert all(note["text"].endswith(".") for note in found["notes"])
    return {(note["type"], note["code"], note["date"]) for note in found["notes"]}


def codes(found: set[Note], kind: str) -> set[str]:
    """The codes beside one date."""
    return {code for what, code, _ in found if what == kind}


# --- working days -----------------------------------------------------------------------------------------------------


def test_a_release_on_a_saturday_is_noted_with_the_friday_before() -> None:
    found = notes(sentence("2026-01-05", {"days": 124}, offence={"date": "2020-01-06"}), as_of="2026-01-05")
    assert ("CRD", "WORKING_DAY", "2026-03-06") in found, "day 62 is Saturday 7 March 2026"


def test_a_curfew_date_on_a_sunday_is_noted_with_the_monday_after() -> None:
    found = notes(sentence("2026-01-05", {"days": 360}, offence={"date": "2020-01-06"}), as_of="2026-01-05")
    assert ("HDCED", "WORKING_DAY", "2026-04-07") not in found
    found = notes(sentence("2026-01-05", {"days": 359}, offence={"date": "2020-01-06"}), as_of="2026-01-05")
    assert codes(found, "HDCED") == {"WORKING_DAY"}, "90 days after 5 January 2026 is Sunday 5 April"
    assert ("HDCED", "WORKING_DAY", "2026-04-06") in found, "the named sets know two bank holidays only"


def test_a_working_day_gets_no_note_and_neither_does_a_day_gone_by() -> None:
    case = sentence("2026-01-05", {"days": 124}, offence={"date": "2020-01-06"})
    assert not codes(notes(case, as_of="2026-03-08"), "CRD"), "the day after"
    assert codes(notes(case, as_of="2026-03-07"), "CRD"), "the day itself"
    assert not codes(notes(sentence("2026-01-05", {"days": 120}), as_of="2026-01-05"), "CRD")


def test_under_the_law_in_force_a_friday_release_may_be_brought_forward() -> None:
    found = notes(
        sentence("2026-01-05", {"days": 151}, offence={"date": "2020-01-06"}), law="today", as_of="2026-01-05"
    )
    assert ("CRD", "FRIDAY", "2026-03-05") in found, (
        "day 61, 40 per cent of 151, is Friday 6 March: Thursday may be used"
    )


def test_a_saturday_release_names_the_day_that_is_due_before_the_day_that_may_be_chosen() -> None:
    """Day 62, 40 per cent of 154, is Saturday 7 March 2026: Friday is due (1961 Act, section 23), Thursday may be."""
    found = notes(
        sentence("2026-01-05", {"days": 154}, offence={"date": "2020-01-06"}), law="today", as_of="2026-01-05"
    )
    assert {note for note in found if note[0] == "CRD"} == {
        ("CRD", "WORKING_DAY", "2026-03-06"),
        ("CRD", "FRIDAY", "2026-03-05"),
    }


def test_the_friday_scheme_leaves_out_who_has_served_under_28_days_and_days_gone_by() -> None:
    """40 per cent of 66 days from Monday 5 January 2026 is 27 days: release on Saturday 31 January."""
    short = sentence("2026-01-05", {"days": 66}, offence={"date": "2020-01-06"})
    assert [note for note in notes(short, law="today", as_of="2026-01-05") if note[0] == "CRD"] == [
        ("CRD", "WORKING_DAY", "2026-01-30"),
    ], "27 days to Saturday 31 January: under 28 on the Thursday"
    long = sentence("2026-01-05", {"days": 151}, offence={"date": "2020-01-06"})
    assert ("CRD", "FRIDAY", "2026-03-05") not in notes(long, law="today", as_of="2026-03-06"), "Thursday is gone"


# --- SDS40 ------------------------------------------------------------------------------------------------------------


def test_a_date_put_off_to_tranche_1_or_2_says_so() -> None:
    one = notes(sentence("2023-07-03", {"years": 2, "months": 10}), law="calculation-params")
    assert codes(one, "CRD") == {"TRANCHE_1"}
    assert codes(one, "HDCED") == {"STANDARD_50"}
    two = notes(sentence("2022-06-02", {"years": 5}), law="calculation-params")
    assert codes(two, "CRD") == {"TRANCHE_2"}


def test_a_date_at_40_per_cent_says_so() -> None:
    found = notes(sentence("2024-09-09", {"years": 3}), law="calculation-params")
    assert codes(found, "CRD") == {"EARLY_40"}


def test_a_standard_sentence_imposed_after_sds40_began_carries_no_such_note() -> None:
    assert codes(notes(sentence("2024-09-10", {"years": 3}), law="calculation-params"), "CRD") == set()
    assert codes(notes(sentence("2024-09-11", {"years": 3}), law="calculation-params"), "CRD") == set()


def test_adjustments_since_the_tranche_silence_the_notes() -> None:
    ual = {"type": "UAL", "days": 3, "from": "2024-11-04", "periodFrom": "2024-11-04", "periodTo": "2024-11-06"}
    found = notes(sentence("2024-09-09", {"years": 3}), law="calculation-params", adjustments=[ual])
    assert codes(found, "CRD") == set()


def test_the_progression_model_silences_the_notes() -> None:
    assert codes(notes(sentence("2024-09-09", {"years": 3}), law="sds-progression-model-october"), "CRD") == set()


def test_supervision_counts_from_the_40_per_cent_date() -> None:
    newer = {"date": "2020-01-06"}
    put_off = notes(sentence("2024-04-29", {"months": 10}, offence=newer), law="calculation-params")
    assert codes(put_off, "TUSED") == {"TUSED_TRANCHE"}
    later = notes(sentence("2024-08-05", {"months": 10}, offence=newer), law="calculation-params")
    assert codes(later, "TUSED") == {"TUSED_40"}


# --- other sentences --------------------------------------------------------------------------------------------------


def test_curfew_held_to_fourteen_days_or_moved_to_another_release() -> None:
    remand = {
        "type": "REMAND",
        "days": 180,
        "from": "2023-01-09",
        "periodFrom": "2022-07-13",
        "periodTo": "2023-01-08",
    }
    assert "HDC_14_DAY" in codes(notes(sentence("2023-01-09", {"years": 2}), adjustments=[remand]), "HDCED")
    fine = sentence("2023-02-06", {"months": 9}, id="2", kind="AFINE", fineAmount=500)
    assert codes(notes(sentence("2023-02-06", {"months": 11}), fine), "HDCED") == {"HDCED_ADJ_ARD"}
    extended = sentence("2023-02-06", {"months": 9}, id="2", kind="EDS", extension={"years": 1})
    found = notes(sentence("2023-02-06", {"years": 2}), extended)
    assert codes(found, "HDCED") == {"HDCED_ADJ_CRD"}
    recalled = sentence("2021-03-08", {"years": 3}, id="2", recall={"kind": "STANDARD", "revoked": "2023-01-03"})
    found = notes(recalled, sentence("2023-02-06", {"years": 3}, id="1"))
    assert codes(found, "HDCED") == {"HDCED_ADJ_PRRD"}


def test_parole_moved_to_another_release_or_passed_by_a_recall() -> None:
    extended = sentence("2020-02-17", {"years": 4}, kind="EDS", extension={"years": 2})
    assert codes(notes(extended, sentence("2022-05-09", {"years": 3}, id="2")), "PED") == {"PED_ADJ_CRD"}
    fine = sentence("2022-05-09", {"years": 3}, id="2", kind="AFINE", fineAmount=500)
    assert codes(notes(extended, fine), "PED") == {"PED_ADJ_ARD"}
    recalled = sentence("2019-11-04", {"years": 4}, id="2", recall={"kind": "STANDARD", "revoked": "2022-01-03"})
    assert ("PED", "PRRD_LATER", "2023-11-03") in notes(recalled, extended)


def test_supervision_carried_over_from_the_sentence_it_belongs_to() -> None:
    breach = sentence(
        "2023-06-12", {"days": 14}, kind="BOTUS", historicTused="2024-02-05", offence={"date": "2023-05-20"}
    )
    assert codes(notes(breach), "TUSED") == {"TUSED_FROM_NOMIS"}


def test_an_end_date_from_an_earlier_period_of_custody() -> None:
    found = notes(sentence("2023-01-09", {"years": 3}), earlierSled="2027-01-04")
    assert codes(found, "SLED") == {"SLED_FROM_PREVIOUS"}
    assert codes(notes(sentence("2023-01-09", {"years": 3})), "SLED") == set()


def test_removal_moved_to_the_end_of_a_term_in_default() -> None:
    fine = sentence("2023-02-06", {"months": 20}, id="2", kind="AFINE", fineAmount=500)
    found = notes(sentence("2023-02-06", {"years": 2}), fine, ersed=True)
    assert codes(found, "ERSED") == {"ERSED_ADJ_TERM"}


# --- detention and training orders beside other sentences -------------------------------------------------------------

DAY = "2024-02-05"
EIGHTEEN, SIXTEEN = "2006-02-01", "2008-02-01"


def beside(first: dict[str, Any], months: int, born: str = EIGHTEEN) -> set[Note]:
    """The notes of a sentence and an order of the same day."""
    order = sentence(DAY, {"months": months}, id="2", kind="DTO", offence={"date": "2022-01-10"})
    return notes(first, order, dateOfBirth=born)


def test_dates_before_the_order_ends_say_so() -> None:
    """Order of 20 months: mid-point in early December 2024. Sentence of 12 months: August, curfew in May."""
    found = beside(sentence(DAY, {"months": 12}), 20)
    assert codes(found, "CRD") == {"CRD_BEFORE_DTO"}
    assert codes(found, "HDCED") == {"HDCED_BEFORE_DTO"}
    extended = sentence(DAY, {"months": 13}, kind="EDS", extension={"years": 1})
    assert codes(beside(extended, 24), "PED") == {"PED_BEFORE_DTO"}
    assert codes(beside(sentence(DAY, {"months": 6}), 10, SIXTEEN), "ARD") == {"ARD_BEFORE_DTO"}
    assert codes(beside(sentence(DAY, {"months": 20}), 10), "CRD") == set(), "after the order"


@pytest.mark.parametrize(
    ("first", "months", "born", "code"),
    [
        # Mid-point 5 August, curfew 9 August 2024.
        (sentence(DAY, {"years": 2}), 12, EIGHTEEN, "MTD_WAITS_HDCED"),
        # Curfew 9 August, mid-point early October 2024, release 4 February 2025.
        (sentence(DAY, {"years": 2}), 16, EIGHTEEN, "MTD_WAITS_CRD"),
        # Mid-point 5 August, parole late October 2024.
        (sentence(DAY, {"months": 13}, kind="EDS", extension={"years": 1}), 12, EIGHTEEN, "MTD_WAITS_PED"),
        # Under 18: curfew day 84, mid-point day 122, release day 168.
        (sentence(DAY, {"months": 11}), 8, SIXTEEN, "MTD_WAITS_ARD"),
    ],
)
def test_release_from_the_order_waits_for_the_other_sentence(
    first: dict[str, Any], months: int, born: str, code: str
) -> None:
    assert codes(beside(first, months, born), "MTD") == {code}


# --- words ------------------------------------------------------------------------------------------------------------

#: Removal beside an order is never before the mid-point that it waits for (06 §5.8), so this note cannot come up.
NEVER = {"ERSED_ADJ_MTD"}


def test_every_code_is_called_for_above() -> None:
    mentioned = set(re.findall(r'"([A-Z][A-Z0-9_]+)"', Path(__file__).read_text(encoding="utf-8")))
    assert set(WORDS) - NEVER <= mentioned


@pytest.mark.parametrize("code", sorted(WORDS))
def test_the_words_are_whole_sentences(code: str) -> None:
    said = words(Hint(code, 739_000))
    assert said.endswith(".")
    assert said[0].isupper()
    assert not set("{}_") & set(said)
