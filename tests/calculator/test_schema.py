"""The published schema of the exchange format, held against agreed, worked and generated cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from calculator import case as c
from calculator.exchange import answer, run
from calculator.law.model import law_sets
from calculator.names import DATE_NAMES, ORDER
from calculator.steps import OPERATIONS
from tests.calculator import generated, worked
from tests.calculator.test_exchange import PAIRS

SCHEMA: dict[str, Any] = json.loads(resources.files("calculator").joinpath("schema/exchange.json").read_text("utf-8"))


def half(name: str) -> Callable[[Any], Any]:
    """The validator of one half of the schema."""
    check: Callable[[Any], Any] = fastjsonschema.compile({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
    return check


UNWORRIED = [HealthCheck.too_slow, HealthCheck.data_too_large]
VALID_REQUEST, VALID_ANSWER = half("request"), half("answer")


def test_the_schema_is_of_the_draft_it_names() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"request", "answer"} <= set(SCHEMA["$defs"])


@pytest.mark.parametrize("pair", PAIRS, ids=[p["title"].lower() for p in PAIRS])
def test_the_schema_knows_the_pair(pair: dict[str, Any]) -> None:
    if "Refused" not in pair["title"]:
        VALID_REQUEST(pair["request"])
    VALID_ANSWER(answer(pair["request"]))


def test_the_schema_knows_every_worked_case() -> None:
    for case in worked.cases():
        if "refused" not in case.row:
            VALID_REQUEST(worked.request(case.row))
        VALID_ANSWER(json.loads(json.dumps(worked.answered(case))))


@settings(suppress_health_check=UNWORRIED)
@given(generated.requests(generated.cases()))
def test_the_schema_knows_generated_cases(asked: dict[str, Any]) -> None:
    VALID_REQUEST(asked)
    VALID_ANSWER(json.loads(run(json.dumps(asked))))


@pytest.mark.parametrize(
    "spoil",
    [
        {"law": "yesterday"},
        {"asOf": "1 January 2026"},
        {"case": {"sentences": []}},
        {"case": {"sentences": [{"kind": "LIFE", "date": "2026-01-05"}]}},
        {"case": {"sentences": [{"kind": "SDS"}]}},
        {"case": {"sentences": [{"date": "2026-01-05", "length": {"years": -1}}]}},
    ],
)
def test_the_schema_and_the_engine_refuse_the_same(spoil: dict[str, Any]) -> None:
    asked = {**PAIRS[0]["request"], **spoil}
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID_REQUEST(asked)
    assert answer(asked)["status"] == "refusal"


def test_an_answer_with_a_member_too_many_would_be_noticed() -> None:
    found = answer(PAIRS[0]["request"])
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID_ANSWER({**found, "secret": 1})
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID_ANSWER({k: v for k, v in found.items() if k != "warnings"})


def test_the_lists_in_the_schema_are_those_of_the_engine() -> None:
    known = SCHEMA["$defs"]
    assert known["dateType"]["enum"] == list(ORDER)
    assert known["lawName"]["enum"] == [name for name, _ in law_sets()]
    assert known["step"]["properties"]["op"]["enum"] == list(OPERATIONS)
    assert known["adjustment"]["properties"]["type"]["enum"] == list(c.ADJUSTMENT_KINDS)
    assert set(known["sentence"]["properties"]["kind"]["enum"]) == {*c.KINDS, None}
    assert set(DATE_NAMES) == set(ORDER)
