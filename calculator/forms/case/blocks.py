"""A printed document as blocks of a few kinds. On the page `record.js` draws them, as a PDF `pdf_draw.js`.

All words are made here; the drawing adds nothing but the numbers of pages. A cell of a table is text, or text with the
address that it leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Block = dict[str, Any]
Cell = str | dict[str, str]
Lines = Sequence[Sequence[str]]

#: Every kind of block that a document may hold.
KINDS = ("heading", "paragraph", "list", "pairs", "table", "steps", "lines", "box", "page")


def document(
    title: str, made: str, header: str, name: str, blocks: Iterable[Block], *, size: int = 10, whole: bool = False
) -> dict[str, Any]:
    """A document of A4 pages.

    `made` is when it was made, in words; `header` stands on top of each page, `page` below; `name` is the file's name
    without its ending; `size` is the size of plain text on paper, in points. In a `whole` document all that stands
    under one heading of level 2 is kept on one page where it fits.
    """
    return {
        "title": title,
        "language": "en-GB",
        "made": made,
        "header": header,
        "page": "Page {page} of {pages}",
        "name": name,
        "size": size,
        "blocks": list(blocks),
        **({"whole": True} if whole else {}),
    }


def heading(level: int, text: str) -> Block:
    """A heading: level 2 for a part of the document, 3 below it."""
    return {"kind": "heading", "level": level, "text": text}


def paragraph(text: str, *, strong: bool = False) -> Block:
    """A paragraph; a strong one is for what must not be missed."""
    return {"kind": "paragraph", "text": text, "strong": strong}


def items(texts: Iterable[str]) -> Block:
    """A list with a dot before each line."""
    return {"kind": "list", "items": list(texts)}


def pairs(rows: Iterable[tuple[str, str]]) -> Block:
    """Labels and what belongs to each."""
    return {"kind": "pairs", "rows": [{"label": label, "value": value} for label, value in rows]}


def table(head: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Cell]], *, high: int = 0) -> Block:
    """A table with a row of headings, repeated on each page that it reaches.

    `widths` are shares of the width; `high` is the least height of a row in millimetres, for rows to be written in.
    """
    made = {"kind": "table", "head": list(head), "widths": list(widths), "rows": [list(row) for row in rows]}
    return {**made, "high": high} if high else made


def steps(found: Iterable[Mapping[str, Any]]) -> Block:
    """Numbered steps, each with the law it rests on: `{"text", "law": [{"words", "link", "note"}]}`."""
    return {"kind": "steps", "head": ["Step", "What was done", "Law, and when it was checked"], "items": list(found)}


def lines(rows: Lines) -> Block:
    """Labels, each with a line to write on; those of one row stand side by side."""
    return {"kind": "lines", "rows": [list(row) for row in rows]}


def box(title: str, choices: Sequence[str] = (), below: str = "", blank: int = 0) -> Block:
    """A frame to fill in by hand: boxes to tick, a few words, and blank lines to write on."""
    return {"kind": "box", "title": title, "choices": list(choices), "below": below, "blank": blank}


def page() -> Block:
    """A new page."""
    return {"kind": "page"}
