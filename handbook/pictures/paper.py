"""A picture for a print: boxes and lines as SVG, and the words as ordinary text laid over them.

WeasyPrint sets the text of an SVG letter by letter, which would take most of the time of a guide; and ordinary text is
what a screen reader finds in the PDF. A print may have styles of its own where a page of the site may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from handbook.pictures.shapes import FRAMED, UNITS_PER_EM, Block, Picture
from handbook.pictures.svg import escaped, to_svg

#: The style sheet keeps these (`white-space: pre`): a third less to lay out than an element for each line.
NEW_LINE = "\n"


def to_print(picture: Picture, title: str) -> Markup:
    """The picture as HTML; `print.css` has the rest of its looks.

    Args:
        picture: the layout.
        title: what the drawing is, for a screen reader.
    """
    drawing = to_svg(picture, title=title, words=False)
    words = "".join(_words(boxes) for boxes in _columns(picture.blocks))
    size = f"width:{_em(picture.width / UNITS_PER_EM)};height:{_em(picture.height / UNITS_PER_EM)}"
    return Markup(f'<div class="picture" style="{size}">{drawing}{words}</div>')  # noqa: S704 - every text is escaped


def _em(value: float) -> str:
    return f"{value:.2f}em"


def _columns(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Boxes that stand directly under each other without frames: setting them as one text is quicker."""
    column: list[Block] = []
    for box in blocks:
        last = column[-1] if column else None
        if last and (last.left, last.bottom, last.size, False) == (box.left, box.top, box.size, box.part in FRAMED):
            column.append(box)
        else:
            if column:
                yield column
            column = [box]
    if column:
        yield column


def _words(boxes: list[Block]) -> str:
    first = boxes[0]
    place = (first.left + first.part.padding, first.text_top, first.width - 2 * first.part.padding)
    left, top, width = (_em(value / first.size) for value in place)
    # The width is given although no line is broken at it: without it each text would be set twice, to find its width.
    style = f"left:{left};top:{top};width:{width};font-size:{_em(first.size / UNITS_PER_EM)}"
    return f'<p style="{style}">{NEW_LINE.join(_lines(box) for box in boxes)}</p>'


def _lines(box: Block) -> str:
    lines = NEW_LINE.join(escaped(line) for line in box.lines)
    return f"<b>{lines}</b>" if box.part.bold else lines
