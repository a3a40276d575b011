"""The figures of the calculators about days: traceable, and the same as in the tables of the engine."""

from __future__ import annotations

import re
from datetime import date

import pytest

from calculator.law.load import packaged, table
from calculator.law.model import sources
from tests.calculator.source_scan import constants, modules, rows_of

TOPICS = ("counting", "release_day", "time_credit", "unused_deductions", "added_days", "ual")
OWN = packaged("quick/data/sources_days")


def named(topic: str) -> set[str]:
    """Every source that a file of figures names."""
    found: set[str] = set()
    for row in rows_of(packaged(f"quick/data/{topic}")):
        found |= {
            v
            for k, v in row.items()
            if k in ("source", "policy_source", "incident_source", "counting", "service") and v
        }
        found |= set(row.get("sources", ()))
    return found


def parameter(name: str) -> date:
    """A date of commencement of the engine."""
    value: date = next(p["row"][-1]["value"] for p in table("parameters")["parameter"] if p["id"] == name)
    return value


@pytest.mark.parametrize("key", sorted(OWN))
def test_every_source_says_what_it_is_where_and_when_it_was_checked(key: str) -> None:
    row = OWN[key]
    assert set(row) == {"title", "provision", "link", "basis", "checked"}
    assert row["title"].strip()
    assert row["provision"].strip()
    assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+(/\S*)?", row["link"])
    assert row["basis"] in {"text", "secondary", "service", "background"}
    assert row["checked"].year == 2026
    assert key not in sources(), "said twice: the engine has it"


@pytest.mark.parametrize("topic", TOPICS)
def test_every_source_that_a_figure_names_exists(topic: str) -> None:
    assert named(topic)
    assert named(topic) <= set(OWN) | set(sources())


def test_every_source_is_used() -> None:
    said = {str(n.value) for m in modules() if m.path.startswith("quick/") for n, _ in constants(m)}
    for topic in TOPICS:
        said |= named(topic)
    assert set(OWN) <= said


def test_days_that_the_engine_knows_too_are_the_same() -> None:
    credit = packaged("quick/data/time_credit")
    assert credit["remand"]["sentences_from"] == parameter("commencement.laspo2012")
    assert credit["youth_order"]["made_from"] == parameter("commencement.pcsc2022")
    escapes = [row["from"] for row in packaged("quick/data/ual")["reason"] if row["id"] == "escape"]
    assert max(escapes) == parameter("commencement.escape-day-counts")


def test_limits_of_added_days_begin_on_the_days_of_the_corrections() -> None:
    rows = packaged("quick/data/added_days")["limit"]
    most = {(row["place"], row["from"]): row["most"] for row in rows}
    assert len(most) == len(rows)
    assert most["prison", date(2026, 9, 2)] == 84
    assert {row["most"] for row in rows if row["from"] < date(2026, 9, 2)} == {42}
    assert {row["most"] for row in rows if row["place"] == "yoi"} == {42}
