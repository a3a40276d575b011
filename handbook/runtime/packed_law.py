"""The law data as Python modules, for the browser only.

Reading TOML in the browser's Python costs more than a whole calculation. So the copy of the engine that is compiled for
the browser gets a package `calculator.packed` with a module for each TOML file, which holds the same table as Python
writes it, and a `calculator/law/load.py` that fetches tables from there. Nothing else in the engine reads the files
(a test looks), and a test compares every packed table with its file.
"""

import tomllib
from pathlib import Path

_LOADER = '''"""Gives the packaged tables; made for the browser from the TOML files, whose content it holds."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def packaged(path: str) -> dict[str, Any]:
    """One packaged file as a dictionary. `path` is below `calculator`, without ending: "law/parameters"."""
    table: dict[str, Any] = import_module("calculator.packed." + path.replace("/", "_").replace("-", "_")).TABLE
    return table


def table(name: str) -> dict[str, Any]:
    """One law file as a dictionary. `name` is the stem, for example "parameters"."""
    return packaged(f"law/{name}")
'''


def pack(engine: Path) -> list[str]:
    """Replaces the TOML files in `engine`, a copy of the package `calculator`; gives the names of the new modules."""
    folder = engine / "packed"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""The packaged TOML files as Python data."""\n', encoding="utf-8")
    names = ["calculator.packed"]
    for path in sorted(engine.rglob("*.toml")):
        inside = path.relative_to(engine).with_suffix("").as_posix()
        name = inside.replace("/", "_").replace("-", "_")
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        # The repr of a table holds dicts, lists, texts, numbers, truths, and dates written as calls of `datetime`.
        text = f'"""Made from {inside}.toml."""\n\nimport datetime\n\nTABLE = {content!r}\n'
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
        path.unlink()
        names.append(f"calculator.packed.{name}")
    (engine / "law" / "load.py").write_text(_LOADER, encoding="utf-8")
    return names
