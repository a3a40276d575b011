"""What a picture consists of: boxes of text that is already broken into lines, strokes, and marks on an axis.

All lengths are in units of a sixteenth of the letter height of the text around the picture (16 units are 1 em).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from handbook.pictures.metrics import wrap

UNITS_PER_EM = 16
LINE_HEIGHT = 1.25
#: How far below the top of its line a letter stands, as a part of its size; the font's ascent and half the leading.
BASELINE = 0.97

Point = tuple[float, float]


class Part(StrEnum):
    """What a box is, and so how it looks."""

    START = "start"
    QUESTION = "question"
    IF = "if"
    THEN = "then"
    EVENT = "event"
    LIMIT = "limit"
    WHAT = "what"

    @property
    def bold(self) -> bool:
        """Whether its words are bold."""
        return self in _BOLD

    @property
    def padding(self) -> float:
        """Room between the frame and the words; none where there is no frame."""
        return 8.0 if self in FRAMED else 0.0


_BOLD = {Part.QUESTION, Part.THEN, Part.EVENT, Part.LIMIT}
FRAMED = {Part.QUESTION, Part.IF, Part.THEN}


@dataclass(frozen=True, slots=True)
class Block:
    """A box of words. `left` and `top` are of the box, frame included."""

    part: Part
    lines: tuple[str, ...]
    size: float
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def text_top(self) -> float:
        """Top of the first line: the words stand in the middle of the box."""
        return self.top + (self.height - len(self.lines) * self.size * LINE_HEIGHT) / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a time axis: a diamond for the date itself, a dot for what is counted from it."""

    x: float
    y: float
    diamond: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `arrow` when it ends in a head (pointing along its last part)."""

    points: tuple[Point, ...]
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished layout."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    strokes: tuple[Stroke, ...] = ()
    marks: tuple[Mark, ...] = ()


def block(part: Part, text: str, *, left: float, top: float, width: float, size: float) -> Block:
    """A box as high as its words need at this width."""
    lines = wrap(text, width - 2 * part.padding, size, bold=part.bold)
    height = len(lines) * size * LINE_HEIGHT + 2 * (part.padding * 0.6)
    return Block(part, lines, size, left, top, width, height)


def shift(picture: Picture, right: float) -> Picture:
    """The same picture, further to the right by so much."""
    if not right:
        return picture
    return replace(
        picture,
        blocks=tuple(replace(box, left=box.left + right) for box in picture.blocks),
        strokes=tuple(replace(each, points=tuple((x + right, y) for x, y in each.points)) for each in picture.strokes),
        marks=tuple(replace(mark, x=mark.x + right) for mark in picture.marks),
    )
