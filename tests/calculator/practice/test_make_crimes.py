"""The offences of the stories: what they are marked with is what the lists of offences say."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.exchange import answer
from calculator.practice.crimes import CRIMES, DOMESTIC, GRAVE, HARSH, RAPE, SEX, VIOLENT, Crime, marks
from calculator.practice.make import exercises
from calculator.practice.topics.extended import CONCERN

ALL = (*CRIMES, *VIOLENT, *HARSH, *GRAVE, RAPE, *SEX, *DOMESTIC, *CONCERN)
DAYS = ("2019-11-05", "2021-06-01", "2023-03-01", "2025-03-03", "2026-10-05")


@pytest.mark.parametrize("crime", ALL, ids=lambda crime: crime.name)
def test_marks_are_those_of_the_lists(crime: Crime) -> None:
    for day in DAYS:
        for months in {crime.least, crime.most, 47, 48, 83, 84}:
            if crime.least <= months <= crime.most:
                length = (months // 12, months % 12, 0, 0)
                decided = _decided(crime, day, length)
                assert marks(crime, day, length) == decided, (day, months)


def _decided(crime: Crime, day: str, length: tuple[int, int, int, int]) -> dict[str, Any]:
    got = answer(
        {
            "call": "offence",
            "offence": crime.name if crime.law == "common law" else crime.law,
            "kind": "SDS",
            "offenceDate": "2018-06-01",
            "sentenceDate": day,
            "length": {"years": length[0], "months": length[1]},
            "age": 30,
            "facts": {"arson": True},
            "asOf": "2026-11-22",
        }
    )
    found = {row["topic"]: row for row in got["decision"]["answers"]}
    asked = [found[name] for name in ("sds_plus", "sds_plus_if_sentenced_today", "sds40")]
    assert "check" not in [row["outcome"] for row in asked]
    plus, today, forty = asked
    return {
        "sdsPlus": plus["outcome"] == "yes",
        "sdsPlusOffence": today["outcome"] == "yes",
        "exclusions": [forty["code"]] if forty["outcome"] == "yes" else [],
    }


def test_section_250_is_passed_only_for_offences_for_which_it_can_be() -> None:
    """Section 249 of the Sentencing Code: an adult can get 14 years or more, or the offence is named there."""
    possible = {f"for {crime.name} (" for crime in ALL if crime.long_young}
    told = [
        exercise.story
        for topic, level in (("youth", 4), ("youth", 5), ("recall", 3), ("recall", 5))
        for exercise in exercises(topic, level, 250, 40)
        if any("detention under section 250" in line for line in exercise.story)
    ]
    assert len(told) >= 40
    for story in told:
        line = next(line for line in story if "detention under section 250" in line)
        assert any(name in line for name in possible), line
