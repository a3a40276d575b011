"""Scripts and style sheets at addresses that last: what they are named by, and what leads to them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from handbook.lasting import LASTING, relinked
from handbook.mkdocs_hook import SiteBuildError, build
from handbook.pages import SiteOptions
from tests.handbook import definition_files
from tests.handbook.pages_site import project

SITE = SiteOptions(calculator=False, calculator_reason="It was left out of this test.")
TOP = "static/0123456789ab/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("lasting") / "project")


@pytest.fixture(scope="module")
def first(root: Path) -> Path:
    return built(root, "first")


def built(root: Path, name: str) -> Path:
    """The folder of scripts and style sheets of a site built now."""
    return build(root, root.parent / name, definition_files.load(root), SITE)


def test_the_same_files_have_the_same_address_and_a_changed_one_moves_all(root: Path, first: Path) -> None:
    assert built(root, "again").name == first.name
    sheet = root / "docs" / "stylesheets" / "look.css"
    before = sheet.read_text(encoding="utf-8")
    sheet.write_text(before + "p { margin: 0; }\n", encoding="utf-8")
    try:
        changed = built(root, "changed")
    finally:
        sheet.write_text(before, encoding="utf-8")
    assert changed.name != first.name
    assert "p { margin: 0; }" in (changed / "stylesheets" / "handbook.css").read_text(encoding="utf-8")


def test_a_page_loads_scripts_and_style_sheets_from_nowhere_else(first: Path) -> None:
    site = first.parents[1]
    loaded = re.compile(r'(?:<script[^>]*\ssrc|<link rel="stylesheet" href)="([^"]+)"')
    for page in site.rglob("*.html"):
        places = {
            ((site if address.startswith("/") else page.parent) / address.lstrip("/")).resolve().relative_to(site)
            for address in loaded.findall(page.read_text(encoding="utf-8"))
        }
        assert [place for place in places if not LASTING.match(f"/{place.as_posix()}")] == [], page
        assert [place for place in places if not (site / place).is_file()] == [], page
    assert not (site / "javascripts").exists()
    assert not (site / "stylesheets").exists()


def test_the_sheets_of_every_page_are_one(first: Path) -> None:
    sheet = (first / "stylesheets" / "handbook.css").read_text(encoding="utf-8")
    for name in ("typeface", "look", "pages", "pictures", "print"):
        assert (first / "stylesheets" / f"{name}.css").read_text(encoding="utf-8") in sheet
    faces = re.findall(r'url\("([^"]+)"\)', sheet)
    assert faces
    assert [face for face in faces if not (first / "stylesheets" / face).is_file()] == []


def test_a_sheet_that_is_not_there_is_named(root: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(root, tmp_path / "project")
    (copy / "docs" / "stylesheets" / "print.css").unlink()
    with pytest.raises(SiteBuildError, match=r"mkdocs\.yml: extra_css names .* stylesheets/print\.css"):
        built(copy, "site")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<script src="../javascripts/page.js">', f'<script src="../{TOP}javascripts/page.js">'),
        ('<link href="/assets/stylesheets/main.css">', f'<link href="/{TOP}assets/stylesheets/main.css">'),
        ('{"search": "../../assets/javascripts/w.js"}', f'{{"search": "../../{TOP}assets/javascripts/w.js"}}'),
        ('<script src="assets/calculator/boot.js">', f'<script src="{TOP}assets/calculator/boot.js">'),
        ('<script src="../assets/inline/0.js">', '<script src="../assets/inline/0.js">'),
        ('<link rel="icon" href="assets/favicon.svg">', '<link rel="icon" href="assets/favicon.svg">'),
        ('<a href="../procedures/javascripts/">', '<a href="../procedures/javascripts/">'),
        ("<code>javascripts/page.js</code>", "<code>javascripts/page.js</code>"),
    ],
)
def test_links_to_scripts_and_style_sheets_are_led_there_and_no_others(before: str, after: str) -> None:
    assert relinked(before, TOP) == after
