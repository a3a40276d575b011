"""A small project to build in tests: the repository's own site, with the definitions of the loader's tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeVar

import markdown

from handbook.definitions import Book, Item, load_book
from handbook.pages import SiteOptions, generate
from tests.handbook import definition_files
from tests.read_yaml import read_yaml

Made = TypeVar("Made", bound=Item)
ROOT = Path(__file__).resolve().parents[2]
EXTENSIONS = ["abbr", "admonition", "attr_list", "md_in_html", "tables", "toc"]


@cache
def own_book() -> Book:
    """The definitions of this project, read once for all tests that only look at them."""
    return load_book(ROOT)


@cache
def own_pages() -> dict[str, str]:
    """Every generated page of this project, made once: it takes some seconds."""
    return dict(generate(own_book(), SiteOptions()))


def project(root: Path) -> Path:
    """A project with two small procedures, one unit, and the pages and settings of this one."""
    definition_files.folder(root, induction__units__post=definition_files.UNIT)
    shutil.copytree(ROOT / "docs", root / "docs", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "handbook").symlink_to(ROOT / "handbook")
    return root


def page_parts(page: str) -> tuple[dict[str, object], str]:
    """Front matter and body of a generated page."""
    _, head, body = page.split("---\n", 2)
    front: dict[str, object] = read_yaml(head)
    return front, body


def to_html(page: str) -> str:
    """A generated page as the site's Markdown makes it."""
    return markdown.markdown(page_parts(page)[1], extensions=EXTENSIONS)


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def with_text(item: Made, text: str) -> Made:
    """The same item with `text` in every field that an editor may write freely."""
    changes: dict[str, object] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if field.metadata.get("form") or field.metadata.get("names") or field.name in {"id", "path"}:
            continue
        if isinstance(value, Item):
            changes[field.name] = with_text(value, text)
        elif type(value) is str:
            changes[field.name] = text
        elif isinstance(value, tuple):
            changes[field.name] = tuple(_part(part, text) for part in value)
        elif isinstance(value, dict):
            changes[field.name] = {key: _part(part, text) for key, part in value.items()}
    return replace(item, **changes)  # type: ignore[arg-type] # each change has the type of the field it came from


def _part(part: object, text: str) -> object:
    if isinstance(part, Item):
        return with_text(part, text)
    return text if type(part) is str else part


def walk_strings(value: object) -> Iterator[str]:
    """Every text inside lists and dicts read from YAML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from walk_strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from walk_strings(part)
