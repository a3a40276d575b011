"""Lines and tables of one print → PDF, by Typst. The only module that calls it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from handbook.print.boxes import with_boxes
from handbook.print.errors import PrintErrors
from handbook.print.jobs import PrintJob
from handbook.print.templates import FOLDER
from handbook.typeface import font_files

if TYPE_CHECKING:
    import typst

#: Name of the label at the end of the text, whose place tells how much room is left.
END = "<end-of-print>"


@dataclass(frozen=True)
class Typeset:
    """A print at one density: how many pages, how far down the last one the text goes (mm), and how to write it."""

    pages: int
    end: float
    write: Callable[[], bytes]


def typeset(job: PrintJob, rung: dict[str, float]) -> Typeset:
    """Typeset a job whose `data` its template `<document>.typ` draws.

    `rung`: size of the text in points; top and bottom margin, and room between two lines with a box, in millimetres;
    and how much to leave out.

    Raises:
        PrintErrors: Typst found a fault in the template or the data.
    """
    import typst

    try:
        compiler = typst.Compiler(
            input=str(FOLDER / f"{job.document}.typ"),
            root=str(FOLDER),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": job.data, "rung": json.dumps(rung)},
        )
        found: dict[str, Any] = json.loads(compiler.query(END, field="value", one=True))
    except (typst.TypstError, RuntimeError) as error:
        raise _cannot(job, str(error)) from None

    def write() -> bytes:
        year, month, day = json.loads(job.data)["reviewed"]
        stamp = datetime(year, month, day, tzinfo=UTC)
        try:
            made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards="ua-1", timestamp=stamp)
            if warnings:  # a face that is not there is no more than that to Typst
                raise _cannot(job, "; ".join(warning.message for warning in warnings))
            pdf = bytes(made)  # type: ignore[arg-type] # a list only where pages are asked for as pictures
            return with_boxes(pdf, dict(job.boxes)) if job.boxes else pdf
        except (typst.TypstError, RuntimeError, ValueError) as error:
            raise _cannot(job, str(error)) from None

    return Typeset(int(found["page"]), float(found["y"]), write)


def _cannot(job: PrintJob, why: str) -> PrintErrors:
    return PrintErrors([f"{job.source_file}: {job.path}: Typst cannot print this: {why.strip()}"])


@cache
def _fonts() -> typst.Fonts:
    import typst

    folders = sorted({str(path.parent) for path in font_files().values()})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
