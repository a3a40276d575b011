"""Draws the worked examples and the exercises of lessons as HTML when the site is built."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from calculator.exchange import answer
from calculator.forms.case.result import show
from calculator.forms.case.timeline import timeline
from calculator.forms.words import count
from calculator.law import sources
from calculator.names import full_date
from calculator.practice.model import Ask, Exercise
from handbook import induction_examples
from handbook.definitions.induction import Example, Unit
from handbook.forms import draw, style_links

STYLES = ("calculator.css", "result.css", "case/timeline.css")
#: Patterns of the bars, as docs/assets/calculator/case/timeline.js has them: size of a tile, and what is drawn on it.
PATTERNS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "licence": (8, "M-2 2l4 -4M0 8l8 -8M6 10l4 -4"),
        "supervision": (7, "M2.5 3.5h2"),
        "recalled": (6, "M3 0v6"),
        "run": (10, "M0 5h5"),
        "term": (9, "M0 0l9 9M0 9l9 -9"),
        "out": (12, "M6 5v2"),
        "bail": (6, "M0 3h6"),
        "ual": (6, "M0 0l6 6M0 6l6 -6"),
    }
)
#: The line of time marks the day on which a case is worked out; in an example that is no longer today.
_TODAY, _AS_ON = "Today", "As on"


def styles_html(up: str) -> str:
    """What a page with examples needs in front of the first."""
    return style_links(up, STYLES)


def example_html(unit: Unit, number: int) -> str:
    """Example `number` (from 1) of a lesson: its line of time, its dates, how each came about."""
    example = unit.examples[number - 1]
    worked = induction_examples.work(unit, example)
    shown = show(worked, induction_examples.today(worked))
    by_type = {found["type"]: found for found in shown["dates"]}
    return draw(
        "lesson_example.html",
        name=f"{unit.id}-{number}",
        title=example.title,
        timeline=_timeline(unit, example),
        patterns=PATTERNS,
        first=[by_type[kind] for kind in example.show],
        rest=[found for found in shown["dates"] if found["type"] not in example.show],
        warnings=shown["warnings"],
        basis=f"{shown['basis'][0]['value'][:1].lower()}{shown['basis'][0]['value'][1:]}",
        decides="In a real case the prison’s recorded calculation decides.",
    )


def cases_html(unit: Unit, number: int) -> str:
    """The practice cases of line `number` (from 1) of a lesson's exercises, answers and working folded."""
    line = unit.exercises[number - 1]
    before = sum(each.count for each in unit.exercises[: number - 1])
    found = induction_examples.cases(line.topic or unit.topic, line.level, line.seed, line.count)
    return draw("lesson_cases.html", level=line.level, first=before + 1, cases=[_case(each) for each in found])


def _case(made: Exercise) -> dict[str, Any]:
    worked = answer(made.request)["dates"] if made.request is not None else []
    asked = [each.id for each in made.asks]
    return {
        "key": made.key,
        "topic": made.topic,
        "level": made.level,
        "title": made.title,
        "story": made.story,
        "asks": [each.label for each in made.asks],
        "answers": [{"label": each.label, "value": _words(each, made.answers[each.id])} for each in made.asks],
        "rule": made.skill.rule,
        "law": [f"{sources()[name].title}, {sources()[name].provision}" for name in made.skill.law],
        "working": [(row["type"], [step["text"] for step in row["steps"]]) for row in worked if row["type"] in asked],
        "steps": made.working,
    }


def _words(ask: Ask, value: str) -> str:
    """A right answer as a reader sees it."""
    if ask.kind == "date":
        return full_date(date.fromisoformat(value))
    if ask.kind == "days":
        return count(int(value), "day")
    return dict(ask.options)[value]


def _timeline(unit: Unit, example: Example) -> dict[str, Any]:
    worked = induction_examples.work(unit, example)
    made = timeline(worked, induction_examples.today(worked))
    for picture in made["pictures"]:
        picture["shapes"] = [_not_today(shape) for shape in picture["shapes"]]
        picture["used"] = {shape.get("fill") for shape in picture["shapes"]}
    for row in made["table"]["rows"]:
        if row["what"] == _TODAY:
            row["what"] = "The day on which this example is worked out"
    return made


def _not_today(shape: Mapping[str, Any]) -> dict[str, Any]:
    text = str(shape.get("text") or "")
    return {**shape, "text": text.replace(_TODAY, _AS_ON)} if text.startswith(_TODAY) else dict(shape)
