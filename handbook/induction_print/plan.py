"""Which PDFs a mentor gets, and the job that makes each. Nothing is made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import calculator
from calculator.names import plain_date
from handbook.definitions.induction import Starter, Unit, UnitKind
from handbook.induction_print import assessment, forms, words
from handbook.induction_print.unit_pack import seed, to_read, unit_documents
from handbook.induction_print.words import FOLDER
from handbook.own_files import digest_of
from handbook.print.documents import document_job
from handbook.print.jobs import PrintJob

if TYPE_CHECKING:
    from handbook.definitions.model import Book

PACKS, FORMS, ASSESSMENT = "Mentor packs", "Forms to fill in", "Assessment at the end"
Document = dict[str, Any]


@dataclass(frozen=True)
class Print:
    """One PDF for mentors.

    Attributes:
        name: file name without its ending.
        title: title of the PDF and on the page that lists it.
        purpose: what it is for, in a sentence.
        part: heading on that page.
        dated: when what it is made from was last reviewed.
        depends: all that it is made from, beside the code; two prints of the same are the same.
        documents: makes its documents.
        unit: the unit whose pack it is.
    """

    name: str
    title: str
    purpose: str
    part: str
    dated: date
    version: str
    depends: object
    documents: Callable[[], Sequence[Document]]
    unit: Unit | None = None

    @property
    def path(self) -> str:
        """Where it stands under the site."""
        return f"{FOLDER}/{self.name}.pdf"

    def inputs(self) -> tuple[object, ...]:
        """What the bytes depend on, beside the generator's own code."""
        return (self.name, self.title, self.purpose, self.dated, self.version, self.depends, engine_digest())

    def job(self) -> PrintJob:
        """The job, with every case in it worked out."""
        return document_job(
            self.documents(),
            name=self.unit.id if self.unit else self.name,
            path=self.path,
            title=self.title,
            purpose=self.purpose,
            dated=self.dated,
            version=self.version,
            source_file=self.unit.path if self.unit else "induction",
        )


def prints(book: Book) -> tuple[Print, ...]:
    """Every PDF for mentors, in the order of the page; none where the book has no units."""
    if not book.units:
        return ()
    return (*_forms(book), *_assessment(book), *(_pack(book, unit) for unit in book.units))


def _made(day: date) -> str:
    return f"Reviewed {plain_date(day)}"


def _pack(book: Book, unit: Unit) -> Print:
    dated = unit.review.last
    needed = [(each.id, each.title) for each in book.units if each.id in unit.needs]

    def documents() -> list[Document]:
        from calculator.practice.make import TOPICS, exercises

        titles = {name: topic.title for name, topic in TOPICS.items()}
        return [*unit_documents(book, unit, _made(dated), exercises, titles)]

    sources = [book.source(each) for each in unit.cited()]
    kind = "lesson" if unit.kind is UnitKind.LESSON else "unit"
    return Print(
        name=f"{unit.id}-mentor-pack",
        title=f"Mentor pack: {unit.title}",
        purpose=f"All that a mentor needs for this {kind}: notes, exercises, answers and an observation sheet.",
        part=PACKS,
        dated=dated,
        version=book.version,
        depends=(unit, sources, needed, to_read(book, unit), seed(unit)),
        documents=documents,
        unit=unit,
    )


def _forms(book: Book) -> Iterator[Print]:
    dated = max(unit.review.last for unit in book.units)
    made = _made(dated)
    version = book.version
    job = book.sources.get(words.JOB)
    blank = forms.observation("Observation sheet", made, (), name="observation-sheet")
    yield Print(
        "observation-sheet",
        "Observation sheet",
        "For watching one piece of real work. The pack of each unit has one with the points to look for.",
        FORMS,
        dated,
        version,
        blank,
        lambda: [blank],
    )
    for role in Starter:
        units = [unit for unit in book.units if role in unit.roles]
        if units:
            yield _matrix(book, role, units, dated)
    yield Print(
        "support-plan",
        "Areas of concern and support plan",
        "For a starter who is not yet where the plan says: what was seen, what will be done, and when it is looked at.",
        FORMS,
        dated,
        version,
        job,
        lambda: [forms.support(book, made)],
    )


def _matrix(book: Book, role: Starter, units: Sequence[Unit], dated: date) -> Print:
    return Print(
        f"competences-{role.value}",
        f"Competences: {role.words.lower()}",
        "Every competence of the induction by week, signed and dated by starter and mentor.",
        FORMS,
        dated,
        book.version,
        ([(unit.week, unit.title, unit.competences) for unit in units], book.sources.get(words.JOB)),
        lambda: [forms.competences(book, role, units, _made(dated))],
    )


def _assessment(book: Book) -> Iterator[Print]:
    dated = max(unit.review.last for unit in book.units)
    made = _made(dated)
    read = [[reading.page for reading in unit.read] for unit in book.units]
    mentors = [(each.id, each.title, each.group, each.mentor) for each in book.procedures]
    cited = {
        name for each in book.procedures if each.mentor for asked in each.mentor.questions for name in asked.source
    }
    depends = (read, mentors, [book.source(name) for name in sorted(cited)])

    @cache
    def both() -> tuple[assessment.Form, assessment.Form]:
        from calculator.practice.make import TOPICS, exercise

        return assessment.forms(book, exercise, {name: topic.levels for name, topic in TOPICS.items()})

    def sheet(place: int) -> Callable[[], list[Document]]:
        return lambda: [assessment.question_sheet(both()[place], made)]

    def answers(place: int) -> Callable[[], list[Document]]:
        return lambda: [assessment.answer_sheet(book, both()[place], made)]

    for place, letter in enumerate(assessment.FORMS):
        name, title = f"assessment-form-{letter.lower()}", f"Assessment: form {letter}"
        yield Print(
            name,
            title,
            "Questions and cases for the end of the induction. Forms A and B ask the same skills at the same levels.",
            ASSESSMENT,
            dated,
            book.version,
            depends,
            sheet(place),
        )
        yield Print(
            f"{name}-answers",
            f"{title}, answers",
            "The answers, with every step of each case and the law that it rests on.",
            ASSESSMENT,
            dated,
            book.version,
            depends,
            answers(place),
        )


@cache
def engine_digest() -> str:
    """Digest of the engine with its law and its practice cases: when they change, so may every answer."""
    folder = Path(calculator.__file__).resolve().parent
    kinds = {".py", ".toml", ".json"}
    return digest_of(folder, (path for path in folder.rglob("*") if path.suffix in kinds))
