"""What the papers tell comes in an order in which it can have happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from calculator.exchange import answer
from calculator.practice.make import TOPICS, exercise
from calculator.practice.wanted import MAIN, dates_of

PLACES = [(topic.id, level) for topic in TOPICS.values() if topic.id != "any" for level in topic.levels]
CASES = 25


@pytest.mark.parametrize(("topic", "level"), PLACES)
def test_nothing_happens_after_the_sentence_has_ended_or_before_it_could(topic: str, level: int) -> None:
    for index in range(CASES):
        made = exercise(topic, level, "in time", index)
        if made.request is None:
            continue
        case, as_of = made.request["case"], made.request["asOf"]
        end = made.answers.get("SLED") or made.answers.get("SED") or "9999"
        for sentence in case["sentences"]:
            assert sentence["offence"]["date"] < sentence["date"] <= as_of, made.key
            if sentence["length"].get("years", 0) >= 3:
                gap = date.fromisoformat(sentence["date"]) - date.fromisoformat(sentence["offence"]["date"])
                assert gap.days >= 76, f"{made.key}: no court passes such a sentence so soon"
            recall = sentence["recall"]
            if recall:
                assert sentence["date"] < recall["revoked"] <= recall["returned"] <= min(end, as_of), made.key
        first = min(sentence["offence"]["date"] for sentence in case["sentences"])
        for row in case["adjustments"]:
            if row["type"] == "REMAND":
                assert first < row["periodFrom"] <= row["periodTo"], made.key
            if row["type"] in ("UAL", "ADA", "RADA"):
                assert row["from"] <= min(end, as_of), made.key


@pytest.mark.parametrize(
    ("topic", "level"), [("mixed", 5), ("mixed", 4), ("tranches", 5), ("added-days", 5), ("ual", 4)]
)
def test_nothing_happens_in_prison_after_release(topic: str, level: int) -> None:
    """The papers tell of no release, so what happens in prison comes before the date that stood until then."""
    for index in range(CASES):
        made = exercise(topic, level, 77, index)
        assert made.request is not None
        case = made.request["case"]
        first = min(sentence["date"] for sentence in case["sentences"])
        days = {row["from"] for row in case["adjustments"] if row["type"] in ("ADA", "RADA", "UAL")}
        for day in days | {sentence["date"] for sentence in case["sentences"]} - {first}:
            assert _release_before(made.request, day) >= day, (made.key, day)


def _release_before(request: Mapping[str, Any], day: str) -> str:
    """The release date by what was imposed and recorded before the day."""
    case = request["case"]
    sentences = [row for row in case["sentences"] if row["date"] < day]
    records = [row for row in case["adjustments"] if row["from"] < day]
    got = answer({**request, "case": {**case, "sentences": sentences, "adjustments": records}})
    assert got["status"] == "result"
    return max(iso for kind, iso in dates_of(got).items() if kind in MAIN)
