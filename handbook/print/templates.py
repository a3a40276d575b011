"""The print templates, from `handbook/templates/print/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "print"


@cache
def _read(path: Path, modified: int) -> str:
    del modified  # it is there so that a saved change is read again while the site is being served
    return path.read_text(encoding="utf-8")


def typst_templates() -> str:
    """The Typst templates, all together."""
    return "\n".join(_read(path, path.stat().st_mtime_ns) for path in sorted(FOLDER.glob("*.typ")))
