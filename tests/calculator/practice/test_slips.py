"""The named mistakes: what is said of them holds together, and each says only what would come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.law.model import sources
from calculator.practice.make import TOPICS, exercise
from calculator.practice.marking import mark
from calculator.practice.mistakes import KINDS, MISTAKES
from calculator.practice.model import Mistake
from calculator.practice.otherwise import Rework
from calculator.practice.slips import slips
from handbook.calculators import CALCULATORS
from tests.calculator.practice.made import ADDED, BAIL, LARGE, REMAND, made, sentence

PROCEDURES = Path(__file__).parents[3] / "procedures"
#: What the induction promises to know by name.
PROMISED = {
    *(
        "remand-twice",
        "remand-left-out",
        "day-of-sentence-left-out",
        "month-ends",
        "wrong-law",
        "licence-end-forgotten",
    ),
    *("bail-rounded-down", "bail-not-halved", "weekend-wrong-way", "weekend-not-moved", "ual-left-out"),
    *("ual-release-only", "added-days-left-out", "added-days-on-expiry", "concurrent-as-consecutive"),
    *("consecutive-as-concurrent", "wrong-sentence-governs", "sds-plus-missed", "exclusion-missed"),
    *("recall-56-as-28", "recall-day-one", "extension-left-out", "off-by-one"),
}


def test_every_mistake_that_is_promised_is_known_and_each_kind_is_said_once() -> None:
    assert set(MISTAKES) >= PROMISED
    ids = [kind.id for kind in KINDS]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=lambda each: each.id)
def test_a_mistake_says_why_how_to_mend_it_the_law_and_a_page(mistake: Mistake) -> None:
    assert not mistake.title.endswith(".")
    for text in (mistake.why, mistake.mend):
        assert text.endswith(".")
        assert len(text) > 30
    assert mistake.law
    assert set(mistake.law) <= set(sources())
    place, _, name = mistake.page.rpartition("/")
    stem = name.removesuffix(".html")
    if place == "induction/lessons":
        assert stem in TOPICS
    elif place == "calculators":
        assert stem in CALCULATORS
    else:
        assert name == "index.html"
        assert (PROCEDURES / f"{place.removeprefix('procedures/')}.yml").is_file()


def test_slips_differ_from_the_right_answers_and_name_only_what_is_asked() -> None:
    case = made(records=(REMAND, BAIL, LARGE, ADDED), asks=("remand-days", "CRD", "SLED"), release_day=True)
    found = slips(case)
    asked = {ask.id for ask in case.asks}
    for slip in found:
        assert slip.answers
        assert set(slip.answers) <= asked
        assert set(slip.steps) <= set(slip.answers)
        assert all(case.answers[name] != text for name, text in slip.answers.items()), slip
    assert {slip.mistake.id for slip in found} >= {
        *("remand-left-out", "remand-twice", "bail-not-halved", "bail-rounded-down", "licence-end-forgotten"),
        *("ual-left-out", "ual-release-only", "added-days-left-out", "added-days-on-expiry", "wrong-law"),
        *("weekend-wrong-way", "weekend-not-moved", "day-of-sentence-left-out", "month-ends", "off-by-one"),
    }


PLACES = [(topic.id, level) for topic in TOPICS.values() for level in topic.levels]


@pytest.mark.parametrize(("topic", "level"), PLACES)
def test_what_a_mistake_gives_is_marked_with_its_name_in_every_topic(topic: str, level: int) -> None:
    made_up = exercise(topic, level, "slips", 1)
    papers = Rework(made_up)
    found = slips(made_up)
    assert found
    for slip in found[:: max(1, len(found) // 12)]:
        assert all(made_up.answers[name] != text for name, text in slip.answers.items()), slip
        marks = mark(made_up, {**made_up.answers, **slip.answers}, papers)
        assert any(slip.mistake in each.mistakes for each in marks), slip
    assert all(each.correct for each in mark(made_up, made_up.answers, papers))


def test_one_way_of_each_mistake_comes_before_a_second_way_of_any() -> None:
    found = [slip.mistake.id for slip in slips(made(records=(REMAND, BAIL, LARGE, ADDED)))]
    kinds = len(set(found))
    assert len(set(found[:kinds])) == kinds


def test_mistakes_that_cannot_be_made_are_not_told() -> None:
    found = {slip.mistake.id for slip in slips(made(records=()))}
    assert not found & {
        *("remand-left-out", "remand-twice", "bail-not-halved", "ual-left-out", "added-days-left-out"),
        *("extension-left-out", "sds-plus-missed", "recall-day-one", "consecutive-as-concurrent", "tranche-ignored"),
    }
    assert {"wrong-law", "day-of-sentence-left-out"} <= found


def test_a_tranche_passed_over_is_told_with_the_date_as_it_stood_before() -> None:
    """Eight years from 5 February 2024: one third is 5 October 2026, and tranche 7 opens on 9 March 2027."""
    case = made(sentence(date="2024-02-05", offence={"date": "2023-02-01"}, length={"years": 8}), records=())
    assert case.answers["CRD"] == "2027-03-09"
    told = {slip.mistake.id: dict(slip.answers) for slip in slips(case)}
    assert told["tranche-ignored"] == {"CRD": "2026-10-05"}


def test_sds_plus_missed_is_told_with_one_third() -> None:
    """Eight years SDS+ from 5 October 2026: one half of 2,922 days is 1,461; one third is 974, 4 June 2029."""
    case = made(sentence(length={"years": 8}, sdsPlus=True, sdsPlusOffence=True), records=())
    told = {slip.mistake.id: dict(slip.answers) for slip in slips(case)}
    assert told["sds-plus-missed"] == {"CRD": "2029-06-04"}
