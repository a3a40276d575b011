"""Worked cases on offences (data/offences.yml): the outcome, the row that decided it, and the questions asked."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from calculator.offences import Answer, Decision, Term, decide
from tests.read_yaml import read_yaml

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "data" / "offences.yml")
TODAY = date(2026, 11, 21)
COMMENCEMENTS = (
    "2020-04-01",
    "2022-06-28",
    "2024-09-10",
    "2024-12-16",
    "2026-10-01",
    "2026-03-22",
    "2020-02-26",
    "2015-04-13",
)


def _term(text: str | None) -> Term | None:
    if text is None:
        return None
    found = re.fullmatch(r"(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?", text)
    assert found, f"not a length: {text}"
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return Term(years, months, weeks, days)


def _decide(entered: dict[str, Any]) -> Decision:
    values = {"as_of": TODAY, **entered}
    return decide(values.pop("offence"), length=_term(values.pop("length", None)), **values)


def _check(answer: Answer, expected: Any) -> None:
    wanted = {"outcome": expected} if isinstance(expected, str) else dict(expected)
    rows = [citation.row for citation in answer.citations]
    said = f"{answer.topic}: {answer.outcome} ({answer.reason}) rows {rows}, asks {[one.id for one in answer.ask]}"
    for key in ("outcome", "code", "family", "fraction"):
        if key in wanted:
            assert getattr(answer, key) == wanted.pop(key), said
    if "row" in wanted:
        assert wanted.pop("row") in rows, said
    if "ask" in wanted:
        assert set(wanted.pop("ask")) <= {one.id for one in answer.ask}, said
    assert not wanted, f"unknown expectation {wanted}"
    if answer.outcome == "check":
        assert answer.ask, f"a check must say what would settle it: {said}"
    else:
        assert rows, f"an answer must cite what decided it: {said}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_worked_case(case: dict[str, Any]) -> None:
    decision = _decide(case["enter"])
    assert case["expect"], "a case that expects nothing cannot fail"
    for topic, expected in case["expect"].items():
        _check(decision[topic], expected)


def test_cases_are_many_and_each_has_source_and_reason() -> None:
    print(f"\n{len(CASES)} worked cases on offences")
    assert len(CASES) >= 60
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert not [case["id"] for case in CASES if not case.get("source") or not case.get("why")]


@pytest.mark.parametrize("day", COMMENCEMENTS)
def test_every_commencement_has_the_day_and_the_day_before(day: str) -> None:
    start = date.fromisoformat(day)
    days = {value for case in CASES for value in case["enter"].values() if isinstance(value, date)}
    assert start in days
    assert date.fromordinal(start.toordinal() - 1) in days
