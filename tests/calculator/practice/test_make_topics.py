"""What the exercises of each topic show, and that their skills rest on sources and pages that are there."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculator.calendar import working_days
from calculator.exchange import answer
from calculator.law.load import table
from calculator.practice.days import day, said
from calculator.practice.make import ANY, TOPICS, exercise, from_key
from calculator.practice.model import Exercise
from calculator.practice.skills import SKILLS

ROOT = Path(__file__).parents[3]
OF_EACH = 30


@cache
def of(topic: str, level: int) -> tuple[Exercise, ...]:
    """Some exercises of a topic and level."""
    return tuple(exercise(topic, level, 3, n) for n in range(OF_EACH))


def case_of(made: Exercise) -> Any:
    """The case that the engine is asked."""
    assert made.request is not None
    return made.request["case"]


def got(made: Exercise) -> dict[str, Any]:
    """What the engine answers."""
    return answer(made.request)


def fraction(made: Exercise, kind: str = "CRD") -> str:
    """The fraction that decided the release date, "1/3"."""
    steps = next(row["steps"] for row in got(made)["dates"] if row["type"] == kind)
    part = next(step["figures"]["fraction"] for step in steps if step["op"] == "times")
    return f"{part[0]}/{part[1]}"


@pytest.mark.parametrize("name", SKILLS)
def test_a_skill_rests_on_sources_and_pages_that_are_there(name: str) -> None:
    skill, sources = SKILLS[name], table("sources")
    assert skill.law
    assert set(skill.law) <= set(sources)
    assert skill.topic in TOPICS
    folder, _, page = skill.page.partition("/")
    stem = page.removesuffix("/index.html").removesuffix(".html").removeprefix("worksheet-")
    place = {"procedures": "procedures", "calculators": "worksheets"}[folder]
    assert (ROOT / place / f"{stem}.yml").is_file(), skill.page


def test_every_skill_is_practised() -> None:
    used = {e.skill.id for name in TOPICS if name != ANY for level in TOPICS[name].levels for e in of(name, level)}
    assert used == set(SKILLS)


@pytest.mark.parametrize(
    ("level", "parts"),
    [(1, {"1/3"}), (2, {"1/3", "1/2"}), (3, {"2/5", "1/2"}), (4, {"2/3", "1/2"}), (5, {"1/2"})],
)
def test_every_release_point_occurs(level: int, parts: set[str]) -> None:
    assert {fraction(e) for e in of("release-points", level)} == parts


def test_tagged_bail_is_mostly_odd_so_that_the_half_is_rounded() -> None:
    odd = sum(a["qualifying"] % 2 for e in of("remand-and-tagged-bail", 2) for a in case_of(e)["adjustments"])
    assert OF_EACH / 2 < odd < OF_EACH


def test_remand_is_never_longer_than_the_time_to_serve() -> None:
    for level in TOPICS["remand-and-tagged-bail"].levels:
        for made in of("remand-and-tagged-bail", level):
            assert day(made.answers["CRD"]) > day("2026-11-22"), made.key


def test_tranche_cases_wait_come_after_and_keep_the_old_date() -> None:
    found = Counter(e.skill.id for level in TOPICS["tranches"].levels for e in of("tranches", level))
    wanted = {"tranche-waits", "tranche-after", "tranche-kept", "tranche-plus", "tranche-excluded-before"}
    assert wanted < set(found)
    for made in of("tranches", 3):
        waits = any(step["rule"] == "TRANCHE" for step in _crd(made))
        assert waits == (made.skill.id == "tranche-waits"), made.key
        assert (fraction(made) == "2/5") == (made.skill.id == "tranche-kept"), made.key
        assert "Tranches" in dict(made.facts)


def _crd(made: Exercise) -> list[Any]:
    return next(row["steps"] for row in got(made)["dates"] if row["type"] == "CRD")


def test_the_day_of_the_tranche_is_that_of_the_law() -> None:
    law = next(row for row in table("release")["legislation"] if row["id"] == "progression")
    for level in (1, 2, 3, 4):
        for made in of("tranches", level):
            days = int(made.answers["sentence-days"])
            band = next(band for band in law["tranche"] if days <= band.get("up_to", days))
            assert made.answers["tranche-day"] == band["from"].isoformat(), made.key


def test_the_scheme_for_fridays_ends_on_a_day_that_a_working_day_follows() -> None:
    calendar = working_days("full")
    for made in of("days-and-dates", 5):
        moved = day(made.answers["release-day"])
        assert calendar.is_working(moved), made.key
        assert calendar.is_working(moved + 1), made.key


def test_recall_of_56_days_ends_on_day_56_or_with_the_sentence() -> None:
    for level in (1, 2, 4):
        for made in of("recall", level):
            returned = day(case_of(made)["sentences"][0]["recall"]["returned"])
            end = min(returned + 55, day(made.answers["SLED"]))
            assert day(made.answers["PRRD"]) == end, made.key
            assert (made.skill.id == "recall-56-capped") == (end < returned + 55)


def test_training_orders_of_eight_months_have_transfers_on_both_sides() -> None:
    for made in of("youth", 2):
        months = case_of(made)["sentences"][0]["length"]["months"]
        assert ("ETD" in made.answers) == ("LTD" in made.answers) == (months >= 8), made.key


def test_young_people_are_under_18_on_the_day_of_sentence() -> None:
    for level in TOPICS["youth"].levels:
        for made in of("youth", level):
            case = case_of(made)
            born, on = case["dateOfBirth"], case["sentences"][0]["date"]
            assert int(on[:4]) - int(born[:4]) - (on[5:] < born[5:]) in (15, 16), made.key


def test_most_days_of_release_really_move() -> None:
    asked = [e for level in (4, 5) for e in of("remand-and-tagged-bail", level)]
    moved = [e for e in asked if e.answers["release-day"] != e.answers["CRD"]]
    assert len(moved) > 0.7 * len(asked)
    for made in asked:
        assert working_days("full").is_working(day(made.answers["release-day"]))


def test_in_checking_the_wrong_line_is_the_first_that_differs() -> None:
    for level in TOPICS["checking"].levels:
        for made in of("checking", level):
            lines = [text for text in made.story if text[0].isdigit()]
            options = next(a.options for a in made.asks if a.id == "wrong-line")
            assert [text for _, text in options] == lines
            assert 1 <= int(made.answers["wrong-line"]) <= len(lines)
            released, expired = (lines[n].rpartition(": ")[2] for n in (_release_line(lines), -1))
            right = [_words(made.answers[name]) for name in ("CRD", "SLED")]
            assert [released == right[0], expired == right[1]].count(False) == 1, made.key


def _release_line(lines: list[str]) -> int:
    return next(n for n, text in enumerate(lines) if "Release (CRD)" in text)


def _words(iso: str) -> str:
    return f"{said(day(iso))}."


def test_the_error_is_told_by_what_was_counted() -> None:
    """Both ends of a period count; an award has no ends. What was left out of the expiry date is named."""
    told: set[str] = set()
    for level in TOPICS["checking"].levels:
        for made in of("checking", level):
            line = next(a.options for a in made.asks if a.id == "wrong-line")[int(made.answers["wrong-line"]) - 1][1]
            error = made.hints[-1]
            told.add(error)
            assert ("both ends count" in error) <= ("Remand: " in line), (line, error)
            if error.endswith("left out of the expiry date."):
                assert "(SLED)" in line
                part = error.startswith("One period of ")
                name = error.removeprefix("One period of ").split(" was ")[0].lower()
                assert (name in line.lower()) == part, (line, error)
    assert {"This is one day fewer than was awarded.", "Remand was left out of the expiry date."} <= told


def test_only_a_listed_offence_is_called_listed() -> None:
    for made in of("release-points", 2):
        listed = any("is listed" in words for words in made.story)
        assert (made.skill.id == "one-third") == (not listed), made.key


def test_the_rule_of_month_ends_gives_the_last_day() -> None:
    """From the first of a month the day before carried forward may miss the last day: the rule has to say so."""
    firsts = [
        e for e in of("days-and-dates", 3) if e.request and e.request["case"]["sentences"][0]["date"][-2:] == "01"
    ]
    assert firsts
    for made in firsts:
        assert (date.fromisoformat(made.answers["SLED"]) + timedelta(1)).day == 1
        assert "first of a month ends on the last day of a month" in made.hints[0]


def test_many_kinds_of_error_are_planted() -> None:
    errors = Counter(e.working[0].partition("wrong. ")[2] for level in range(1, 6) for e in of("checking", level))
    assert len(errors) >= 7
    assert max(errors.values()) < 0.5 * sum(errors.values())


BY_HAND = (
    # 21 months from 4 November 2026 end on 3 August 2028: 639 days, a third is 213. Day 213 is 4 June 2027.
    (
        "remand-and-tagged-bail-1-7-0",
        {
            "sentence-days": "639",
            "release-days": "213",
            "remand-days": "19",
            "CRD": "2027-05-16",
            "SLED": "2028-07-15",
        },
    ),
    # 1,338 days: tranche 4. A third of them, less 18 days of remand, would be 6 November 2026.
    (
        "tranches-3-7-0",
        {
            "sentence-days": "1338",
            "tranche-day": "2026-12-08",
            "release-days": "446",
            "remand-days": "18",
            "CRD": "2026-12-08",
            "SLED": "2029-04-16",
        },
    ),
    # Back on 22 August 2026; day 56 would be 16 October, but the sentence ends on 5 September.
    ("recall-2-7-0", {"PRRD": "2026-09-05", "SLED": "2026-09-05"}),
    # Friday 26 February 2027: the day before.
    ("days-and-dates-5-7-0", {"release-day": "2027-02-25"}),
)


@pytest.mark.parametrize(("key", "answers"), BY_HAND, ids=lambda value: value if isinstance(value, str) else "")
def test_cases_worked_by_hand(key: str, answers: dict[str, str]) -> None:
    """Keys stay what they are: repeats kept in a browser, and printed packs, name their cases by them."""
    assert dict(from_key(key).answers) == answers
