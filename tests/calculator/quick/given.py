"""Inputs as JSON has them made into the values that a quick calculator works with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

import pytest

from calculator.law.load import packaged, table
from calculator.quick.model import Answer, Ask, Declined, Fault, Line, Quick

TODAY = date(2026, 11, 22)


def values(asks: Sequence[Ask], given: Mapping[str, Any]) -> dict[str, Any]:
    """Every ask with its value; what is not given is None, an unticked box False, and rows empty."""
    unknown = set(given) - {ask.id for ask in asks}
    assert not unknown, f"not asked: {unknown}"
    return {ask.id: _value(ask, given.get(ask.id)) for ask in asks}


def _value(ask: Ask, given: Any) -> Any:
    if ask.kind == "rows":
        return tuple(values(ask.of, row) for row in given or ())
    if ask.kind == "flag":
        return given is True
    if given is None:
        return None
    if ask.kind == "date":
        return given if isinstance(given, date) else date.fromisoformat(given)
    if ask.kind == "choice":
        assert given in [choice.value for choice in ask.choices], f"{ask.id}: {given} is no choice"
    return time.fromisoformat(given) if ask.kind == "time" else given


def work(quick: Quick, as_of: date = TODAY, **given: Any) -> Answer:
    """The answer to inputs as JSON has them. Whatever a step cites must be described."""
    answer = quick.work(values(quick.asks, given), as_of)
    check(quick, answer)
    return answer


def sources(quick: Quick) -> set[str]:
    """What a calculator can cite: its own sources, and those of the law."""
    module = quick.work.__module__.rpartition(".")[2]
    return {*packaged(f"quick/data/{module}")["sources"], *table("sources")}


def check(quick: Quick, answer: Answer) -> None:
    """What holds for every answer."""
    cited = {law for step in answer.steps for law in step.law}
    assert cited <= sources(quick), cited - sources(quick)
    assert answer.lines
    assert answer.steps
    assert answer.warnings
    for words in (*(one.name for one in answer.lines), *(one.text for one in answer.steps), *answer.warnings):
        assert words[0].upper() == words[0], words
        assert "  " not in words, words
        assert "None" not in words, words


def refused(quick: Quick, as_of: date = TODAY, **given: Any) -> tuple[Fault, ...]:
    """The faults for which the calculator declines."""
    with pytest.raises(Declined) as declined:
        work(quick, as_of, **given)
    return declined.value.faults


def line(answer: Answer, name: str) -> Line:
    """The one result whose name begins so."""
    found = [one for one in answer.lines if one.name.startswith(name)]
    assert len(found) == 1, f"{name}: {[one.name for one in answer.lines]}"
    return found[0]
