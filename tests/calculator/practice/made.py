"""An exercise put together by hand, from a request and what is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.calendar import working_days
from calculator.exchange import answer
from calculator.names import DATE_NAMES
from calculator.practice.model import Ask, Exercise, Skill

SKILL = Skill(
    "remand-and-bail",
    "Remand and tagged bail together",
    "remand-and-tagged-bail",
    "Remand counts in full, tagged bail at one half, rounded up.",
    ("cja2003-s240za", "sa2020-s325"),
    "procedures/sentence-calculation/index.html",
)
STEPS = {
    "sentence-days": "Days in the sentence",
    "release-days": "Days to the release point",
    "remand-days": "Days on remand that count",
    "bail-days": "Days of tagged bail that count",
    "ual-days": "Days unlawfully at large",
    "added-days": "Added days that are left",
}
REMAND = {"type": "REMAND", "days": 35, "from": "2026-10-05", "periodFrom": "2026-08-31", "periodTo": "2026-10-04"}
BAIL = {"type": "TAGGED_BAIL", "days": 17, "from": "2026-10-05"}
LARGE = {"type": "UAL", "days": 5, "from": "2026-11-01", "periodFrom": "2026-11-01", "periodTo": "2026-11-05"}
ADDED = {"type": "ADA", "days": 14, "from": "2026-11-10"}


def sentence(**others: Any) -> dict[str, Any]:
    """Two years and six months, passed on Monday 5 October 2026: 913 days, one third of them 305."""
    row = {"id": "1", "kind": "SDS", "date": "2026-10-05", "offence": {"date": "2026-03-01"}}
    return {**row, "length": {"years": 2, "months": 6}, **others}


def made(
    *sentences: dict[str, Any],
    records: tuple[dict[str, Any], ...] = (REMAND, BAIL),
    asks: tuple[str, ...] = ("CRD", "SLED"),
    facts: tuple[tuple[str, str], ...] = (("Qualifying days on tagged bail", "33 days"),),
    release_day: bool = False,
    **case: Any,
) -> Exercise:
    """The exercise, with the engine's dates and the steps as the records and the engine hold them."""
    entered = {"dateOfBirth": "1990-01-31", "sentences": list(sentences or (sentence(),)), **case}
    request = {
        "call": "calculate",
        "law": "today",
        "asOf": "2026-11-22",
        "case": {**entered, "adjustments": [*records]},
    }
    got = answer(request)
    assert got["status"] == "result", got["objections"]
    dates = {found["type"]: found["date"] for found in got["dates"]}
    days = {"remand-days": "REMAND", "bail-days": "TAGGED_BAIL", "ual-days": "UAL", "added-days": "ADA"}
    right = {}
    for name in asks:
        if name in dates:
            right[name] = dates[name]
        elif name in days:
            right[name] = str(sum(row["days"] for row in records if row["type"] == days[name]))
        else:
            right[name] = str(got["sentences"][0]["daysInSentence" if name == "sentence-days" else "daysToServe"])
    if release_day:
        due = date.fromisoformat(right["CRD"]).toordinal()
        right["release-day"] = date.fromordinal(working_days("full").previous(due)).isoformat()
    named = tuple(_ask(name) for name in right)
    key = "remand-and-tagged-bail-3-7-0"
    return Exercise(key, "remand-and-tagged-bail", 3, SKILL, "By hand", ("Story.",), facts, named, right, request)


def _ask(name: str) -> Ask:
    if name in DATE_NAMES:
        return Ask(name, DATE_NAMES[name], "date")
    if name == "release-day":
        return Ask(name, "Day of release", "date")
    return Ask(name, STEPS[name], "days", step=True)
