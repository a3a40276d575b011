"""Stands in the browser's library for traceback: the text of an unexpected error, without the lines of the source.

The source is not shipped, so there are no lines to show; the whole module would bring colours, a tokeniser and the
whole of inspect with it.
"""

import sys
from types import TracebackType


def format_tb(tb: TracebackType | None) -> list[str]:
    """One line for each call, the outermost first."""
    lines = []
    while tb is not None:
        code = tb.tb_frame.f_code
        lines.append(f'  File "{code.co_filename}", line {tb.tb_lineno}, in {code.co_qualname}\n')
        tb = tb.tb_next
    return lines


def format_exception_only(exc: object, value: BaseException | None = None) -> list[str]:
    """The name of the error, its text and its notes."""
    error = exc if value is None else value
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    text = str(error)
    return [f"{name}: {text}\n" if text else f"{name}\n", *(f"{note}\n" for note in getattr(error, "__notes__", ()))]


def format_exception(
    exc: object, value: BaseException | None = None, tb: TracebackType | None = None, **_: object
) -> list[str]:
    """The calls that led to an error, and the error; both ways of calling Python's own function."""
    error = exc if value is None else value
    if not isinstance(error, BaseException):
        return [f"{error}\n"]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [*format_exception(cause), "\nwhich led to:\n\n"] if cause is not None else []
    calls = format_tb(tb or error.__traceback__)
    title = ["Traceback (most recent call last):\n"] if calls else []
    return [*before, *title, *calls, *format_exception_only(error)]


def print_exception(
    exc: object, value: BaseException | None = None, tb: TracebackType | None = None, **_: object
) -> None:
    """Writes the same to the error output."""
    sys.stderr.write("".join(format_exception(exc, value, tb)))
