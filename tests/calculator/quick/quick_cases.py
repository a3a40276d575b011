"""Worked cases of the quick calculators: read from `cases/<id>.yml`, worked out, and compared with what the file says.

A case has `title`, `source`, `working` (by hand), `inputs`; and either `lines` (every result by name: its day where it
is one, otherwise its words) or `refused` (every place that is wrong). `warns` and `steps` are words that must be there;
`as_of` is 22 November 2026 unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculator.law.load import packaged
from calculator.law.model import sources
from calculator.quick.model import Answer, Ask, Declined, Quick
from tests.read_yaml import read_yaml

FOLDER = Path(__file__).parent / "cases"
AS_OF = date(2026, 11, 22)
KEYS = {"title", "source", "working", "inputs"}
Case = dict[str, Any]


@cache
def cases(name: str) -> tuple[Case, ...]:
    """The cases of one calculator."""
    found: list[Case] = read_yaml(FOLDER / f"{name}.yml")
    return tuple(found)


def titled(case: Case) -> str:
    """What a case is called in a test run."""
    return str(case["title"]).lower().replace(" ", "-")


def values(asks: tuple[Ask, ...], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Inputs as a calculator takes them: dates and times read, what is not given None, rows a tuple."""
    assert set(inputs) <= {ask.id for ask in asks}, f"{set(inputs)} asked of {[ask.id for ask in asks]}"
    return {ask.id: _value(ask, inputs.get(ask.id)) for ask in asks}


def _value(ask: Ask, given: Any) -> Any:
    if ask.kind == "rows":
        return tuple(values(ask.of, row) for row in given or ())
    if given is None:
        assert not ask.needed or ask.only_if, f"{ask.id} is needed"
        return None
    if ask.kind == "date":
        return given if isinstance(given, date) else date.fromisoformat(given)
    if ask.kind == "time":
        return time.fromisoformat(given)
    if ask.kind == "choice":
        assert given in {choice.value for choice in ask.choices}, f"{ask.id}: {given}"
    return given


def answer(quick: Quick, inputs: Mapping[str, Any], as_of: date = AS_OF) -> Answer:
    """The calculator's answer to inputs as a file or a page gives them."""
    return quick.work(values(quick.asks, inputs), as_of)


def results(found: Answer) -> dict[str, Any]:
    """Every result by name: its day, or its words. No name may stand twice."""
    lines = {line.name: line.day or line.text for line in found.lines}
    assert len(lines) == len(found.lines), [line.name for line in found.lines]
    return lines


def refused(quick: Quick, inputs: Mapping[str, Any], as_of: date = AS_OF) -> list[str]:
    """The places that the calculator declines for."""
    with pytest.raises(Declined) as declined:
        answer(quick, inputs, as_of)
    for fault in declined.value.faults:
        assert fault.text.endswith("."), fault
        assert fault.mend.endswith("."), fault
    return sorted(fault.about for fault in declined.value.faults)


def check(quick: Quick, case: Case) -> None:
    """A case comes out as its file says, with working that can be followed and law that can be found."""
    assert set(case) >= KEYS
    assert len(str(case["working"])) > 8
    assert len(str(case["source"])) > 5
    as_of = case.get("as_of", AS_OF)
    if "refused" in case:
        assert refused(quick, case["inputs"], as_of) == sorted(case["refused"])
        return
    found = answer(quick, case["inputs"], as_of)
    assert results(found) == case["lines"]
    for word in case.get("warns", ()):
        assert any(word in warning for warning in found.warnings), (word, found.warnings)
    for word in case.get("steps", ()):
        assert any(word in step.text for step in found.steps), (word, [step.text for step in found.steps])
    assert found.warnings
    known = set(sources()) | set(packaged("quick/data/sources_days"))
    cited = {law for step in found.steps for law in step.law}
    assert cited
    assert cited <= known, cited - known
    for step in found.steps:
        assert step.text.endswith("."), step.text
    for line in found.lines:
        assert line.day is None or str(line.day.year) in line.text


def check_shape(quick: Quick, at_least: int = 8) -> None:
    """Enough cases, some refused; an example that is answered; asks and limits said in full."""
    own = cases(quick.id)
    assert sum("lines" in case for case in own) >= at_least
    assert any("refused" in case for case in own)
    assert len({case["title"] for case in own}) == len(own)
    assert answer(quick, quick.example).lines
    assert quick.limits
    assert quick.purpose.endswith(".")
    assert quick.checked.year == AS_OF.year
    for ask in quick.asks:
        for one in (ask, *ask.of):
            assert one.label
            assert one.kind != "choice" or len(one.choices) > 1
            assert one.kind not in ("number", "money") or (one.unit and one.most is not None), one.id
