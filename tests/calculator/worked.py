"""Worked cases: read from `cases/*.yml`, calculated, and their steps written the way the files write them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from calculator.exchange import answer
from tests.read_yaml import read_yaml

FOLDER = Path(__file__).parent / "cases"
MOVES = {"add": "", "months": " months"}
HOLDS = frozenset({"day", "after", "set", "not-before", "not-after", "later", "note"})


class Worked(NamedTuple):
    """One worked case: the file it stands in, and what the file says of it."""

    file: str
    row: dict[str, Any]

    @property
    def name(self) -> str:
        """What the case is called in a test run."""
        return f"{self.file}: {self.row['title']}"


@cache
def cases() -> tuple[Worked, ...]:
    """All worked cases."""
    return tuple(Worked(path.stem, row) for path in sorted(FOLDER.glob("*.yml")) for row in read_yaml(path))


def request(row: dict[str, Any]) -> dict[str, Any]:
    """The request that a case makes."""
    asked = {"call": "calculate", "law": row["law"], "asOf": row["as_of"], "case": row["case"]}
    return {**asked, "options": row["options"]} if "options" in row else asked


@cache
def _answers() -> dict[str, dict[str, Any]]:
    return {worked.name: answer(request(worked.row)) for worked in cases()}


def answered(worked: Worked) -> dict[str, Any]:
    """The engine's answer to a case."""
    return _answers()[worked.name]


def step_line(step: dict[str, Any]) -> str:
    """A step on one line, with its figure and where it leads: "REMAND -10 = 2026-06-26"."""
    rule, op, figures = step["rule"], step["op"], step["figures"]
    if op == "times":
        top, bottom = figures["fraction"]
        return f"{rule} {top}/{bottom} of {figures['days']} = {step['days']}"
    if op in MOVES:
        moved = step["days"] if op == "add" else step["months"]
        return f"{rule} {moved:+d}{MOVES[op]} = {step['date']}"
    if op in HOLDS:
        return f"{rule} {step['date']}"
    if op == "save":
        return f"{rule} {figures['days']}" if "days" in figures else rule
    return f"{rule} {step['days']}"


def iso_period(length: dict[str, int]) -> str:
    """A calendar period as the files write it."""
    said = "".join(f"{length[unit]}{unit[0].upper()}" for unit in ("years", "months", "days") if length[unit])
    return f"P{said or '0D'}"


def as_date(text: str) -> date:
    """A date of a file."""
    return date.fromisoformat(text)
