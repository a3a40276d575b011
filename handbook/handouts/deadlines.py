"""Deadlines: those that the guides say go wrong, and the shortest that a checklist holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from calculator.names import capital
from handbook.definitions.items import Deadline
from handbook.definitions.model import Book, Definition
from handbook.definitions.words import Basis, When
from handbook.handouts.model import CARD, POSTER, Content, Format, Part
from handbook.pages.index_deadlines import hours
from handbook.print import words
from handbook.print.errors import PrintErrors

TITLE = "Deadlines"
PURPOSE = "The shortest time limits of the checklists, and those that go wrong most. Each says what it rests on."
_PLACE = "handbook/handouts/deadlines.toml"
_TABLE = Path(__file__).with_name("deadlines.toml")
#: How many that go wrong, and how many of the shortest.
_SHOWN = {"card": (6, 5), "desk": (12, 14), "poster": (6, 0)}
_LEAD = "Write it in the diary. The guide says how each is counted."
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Found = tuple[Definition, Deadline, str]


def maker(book: Book) -> Callable[[Format], Content]:
    """What makes the handout in one format."""
    watched, brief = watch(book), shortest(book)
    dated = max(each.review.last for each in book.definitions())

    def content(form: Format) -> Content:
        wrong, short = _SHOWN[form.id]
        parts = [_part("" if form is POSTER else "Where it goes wrong", watched[:wrong], form, wrong=True)]
        if short:
            parts.append(_part("The shortest of the others", brief[:short], form))
        used = {each.basis for _, each, _ in (*watched[:wrong], *brief[:short])}
        return Content(_LEAD, parts, key=words.key(used), dated=dated, looked="guides reviewed")

    return content


def watch(book: Book) -> list[Found]:
    """Deadlines that go wrong, each with what goes wrong in the words of its guide.

    Raises:
        PrintErrors: the table names a deadline or a trouble that is not there; the message says which line to mend.
    """
    found = []
    for row in _table()["watch"]:
        definition, deadline = _named(book, row["deadline"])
        problem = next((each.problem for each in definition.go_wrong if row["wrong"] in each.problem), None)
        if problem is None:
            what = f"no go_wrong of {definition.path} has the words “{row['wrong']}”; take other words from it"
            raise PrintErrors([f"{_PLACE}: {row['deadline']}: {what}, or take the deadline out"])
        found.append((definition, deadline, problem))
    return found


def shortest(book: Book) -> list[Found]:
    """Deadlines that a critical step has to meet, the shortest first, each once.

    Left out are those that nobody has confirmed, those met on the day itself or tied to one calendar day, and those
    that go wrong or that the table leaves out.

    Raises:
        PrintErrors: the table leaves out a deadline that is not there.
    """
    left_out = [_named(book, name) for name in _table()["left_out"]]
    shown = {each.words for _, each, _ in watch(book)} | {each.id for _, each, _ in watch(book)}
    kept: dict[str, Found] = {}
    for definition in book.definitions():
        for name in dict.fromkeys(step.deadline for step in definition.steps if step.critical and step.deadline):
            each = definition.deadline(name)
            if (definition, each) not in left_out and not {each.words, each.id} & shown and _is_short_limit(each):
                kept.setdefault(each.id, (definition, each, each.note))
    return sorted(kept.values(), key=lambda found: (hours(found[1]), found[1].id))


def _is_short_limit(each: Deadline) -> bool:
    return each.basis is not Basis.UNCONFIRMED and each.when is not When.BY and not _YEAR.search(each.of)


def _named(book: Book, name: str) -> tuple[Definition, Deadline]:
    place, _, deadline = name.partition("/")
    try:
        definition = book.find(place)
        return definition, definition.deadline(deadline)
    except LookupError as error:
        raise PrintErrors([f"{_PLACE}: {name}: {error}; write its new name, or take the line out"]) from None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _part(title: str, found: list[Found], form: Format, *, wrong: bool = False) -> Part:
    return {"kind": "limits", "title": title, "rows": list(_rows(found, form, wrong=wrong))}


def _rows(found: list[Found], form: Format, *, wrong: bool) -> Iterator[dict[str, str]]:
    """Each with its doer and its guide, and what goes wrong or how it is counted, where there is room for that."""
    for definition, each, said in found:
        about = f"{'Goes wrong: ' if wrong else ''}{words.sentence(said)} " if said else ""
        yield {
            "when": capital(each.words),
            "what": each.what,
            "letter": words.letter(each.basis),
            "more": "" if form in (CARD, POSTER) else f"{each.who}. {about}({definition.title})",
        }
