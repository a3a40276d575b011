"""What the papers tell comes in an order in which it can have happened."""

from __future__ import annotations

import pytest

from calculator.practice.make import TOPICS, exercise

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
            recall = sentence["recall"]
            if recall:
                assert sentence["date"] < recall["revoked"] <= recall["returned"] <= min(end, as_of), made.key
        first = min(sentence["offence"]["date"] for sentence in case["sentences"])
        for row in case["adjustments"]:
            if row["type"] == "REMAND":
                assert first < row["periodFrom"] <= row["periodTo"], made.key
            if row["type"] in ("UAL", "ADA", "RADA"):
                assert row["from"] <= min(end, as_of), made.key
