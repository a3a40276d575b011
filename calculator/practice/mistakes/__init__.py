"""The mistakes that offices know, by name; the likeliest of each group first."""

from __future__ import annotations

from collections.abc import Mapping

from calculator.practice.mistakes import (
    added,
    checking,
    credit,
    days,
    expiry,
    law,
    recall,
    release_day,
    several,
    writing,
    youth,
)
from calculator.practice.mistakes.kind import Kind, named
from calculator.practice.model import Mistake

#: In the order in which they are told where nothing else decides.
KINDS: tuple[Kind, ...] = (
    *checking.KINDS,
    *credit.KINDS,
    *release_day.KINDS,
    *recall.KINDS,
    *expiry.KINDS,
    *added.KINDS,
    *several.KINDS,
    *law.KINDS,
    *youth.KINDS,
    *days.KINDS,
    *writing.KINDS,
)
MISTAKES: Mapping[str, Mistake] = named()
