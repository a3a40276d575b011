"""A job of the print from documents of blocks (`calculator.forms.case.blocks`), drawn by `document.typ`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from handbook.print import words
from handbook.print.jobs import PrintJob

#: The template, and so the kind of print.
DOCUMENT = "document"


def document_job(
    documents: Sequence[dict[str, Any]],
    *,
    name: str,
    path: str,
    title: str,
    purpose: str,
    dated: date,
    version: str,
    source_file: str = "",
) -> PrintJob:
    """One PDF of one or more documents, each beginning on a sheet of paper of its own.

    Args:
        documents: as `calculator.forms.case.blocks.document` makes them.
        name: what it is of: the id of a unit, or of a topic.
        path: where it stands under the site.
        title: title of the PDF.
        purpose: what it is for, in a sentence; for programs that read the PDF aloud or file it.
        dated: the day that the PDF bears, which is no clock's: the review, or the day given by the caller.
        version: version of the project.
        source_file: the file a person edits to change it; the name where there is none.
    """
    made = documents[0]["made"]
    data = {
        "title": title,
        "purpose": purpose,
        "reviewed": [dated.year, dated.month, dated.day],
        "foot": {"note": words.NOT_OFFICIAL, "made": " · ".join(filter(None, (made, f"version {version}")))},
        "documents": list(documents),
    }
    return PrintJob(
        definition=name,
        document=DOCUMENT,
        path=path,
        title=title,
        text="\n".join(drawn(data)),
        one_side=False,
        source_file=source_file or name,
        shorten=(),
        data=json.dumps(data, ensure_ascii=False),
    )


def drawn(found: Any) -> Iterator[str]:
    """Every text that is drawn. The names of what is drawn are not, and a picture brings characters of its own."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for name, value in found.items():
            if name != "svg":
                yield from drawn(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from drawn(value)
