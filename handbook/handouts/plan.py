"""Which handouts there are, and the job that makes each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculator.names import plain_date
from handbook.handouts import abbreviations, deadlines, recall, release_points, tranches
from handbook.handouts.model import FORMATS, Cited, Content, Format, Handout
from handbook.induction_print.plan import engine_digest
from handbook.print import words
from handbook.print.documents import drawn
from handbook.print.jobs import PrintJob

if TYPE_CHECKING:
    from handbook.definitions.model import Book


#: What makes a handout of one format.
Maker = Callable[[Format], Content]


@dataclass(frozen=True)
class Subject:
    """What a handout is about.

    Attributes:
        title: what it is called.
        purpose: what it is for, in a sentence.
        maker: reads what all formats share, once, and returns what makes one of them.
        source_file: the file a person edits to change it.
    """

    title: str
    purpose: str
    maker: Callable[[Book], Maker]
    source_file: str


#: In the order of the page.
SUBJECTS: Mapping[str, Subject] = {
    "release-points": Subject(
        release_points.TITLE,
        release_points.PURPOSE,
        lambda _: release_points.content,
        "handbook/handouts/release_points.py",
    ),
    "tranches": Subject(tranches.TITLE, tranches.PURPOSE, lambda _: tranches.content, "handbook/handouts/tranches.py"),
    "recall": Subject(recall.TITLE, recall.PURPOSE, lambda _: recall.content, "handbook/handouts/recall.py"),
    "deadlines": Subject(deadlines.TITLE, deadlines.PURPOSE, deadlines.maker, "handbook/handouts/deadlines.toml"),
    "abbreviations": Subject(
        abbreviations.TITLE, abbreviations.PURPOSE, abbreviations.maker, "procedures/shared/glossary.yml"
    ),
}


def handouts(book: Book) -> tuple[Handout, ...]:
    """Every handout in the order of the page; none where the book has no units of the induction, or no guides."""
    if not (book.units and book.procedures):
        return ()
    return tuple(
        Handout(name, subject.title, subject.purpose, form) for name, subject in SUBJECTS.items() for form in FORMATS
    )


def depends(book: Book) -> object:
    """What handouts depend on beside the definitions and the generator's own code."""
    return book.version, book.glossary, book.units, engine_digest()


def jobs(book: Book) -> list[PrintJob]:
    """The job of each handout."""
    makers = {name: subject.maker(book) for name, subject in SUBJECTS.items()}
    return [_job(book, each, makers[each.subject](each.format)) for each in handouts(book)]


def _job(book: Book, each: Handout, content: Content) -> PrintJob:
    dated = content.dated
    data: dict[str, Any] = {
        "format": each.format.id,
        "title": each.full_title,
        "name": each.title,
        "purpose": each.purpose,
        "reviewed": [dated.year, dated.month, dated.day],
        "lead": content.lead,
        "parts": list(content.parts),
        "sources": [_source(number, found) for number, found in enumerate(content.cited, 1)],
        "short": _short(content.cited),
        "key": [list(pair) for pair in content.key],
        "foot": {
            "note": words.NOT_OFFICIAL,
            "made": f"OMU Handbook · {content.looked} {plain_date(dated)} · version {book.version}",
        },
    }
    text = "\n".join(drawn(data))
    return PrintJob(
        definition=each.subject,
        document="handout",
        path=each.path,
        title=each.full_title,
        text=text,
        one_side=True,
        source_file=SUBJECTS[each.subject].source_file,
        shorten=tuple(_longest(data["parts"])),
        data=json.dumps(data, ensure_ascii=False),
        sheet=each.format.sheet,
    )


def _source(number: int, found: Cited) -> dict[str, Any]:
    note = f"checked {plain_date(found.checked)}" + (f"; {found.basis}" if found.basis else "")
    return {"number": number, "words": found.words, "note": note}


def _short(cited: Sequence[Cited]) -> str:
    """All sources in one line: those of one Act together."""
    acts: dict[str, list[str]] = {}
    for found in cited:
        title, provision = found.short
        acts.setdefault(title, []).append(provision)
    return "; ".join(f"{title}, {', '.join(dict.fromkeys(provisions))}" for title, provisions in acts.items())


def _longest(parts: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for row in part.get("rows", part.get("items", ())):
            text = " ".join(drawn(row))
            yield text[:40], text
