"""The pictures of guides: every word is in them, nothing overlaps or sticks out, and nothing in them is markup."""

from __future__ import annotations

import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from handbook.definitions import Answer, Book, Deadline, Decision, Unit, When
from handbook.pictures.decision import draw_decision, start_words
from handbook.pictures.guide import (
    DOWNWARDS,
    NARROW,
    PAGE,
    PAPER,
    PAPER_HEIGHT,
    PAPER_ROW,
    deadlines_for_page,
    deadlines_for_print,
    decision_for_page,
    decision_for_print,
)
from handbook.pictures.metrics import text_width, wrap
from handbook.pictures.paper import Paper
from handbook.pictures.shapes import LINE_HEIGHT, Block, Part, Picture
from handbook.pictures.svg import to_svg
from handbook.pictures.timeline import COLUMN, MOST_ROWS, axes, draw_across, draw_down, fits_across, pieces, shelves
from handbook.print.plan import plan
from tests.handbook import print_book
from tests.handbook.pages_site import Skeleton, own_book, own_pages
from tests.handbook.test_pages_text import HOSTILE

LONG = (
    "The sentence was passed on or after 3 December 2012 and the person had reached 18 by the day of conviction, "
    "or the offence is listed in Schedule 15 to the Act"
)
WIDTHS = (NARROW, PAGE, PAPER)


@pytest.fixture(scope="module")
def book() -> Book:
    return own_book()


def decision(answers: int, text: str = LONG) -> Decision:
    kept = print_book.procedure().decisions[0]
    return replace(
        kept,
        question=f"{text}?",
        answers=tuple(Answer(if_=f"{number}: {text}", then=f"Do {number}: {text}") for number in range(answers)),
    )


def deadline(amount: int, unit: Unit, when: When, what: str = "Send it", of: str = "release") -> Deadline:
    return replace(print_book.procedure().deadlines[0], amount=amount, unit=unit, when=when, what=what, of=of)


def overlapping(blocks: tuple[Block, ...]) -> list[tuple[Block, Block]]:
    return [
        (one, other)
        for number, one in enumerate(blocks)
        for other in blocks[number + 1 :]
        if one.left < other.right - 0.01
        and other.left < one.right - 0.01
        and one.top < other.bottom - 0.01
        and other.top < one.bottom - 0.01
    ]


def faults(picture: Picture) -> list[str]:
    """What would look wrong: words wider than their box, boxes over each other or past the rim, lines through boxes."""
    found = [f"{one.part} {one.lines} over {two.part} {two.lines}" for one, two in overlapping(picture.blocks)]
    for box in picture.blocks:
        if box.left < 0 or box.top < 0 or box.right > picture.width or box.bottom > picture.height:
            found.append(f"{box.part} {box.lines} is past the rim")
        room = box.width - 2 * box.part.padding
        if any(text_width(line, box.size, bold=box.part.bold) > room + 0.01 for line in box.lines):
            found.append(f"{box.part} {box.lines} is wider than {room}")
        if len(box.lines) * box.size * LINE_HEIGHT > box.height + 0.01:
            found.append(f"{box.part} {box.lines} is higher than its box")
        found += [f"a line runs through {box.lines}" for stroke in picture.strokes if _crosses(box, stroke.points)]
    return found


def _crosses(box: Block, points: tuple[tuple[float, float], ...]) -> bool:
    """Whether a line, all of whose parts run straight across or down, comes into the inside of a box."""
    return any(
        max(x1, x2) > box.left + 0.5
        and min(x1, x2) < box.right - 0.5
        and max(y1, y2) > box.top + 0.5
        and min(y1, y2) < box.bottom - 0.5
        for (x1, y1), (x2, y2) in pairwise(points)
    )


def words_of(picture: Picture, *parts: Part) -> str:
    return " ".join(" ".join(box.lines) for box in picture.blocks if box.part in parts)


def text_of(svg: str) -> str:
    return " ".join("".join(ET.fromstring(svg).itertext()).split())  # noqa: S314 - of our own making


def svgs(html: str) -> Iterator[str]:
    yield from re.findall(r"<svg .*?</svg>", html, re.DOTALL)


def same_words(lines: str, text: str) -> bool:
    """A word that is too long for a line is broken, so only the letters are compared."""
    return "".join(text.split()) in "".join(lines.split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("answers", [2, 3, 4, 6, 12])
@pytest.mark.parametrize("text", [LONG, "Yes", "Unbreakable" * 14], ids=["long", "short", "one long word"])
def test_a_decision_of_any_size_is_whole_and_tidy(answers: int, width: float, text: str) -> None:
    drawn = decision(answers, text)
    picture = draw_decision(drawn, f"After step 4: {text}", width)
    assert faults(picture) == []
    assert same_words(words_of(picture, Part.QUESTION), drawn.question)
    for part, texts in (
        (Part.START, [f"After step 4: {text}"]),
        (Part.IF, [answer.if_ for answer in drawn.answers]),
        (Part.THEN, [answer.then for answer in drawn.answers]),
    ):
        boxes = [box for box in picture.blocks if box.part is part]
        assert ["".join("".join(box.lines).split()) for box in boxes] == ["".join(each.split()) for each in texts]


def test_each_answer_has_an_arrow_and_what_to_do_has_one_too() -> None:
    for width in WIDTHS:
        picture = draw_decision(decision(5), "", width)
        ends = [stroke.points[-1] for stroke in picture.strokes if stroke.arrow]
        for box in picture.blocks:
            if box.part in (Part.IF, Part.THEN):
                touching = [(x, y) for x, y in ends if box.left <= x <= box.right and box.top - 0.01 <= y <= box.bottom]
                assert len(touching) == 1, f"{box.lines} at width {width}"


def test_the_start_of_a_decision_names_the_step_by_the_number_on_the_page() -> None:
    definition = print_book.procedure()
    assert start_words(definition, definition.decisions[0]) == f"After step 3: {definition.steps[2].do}"
    assert start_words(definition, replace(definition.decisions[0], after="")) == ""


@pytest.mark.parametrize(
    "due",
    [
        [deadline(24, Unit.HOURS, When.AFTER, LONG)],
        [deadline(0, Unit.CALENDAR_DAYS, When.BY, LONG)],
        [deadline(n, unit, When.BEFORE, LONG) for n, unit in ((2, Unit.WEEKS), (3, Unit.WORKING_DAYS))],
        [deadline(n, Unit.MONTHS, When.AFTER, "Unbreakable" * 9, "Unbreakable" * 6) for n in range(1, 31)],
    ],
    ids=["one", "on the day", "before", "thirty"],
)
def test_an_axis_of_any_size_is_whole_and_tidy(due: list[Deadline]) -> None:
    (axis,) = axes(due)
    pictures = [
        draw_down(axis, NARROW),
        *(draw_down(part, DOWNWARDS) for part in pieces(axis)),
        *([draw_across(axis)] if fits_across(axis) else []),
    ]
    for picture in pictures:
        assert faults(picture) == []
        assert picture is pictures[0] or picture.height < PAPER_HEIGHT
    for picture in pictures[:1] if len(due) > MOST_ROWS else pictures:
        assert same_words(words_of(picture, Part.EVENT), axis.event)
        for each in due:
            assert same_words(words_of(picture, Part.WHAT), each.what)
            if each.amount:
                span = f"{each.amount} {each.unit.of(each.amount)} {each.when}"
                assert same_words(words_of(picture, Part.LIMIT), span)


def test_an_axis_with_too_many_places_is_cut_and_nothing_is_lost() -> None:
    (axis,) = axes([deadline(n, Unit.WEEKS, When.AFTER, f"Task {n}") for n in range(1, 31)])
    parts = pieces(axis)
    assert len(parts) > 1
    assert tuple(place for part in parts for place in part.places) == axis.places


def test_more_tasks_than_one_place_holds_are_counted() -> None:
    (axis,) = axes([deadline(1, Unit.WEEKS, When.AFTER, f"Task {n}") for n in range(60)])
    assert words_of(draw_across(axis), Part.WHAT).endswith("• Task 7 and 52 more, which are in the table")


def test_a_decision_too_high_for_a_sheet_is_printed_in_words() -> None:
    definition = print_book.procedure()
    endless = replace(definition, decisions=(replace(decision(30), after=definition.steps[0].id),))
    assert decision_for_print(endless, endless.decisions[0]) is None
    (job,) = (job for job in plan(print_book.book(endless)) if job.document == "guide")
    for answer in endless.decisions[0].answers:
        assert answer.then in job.text
    drawn = decision_for_print(definition, decision(6))
    assert drawn is not None
    for answer in decision(6).answers:
        assert answer.then.rstrip(".") in drawn.alt, "the text equivalent says it all"


def test_before_stands_left_of_the_date_and_after_right_of_it_in_the_order_of_time() -> None:
    (axis,) = axes(
        [
            deadline(24, Unit.HOURS, When.AFTER),
            deadline(2, Unit.WEEKS, When.BEFORE),
            deadline(1, Unit.MONTHS, When.AFTER),
            deadline(9, Unit.WORKING_DAYS, When.BEFORE),
            deadline(0, Unit.HOURS, When.BY, "Tell them"),
        ]
    )
    assert [place.words for place in axis.places] == [
        "2 weeks before",
        "9 working days before",
        "By then",
        "24 hours after",
        "1 month after",
    ]
    picture = draw_across(axis)
    assert [mark.diamond for mark in picture.marks] == [False, False, True, False, False]
    assert [mark.x for mark in picture.marks] == sorted(mark.x for mark in picture.marks)
    limits = [box for box in picture.blocks if box.part is Part.LIMIT]
    assert [box.left // COLUMN for box in limits] == [0, 1, 2, 3, 4]


def test_each_date_has_its_own_axis_in_the_order_written() -> None:
    due = [deadline(1, Unit.WEEKS, When.AFTER, of=of) for of in ("the hearing", "release", "the hearing", "recall")]
    assert [axis.event for axis in axes(due)] == ["The hearing", "Release", "Recall"]
    assert axes(due)[0].places[1].due == ("Send it", "Send it")


def test_what_nobody_has_confirmed_is_marked_on_the_axis(book: Book) -> None:
    open_ones = [each for d in book.procedures for each in d.deadlines if each.basis.value == "unconfirmed"]
    assert open_ones, "the book has unconfirmed deadlines; without one this shows nothing"
    for each in open_ones:
        assert "(not confirmed: ask first)" in text_of(next(svgs(deadlines_for_page([each]))))


def test_every_picture_of_the_book_is_whole_and_tidy(book: Book) -> None:
    drawn = 0
    for definition in book.procedures:
        for each in definition.decisions:
            start = start_words(definition, each)
            for picture in (draw_decision(each, start, width) for width in WIDTHS):
                assert faults(picture) == [], f"{definition.id}: {each.id}"
                for answer in each.answers:
                    assert same_words(words_of(picture, Part.IF), answer.if_)
                    assert same_words(words_of(picture, Part.THEN), answer.then)
                drawn += 1
        across = [draw_across(axis) for axis in axes(definition.deadlines) if fits_across(axis)]
        down = [draw_down(axis, NARROW) for axis in axes(definition.deadlines)]
        for picture in (*across, *down, *shelves(across, PAPER_ROW)):
            assert faults(picture) == [], definition.id
            drawn += 1
        for row in shelves(across, PAPER_ROW):
            assert row.width <= PAPER_ROW
    assert drawn > 300


def test_every_guide_of_the_book_says_its_decisions_and_deadlines_in_the_picture_and_in_words(book: Book) -> None:
    pages = own_pages()
    for definition in book.procedures:
        page = pages[f"procedures/{definition.id}/index.md"]
        plain = Skeleton(re.sub(r"<svg .*?</svg>", "", page)).text
        drawn = " ".join(text_of(svg) for svg in svgs(page))
        for each in definition.decisions:
            for text in (each.question, *(part for answer in each.answers for part in (answer.if_, answer.then))):
                assert same_words(drawn, text), f"{definition.id}: {text}"
                assert same_words(plain, text), f"{definition.id}: {text}"
        for due in definition.deadlines:
            assert same_words(drawn, due.what), f"{definition.id}: {due.what}"
            assert same_words(plain, due.what), f"{definition.id}: {due.what}"
        assert len(page.encode()) < 300_000, f"{definition.id} is heavy to load"


def test_a_picture_is_named_and_described_by_the_words_on_the_page_and_is_not_searched_twice(
    book: Book, site_dir: Path
) -> None:
    for definition in book.procedures:
        html = (site_dir / "procedures" / definition.id / "index.html").read_text(encoding="utf-8")
        ids = re.findall(r'<[^>]*\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        pictures = re.findall(r'<div class="picture[^>]*>', html)
        assert len(pictures) == len(definition.decisions) + bool(definition.deadlines)
        for opening in pictures:
            assert 'role="img"' in opening
            assert "data-search-exclude" in opening
            for name in re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', opening):
                assert name in ids, f"{definition.id}: {name}"


def svg_of(*drawn: Paper | None) -> str:
    return "\n".join(paper.svg for paper in drawn if paper is not None)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    definition = print_book.procedure()
    nasty = replace(definition.decisions[0], question=text, answers=(Answer(if_=text, then=text),) * 4)
    named = replace(definition, steps=tuple(replace(step, do=text) for step in definition.steps))
    due = [replace(definition.deadlines[0], what=text, of=text)]
    plain = replace(nasty, question="Q", answers=(Answer(if_="A", then="B"),) * 4)
    for html, harmless in (
        (decision_for_page(named, nasty), decision_for_page(definition, plain)),
        (svg_of(decision_for_print(named, nasty)), svg_of(decision_for_print(definition, plain))),
        (deadlines_for_page(due), deadlines_for_page(definition.deadlines)),
        (svg_of(*deadlines_for_print(due)), svg_of(*deadlines_for_print(definition.deadlines))),
    ):
        for svg in svgs(html):
            ET.fromstring(svg)  # noqa: S314 - raises when it is not well formed
        assert "\n\n" not in html, "an empty line would end a block of HTML in Markdown"
        # The same elements, whatever the text: only lines of it, which come with more or fewer words, may differ.
        lines = {("tspan", "x", "y"), ("b",), ("br",)}
        assert set(Skeleton(html).elements) - lines == set(Skeleton(harmless).elements) - lines
    start = draw_decision(nasty, "", PAGE)
    assert same_words(text_of(to_svg(start)), re.sub(r"[\x00-\x08\x0b-\x1f]", "", text))


def test_no_picture_has_a_style_or_a_script_that_the_policy_would_refuse(book: Book) -> None:
    for definition in book.procedures:
        html = deadlines_for_page(definition.deadlines)
        html += "".join(decision_for_page(definition, each) for each in definition.decisions)
        assert not re.search(r"<(style|script)|\s(style|on\w+)=", html)


def test_wrapping_keeps_every_word_within_the_room() -> None:
    lines = wrap(f"{LONG} {'x' * 90} (re-categorisation/de-registration)", 120, 15)

    assert max(text_width(line, 15) for line in lines) <= 120
    assert same_words(" ".join(lines), f"{LONG} {'x' * 90} (re-categorisation/de-registration)")
    assert wrap("  ", 120, 15) == ()
    with pytest.raises(ValueError, match="no text of size 15"):
        wrap("word", 20, 15)


def test_bold_words_are_measured_as_bold() -> None:
    assert text_width("Release date", 16, bold=True) > text_width("Release date", 16) > 60


@pytest.mark.slow
def test_the_pictures_of_a_book_take_little_of_a_build(book: Book) -> None:
    started = time.process_time()
    for definition in book.procedures:
        deadlines_for_page(definition.deadlines)
        for each in definition.decisions:
            decision_for_page(definition, each)
    assert time.process_time() - started < 1.5, "about a fifth of a second on an idle machine"
