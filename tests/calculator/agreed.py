"""The agreed cases as they lie in the reference folder, read once for all tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from calculator.reference.answer import answer
from tests.calculator.by_hand import Working, added_up
from tests.conftest import reference_folder

UNITS = ("YEARS", "MONTHS", "WEEKS", "DAYS")
ADJUSTMENTS = {
    "REMAND": "REMAND",
    "TAGGED_BAIL": "TAGGED_BAIL",
    "RECALL_REMAND": "RECALL_REMAND",
    "RECALL_TAGGED_BAIL": "RECALL_TAGGED_BAIL",
    "ADDITIONAL_DAYS_AWARDED": "ADA",
    "RESTORATION_OF_ADDITIONAL_DAYS_AWARDED": "RADA",
    "UNLAWFULLY_AT_LARGE": "UAL",
}


class Agreed(NamedTuple):
    """One case: what goes in, what must come out (none where only the messages are agreed), and what comes out."""

    name: str
    given: dict[str, Any]
    expected: dict[str, Any] | None
    got: dict[str, Any]

    @property
    def folder(self) -> str:
        """The folder that the case lies in."""
        return self.name.partition("/")[0]


def read(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def named(top: str) -> dict[str, Path]:
    """Every JSON file below a folder of the reference, by folder and name."""
    root = reference_folder() / top
    return {p.relative_to(root).with_suffix("").as_posix(): p for p in sorted(root.rglob("*.json"))}


@cache
def cases() -> tuple[Agreed, ...]:
    """All cases, worked out."""
    expected = named("overall_calculation_response")
    return tuple(
        Agreed(name, read(path), read(expected[name]) if name in expected else None, answer(name, path.read_bytes()))
        for name, path in named("overall_calculation").items()
    )


def folders() -> Sequence[str]:
    """Names of the folders of cases; one row to show what is missing, where there are none."""
    root = reference_folder() / "overall_calculation"
    return sorted(p.name for p in root.iterdir() if p.is_dir()) if root.is_dir() else ["none"]


def _units(raw: dict[str, Any] | None) -> tuple[int, ...]:
    units = (raw or {}).get("durationElements") or {}
    return tuple(int(units.get(u) or 0) for u in UNITS)


def working(given: dict[str, Any]) -> Working:
    """A second calculation, ready to follow the steps, with lengths and records straight from the file."""
    booking = given["booking"]
    lengths = []
    for s in booking["sentences"]:
        custodial = _units(s.get("custodialDuration") or s.get("duration"))
        lengths.append((custodial, added_up([custodial, _units(s.get("extensionDuration"))])))
    return Working(
        lengths=lengths,
        adjustments=[
            (ADJUSTMENTS[kind], int(row.get("numberOfDays") or 0))
            for kind, rows in (booking.get("adjustments") or {}).items()
            if kind in ADJUSTMENTS
            for row in rows or ()
        ],
        sentence_dates=[date.fromisoformat(s["sentencedAt"][:10]) for s in booking["sentences"]],
    )
