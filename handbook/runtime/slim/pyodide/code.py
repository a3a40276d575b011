"""Stands in the browser's library for Pyodide's own module: running text, and nothing about packages it may need."""

from _pyodide._base import eval_code, eval_code_async  # type: ignore[import-not-found]

__all__ = ["eval_code", "eval_code_async", "find_imports"]


def find_imports(source: str) -> list[str]:
    """Nothing: whatever the engine needs is there already."""
    return []
