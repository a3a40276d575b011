"""Stands in the browser's library for asyncio: the engine never waits, so there is no event loop to wait in.

The whole package takes a tenth of Python's start, for servers, sockets and subprocesses that no browser has.
"""

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """Refuses: Pyodide asks for a loop when Python awaits a promise of the page, which the engine never does."""
    raise RuntimeError("asyncio is not part of the calculator's Python.")
