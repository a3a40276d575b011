"""“My answer differs”, whatever the case: how long it takes, and what always holds."""

from __future__ import annotations

import json
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.exchange import answer
from calculator.forms.case import trials_of_case
from calculator.forms.case.gaps import gaps
from calculator.forms.case.model import Worked
from calculator.forms.case.replayed import moves, reached
from tests.calculator import generated
from tests.calculator.forms_case.worked_out import (
    ADDED,
    BAIL,
    LARGE,
    case,
    days,
    from_request,
    parts,
    remand,
    sentence,
    worked,
)


def test_ten_sentences_are_quick_and_the_engine_is_asked_at_most_fifty_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten sentences in chains of two with four records."""
    rows = [
        sentence(length={"years": 2 + n % 3, "months": n}, consecutiveTo=str(n) if n % 2 else None) for n in range(10)
    ]
    found = worked(case(*rows, adjustments=[remand(), BAIL, ADDED, LARGE]))
    typed = {kind: day + timedelta(3) for kind, day in days(found).items()}
    calls: list[Any] = []

    def counted(asked: Any) -> dict[str, Any]:
        calls.append(asked)
        return answer(asked)

    monkeypatch.setattr(trials_of_case, "answer", counted)
    took = []
    for _ in range(3):
        calls.clear()
        start = process_time()
        gaps(found, typed)
        took.append(process_time() - start)
    assert 30 < len(calls) <= trials_of_case.MOST_CALLS
    assert min(took) < 0.5  # 0.11 s on an idle machine


@given(generated.requests(generated.cases()))
@settings(max_examples=40)
def test_the_steps_as_json_lead_to_their_dates(request_made: dict[str, Any]) -> None:
    """Replayed with nothing changed, the steps of every date give that date."""
    found = answer(request_made)
    for row in found["dates"] if found["status"] == "result" else ():
        assert date.fromordinal(reached(moves(row["steps"]))).isoformat() == row["date"]


@given(generated.requests(generated.same_day(("SDS", "SDS", "EDS"))), st.integers(-40, 40))
@settings(max_examples=15)
def test_gaps_of_anything(request_made: dict[str, Any], more: int) -> None:
    """Every date is answered for; what agrees is not explained, and what is explained is about the typed date."""
    given_back = answer(request_made)
    if given_back["status"] != "result":
        return
    found = Worked(request_made, given_back, parts(request_made))
    typed = {kind: day + timedelta(more) for kind, day in days(found).items()}
    shown = gaps(found, typed)
    json.dumps(shown)
    assert len(shown["dates"]) == len(typed)
    for row in shown["dates"]:
        assert row["days"] == more
        assert row["state"] == ("differs" if more else "agrees")
        assert more or not row["explanations"]
        assert bool(row["hint"]) == (bool(more) and not row["explanations"])
    assert from_request(request_made).answer == given_back  # nothing was changed in the request


@given(generated.requests(generated.cases()), st.data())
@settings(max_examples=20)
def test_a_record_left_out_is_always_told(request_made: dict[str, Any], data: st.DataObject) -> None:
    """Whatever the case: the dates it would have without one of its records are explained by that record."""
    whole = answer(request_made)
    rows = request_made["case"]["adjustments"]
    if whole["status"] != "result" or not rows:
        return
    n = data.draw(st.integers(0, len(rows) - 1))
    without = {**request_made, "case": {**request_made["case"], "adjustments": rows[:n] + rows[n + 1 :]}}
    other = answer(without)
    if other["status"] != "result":
        return
    found, typed = Worked(request_made, whole, ()), days(Worked(without, other, ()))
    for row in gaps(found, typed)["dates"]:
        if row["state"] == "differs":
            assert any(
                "is not taken off" in one["words"]
                or "is not added" in one["words"]
                or "worked out without" in one["words"]
                or "is left out" in one["words"]
                for one in row["explanations"]
            ), row["explanations"]
