"""Stands in the browser's library for tempfile: only Pyodide's package installer names it, and nothing is installed."""

from typing import NoReturn


def NamedTemporaryFile(*_: object, **__: object) -> NoReturn:  # noqa: N802 - Python's own name
    """No file can be made."""
    raise RuntimeError("tempfile is not part of the calculator's Python.")
