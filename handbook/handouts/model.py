"""What a handout is: a subject in one of three formats, and the parts that its template draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.print.sheets import Sheet

#: Folder of the PDFs under the site.
FOLDER = "induction/handouts"

#: A part of a handout, as `templates/print/handout.typ` reads it.
Part = dict[str, Any]


@dataclass(frozen=True)
class Format:
    """One of the three sizes.

    Attributes:
        id: "card", "desk" or "poster"; the template knows it by this.
        title: its name on the page and in the title of the PDF.
        paper: its size in words.
        use: what it is for and how to print it.
        sheet: the size that it has to fit.
    """

    id: str
    title: str
    paper: str
    use: str
    sheet: Sheet


#: Height of a card within its margins, in millimetres; the template has the same.
CARD_HEIGHT = 135.0
#: A letter of the poster's text is at least 8 mm high, which can be read from two metres (a 250th of the distance).
CARD = Format(
    "card",
    "Pocket card",
    "A6, four on a sheet of A4",
    "Four alike on a sheet. Print it at actual size, on one side, and cut from mark to mark.",
    Sheet("a pocket card (a quarter of A4)", 0, CARD_HEIGHT, (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)),
)
DESK = Format(
    "desk",
    "Desk aid",
    "A4",
    "One side, with the law and the day it was checked. For the desk, the second check and the telephone.",
    Sheet("one side of A4", 11, 297 - 15, (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)),
)
POSTER = Format(
    "poster",
    "Wall poster",
    "A3",
    "One side and few words, to be read from two metres. It says what to look for; the desk aid says why.",
    Sheet("one side of A3", 18, 420 - 20, (48.0, 46.0, 44.0, 42.0, 40.0, 38.0, 36.0, 34.0)),
)
FORMATS = (CARD, DESK, POSTER)


@dataclass(frozen=True)
class Cited:
    """A source as it is printed: its words, title and provision alone, what it rests on, and when it was checked."""

    words: str
    short: tuple[str, str]
    basis: str
    checked: date


@dataclass(frozen=True)
class Content:
    """What one handout says.

    Attributes:
        lead: one sentence under the title.
        parts: what is drawn, in order.
        cited: every source, in the order of the numbers in the parts.
        key: the letters used and what they mean; empty where numbers lead to sources.
        dated: the latest day on which anything of it was checked.
        looked: what was checked on that day.
    """

    lead: str
    parts: Sequence[Part]
    cited: Sequence[Cited] = ()
    key: Sequence[tuple[str, str]] = ()
    dated: date = date.min
    looked: str = "law checked"


@dataclass(frozen=True)
class Handout:
    """One PDF: a subject in one format.

    Attributes:
        subject: id of the subject.
        title: what it is called, without the format.
        purpose: what it is for, in a sentence.
        format: its size.
    """

    subject: str
    title: str
    purpose: str
    format: Format

    @property
    def path(self) -> str:
        """Where it stands under the site."""
        return f"{FOLDER}/{self.subject}-{self.format.id}.pdf"

    @property
    def full_title(self) -> str:
        """Title of the PDF."""
        return f"{self.title}: {self.format.title.lower()}"


def figures(rows: Sequence[Mapping[str, Any]], title: str = "") -> Part:
    """Rows of a large figure, what it belongs to, and a few more words. `cite`: numbers of the sources."""
    return {"kind": "figures", "title": title, "rows": [{"more": "", "cite": [], **row} for row in rows]}


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, cite: Sequence[int] = ()) -> Part:
    """A table; the first cell of a row is its heading."""
    return {
        "kind": "table",
        "title": title,
        "heads": list(heads),
        "rows": [list(row) for row in rows],
        "cite": list(cite),
    }


def points(title: str, items: Sequence[tuple[str, Sequence[int]]], *, box: bool = False) -> Part:
    """Short sentences, each with the numbers of its sources; in a box where a reader has to stop."""
    rows = [{"text": text, "cite": list(cite)} for text, cite in items]
    return {"kind": "points", "title": title, "items": rows, "box": box}


def pairs(items: Sequence[tuple[str, str]], columns: int) -> Part:
    """Words and their meanings in columns."""
    return {"kind": "pairs", "title": "", "columns": columns, "items": [list(item) for item in items]}
