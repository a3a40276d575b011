"""The built files read as text: nothing is loaded from another host, and every link leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

# What a browser fetches by itself. Links that a reader follows (a href) may lead outside.
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "object": "data"}
CSS_LOAD = re.compile(r"""(?:url\(|@import\s)\s*["']?\s*((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)
JS_LOAD = re.compile(
    r"""(?:\bimport\s*\(|\bimport\s+|\bfrom\s+|\bfetch\(|importScripts\(|new\s+Worker\(|\.src\s*=)\s*["'`](https?:)?//""",
)
# Addresses inside the theme's own script that are only used by features this site does not have.
UNUSED_IN_THEME = ("https://unpkg.com/resize-observer-polyfill", "https://unpkg.com/mermaid@")
# The Python runtime: third-party files, checked against digests; its tests listen to what it asks for.
RUNTIME = "assets/runtime/"


class Links(HTMLParser):
    """Ids, loads and links of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if LOADING.get(tag) in given:
            self.loads.append(given[LOADING[tag]])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])


@cache
def read(page: Path) -> Links:
    return Links(page.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(site_dir: Path) -> list[Path]:
    found = sorted(site_dir.rglob("*.html"))
    assert len(found) > 20
    return found


def test_no_page_loads_from_another_host(pages: list[Path]) -> None:
    assert [(page.name, load) for page in pages for load in read(page).loads if urlsplit(load).netloc] == []


def test_no_style_sheet_loads_from_another_host(site_dir: Path) -> None:
    sheets = list(site_dir.rglob("*.css"))
    assert sheets
    assert [(sheet.name, found) for sheet in sheets for found in CSS_LOAD.findall(sheet.read_text("utf-8"))] == []


def test_no_script_loads_from_another_host(site_dir: Path) -> None:
    scripts = [path for path in site_dir.rglob("*.js") if RUNTIME not in path.as_posix()]
    assert scripts
    loud = []
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        for address in UNUSED_IN_THEME:
            text = text.replace(address, "unused")
        loud += [script.name for _ in JS_LOAD.findall(text)]
        loud += [f"{script.name}: {host}" for host in re.findall(r"//(?:unpkg\.com|cdn\.[\w.]+|fonts\.[\w.]+)", text)]
    assert loud == []


def test_every_link_leads_to_a_page_and_a_place_that_is_there(site_dir: Path, pages: list[Path]) -> None:
    broken = []
    for page in pages:
        for link in (*read(page).links, *read(page).loads):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            there = (site_dir / path.lstrip("/") if path.startswith("/") else page.parent / path) if path else page
            there = (there / "index.html" if there.is_dir() else there).resolve()
            if not there.is_file():
                broken.append(f"{page.relative_to(site_dir)}: {link}")
            elif "=" in parts.fragment:
                continue  # a choice for the page's script, such as practice.html#topic=recall&level=2
            elif parts.fragment and there.suffix == ".html" and unquote(parts.fragment) not in read(there).ids:
                broken.append(f"{page.relative_to(site_dir)}: {link} (no such place)")
    assert broken == []


def test_no_id_stands_twice_on_a_page(pages: list[Path]) -> None:
    twice = {}
    for page in pages:
        ids = re.findall(r'<[^>]*\sid="([^"]+)"', page.read_text(encoding="utf-8"))
        found = {name for name in ids if ids.count(name) > 1}
        if found:
            twice[page.name] = found
    assert twice == {}


def test_no_macro_is_left_unread_on_a_page(pages: list[Path]) -> None:
    """A page that uses a macro must say `render_macros: true`; braces in code samples are meant."""
    left = []
    for page in pages:
        text = re.sub(r"<(code|pre|script)\b.*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        left += [page.name for _ in re.findall(r"\{\{|\{%", text)]
    assert left == []


def test_every_pdf_that_a_page_offers_is_there(site_dir: Path, pages: list[Path]) -> None:
    # A source on another host may be a PDF too; that one is not ours to offer.
    ours = [(page, link) for page in pages for link in read(page).links if "//" not in link]
    offered = [(page, link) for page, link in ours if link.endswith(".pdf")]
    if not offered:
        guide = (site_dir / "procedures" / "recall" / "index.html").read_text(encoding="utf-8")
        assert "This copy of the site has no PDFs" in guide
    assert [link for page, link in offered if not (page.parent / link).is_file()] == []
