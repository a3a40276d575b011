"""What the search reads: each thing once, and the names of a page with the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from handbook.definitions.model import Book
from handbook.pages.links import guide_path, page_path
from handbook.pages.text import attribute_html

# One entry of the index: "location", "title", "text", and "tags" and "boost" where the page has them.
Entry = dict[str, Any]

_TAG = re.compile(r"<[^>]*>")
_ASIDE = ("look-up/", "decisions/", "induction/questions/", "induction/units/", "induction/lessons/")
_OPENING = 160  # characters of a repeating page that a result shows


def lean_entries(entries: Iterable[Entry], book: Book) -> list[Entry]:
    """Entries with nothing said twice.

    A page that repeats guides is found by its title and names alone: its words would push the guides down. The names
    of a page stand with the page and not with each of its sections.
    """
    purposes = {_address(guide_path(each)): attribute_html(each.purpose) for each in book.definitions()}
    purposes |= {_address(each.page_path): attribute_html(" ".join(each.questions)) for each in book.units}
    beside = _beside(book)
    kept: list[Entry] = []
    for entry in entries:
        page, _, section = str(entry["location"]).partition("#")
        repeats = page in beside or _by_name_only(page)
        if not section:
            text = "" if page in beside else _opening(entry["text"]) if repeats else entry["text"]
            kept.append({**entry, "text": purposes.get(page, text)})
        elif not repeats:
            kept.append({key: value for key, value in entry.items() if key != "tags"})
    return kept


def by_name(book: Book) -> Callable[[str], bool]:
    """Tells of a page's address whether the page is found by its title and names alone, and its opening at most."""
    beside = _beside(book)
    return lambda page: page in beside or _by_name_only(page)


def _beside(book: Book) -> set[str]:
    return {_address(page_path(each, kind)) for each in book.procedures for kind in ("checklist", "aide-memoire")}


def _address(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def _by_name_only(page: str) -> bool:
    """Whether a page lists or teaches what stands in guides, or is about this project and not about the work.

    The page of abbreviations is neither: meanings stand there in full. A unit of the induction is found by its title
    and by the questions that it answers.
    """
    aside = page in ("procedures/index.html", "checklists/index.html", "benchmarks.html", "induction/refresh.html")
    return (aside or page.startswith(_ASIDE)) and page != "look-up/abbreviations.html"


def _opening(text: str) -> str:
    plain = " ".join(_TAG.sub(" ", text).split())
    return plain if len(plain) <= _OPENING else plain[:_OPENING].rpartition(" ")[0] + " …"
