"""What lessons say in words: answers to mentors' questions, and what is to be noticed in an example, hold today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.exchange import answer
from calculator.names import plain_date

LESSONS = Path(__file__).resolve().parents[2] / "induction" / "lessons"
Dates = Mapping[str, date]


@cache
def lesson(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((LESSONS / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def worked(case: Mapping[str, Any], as_of: str = "2026-11-22") -> dict[str, Any]:
    found = answer({"call": "calculate", "law": "today", "asOf": as_of, "case": case})
    assert found["status"] == "result", found
    return found


def dates(case: Mapping[str, Any]) -> Dates:
    return {each["type"]: date.fromisoformat(each["date"]) for each in worked(case)["dates"]}


def passed(on: str, length: Mapping[str, int], **more: Any) -> dict[str, Any]:
    return {"id": "1", "kind": "SDS", "date": on, "offence": {"date": "2025-02-01"}, "length": length, **more}


def held(first: str, last: str) -> dict[str, Any]:
    """Remand between two days, for a sentence passed on the day after."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    return {"type": "REMAND", "days": days, "from": after, "periodFrom": first, "periodTo": last}


def case(*sentences: Mapping[str, Any], born: str = "1990-01-01", **more: Any) -> dict[str, Any]:
    return {"dateOfBirth": born, "sentences": list(sentences), **more}


FIFTY_SIX = {"kind": "FTR_56", "revoked": "2026-11-15", "returned": "2026-11-16"}
BACK: dict[str, Any] = {
    "returnedToCustody": "2026-11-16",
    "fixedTermRecall": {"days": 56, "returned": "2026-11-16"},
}
YOUNG = "2010-02-01"

# Lesson, beginning of the question, case, and which of its dates the answer names.
ASKED: tuple[tuple[str, str, dict[str, Any], tuple[str, ...]], ...] = (
    ("days-and-dates", "A person gets 28 days", case(passed("2026-11-05", {"days": 28})), ("SLED",)),
    ("days-and-dates", "Six months are passed", case(passed("2026-10-01", {"months": 6})), ("SLED",)),
    (
        "release-points",
        "An extended sentence of six years",
        case(passed("2026-11-02", {"years": 6}, kind="EDS", extension={"years": 3})),
        ("PED", "CRD"),
    ),
    (
        "concurrent-and-consecutive",
        "The same two, but",
        case(passed("2026-11-09", {"months": 14}), passed("2026-11-09", {"months": 10}, id="2", consecutiveTo="1")),
        ("CRD",),
    ),
    (
        "concurrent-and-consecutive",
        "Six months on 1 October",
        case(passed("2026-10-01", {"months": 6}), passed("2026-11-09", {"months": 3}, id="2")),
        ("CRD",),
    ),
    ("licence-and-expiry", "An adult gets four months", case(passed("2026-11-16", {"months": 4})), ("SLED",)),
    (
        "licence-and-expiry",
        "The same person had ten days",
        case(passed("2026-11-16", {"months": 4}), adjustments=[held("2026-11-06", "2026-11-15")]),
        ("SLED",),
    ),
    (
        "youth",
        "A DTO of 18 months",
        case(passed("2026-11-02", {"months": 18}, kind="DTO"), born=YOUNG),
        ("MTD", "SED"),
    ),
    ("youth", "A DTO of six months", case(passed("2026-11-02", {"months": 6}, kind="DTO"), born=YOUNG), ("MTD",)),
    (
        "extended-and-particular-concern",
        "SOPC of four years",
        case(
            passed("2026-11-06", {"years": 4}, kind="SOPC", extension={"years": 1}),
            adjustments=[held("2026-09-21", "2026-11-05")],
        ),
        ("PED", "CRD"),
    ),
    (
        "recall",
        "Back in custody on Monday",
        case(passed("2025-03-03", {"years": 5}, recall=FIFTY_SIX), **BACK),
        ("PRRD",),
    ),
    ("tranches", "Four years passed on 10 March", case(passed("2025-03-10", {"years": 4})), ("CRD",)),
    (
        "mixed",
        "Three years passed on 11 May",
        case(passed("2026-05-11", {"years": 3}), passed("2026-11-09", {"years": 2}, id="2")),
        ("CRD",),
    ),
)


@pytest.mark.parametrize(("name", "question", "asked", "shown"), ASKED, ids=[f"{a[0]}: {a[1]}" for a in ASKED])
def test_the_answer_to_a_mentors_question_is_that_of_the_engine(
    name: str, question: str, asked: dict[str, Any], shown: tuple[str, ...]
) -> None:
    told = [each["a"] for each in lesson(name)["mentor"]["questions"] if each["q"].startswith(question)]
    assert len(told) == 1, f"{name} asks no such question: {question}"
    found = dates(asked)
    for each in shown:
        assert plain_date(found[each]) in told[0], f"{each} is {found[each]}: {told[0]}"


TRANCHES = (
    (
        "Three years, and 18 months",
        case(passed("2026-03-02", {"years": 3}), passed("2026-03-02", {"months": 18}, id="2", consecutiveTo="1")),
    ),
    ("Two years and five years", case(passed("2026-05-11", {"years": 2}), passed("2026-05-11", {"years": 5}, id="2"))),
    ("SDS+ of eight years", case(passed("2025-10-13", {"years": 8}, sdsPlus=True))),
)


@pytest.mark.parametrize(("question", "asked"), TRANCHES, ids=[each[0] for each in TRANCHES])
def test_a_tranche_in_an_answer_is_that_of_the_engine(question: str, asked: dict[str, Any]) -> None:
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    (told,) = (each["a"] for each in lesson("tranches")["mentor"]["questions"] if each["q"].startswith(question))
    (found,) = (each for each in worked(asked)["tranche"] if each["law"] == "SDS_PROGRESSION_MODEL")
    assert ordinals[int(found["tranche"].removeprefix("TRANCHE_")) - 1] in told


def test_unused_days_in_an_answer_are_those_of_the_engine() -> None:
    (told,) = (each["a"] for each in lesson("remand-and-tagged-bail")["mentor"]["questions"] if "130 days" in each["q"])
    asked = case(passed("2026-11-06", {"months": 12}), adjustments=[held("2026-06-29", "2026-11-05")])
    found = answer({"call": "unused", "law": "today", "asOf": "2026-11-22", "case": asked})
    assert found["credited"] == 130
    assert f"{found['unused']} days are unused" in told


# What the words under an example tell the reader to notice: the dates of the lesson's examples, in order.
NOTICED: dict[str, Callable[[list[Dates]], bool]] = {
    "days-and-dates": lambda d: d[1]["SLED"] == date(2027, 2, 28),
    "release-points": lambda d: d[0]["SLED"] == d[1]["SLED"] < d[2]["SLED"] and d[0]["CRD"] < d[1]["CRD"] < d[2]["PED"],
    "remand-and-tagged-bail": lambda d: all((one["ESED"] - one["SLED"]).days in (73, 37, 49) for one in d),
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


def test_every_remand_period_of_an_example_has_as_many_days_as_it_says() -> None:
    for file in LESSONS.glob("*.yml"):
        for example in lesson(file.stem)["examples"]:
            for each in example["case"].get("adjustments") or ():
                if each.get("periodFrom"):
                    first, last = (date.fromisoformat(str(each[key])) for key in ("periodFrom", "periodTo"))
                    assert each["days"] == (last - first).days + 1, f"{file.name}: {example['title']}"


@pytest.mark.parametrize(("name", "number"), [("concurrent-and-consecutive", 0), ("mixed", 2)])
def test_release_comes_from_one_line_and_expiry_from_the_other(name: str, number: int) -> None:
    whole = lesson(name)["examples"][number]["case"]
    first, second = ({**whole, "sentences": [each]} for each in whole["sentences"])
    if name == "mixed":  # the second sentence by itself is no recall
        second = {key: second[key] for key in ("dateOfBirth", "sentences")}
    together, longer, later = dates(whole), dates(first), dates(second)
    assert together["SLED"] == longer["SLED"] > later["SLED"]
    assert together["CRD"] == later["CRD"] > longer.get("CRD", longer.get("PRRD", date.max))
