"""Savings while pages are made, of whatever is left out or replaced meanwhile."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """Python does not look for unused objects meanwhile: a build makes many and is over in seconds."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def stand_in_for(name: str) -> Iterator[None]:
    """Give an empty module to whoever imports the library `name` meanwhile.

    mkdocs-macros imports `requests`, which takes long to load, for a function that fetches pages from other hosts; no
    page here may do that.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = ModuleType(name, "Not loaded: nothing here talks to other hosts.")
    try:
        yield
    finally:
        del sys.modules[name]


@contextmanager
def in_place_of(owner: ModuleType, name: str, other: object) -> Iterator[None]:
    """Let a library's module use something else by one of its names meanwhile."""
    plain = getattr(owner, name)
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, plain)
