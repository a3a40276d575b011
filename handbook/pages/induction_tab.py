"""The tab "Induction" of the navigation: the path, practice, questions, the weeks, and what a mentor prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from handbook.definitions.induction import Unit
from handbook.definitions.model import Book
from handbook.pages.text import attribute_html
from handbook.questions.pages import TITLES

# What the navigation of MkDocs is made of: {title: path} or {title: [more]}, or a path alone.
NavItem = str | dict[str, "str | list[NavItem]"]

#: Titles are given here: a page that stays as it is in a later build is not read for its own.
_TITLES = {
    "induction/practice.md": "Practice cases",
    "induction/refresh.md": "What changed since you were trained",
    "induction/handouts.md": "Handouts",
}
_FIRST, _QUESTIONS, _MENTOR = "induction/index.md", "induction/questions/", "induction/mentor/"


def induction_tab(book: Book, there: Iterable[str]) -> list[NavItem]:
    """The pages under ``induction/`` in order; nothing where there are none.

    Args:
        book: all definitions; their units give the weeks.
        there: paths of the other pages under ``induction/``, hand-written or generated; those of units are known.
    """
    pages = [path for path in there if path != _FIRST]
    if not book.units and not pages:
        return []
    own = {path for unit in book.units for path in (unit.page_path, unit.mentor_path)}
    pages = [path for path in pages if path not in own]
    items: list[NavItem] = [_FIRST] if book.units else []
    items += [{_TITLES[path]: path} for path in _TITLES if path in pages]
    questions = _questions(_index_first(pages, _QUESTIONS))
    if questions:
        items.append({"Questions": questions})
    if book.units:
        items.append({"Units and lessons": _weeks(book.units, lambda unit: unit.page_path)})
    mentor: list[NavItem] = list(_index_first(pages, _MENTOR))
    if book.units:
        mentor.append({"Mentor pages": _weeks(book.units, lambda unit: unit.mentor_path)})
    if mentor:
        items.append({"For mentors": mentor})
    placed = {*_TITLES, *(path for path in pages if path.startswith((_QUESTIONS, _MENTOR)))}
    items += sorted(path for path in pages if path not in placed)
    return items


def _questions(pages: Iterable[str]) -> list[NavItem]:
    """The pages of questions under the names of their groups, and like the weeks only shown where one is open."""
    first: list[NavItem] = [path for path in pages if path.endswith("/index.md")]
    rest: list[NavItem] = [{attribute_html(TITLES[path]): path} for path in pages if path not in first]
    return [*first, {"By subject": rest}] if rest else first


def _weeks(units: Iterable[Unit], path: Callable[[Unit], str]) -> list[NavItem]:
    """The units under their weeks: the theme then shows in a page the units of its own week alone, not all of them."""
    return [
        {f"Week {week}": [{attribute_html(unit.title): path(unit)} for unit in members]}
        for week, members in groupby(units, key=lambda unit: unit.week)
    ]


def _index_first(pages: Iterable[str], folder: str) -> list[str]:
    found = [path for path in pages if path.startswith(folder)]
    return sorted(found, key=lambda path: not path.endswith("/index.md"))
