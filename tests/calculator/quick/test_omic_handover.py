"""Handover to the community: the worked examples of omic-handover.md, the order of the rules, and the marks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculator.quick.omic_handover import QUICK
from tests.calculator.quick.given import TODAY, line, refused, work

FIXED: dict[str, Any] = {"case": "determinate"}
LIFE: dict[str, Any] = {"case": "indeterminate"}

#: As of, inputs, start of support, handover: section 5 of omic-handover.md.
EXAMPLES: tuple[tuple[date, dict[str, Any], str | None, str | None], ...] = (
    (TODAY, FIXED | {"start": "2026-03-02", "conditional": "2028-06-15"}, "2027-10-01", "2027-10-01"),
    (TODAY, FIXED | {"start": "2026-01-05", "conditional": "2027-12-31"}, "2027-04-16", "2027-04-16"),
    (TODAY, FIXED | {"start": "2026-06-01", "conditional": "2027-04-01"}, None, None),
    (TODAY, FIXED | {"start": "2026-06-01", "conditional": "2027-04-02"}, "2026-07-19", "2026-07-19"),
    (
        TODAY,
        FIXED | {"start": "2024-01-01", "parole": "2028-09-10", "conditional": "2031-01-01"},
        "2027-09-10",
        "2027-09-10",
    ),
    (
        TODAY,
        FIXED | {"start": "2024-01-01", "parole": "2028-09-10", "early_allocation": True},
        "2027-06-10",
        "2027-06-10",
    ),
    (TODAY, LIFE | {"tariff": "2029-02-28"}, "2028-02-28", "2028-02-28"),
    (date(2026, 2, 10), LIFE | {"tariff": "2027-05-10", "open_from": "2026-02-03"}, "2026-02-03", "2026-05-10"),
    (date(2024, 1, 2), FIXED | {"start": "2024-01-01", "conditional": "2024-11-02"}, "2024-02-17", "2024-02-17"),
    # The earlier of ARD and CRD; early allocation beats a short sentence; open conditions never later than handover.
    (
        TODAY,
        FIXED | {"start": "2026-03-02", "conditional": "2029-06-15", "automatic": "2028-06-15"},
        "2027-10-01",
        "2027-10-01",
    ),
    (
        TODAY,
        FIXED | {"start": "2026-06-01", "conditional": "2027-04-01", "early_allocation": True},
        "2026-01-01",
        "2026-01-01",
    ),
    (TODAY, LIFE | {"tariff": "2028-02-29", "open_from": "2027-06-01"}, "2027-02-28", "2027-02-28"),
    # 12 months back from a hearing, once the tariff has gone; both gone: the nearest to today.
    (TODAY, LIFE | {"tariff": "2020-01-01", "hearing": "2027-10-31"}, "2026-10-31", "2026-10-31"),
    (TODAY, LIFE | {"tariff": "2020-01-01", "hearing": "2026-10-01"}, "2025-10-01", "2025-10-01"),
)


@pytest.mark.parametrize(("as_of", "given", "support", "handover"), EXAMPLES)
def test_worked_examples(as_of: date, given: dict[str, Any], support: str | None, handover: str | None) -> None:
    answer = work(QUICK, as_of, **given)
    assert all(step.law for step in answer.steps)
    if handover is None or support is None:
        assert line(answer, "Responsible today").text.startswith("Community")
        assert line(answer, "Handover").text.startswith("No handover date")
        return
    assert line(answer, "COM responsible from").day == date.fromisoformat(handover)
    assert line(answer, "COM supports from").day == date.fromisoformat(support)


@pytest.mark.parametrize(
    ("as_of", "who"),
    [
        (date(2026, 2, 2), "Prison (POM) alone"),
        (date(2026, 2, 3), "Prison (POM), with the community"),
        (date(2026, 5, 9), "Prison (POM), with the community"),
        (date(2026, 5, 10), "Community (COM), with the prison"),
    ],
)
def test_who_is_responsible_on_a_day(as_of: date, who: str) -> None:
    answer = work(QUICK, as_of, **LIFE, tariff="2027-05-10", open_from="2026-02-03")
    assert line(answer, "Responsible today").text.startswith(who)


@pytest.mark.parametrize(
    ("given", "who"),
    [
        (LIFE | {"another_life": True, "recalled": True}, "Prison (POM) alone"),
        (LIFE | {"hearing": "2027-11-22", "recalled": True, "mappa": "1"}, "Prison (POM), with"),
        (LIFE | {"hearing": "2027-11-21", "recalled": True, "mappa": "1"}, "Community"),  # not 12 months away
        (LIFE | {"hearing": "2027-12-01", "recalled": True, "mappa": "2"}, "Community"),
        (LIFE | {"hearing": "2027-12-01", "not_released": True, "mappa": "3"}, "Community"),
        (LIFE | {"hearing": "2027-12-01", "not_released": True}, "Prison (POM), with"),
        (LIFE, "Prison (POM) alone"),  # no date known
        (FIXED | {"start": "2026-03-02", "conditional": "2028-06-15", "recalled": True}, "Community"),
        (FIXED, "Prison (POM) alone"),
        ({"case": "immigration"}, "Community"),
    ],
)
def test_the_first_rule_that_fits_decides(given: dict[str, Any], who: str) -> None:
    answer = work(QUICK, **given)
    assert line(answer, "Responsible today").text.startswith(who)
    assert not any(one.name.startswith("COM responsible") for one in answer.lines)


def test_marks_around_the_handover() -> None:
    answer = work(QUICK, **QUICK.example)
    expected = {
        "Case shows": date(2027, 8, 6),
        "Shows as due soon": date(2027, 9, 17),
        "Listed as overdue": date(2027, 10, 3),
        "E-mail to the local delivery unit": date(2027, 10, 8),
        "E-mail to the POM": date(2027, 10, 15),
        "Early allocation": date(2026, 12, 15),
    }
    assert {name: line(answer, name).day for name in expected} == expected


def test_the_start_is_asked_for_where_it_decides() -> None:
    assert [fault.about for fault in refused(QUICK, **FIXED, conditional="2028-06-15")] == ["start"]
