"""What the browser's Python is built from: digests, the list of what to keep, the engine's files."""

import ast
import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# What the browser's worker asks for.
DOORS = ("calculator.exchange", "calculator.forms")
# Quick calculators and topics of practice are loaded by name when somebody asks for one: no import tells of them.
BY_NAME = ("calculator.quick.", "calculator.practice.topics.")
# What the engine reads besides its modules; everything else in its folders (a README, caches) stays at home.
DATA_SUFFIXES = frozenset({".toml", ".json", ".csv", ".txt"})


class RuntimeBuildError(Exception):
    """The browser's Python cannot be built; the text says what is wrong and how to mend it."""


@dataclass(frozen=True)
class Digests:
    """The files of Pyodide that may be served: version of the package, its Python, and SHA-256 by file name."""

    version: str
    python: str
    files: dict[str, str]


@dataclass(frozen=True)
class Keep:
    """Library modules to keep beside those that the trial run imports."""

    modules: tuple[str, ...]


@cache
def digests() -> Digests:
    """Reads digests.toml."""
    table = _toml("digests.toml")
    return Digests(version=table["version"], python=table["python"], files=table["files"])


@cache
def keep() -> Keep:
    """Reads keep.toml."""
    table = _toml("keep.toml")
    return Keep(tuple(table["keep"]))


def check_pyodide(folder: Path) -> None:
    """Compares the files of Pyodide with the digests kept in the repository; raises RuntimeBuildError naming all."""
    wrong = [
        f"{name}: {'is missing' if found is None else 'is not the file that digests.toml describes'}"
        for name, expected in digests().files.items()
        if (found := _digest(folder / name)) != expected
    ]
    if wrong:
        raise RuntimeBuildError(
            f"node_modules/pyodide is not version {digests().version} as published: {'; '.join(wrong)}. "
            "Delete node_modules and run the set-up again; if the version was changed on purpose, "
            "write the new digests into handbook/runtime/digests.toml."
        )


def lock_info(folder: Path) -> dict[str, str]:
    """The few facts from Pyodide's lock file that its loader asks for (checked as part of the digests)."""
    info: dict[str, str] = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    return info


def engine_files(root: Path) -> tuple[Path, ...]:
    """Every file of the package `calculator` that belongs into an archive, sorted; paths below `root`."""
    package = root / "calculator"
    return tuple(
        sorted(
            path
            for path in package.rglob("*")
            if (path.suffix == ".py" or path.suffix in DATA_SUFFIXES)
            and "__pycache__" not in path.parts
            and path.is_file()
        )
    )


def modules_to_send(root: Path) -> list[str]:
    """Names of the engine's modules that the browser gets: those that its doors need, directly or through others.

    Imports inside functions count too. What only the command line uses is not among them.
    """
    files = {module_name(path.relative_to(root)): path for path in engine_files(root) if path.suffix == ".py"}
    found: set[str] = set()
    ahead = [*DOORS, *(name for name in files if name.startswith(BY_NAME))]
    while ahead:
        name = ahead.pop()
        if name in found or name not in files:
            continue
        found.add(name)
        ahead += imported_by(files[name])
        parts = name.split(".")
        ahead += [".".join(parts[:length]) for length in range(1, len(parts))]
    absent = [door for door in DOORS if door not in found]
    if absent:
        raise RuntimeBuildError(f"The engine has no module {' and no module '.join(absent)}.")
    return sorted(found)


def imported_by(path: Path) -> list[str]:
    """Names that a module imports from the engine; of `from calculator.law import load` both readings."""
    names = []
    for node in _statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.split(".")[0] == "calculator"]


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Every statement, however deep: looking at expressions as well would take six times as long."""
    ahead: list[ast.AST] = [tree]
    while ahead:
        node = ahead.pop()
        for part in _PARTS:
            ahead += getattr(node, part, ())
        if isinstance(node, ast.stmt):
            yield node


# Where a statement holds others: those of `match` and `try` stand in parts that are no statements themselves.
_PARTS = ("body", "orelse", "finalbody", "handlers", "cases")


def module_name(path: Path) -> str:
    """`calculator/law/__init__.py` is `calculator.law`."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def fingerprint(root: Path) -> str:
    """Sixteen hexadecimal digits that change when any input of the build changes."""
    total = hashlib.sha256()
    scripts = sorted(path for path in HERE.rglob("*") if path.suffix in {".py", ".mjs", ".toml"})
    for path in (*scripts, *engine_files(root)):
        name = path.relative_to(HERE if path.is_relative_to(HERE) else root).as_posix()
        total.update(f"{name}\0{_digest(path)}\n".encode())
    return total.hexdigest()[:16]


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
