"""Stands in the browser's library for Pyodide's own module: nobody reads help texts in the browser's Python."""

from typing import Any


def dedent_docstring(docstring: str) -> str:
    """The text as it is."""
    return docstring


def get_cmeth_docstring(func: Any) -> str:
    """A help text in the form that Python's machine code asks for, with no text in it."""
    return f"{func.__name__}($self, /, *args, **kwargs)\n--\n\n"
