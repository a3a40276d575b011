"""The pictures of a guide as its templates call them, for a page and for a print."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from handbook.definitions.items import Deadline, Decision
from handbook.definitions.model import Definition
from handbook.pictures.decision import draw_decision, start_words
from handbook.pictures.paper import Paper, to_paper
from handbook.pictures.svg import to_svg
from handbook.pictures.timeline import (
    COLUMN,
    WIDE_FROM,
    Axis,
    axes,
    draw_across,
    draw_down,
    fits_across,
    pieces,
    shelves,
)

#: Widths in units of a sixteenth of an em: beside the number of a step on a screen, on a telephone, on A4.
PAGE, NARROW, PAPER = 592.0, 272.0, 820.0
#: How high a picture may be on A4; a print would cut off what goes past the foot of the page.
PAPER_HEIGHT = 1200.0
#: Six columns of an axis stand beside each other on A4.
PAPER_ROW = 6 * COLUMN
#: An axis that runs downwards on a wide screen or on paper.
DOWNWARDS = 440.0
#: The style sheet shows the one or the other, as there is room; neither has a class when one is right for all.
_WIDE, _NARROW = 'class="wide" aria-hidden="true"', 'class="narrow" aria-hidden="true"'


def decision_for_page(definition: Definition, decision: Decision) -> Markup:
    """A decision for wide and for narrow screens. What names and describes it is the template's part."""
    start = start_words(definition, decision)
    wide = to_svg(draw_decision(decision, start, PAGE), attributes=_WIDE)
    return wide + to_svg(draw_decision(decision, start, NARROW), attributes=_NARROW)


def decision_for_print(definition: Definition, decision: Decision) -> Paper | None:
    """A decision on A4; none when it would not fit on a page, and the print says it in words."""
    start = start_words(definition, decision)
    picture = draw_decision(decision, start, PAPER)
    if picture.height > PAPER_HEIGHT:
        return None
    answers = " ".join(f"{answer.if_.rstrip('.:')}: {answer.then.rstrip('.')}." for answer in decision.answers)
    return to_paper(
        picture, f"Decision. {start.rstrip('.')}. {decision.question} {answers}".replace("Decision. . ", "Decision. ")
    )


def deadlines_for_page(deadlines: Iterable[Deadline]) -> Markup:
    """An axis for each date; those too wide for a telephone are there a second time, running downwards."""
    return Markup(" ").join(_axis_for_page(axis) for axis in axes(deadlines))


def _axis_for_page(axis: Axis) -> Markup:
    if not fits_across(axis):
        return to_svg(draw_down(axis, DOWNWARDS), attributes=_WIDE) + _narrow(axis)
    if len(axis.places) < WIDE_FROM:
        return to_svg(draw_across(axis))
    return to_svg(draw_across(axis), attributes=_WIDE) + _narrow(axis)


def _narrow(axis: Axis) -> Markup:
    return to_svg(draw_down(axis, NARROW), attributes=_NARROW)


def deadlines_for_print(deadlines: Iterable[Deadline]) -> list[Paper]:
    """An axis for each date, side by side as they fit."""
    parts = (part for axis in axes(deadlines) for part in pieces(axis))
    drawn = [draw_across(part) if fits_across(part) else draw_down(part, DOWNWARDS) for part in parts]
    said = "The deadlines of the table above, drawn before and after their dates."
    return [to_paper(row, said) for row in shelves(drawn, PAPER_ROW)]
