"""One print → PDF, laid out, measured and checked.

A checklist or an aide-memoire has to stand on one side of A4. It is laid out at the largest of a few sizes first, then
at smaller ones; the first that fits is kept. If the smallest does not fit, the print fails with the overflow in
millimetres and lines, and with the texts that are worth shortening: a checklist of two pages is a checklist whose
second page is not turned.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from handbook.print.errors import PrintErrors
from handbook.print.jobs import PrintJob
from handbook.print.store import Measured
from handbook.print.typeset import typeset
from handbook.typeface import missing_characters


@dataclass(frozen=True)
class Rung:
    """One density to try.

    Attributes:
        size: body text in points.
        gap: room between two lines with a box, in millimetres: a pen needs more than an eye.
        leave_out: how much of what the guide says as well is left out: 0 nothing; 1 who meets a deadline, and the
            explanation of a term after its words; 2 also how to put right what goes wrong.
    """

    size: float
    gap: float = 0.0
    leave_out: int = 0


#: From comfortable to the least that is still readable on a clipboard.
ONE_SIDE_RUNGS = (
    Rung(10.5, gap=1.2),
    Rung(10, gap=0.6),
    Rung(9.5),
    Rung(9),
    Rung(8.5),
    Rung(8.5, leave_out=1),
    Rung(8.5, leave_out=2),
)
GUIDE_RUNG = Rung(9.5)

#: Page margins above and below the text, in millimetres.
MARGIN_TOP = {True: 10.0, False: 22.0}
MARGIN_BOTTOM = {True: 14.0, False: 18.0}
A4_HEIGHT = 297.0
LINE_HEIGHT = 1.25
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Laid:
    """A finished print: the bytes and what was measured."""

    content: bytes
    measured: Measured


def lay_out(job: PrintJob) -> Laid:
    """Make the PDF of one job.

    Raises:
        PrintErrors: the text does not fit on one side, has a character the font lacks, or Typst found a fault.
    """
    lacking = missing_characters(job.text)
    if lacking:
        raise PrintErrors([_lacking_text(job, lacking)])
    laid, least = roomiest(job) if job.one_side else (set_at(job, GUIDE_RUNG), 0.0)
    if laid is None:
        raise PrintErrors([_overflow_text(job, least, _rungs(job)[-1].size)])
    return Laid(laid.write(), Measured(pages=laid.pages, size=laid.rung.size, room=round(laid.room, 1)))


@dataclass(frozen=True)
class Trial:
    """The pages at one density."""

    write: Callable[[], bytes]
    rung: Rung
    pages: int
    room: float
    height: float = A4_HEIGHT - MARGIN_TOP[True] - MARGIN_BOTTOM[True]

    @property
    def overflow(self) -> float:
        """How far the text runs past one page, in millimetres; negative when there is room."""
        return (self.pages - 1) * self.height - self.room


def roomiest(job: PrintJob) -> tuple[Trial | None, float]:
    """The roomiest density that fits on one side, and the overflow at the densest if none does.

    Most prints fit at the roomiest, so that is tried first. By how much a text runs over tells about where it will fit;
    what fits at one density fits at every denser one, so from there on only the next one is tried.
    """
    best, overflow = None, 0.0
    rungs = _rungs(job)
    low, high, next_try = 0, len(rungs), 0
    while low < high:
        trial = set_at(job, rungs[next_try])
        if trial.pages == 1 and (job.sheet is None or trial.room >= 0):
            best, high = trial, next_try
            next_try = high - 1
        else:
            overflow, low = trial.overflow, next_try + 1
            next_try = next((n for n in range(low, high) if _may_fit(trial, rungs[n])), high - 1)
    return best, overflow


def _may_fit(trial: Trial, rung: Rung) -> bool:
    """Whether a text that runs over is likely to fit at another size: letters grow narrower and lines lower."""
    return (trial.height + trial.overflow) * (rung.size / trial.rung.size) ** 2 <= trial.height


def _rungs(job: PrintJob) -> tuple[Rung, ...]:
    return ONE_SIDE_RUNGS if job.sheet is None else tuple(Rung(size) for size in job.sheet.sizes)


def set_at(job: PrintJob, rung: Rung) -> Trial:
    """The pages of a job at one density."""
    top, bottom = MARGIN_TOP[job.one_side], MARGIN_BOTTOM[job.one_side]
    given = {"size": rung.size, "gap": rung.gap, "leave-out": rung.leave_out, "top": top, "bottom": bottom}
    found = typeset(job, given)
    if job.sheet is None:
        return Trial(found.write, rung, found.pages, A4_HEIGHT - bottom - found.end)
    down_to = job.sheet.down_to
    return Trial(found.write, rung, found.pages, down_to - found.end, down_to - job.sheet.top)


def _lacking_text(job: PrintJob, lacking: tuple[str, ...]) -> str:
    named = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in lacking)
    return (
        f"{job.source_file}: {job.path} uses characters that the print font does not have: {named}; "
        "write them in words or with a character from the keyboard"
    )


def _overflow_text(job: PrintJob, overflow: float, size: float) -> str:
    line = size * LINE_HEIGHT * MM_PER_POINT
    lines = max(1, math.ceil(overflow / line))
    longest = sorted(job.shorten, key=lambda item: -len(item[1]))[:5]
    named = "; ".join(f"{where} ({len(text)} characters)" for where, text in longest)
    place = "one side of A4" if job.sheet is None else job.sheet.name
    return (
        f"{job.source_file}: the {job.document} does not fit on {place}. "
        f"At the smallest size ({size} pt) it runs over by {overflow:.0f} mm, "
        f"about {lines} line{'s' if lines > 1 else ''}. "
        f"Shorten the longest texts, or leave out what is not critical: {named}"
    )
