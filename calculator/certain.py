"""A value that cannot be missing at this point: says so aloud if the engine is wrong, instead of going on."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


class EngineFaultError(AssertionError):
    """The engine contradicts itself: a fault of the program, never of a case."""


def certain(value: T | None) -> T:
    """The value, which must be there. Raises `EngineFaultError` if it is not."""
    if value is None:
        raise EngineFaultError("a value that must be known is missing")
    return value
