"""What must hold for any dates: the calculators agree with each other, with a plain count and with the engine."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.calendar import working_days
from calculator.case import Adjustment, Case, Length, Offence, Sentence
from calculator.durations import last_day
from calculator.law.load import table
from calculator.law.model import Law
from calculator.quick.add_time import ADD_TIME
from calculator.quick.added_awards import total_of
from calculator.quick.added_days import ADDED_DAYS
from calculator.quick.credit_days import curfew_minutes
from calculator.quick.days_between import DAYS_BETWEEN, as_term
from calculator.quick.model import Declined
from calculator.quick.release_day import RELEASE_DAY
from calculator.quick.time_credit import TIME_CREDIT
from calculator.quick.ual import UAL
from calculator.quick.unused_deductions import UNUSED_DEDUCTIONS
from calculator.quick.working_days import WORKING_DAYS
from calculator.result import Result, calculate
from tests.calculator.quick.quick_cases import AS_OF, answer, results

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
OFF = set(table("bank_holidays")["full"]["days"])


def works(day: date) -> bool:
    """Said again, without the engine."""
    return day.weekday() < 5 and day not in OFF


@given(DAYS, st.integers(0, 20_000))
def test_the_term_between_two_days_leads_from_one_to_the_other(first: date, more: int) -> None:
    a, b = first.toordinal(), first.toordinal() + more
    years, months, days = as_term(a, b)
    assert last_day(a, (years, months, 0, days)) == b
    assert months < 12
    assert days <= 31
    found = results(answer(ADD_TIME, {"start": first, "way": "term", "years": years, "months": months, "days": days}))
    assert found["Last day"] == first + timedelta(more)
    assert found["Length"].replace(",", "").split()[0] == str(more + 1)


@given(DAYS, st.integers(1, 30_000))
def test_days_added_and_taken_off_again_come_back(start: date, days: int) -> None:
    there = results(answer(ADD_TIME, {"start": start, "way": "after", "days": days}))["Last day of the limit"]
    assert results(answer(ADD_TIME, {"start": there, "way": "before", "days": days}))["Day counted back to"] == start
    between = results(answer(DAYS_BETWEEN, {"first": start, "last": there}))
    assert between["First day not counted"].replace(",", "").split()[0] == str(days)


@given(st.dates(date(2016, 1, 1), date(2027, 1, 1)), st.integers(1, 120), st.sampled_from(["after", "before"]))
def test_working_days_are_a_plain_count(start: date, amount: int, direction: str) -> None:
    asked = {"start": start, "amount": amount, "unit": "working", "direction": direction}
    end = results(answer(WORKING_DAYS, asked))["Deadline"]
    step = timedelta(1 if direction == "after" else -1)
    day, passed = start, 0
    while day != end:
        day += step
        passed += works(day)
    assert passed == amount
    assert works(end)


@pytest.mark.parametrize("year", range(2024, 2028))
def test_automatic_release_is_the_day_that_the_engine_shows(year: int) -> None:
    calendar, day = working_days("full"), date(year, 1, 10)
    while day <= date(year, 12, 31):
        asked = {"due": day, "kind": "automatic", "sentenced": date(2022, 1, 10)}
        found = results(answer(RELEASE_DAY, asked))
        assert found["Release day"] == date.fromordinal(calendar.before_days_off(day.toordinal())[0]), day
        earlier = found.get("Earliest, if probation asks and the Governor agrees")
        if earlier is not None:
            assert earlier < found["Release day"]
            assert works(earlier)
            assert works(earlier + timedelta(1))
        stays = results(answer(RELEASE_DAY, {"due": day, "kind": "parole"}))["Release day"]
        assert stays == max(d for d in (day - timedelta(n) for n in range(8)) if works(d))
        day += timedelta(1)


@given(st.integers(0, 23 * 60), st.integers(0, 23 * 60))
def test_a_curfew_and_the_rest_of_the_day_are_a_day(start: int, end: int) -> None:
    a, b = time(start // 60, start % 60), time(end // 60, end % 60)
    if a != b:
        assert curfew_minutes(a, b) + curfew_minutes(b, a) == 24 * 60


@given(st.dates(date(2015, 1, 1), date(2025, 1, 1)), st.lists(st.integers(1, 90), min_size=1, max_size=5))
def test_remand_is_every_day_once_and_bail_is_half_rounded_up(first: date, lengths: list[int]) -> None:
    rows, at = [], first
    for days in lengths:
        rows.append({"from": at, "to": at + timedelta(days - 1)})
        at += timedelta(days + 1)
    curfew = {"curfew_from": "19:00", "curfew_to": "07:00", "tagged": True}
    held = results(answer(TIME_CREDIT, {"remand": rows}))
    out = results(answer(TIME_CREDIT, {"bail": [row | curfew for row in rows]}))
    assert held["Remand in custody"].split()[0] == str(sum(lengths))
    assert out["Tagged bail"].split()[0] == str((sum(lengths) + 1) // 2)


def released(case: Case) -> dict[str, date]:
    """The engine's dates."""
    found = calculate(case, Law.known_on(AS_OF))
    assert isinstance(found, Result)
    return {d.type: d.date for d in found.dates}


def one_sentence(*adjustments: Adjustment) -> Case:
    """Two years from 5 October 2026."""
    offence = Offence(date(2026, 6, 1))
    return Case((Sentence("1", "SDS", date(2026, 10, 5), Length(2), offence),), adjustments=adjustments)


def test_time_at_large_moves_release_and_expiry_as_the_engine_moves_them() -> None:
    before = released(one_sentence())
    out, back = date(2026, 10, 20), date(2026, 11, 3)
    asked = {
        "periods": [{"reason": "escape", "out": out, "back": back}],
        "dates": [{"name": "release", "day": before["CRD"]}, {"name": "expiry", "day": before["SLED"]}],
    }
    found = results(answer(UAL, asked))
    days = int(found["Days unlawfully at large"].split()[0])
    away = Adjustment("UAL", out, days, out, back, "ESCAPE")
    after = released(one_sentence(away))
    assert days == 15
    assert (found["Release date (1)"], found["Sentence or licence expiry date (2)"]) == (after["CRD"], after["SLED"])


def test_added_days_move_release_as_the_engine_moves_it() -> None:
    before = released(one_sentence())
    awards: list[dict[str, Any]] = [
        {"days": 60, "proved": date(2026, 10, 12), "state": "active"},
        {"days": 20, "proved": date(2026, 10, 12), "state": "active", "after": 1},
    ]
    asked = {
        "place": "prison",
        "sentence": "fixed",
        "awards": awards,
        "remitted": [{"days": 5, "decided": date(2026, 11, 9)}],
        "release": before["CRD"],
    }
    found = results(answer(ADDED_DAYS, asked))
    after = released(one_sentence(Adjustment("ADA", date(2026, 10, 12), 80), Adjustment("RADA", date(2026, 11, 9), 5)))
    assert found["Release with the days left"] == after["CRD"] == before["CRD"] + timedelta(75)


@given(st.data())
def test_awards_of_one_day_are_between_the_largest_and_the_sum(data: st.DataObject) -> None:
    """Whatever the links, circles included; and with no link the largest counts."""
    days = data.draw(st.lists(st.integers(1, 42), min_size=1, max_size=8))
    linked = data.draw(st.booleans())
    awards: list[dict[str, Any]] = []
    for n, number in enumerate(days):
        others: list[int | None] = [None, *[m + 1 for m in range(len(days)) if m != n]]
        after = data.draw(st.sampled_from(others)) if linked else None
        awards.append({"days": number, "proved": date(2026, 7, 6), "state": "active", "after": after})
    total = total_of({"awards": tuple(awards), "sentence": "fixed"})
    assert total <= sum(days)
    if not linked:
        assert total == max(days)
    forward = all(a["after"] is None or a["after"] <= n for n, a in enumerate(awards))
    if forward:
        assert total >= max(days)


@given(
    st.dates(date(2005, 4, 4), date(2026, 11, 1)),
    st.integers(1, 40),
    st.integers(0, 900),
    st.integers(0, 200),
)
def test_days_used_and_unused_are_the_days_credited_and_the_working_shows_the_most(
    start: date, months: int, remand: int, bail: int
) -> None:
    row = {"date": start, "offence": start - timedelta(900), "months": months, "remand": remand, "bail": bail}
    try:
        found = answer(UNUSED_DEDUCTIONS, {"sentences": [row]})
    except Declined:
        return
    lines = {name: text for name, text in results(found).items() if isinstance(text, str)}
    days = {name: int(text.split()[0].replace(",", "")) for name, text in lines.items()}
    assert days["Unused deductions"] + days["Days used"] == remand + bail
    assert days["Days used"] <= days["Most that can be used"]
    assert not days["Unused deductions"] or days["Days used"] == days["Most that can be used"]
    assert any(f"is {days['Most that can be used']:,} day" in step.text for step in found.steps)
    assert results(found)["Release with the days used"] >= start
