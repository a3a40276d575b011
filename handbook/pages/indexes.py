"""Pages made from all definitions together: what is in the handbook, seen from the other side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jinja2 import Environment

from calculator.names import capital
from handbook.definitions import items
from handbook.definitions.items import Change, Item
from handbook.definitions.model import Book, Definition
from handbook.definitions.words import SourceKind
from handbook.pages.environment import anchor
from handbook.pages.front_matter import front_matter
from handbook.pages.index_deadlines import COLUMNS, LENGTH_COLUMNS, by_key_date, by_length
from handbook.pages.index_law import by_law
from handbook.pages.index_names import index_names
from handbook.pages.index_roles import by_role
from handbook.pages.index_rows import Group, Row, group, link, together
from handbook.pages.links import FamilyPage, PageLink, family, html, relative
from handbook.pages.terms import Marker
from handbook.sources import to_read_again

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
class Review:
    """When a page was read through and is due again."""

    page: PageLink
    review: items.Review


@dataclass(frozen=True, slots=True)
class Year:
    """The changes of one year, newest first."""

    title: str
    anchor: str
    entries: list[ChangeEntry]


def index_pages(book: Book, environment: Environment) -> dict[str, str]:
    """Return the index pages by path."""
    names = index_names(book)

    def page(title: str, intro: str, index: str, **context: object) -> str:
        body = environment.get_template("indexes.md.j2").render(
            title=title, intro=intro, index=index, mark=Marker(book), source=book.source, **context
        )
        return front_matter(title, description=intro, boost=BOOST_INDEX, tags=names.get(title, ())) + body

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
            "Every time limit in the handbook, by the day it is counted from: what comes before that day, then what "
            "comes after. The guide says how each is counted and what it rests on.",
            "tables",
            columns=COLUMNS,
            groups=by_key_date(book),
        ),
        "look-up/deadlines-by-length.md": page(
            "Deadlines by length",
            "All time limits, the shortest first. A working day counts here as a little more than a day.",
            "tables",
            columns=LENGTH_COLUMNS,
            groups=by_length(book),
        ),
        "look-up/roles.md": page(
            "Who does what",
            "What each role does in each guide, in how many of its steps, and with how many deadlines to meet.",
            "roles",
            groups=by_role(book),
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
    pages["look-up/law.md"] = page(
        "From the law to the pages",
        "Each Act, instrument and rule, with the pages and steps to look at when it is amended.",
        "law",
        groups=by_law(book),
    )
    reviews = _by_review(book)
    pages["look-up/state.md"] = page(
        "State of the pages",
        "When each page is read through again, and which sources somebody should read again.",
        "state",
        day=book.built_on,
        late=[each.page for each in reviews if each.review.due < book.built_on],
        reviews=reviews,
        stale=to_read_again(book),
    )
    if book.local:
        pages["look-up/local.md"] = page(
            "This establishment",
            "What this establishment has added: its own names, mailboxes and places.",
            "local",
            local=book.local,
        )
    return pages


def _cards(definitions: Iterable[Definition], here: str) -> list[Group]:
    groups: dict[str, list[Card]] = {}
    for definition in definitions:
        first = link(definition, here)
        folder = first.href.removesuffix("index.html")
        names = definition.also_called[:CARD_NAMES]
        card = Card(definition.title, first.href, definition.purpose, names, family(definition, folder))
        groups.setdefault(definition.group, []).append(card)
    return [group("group", title, cards) for title, cards in groups.items()]


def _by_review(book: Book) -> list[Review]:
    """When guides, checklists, units and lessons are due, the earliest first."""
    found = [Review(link(each), each.review) for each in book.definitions()]
    here = "look-up/state.md"
    found += [Review(PageLink(each.title, html(relative(here, each.page_path))), each.review) for each in book.units]
    return sorted(found, key=lambda each: (each.review.due, each.page.title))


def _merged(book: Book, items: Callable[[Definition], Iterable[tuple[Item, tuple[str, ...]]]]) -> list[Row]:
    """Rows by first cell; the same row from two guides is written once, with both."""
    rows: dict[tuple[str, ...], list[PageLink]] = {}
    for definition in book.definitions():
        for _, cells in items(definition):
            pages = rows.setdefault(cells, [])
            if link(definition) not in pages:
                pages.append(link(definition))
    return [Row(cells, pages) for cells, pages in sorted(rows.items(), key=lambda row: row[0][0].casefold())]


def _terms(book: Book) -> list[Entry]:
    used = together(
        ((term.term, link(definition)) for definition in book.definitions() for term in definition.terms),
        lambda pair: pair[0],
    )
    return [
        Entry(
            term.term,
            anchor("term", term.term),
            term.meaning,
            term.also,
            [page for _, page in used.get(term.term, ())],
        )
        for term in book.terms()
    ]


def _changes(book: Book) -> list[Year]:
    entries = [ChangeEntry(change, link(d)) for d in book.definitions() for change in d.changes]
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
            groups.append(Group(capital(kind.words), anchor("kind", kind.value), tuple(found)))
    return groups
