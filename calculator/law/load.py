"""Reads the packaged TOML files. Nothing else in the engine touches a file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One law file as a dictionary, read once. `name` is the stem, for example "parameters"."""
    return tomllib.loads(resources.files("calculator.law").joinpath(f"{name}.toml").read_text("utf-8"))
