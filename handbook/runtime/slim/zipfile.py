"""Stands in the browser's library for zipfile: only Pyodide's package installer names it, and nothing is installed."""


class ZipFile:
    """No archive can be opened."""

    def __init__(self, *_: object, **__: object) -> None:
        raise RuntimeError("zipfile is not part of the calculator's Python.")
