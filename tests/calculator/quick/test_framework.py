"""Quick calculators, whatever they work out: their list, reading, the exchange, the form."""

from __future__ import annotations

import json
import re
import sys
from datetime import date, time
from importlib import resources
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import exchange_quick
from calculator.exchange import answer, run
from calculator.forms import one, submit
from calculator.forms import quick as forms
from calculator.quick import registry
from calculator.quick.model import Ask, Quick
from calculator.quick.read import read
from tests.calculator.quick.example_calculator import QUICK as EXAMPLE
from tests.calculator.test_schema import SCHEMA, VALID_ANSWER, VALID_REQUEST

THERE = registry.there()
AS_OF = date(2026, 11, 22)


# --- the list ---------------------------------------------------------------------------------------------------------


def test_every_calculator_that_is_there_has_the_id_it_is_listed_under() -> None:
    assert "deadlines" in THERE
    for identifier in THERE:
        assert registry.find(identifier).id == identifier
    assert len(set(registry.QUICK.values())) == len(registry.QUICK)


def test_a_calculator_that_is_not_there_is_told_from_one_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "QUICK", {"gone": "no_such_module:QUICK"})
    assert registry.there() == ()
    with pytest.raises(ModuleNotFoundError):
        registry.find("gone")
    with pytest.raises(KeyError):
        registry.find("never-heard-of")


def test_the_shared_files_of_sources_are_those_in_the_folder() -> None:
    folder = resources.files("calculator").joinpath("quick/data")
    if not folder.is_dir():
        pytest.skip("in the browser's archive the tables are modules")
    named = {path.name for path in folder.iterdir() if path.name.startswith("sources")}
    assert {f"quick/data/{name.removesuffix('.toml')}" for name in named} | {"law/sources"} == set(registry.SOURCES)


def test_the_exchange_loads_no_quick_calculator_before_one_is_asked() -> None:
    code = "import sys, calculator.exchange, calculator.forms; print([n for n in sys.modules if 'quick' in n])"
    if sys.platform == "emscripten":
        pytest.skip("no second Python in the browser")
    import subprocess

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("identifier", THERE)
def test_the_description_can_be_drawn_and_its_example_works(identifier: str) -> None:
    quick = registry.find(identifier)
    assert quick.limits
    assert quick.purpose.endswith(".")
    asked = {"call": "quick", "calculator": identifier, "inputs": quick.example, "asOf": quick.checked.isoformat()}
    VALID_REQUEST(asked)
    found = json.loads(run(json.dumps(asked)))
    VALID_ANSWER(found)
    assert found["status"] == "result", found
    assert found["lines"]
    assert found["steps"]
    for line in found["lines"]:
        assert (line["day"] is None) == (line["weekday"] is None)
    for ask in quick.asks:
        _well_formed(ask, {each.id for each in quick.asks})


def _well_formed(ask: Ask, known: set[str]) -> None:
    assert bool(ask.choices) == (ask.kind == "choice"), ask.id
    assert bool(ask.of) == (ask.kind == "rows"), ask.id
    assert ask.only_if is None or ask.only_if[0] in known, f"{ask.id} depends on {ask.only_if}, which is not asked"
    assert re.fullmatch(r"[A-Za-z0-9_-]+", ask.id), ask.id
    for inner in ask.of:
        assert inner.kind != "rows", f"{ask.id}: rows in rows"
        _well_formed(inner, known | {each.id for each in ask.of})


@pytest.mark.parametrize("identifier", THERE)
def test_every_source_of_the_example_is_described(identifier: str) -> None:
    quick = registry.find(identifier)
    values, faults = read(quick, quick.example)
    assert not faults
    for step in quick.work(values, quick.checked).steps:
        for law in step.law:
            found = registry.citation(identifier, law)
            assert found is not None, f"{identifier} rests on {law}, which no file of sources describes"
            assert found["basis"] in ("text", "secondary", "service", "background"), law


# --- reading ----------------------------------------------------------------------------------------------------------


def test_inputs_are_read_by_their_asks() -> None:
    given_row = {"from": "2026-01-05", "to": "2026-01-06", "half": True, "share": 50}
    values, faults = read(EXAMPLE, {"kind": "paid", "sum": 25050, "at": "09:05", "age": 30, "period": [given_row]})
    assert faults == ()
    assert values == {
        "kind": "paid",
        "sum": 25050,
        "at": time(9, 5),
        "age": 30,
        "period": ({"from": date(2026, 1, 5), "to": date(2026, 1, 6), "half": True, "share": 50},),
    }


def test_what_is_not_asked_is_not_read_and_nothing_given_is_none() -> None:
    row = {"from": "2026-01-05", "to": "2026-01-06"}
    values, faults = read(EXAMPLE, {"kind": "whole", "sum": "not read", "period": [row]})
    assert faults == ()
    assert (values["sum"], values["at"], values["age"]) == (None, None, None)
    assert (values["period"][0]["half"], values["period"][0]["share"]) == (False, None)


def test_all_faults_are_told_at_once_each_at_its_place() -> None:
    rows = [{"from": "2026-02-31", "to": "2026-01-06", "half": 1}, 3, {"from": "1066-10-14", "other": 1}, {}]
    wrong = {"kind": "third", "at": "25:00", "age": 9, "period": rows[:3], "colour": "red"}
    _, faults = read(EXAMPLE, wrong)
    assert {fault.about for fault in faults} == {
        "",
        "kind",
        "at",
        "age",
        "period/0/from",
        "period/0/half",
        "period/1",
        "period/2",
        "period/2/from",
        "period/2/to",
    }
    assert any("from 10 to 120 years" in fault.text for fault in faults)
    assert all(fault.text.endswith(".") and fault.mend for fault in faults)
    assert read(EXAMPLE, {"kind": "whole", "period": rows})[1][0].about == "period"
    assert [f.about for f in read(EXAMPLE, {"kind": "whole"})[1]] == ["period"]
    assert [f.about for f in read(EXAMPLE, [])[1]] == [""]


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda s: st.lists(s, max_size=3))
)
def test_no_input_at_all_breaks_the_reading(anything: object) -> None:
    for name in ("kind", "sum", "at", "age", "period"):
        read(EXAMPLE, {"kind": "paid", name: anything})
    read(EXAMPLE, anything)


# --- the exchange -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "about"),
    [
        ({"calculator": "astrology"}, "calculator"),
        ({"calculator": 3}, "calculator"),
        ({"asOf": "today"}, "asOf"),
        ({"asOf": None}, "asOf"),
        ({"inputs": []}, ""),
        ({"inputs": {"limits": []}}, "limits"),
    ],
)
def test_a_request_that_cannot_be_read_is_refused_by_name(spoil: dict[str, Any], about: str) -> None:
    asked = {"call": "quick", "calculator": "deadlines", "inputs": {}, "asOf": "2026-11-22", **spoil}
    found = answer(asked)
    VALID_ANSWER(found)
    assert found["status"] == "refusal"
    assert about in [objection["about"] for objection in found["objections"]]


def test_the_schema_lists_the_calculators() -> None:
    assert SCHEMA["$defs"]["quick"]["properties"]["calculator"]["enum"] == list(registry.QUICK)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID_REQUEST({"call": "quick", "calculator": "astrology", "inputs": {}, "asOf": "2026-11-22"})


def test_an_answer_gives_weekdays_and_whole_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _worked(monkeypatch, EXAMPLE.example)
    VALID_ANSWER(found)
    assert found["lines"][1] == {
        "name": "Last day",
        "text": "",
        "day": "2026-11-24",
        "weekday": "Tuesday",
        "note": "Counted from today.",
    }
    law = found["steps"][0]["law"]
    assert law[1]["provision"].startswith("section 243A")
    assert law[0]["id"] == "here"  # nobody describes it: its id stands for it


def test_what_a_calculator_declines_stands_at_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    late = {
        "kind": "whole",
        "period": [{"from": "2026-01-05", "to": "2026-01-06"}, {"from": "2026-01-05", "to": "2026-01-01"}],
    }
    found = _worked(monkeypatch, late)
    VALID_ANSWER(found)
    assert [(o["code"], o["about"]) for o in found["objections"]] == [("QUICK_DECLINED", "period/1/to")]


def test_days_beyond_the_calendar_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _worked(monkeypatch, EXAMPLE.example, as_of=date(9999, 12, 31))
    assert found["status"] == "refusal"


def _worked(monkeypatch: pytest.MonkeyPatch, inputs: Any, as_of: date = AS_OF) -> dict[str, Any]:
    monkeypatch.setattr(exchange_quick, "find", lambda _: EXAMPLE)
    monkeypatch.setattr(exchange_quick, "is_there", lambda _: True)
    return answer({"call": "quick", "calculator": "days-between", "inputs": inputs, "asOf": as_of.isoformat()})


# --- the form ---------------------------------------------------------------------------------------------------------


def typed(**more: str) -> dict[str, str]:
    """What a page sends for the example, with changes; `_` stands for `-`."""
    usual = {"kind": "paid", "sum": "£250.50", "at": "", "age": ""}
    rows = {"period-1-from": "5 1 2026", "period-1-to": "6 Jan 2026"}
    found: dict[str, str] = {}
    for name, text in {**usual, **rows, **{name.replace("_", "-"): text for name, text in more.items()}}.items():
        if name.endswith(("from", "to")):
            for part, word in zip(("day", "month", "year"), [*text.split(" "), "", ""], strict=False):
                found[f"days-between-{name}-{part}"] = word
        else:
            found[f"days-between-{name}"] = text
    return found


def told(**more: str) -> dict[str, str]:
    """The problems that the form tells, by control."""
    found = forms.answer(EXAMPLE, typed(**more), AS_OF)
    return {problem["control"].removeprefix("days-between-"): problem["text"] for problem in found["problems"]}


def test_a_form_gives_the_answer_ready_for_the_page() -> None:
    found = forms.answer(EXAMPLE, typed(at="9.05", age="30", period_3_from="1 2 2026", period_3_to="2 2 2026"), AS_OF)
    assert found["status"] == "result", found
    shown = found["shown"]
    assert [(line["name"], line["value"]) for line in shown["lines"]] == [
        ("Days", "4 days"),
        ("Last day", "Thursday 26 November 2026"),
    ]
    assert [(line["label"], line["value"]) for line in shown["entered"]] == [
        ("Kind", "With a sum"),
        ("Sum", "£250.50"),
        ("Time of day", "09:05"),
        ("Age", "30 years"),
        ("Period 1", "From: 5 January 2026; To: 6 January 2026; Half days: No"),
        ("Period 2", "From: 1 February 2026; To: 2 February 2026; Half days: No"),
    ]
    assert shown["warnings"] == ["Only an example."]


def test_an_empty_form_is_told_what_is_missing_and_nothing_that_depends_on_it() -> None:
    found = forms.answer(EXAMPLE, {}, AS_OF)
    assert {problem["control"] for problem in found["problems"]} == {
        "days-between-kind-whole",
        "days-between-period-1-from-day",
    }


def test_every_problem_stands_beside_its_own_box() -> None:
    found = told(
        sum="a lot", at="25:00", age="9", period_1_from="31 2 2026", period_2_from="5 1 2026", period_2_to="5 13 2026"
    )
    assert set(found) == {"sum", "at", "age", "period-1-from-day", "period-2-to-month"}
    assert "such as 250 or 250.50" in found["sum"]
    assert "(period 2)" in found["period-2-to-month"]
    assert "from 10 to 120 years" in found["age"]


def test_a_fault_found_in_working_stands_in_the_row_that_was_typed_even_after_rows_were_removed() -> None:
    found = told(period_1_from="", period_1_to="", period_7_from="6 1 2026", period_7_to="5 1 2026")
    assert list(found) == ["period-7-to-day"]


@pytest.mark.parametrize(
    ("text", "pence"),
    [("250", 25000), ("£1,250.05", 125005), ("1 000", None), ("2.5", None), ("-5", None), ("٣", None), ("", None)],
)
def test_money_is_read_to_the_penny(text: str, pence: int | None) -> None:
    got = one.read_one(Ask("sum", "Sum", "money", needed=False), "x", {"x": text})
    assert got.value == pence
    assert bool(got.problems) == (pence is None and text != "")


def test_the_door_of_the_forms_answers_and_refuses_what_no_page_sends() -> None:
    assert (
        json.loads(submit(json.dumps({"quick": "astrology", "typed": {}, "asOf": "2026-11-22"})))["status"]
        == "problems"
    )
    assert json.loads(submit(json.dumps({"quick": "deadlines", "typed": {}, "asOf": "no"})))["status"] == "problems"


def test_quick_is_a_record_that_does_not_change() -> None:
    assert isinstance(EXAMPLE, Quick)
    with pytest.raises(AttributeError):
        EXAMPLE.title = "other"  # type: ignore[misc]
