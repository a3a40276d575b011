"""The print templates and their style sheet, from `handbook/templates/print/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "print"


@cache
def environment() -> Environment:
    """The environment, which reads a template again when its file changes.

    Everything is escaped, and a name that does not exist is an error, not an empty string.
    """
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _read(path: Path, modified: int) -> str:
    del modified  # it is there so that a saved change is read again while the site is being served
    return path.read_text(encoding="utf-8")


def style_sheet() -> str:
    """The style sheet of every print, without the font addresses and without what depends on the size tried."""
    path = FOLDER / "print.css"
    return _read(path, path.stat().st_mtime_ns)


def typst_templates() -> str:
    """The Typst templates, all together."""
    return "\n".join(_read(path, path.stat().st_mtime_ns) for path in sorted(FOLDER.glob("*.typ")))
