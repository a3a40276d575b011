"""What must hold for every case, tried on generated ones.

`pytest --hypothesis-profile=fuzz` tries twenty thousand of each. In the browser's Python fewer are tried.
"""

from __future__ import annotations

import copy
import json
import sys
from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from calculator.exchange import answer, run
from tests.calculator import generated
from tests.calculator.by_hand import UNITS, Working, added_up

IN_BROWSER = sys.platform == "emscripten"
ASKED = settings().max_examples  # by the profile: 100 usually, many more for `fuzz`
usually = settings(
    max_examples=5 if IN_BROWSER else ASKED if ASKED > 100 else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
RELEASE = ("CRD", "ARD")
EXPIRY = ("SLED", "SED", "LED")


def dates(found: dict[str, Any]) -> dict[str, date]:
    """The dates of an answer."""
    return {d["type"]: date.fromisoformat(d["date"]) for d in found.get("dates", ())}


def release(found: dict[str, Any]) -> date | None:
    """The day of release of an answer."""
    known = dates(found)
    return next((known[kind] for kind in RELEASE if kind in known), None)


def request(case: dict[str, Any], law: str = "calculation-params") -> dict[str, Any]:
    """A request for a case, looked at in 2028, so that nothing in it lies in the future."""
    return {"call": "calculate", "law": law, "asOf": "2028-06-01", "case": case}


def working(case: dict[str, Any]) -> Working:
    """A second calculation of a case in the exchange format."""

    def units(raw: dict[str, int] | None) -> tuple[int, ...]:
        return tuple((raw or {}).get(unit, 0) for unit in UNITS)

    lengths = [
        (units(s["length"]), added_up([units(s["length"]), units(s.get("extension"))])) for s in case["sentences"]
    ]
    records = [(a["type"], a["days"]) for a in case.get("adjustments", ())]
    return Working(lengths, records, [date.fromisoformat(s["date"]) for s in case["sentences"]])


# --- any case ---------------------------------------------------------------------------------------------------------


@usually
@given(generated.requests(generated.cases()))
def test_any_case_gives_a_result_or_objections_and_its_steps_lead_to_its_dates(asked: dict[str, Any]) -> None:
    found = answer(asked)
    assert found["status"] in ("result", "refusal")
    json.dumps(found)
    if found["status"] == "refusal":
        assert found["objections"]
        assert all(o["text"] and o["mend"] and o["code"] for o in found["objections"])
        return
    assert found["dates"]
    for day in found["dates"]:
        steps = [{**step, "value": _value(step)} for step in day["steps"]]
        assert working(asked["case"]).follow(steps).isoformat() == day["date"]


def _value(step: dict[str, Any]) -> int:
    """The figure a step is done with, as the exchange form shows it."""
    if step["op"] == "months":
        return int(step["months"])
    if step["days"] is not None:
        return int(step["days"])
    if step["op"] in ("day", "after"):
        after = 1 if step["op"] == "day" else 0
        return date.fromisoformat(step["date"]).toordinal() - int(step["figures"]["days"]) + after
    if step["op"] == "save":
        return int(step["figures"].get("days", 0))
    return date.fromisoformat(step["date"]).toordinal() if step["date"] else 0


@usually
@given(generated.requests(generated.cases()))
def test_release_is_never_after_the_end_of_the_sentence(asked: dict[str, Any]) -> None:
    known = dates(answer(asked))
    ends = [known[kind] for kind in EXPIRY if kind in known]
    for kind in (*RELEASE, "PRRD", "MTD"):
        assert kind not in known or not ends or known[kind] <= max(ends), f"{kind} {known[kind]} after {max(ends)}"


@usually
@given(generated.requests(generated.cases()))
def test_text_in_and_text_out_is_the_same_as_objects_in_and_out(asked: dict[str, Any]) -> None:
    before = copy.deepcopy(asked)
    said = json.loads(run(json.dumps(asked)))
    assert said == json.loads(json.dumps(answer(asked)))
    assert asked == before, "the request was changed"


@usually
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["call", "law", "case", "sentences", "date", "length", "kind", "offence", "recall", "days"]
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=20,
    )
)
def test_anything_at_all_gets_an_answer(asked: Any) -> None:
    assert answer(asked)["status"] in ("result", "refusal", "laws")
    assert json.loads(run(json.dumps(asked)))["status"] in ("result", "refusal", "laws")


@usually
@given(st.text(max_size=60))
def test_any_text_gets_an_answer(asked: str) -> None:
    assert json.loads(run(asked))["status"] in ("result", "refusal", "laws")


# --- what adjustments do ----------------------------------------------------------------------------------------------


@usually
@given(generated.same_day(), st.sampled_from(generated.LAWS), st.integers(0, 300), st.integers(1, 100))
def test_more_remand_never_gives_a_later_release(case: dict[str, Any], law: str, days: int, more: int) -> None:
    """For sentences of one day. Remand on one of several periods of custody can end it before the next begins."""
    day = case["sentences"][0]["date"]
    given_days = [
        release(answer(request({**case, "adjustments": [{"type": "REMAND", "days": n, "from": day}]}, law)))
        for n in (days, days + more)
    ]
    assume(None not in given_days)
    less, later = given_days
    assert less is not None
    assert later is not None
    assert later <= less


@usually
@given(generated.same_day(), st.integers(0, 60), st.integers(1, 60), st.integers(1, 40))
def test_more_added_days_never_give_an_earlier_release_or_another_end(
    case: dict[str, Any], days: int, more: int, after: int
) -> None:
    """Under the law before SDS40, where no tranche lies between."""
    day = date.fromisoformat(case["sentences"][0]["date"])
    at = date.fromordinal(day.toordinal() + after).isoformat()
    found = [
        answer(request({**case, "adjustments": [{"type": "ADA", "days": n, "from": at}]}, "sds-50"))
        for n in (days, days + more)
    ]
    less, later = (release(one) for one in found)
    assume(less is not None and later is not None)
    assert less is not None
    assert later is not None
    assert less <= later
    assert dates(found[0]).get("SLED") == dates(found[1]).get("SLED")


# --- order ------------------------------------------------------------------------------------------------------------


def _tied(found: dict[str, Any]) -> bool:
    """Two sentences with different types of date are released, or end, on the same day."""
    rows = [row["dates"] for row in found.get("sentences", ())]
    for kinds in (RELEASE, ("SLED", "SED")):
        seen: dict[str, set[str]] = {}
        for row in rows:
            for day in {row[kind] for kind in kinds if kind in row}:
                if seen.setdefault(day, set(row)) != set(row):
                    return True
    return False


@usually
@given(
    generated.same_day(("SDS", "SDS", "EDS", "SOPC", "AFINE"), chains=False),
    st.sampled_from(generated.LAWS),
    st.randoms(use_true_random=False),
)
def test_the_order_of_concurrent_sentences_of_one_day_does_not_matter(
    case: dict[str, Any], law: str, shuffle: Any
) -> None:
    """But for ties: where two sentences of different kinds end on one day, the first listed governs (00 §1)."""
    turned = copy.deepcopy(case)
    shuffle.shuffle(turned["sentences"])
    first, second = answer(request(case, law)), answer(request(turned, law))
    assume(not _tied(first))
    assert first["status"] == second["status"]
    assert dates(first) == dates(second)
    assert first.get("effectiveSentenceLength") == second.get("effectiveSentenceLength")


# --- the law in force -------------------------------------------------------------------------------------------------


@usually
@given(generated.same_day(), generated.NEAR.filter(lambda day: day.year > 2015), st.integers(0, 400))
def test_later_law_only_takes_curfew_and_supervision_away_and_never_puts_release_off(
    case: dict[str, Any], as_of: date, later: int
) -> None:
    """But for the offences that were taken out of SDS40 in December 2024: their release goes back to one half."""
    taken_out = any(name.endswith("_T3") for sentence in case["sentences"] for name in sentence["exclusions"])
    looked = [as_of, date.fromordinal(as_of.toordinal() + later)]
    found = [answer({**request(case, "today"), "asOf": day.isoformat()}) for day in looked]
    assume(all(one["status"] == "result" for one in found))
    before, after = (dates(one) for one in found)
    for kind in ("HDCED", "TUSED"):
        assert kind in before or kind not in after, f"{kind} has come back"
    less, more = (release(one) for one in found)
    assert taken_out or less is None or more is None or more <= less
