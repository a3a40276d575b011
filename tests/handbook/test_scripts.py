"""The browser scripts among themselves: what they import is there, and imports point one way."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
CALCULATOR = "assets/calculator"
#: From the ground up: a script may import from its own folder and from those before it.
FLOORS = ("javascripts", CALCULATOR, f"{CALCULATOR}/case", f"{CALCULATOR}/practice")
SCRIPTS = {
    str(path.relative_to(DOCS)): path.read_text(encoding="utf-8")
    for folder in FLOORS
    for path in sorted((DOCS / folder).glob("*.js"))
}
_NAMES = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
_ANY = re.compile(r'^import (?:[^"]* from )?"([^"]+)";$|\bimport\("([^"]+)"\)', re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)


def place(script: str, address: str) -> str:
    """The script that `script` means by an address."""
    return str((DOCS / script).parent.joinpath(address).resolve().relative_to(DOCS))


def imported(script: str) -> set[str]:
    """The scripts that a script imports; libraries of others are put in place when the site is built."""
    found = {place(script, first or second) for first, second in _ANY.findall(SCRIPTS[script])}
    return {each for each in found if "/libraries/" not in each}


def floor(script: str) -> int:
    return FLOORS.index(str(Path(script).parent))


def test_the_scripts_are_seen() -> None:
    assert "javascripts/browser.js" in imported(f"{CALCULATOR}/form.js")
    assert len(SCRIPTS) > 40


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_name_that_is_imported_is_exported_there(script: str) -> None:
    assert imported(script) <= set(SCRIPTS)
    for names, address in _NAMES.findall(SCRIPTS[script]):
        wanted = {name.split(" as ")[0].strip() for name in names.split(",")}
        assert wanted <= set(_EXPORTED.findall(SCRIPTS[place(script, address)])), f"{script}: {address}"


def test_imports_point_one_way() -> None:
    graph = {script: imported(script) for script in SCRIPTS}
    list(TopologicalSorter(graph).static_order())  # raises CycleError where scripts import each other
    upwards = [(script, other) for script, others in graph.items() for other in others if floor(other) > floor(script)]
    assert upwards == []
