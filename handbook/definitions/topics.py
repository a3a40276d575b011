"""The topics and levels of practice that units and lessons may name: those that the generator of cases has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_LEVELS = (1, 2, 3, 4, 5)
_TOPICS = {
    "days-and-dates": "days and dates",
    "release-points": "release points",
    "remand-and-tagged-bail": "remand and tagged bail",
    "concurrent-and-consecutive": "concurrent and consecutive",
    "added-days": "added days",
    "ual": "unlawfully at large",
    "licence-and-expiry": "licence and expiry",
    "youth": "youth sentences",
    "extended-and-particular-concern": "extended sentences and offenders of particular concern",
    "recall": "recall",
    "tranches": "tranches and commencement",
    "mixed": "mixed cases",
    "checking": "checking another’s work",
    "any": "any topic",
}


@cache
def levels_of_topics() -> Mapping[str, tuple[int, ...]]:
    """Id of each topic → the levels that it has."""
    return dict.fromkeys(_TOPICS, _LEVELS)


def title_of_topic(topic: str) -> str:
    """What a topic is called inside a sentence."""
    return _TOPICS[topic]
