"""The law set `today` holds what is in force on the as-of date, and nothing that begins after it."""

from datetime import date, timedelta

import pytest

from calculator import Case, Law, Length, Offence, Result, Sentence, calculate
from calculator.law import LawError, named

DAY = timedelta(days=1)


def _dates(as_of: date, **more: object) -> dict[str, date]:
    """Sixteen years from 5 December 2019, an adult, on the law of a day."""
    sentence = Sentence("1", "SDS", date(2019, 12, 5), Length(16), Offence(date(2019, 6, 1)))
    found = calculate(Case((sentence,), date(1990, 1, 31), early_removal=True), named("today", as_of))
    assert isinstance(found, Result), found
    return {d.type: d.date for d in found.dates}


@pytest.mark.parametrize(
    ("begins", "kind", "before", "after"),
    [
        # One half of 5,844 days against 40 per cent: day 2,922 and day 2,338 from 5 December 2019.
        (date(2024, 9, 10), "CRD", date(2027, 12, 4), date(2026, 4, 29)),
        # 179 days before release against the 365 day rule, which may not give a date before it began.
        (date(2025, 6, 3), "HDCED", date(2025, 11, 1), date(2025, 6, 3)),
    ],
)
def test_a_law_counts_from_the_day_it_begins(begins: date, kind: str, before: date, after: date) -> None:
    assert _dates(begins - DAY)[kind] == before
    assert _dates(begins)[kind] == after


def test_the_progression_model_is_unknown_until_it_begins() -> None:
    begins = date(2026, 10, 1)
    assert named("today", begins - DAY).rules.progression is None
    assert named("today", begins).rules.progression is not None


@pytest.mark.parametrize(
    ("begins", "switch"),
    [(date(2026, 5, 11), "applyPostRecallRepealRules"), (date(2026, 9, 2), "applyPostHdcedRepealRules")],
)
def test_a_repeal_counts_from_its_day(begins: date, switch: str) -> None:
    assert not named("today", begins - DAY).rules.switches[switch]
    assert named("today", begins).rules.switches[switch]


def test_a_set_by_date_needs_a_date() -> None:
    with pytest.raises(LawError, match="as-of date"):
        _ = Law("today").rules
