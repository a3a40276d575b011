"""Practice cases on paper: a sheet of exercises, and apart from it a sheet with the answers and the whole working."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from calculator.forms.case.blocks import Block, box, document, heading, lines, paragraph
from calculator.practice.model import Ask, Exercise
from calculator.practice.pack_about import About, Cases, about_topic, as_law_stands
from calculator.practice.pack_answers import Slips, Working, answer_sheet

#: The most cases of one pack: more are several packs.
MOST = 50
#: Labels up to so many characters stand two in a row, each with its line to write on.
SHORT = 34
#: Millimetres: half a page, a page, what the first page has left below its opening, a line to write on, and one
#: with a label.
HALF_PAGE, PAGE, FIRST_PAGE, WRITTEN, LABELLED = 123, 225, 172, 9, 8
#: Characters of a line of text, and how high it is in millimetres.
TEXT_LINE, TEXT_HIGH = 105, 4.4

DECIDES = "These are made-up cases for learning. They are about nobody, and decide nothing."


def pack(topic: str, level: int, seed: str | int, number: int, made: str) -> list[dict[str, Any]]:
    """Exercise sheet and answer sheet, each a document of blocks.

    `made` is the day or the day and time in words. Raises ValueError as `calculator.practice.make.exercises` does where
    there is no such topic or level, or the number is not 1 to MOST.
    """
    from calculator.practice.make import TOPICS, exercises

    if not 1 <= number <= MOST:
        raise ValueError(f"Ask for 1 to {MOST} cases; more make several packs.")
    found = exercises(topic, level, seed, number)
    cases = Cases(topic, TOPICS[topic].title, level, len(found))
    return sheets(found, about_topic(cases, str(seed), f"Made on {made}"))


def sheets(
    exercises: Sequence[Exercise], about: About, worked: Working | None = None, slips: Slips | None = None
) -> list[dict[str, Any]]:
    """Exercise sheet and answer sheet of these cases. `worked` and `slips` are practice's own where not given."""
    return [exercise_sheet(exercises, about), answer_sheet(exercises, about, worked, slips)]


def exercise_sheet(exercises: Sequence[Exercise], about: About) -> dict[str, Any]:
    """The cases with lines to write on, and no word of the answers."""
    blocks = [*_opening(exercises, about)]
    for n, exercise in enumerate(exercises, 1):
        blocks += exercise_blocks(exercise, f"Case {n}", FIRST_PAGE if n == 1 else PAGE)
    header = f"Exercise sheet: {about.words}"
    return document(f"Exercises: {about.title}", about.made, header, f"{about.name}-exercises", blocks, whole=True)


def exercise_blocks(exercise: Exercise, title: str, page: int = PAGE) -> Iterator[Block]:
    """One case to be worked out by hand: what the papers say, lines for the working, then what is asked for.

    `page` is the height that it may take, in millimetres.
    """
    asked = [*_to_fill_in(sorted(exercise.asks, key=lambda ask: not ask.step), exercise.story)]
    yield heading(2, f"{title}: {exercise.title}")
    for text in exercise.story:
        yield paragraph(text)
    yield box("Working", blank=_room_for_working(exercise, asked, page))
    yield from asked


def _room_for_working(exercise: Exercise, asked: Sequence[Block], page: int) -> int:
    """Lines for the working: as many as let two cases stand on a page; where too few would be left, as fill a page."""
    story = sum(ceil(len(text) / TEXT_LINE) * TEXT_HIGH + 1 for text in exercise.story)
    answers = sum(len(block["rows"]) * LABELLED + 4 if block["kind"] == "lines" else 18 for block in asked)
    taken = 20 + story + answers
    beside = int((HALF_PAGE - taken) // WRITTEN)
    return min(beside, 8) if beside >= 4 else max(4, min(int((page - taken) // WRITTEN), 12))


def _opening(exercises: Sequence[Exercise], about: About) -> Iterator[Block]:
    yield paragraph(DECIDES)
    yield lines((("Worked by", "Date"), ("Marked by", "Date")))
    yield paragraph(
        "Work each case out by hand from what it says. Write the steps first, then the dates. Leave a date blank only "
        "where the person has none."
    )
    yield paragraph(as_law_stands(exercises))
    yield paragraph(
        f"{about.made_from()} Choose the same on the practice page of the handbook to get the same cases there, with "
        "hints."
    )


def _to_fill_in(asks: Sequence[Ask], story: Sequence[str]) -> Iterator[Block]:
    """Lines for dates and days, boxes to tick for choices, in the order in which they are asked.

    A choice among lines of the story has the number of each line alone: the line stands above.
    """
    waiting: list[list[Ask]] = []
    for ask in asks:
        last = waiting[-1] if waiting else []
        if ask.kind == "choice":
            yield from _written(waiting)
            waiting = []
            yield box(ask.label, [value if words in story else words for value, words in ask.options])
        elif len(last) == 1 and last[0].step == ask.step and max(len(last[0].label), len(ask.label)) <= SHORT:
            last.append(ask)
        else:
            waiting.append([ask])
    yield from _written(waiting)


def _written(rows: Sequence[Sequence[Ask]]) -> Iterator[Block]:
    if rows:
        yield lines([[ask.label for ask in row] for row in rows])
