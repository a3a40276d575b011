"""A decision as a picture: where it starts, the question, and a branch to each answer and what to do then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handbook.definitions.items import Answer, Decision
from handbook.definitions.model import Definition
from handbook.pictures.metrics import wrap
from handbook.pictures.shapes import Block, Part, Picture, Stroke, block

SIZE = 15.0
START_SIZE = 14.0
GAP = 10.0
ARROW = 24.0
#: Below this width, what to do stands under its answer instead of beside it.
BESIDE_FROM = 420.0
#: The part of the width that the answers may take beside what to do then; the one that needs least height is used.
SHARES = (0.28, 0.36, 0.44, 0.52)
#: So many answers may stand side by side under the question.
SIDE_BY_SIDE = 3
EDGE = 1.0  # half a frame's stroke, so that nothing is cut off at the rim


def start_words(definition: Definition, decision: Decision) -> str:
    """The step that the decision follows, with its number: "After step 4: check …"; empty if it follows none."""
    steps = [step for _, group in definition.steps_by_group() for step in group]
    for number, step in enumerate(steps, 1):
        if step.id == decision.after:
            return f"After step {number}: {step.do}"
    return ""


def draw_decision(decision: Decision, start: str, width: float) -> Picture:
    """The picture of a decision.

    Args:
        decision: question and answers.
        start: where it starts, in words (`start_words`); may be empty.
        width: width of the picture in units, at least 160.
    """
    head, strokes = _head(decision.question, start, width)
    below = head[-1].bottom
    if width < BESIDE_FROM:
        return _under_each_other(decision.answers, width, below, head, strokes)
    rows = _beside_each_other(decision.answers, width, below, head, strokes)
    if len(decision.answers) > SIDE_BY_SIDE:
        return rows
    columns = _columns(decision.answers, width, below, head, strokes)
    # Side by side is easier to take in at a glance, as long as it does not make narrow towers of words.
    return columns if columns.height < rows.height + 4 * SIZE else rows


def _head(question: str, start: str, width: float) -> tuple[list[Block], list[Stroke]]:
    blocks: list[Block] = []
    strokes: list[Stroke] = []
    top = EDGE
    if start:
        blocks.append(block(Part.START, start, left=EDGE, top=0, width=width - 2 * EDGE, size=START_SIZE))
        top = blocks[0].bottom + ARROW - 6
        strokes.append(Stroke(((14, blocks[0].bottom + 3), (14, top)), arrow=True))
    blocks.append(block(Part.QUESTION, question, left=EDGE, top=top, width=width - 2 * EDGE, size=SIZE))
    return blocks, strokes


def _columns(
    answers: Sequence[Answer], width: float, below: float, head: list[Block], strokes: list[Stroke]
) -> Picture:
    """Side by side, each what to do under its answer."""
    each = (width - 2 * EDGE - (len(answers) - 1) * GAP) / len(answers)
    lefts = [EDGE + number * (each + GAP) for number in range(len(answers))]
    ifs = _same_height(
        [
            block(Part.IF, answer.if_, left=left, top=below + ARROW, width=each, size=SIZE)
            for answer, left in zip(answers, lefts, strict=True)
        ]
    )
    thens = _same_height(
        [
            block(Part.THEN, answer.then, left=left, top=ifs[0].bottom + ARROW, width=each, size=SIZE)
            for answer, left in zip(answers, lefts, strict=True)
        ]
    )
    branches = [
        Stroke(((left + each / 2, start), (left + each / 2, start + ARROW)), arrow=True)
        for left in lefts
        for start in (below, ifs[0].bottom)
    ]
    return Picture(width, thens[0].bottom + EDGE, (*head, *ifs, *thens), (*strokes, *branches))


def _same_height(boxes: list[Block]) -> list[Block]:
    highest = max(box.height for box in boxes)
    return [box if box.height == highest else replace(box, height=highest) for box in boxes]


def _beside_each_other(
    answers: Sequence[Answer], width: float, below: float, head: list[Block], strokes: list[Stroke]
) -> Picture:
    """A trunk from the question, a row for each answer, and what to do at the end of the row."""
    trunk, left = 14.0, 14.0 + ARROW
    room = width - EDGE - left - ARROW
    if_width = min((round(room * share) for share in SHARES), key=lambda tried: _lines(answers, tried, room - tried))
    blocks, branches, top = [*head], [*strokes], below
    middle = below
    for answer in answers:
        top += GAP
        if_ = block(Part.IF, answer.if_, left=left, top=top, width=if_width, size=SIZE)
        then_left = if_.right + ARROW
        then = block(Part.THEN, answer.then, left=then_left, top=top, width=room - if_width, size=SIZE)
        pair = _same_height([if_, then])
        middle = top + pair[0].height / 2
        branches.append(Stroke(((trunk, middle), (left, middle)), arrow=True))
        branches.append(Stroke(((if_.right, middle), (then_left, middle)), arrow=True))
        blocks += pair
        top = pair[0].bottom
    branches.append(Stroke(((trunk, below), (trunk, middle))))
    return Picture(width, top + EDGE, tuple(blocks), tuple(branches))


def _lines(answers: Sequence[Answer], if_width: float, then_width: float) -> int:
    """How many lines the rows need at these widths of their boxes."""
    if_room, then_room = if_width - 2 * Part.IF.padding, then_width - 2 * Part.THEN.padding
    return sum(
        max(len(wrap(answer.if_, if_room, SIZE)), len(wrap(answer.then, then_room, SIZE, bold=True)))
        for answer in answers
    )


def _under_each_other(
    answers: Sequence[Answer], width: float, below: float, head: list[Block], strokes: list[Stroke]
) -> Picture:
    """For a narrow screen: a trunk at the left, each answer, and under it what to do."""
    trunk, left = 8.0, 26.0
    blocks, branches, top = [*head], [*strokes], below
    middle = below
    for answer in answers:
        top += GAP
        if_ = block(Part.IF, answer.if_, left=left, top=top, width=width - EDGE - left, size=SIZE)
        then_top = if_.bottom + 16
        then = block(Part.THEN, answer.then, left=left, top=then_top, width=if_.width, size=SIZE)
        middle = top + if_.height / 2
        branches.append(Stroke(((trunk, middle), (left, middle)), arrow=True))
        branches.append(Stroke(((left + 14, if_.bottom), (left + 14, then_top)), arrow=True))
        blocks += [if_, then]
        top = then.bottom + 4
    branches.append(Stroke(((trunk, below), (trunk, middle))))
    return Picture(width, top + EDGE, tuple(blocks), tuple(branches))
