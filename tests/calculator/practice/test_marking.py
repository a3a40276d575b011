"""Marking by hand-made exercises: what is right, what is wrong, and by which mistake."""

from __future__ import annotations

import time
from datetime import date, timedelta

from calculator.practice.make import from_key
from calculator.practice.marking import mark
from calculator.practice.model import Ask, Exercise, Mark
from tests.calculator.practice.made import ADDED, BAIL, LARGE, REMAND, SKILL, made, sentence

ALL = ("sentence-days", "release-days", "remand-days", "bail-days", "CRD", "SLED")
EVERYTHING = (REMAND, BAIL, LARGE, ADDED)


def by_ask(marks: tuple[Mark, ...]) -> dict[str, Mark]:
    return {each.ask.id: each for each in marks}


def names(found: Mark) -> list[str]:
    return [each.id for each in found.mistakes]


def test_right_answers_are_right_and_steps_left_blank_are_not_marked() -> None:
    exercise = made(asks=ALL)
    marks = mark(exercise, {"CRD": exercise.answers["CRD"], "SLED": exercise.answers["SLED"]})
    assert [(each.ask.id, each.correct) for each in marks] == [("CRD", True), ("SLED", True)]
    assert all(each.correct for each in mark(exercise, exercise.answers))
    assert len(mark(exercise, exercise.answers)) == len(ALL)


def test_a_blank_date_is_not_given_and_a_blank_end_is_named() -> None:
    exercise = made()
    found = by_ask(mark(exercise, {"CRD": exercise.answers["CRD"]}))
    assert (found["SLED"].correct, found["SLED"].given) == (False, "")
    assert names(found["SLED"]) == ["licence-end-forgotten"]
    nothing = by_ask(mark(exercise, {}))
    assert [each.mistakes for each in nothing.values()] == [(), ()]


def test_remand_left_out_of_both_dates_is_named_once_for_each_and_stands_first() -> None:
    """CRD: day 305 from 5 October 2026 is 5 August 2027, less 17 days of bail is 19 July; SLED likewise."""
    exercise = made()
    assert exercise.answers == {"CRD": "2027-06-14", "SLED": "2029-02-11"}
    found = by_ask(mark(exercise, {"CRD": "2027-07-19", "SLED": "2029-03-18"}))
    assert names(found["CRD"])[0] == names(found["SLED"])[0] == "remand-left-out"
    assert found["CRD"].step.startswith("Remand (31 August 2026 to 4 October 2026): 35 days earlier")


def test_the_same_wrong_end_alone_is_the_end_forgotten() -> None:
    """Release is right, so that remand was not forgotten: it was not taken off the end."""
    exercise = made(records=(REMAND,))
    right = exercise.answers
    found = by_ask(mark(exercise, {"CRD": right["CRD"], "SLED": "2029-04-04"}))
    assert found["CRD"].correct
    assert names(found["SLED"])[0] == "licence-end-forgotten"


def test_tagged_bail_in_full_and_rounded_down() -> None:
    """33 days qualify: 17 count. In full 33 come off, 16 days more; rounded down one day less."""
    exercise = made(asks=(*ALL,))
    full = by_ask(mark(exercise, {"bail-days": "33", "CRD": "2027-05-29", "SLED": "2029-01-26"}))
    assert [names(full[ask])[0] for ask in ("bail-days", "CRD", "SLED")] == ["bail-not-halved"] * 3
    down = by_ask(mark(exercise, {"bail-days": "16", "CRD": "2027-06-15", "SLED": "2029-02-12"}))
    assert [names(down[ask])[0] for ask in ("bail-days", "CRD", "SLED")] == ["bail-rounded-down"] * 3


def test_what_was_done_is_told_where_it_can_be() -> None:
    exercise = made()
    bail = by_ask(mark(exercise, {"CRD": "2027-05-29", "SLED": "2029-01-26"}))["CRD"]
    assert bail.hows["bail-not-halved"] == "33 days came off, where 17 count."
    half = by_ask(mark(exercise, {"CRD": "2027-11-13", "SLED": exercise.answers["SLED"]}))["CRD"]
    assert names(half)[0] == "wrong-law"  # one half of 913 days is 457, 152 days more than one third
    assert half.hows["wrong-law"] == "The part taken was one half."


def test_the_first_wrong_step_is_named_beside_a_wrong_date() -> None:
    exercise = made(asks=ALL)
    found = by_ask(mark(exercise, {**exercise.answers, "remand-days": "28", "CRD": "2027-06-21", "SLED": "2029-02-18"}))
    assert found["sentence-days"].correct
    assert not found["remand-days"].correct
    for ask in ("CRD", "SLED"):
        assert found[ask].step == (
            "In “Days on remand that count”. This follows rightly from it: put that right, and work the date out again."
        )
    wrong = by_ask(mark(exercise, {**exercise.answers, "remand-days": "70", "CRD": "2027-05-10", "SLED": "2029-01-07"}))
    assert names(wrong["CRD"])[0] == "remand-twice"
    assert wrong["CRD"].step == "Days on remand that count: 70 days given, 35 days right."


def test_a_day_of_release_that_follows_from_a_wrong_date_is_not_a_second_mistake() -> None:
    """The date given is Saturday 12 June 2027, by no known mistake; Friday 11 June follows from it rightly."""
    exercise = made(release_day=True)
    found = by_ask(mark(exercise, {"CRD": "2027-05-29", "SLED": exercise.answers["SLED"], "release-day": "2027-05-28"}))
    assert not found["release-day"].correct
    other = by_ask(mark(exercise, {"CRD": "2027-09-18", "SLED": "", "release-day": "2027-09-17"}))
    assert other["release-day"].mistakes == ()
    assert other["release-day"].step == (
        "In the CRD that was given. This day follows rightly from it: put only that date right."
    )
    on = by_ask(mark(exercise, {"CRD": "2027-09-18", "SLED": "", "release-day": "2027-09-20"}))
    assert names(on["release-day"]) == ["weekend-wrong-way"]


def test_two_mistakes_at_once_are_both_named() -> None:
    """Remand left out (35 days later), and the added days too (14 days earlier on release alone)."""
    exercise = made(records=EVERYTHING)
    assert exercise.answers == {"CRD": "2027-07-03", "SLED": "2029-02-16"}
    found = by_ask(mark(exercise, {"CRD": "2027-07-24", "SLED": "2029-03-23"}))
    assert set(names(found["CRD"])) == {"remand-left-out", "added-days-left-out"}
    assert found["CRD"].step.startswith("In two places: “")
    assert found["CRD"].together
    assert "remand-left-out" in names(found["SLED"])


def test_an_answer_that_nothing_explains_gets_no_name() -> None:
    exercise = made()
    found = by_ask(mark(exercise, {"CRD": "2041-01-19", "SLED": exercise.answers["SLED"]}))
    assert found["CRD"].mistakes == ()
    assert found["SLED"].correct


def test_concurrent_consecutive_and_the_sentence_that_decides() -> None:
    second = sentence(id="2", length={"months": 9}, consecutiveTo="1")
    chain = made(sentence(), second, records=())
    alone = made(records=())
    found = by_ask(mark(chain, alone.answers))
    assert names(found["CRD"])[0] == names(found["SLED"])[0] == "consecutive-as-concurrent"
    beside = made(sentence(), sentence(id="2", length={"months": 9}), records=())
    assert beside.answers == alone.answers
    back = by_ask(mark(beside, chain.answers))
    assert names(back["CRD"])[0] == names(back["SLED"])[0] == "concurrent-as-consecutive"
    shorter = made(sentence(length={"months": 9}), records=())
    decides = by_ask(mark(beside, shorter.answers))
    assert names(decides["CRD"])[0] == "wrong-sentence-governs"


def test_the_extension_of_an_extended_sentence() -> None:
    """Custody of 6 years and 3 more on licence: the end is 4 October 2035, of the custodial term 4 October 2032."""
    exercise = made(sentence(kind="EDS", length={"years": 6}, extension={"years": 3}), records=(), asks=("SLED", "PED"))
    assert exercise.answers == {"SLED": "2035-10-04", "PED": "2030-10-05"}
    found = by_ask(mark(exercise, {"SLED": "2032-10-04", "PED": "2030-10-05"}))
    assert names(found["SLED"])[0] == "extension-left-out"
    # two thirds of 3,287 days is 2,192 days
    custody = by_ask(mark(exercise, {"SLED": "2035-10-04", "PED": "2032-10-04"}))
    assert names(custody["PED"])[0] == "extension-in-custody"


def test_a_recall_of_56_days() -> None:
    """Return on 20 October 2026: day 56 is 14 December, day 28 is 16 November."""
    recall = {"kind": "FTR_56", "revoked": "2026-10-18", "returned": "2026-10-20"}
    row = sentence(date="2025-02-05", offence={"date": "2024-11-01"}, length={"years": 4}, recall=recall)
    exercise = made(row, records=(), asks=("PRRD",), returned="2026-10-20")
    assert exercise.answers == {"PRRD": "2026-12-14"}
    expected = {
        "2026-11-16": "recall-56-as-28",
        "2026-12-15": "recall-day-one",
        "2026-12-12": "recall-from-revocation",
        "2029-02-04": "recall-kind",
    }
    for wrong, name in expected.items():
        assert names(by_ask(mark(exercise, {"PRRD": wrong}))["PRRD"])[0] == name


def test_a_recall_near_the_end_of_the_sentence_stops_there() -> None:
    """18 months from 5 June 2025 end on 4 December 2026; day 56 from 20 October would be 14 December."""
    recall = {"kind": "FTR_56", "revoked": "2026-10-20", "returned": "2026-10-20"}
    row = sentence(date="2025-06-05", offence={"date": "2025-01-01"}, length={"months": 18}, recall=recall)
    exercise = made(row, records=(), asks=("PRRD", "SLED"), returned="2026-10-20")
    assert exercise.answers == {"PRRD": "2026-12-04", "SLED": "2026-12-04"}
    found = by_ask(mark(exercise, {"PRRD": "2026-12-14", "SLED": "2026-12-04"}))
    assert names(found["PRRD"])[0] == "recall-past-end"


def test_early_and_late_transfer() -> None:
    """A training order of 18 months from 5 October 2026: half is 5 July 2027, two months either side."""
    row = sentence(kind="DTO", length={"months": 18})
    exercise = made(row, records=(), asks=("ETD", "MTD", "LTD"), dateOfBirth="2010-03-03")
    assert exercise.answers == {"ETD": "2027-05-05", "MTD": "2027-07-05", "LTD": "2027-09-05"}
    one = by_ask(mark(exercise, {"ETD": "2027-06-05", "MTD": "2027-07-05", "LTD": "2027-08-05"}))
    assert names(one["ETD"])[0] == names(one["LTD"])[0] == "transfer-months"
    turned = by_ask(mark(exercise, {"ETD": "2027-09-05", "MTD": "2027-07-05", "LTD": "2027-05-05"}))
    assert names(turned["ETD"])[0] == names(turned["LTD"])[0] == "transfers-exchanged"


def test_the_day_of_a_tranche_is_a_step_that_is_marked_too() -> None:
    """Eight years from 5 February 2024 are 2,922 days: tranche 7, 9 March 2027. Tranche 6 opens on 9 February 2027."""
    plain = made(sentence(date="2024-02-05", offence={"date": "2023-02-01"}, length={"years": 8}), records=())
    ask = Ask("tranche-day", "Day on which the tranche opens", "date", step=True)
    exercise = plain.replace(asks=(ask, *plain.asks), answers={"tranche-day": "2027-03-09", **plain.answers})
    found = by_ask(mark(exercise, {**exercise.answers, "tranche-day": "2027-02-09", "CRD": "2027-02-09"}))
    assert names(found["tranche-day"])[0] == names(found["CRD"])[0] == "wrong-tranche"
    assert found["CRD"].hows["wrong-tranche"] == "The day of tranche 6 was used, 9 February 2027."
    assert found["CRD"].step == "Day on which the tranche opens: 9 February 2027 given, 9 March 2027 right."


def counted(asks: tuple[Ask, ...], answers: dict[str, str], facts: tuple[tuple[str, str], ...]) -> Exercise:
    return Exercise("days-and-dates-2-1-0", "days-and-dates", 2, SKILL, "Days", ("Story.",), facts, asks, answers)


def test_exercises_without_the_engine_are_marked_too() -> None:
    """28 February to 3 March 2027, both counted: 4 days."""
    facts = (("First day", "28 February 2027"), ("Last day", "3 March 2027"))
    period = counted((Ask("custody-days", "Days", "days"),), {"custody-days": "4"}, facts)
    assert "period-end-left-out" in names(mark(period, {"custody-days": "3"})[0])
    assert names(mark(period, {"custody-days": "6"})[0])[0] == "month-ends"  # February taken as 30 days
    asks = (Ask("release-point", "Release point", "date"), Ask("release-day", "Day of release", "date"))
    point = counted(asks, {"release-point": "2027-01-02", "release-day": "2026-12-31"}, ())
    found = by_ask(mark(point, {"release-point": "2027-01-02", "release-day": "2027-01-04"}))
    assert names(found["release-day"])[0] == "weekend-wrong-way"
    late = by_ask(mark(point, {"release-point": "2027-01-03", "release-day": "2026-12-31"}))
    assert names(late["release-point"])[0] == "day-of-sentence-left-out"


def test_a_choice_is_marked() -> None:
    ask = Ask("line", "Which line is wrong?", "choice", (("1", "Line 1"), ("2", "Line 2")))
    exercise = counted((ask,), {"line": "2"}, ())
    assert [mark(exercise, {"line": text})[0].correct for text in ("2", "1")] == [True, False]


def test_marking_takes_well_under_a_second() -> None:
    rows = [
        sentence(id=str(n), length={"months": 6 + n}, consecutiveTo=str(n - 1) if n % 2 == 0 else None)
        for n in range(1, 6)
    ]
    exercise = made(*rows, records=EVERYTHING, asks=("CRD", "SLED"), release_day=True)
    mark(exercise, {"CRD": "2027-01-01"})
    start = time.process_time()
    for day in range(1, 6):
        mark(exercise, {"CRD": f"2041-02-0{day}", "SLED": f"2042-02-0{day}"})
    assert (time.process_time() - start) / 5 < 0.5


def test_another_persons_work_is_checked() -> None:
    """Line 3 leaves the remand out: the CRD shown is 35 days late, and line 4 follows from it."""
    lines = (
        "1. The sentence is 913 days.",
        "2. Day 305: 5 August 2027.",
        "3. Bail: 17 days earlier, 19 July 2027.",
        "4. Release (CRD): 19 July 2027.",
        "5. Last day of the sentence: 4 April 2029.",
    )
    options = tuple(enumerate(lines, 1))
    plain = made(asks=("CRD",))
    ask = Ask("wrong-line", "The first wrong line", "choice", tuple((str(n), text) for n, text in options))
    exercise = plain.replace(asks=(ask, *plain.asks), answers={"wrong-line": "3", **plain.answers})
    found = by_ask(mark(exercise, {"wrong-line": "4", "CRD": "2027-07-19"}))
    assert names(found["wrong-line"]) == ["follows-from-error"]
    assert names(found["CRD"])[0] == "error-not-found"
    assert "remand-left-out" in names(found["CRD"])
    for right in ("1", "5"):  # the last day does not hang on the lines to release
        assert names(by_ask(mark(exercise, {"wrong-line": right}))["wrong-line"]) == ["right-line-blamed"]


def test_a_step_alone_does_not_say_that_the_end_was_forgotten() -> None:
    found = by_ask(mark(made(asks=ALL), {"sentence-days": "1"}))
    assert names(found["SLED"]) == []


def test_a_mistake_made_in_two_ways_comes_before_one_that_explains_less() -> None:
    """The sentence a day short, and both dates a day late: the day of sentence, and not an end of the remand."""
    exercise = made(asks=ALL, records=(REMAND,))
    late = {kind: (date.fromisoformat(exercise.answers[kind]) + timedelta(1)).isoformat() for kind in ("CRD", "SLED")}
    short = {"sentence-days": str(int(exercise.answers["sentence-days"]) - 1)}
    found = by_ask(mark(exercise, {**short, **late}))
    assert {names(one)[0] for one in found.values() if not one.correct and one.given} == {"day-of-sentence-left-out"}


def test_what_the_case_is_about_is_the_likeliest_mistake() -> None:
    """Nine months from 1 May 2025 end on 31 January; the day before carried forward would give 30 January."""
    found = by_ask(mark(from_key("days-and-dates-3-7-1"), {"SLED": "2026-01-30"}))
    assert names(found["SLED"])[0] == "month-ends"


def test_the_scheme_for_fridays_is_known_by_the_day_that_the_papers_tell() -> None:
    """Due on Friday 26 February 2027: Thursday is right, Friday is without the scheme, Monday is the wrong way."""
    exercise = from_key("days-and-dates-5-7-0")
    for given, named in (("2027-02-26", "friday-scheme"), ("2027-03-01", "weekend-wrong-way")):
        assert names(mark(exercise, {"release-day": given})[0])[0] == named


def test_moved_on_to_a_bank_holiday_is_moved_the_wrong_way_first() -> None:
    """Due on Saturday 26 December 2026: Thursday is right; Monday 28 is a bank holiday besides."""
    exercise = from_key("remand-and-tagged-bail-4-7-0")
    given = {**exercise.answers, "release-day": "2026-12-28"}
    assert names(by_ask(mark(exercise, given))["release-day"]) == ["weekend-wrong-way", "bank-holiday-missed"]
