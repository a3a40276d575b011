"""Practice exercises put together by hand, so that tests of the prints need no generator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from calculator.exchange import answer
from calculator.forms.shown import source_words
from calculator.practice.model import Ask, Exercise, Mistake, Skill, Slip
from calculator.practice.pack_about import Cases, about_topic

ABOUT = about_topic(Cases("remand-and-tagged-bail", "Remand and tagged bail", 2, 3), "7", "Made on 22 November 2026")
SKILL = Skill(
    "remand-once",
    "Remand counted once",
    "remand-and-tagged-bail",
    "Each day on remand counts once, from the release date and from the expiry date.",
    ("cja2003-s240za",),
    "procedures/sentence-calculation/index.html",
)
TWICE = Mistake(
    "remand-twice",
    "Remand counted twice",
    "The same days were taken off for two sentences.",
    "Count every day on remand once.",
    ("cja2003-s240za",),
    "procedures/sentence-calculation/index.html",
)


def request(remand: int) -> dict[str, Any]:
    """A sentence of 18 months with some days on remand."""
    sentence = {"id": "1", "kind": "SDS", "date": "2026-05-05", "offence": {"date": "2025-06-01", "code": None}}
    days = [{"type": "REMAND", "days": remand, "from": "2026-05-05"}]
    case = {"dateOfBirth": None, "sentences": [{**sentence, "length": {"months": 18}}], "adjustments": days}
    return {"call": "calculate", "law": "today", "asOf": "2026-11-22", "case": case}


def exercise(n: int, *, remand: int = 35) -> Exercise:
    """A case whose dates come from the engine."""
    asked = request(remand)
    found = answer(asked)
    assert found["status"] == "result", found
    dates = {row["type"]: row["date"] for row in found["dates"]}
    return Exercise(
        key=f"remand-and-tagged-bail-2-7-{n}",
        topic="remand-and-tagged-bail",
        level=2,
        skill=SKILL,
        title="Theft from a shop",
        story=(
            "Sentenced on Tuesday 5 May 2026 to 18 months for theft from a shop on 1 June 2025.",
            f"On remand for this offence for {remand} days before the sentence.",
        ),
        facts=(("Sentenced on", "5 May 2026"), ("Length", "18 months"), ("Remand", f"{remand} days")),
        asks=(
            Ask("remand-days", "Days on remand that count", "days", step=True),
            Ask("CRD", "Conditional release date (CRD)", "date"),
            Ask("SLED", "Sentence and licence expiry date (SLED)", "date"),
            Ask("law", "Which rule decides?", "choice", (("a", "The remand rule"), ("b", "The bail rule"))),
        ),
        answers={"remand-days": str(remand), "CRD": dates["CRD"], "SLED": dates["SLED"], "law": "a"},
        request=asked,
    )


def exercises(number: int = 3) -> list[Exercise]:
    """Some cases, each with other days on remand."""
    return [exercise(n, remand=30 + n) for n in range(number)]


def worked(made: Exercise) -> Iterable[Mapping[str, Any]]:
    """The engine's own steps."""
    assert made.request is not None
    for found in answer(dict(made.request))["dates"]:
        for step in found["steps"]:
            yield {"of": found["type"], "text": step["text"], "law": [source_words(law) for law in step["law"]]}


def slips(made: Exercise) -> Iterable[Slip]:
    """One mistake, which gives an earlier day."""
    return [Slip(TWICE, {"CRD": "2026-12-01"})]
