"""What holds for every quick calculator of these topics: form, example, sources, and figures that stand once."""

from __future__ import annotations

import importlib
from datetime import date
from typing import Any

import pytest

from calculator.law.load import packaged, table
from calculator.quick.model import Ask, Quick
from calculator.quick.reckon import figure
from tests.calculator.quick.given import TODAY, sources, work

MODULES = {
    "hdc-window": "hdc_window",
    "ers": "ers",
    "fixed-term-recall": "fixed_term_recall",
    "parole-window": "parole_window",
    "omic-handover": "omic_handover",
    "category-review": "category_review",
    "fine-default": "fine_default",
    "appeal-limits": "appeal_limits",
    "ogrs3": "ogrs3",
    "ogrs4": "ogrs4",
    "sampling": "sampling",
}
BASES = {"text", "secondary", "service", "background"}


def quick(module: str) -> Quick:
    found: Quick = importlib.import_module(f"calculator.quick.{module}").QUICK
    return found


def every_ask(asks: tuple[Ask, ...]) -> list[Ask]:
    return [ask for one in asks for ask in (one, *every_ask(one.of))]


@pytest.mark.parametrize(("identifier", "module"), MODULES.items())
def test_form(identifier: str, module: str) -> None:
    found = quick(module)
    assert found.id == identifier
    assert found.limits
    assert found.checked <= TODAY
    known = [ask.id for ask in found.asks]
    assert len(set(known)) == len(known)
    for ask in every_ask(found.asks):
        assert ask.label
        if ask.kind in ("number", "money"):
            assert ask.least is not None, ask.id
            assert ask.most is not None, ask.id
        assert bool(ask.choices) == (ask.kind == "choice"), ask.id
        assert bool(ask.of) == (ask.kind == "rows"), ask.id
        if ask.only_if is not None:
            other = next(one for one in found.asks if one.id == ask.only_if[0])
            assert set(ask.only_if[1]) <= {choice.value for choice in other.choices}, ask.id


@pytest.mark.parametrize("module", MODULES.values())
def test_the_worked_example_answers_with_known_law_and_a_warning(module: str) -> None:
    found = quick(module)
    assert work(found, **found.example).lines


@pytest.mark.parametrize("module", MODULES.values())
def test_every_source_is_described_and_every_id_in_the_code_is_a_source(module: str) -> None:
    for row in packaged(f"quick/data/{module}").get("sources", {}).values():
        assert row["title"]
        assert row["provision"]
        assert row["link"].startswith("https://")
        assert row["basis"] in BASES
        assert isinstance(row["checked"], date)
    cited = set(_cited(packaged(f"quick/data/{module}")))
    assert cited <= sources(quick(module)), cited - sources(quick(module))


def _cited(value: Any) -> Any:
    """Every id that data gives under a key `source`, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "source" or key.endswith("_source"):
                yield inner
            elif key != "sources":
                yield from _cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited(inner)


def test_figures_that_the_full_calculation_has_too_agree_with_it() -> None:
    recall, fine = packaged("quick/data/fixed_term_recall"), packaged("quick/data/fine_default")
    assert recall["adults"]["days"] == figure("recall.fixed-56", TODAY)[0]
    assert recall["fixed"][-1]["under_12_months"] == figure("recall.fixed-14", TODAY)[0]
    assert recall["fixed"][-1]["longer"] == figure("recall.fixed-28", TODAY)[0]
    law = next(row for row in table("release")["legislation"] if row["id"] == "recall-56")
    assert recall["fifty_six"] == law["from"]
    assert [(b["from"], b.get("up_to")) for b in recall["stages"]["band"]] == [
        (t["from"], t.get("up_to")) for t in law["tranche"]
    ]
    assert fine["in_full"]["over_pounds"] == figure("fine.full-term-from-amount", TODAY)[0]
    assert fine["in_full"]["from"] == figure("fine.full-term-from", TODAY)[0]
    progression = next(row for row in table("release")["legislation"] if row["id"] == "progression")
    assert packaged("quick/data/hdc_window")["progression_from"] == progression["from"]


def test_nothing_here_is_loaded_by_the_one_door() -> None:
    import subprocess
    import sys

    code = "import sys, calculator.exchange; print([m for m in sys.modules if m.startswith('calculator.quick.')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = {f"calculator.quick.{module}" for module in (*MODULES.values(), "reckon", "entered")}
    assert not names & set(eval(found.stdout))  # noqa: S307 - what this test has just printed
