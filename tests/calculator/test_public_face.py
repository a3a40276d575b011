"""What other programs may rely on: the names of the package, their documents and their promises."""

from __future__ import annotations

import inspect
import typing
from datetime import date
from typing import Any

import pytest

import calculator
from calculator import Case, CaseError, Law, LawError, Length, Offence, Refusal, Result, Sentence, calculate, replay
from calculator.law.model import named
from calculator.record import Record


def sentence(**changes: Any) -> Sentence:
    """A sentence of 18 months."""
    usual: dict[str, Any] = {
        "id": "1",
        "kind": "SDS",
        "date": date(2023, 1, 9),
        "length": Length(months=18),
        "offence": Offence(date(2022, 6, 1)),
    }
    return Sentence(**{**usual, **changes})


def case(*sentences: Sentence, **changes: Any) -> Case:
    """A case of an adult."""
    return Case(sentences or (sentence(),), birth=date(1990, 1, 31), **changes)


def test_the_public_names_are_there_and_sorted() -> None:
    names = calculator.__all__
    assert list(names) == sorted(names)
    assert {"Case", "Law", "Refusal", "Result", "calculate", "replay"} <= set(names)
    for name in names:
        assert hasattr(calculator, name), name


@pytest.mark.parametrize("name", [n for n in calculator.__all__ if not n.startswith("__")])
def test_every_public_name_is_documented(name: str) -> None:
    thing = getattr(calculator, name)
    text = inspect.getdoc(thing) or ""
    assert len(text) > 20
    assert not text.startswith(f"{name}("), f"{name} has only the words that Python makes"


@pytest.mark.parametrize("name", [n for n in calculator.__all__ if inspect.isclass(getattr(calculator, n))])
def test_every_public_value_is_immutable_and_typed(name: str) -> None:
    thing = getattr(calculator, name)
    if issubclass(thing, Record):
        assert set(typing.get_type_hints(thing)) >= set(thing._fields)
        held = thing.__new__(thing)
        with pytest.raises(AttributeError, match="cannot be changed"):
            held.anything = 1
    else:
        assert issubclass(thing, (tuple, ValueError))


def test_calculate_gives_dates_with_steps_that_lead_to_them() -> None:
    found = calculate(case(), Law.known_on(date(2026, 11, 21)))
    assert isinstance(found, Result)
    assert found.date_of("CRD") == date(2023, 10, 9)
    assert found.date_of("PED") is None
    assert found.version == calculator.__version__
    for dated in found.dates:
        assert date.fromordinal(replay(dated.steps)) == dated.date


def test_calculate_refuses_with_every_objection() -> None:
    found = calculate(
        case(sentence(offence=Offence(date(2023, 2, 1))), sentence(id="2", length=Length())), named("sds-50")
    )
    assert isinstance(found, Refusal)
    assert {o.code for o in found.objections} == {"OFFENCE_DATE_AFTER_SENTENCE_START_DATE", "ZERO_IMPRISONMENT_TERM"}
    assert [o.about for o in found.objections] == ["sentences/0/offence/date", "sentences/1/length"]


def test_objections_come_worst_first() -> None:
    found = calculate(
        Case((sentence(), sentence(id="2", kind="DTO", consecutive_to="1", length=Length()))), named("sds-50")
    )
    assert isinstance(found, Refusal)
    ranks = [o.rank for o in found.objections]
    assert ranks == sorted(ranks, key=("unsupported", "invalid", "warning").index)
    assert set(ranks) == {"unsupported", "invalid", "warning"}


def test_a_case_that_cannot_exist_is_not_made() -> None:
    with pytest.raises(CaseError, match="at least one"):
        Case(())
    with pytest.raises(CaseError, match="LIFE"):
        sentence(kind="LIFE")
    with pytest.raises(CaseError, match="date"):
        sentence(date="2023-01-09")


def test_a_law_set_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(LawError, match="sds-50"):
        named("yesterday")
    with pytest.raises(LawError, match="as-of date"):
        Law("today").rules  # noqa: B018 - asking is the test


def test_the_same_case_gives_the_same_dates_every_time() -> None:
    one, law = case(), Law.known_on(date(2026, 11, 21))
    first, second = calculate(one, law), calculate(one, law)
    assert isinstance(first, Result)
    assert isinstance(second, Result)
    assert first.dates == second.dates
    assert one == case(), "the case was changed"


def test_a_length_says_itself_in_words() -> None:
    assert Length(2, 8).words() == "2 years 8 months"
    assert Length(days=1).words() == "1 day"
    assert Length().words() == "0 days"
    assert Length(1, 6).plus(Length(months=18)) == Length(1, 24)
