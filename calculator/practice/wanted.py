"""Tests on an answer of the engine, by name: whether the exercise shows what it is made to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from calculator.calendar import working_days
from calculator.practice.days import TODAY

#: The warning that every case with a tranche of the progression model has: it is about the source, not about the case.
KNOWN = ("law/progression-instrument",)
MAIN = ("CRD", "ARD", "PRRD", "MTD")


def dates_of(answer: Mapping[str, Any]) -> dict[str, str]:
    """Dates by type."""
    return {row["type"]: row["date"] for row in answer["dates"]}


def clean(answer: Mapping[str, Any]) -> bool:
    """Calculated, without any objection or warning."""
    return answer["status"] == "result" and all(w["about"] in KNOWN for w in answer["warnings"])


def main(types: Iterable[str]) -> str:
    """The date that releases, of those asked."""
    return next((t for t in types if t in MAIN), "SLED")


def rules(answer: Mapping[str, Any], kind: str) -> list[str]:
    """The rules of the steps of a date."""
    return [step["rule"] for row in answer["dates"] if row["type"] == kind for step in row["steps"]]


def _release(answer: Mapping[str, Any]) -> date:
    dates = dates_of(answer)
    return date.fromisoformat(dates[main(t for t in MAIN if t in dates)])


def _weekend(answer: Mapping[str, Any]) -> bool:
    return not working_days("full").is_working(_release(answer).toordinal())


def _modelled(answer: Mapping[str, Any]) -> bool:
    """Whether a tranche of the progression model was found."""
    return any(row["law"] == "SDS_PROGRESSION_MODEL" for row in answer["tranche"])


def _waits(answer: Mapping[str, Any]) -> bool:
    return "TRANCHE" in rules(answer, "CRD")


def _passed(answer: Mapping[str, Any]) -> bool:
    return _modelled(answer) and not _waits(answer) and not _kept(answer)


def _kept(answer: Mapping[str, Any]) -> bool:
    """A tranche was found, and the release point of the law before it was kept."""
    steps = next(row["steps"] for row in answer["dates"] if row["type"] == "CRD")
    parts = [step["figures"]["fraction"] for step in steps if step["rule"] == "FRACTION"]
    plus = bool(answer["envelope"] and answer["envelope"]["sdsPlus"])
    return _modelled(answer) and not _waits(answer) and parts[:1] not in ([[1, 3]], [[1, 2]] if plus else None)


#: What is good to have, but not the point of the exercise.
MILD = ("weekend",)
WANTED: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "weekend": _weekend,
    "in-future": lambda answer: _release(answer).toordinal() > TODAY,
    "has-tranche": _modelled,
    "tranche-waits": _waits,
    "tranche-passed": _passed,
    "tranche-kept": _kept,
}
