"""Can this machine make PDFs? If not, one line says what is missing, what for and how to get it."""

from __future__ import annotations

import contextlib
import importlib
import io

from handbook.typeface import font_files

#: Debian and Ubuntu packages of the shared libraries that WeasyPrint's wheel does not bring.
SYSTEM_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

NO_LIBRARIES = (
    "PDFs are left out: the Pango text libraries, which draw the pages, are not on this machine. "
    f"To get them: sudo apt-get install --no-install-recommends {SYSTEM_PACKAGES}"
)
NO_WEASYPRINT = (
    "PDFs are left out: the Python package weasyprint, which makes them, is not installed. "
    "To get it: run the set-up again (make serve does it)"
)
NO_TYPST = (
    "PDFs are left out: the Python package typst, which makes guides and aide-memoires, is not installed. "
    "To get it: run the set-up again (make serve does it)"
)
NO_FONT = (
    "PDFs are left out: the font package fontpkg-atkinson-hyperlegible is not installed or not whole. "
    "To get it: run the set-up again (make serve does it)"
)


def available() -> str | None:
    """None when PDFs can be made here; otherwise the reason, in one line."""
    try:
        # WeasyPrint prints a page of advice of its own before it gives up; ours is one line.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            importlib.import_module("weasyprint")
    except ImportError:
        return NO_WEASYPRINT
    except OSError:
        return NO_LIBRARIES
    return typesetting()


def typesetting() -> str | None:
    """None when typeset PDFs can be made here: all but the checklists, which need WeasyPrint as well."""
    try:
        importlib.import_module("typst")
    except ImportError:
        return NO_TYPST
    try:
        font_files()
    except (ImportError, FileNotFoundError):
        return NO_FONT
    return None
