"""What lessons say in words: answers to mentors' questions, and what is to be noticed in an example, hold today."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculator.exchange import answer
from calculator.names import plain_date
from tests.read_yaml import read_yaml

HERE = Path(__file__).resolve()
LESSONS = HERE.parents[2] / "induction" / "lessons"
ASKED: list[dict[str, Any]] = read_yaml(HERE.parent / "lesson_answers.yml")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
AS_OF = "2026-11-22"
Dates = Mapping[str, date]


@cache
def lesson(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(LESSONS / f"{name}.yml")
    return found


def worked(case: Mapping[str, Any]) -> dict[str, Any]:
    found = answer({"call": "calculate", "law": "today", "asOf": AS_OF, "case": case})
    assert found["status"] == "result", found
    return found


def dates(case: Mapping[str, Any]) -> Dates:
    return {each["type"]: date.fromisoformat(each["date"]) for each in worked(case)["dates"]}


def told(name: str, question: str) -> str:
    """The answer to the one question of a lesson that begins so."""
    found = [each["a"] for each in lesson(name)["mentor"]["questions"] if each["q"].startswith(question)]
    assert len(found) == 1, f"{name} asks {len(found)} questions that begin: {question}"
    return str(found[0])


@pytest.mark.parametrize("row", ASKED, ids=[f"{n}: {row['lesson']}" for n, row in enumerate(ASKED)])
def test_the_answer_to_a_mentors_question_is_that_of_the_engine(row: dict[str, Any]) -> None:
    said = told(row["lesson"], row["question"])
    found = dates(row["case"])
    for each in row["names"]:
        shown = plain_date(found[each])
        # A list may leave out the month or the year of all but the last: "early 2 June, late 2 October 2027".
        assert re.search(rf"\b{shown.rsplit(' ', 1)[0]}\b", said), f"{each} is {shown}: {said}"
    if row.get("tranche"):
        (tranche,) = (each for each in worked(row["case"])["tranche"] if each["law"] == "SDS_PROGRESSION_MODEL")
        assert ORDINALS[int(tranche["tranche"].removeprefix("TRANCHE_")) - 1] in said


def test_unused_days_in_an_answer_are_those_of_the_engine() -> None:
    said = told("remand-and-tagged-bail", "Twelve months on 6 November 2026, with 130 days")
    remand = {"type": "REMAND", "days": 130, "from": "2026-11-06", "periodFrom": "2026-06-29", "periodTo": "2026-11-05"}
    sentence = {"id": "1", "kind": "SDS", "date": "2026-11-06", "offence": {"date": "2026-06-01"}}
    case = {
        "dateOfBirth": "1990-01-01",
        "sentences": [{**sentence, "length": {"months": 12}}],
        "adjustments": [remand],
    }
    found = answer({"call": "unused", "law": "today", "asOf": AS_OF, "case": case})
    assert found["credited"] == 130
    assert f"{found['unused']} days are unused" in said


# What the words under an example tell the reader to notice: the dates of the lesson's examples, in order.
NOTICED: dict[str, Callable[[list[Dates]], bool]] = {
    "days-and-dates": lambda d: d[1]["SLED"] == date(2027, 2, 28),
    "release-points": lambda d: d[0]["SLED"] == d[1]["SLED"] < d[2]["SLED"] and d[0]["CRD"] < d[1]["CRD"] < d[2]["PED"],
    "remand-and-tagged-bail": lambda d: [(one["ESED"] - one["SLED"]).days for one in d] == [73, 37, 49],
    "added-days": lambda d: d[2]["CRD"] == d[2]["SLED"] and d[0]["SLED"] < d[0]["ESED"],
    "ual": lambda d: [(one["SLED"] - one["ESED"]).days for one in d] == [6, 9, 12],
    "licence-and-expiry": lambda d: "TUSED" not in d[0] and (d[0]["ESED"] - d[0]["SLED"]).days == 18,
    "youth": lambda d: d[0]["ETD"] < d[0]["MTD"] < d[0]["LTD"] and "HDCED" not in d[1],
    "extended-and-particular-concern": lambda d: (d[0]["ESED"] - d[0]["SLED"]).days == 60,
    "recall": lambda d: d[0]["PRRD"] < d[0]["SLED"] and d[1]["PRRD"] == d[1]["SLED"] and d[2]["PRRD"] < d[2]["SLED"],
    "tranches": lambda d: d[1]["CRD"] == date(2027, 4, 13) and (d[2]["CRD"] - d[1]["CRD"]).days == 20,
    "checking": lambda d: (d[0]["ESED"] - d[0]["SLED"]).days == 99,
}


@pytest.mark.parametrize("name", NOTICED)
def test_what_is_to_be_noticed_in_the_examples_is_so(name: str) -> None:
    assert NOTICED[name]([dates(each["case"]) for each in lesson(name)["examples"]])


@pytest.mark.parametrize(("name", "number"), [("concurrent-and-consecutive", 0), ("mixed", 2)])
def test_release_comes_from_one_line_and_expiry_from_the_other(name: str, number: int) -> None:
    whole = lesson(name)["examples"][number]["case"]
    first, second = ({**whole, "sentences": [each]} for each in whole["sentences"])
    if name == "mixed":  # the second sentence by itself is no recall
        second = {key: second[key] for key in ("dateOfBirth", "sentences")}
    together, longer, later = dates(whole), dates(first), dates(second)
    assert together["SLED"] == longer["SLED"] > later["SLED"]
    assert together["CRD"] == later["CRD"] > longer.get("CRD", longer.get("PRRD", date.max))


def test_every_period_of_an_example_has_as_many_days_as_it_says() -> None:
    for file in sorted(LESSONS.glob("*.yml")):
        for example in lesson(file.stem)["examples"]:
            for each in example["case"].get("adjustments") or ():
                if each.get("periodFrom"):
                    first, last = (date.fromisoformat(str(each[key])) for key in ("periodFrom", "periodTo"))
                    assert each["days"] == (last - first).days + 1, f"{file.name}: {example['title']}"
