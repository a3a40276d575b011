"""Pages made from all definitions together: what is in the handbook, seen from the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jinja2 import Environment

from handbook.definitions.items import Change, Item
from handbook.definitions.model import Book, Definition
from handbook.definitions.words import SourceKind
from handbook.pages.environment import anchor
from handbook.pages.front_matter import front_matter
from handbook.pages.links import FamilyPage, PageLink, family, guide_path, html, relative
from handbook.pages.terms import Marker

# An index holds a little of everything; the page itself should come first among search results.
BOOST_INDEX = 0.4
# A card shows the first few other names; the search knows all of them.
CARD_NAMES = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A definition in a list of definitions."""

    title: str
    href: str
    purpose: str
    also_called: tuple[str, ...]
    pages: list[FamilyPage]


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the glossary."""

    term: str
    anchor: str
    meaning: str
    also: tuple[str, ...]
    pages: list[PageLink]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change and the page it belongs to."""

    change: Change
    page: PageLink


@dataclass(frozen=True, slots=True)
class Year:
    """The changes of one year, newest first."""

    title: str
    anchor: str
    entries: list[ChangeEntry]


def index_pages(book: Book, environment: Environment) -> dict[str, str]:
    """Return the index pages by path."""

    def page(title: str, intro: str, index: str, **context: object) -> str:
        body = environment.get_template("indexes.md.j2").render(
            title=title, intro=intro, index=index, mark=Marker(book), source=book.source, **context
        )
        return front_matter(title, description=intro, boost=BOOST_INDEX) + body

    pages = {
        "procedures/index.md": page(
            "All procedures",
            "Every kind of paperwork in this handbook, by subject.",
            "definitions",
            groups=_cards(book.procedures, "procedures/index.md"),
        ),
        "checklists/index.md": page(
            "Routine checklists",
            "Checklists for daily work that belong to no single procedure.",
            "definitions",
            groups=_cards(book.checklists, "checklists/index.md"),
        ),
        "look-up/deadlines.md": page(
            "All deadlines",
            "Every time limit in the handbook. The guide says how each is counted and what it rests on.",
            "table",
            columns=("What", "When", "Who", "Rests on", "Guide"),
            rows=_deadlines(book),
        ),
        "look-up/forms.md": page(
            "Forms",
            "Every form and standard document, with the guides that use it. A number stands here only where a source "
            "gives it.",
            "table",
            columns=("Form", "Number", "Used for", "Guide"),
            rows=_merged(
                book, lambda d: ((form, (form.name, form.number or "None given", form.use)) for form in d.forms)
            ),
        ),
        "look-up/systems.md": page(
            "Systems",
            "Every computer system, and what each guide uses it for.",
            "table",
            columns=("System", "Used for", "Guide"),
            rows=_merged(book, lambda d: ((system, (system.name, system.use)) for system in d.systems)),
        ),
        "look-up/abbreviations.md": page(
            "Words and abbreviations",
            "What the service's own words and abbreviations mean.",
            "terms",
            entries=_terms(book),
        ),
        "look-up/changes.md": page(
            "What changed",
            "What a person trained earlier would get wrong, newest first.",
            "changes",
            years=_changes(book),
        ),
        "look-up/confirm-locally.md": page(
            "To confirm locally",
            "What no national source that we could read settles, and whom to ask.",
            "table",
            columns=("What", "Whom to ask", "Why", "Guide"),
            rows=_merged(
                book, lambda d: ((item, (item.what, item.ask, item.why or "Not stated")) for item in d.confirm_locally)
            ),
        ),
        "look-up/sources.md": page(
            "Sources",
            "Every law, policy, form and service that the handbook leans on, with the day it was last checked.",
            "sources",
            groups=_sources(book),
        ),
    }
    if book.local:
        pages["look-up/local.md"] = page(
            "This establishment",
            "What this establishment has added: its own names, mailboxes and places.",
            "local",
            local=book.local,
        )
    return pages


def _link(definition: Definition, here: str = "look-up/x.md") -> PageLink:
    return PageLink(definition.title, html(relative(here, guide_path(definition))))


def _cards(definitions: Iterable[Definition], here: str) -> list[Group]:
    groups: dict[str, list[Card]] = {}
    for definition in definitions:
        link = _link(definition, here)
        folder = link.href.removesuffix("index.html")
        names = definition.also_called[:CARD_NAMES]
        card = Card(definition.title, link.href, definition.purpose, names, family(definition, folder))
        groups.setdefault(definition.group, []).append(card)
    return [Group(title, anchor("group", title), tuple(cards)) for title, cards in groups.items()]


def _deadlines(book: Book) -> list[Row]:
    return [
        Row(
            (deadline.what, deadline.words, deadline.who, deadline.basis.words),
            [PageLink(definition.title, f"{_link(definition).href}#{anchor('deadline', deadline.id)}")],
        )
        for definition in book.definitions()
        for deadline in definition.deadlines
    ]


def _merged(book: Book, items: Callable[[Definition], Iterable[tuple[Item, tuple[str, ...]]]]) -> list[Row]:
    """Rows by first cell; the same row from two guides is written once, with both."""
    rows: dict[tuple[str, ...], list[PageLink]] = {}
    for definition in book.definitions():
        for _, cells in items(definition):
            pages = rows.setdefault(cells, [])
            if _link(definition) not in pages:
                pages.append(_link(definition))
    return [Row(cells, pages) for cells, pages in sorted(rows.items(), key=lambda row: row[0][0].casefold())]


def _terms(book: Book) -> list[Entry]:
    return [
        Entry(
            term.term,
            anchor("term", term.term),
            term.meaning,
            term.also,
            [_link(d) for d in book.definitions() if any(own.term == term.term for own in d.terms)],
        )
        for term in book.terms()
    ]


def _changes(book: Book) -> list[Year]:
    entries = [ChangeEntry(change, _link(d)) for d in book.definitions() for change in d.changes]
    entries.sort(key=lambda entry: entry.change.from_, reverse=True)
    years = dict.fromkeys(entry.change.from_.year for entry in entries)
    return [
        Year(str(year), f"year-{year}", [entry for entry in entries if entry.change.from_.year == year])
        for year in years
    ]


def _sources(book: Book) -> list[Group]:
    groups = []
    for kind in SourceKind:
        found = sorted((each for each in book.sources.values() if each.kind is kind), key=lambda each: each.title)
        if found:
            groups.append(Group(kind.words[:1].upper() + kind.words[1:], anchor("kind", kind.value), tuple(found)))
    return groups
