"""Stands in the browser's library for inspect: the three functions that Pyodide and dataclasses ask for.

The whole module would bring Python's syntax tree, tokeniser and disassembler to every start.
"""

from typing import Any, NoReturn

CO_COROUTINE = 0x80


def iscoroutinefunction(thing: object) -> bool:
    """Whether calling it gives something to wait for."""
    code = getattr(thing, "__code__", None)
    return code is not None and bool(code.co_flags & CO_COROUTINE)


def signature(thing: object, **_: object) -> NoReturn:
    """Refuses, as for a built-in function; a dataclass then gets no help text about its arguments."""
    raise ValueError(f"no signature found for {thing!r}")


def unwrap(thing: Any, **_: object) -> Any:
    """The function behind decorators that keep it."""
    while hasattr(thing, "__wrapped__"):
        thing = thing.__wrapped__
    return thing
