"""“My answer differs”: each slip planted by hand, and the explanation it must be given."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from calculator.forms.case import trials_of_case
from calculator.forms.case.gaps import gaps
from calculator.forms.case.model import Worked
from calculator.forms.case.replayed import moves, reached
from tests.calculator.forms_case.worked_out import ADDED, BAIL, LARGE, case, days, remand, sentence, worked


def told(found: Worked, kind: str, day: date) -> list[str]:
    """The explanations given for a typed date."""
    (row,) = gaps(found, {kind: day})["dates"]
    return [one["words"] for one in row["explanations"]]


def first_two(found: Worked, kind: str, day: date) -> str:
    """The first two explanations as one text."""
    return " | ".join(told(found, kind, day)[:2])


@pytest.fixture(scope="module")
def three_years() -> Worked:
    """3 years on 5 January 2026 with 35 days of remand: 1,096 days, a third is 366, 5 January 2027, less 35 days."""
    return worked(case(sentence(), adjustments=[remand()]))


@pytest.fixture(scope="module")
def records() -> Worked:
    """Four years with one record of each kind."""
    return worked(case(sentence(length={"years": 4}), adjustments=[remand(), BAIL, ADDED, LARGE]))


def test_a_typed_date_without_the_remand_names_the_step_of_remand(three_years: Worked) -> None:
    """CRD 1 December 2026; without the 35 days of remand it is 5 January 2027."""
    found = gaps(three_years, {"CRD": date(2027, 1, 5)})
    (row,) = found["dates"]
    best = row["explanations"][0]
    assert row["worked"] == {"date": "2026-12-01", "day": "Tuesday 1 December 2026"}
    assert row["days"] == 35
    assert row["words"] == "The typed date is 35 days later than the date worked out."
    assert best["words"] == (
        "The typed date is what comes out when “Remand (1 December 2025 to 4 January 2026)”, 35 days, is not taken off."
    )
    assert best["step"]["number"] == 4
    assert best["step"]["text"] == "Remand (1 December 2025 to 4 January 2026): 35 days earlier, 1 December 2026."
    assert "section 240ZA" in best["step"]["law"][0]["words"]
    assert len(row["steps"]) == 4
    assert found["verdict"] == "1 of 1 date typed does not agree; what would lead to it is told below."


def test_dates_that_agree_are_told_so_and_the_engine_is_not_asked_again(
    three_years: Worked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every date typed as worked out."""
    monkeypatch.setattr(trials_of_case, "answer", lambda _: pytest.fail("asked again"))
    found = gaps(three_years, days(three_years))
    assert found["verdict"] == "All 4 dates typed agree."
    assert {row["state"] for row in found["dates"]} == {"agrees"}
    assert not any(row["explanations"] for row in found["dates"])
    assert found["missing"] == []


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("CRD", 35, "“Remand (1 December 2025 to 4 January 2026)”, 35 days, is not taken off"),
        ("CRD", -35, "“Remand (1 December 2025 to 4 January 2026)”, 35 days, is taken off twice"),
        ("CRD", 70, "“Remand (1 December 2025 to 4 January 2026)”, 35 days, is added instead of taken off"),
        ("CRD", -14, "“Additional days awarded”, 14 days, is not added"),
        ("CRD", 14, "“Additional days awarded”, 14 days, is added twice"),
        ("SLED", -10, "“Unlawfully at large (1 April 2026 to 10 April 2026)”, 10 days, is not added"),
        ("CRD", 55 - 24, "every adjustment is left out"),
        ("SLED", 1, "is counted without its first day or without its last (34 days)"),
        ("SLED", 2, "is counted without its first and its last day (33 days)"),
        ("SLED", 20, "“Tagged bail (1 October 2025 to 9 November 2025)”, 20 days, is not taken off"),
        ("SLED", -20, "tagged bail is taken off in full (40 days) and not halved"),
        ("SLED", 10, "tagged bail is halved once more (10 days in place of 20)"),
        ("SLED", 45, "is not taken off | "),
    ],
)
def test_records_left_out_or_counted_otherwise(records: Worked, kind: str, more: int, words: str) -> None:
    """Each date is moved by the days that the slip would move it."""
    day = days(records)[kind] + timedelta(more)
    if words.endswith(" | "):  # remand less at large: two slips together, both named
        best = told(records, kind, day + timedelta(-20))[0]
        assert "35 days, is left out" in best
        assert "10 days, is left out" in best
        assert best.startswith("The typed date is what comes out when two things come together")
    else:
        assert words in first_two(records, kind, day)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (1, "Monday 5 January 2026 is left out of the count, not counted as day one"),
        (-1, "Monday 5 January 2026 is counted twice"),
        (-1, "the part day is rounded down"),  # a third of 1,096 days is 365 and a third
    ],
)
def test_the_day_of_sentence_and_part_days(three_years: Worked, more: int, words: str) -> None:
    """One day either way."""
    assert words in first_two(three_years, "CRD", days(three_years)["CRD"] + timedelta(more))


@pytest.mark.parametrize(
    ("served", "words"),
    [
        (548, "one half of the same days is taken, in place of one third"),
        (439, "40 per cent of the same days is taken, in place of one third"),
        (731, "two thirds of the same days is taken, in place of one third"),
    ],
)
def test_another_fraction_of_the_same_days(three_years: Worked, served: int, words: str) -> None:
    """1,096 days: half is 548, 40 per cent 438.4 so 439, two thirds 730.7 so 731; day one is 5 January 2026."""
    typed = date(2026, 1, 5) + timedelta(served - 1 - 35)
    assert words in first_two(three_years, "CRD", typed)


def test_a_third_in_place_of_a_half() -> None:
    """The law before SDS40: half of 1,096 days is 548; a third is 366 and leads to 1 December 2026."""
    old = worked(case(sentence(), adjustments=[remand()]), law="sds-50")
    assert "one third of the same days is taken, in place of one half" in first_two(old, "CRD", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("law", "title"),
    [("sds-50", "One half: before SDS40"), ("calculation-params", "40 per cent: SDS40, before the progression model")],
)
def test_another_law_set_is_asked(three_years: Worked, law: str, title: str) -> None:
    """The date under that law set is typed; the engine says which set gives it."""
    other = days(worked(three_years.request["case"], law=law))["CRD"]
    (row,) = gaps(three_years, {"CRD": other})["dates"]
    (found,) = [one for one in row["explanations"] if f"the law set “{title}” is used" in one["words"]]
    assert found["how"] == "The whole case was worked out again to see this."
    assert found["step"]["text"].startswith("Time to serve: one third")


def test_a_date_put_off_to_its_tranche_and_one_that_was_not() -> None:
    """3 years on 6 October 2025: a third is 366 days, 6 October 2026; tranche 3 opens on 10 November 2026."""
    held = worked(case(sentence("2025-10-06", "2025-06-01")))
    (crd,) = [row for row in held.answer["dates"] if row["type"] == "CRD"]
    rules = [step["rule"] for step in crd["steps"]]
    assert rules[-1] == "TRANCHE"
    unheld = reached(moves(crd["steps"])[:-1])
    assert crd["date"] == "2026-11-10"
    assert date.fromordinal(unheld) == date(2026, 10, 6)
    assert "the tranche date is not applied" in first_two(held, "CRD", date.fromordinal(unheld))


def test_a_tranche_applied_where_none_is(three_years: Worked) -> None:
    """CRD 1 December 2026 stands after tranche 3; 8 December 2026 is the day on which tranche 4 opens."""
    (row,) = gaps(three_years, {"CRD": date(2026, 12, 8)})["dates"]
    best = row["explanations"][0]
    assert "the date is put off to 8 December 2026, when tranche 4 of" in best["words"]
    assert best["law"][0]["words"]


@pytest.mark.parametrize(
    ("start", "length", "typed", "words"),
    [
        # 18 months from 5 January 2026 is 546 days to 4 July 2027; as 18 × 30 it is 540
        ("2026-01-05", {"months": 18}, "2027-06-28", "months are counted as 30 days"),
        # 3 years with one leap day: 1,096 days; as 3 × 365 it is 1,095
        ("2026-01-05", {"years": 3}, "2029-01-03", "years are counted as 365 days, without leap days"),
        ("2026-01-05", {"years": 3}, "2029-01-05", "the same day of the month, one day too many"),
        # 1 year from 1 March 2027 ends on 29 February 2028; carried from 28 February 2027 it would end on the 28th
        ("2027-03-01", {"years": 1}, "2028-02-28", "is not ended on the last day of a month"),
        ("2026-01-05", {"years": 1, "months": 6}, "2027-07-03", "months are counted as 30 days and years as 365"),
    ],
)
def test_the_length_counted_otherwise(start: str, length: dict[str, int], typed: str, words: str) -> None:
    """Planted in the expiry date, where no fraction hides it."""
    found = worked(case(sentence(start, length=length)))
    assert words in " | ".join(told(found, "SLED", date.fromisoformat(typed)))


def test_consecutive_taken_as_concurrent_and_the_reverse() -> None:
    """3 years and 2 years: 5 years one after the other, 3 years side by side."""
    apart = worked(case(sentence(), sentence(length={"years": 2}, consecutiveTo="1")))
    beside = worked(case(sentence(), sentence(length={"years": 2})))
    assert "sentence 2 runs alongside, not after sentence 1" in first_two(apart, "CRD", days(beside)["CRD"])
    assert "sentence 2 runs after sentence 1, not alongside it" in first_two(beside, "CRD", days(apart)["CRD"])


def test_a_sentence_left_out_and_a_record_left_out_by_the_engine() -> None:
    """The second sentence is consecutive; the third follows it and stays linked."""
    rows = [
        sentence(),
        sentence(length={"months": 8}, consecutiveTo="1"),
        sentence(length={"years": 1}, consecutiveTo="2"),
    ]
    whole = worked(case(*rows, adjustments=[remand(), ADDED]))
    without = worked(case(rows[0], {**rows[2], "id": "3", "consecutiveTo": "1"}, adjustments=[remand(), ADDED]))
    assert "sentence 2 is left out" in first_two(whole, "SLED", days(without)["SLED"])


def test_the_wrong_sentence_taken_as_the_governing_one() -> None:
    """A long sentence governs; the date of the short one is typed."""
    found = worked(case(sentence(length={"years": 5}), sentence(on="2026-02-10", length={"years": 3})))
    own = found.answer["sentences"][1]["dates"]["CRD"]
    assert own != days(found)["CRD"].isoformat()
    assert "sentence 2 is taken as the one that governs: this is its own CRD" in first_two(
        found, "CRD", date.fromisoformat(own)
    )


def test_a_date_moved_off_a_weekend_or_a_friday() -> None:
    """CRD on Saturday 5 December 2026: Friday before, Monday after, Thursday under the rule for Fridays."""
    found = worked(case(sentence(), adjustments=[remand(31)]))
    assert days(found)["CRD"] == date(2026, 12, 5)
    said = "Saturday 5 December 2026, which is no working day, is moved"
    assert f"{said} back to the last working day" in told(found, "CRD", date(2026, 12, 4))[0]
    assert f"{said} on to the next working day" in told(found, "CRD", date(2026, 12, 7))[0]
    assert "rule for Fridays" in told(found, "CRD", date(2026, 12, 3))[0]


def test_one_date_typed_in_the_place_of_another(three_years: Worked) -> None:
    """The curfew date written as the release date."""
    words = first_two(three_years, "CRD", days(three_years)["HDCED"])
    assert "the home detention curfew eligibility date (HDCED) is written in its place" in words


@pytest.mark.parametrize(
    ("days_of", "words"),
    [
        (14, "a recall of 14 days is counted, in place of 28"),
        (56, "a recall of 56 days is counted, in place of 28"),
        (29, "the day of return is not counted as day one of the recall"),
    ],
)
def test_another_term_of_a_fixed_term_recall(days_of: int, words: str) -> None:
    """Returned on 2 February 2026: day 28 is 1 March 2026."""
    recall = {"kind": "FTR_28", "revoked": "2026-01-26", "returned": "2026-02-02"}
    entered = case(
        sentence("2024-06-03", "2024-01-15", length={"months": 30}, recall=recall),
        returnedToCustody="2026-02-02",
        fixedTermRecall={"days": 28, "returned": "2026-02-02"},
    )
    found = worked(entered, law="calculation-params", as_of="2026-02-10")
    assert days(found)["PRRD"] == date(2026, 3, 1)
    assert words in first_two(found, "PRRD", date(2026, 2, 2) + timedelta(days_of - 1))


def test_the_earlier_limit_of_the_curfew() -> None:
    """A curfew of at most 365 days, so 364 before release; before June 2025 it was 180 days."""
    found = worked(case(sentence("2025-07-01", "2025-01-15", length={"years": 7})), law="sds-50")
    (row,) = [row for row in found.answer["dates"] if row["type"] == "HDCED"]
    limit = next(step for step in row["steps"] if step["rule"] == "HDCED_GE_MIDPOINT_LT_MAX_PERIOD")
    assert limit["days"] == -364
    assert "the longest curfew is taken to be 180 days" in first_two(
        found, "HDCED", days(found)["HDCED"] + timedelta(364 - 179)
    )


def test_sds_plus_not_marked() -> None:
    """10 years marked as SDS+ is typed as the plain sentence it is not."""
    plus = worked(case(sentence(length={"years": 10}, sdsPlus=True)))
    plain = worked(case(sentence(length={"years": 10})))
    assert days(plus)["CRD"] != days(plain)["CRD"]
    assert "sentence 1 is not marked as SDS+" in " | ".join(told(plus, "CRD", days(plain)["CRD"]))


def test_slips_of_typing_are_told_as_seen_from_the_numbers_alone(three_years: Worked) -> None:
    """1 December 2026 typed as 12 January 2026, and as another year."""
    (row,) = gaps(three_years, {"CRD": date(2026, 1, 12)})["dates"]
    assert [one["found"] for one in row["explanations"]] == ["number"]
    assert "day and month are exchanged" in row["explanations"][0]["words"]
    assert row["explanations"][0]["how"] == "Seen from the numbers alone: nothing in the working says so."
    assert "another year is written (10 years away)" in told(three_years, "CRD", date(2036, 12, 1))[0]


def test_where_nothing_fits_it_says_so_and_shows_the_steps(three_years: Worked) -> None:
    """100 days later is no slip that is known."""
    found = gaps(three_years, {"CRD": date(2026, 12, 1) + timedelta(100)})
    (row,) = found["dates"]
    assert row["explanations"] == []
    assert row["hint"].startswith("Nothing that was tried leads to the typed date.")
    assert [step["number"] for step in row["steps"]] == [1, 2, 3, 4]
    assert found["verdict"].endswith("Nothing that was tried leads to it: compare the steps by hand.")


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("SED", "The sentence and licence expiry date (SLED) was worked out in its place. Beside the SLED,"),
        ("ERSED", "Early removal was not asked for"),
        ("PRRD", "No recall was entered"),
        ("MTD", "No detention and training order was entered"),
        ("PED", "No extended sentence"),
        ("TUSED", "This law set has repealed top-up supervision."),
        ("ABC", "“ABC” is not a date that this calculator works out."),
        ("NPD", "The working does not tell why"),
    ],
)
def test_a_date_of_a_type_that_was_not_worked_out(three_years: Worked, kind: str, why: str) -> None:
    """It is said that there is none, and why where that is known."""
    (row,) = gaps(three_years, {kind: date(2027, 5, 5)})["dates"]
    assert row["state"] == "absent"
    assert row["words"].startswith(f"No such date was worked out. {why}")


def test_a_date_that_another_law_set_has() -> None:
    """Top-up supervision of a short sentence exists under the law before its repeal."""
    entered = case(sentence("2025-06-02", "2025-01-01", length={"months": 12}))
    old = days(worked(entered, law="sds-50"))["TUSED"]
    assert "the law set “One half: before SDS40” is used" in first_two(worked(entered), "TUSED", old)


def test_nobody_is_told_of_a_mistake(records: Worked) -> None:
    """The words say what leads to a date, never whose fault it is."""
    shown = json.dumps([gaps(records, {"CRD": days(records)["CRD"] + timedelta(n)}) for n in (-35, -1, 1, 14, 100)])
    assert not any(word in shown.lower() for word in ("mistake", "wrong", "error", "your"))
