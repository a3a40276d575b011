"""The part of asyncio that Pyodide's own event loop needs; stands in the browser's library for the whole package.

The whole package would take a tenth of Python's start, for servers, sockets and subprocesses that no browser has.
"""
# ruff: noqa: F401, F403 - the package hands on what its modules offer, as the original does
# mypy: ignore-errors

from .coroutines import *
from .events import *
from .events import _BaseDefaultEventLoopPolicy as DefaultEventLoopPolicy
from .events import _get_running_loop, _set_running_loop
from .events import _set_event_loop_policy as set_event_loop_policy
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .tasks import *
from .timeouts import *


def run(*_, **__):
    """Refuses; Pyodide puts its own function in this place as it starts."""
    raise RuntimeError("asyncio.run is not part of the calculator's Python.")
