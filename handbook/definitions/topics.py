"""The topics and levels of practice that units and lessons may name: those that the generator of cases has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_LEVELS = (1, 2, 3, 4, 5)
_TOPICS = (
    "days-and-dates",
    "release-points",
    "remand-and-tagged-bail",
    "concurrent-and-consecutive",
    "added-days",
    "ual",
    "licence-and-expiry",
    "youth",
    "extended-and-particular-concern",
    "recall",
    "tranches",
    "mixed",
    "checking",
    "any",
)


@cache
def levels_of_topics() -> Mapping[str, tuple[int, ...]]:
    """Id of each topic → the levels that it has."""
    return dict.fromkeys(_TOPICS, _LEVELS)
