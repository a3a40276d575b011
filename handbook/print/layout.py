"""HTML of one print → PDF, laid out, measured and checked. The only module that calls WeasyPrint.

A checklist or an aide-memoire has to stand on one side of A4. It is laid out at the largest of a few sizes first, then
at smaller ones; the first that fits is kept. If the smallest does not fit, the print fails with the overflow in
millimetres and lines, and with the texts that are worth shortening: a checklist of two pages is a checklist whose
second page is not turned.
"""

from __future__ import annotations

import atexit
import logging
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from handbook.print.errors import PrintErrors
from handbook.print.jobs import PrintJob
from handbook.print.store import Measured
from handbook.print.templates import style_sheet
from handbook.print.typeset import typeset
from handbook.typeface import font_face_css, missing_characters

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher


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

#: The templates end with an element of this id; where it comes to stand tells how much room is left.
END_ANCHOR = "end-of-print"

MM_PER_CSS_PIXEL = 25.4 / 96
#: Page margins above and below the text, in millimetres; `rung_css` gives them to the style sheet.
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
        PrintErrors: the text does not fit on one side, has a character the font lacks, or WeasyPrint complained
            (a face or a picture that cannot be read, an outside address, a style rule it does not know).
    """
    lacking = missing_characters(job.text)
    if lacking:
        raise PrintErrors([_lacking_text(job, lacking)])
    with _no_complaints(f"{job.source_file}: {job.path}"):
        laid, least = _best(job) if job.one_side else (_render(job, GUIDE_RUNG), 0.0)
        if laid is None:
            raise PrintErrors([_overflow_text(job, least, _rungs(job)[-1].size)])
        content = laid.write()
        measured = Measured(pages=laid.pages, size=laid.rung.size, room=round(laid.room, 1))
    return Laid(bytes(content), measured)


@dataclass(frozen=True)
class _Trial:
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


def _best(job: PrintJob) -> tuple[_Trial | None, float]:
    """The roomiest density that fits on one side, and the overflow at the densest if none does.

    Most prints fit at the roomiest, so that is tried first. What fits at one density fits at every denser one, so of
    those left the middle one is tried next.
    """
    best, overflow = None, 0.0
    rungs = _rungs(job)
    low, high, next_try = 0, len(rungs), 0
    while low < high:
        trial = _render(job, rungs[next_try])
        if trial.pages == 1 and (job.sheet is None or trial.room >= 0):
            best, high = trial, next_try
        else:
            overflow, low = trial.overflow, next_try + 1
        next_try = (low + high) // 2
    return best, overflow


def _rungs(job: PrintJob) -> tuple[Rung, ...]:
    return ONE_SIDE_RUNGS if job.sheet is None else tuple(Rung(size) for size in job.sheet.sizes)


def rung_css(rung: Rung, *, one_side: bool) -> str:
    """The rules that depend on the density tried: body text, line height, page margins, what is left out."""
    top, bottom = MARGIN_TOP[one_side], MARGIN_BOTTOM[one_side]
    hidden = "".join(f".spare-{n} {{ display: none; }}\n" for n in range(1, rung.leave_out + 1))
    return (
        f"html {{ font-size: {rung.size}pt; line-height: {LINE_HEIGHT}; }}\n"
        f"@page {{ margin-top: {top}mm; margin-bottom: {bottom}mm; }}\n"
        f"ul.items li {{ margin-bottom: {rung.gap}mm; }}\n"
        f"{hidden}"
    )


def _render(job: PrintJob, rung: Rung) -> _Trial:
    return _set(job, rung) if job.data else _draw(job, rung)


def _set(job: PrintJob, rung: Rung) -> _Trial:
    top, bottom = MARGIN_TOP[job.one_side], MARGIN_BOTTOM[job.one_side]
    found = typeset(job, {"size": rung.size, "leave-out": rung.leave_out, "top": top, "bottom": bottom})
    if job.sheet is None:
        return _Trial(found.write, rung, found.pages, A4_HEIGHT - bottom - found.end)
    down_to = job.sheet.down_to
    return _Trial(found.write, rung, found.pages, down_to - found.end, down_to - job.sheet.top)


def _draw(job: PrintJob, rung: Rung) -> _Trial:
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    try:
        styles, fonts = _styles("\n".join([font_face_css(), style_sheet(), rung_css(rung, one_side=job.one_side)]))
        page = HTML(string=job.html, url_fetcher=_fetcher())
        document = page.render(stylesheets=[styles], font_config=fonts, pdf_forms=True)
    except FatalURLFetchingError as error:
        problem = f"{job.source_file}: {job.path}: {error}; prints may use only files of the project"
        raise PrintErrors([problem]) from None
    # The templates end with an anchor: its place says how far down the last page the text goes.
    _left, end, *_rest = document.pages[-1].anchors[END_ANCHOR]
    room = A4_HEIGHT - MARGIN_BOTTOM[job.one_side] - float(end) * MM_PER_CSS_PIXEL
    write = partial(document.write_pdf, pdf_variant="pdf/ua-1", pdf_forms=True)
    return _Trial(write, rung, len(document.pages), room)


def _fetcher() -> URLFetcher:
    from weasyprint.urls import URLFetcher

    # Files of the font package and data addresses, nothing else: a definition cannot make the build fetch anything.
    return URLFetcher(allowed_protocols={"file", "data"}, fail_on_errors=True)


@lru_cache(maxsize=2 * len(ONE_SIDE_RUNGS))
def _styles(sheet: str) -> tuple[CSS, FontConfiguration]:
    """The parsed style sheet with its fonts; parsing it for every print would take a fifth of the time.

    A sheet that WeasyPrint complains about is an error, so that it is never kept.
    """
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    with _no_complaints("handbook/templates/print/print.css"):
        return CSS(string=sheet, font_config=fonts, url_fetcher=_fetcher()), fonts


# WeasyPrint's fonts want to be let go of while Python is still whole; left to the very end they complain on the screen.
atexit.register(_styles.cache_clear)


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@contextmanager
def _no_complaints(about: str) -> Iterator[None]:
    """Turn WeasyPrint's warnings into errors: a font that cannot be read is otherwise only a line in a log."""
    logger = logging.getLogger("weasyprint")
    handler = _Complaints()
    was = logger.propagate
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = was
    if handler.texts:
        found = " | ".join(dict.fromkeys(handler.texts))
        raise PrintErrors([f"{about}: WeasyPrint cannot print this well: {found}"])


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
