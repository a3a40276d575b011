"""Can this machine make PDFs? If not, one line says what is missing, what for and how to get it."""

from __future__ import annotations

import importlib

from handbook.typeface import font_files

NO_PACKAGE = (
    "PDFs are left out: the Python package {}, which makes them, is not installed. "
    "To get it: run the set-up again (make serve does it)"
)
NO_FONT = (
    "PDFs are left out: the font package fontpkg-atkinson-hyperlegible is not installed or not whole. "
    "To get it: run the set-up again (make serve does it)"
)


def available() -> str | None:
    """None when PDFs can be made here; otherwise the reason, in one line."""
    for package in ("typst", "pikepdf"):
        try:
            importlib.import_module(package)
        except ImportError:
            return NO_PACKAGE.format(package)
    try:
        font_files()
    except (ImportError, FileNotFoundError):
        return NO_FONT
    return None
