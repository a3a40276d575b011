"""Where the lines of a unit lead: pages to read, and practice."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from handbook.calculators import CALCULATORS
from handbook.definitions.induction import Part, Practising, Unit
from handbook.definitions.induction_places import INDEXES, Ids, resolve
from handbook.definitions.model import Book
from handbook.definitions.topics import topics
from handbook.pages.links import guide_path, html, page_path, relative
from handbook.pages.text import escape_text, page_link
from handbook.pages.worksheets import worksheet_path

PRACTICE = "induction/practice.md"
#: What the link calls the page of a procedure, and its file.
_PARTS = {
    Part.GUIDE: ("guide", "index"),
    Part.CHECKLIST: ("checklist", "checklist"),
    Part.AIDE_MEMOIRE: ("aide-memoire", "aide-memoire"),
    Part.MENTOR: ("mentor page", "mentor"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A link with a word on why."""

    title: str
    href: Markup
    why: str


def read_links(book: Book, unit: Unit, here: str) -> list[Line]:
    """What the unit tells to read, as links from the page at path `here`."""
    lines = []
    for each in unit.read:
        title, path = place(book, each.page, each.part)
        lines.append(Line(title, _href(here, path), each.why))
    return lines


def practice_link(book: Book, each: Practising, here: str) -> Line:
    """One line of practice as a link: cases of a topic, or a page."""
    if each.page:
        title, path = place(book, each.page, None)
        return Line(title, _href(here, path), each.what)
    cases = "1 practice case" if each.count == 1 else f"{each.count} practice cases"
    title = f"{cases}: {topics()[each.topic].title}, level {each.level}"
    asked = urlencode({"topic": each.topic, "level": each.level})
    href = Markup(f"{_href(here, PRACTICE)}#{escape_text(asked)}")  # noqa: S704 - ids and numbers
    return Line(title, href, each.what)


def place(book: Book, name: str, part: Part | None) -> tuple[str, str]:
    """The title and the path of the page that a unit names; NoPlaceError if there is none."""
    kind, identifier = resolve(name, ids_of(book))
    if kind in ("procedure", "checklist"):
        definition = book.find(identifier)
        if kind == "checklist":
            return f"{definition.title} (checklist)", guide_path(definition)
        words, file = _PARTS[part or Part.GUIDE]
        return f"{definition.title} ({words})", page_path(definition, file)
    if kind == "worksheet":
        sheet = next(each for each in book.worksheets if each.id == identifier)
        return f"{sheet.title} (paper worksheet)", worksheet_path(sheet)
    if kind == "calculator":
        return f"{CALCULATORS[identifier].title} (calculator)", CALCULATORS[identifier].page_path
    if kind == "index":
        return INDEXES[identifier], f"look-up/{identifier}.md"
    found = book.unit(identifier)
    return f"{found.title} ({found.kind.value})", found.page_path


def ids_of(book: Book) -> Ids:
    """The ids of all pages by kind."""
    return {
        "procedure": {each.id for each in book.procedures},
        "checklist": {each.id for each in book.checklists},
        "worksheet": {each.id for each in book.worksheets},
        "calculator": CALCULATORS,
        "lesson": {each.id for each in book.units if each.kind.value == "lesson"},
        "unit": {each.id for each in book.units if each.kind.value == "unit"},
        "index": INDEXES,
    }


def _href(here: str, path: str) -> Markup:
    return page_link(html(relative(here, path)))
