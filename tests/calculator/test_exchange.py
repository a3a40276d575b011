"""The door in JSON: agreed pairs of request and answer, and days of remand that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.exchange import answer, run

PAIRS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "exchange.json").read_text(encoding="utf-8"))
#: Words may improve and rows may be checked again: in the pairs they stand as "…".
WORDS = frozenset({"text", "mend", "provision", "link", "title", "checked", "engine", "takes", "basis"})


def wordless(found: Any) -> Any:
    """An answer with "…" for words that are there."""
    if isinstance(found, dict):
        return {k: "…" if k in WORDS and isinstance(v, str) and v else wordless(v) for k, v in found.items()}
    return [wordless(v) for v in found] if isinstance(found, list) else found


@pytest.mark.parametrize("pair", PAIRS, ids=[p["title"].lower() for p in PAIRS])
def test_the_agreed_pair(pair: dict[str, Any]) -> None:
    assert wordless(answer(pair["request"])) == pair["answer"]
    assert json.loads(run(json.dumps(pair["request"]))) == answer(pair["request"])


# --- unused deductions (16 §16.8) -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "sentences", "adjustments", "unused"),
    [
        ("sds-50", [("2021-02-01", {"months": 6})], [("REMAND", 396, "2021-02-01")], 305),
        ("calculation-params", [("2024-09-17", {"days": 100})], [("REMAND", 60, "2024-09-17")], 20),
        (
            "sds-50",
            [("2024-01-01", {"months": 5}), ("2024-01-15", {"months": 1})],
            [("TAGGED_BAIL", 70, "2024-01-15")],
            9,
        ),
        (
            "calculation-params",
            [("2024-05-14", {"months": 41}), ("2025-09-01", {"months": 12})],
            [("REMAND", 102, "2024-05-14"), ("REMAND", 77, "2025-09-01")],
            0,
        ),
    ],
)
def test_unused_deductions_as_the_specification_checked_them(
    law: str, sentences: list[Any], adjustments: list[Any], unused: int
) -> None:
    case = {
        "dateOfBirth": "1990-01-01",
        "sentences": [
            {"id": str(n), "date": day, "offence": {"date": "2020-01-01"}, "length": length}
            for n, (day, length) in enumerate(sentences)
        ],
        "adjustments": [{"type": kind, "days": days, "from": day} for kind, days, day in adjustments],
    }
    assert answer({"call": "unused", "law": law, "case": case})["unused"] == unused


# --- words of the working ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({"years": 2, "months": 8}, {"months": 11}, "2 years 19 months (3 years 7 months in all) from"),
        ({"years": 2, "months": 8}, {"months": 3}, "2 years 11 months from"),
        ({"months": 9}, {"months": 9}, "18 months from"),
    ],
)
def test_months_that_make_a_year_are_said_as_one(first: dict[str, int], second: dict[str, int], said: str) -> None:
    sentence = {"kind": "SDS", "date": "2026-01-05", "offence": {"date": "2025-06-01"}}
    sentences = [
        sentence | {"id": "1", "length": first},
        sentence | {"id": "2", "length": second, "consecutiveTo": "1"},
    ]
    found = answer({"call": "calculate", "law": "today", "asOf": "2026-11-22", "case": {"sentences": sentences}})
    assert said in found["dates"][0]["steps"][0]["text"]
