"""Exercises of counting alone, which need the calendar and no engine."""

from __future__ import annotations

from calculator.practice.draft import Counted
from calculator.practice.model import Ask, Exercise
from calculator.practice.skills import SKILLS


def shown(key: str, topic: str, level: int, counted: Counted) -> Exercise:
    """The exercise of a counted draft."""
    skill = SKILLS[counted.skill]
    return Exercise(
        key=key,
        topic=topic,
        level=level,
        skill=skill,
        title=counted.title,
        story=counted.story,
        facts=counted.facts,
        asks=tuple(Ask(name, label, kind) for name, label, kind in counted.asks),
        answers=dict(counted.answers),
        working=counted.working,
        hints=(skill.rule, *counted.working[:-1]),
    )
