"""The topics and levels of practice that units and lessons may name: those that the generator of cases has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculator.practice.make import Topic


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by id. The engine comes with them, so that they are asked for only where a unit names one."""
    from calculator.practice.make import TOPICS

    return TOPICS
