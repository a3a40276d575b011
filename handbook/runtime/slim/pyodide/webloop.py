"""Stands in the browser's library for Pyodide's event loop: the engine answers at once and never waits."""


def _initialize_event_loop() -> None:
    """Called by Pyodide as it starts."""
