"""Worked cases of our own: dates, and every figure on the way, as worked out from the rules (`cases/README.md`)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from calculator.exchange import answer
from calculator.law.load import table
from calculator.law.model import Law, named
from tests.calculator import worked
from tests.calculator.worked import Worked

RULE_FILES = ("02", "03", "04", "05", "06", "10", "11", "12", "13", "14", "15", "16", "17", "18")
BEGINNING = date(2003, 1, 1)  # of the tables, not of a law
KEYS = {"title", "source", "law", "as_of", "case", "working"}
MORE = {"options", "dates", "steps", "refused", "warnings", "tranche", "affected", "length"}


def _id(case: Worked) -> str:
    return re.sub(r"[^a-z0-9]+", "-", case.name.lower()).strip("-")


@pytest.mark.parametrize("case", worked.cases(), ids=_id)
def test_the_case_comes_out_as_worked_by_hand(case: Worked) -> None:
    row, found = case.row, worked.answered(case)
    if "refused" in row:
        assert sorted(o["code"] for o in found["objections"]) == sorted(row["refused"])
        assert "dates" not in found
        return
    assert found["status"] == "result", [f"{o['code']} {o['about']}" for o in found["objections"]]
    assert {d["type"]: d["date"] for d in found["dates"]} == row["dates"]
    steps = {d["type"]: [worked.step_line(s) for s in d["steps"]] for d in found["dates"]}
    assert {kind: steps[kind] for kind in row["steps"]} == row["steps"]
    _compare_the_rest(row, found)


def named_warning(warning: dict[str, str]) -> str:
    """The code of a warning; where statute and reference differ, the row that says so."""
    return warning["about"] if warning["code"] == "LAW_DIFFERS" else warning["code"]


def _compare_the_rest(row: dict[str, Any], found: dict[str, Any]) -> None:
    if "length" in row:
        assert worked.iso_period(found["effectiveSentenceLength"]) == row["length"]
    if "tranche" in row:
        assert {t["law"]: t["tranche"] for t in found["tranche"]} == row["tranche"]
    if "warnings" in row:
        assert sorted(named_warning(w) for w in found["warnings"]) == row["warnings"]
    if "affected" in row:
        flags = {"sds40": found["affectedBySds40"], "progression": found["affectedByProgressionModel"]}
        assert {name: flags[name] for name in row["affected"]} == row["affected"]


def test_every_case_says_what_it_rests_on() -> None:
    for case in worked.cases():
        row = case.row
        assert set(row) >= KEYS, f"{case.name} lacks {KEYS - set(row)}"
        assert set(row) - KEYS <= MORE, f"{case.name} has {set(row) - KEYS - MORE}"
        assert len(row["working"]) > 20, f"{case.name} has no working"
        assert ("refused" in row) != ("dates" in row), f"{case.name} has neither dates nor a refusal, or both"
        assert "refused" in row or row["steps"], f"{case.name} shows no steps"
    names = Counter(case.name for case in worked.cases())
    assert not [name for name, count in names.items() if count > 1]


def test_there_is_a_case_for_every_file_of_rules() -> None:
    text = " ".join(case.row["source"] for case in worked.cases())
    assert [n for n in RULE_FILES if not re.search(rf"\b{n} §", text)] == []
    assert len(worked.cases()) >= 130


@pytest.mark.parametrize("key", [row["id"] for row in table("release")["difference"]])
def test_every_difference_between_statute_and_reference_is_warned_of_in_some_case_and_not_in_all(key: str) -> None:
    found = [worked.answered(case) for case in worked.cases()]
    warned = [any(w["about"] == f"law/{key}" for w in one["warnings"]) for one in found if "warnings" in one]
    assert any(warned)
    assert not all(warned)


# --- the day before, and the day, of every commencement ---------------------------------------------------------------


def _commencements() -> Iterator[tuple[date, str]]:
    for parameter in table("parameters")["parameter"]:
        for row in parameter["row"]:
            if row["from"] != BEGINNING:
                yield row["from"], parameter["id"]
            if parameter["unit"] == "date":
                yield row["value"], parameter["id"]
    used = {key for s in table("sets")["set"] if s["id"] == "today" for key in s["rows"].values()}
    for law in table("release")["legislation"]:
        if law["id"] in used:
            for row in [law, *law.get("tranche", [])]:
                if "from" in row:
                    yield row["from"], law["id"]


@cache
def _figures() -> list[str]:
    return [json.dumps({k: v for k, v in case.row.items() if k != "working"}) for case in worked.cases()]


@pytest.mark.parametrize(("day", "what"), sorted(set(_commencements())))
def test_the_day_before_and_the_day_of_every_commencement_have_a_case(day: date, what: str) -> None:
    for at in (day - timedelta(1), day):
        assert any(at.isoformat() in text for text in _figures()), f"{what}: no worked case of {at}"


def _limits() -> Iterator[tuple[str, int]]:
    for law in table("release")["legislation"]:
        for tranche in law.get("tranche", ()):
            if "up_to" in tranche:
                yield tranche["name"], tranche["up_to"]


@pytest.mark.parametrize(("tranche", "limit"), list(_limits()))
def test_every_tranche_limit_has_a_case_at_the_limit_and_one_day_over(tranche: str, limit: int) -> None:
    at = [c.row for c in worked.cases() if _one_length(c.row) == limit]
    over = [c.row for c in worked.cases() if _one_length(c.row) == limit + 1]
    assert any(tranche in row["tranche"].values() for row in at if "tranche" in row)
    assert any("tranche" in row and tranche not in row["tranche"].values() for row in over)


def _one_length(row: dict[str, Any]) -> int | None:
    sentences = row["case"]["sentences"]
    found: int | None = sentences[0]["length"].get("days") if len(sentences) == 1 else None
    return found


# --- the same case under another law ----------------------------------------------------------------------------------


def test_a_case_that_no_early_release_law_reaches_comes_out_the_same_under_all() -> None:
    """A sentence over before September 2024 and not touched by later law has the same release date in every set."""
    row = next(c.row for c in worked.cases() if c.row["title"].startswith("Remand brings release"))
    release = set()
    for name in ("sds-50", "calculation-params", "sds-progression-model-october", "today"):
        found = answer({**worked.request(row), "law": name})
        release.add(next(d["date"] for d in found["dates"] if d["type"] == "CRD"))
    assert release == {row["dates"]["CRD"]}


def test_the_named_sets_need_no_date_and_today_does() -> None:
    assert named("sds-50").rules.law == Law("sds-50")
    assert answer({"law": "today", "case": {"sentences": []}})["status"] == "refusal"
