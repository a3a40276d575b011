"""Parts served at one fraction: how they are grouped, and what each group came to. Specification: 06 §3."""

from __future__ import annotations

from typing import NamedTuple

from calculator.durations import Units
from calculator.law.model import Fraction
from calculator.part import Part


class Leg(NamedTuple):
    """Parts served at one fraction: days in all from `start`, the fraction, days served, the provision behind it."""

    parts: tuple[Part, ...]
    start: int
    days: int
    fraction: Fraction
    served: int
    source: str


#: Where a reckoning of runs stands: counted from this day, so many runs are done, and the next begins on this day.
Begun = tuple[int, int, int]
NOT_BEGUN: Begun = (0, 0, 0)


class Fractioned(NamedTuple):
    """Parts of a chain served at one fraction (or under the Parole Board), with their lengths laid in runs."""

    fraction: Fraction
    parole: bool
    parts: tuple[Part, ...]
    runs: tuple[Units, ...]
    begun: Begun = NOT_BEGUN
