"""Forms that a mentor fills in by hand: observation, competences signed for, areas of concern and support."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from calculator.forms.case.blocks import Block, box, document, heading, lines, paragraph, table
from handbook.definitions.induction import Starter, Unit
from handbook.induction_print.words import JOB, opening, people, signed

if TYPE_CHECKING:
    from handbook.definitions.model import Book

#: Rows left blank, and how high a row to write in is, in millimetres.
BLANK, HIGH = 6, 11
_SEEN = ("What to look for", "Seen, alone", "Seen, with help", "Not seen", "What was said")
_SEEN_WIDTHS = (40, 10, 10, 10, 30)


def observation(title: str, made: str, looked_for: Iterable[str], *, name: str, about: str = "") -> dict[str, Any]:
    """A sheet for watching somebody at work: what to look for, with rows left to write in.

    `looked_for` are the mentor's points of a unit; none gives a blank sheet. `about` is the unit's title.
    """
    points = list(looked_for)
    rows = [(point, "", "", "", "") for point in points] + [("",) * 5] * (2 if points else BLANK)
    blocks: list[Block] = [
        *opening("Watch one piece of real work from beginning to end. Tick while you watch; talk about it afterwards."),
        people(("What was watched", "Date"), ("Began at", "Ended at")),
        heading(2, "What was seen"),
        table(_SEEN, _SEEN_WIDTHS, rows, high=HIGH),
        box("What went well", blank=2),
        box("What to do next, by when, with whom", blank=3),
        signed("Starter", "Mentor"),
    ]
    header = f"{title}: {about}" if about else title
    return document(header, made, header, name, blocks)


def competences(book: Book, role: Starter, units: Sequence[Unit], made: str) -> dict[str, Any]:
    """Every competence of the units of a role, by week, to be signed by starter and mentor with the date."""
    blocks: list[Block] = [
        *opening(
            f"What a {role.words.lower()} can do at the end of the induction, week by week. Sign a line when it has "
            "been seen at work, not when the unit is over. Both sign, and write the date."
        ),
        people(("Post", "Began on"), ("Hub manager or senior probation officer", "Date agreed")),
    ]
    for week in sorted({unit.week for unit in units}):
        blocks.append(heading(2, f"Week {week}"))
        rows = [
            (each.text, each.evidence, unit.title, "", "")
            for unit in units
            if unit.week == week
            for each in unit.competences
        ]
        blocks.append(table(_MATRIX, _MATRIX_WIDTHS, rows, high=HIGH))
    blocks += [
        heading(2, "Sign-off"),
        box(
            "At the end of the induction",
            ("All signed", "Some to follow"),
            "If some are to follow: which, by when, and what has been arranged.",
            blank=3,
        ),
        signed("Starter", "Mentor", "Line manager"),
        *_duty(book, "The job description makes the senior case administrator mentor of every new starter"),
    ]
    title = f"Competences: {role.words.lower()}"
    return document(title, made, f"{title}, signed by starter and mentor", f"competences-{role.value}", blocks, size=9)


_MATRIX = ("What the person does", "What shows it", "Unit", "Starter, date", "Mentor, date")
_MATRIX_WIDTHS = (29, 27, 18, 13, 13)


def support(book: Book, made: str) -> dict[str, Any]:
    """Areas of concern, and the plan to put them right."""
    blocks: list[Block] = [
        *opening(
            "For a starter who is not yet where the plan says. Write what was seen, not what is thought of the person. "
            "Fill it in together."
        ),
        people(("Week of the induction", "Date")),
        *_duty(book, "The mentor tells the hub manager about concerns or gaps at the earliest opportunity"),
        lines((("Hub manager told by", "Date and time"),)),
        heading(2, "Areas of concern"),
        table(
            ("What was seen, and when", "Unit or competence", "What could have come of it"),
            (44, 26, 30),
            [("", "", "")] * 4,
            high=20,
        ),
        box("The starter’s own view: what is hard, and what would help", blank=4),
        heading(2, "Support plan"),
        table(
            ("What will be done", "By whom", "By when", "How we shall see that it worked", "Done on"),
            (34, 16, 12, 26, 12),
            [("",) * 5] * 5,
            high=16,
        ),
        box("Until then, checked by a second person", blank=2),
        signed("Starter", "Mentor", "Hub manager"),
        heading(2, "Review"),
        table(
            ("Date", "What has changed", "Go on, change or end the plan", "Starter", "Mentor"),
            (12, 40, 24, 12, 12),
            [("",) * 5] * 3,
            high=16,
        ),
    ]
    title = "Areas of concern and support plan"
    return document(title, made, title, "support-plan", blocks)


def _duty(book: Book, text: str) -> list[Block]:
    """A statement on the mentor's duty with its source, where the book has it."""
    return [paragraph(f"{text} ({book.source(JOB).title}).")] if JOB in book.sources else []
