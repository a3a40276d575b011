"""Reads the engine's own source and tables: figures, imports, calls. For tests about the shape of the code."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import calculator

ENGINE = Path(calculator.__file__).parent


class Module(NamedTuple):
    """One file of the engine: its name below `calculator`, and its syntax tree."""

    name: str
    path: str
    tree: ast.Module


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the engine."""
    found = []
    for path in sorted(ENGINE.rglob("*.py")):
        inside = path.relative_to(ENGINE)
        name = ".".join(inside.with_suffix("").parts).removesuffix("__init__").rstrip(".")
        found.append(Module(name, inside.as_posix(), ast.parse(path.read_text(encoding="utf-8"))))
    return tuple(found)


def examples(tree: ast.Module) -> set[int]:
    """Identities of the constants that are typed in the worked example of a quick calculator: they are no law."""
    given = [
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Quick"
        for keyword in node.keywords
        if keyword.arg == "example"
    ]
    return {id(inner) for each in given for inner in ast.walk(each)}


def docstrings(tree: ast.Module) -> set[int]:
    """Identities of the constants that are docstrings."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
    return found


@cache
def constants(module: Module) -> tuple[tuple[ast.Constant, str], ...]:
    """Every constant that is neither a docstring nor part of a worked example, with the line it stands on."""
    ignored = docstrings(module.tree) | examples(module.tree)
    return tuple(
        (node, f"calculator/{module.path}:{node.lineno}")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and id(node) not in ignored
    )


def imports(module: Module) -> Iterator[tuple[str, str]]:
    """Names imported when the module is loaded or later (not those for type checking only), with their lines."""
    skipped = {
        id(inner)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(module.tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, f"calculator/{module.path}:{node.lineno}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"calculator/{module.path}:{node.lineno}: imports are written in full"
            base = node.module or ""
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                name = whole if (ENGINE.parent / whole.replace(".", "/")).with_suffix(".py").exists() else base
                yield name, f"calculator/{module.path}:{node.lineno}"


def calls(module: Module) -> Iterator[tuple[str, str]]:
    """What is called, as written ("date.today", "open"), with the line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), f"calculator/{module.path}:{node.lineno}"


def is_standard(name: str) -> bool:
    """Whether a module belongs to the standard library."""
    return name.partition(".")[0] in sys.stdlib_module_names


def rows_of(tree: Any) -> Iterator[dict[str, Any]]:
    """Every table below a TOML file."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from rows_of(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from rows_of(value)
