"""Definitions to pages: a pure function, and a command's worth of writing the result to disk."""

from __future__ import annotations

from pathlib import Path

from handbook.definitions.model import Book
from handbook.pages.generator import generate
from handbook.pages.options import SiteOptions

__all__ = ["SiteOptions", "generate", "write"]


def write(book: Book, out: Path, site: SiteOptions | None = None) -> list[Path]:
    """Write every generated page under the folder `out` and return the files written.

    The way out to another site generator, and the way to read what is generated.
    """
    written = []
    for path, text in generate(book, site or SiteOptions()).items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        written.append(target)
    return written
