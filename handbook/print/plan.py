"""From a book to the list of PDFs, each with all that it shows. Pure: no clock, nothing written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from handbook.definitions.model import Definition
from handbook.definitions.words import Basis, Kind
from handbook.print import words
from handbook.print.aide_text import GO_WRONG_SHOWN, aide_data
from handbook.print.checklist_text import boxes, checklist_data
from handbook.print.documents import drawn
from handbook.print.guide_text import guide_data
from handbook.print.jobs import PrintJob
from handbook.print.terms import terms_used

if TYPE_CHECKING:
    from handbook.definitions.model import Book

DOCUMENTS = ("guide", "checklist", "aide-memoire")


def plan(book: Book, definition: Definition | None = None) -> list[PrintJob]:
    """Every PDF of the book, or of one definition of it.

    Guide, checklist and aide-memoire of each procedure, and each routine checklist.
    """
    return [
        _job(book, each, document)
        for each in (book.definitions() if definition is None else (definition,))
        for document in (DOCUMENTS if each.kind is Kind.PROCEDURE else ("checklist",))
    ]


def _job(book: Book, definition: Definition, document: str) -> PrintJob:
    folder = "procedures" if definition.kind is Kind.PROCEDURE else "checklists"
    shorten = _shorten(definition, document)
    title = f"{definition.title}: {document}"
    made: dict[str, Any] = {
        "definition": definition.id,
        "document": document,
        "path": f"{folder}/{definition.id}/{definition.id}-{document}.pdf",
        "title": title,
        "one_side": document != "guide",
        "source_file": definition.path or f"{folder}/{definition.id}.yml",
        "shorten": shorten,
    }
    if document == "checklist":
        data = checklist_data(book, definition, _bases(definition, document))
        made["boxes"] = tuple(boxes(data).items())
    elif document == "guide":
        data = guide_data(book, definition, terms_used(book, definition))
    else:
        terms = terms_used(book, definition, _texts(definition, shorten))
        data = aide_data(book, definition, terms, words.key(_bases(definition, document)))
    return PrintJob(**made, text="\n".join(drawn(data)), data=json.dumps(data, ensure_ascii=False))


def _bases(definition: Definition, document: str) -> set[Basis]:
    """Bases that the one-sided prints name by letter."""
    used = {step.basis for step in definition.checklist_steps()} | {fact.basis for fact in definition.start_when}
    if document == "aide-memoire":
        used |= {item.basis for item in (*definition.ask, *definition.deadlines)}
        used |= {item.basis for item in definition.go_wrong[:GO_WRONG_SHOWN]}
    elif definition.kind is Kind.CHECKLIST:
        used |= {fact.basis for fact in (*definition.have_ready, *definition.check)}
    return used


def _texts(definition: Definition, shorten: tuple[tuple[str, str], ...]) -> list[str]:
    """All that an aide-memoire may print, so that no abbreviation in it stays unexplained."""
    more = [definition.status.note] if definition.status else []
    more += [item.put_right for item in definition.go_wrong[:GO_WRONG_SHOWN]]
    more += [item.who for item in definition.deadlines]
    more += [pause.title for pause in definition.pauses]
    return [text for _, text in shorten] + more


def _shorten(definition: Definition, document: str) -> tuple[tuple[str, str], ...]:
    """What takes up the room of a one-sided print: (place in the definition, text)."""
    places = [("purpose", definition.purpose)] if document == "aide-memoire" else []
    places += [(f"start_when {i}", fact.text) for i, fact in enumerate(definition.start_when, 1)]
    places += [(f"steps/{step.id}: do", step.do) for step in definition.checklist_steps()]
    if document == "aide-memoire":
        places += [(f"ask {i}", f"{item.about} {item.who}") for i, item in enumerate(definition.ask, 1)]
        places += [(f"deadlines/{item.id}", f"{item.what} {item.words}") for item in definition.deadlines]
        shown = definition.go_wrong[:GO_WRONG_SHOWN]
        places += [(f"go_wrong {i}: problem", item.problem) for i, item in enumerate(shown, 1)]
    elif definition.kind is Kind.CHECKLIST:
        places += [(f"have_ready {i}", fact.text) for i, fact in enumerate(definition.have_ready, 1)]
        places += [(f"check {i}", fact.text) for i, fact in enumerate(definition.check, 1)]
    return tuple(places)
