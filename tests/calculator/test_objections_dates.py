"""Rules on dates typed by hand (`data/objections_dates.yml`)."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from calculator.check.typed_dates import DETERMINATE, NOT_TOGETHER, objections_to_dates
from tests.read_yaml import read_yaml

ROWS: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "data" / "objections_dates.yml")
TODAY = date(2026, 11, 21)


def _asked(row: dict[str, Any], key: str) -> list[Any]:
    return objections_to_dates(
        {str(k): v for k, v in row[key].items()}, TODAY, row.get("indeterminate", False),
        row.get("supervision_repealed", False),
    )  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["source"])
def test_raises_and_near_miss(row: dict[str, Any]) -> None:
    raised = _asked(row, "raises")
    assert [(o.code, o.about) for o in raised] == [(row["code"], row["about"])]
    assert _asked(row, "near") == []


def test_exactly_these_pairs_cannot_be_together() -> None:
    refused = set()
    for one, other in combinations(DETERMINATE, 2):
        found = objections_to_dates({one: date(2026, 3, 2), other: date(2026, 3, 2)})
        if "DATES_PAIRINGS_INVALID" in {o.code for o in found}:
            refused.add(frozenset((one, other)))
    assert refused == {frozenset(pair) for pair in NOT_TOGETHER}
    assert len(NOT_TOGETHER) == 9
