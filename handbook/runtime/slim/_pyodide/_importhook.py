"""Stands in the browser's library for Pyodide's own module: lets `import js` find the page's own objects.

Without the advice on packages that could be installed (none can) and without paths as Windows writes them.
"""
# mypy: ignore-errors

import sys
from _frozen_importlib import ModuleSpec
from typing import Any


class JsFinder:
    """Finds what the page has registered by name."""

    def __init__(self) -> None:
        self.jsproxies: dict[str, Any] = {}

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The registered object, or a part of one."""
        parent, _, child = fullname.rpartition(".")
        if not parent:
            found = self.jsproxies.get(fullname)
        elif parent.partition(".")[0] in self.jsproxies:
            found = getattr(sys.modules.get(parent), child, None)
        else:
            found = None
        return None if found is None else ModuleSpec(fullname, JsLoader(found), origin="javascript", is_package=True)

    def register_js_module(self, name: str, jsproxy: Any) -> None:
        """Makes an object of the page importable."""
        self.jsproxies[name] = jsproxy

    def unregister_js_module(self, name: str) -> None:
        """Takes it away again."""
        self.jsproxies.pop(name, None)


class JsLoader:
    """Hands out the object instead of making a module."""

    def __init__(self, jsproxy: Any) -> None:
        self.jsproxy = jsproxy

    def create_module(self, spec: ModuleSpec) -> Any:
        """The object itself."""
        return self.jsproxy

    def exec_module(self, module: object) -> None:
        """Nothing: the page has made it."""


jsfinder = JsFinder()
register_js_module = jsfinder.register_js_module
unregister_js_module = jsfinder.unregister_js_module


def register_js_finder() -> None:
    """Called by Pyodide as it starts."""
    sys.meta_path.append(jsfinder)


def register_windows_finder() -> None:
    """Called by Pyodide as it starts; the browser's file system has no drives."""


def register_module_not_found_hook(packages: object) -> None:
    """Called by Pyodide as it starts, with the packages that could be installed: none."""


def add_note_to_module_not_found_error(e: ModuleNotFoundError) -> None:
    """Called by Pyodide for an import that fails; there is nothing to advise."""
