"""Stands in the browser's library for Pyodide's own module: runs text as Python, without a parser of its own.

Pyodide starts with three short expressions and the page asks for modules by name; for that the whole module would
bring Python's syntax tree and tokeniser.
"""

from importlib import import_module
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None, locals: Any = None, **options: Any) -> Any:
    """Runs the text; the value of its last line (of one line: of what stands behind the last `; `), if it has one."""
    names = {} if globals is None else globals
    name = options.get("filename", "<exec>")
    first, _, last = source.strip().rpartition("\n" if "\n" in source.strip() else "; ")
    try:
        before, value = compile(first, name, "exec"), compile(last, name, "eval")
    except SyntaxError:
        before, value = compile(source, name, "exec"), None
    exec(before, names, locals)
    return None if value is None else eval(value, names, locals)


async def eval_code_async(source: str, globals: dict[str, Any] | None = None, **options: Any) -> Any:
    """As `eval_code`: nothing in the engine waits."""
    return eval_code(source, globals, **options)


def pyimport_impl(path: str) -> Any:
    """The module, or the thing in a module, of that name."""
    stem, _, name = path.rpartition(".")
    if not stem:
        return import_module(name)
    module = import_module(stem)
    try:
        return getattr(module, name)
    except AttributeError:
        return import_module(path)
