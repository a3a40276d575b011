"""Make the PDFs of a book: only those whose inputs changed, two at a time."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.print import layout
from handbook.print.errors import PrintErrors
from handbook.print.jobs import PrintJob
from handbook.print.layout import Laid, lay_out
from handbook.print.plan import plan
from handbook.print.store import Measured, Store, write_whole
from handbook.print.templates import style_sheet, typst_templates
from handbook.typeface import font_digest

if TYPE_CHECKING:
    from handbook.definitions.model import Book

_log = logging.getLogger(__name__)

#: Starting a second process costs about half a second: below this many prints it would not pay.
ALONE_UP_TO = 4


@dataclass(frozen=True)
class Printed:
    """One PDF in its place.

    Attributes:
        job: what was asked for.
        path: where the file is.
        measured: pages, size of the text, room left.
        made: True if it was laid out in this build, False if it came from the cache.
    """

    job: PrintJob
    path: Path
    measured: Measured
    made: bool


def build_pdfs(book: Book, out_dir: Path, cache_dir: Path, jobs: int = 2) -> list[Path]:
    """Put every PDF of the book under `out_dir` and return the paths, in the order of the plan.

    Args:
        book: the loaded definitions.
        out_dir: folder of the site.
        cache_dir: folder of finished prints, shared by all builds; made when it is not there.
        jobs: how many to make at a time.

    Raises:
        PrintErrors: some could not be made; all of them are named, and the others are in the cache already.
    """
    return [printed.path for printed in print_book(book, out_dir, cache_dir, jobs)]


def print_book(book: Book, out_dir: Path, cache_dir: Path, jobs: int = 2) -> list[Printed]:
    """Like `build_pdfs`, but returns what was measured as well."""
    wanted = plan(book)
    store = Store(cache_dir)
    keys = [job_key(job) for job in wanted]
    found = [store.get(key) for key in keys]
    missing = [(job, key) for job, key, entry in zip(wanted, keys, found, strict=True) if entry is None]
    made: dict[str, Laid] = {}
    problems: list[str] = []
    for (job, key), result in zip(missing, _make([job for job, _ in missing], jobs), strict=True):
        if isinstance(result, Laid):
            store.put(key, result.content, result.measured)
            made[job.path] = result
        else:
            problems.extend(result)
    if problems:
        raise PrintErrors(problems)
    printed = []
    for job, entry in zip(wanted, found, strict=True):
        laid = made[job.path] if entry is None else Laid(*entry)
        path = out_dir / job.path
        if not _holds(path, laid.content):
            write_whole(path, laid.content)
        printed.append(Printed(job, path, laid.measured, made=entry is None))
        _tell(printed[-1])
    store.tidy()
    return printed


def job_key(job: PrintJob) -> str:
    """Hash of everything that decides the bytes of a print.

    The HTML is the definition's text, the shared sources and terms it uses, the templates, the review date and the
    project's version, all in one; beside it stand the style, the font and the programs that lay it out. No clock is
    read and the day of the build is not printed, so an unchanged definition keeps its PDF to the byte.
    """
    digest = hashlib.sha256(_machinery().encode())
    design = typst_templates() if job.data else style_sheet()
    for part in (design, job.html, job.data, str(job.one_side)):
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()[:40]


@cache
def _machinery() -> str:
    programs = [f"{name} {version(name)}" for name in ("weasyprint", "pydyf", "fonttools", "typst")]
    return "\n".join([*programs, font_digest(), Path(layout.__file__).read_text(encoding="utf-8")])


def _make(wanted: Sequence[PrintJob], jobs: int) -> Iterator[Laid | tuple[str, ...]]:
    """Lay out the prints and give each as it is ready; for one that fails, its problems stand in its place."""
    if jobs < 2 or len(wanted) <= ALONE_UP_TO:
        yield from map(_attempt, wanted)
        return
    # A fresh interpreter, not a copy of this one: the server that watches for changes has threads, and a copied
    # process may stand still for ever on a lock that one of them held.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=min(jobs, len(wanted)), mp_context=context) as pool:
        yield from pool.map(_attempt, wanted)


def _attempt(job: PrintJob) -> Laid | tuple[str, ...]:
    try:
        return lay_out(job)
    except PrintErrors as error:
        return error.problems


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _tell(printed: Printed) -> None:
    measured = printed.measured
    _log.info(
        "%s: %s, %s page(s), text %s pt, %.0f mm left",
        printed.job.path,
        "made" if printed.made else "unchanged",
        measured.pages,
        measured.size,
        measured.room,
    )
