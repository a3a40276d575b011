"""Reads the packaged TOML files. Nothing else in the engine touches a file.

The build for the browser replaces this module by one that holds the same tables as Python data, because reading TOML
there costs more than a whole calculation (see handbook/runtime/packed_law.py).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def packaged(path: str) -> dict[str, Any]:
    """One packaged file as a dictionary, read once. `path` is below `calculator`, without ending: "law/parameters"."""
    return tomllib.loads(resources.files("calculator").joinpath(f"{path}.toml").read_text("utf-8"))


def table(name: str) -> dict[str, Any]:
    """One law file as a dictionary. `name` is the stem, for example "parameters"."""
    return packaged(f"law/{name}")
