"""Runs pytest inside Pyodide, with the engine and the library exactly as a browser gets them.

pytest itself needs more of the standard library than the engine does, so the whole library stands behind the shipped
one (whole_library.py runs first). What the engine imports is watched: a module that is asked for while the engine is at
work, and that the shipped library has not, is reported as missing even if pytest has loaded it.
"""

import ast
import builtins
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

SHIPPED = "/engine/calculator.zip/"
# What this interpreter cannot load (hypothesis has compiled parts), or what is about the machine and not the engine.
NOT_HERE = frozenset({"hypothesis", "subprocess", "multiprocessing", "resource", "playwright", "handbook"})
# Tests that only make sense outside, with the reason.
_NO_SOURCE = "it reads the engine's source text, which the browser does not get"
OUTSIDE = {
    "test_requests_that_are_none": "100,000 open brackets overflow the browser's own stack; no form sends them",
    "test_every_public_name_is_documented": "docstrings stay at home: they are for readers of the source",
    "test_every_source_is_used": _NO_SOURCE,
    "test_nothing_here_is_loaded_by_the_one_door": "it starts another Python, which a browser cannot",
    "test_every_switch_is_known_to_the_engine_or_stands_for_a_row": _NO_SOURCE,
}


class Watch:
    """Notes every import made while a function of the engine is running."""

    def __init__(self, kept: Sequence[str], loaded: Sequence[str]) -> None:
        names = {name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in kept}
        self.allowed = names | set(sys.builtin_module_names) | set(loaded)
        self.missing: set[str] = set()
        self.real = builtins.__import__

    def start(self) -> None:
        """Watches from now on."""
        builtins.__import__ = self.watched

    def watched(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the names that Python uses
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        """Stands in for `__import__`."""
        foreign = level == 0 and name not in self.allowed and not name.startswith("calculator")
        if foreign and not self.is_frozen(name) and self.engine_at_work(globals):
            self.missing.add(name)
        return self.real(name, globals, locals, fromlist, level)

    def engine_at_work(self, importer: Mapping[str, object] | None) -> bool:
        """Whether the import was made by the engine, or by something that the engine called."""
        if importer is not None and str(importer.get("__file__")).startswith(SHIPPED):
            return True
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            if str(frame.f_globals.get("__file__")).startswith(SHIPPED):
                return True
            frame = frame.f_back
        return False

    @staticmethod
    def is_frozen(name: str) -> bool:
        """Whether the module is part of the interpreter itself."""
        import _imp

        return bool(_imp.is_frozen(name))


class NotSent:
    """Finds modules of the engine that the browser does not get (the command line) in the checkout, for their tests."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> Any:  # noqa: ARG004 - Python's own names
        """The module `name` of the checkout; nothing for other packages."""
        from importlib.machinery import PathFinder

        parts = name.split(".")
        return PathFinder.find_spec(name, ["/".join(["/checkout", *parts[:-1]])]) if parts[0] == "calculator" else None


class Counter:
    """A pytest plugin: counts outcomes and leaves out files that cannot run here."""

    def __init__(self) -> None:
        self.counts = {"passed": 0, "failed": 0, "skipped": 0, "left_out": 0}
        self.failures: list[str] = []
        self.left_out: dict[str, str] = {}

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Leaves out test files about the command line, the generator or the browser."""
        if collection_path.suffix != ".py" or not collection_path.name.startswith("test_"):
            return None
        for name in sorted(imported_by(collection_path)):
            if name.split(".")[0] in NOT_HERE:
                self.left_out[collection_path.name] = name
                self.counts["left_out"] += 1
                return True
        return None

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Leaves out the tests of OUTSIDE."""
        for item in [item for item in items if item.name.partition("[")[0] in OUTSIDE]:
            items.remove(item)
            self.left_out[item.name] = OUTSIDE[item.name.partition("[")[0]]

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Counts a test once: its call, or whatever ended it earlier."""
        if report.failed:
            self.counts["failed"] += 1
            self.failures.append(f"{report.nodeid}\n{report.longreprtext[-2000:]}")
        elif report.skipped:
            self.counts["skipped"] += 1
        elif report.when == "call":
            self.counts["passed"] += 1

    def pytest_collectreport(self, report: Any) -> None:
        """A file that cannot be loaded is a failure."""
        if report.failed:
            self.counts["failed"] += 1
            self.failures.append(f"{report.nodeid}\n{report.longreprtext[-2000:]}")


def imported_by(path: Path) -> set[str]:
    """Names of the modules that a test file imports as it is loaded, itself or through the helpers beside it."""
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module.startswith("tests")}
    for name in sorted(names):
        helper = Path("/checkout", *name.split(".")).with_suffix(".py")
        if name.startswith("tests.") and helper.is_file() and helper != path:
            names |= imported_by(helper)
    return names


def main(targets_json: str, listing_json: str, loaded: Sequence[str]) -> str:
    """Runs the tests named in `targets_json`; the answer is a JSON object with the counts.

    `loaded` names the modules that were there when the engine had answered with nothing but what is shipped.
    """
    import calculator

    place = str(calculator.__path__[0])
    watch = Watch(json.loads(listing_json)["kept"], loaded)
    sys.path.append("/site-packages")
    sys.meta_path.append(NotSent)
    import os

    import pytest

    os.chdir("/checkout")
    counter = Counter()
    watch.start()
    options = ["-p", "no:capture", "-p", "no:faulthandler", "-p", "no:debugging"]
    overrides = [
        "-o",
        "addopts=--import-mode=importlib",
        "-o",
        "filterwarnings=default",
        "-o",
        "cache_dir=/tmp/cache",
        "-q",
    ]
    status = pytest.main([*options, *overrides, *json.loads(targets_json)], plugins=[counter])
    found = {
        **counter.counts,
        "status": int(status),
        "engine": place,
        "missing": sorted(watch.missing),
        "failures": counter.failures,
        "files_left_out": counter.left_out,
    }
    return json.dumps(found)
