"""The typeface of every print and page: Atkinson Hyperlegible, four faces, from its own package.

An open font (SIL Open Font Licence 1.1) drawn for readers with low vision. It is loaded from the files of the
installed package, never from the machine's own fonts, so that a print looks the same wherever it is made.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FAMILY = "Atkinson Hyperlegible"

#: All four are needed: bold and italic made up by the printer are hard to read.
FACES = (
    "AtkinsonHyperlegible-Regular.ttf",
    "AtkinsonHyperlegible-Italic.ttf",
    "AtkinsonHyperlegible-Bold.ttf",
    "AtkinsonHyperlegible-BoldItalic.ttf",
)


def font_files() -> dict[str, Path]:
    """Face file name → its path in the installed package.

    Raises:
        ImportError: the font package is not installed.
        FileNotFoundError: the package lacks a face; the name of the face is in the message.
    """
    import fontpkg_atkinson_hyperlegible

    folder = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files"
    files = {name: folder / name for name in FACES}
    for name, path in files.items():
        if not path.is_file():
            message = f"the font package has no {name}"
            raise FileNotFoundError(message)
    return files


@cache
def font_digest() -> str:
    """One hash of the four faces' contents: a new font means new prints, wherever it is installed."""
    digest = hashlib.sha256()
    for name, path in font_files().items():
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def _characters() -> frozenset[int]:
    """Code points that all four faces can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    common: set[int] | None = None
    for path in font_files().values():
        with TTFont(path, lazy=True) as font:
            points = set(font.getBestCmap())
        common = points if common is None else common & points
    return frozenset(common or ())


def missing_characters(text: str) -> tuple[str, ...]:
    """Characters of `text` that the font cannot draw, each once, in the order they appear.

    White space is left out: a line break or a no-break space needs no drawing.
    """
    known = _characters()
    return tuple(dict.fromkeys(c for c in text if not c.isspace() and ord(c) not in known))
