"""The mentor pack of a unit: notes to run it from, then exercises, their answers, and a sheet for watching at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from calculator.forms.case.blocks import Block, document, heading, items, pairs, paragraph, table
from calculator.forms.words import listed
from calculator.practice.model import Exercise
from calculator.practice.pack import sheets
from calculator.practice.pack_about import About, Cases
from handbook.definitions.induction import Unit
from handbook.induction_print.forms import observation
from handbook.induction_print.words import Sources

if TYPE_CHECKING:
    from handbook.definitions.model import Book

#: The most cases of a pack: what can be worked by hand and gone through in a session. The practice page has more.
MOST = 5
#: Topic, level, seed and number → that many cases.
Make = Callable[[str, int, str | int, int], Sequence[Exercise]]


def unit_documents(
    book: Book, unit: Unit, made: str, cases: Make, topics: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The documents of a pack in the order of the session; answers behind all exercises.

    `topics` are the titles of the topics of practice, by id.
    """
    about = About(
        unit.title, f"{unit.title}, seed {seed(unit)}", unit.id, str(seed(unit)), made, tuple(_chosen(unit, topics))
    )
    practised = [case for each in about.cases for case in cases(each.topic, each.level, seed(unit), each.count)]
    yield _notes(book, unit, made, sheets_follow=bool(practised))
    if practised:
        yield from sheets(practised, about)
    yield observation("Observation sheet", made, unit.mentor.observe, name=f"{unit.id}-observation", about=unit.title)


def _chosen(unit: Unit, topics: Mapping[str, str]) -> Iterator[Cases]:
    """The practice of the unit, of each topic and level as many cases as leave room for the others."""
    wanted: dict[tuple[str, int], int] = {}
    for each in unit.practise:
        if each.topic in topics:
            wanted[each.topic, each.level] = wanted.get((each.topic, each.level), 0) + each.count
    for (topic, level), number in wanted.items():
        yield Cases(topic, topics[topic], level, min(number, max(1, MOST // len(wanted))))


def seed(unit: Unit) -> int:
    """The seed of a unit's cases: its week and its place in the week, so that it can be read out and typed in."""
    return unit.week * 100 + unit.order


def _notes(book: Book, unit: Unit, made: str, *, sheets_follow: bool) -> dict[str, Any]:
    blocks = [
        *_head(book, unit, sheets_follow),
        *_session(unit),
        *_to_read(book, unit),
        *_content(unit, Sources(book)),
    ]
    header = f"Mentor’s notes: {unit.title}"
    return document(unit.title, made, header, f"{unit.id}-mentor", blocks)


def _head(book: Book, unit: Unit, sheets_follow: bool) -> Iterator[Block]:
    titles = {each.id: each.title for each in book.units}
    needs = "; ".join(titles[each] for each in unit.needs) or "nothing"
    yield pairs(
        [
            ("Week of the induction", str(unit.week)),
            ("For", listed([role.words.lower() for role in unit.roles])),
            ("Time", f"{unit.minutes} minutes"),
            ("To be done before", needs),
        ]
    )
    follows = ["the exercise sheets to hand out", "the answer sheets to keep"] if sheets_follow else []
    yield paragraph(
        f"Behind these notes: {listed([*follows, 'the observation sheet for the next piece of real work'])}. "
        "Each begins on a sheet of its own."
    )
    yield heading(2, "Aims")
    yield items(unit.mentor.aims)
    yield heading(2, "Afterwards the starter can")
    yield items(unit.objectives)


def _session(unit: Unit) -> Iterator[Block]:
    yield heading(2, "Plan of the session")
    begun, rows = 0, []
    for part in unit.mentor.session:
        rows.append((f"{begun} to {begun + part.minutes}", part.do))
        begun += part.minutes
    yield table(("Minutes", "What you do"), (14, 86), rows)
    if unit.do:
        yield heading(2, "At work, with the mentor")
        yield table(("Minutes", "What", "Done on"), (14, 70, 16), [(str(i.minutes), i.what, "") for i in unit.do])


def to_read(book: Book, unit: Unit) -> tuple[list[str], list[str]]:
    """The pages to read, each with what to look for, and the pages to practise on, each with what to do there."""
    # The pages' own room knows what each is called; it also lists these prints, so it is asked only here.
    from handbook.pages.induction_links import place

    reading = [f"{place(book, each.page, each.part)[0]}: {each.why}" for each in unit.read]
    return reading, [f"{place(book, each.page, None)[0]}: {each.what}" for each in unit.practise if each.page]


def _to_read(book: Book, unit: Unit) -> Iterator[Block]:
    reading, practising = to_read(book, unit)
    if reading:
        yield heading(2, "The starter reads in the handbook")
        yield items(reading)
    if practising:
        yield heading(2, "The starter practises on these pages")
        yield items(practising)


def _content(unit: Unit, sources: Sources) -> Iterator[Block]:
    yield heading(2, "Points to remember")
    yield items(sources.cited(point.text, point) for point in unit.key_points)
    if unit.mentor.watch_for:
        yield heading(2, "Watch for")
        yield items(sources.cited(point.text, point) for point in unit.mentor.watch_for)
    yield heading(2, "Questions, with their answers")
    rows = [(str(n), each.q, each.a, sources.basis(each)) for n, each in enumerate(unit.mentor.questions, 1)]
    yield table(("No.", "Question", "Answer", "Rests on"), (5, 39, 43, 13), rows)
    if unit.confirm_locally:
        yield heading(2, "Confirm locally")
        yield table(
            ("What", "Ask", "Why it is open"),
            (36, 26, 38),
            [(each.what, each.ask, each.why) for each in unit.confirm_locally],
        )
    yield heading(2, "Signed for in this unit")
    signing = [(each.text, each.evidence, "", "") for each in unit.competences]
    yield table(("The starter", "What shows it", "Starter, date", "Mentor, date"), (34, 34, 16, 16), signing, high=11)
    yield from sources.blocks()
