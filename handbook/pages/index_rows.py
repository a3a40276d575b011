"""What index pages are made of: rows, entries, and headings with items under them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from handbook.definitions.model import Definition
from handbook.pages.environment import anchor
from handbook.pages.links import PageLink, guide_path, html, relative

Made = TypeVar("Made")
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading."""

    title: str
    anchor: str
    items: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells, and the pages that it comes from."""

    cells: tuple[str, ...]
    pages: list[PageLink]


def link(definition: Definition, here: str = "look-up/x.md", place: str = "") -> PageLink:
    """A link to the first page of a definition, or to a place on it, from the page at path `here`."""
    href = html(relative(here, guide_path(definition)))
    return PageLink(definition.title, f"{href}#{place}" if place else href)


def together(items: Iterable[Made], name: Callable[[Made], Name]) -> dict[Name, list[Made]]:
    """Items by name, both in the order in which they come."""
    found: dict[Name, list[Made]] = {}
    for item in items:
        found.setdefault(name(item), []).append(item)
    return found


def group(kind: str, title: str, items: Iterable[object]) -> Group:
    """A heading with its items; `kind` begins its place on the page."""
    return Group(title, anchor(kind, title), tuple(items))
