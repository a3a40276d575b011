"""A picture as SVG for a page.

The policy of the site allows no style inside a page, so every part has a class and plain attributes: without the style
sheet the picture is black on white all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from handbook.pictures.shapes import BASELINE, FRAMED, LINE_HEIGHT, UNITS_PER_EM, Block, Mark, Part, Picture, Stroke

HEAD = 5.0
# Letters, digits, spaces and these are harmless in HTML, in Markdown and in a macro; the rest is written as a number.
_SPECIAL = re.compile(r"[^\w .,()?'’‘“”–—-]|_")


def escaped(text: str) -> str:
    """Text that shows exactly what was written, wherever it stands."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group(0))};", text)


def to_svg(picture: Picture, *, attributes: str = 'aria-hidden="true"', title: str = "", words: bool = True) -> Markup:
    """The picture as one line of SVG.

    Args:
        picture: the layout.
        attributes: what else stands in the opening tag; of our own making, never text of a definition.
        title: its name, where nothing around it gives it one.
        words: False for the boxes and lines alone.
    """
    inside = [f"<title>{escaped(title)}</title>" if title else ""]
    inside += [_strokes(picture.strokes), _marks(picture.marks), _frames(picture.blocks)]
    if words:
        inside += [_text(part, blocks) for part, blocks in groupby(picture.blocks, key=lambda box: box.part)]
    size = f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}" width="{_n(picture.width / UNITS_PER_EM)}em"'
    return Markup(f"<svg {attributes} {size}>{''.join(inside)}</svg>")  # noqa: S704 - every text in it is escaped


def _n(value: float) -> str:
    whole = int(value)
    return str(whole) if whole == value else f"{value:.1f}".removesuffix(".0")


def _frames(blocks: Iterable[Block]) -> str:
    return "".join(
        f'<rect class="{box.part}" x="{_n(box.left)}" y="{_n(box.top)}" '
        f'width="{_n(box.width)}" height="{_n(box.height)}"'
        f'{_ROUND.get(box.part, "")} fill="none" stroke="currentColor" stroke-width="2"/>'
        for box in blocks
        if box.part in FRAMED
    )


#: An answer is round where what to do is square, so that they are told apart without colour.
_ROUND = {Part.IF: ' rx="12"', Part.QUESTION: ' rx="4"'}


def _strokes(strokes: tuple[Stroke, ...]) -> str:
    if not strokes:
        return ""
    lines = "".join("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in stroke.points) for stroke in strokes)
    heads = "".join(_head(stroke) for stroke in strokes if stroke.arrow)
    return (
        f'<path class="line" d="{lines}" fill="none" stroke="currentColor" stroke-width="2"/>'
        f'<path class="head" d="{heads}" fill="currentColor"/>'
    )


def _head(stroke: Stroke) -> str:
    (from_x, from_y), (x, y) = stroke.points[-2:]
    if x > from_x:
        return f"M{_n(x)} {_n(y)}l{_n(-HEAD * 1.6)} {_n(-HEAD)}v{_n(2 * HEAD)}z"
    if y > from_y:
        return f"M{_n(x)} {_n(y)}l{_n(-HEAD)} {_n(-HEAD * 1.6)}h{_n(2 * HEAD)}z"
    message = f"an arrow points to the right or downwards, not from {stroke.points[-2]} to {stroke.points[-1]}"
    raise ValueError(message)


def _marks(marks: tuple[Mark, ...]) -> str:
    return "".join(
        f'<path class="date" d="M{_n(mark.x)} {_n(mark.y - 8)}l8 8l-8 8l-8 -8z" fill="currentColor"/>'
        if mark.diamond
        else f'<circle class="place" cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="5.5" fill="currentColor"/>'
        for mark in marks
    )


def _text(part: Part, blocks: Iterable[Block]) -> str:
    """The words of neighbouring boxes of one kind. A space ends each line, so that copied words do not run together."""
    found = list(blocks)
    weight = ' font-weight="700"' if part.bold else ""
    lines = "".join(
        f'<tspan x="{_n(box.left + part.padding)}" y="{_n(box.text_top + (n * LINE_HEIGHT + BASELINE) * box.size)}">'
        f"{escaped(line)} </tspan>"
        for box in found
        for n, line in enumerate(box.lines)
    )
    return f'<text class="{part}" font-size="{_n(found[0].size)}"{weight} fill="currentColor">{lines}</text>'
