"""The plain sums with which mistakes are planted: dates moved by days, and the engine asked with another case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from calculator.calendar import working_days
from calculator.exchange import answer
from calculator.practice.model import Exercise

Answers = dict[str, str]
RELEASE = ("CRD", "ARD", "PRRD", "MTD", "release-point")
ENDS = ("SLED", "SED")


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def shifted(iso: str, days: int) -> str:
    return (day(iso) + timedelta(days=days)).isoformat()


def case(exercise: Exercise) -> Mapping[str, Any]:
    return (exercise.request or {}).get("case") or {}


def sentences(exercise: Exercise) -> list[Mapping[str, Any]]:
    return list(case(exercise).get("sentences") or ())


def records(exercise: Exercise, kind: str) -> list[Mapping[str, Any]]:
    return [row for row in case(exercise).get("adjustments") or () if row["type"] == kind]


def total(exercise: Exercise, kind: str) -> int:
    return sum(row["days"] for row in records(exercise, kind))


def plain(exercise: Exercise) -> bool:
    """Whether dates move by plain sums: one sentence or chain decides, and nothing holds a date."""
    got = answer(exercise.request) if exercise.request else None
    if got is None:
        return False
    held = {"not-before", "not-after", "later", "save", "set", "months", "cap", "at-least"}
    asked = {ask.id for ask in exercise.asks}
    steps = [step for found in got["dates"] if found["type"] in asked for step in found["steps"]]
    return not any(step["op"] in held for step in steps)


def credited(exercise: Exercise) -> list[Mapping[str, Any]]:
    """The records of remand, where they move every date that is asked for: not only the end of another sentence."""
    got = answer(exercise.request) if exercise.request else {"dates": ()}
    asked = {ask.id for ask in exercise.asks}
    rules = [{step["rule"] for step in found["steps"]} for found in got["dates"] if found["type"] in asked]
    return records(exercise, "REMAND") if all("REMAND" in each for each in rules) else []


def goes(exercise: Exercise) -> str:
    """The date that releases, of those asked."""
    return next((kind for kind in RELEASE if kind in exercise.answers), "")


def with_release_day(exercise: Exercise, answers: Answers) -> Answers:
    """The day of release brought in line with the date that was written down."""
    kind = goes(exercise)
    if "release-day" in exercise.answers and kind and answers[kind] != exercise.answers[kind]:
        due, full = day(answers[kind]).toordinal(), working_days("full")
        label = next(ask.label for ask in exercise.asks if ask.id == "release-day")
        found = full.before_days_off(due)[0] if "under the scheme" in label else full.previous(due)
        answers["release-day"] = date.fromordinal(found).isoformat()
    return answers


def moved(exercise: Exercise, release: int, end: int, **steps: int) -> Answers | None:
    """Release and end moved by so many days; steps as named (with _ for -)."""
    if not plain(exercise):
        return None
    answers = dict(exercise.answers)
    for kind in (*RELEASE, "PED", *ENDS):
        by = end if kind in ENDS else release
        if kind in answers and by:
            answers[kind] = shifted(answers[kind], by)
    for name, number in steps.items():
        ask = name.replace("_", "-")
        if ask in answers:
            answers[ask] = str(number)
    return with_release_day(exercise, answers)


def changed(exercise: Exercise, **parts: Any) -> Answers | None:
    """The engine asked with another case; its dates, the steps left out."""
    if exercise.request is None:
        return None
    got = answer({**exercise.request, "case": {**case(exercise), **parts}})
    if got["status"] != "result":
        return None
    dates = {found["type"]: found["date"] for found in got["dates"]}
    answers = {name: text for name, text in exercise.answers.items() if name in dates or name == "release-day"}
    answers |= {name: dates[name] for name in answers if name in dates}
    return with_release_day(exercise, answers) if goes(exercise) in answers else answers
