"""Stands in the browser's library for Pyodide's installer: nothing is ever installed."""


class Place:
    """A folder's name; the loader asks it for its text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


SITE_PACKAGES = Place("/lib/python3.14/site-packages")
DSO_DIR = Place("/lib")


def get_install_dir(target: str | None = None) -> str:
    """Where packages would go."""
    return str(DSO_DIR if target == "dynlib" else SITE_PACKAGES)


def init_loaded_packages() -> None:
    """Called by Pyodide as it starts; there are none."""
