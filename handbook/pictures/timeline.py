"""Deadlines as pictures: an axis for each date or event, what is due before it and what is due after it, in order.

The axis is not to scale: 24 hours and 6 months on one line would leave no room to read. It says so by naming each span.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calculator.names import capital
from handbook.definitions.items import Deadline
from handbook.definitions.words import Basis, Unit, When
from handbook.pictures.shapes import Block, Mark, Part, Picture, Stroke, block, shift

SIZE = 14.0
COLUMN = 144.0
#: An axis with more places than this runs downwards: columns would be too narrow to read.
MOST_COLUMNS = 5
#: So many places stand on an axis that runs downwards; what is left continues on another, so that it fits on a page.
MOST_ROWS = 10
#: What more is due at one place is counted only: the table has it.
MOST_DUE = 8
#: From this many places on, an axis is wider than a telephone.
WIDE_FROM = 3
AXIS = 9.0
BESIDE_AXIS = 24.0
MARGIN = 12.0

#: Length of a unit in hours, to put deadlines in order: a working day is a fifth of a week, a month a 12th of a year.
HOURS: dict[Unit, float] = {
    Unit.HOURS: 1,
    Unit.CALENDAR_DAYS: 24,
    Unit.WORKING_DAYS: 7 * 24 / 5,
    Unit.WEEKS: 7 * 24,
    Unit.MONTHS: 365.25 * 24 / 12,
    Unit.YEARS: 365.25 * 24,
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place on an axis: how far from the date, in words and for the order, and what is due there."""

    words: str
    hours: float
    due: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A date or event with the places around it in the order of time; one of them, at 0 hours, is the date itself."""

    event: str
    places: tuple[Place, ...]


def axes(deadlines: Iterable[Deadline]) -> tuple[Axis, ...]:
    """One axis for each date or event that deadlines are counted from, in the order in which they are first named."""
    by_event: dict[str, list[Deadline]] = {}
    for deadline in deadlines:
        by_event.setdefault(deadline.of, []).append(deadline)
    return tuple(_axis(event, members) for event, members in by_event.items())


def _axis(event: str, deadlines: list[Deadline]) -> Axis:
    due: dict[tuple[float, str], list[str]] = {(0.0, "By then"): []}
    for deadline in deadlines:
        what = deadline.what
        if deadline.basis is Basis.UNCONFIRMED:
            what += " (not confirmed: ask first)"
        due.setdefault(_position(deadline), []).append(what)
    places = (Place(words, hours, tuple(whats)) for (hours, words), whats in due.items())
    return Axis(capital(event), tuple(sorted(places, key=lambda place: place.hours)))


def _position(deadline: Deadline) -> tuple[float, str]:
    """Hours after the date (negative: before it) and the words on the axis."""
    if deadline.amount == 0 or deadline.when is When.BY:
        return 0.0, "By then"
    hours = deadline.amount * HOURS[deadline.unit]
    words = f"{deadline.amount} {deadline.unit.of(deadline.amount)} {deadline.when}"
    return (-hours if deadline.when is When.BEFORE else hours), words


def pieces(axis: Axis) -> tuple[Axis, ...]:
    """The axis whole where it can run from left to right, else cut into parts that fit on a page."""
    if fits_across(axis):
        return (axis,)
    starts = range(0, len(axis.places), MOST_ROWS)
    return tuple(Axis(axis.event, axis.places[start : start + MOST_ROWS]) for start in starts)


def fits_across(axis: Axis) -> bool:
    """Whether the axis can run from left to right."""
    return len(axis.places) <= MOST_COLUMNS


def draw_across(axis: Axis) -> Picture:
    """The axis from left to right: before at the left, after at the right."""
    blocks: list[Block] = []
    marks: list[Mark] = []
    for number, place in enumerate(axis.places):
        left = number * COLUMN
        marks.append(Mark(left + AXIS, AXIS, diamond=place.hours == 0))
        blocks += _words(axis, place, left=left + 2, top=AXIS + 13, width=COLUMN - MARGIN)
    width = len(axis.places) * COLUMN
    line = Stroke(((AXIS, AXIS), (width - MARGIN, AXIS)), arrow=True)
    return Picture(width, max(box.bottom for box in blocks) + 4, tuple(blocks), (line,), tuple(marks))


def draw_down(axis: Axis, width: float) -> Picture:
    """The axis from top to bottom: before above, after below."""
    blocks: list[Block] = []
    marks: list[Mark] = []
    top = 0.0
    for place in axis.places:
        marks.append(Mark(AXIS, top + SIZE * 0.66, diamond=place.hours == 0))
        blocks += _words(axis, place, left=BESIDE_AXIS, top=top, width=width - BESIDE_AXIS - 1)
        top = blocks[-1].bottom + 8
    line = Stroke(((AXIS, marks[0].y), (AXIS, top + 6)), arrow=True)
    return Picture(width, top + 8, tuple(blocks), (line,), tuple(marks))


def _words(axis: Axis, place: Place, *, left: float, top: float, width: float) -> list[Block]:
    """What stands at one place: the date itself or the span, then everything that is due."""
    texts = [(Part.EVENT, axis.event)] if place.hours == 0 else []
    if place.due:
        texts.append((Part.LIMIT, place.words))
    texts += [(Part.WHAT, f"• {what}" if len(place.due) > 1 else what) for what in place.due[:MOST_DUE]]
    if len(place.due) > MOST_DUE:
        texts.append((Part.WHAT, f"and {len(place.due) - MOST_DUE} more, which are in the table"))
    blocks: list[Block] = []
    for part, text in texts:
        blocks.append(block(part, text, left=left, top=top, width=width, size=SIZE))
        top = blocks[-1].bottom
    return blocks


def shelves(pictures: Iterable[Picture], width: float) -> Iterator[Picture]:
    """The pictures side by side, as many as the width holds, in their order: one picture for each row."""
    row: list[Picture] = []
    for picture in pictures:
        if row and sum(each.width for each in row) + picture.width > width:
            yield _side_by_side(row)
            row = []
        row.append(picture)
    if row:
        yield _side_by_side(row)


def _side_by_side(pictures: list[Picture]) -> Picture:
    lefts = [sum(each.width for each in pictures[:number]) for number in range(len(pictures))]
    moved = [shift(picture, left) for picture, left in zip(pictures, lefts, strict=True)]
    return Picture(
        width=lefts[-1] + pictures[-1].width,
        height=max(picture.height for picture in pictures),
        blocks=tuple(part for picture in moved for part in picture.blocks),
        strokes=tuple(part for picture in moved for part in picture.strokes),
        marks=tuple(part for picture in moved for part in picture.marks),
    )
