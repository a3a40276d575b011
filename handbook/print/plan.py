"""From a book to the list of PDFs, each with its finished HTML. Pure: no clock, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment
from markupsafe import Markup

from handbook.calculators import CALCULATORS
from handbook.definitions.items import Source
from handbook.definitions.model import Definition
from handbook.definitions.words import Basis, Kind, PauseKind
from handbook.print import words
from handbook.print.jobs import PrintJob
from handbook.print.templates import environment
from handbook.print.terms import terms_used

if TYPE_CHECKING:
    from handbook.definitions.model import Book

DOCUMENTS = ("guide", "checklist", "aide-memoire")
GO_WRONG_SHOWN = 3


def plan(book: Book) -> list[PrintJob]:
    """Every PDF of the book: guide, checklist and aide-memoire of each procedure, and each routine checklist."""
    templates = environment()
    return [
        _job(templates, book, definition, document)
        for definition in book.definitions()
        for document in (DOCUMENTS if definition.kind is Kind.PROCEDURE else ("checklist",))
    ]


class SourceNumbers:
    """Numbers of the sources in one print, given in the order in which the text first names them."""

    def __init__(self, book: Book, definition: Definition) -> None:
        self._book, self._definition = book, definition
        self._numbers: dict[str, int] = {}

    def number(self, source_id: str) -> int:
        """The number of a source; the next free one when it has none yet."""
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)

    def used(self) -> list[tuple[int, Source]]:
        """(number, source) of all that were named so far, in order."""
        own = self._definition.sources
        return [
            (number, own[source_id] if source_id in own else self._book.sources[source_id])
            for source_id, number in self._numbers.items()
        ]


def _job(templates: Environment, book: Book, definition: Definition, document: str) -> PrintJob:
    folder = "procedures" if definition.kind is Kind.PROCEDURE else "checklists"
    shorten = _shorten(definition, document)
    title = f"{definition.title}: {document}"
    html = templates.get_template(f"{document}.html.j2").render(
        book=book,
        definition=definition,
        document=document,
        title=title,
        titles={other.id: other.title for other in book.definitions()},
        deadlines={deadline.id: deadline for deadline in definition.deadlines},
        decisions_after=_decisions_after(definition),
        sources=SourceNumbers(book, definition),
        words=words,
        basis_key=words.key(_bases(definition, document)),
        how_to_work=_how_to_work(definition),
        guide_key=[(basis.value, basis.words) for basis in Basis],
        go_wrong_shown=GO_WRONG_SHOWN,
        routine=definition.kind is Kind.CHECKLIST,
        terms=terms_used(book, definition, None if document == "guide" else _texts(definition, shorten)),
        calculators=CALCULATORS,
    )
    return PrintJob(
        definition=definition.id,
        document=document,
        path=f"{folder}/{definition.id}/{definition.id}-{document}.pdf",
        title=title,
        html=html,
        text=Markup(html).striptags(),  # noqa: S704 - tags are taken out, nothing is put in
        one_side=document != "guide",
        source_file=definition.path or f"{folder}/{definition.id}.yml",
        shorten=shorten,
    )


def _decisions_after(definition: Definition) -> dict[str, list[object]]:
    """Step id → the decisions that follow it. Decisions that follow no step stand under ""."""
    after: dict[str, list[object]] = {}
    for decision in definition.decisions:
        after.setdefault(decision.after, []).append(decision)
    return after


def _how_to_work(definition: Definition) -> list[tuple[PauseKind, str]]:
    """What the kinds of pause used here mean."""
    used = {pause.kind for pause in definition.pauses}
    return [(kind, meaning) for kind, meaning in words.HOW_TO_WORK.items() if kind in used]


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
