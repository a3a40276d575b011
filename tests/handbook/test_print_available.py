"""A machine that cannot make PDFs is told why, in one line, and nothing breaks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import handbook
from handbook.print import plan
from handbook.print.availability import NO_FONT, NO_PACKAGE, available
from tests.handbook.print_book import book

ROOT = Path(handbook.__path__[0]).resolve().parent


def ask_with(packages: Path) -> str:
    """What `available` says in a fresh Python that finds `packages` before the real ones."""
    code = (
        f"import sys; sys.path[:0] = [{str(packages)!r}, {str(ROOT)!r}]\n"
        "import handbook.print; print(handbook.print.available())"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.rstrip("\n")


def package(folder: Path, name: str, content: str) -> Path:
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text(content, encoding="utf-8")
    return folder


def test_says_nothing_where_prints_can_be_made() -> None:
    assert available() is None


@pytest.mark.parametrize("name", ["typst", "pikepdf"])
def test_without_a_package(name: str, tmp_path: Path) -> None:
    reason = ask_with(package(tmp_path, name, f"raise ModuleNotFoundError('No module named {name}')\n"))
    assert reason == NO_PACKAGE.format(name)
    assert name in reason
    assert "\n" not in reason


def test_without_the_font(tmp_path: Path) -> None:
    content = "from pathlib import Path\nROOT = Path(__file__).parent\n"
    reason = ask_with(package(tmp_path, "fontpkg_atkinson_hyperlegible", content))
    assert reason == NO_FONT


def test_planning_needs_neither_package() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.modules['typst'] = sys.modules['pikepdf'] = None\n"
        "from handbook.print import plan\nfrom tests.handbook.print_book import book\nprint(len(plan(book())))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(done.stdout) == len(plan(book())) == 4
