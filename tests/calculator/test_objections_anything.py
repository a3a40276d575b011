"""Whatever comes in, JSON comes out: a result or a refusal, never a traceback."""

from __future__ import annotations

import copy
import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.case import ADJUSTMENT_KINDS, EXCLUSIONS, IN_REASONS, KINDS, OUT_REASONS, RECALL_KINDS, TERM_KINDS
from calculator.exchange import run
from calculator.law.kinds import sentence_types

ALONE = ("AFINE", "BOTUS")
CODES = st.sampled_from(["SX03220A", "TH68001", "CD98001"])
LAWS = ("today", "sds-50", "calculation-params", "sds-progression-model-october")
DATES = st.dates().map(lambda d: d.isoformat())
NEAR = st.integers(0, 400).map(lambda n: f"20{20 + n % 8}-{1 + n % 12:02}-{1 + n % 28:02}")
NUMBERS = (
    st.integers(-3, 40)
    | st.integers()
    | st.sampled_from([10**30, 10**4000, -(10**400), 36525, 36526, 9999])
    | st.floats(allow_nan=True, allow_infinity=True)
)
WORDS = (
    st.text(max_size=12)
    | st.sampled_from(
        ["\ud800", "\x00", "null", "2026-02-30", "2026-W01-1", "0001-01-01", "9999-12-31", "２０２６-01-01"]
    )
    | st.sampled_from([*KINDS, *RECALL_KINDS, *ADJUSTMENT_KINDS, *TERM_KINDS, *EXCLUSIONS, *sentence_types()])
)
LEAVES = st.none() | st.booleans() | NUMBERS | WORDS | DATES | NEAR
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)

IDS = st.sampled_from(["1", "2", "3", "4", "5", "nobody"])
LENGTH = st.fixed_dictionaries(
    {},
    optional={
        "years": st.integers(0, 12),
        "months": st.integers(0, 30),
        "weeks": st.integers(0, 60),
        "days": st.integers(0, 800),
    },
)
RECALL = st.fixed_dictionaries({"kind": st.sampled_from(RECALL_KINDS)}, optional={"revoked": NEAR, "returned": NEAR})
SENTENCE = st.fixed_dictionaries(
    {"date": NEAR, "length": LENGTH, "offence": st.fixed_dictionaries({"date": st.just("2016-05-04") | NEAR})},
    optional={
        "id": IDS,
        "kind": st.sampled_from(KINDS),
        "type": st.sampled_from(sorted(sentence_types())),
        "extension": LENGTH,
        "consecutiveTo": IDS,
        "recall": RECALL,
        "sdsPlus": st.booleans(),
        "section250": st.booleans(),
        "automaticRelease": st.booleans(),
        "exclusions": st.lists(st.sampled_from(EXCLUSIONS), max_size=2),
        "fineAmount": st.integers(0, 20_000_000),
        "historicTused": NEAR,
        "schedule19ZA": st.booleans(),
        "caseNumber": st.integers(0, 3),
        "line": st.integers(0, 3),
        "terms": st.lists(
            st.fixed_dictionaries({"kind": st.sampled_from(TERM_KINDS), "length": LENGTH}), max_size=3
        ),
    },
)  # fmt: skip
ADJUSTMENT = st.fixed_dictionaries(
    {"type": st.sampled_from(ADJUSTMENT_KINDS[:7]), "days": st.integers(0, 900), "from": NEAR},
    optional={"periodFrom": NEAR, "periodTo": NEAR, "sentence": IDS},
)
MOVEMENT = st.one_of(
    st.fixed_dictionaries({"date": NEAR, "direction": st.just("out"), "reason": st.sampled_from(OUT_REASONS)}),
    st.fixed_dictionaries({"date": NEAR, "direction": st.just("in"), "reason": st.sampled_from(IN_REASONS)}),
)
CASE = st.fixed_dictionaries(
    {"sentences": st.lists(SENTENCE, min_size=1, max_size=5)},
    optional={
        "dateOfBirth": NEAR | st.just("2009-02-28"),
        "adjustments": st.lists(ADJUSTMENT, max_size=4),
        "movements": st.lists(MOVEMENT, max_size=4),
        "ersed": st.booleans(),
        "registeredSexOffender": st.booleans(),
        "returnedToCustody": NEAR,
        "fixedTermRecall": st.fixed_dictionaries({"returned": NEAR, "days": st.sampled_from([0, 14, 28])}),
        "alerts": st.lists(st.sampled_from(["PTD", "X"]), max_size=2),
    },
)
REQUEST = st.fixed_dictionaries(
    {"call": st.just("calculate"), "law": st.sampled_from(LAWS), "asOf": NEAR | st.just("2026-11-21"), "case": CASE}
)


@st.composite
def sound(draw: st.DrawFn) -> dict[str, Any]:
    """A request that the entries give little to object to, so that the engine itself is put to the test."""
    count = draw(st.integers(1, 7))
    days = sorted(draw(st.lists(st.dates(date(2004, 1, 1), date(2027, 3, 1)), min_size=count, max_size=count)))
    recalled = draw(st.sampled_from([None, None, "STANDARD", "FTR_14", "FTR_28", "FTR_56"]))
    sentences: list[dict[str, Any]] = []
    for n, day in enumerate(days):
        kind = draw(st.sampled_from(["SDS"] * 5 + ["EDS", "SOPC", "AFINE", "DTO", "BOTUS"]))
        s: dict[str, Any] = {
            "id": str(n),
            "kind": kind,
            "date": day.isoformat(),
            "offence": {"date": draw(st.dates(date(2001, 1, 1), day)).isoformat(), "code": draw(st.none() | CODES)},
            "length": {
                draw(st.sampled_from(["years", "months", "weeks", "days"])): draw(st.integers(1, 30)),
                "days": draw(st.integers(1, 400)),
            },
            "fineAmount": draw(st.sampled_from([500, 10_000_000])),
            "sdsPlus": draw(st.booleans()) and kind == "SDS",
            "section250": draw(st.booleans()) and kind == "SDS",
            "automaticRelease": draw(st.booleans()),
            "exclusions": draw(st.lists(st.sampled_from(EXCLUSIONS), max_size=1)),
            "historicTused": draw(st.none() | NEAR),
            "extension": {"months": 12},
        }
        alike = [o["id"] for o in sentences if (o["kind"] == "DTO") == (kind == "DTO") and o["kind"] not in ALONE]
        if alike and kind not in ALONE and draw(st.booleans()):
            s["consecutiveTo"] = draw(st.sampled_from(alike))
        if recalled is not None and kind in ("SDS", "EDS", "SOPC") and draw(st.booleans()):
            s["recall"] = {"kind": recalled, "revoked": "2027-03-02", "returned": "2027-03-04"}
        sentences.append(s)
    adjustments = []
    for n in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(ADJUSTMENT_KINDS[:7]))
        start = (
            draw(st.sampled_from(days)) if kind in ADJUSTMENT_KINDS[:4] else draw(st.dates(days[0], date(2027, 4, 1)))
        )
        a = {"type": kind, "days": draw(st.integers(0, 500)), "from": start.isoformat()}
        if kind == "UAL":
            first = date(2005 + 3 * n, 1, 1)
            a.update({"from": first, "periodFrom": first, "periodTo": first + timedelta(draw(st.integers(0, 900)))})
        adjustments.append(a)
    return {
        "call": "calculate",
        "law": draw(st.sampled_from(LAWS)),
        "asOf": "2027-05-01",
        "options": {
            o: draw(st.booleans()) for o in ("applyPostHdcedRepealRules", "useLatestErsedFromPreErs30Snapshot")
        },
        "case": {
            "dateOfBirth": draw(st.sampled_from(["1980-02-29", "2008-02-29", "2003-07-01"])),
            "ersed": draw(st.booleans()),
            "sentences": sentences,
            "adjustments": adjustments,
            "movements": draw(st.lists(MOVEMENT, max_size=3)),
        },
    }


def answered(text: str) -> dict[str, Any]:
    """The answer, which must be JSON that can be written to a file, of one of the kinds promised."""
    out = run(text)
    out.encode("utf-8")
    answer: dict[str, Any] = json.loads(out)
    assert answer["status"] in ("result", "refusal", "laws")
    if answer["status"] == "refusal":
        assert answer["objections"]
        for o in answer["objections"]:
            assert o["code"]
            assert o["text"]
            assert o["mend"]
            assert o["rank"] in ("unsupported", "invalid", "warning")
        assert any(o["rank"] != "warning" for o in answer["objections"])
    if answer["status"] == "result":
        assert answer["dates"] is not None
    return answer


@given(st.text() | st.binary().map(lambda b: b.decode("latin-1")))
def test_any_text(text: str) -> None:
    answered(text)


@given(ANYTHING)
def test_any_json(value: Any) -> None:
    answered(json.dumps(value))


@given(st.dictionaries(st.sampled_from(["call", "law", "asOf", "case", "options", "steps"]), ANYTHING, max_size=6))
def test_any_request(request: dict[str, Any]) -> None:
    answered(json.dumps(request))


@given(REQUEST)
def test_any_case_of_the_right_shape(request: dict[str, Any]) -> None:
    answered(json.dumps(request))


@given(sound())
def test_any_case_that_the_engine_works_out(request: dict[str, Any]) -> None:
    answered(json.dumps(request, default=date.isoformat))


def _places(value: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Every place inside a value: its container and its key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        found.append((value, key))
        _places(inner, found)
    return found


@given(REQUEST, st.data())
def test_any_case_with_parts_of_it_spoilt(request: dict[str, Any], data: st.DataObject) -> None:
    spoilt = copy.deepcopy(request)
    for _ in range(data.draw(st.integers(1, 4))):
        places = _places(spoilt, [])
        container, key = data.draw(st.sampled_from(places)) if places else (spoilt, "case")
        what = data.draw(st.sampled_from(["replace", "take away", "double"]))
        if what == "replace":
            container[key] = data.draw(ANYTHING)
        elif what == "take away":
            del container[key]
        elif isinstance(container, list):
            container.append(copy.deepcopy(container[int(key)]))
        else:
            container[data.draw(st.text(max_size=5))] = copy.deepcopy(container[key])
    answered(json.dumps(spoilt))


@pytest.mark.parametrize("depth", [50, 200, 400, 800, 950, 980, 990, 1200, 50_000])
@pytest.mark.parametrize(
    "around", ['{"case":%s}', '{"case":{"sentences":[{"date":%s,"id":%s}]}}', '{"law":%s}', '{"call":%s}']
)
def test_deep_nesting(depth: int, around: str) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        deep = opening * depth + "1" + closing * depth
        answered(around.replace("%s", deep))


def test_numbers_that_are_too_long_to_read() -> None:
    for digits in (400, 4000, 4300, 4301, 50_000):
        answered(
            '{"law":"calculation-params","case":{"sentences":[{"date":"2026-01-05","length":{"years":%s}}]}}'
            % ("9" * digits)
        )


def test_the_same_key_twice_and_numbers_that_are_none() -> None:
    answered('{"case":{"sentences":[{"date":NaN,"length":{"years":Infinity}}],"sentences":[{"date":-Infinity}]}}')


@pytest.mark.parametrize("years", [0, 100, 170, 900, 7000, 8000, 9999])
@pytest.mark.parametrize("kind", [*KINDS])
@pytest.mark.parametrize("law", LAWS)
def test_lengths_up_to_the_end_of_the_calendar(years: int, kind: str, law: str) -> None:
    sentence = {
        "id": "1", "kind": kind, "date": "2199-12-31", "offence": {"date": "2026-01-01"}, "fineAmount": 10,
        "length": {"years": years, "months": 9999, "weeks": 9999, "days": 9999}, "extension": {"years": 8},
    }  # fmt: skip
    case = {
        "dateOfBirth": "1990-01-01",
        "ersed": True,
        "sentences": [sentence, {**sentence, "id": "2", "consecutiveTo": "1"}],
    }
    answered(json.dumps({"law": law, "asOf": "2199-12-31", "case": case}))
