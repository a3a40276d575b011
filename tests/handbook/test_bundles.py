"""Bundled scripts: a page asks for one file, it has one engine, and nothing of this machine is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.bundles import Bundles, bundles

CALCULATOR = "assets/calculator"
_IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"')


@pytest.fixture(scope="module")
def made(repo_root: Path) -> Bundles:
    return bundles(repo_root)


def test_a_bundle_asks_for_no_other_script_than_these(made: Bundles) -> None:
    """The engine, which a page has once; PDFs, which few want; and the calculators of a guide, when one is opened."""
    asked = {name: sorted(set(_IMPORT.findall(code))) for name, code in made.modules.items()}
    assert asked == {
        f"{CALCULATOR}/boot.js": [],
        f"{CALCULATOR}/boxes.js": ["./quick.js", "./start.js"],
        f"{CALCULATOR}/start.js": ["./boot.js"],
        f"{CALCULATOR}/quick.js": ["./boot.js"],
        f"{CALCULATOR}/case/case.js": ["../boot.js", "./pdf.js"],
        f"{CALCULATOR}/case/pdf.js": [],
        f"{CALCULATOR}/practice/practice.js": ["../boot.js", "../case/pdf.js"],
        "javascripts/quiz.js": [],
        "javascripts/quiz-list.js": [],
    }


def test_every_module_that_a_page_names_is_bundled(made: Bundles, repo_root: Path) -> None:
    templates = [path for folder in ("forms_html", "templates") for path in (repo_root / "handbook" / folder).iterdir()]
    texts = [path.read_text(encoding="utf-8") for path in templates if path.suffix in {".html", ".j2"}]
    tags = [tag for text in texts for tag in re.findall(r'<script type="module"[^>]*>', text)]
    named = {re.sub(r"^(?:\{\{ up \}\}|(?:\.\./)+)", "", re.search(r'src="([^"]+)"', tag)[1]) for tag in tags}  # type: ignore[index]
    assert len(named) >= 6
    assert named <= set(made.modules)


def test_a_worker_is_found_beside_the_script_that_starts_it(made: Bundles, repo_root: Path) -> None:
    for name, code in made.modules.items():
        for worker in re.findall(r'new URL\("([^"]+)",import\.meta\.url\)', code):
            assert (repo_root / "docs" / name).parent.joinpath(worker).is_file(), name


def test_no_path_of_this_machine_is_in_a_bundle(made: Bundles, repo_root: Path) -> None:
    assert str(repo_root) not in made.pages + "".join(made.modules.values())
    assert "node_modules" not in made.pages + "".join(made.modules.values())
