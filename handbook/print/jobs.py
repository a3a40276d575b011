"""What is to be printed: one job for each PDF, holding everything that its pages depend on."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.print.sheets import Sheet


@dataclass(frozen=True)
class PrintJob:
    """One PDF to make.

    A job is plain text, so that it can be hashed and handed to another process.

    Attributes:
        definition: id of the definition.
        document: "guide", "checklist" or "aide-memoire".
        path: where the PDF stands under the site, with forward slashes.
        title: title of the PDF.
        data: what the Typst template `<document>.typ` draws, as JSON.
        text: every character that has to be drawn.
        one_side: True when it has to stand on one side of A4.
        source_file: the file a person edits to change it, as given by the book.
        boxes: (name, what it is for) of each box that can be ticked on the screen.
        sheet: the size it has to fit, where that is not A4 with the usual margins.
        shorten: (place in the definition, text) of what takes up the room, for the message when it does not fit.
    """

    definition: str
    document: str
    path: str
    title: str
    data: str
    text: str
    one_side: bool
    source_file: str
    shorten: tuple[tuple[str, str], ...]
    boxes: tuple[tuple[str, str], ...] = ()
    sheet: Sheet | None = None
