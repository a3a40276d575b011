"""Make the PDFs of a book: only those whose inputs changed, two at a time."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from inspect import getsource
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.print import boxes, layout, typeset
from handbook.print.errors import PrintErrors
from handbook.print.jobs import PrintJob
from handbook.print.layout import Laid, lay_out
from handbook.print.memory import Memory
from handbook.print.plan import plan
from handbook.print.store import Measured, Store, write_whole
from handbook.print.templates import typst_templates
from handbook.typeface import font_digest

if TYPE_CHECKING:
    from handbook.definitions.model import Book
    from handbook.induction_print.plan import Print

_log = logging.getLogger(__name__)

#: Starting a second process costs about half a second: below this many prints it would not pay.
ALONE_UP_TO = 4


@dataclass(frozen=True)
class Printed:
    """One PDF in its place.

    Attributes:
        name: where it stands under the site, with forward slashes.
        path: where the file is.
        measured: pages, size of the text, room left.
        made: True if it was laid out in this build, False if it came from the cache.
    """

    name: str
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
    with Printing(book, cache_dir, jobs) as printing:
        return printing.put(out_dir)


class Printing:
    """PDFs on their way: those that are not in the cache are made by other processes while this one does other things.

    What the prints of a definition depend on is remembered with their keys, so that one that is as it was need not be
    planned again.
    """

    def __init__(self, book: Book, cache_dir: Path, jobs: int = 2) -> None:
        self._store = Store(cache_dir)
        self._memory = Memory(cache_dir)
        self._keys: dict[str, str] = {}
        self._found: dict[str, tuple[bytes, Measured]] = {}
        self._new: list[tuple[str, dict[str, str]]] = []
        missing: list[PrintJob] = []
        known = [self._memory.inputs(book, definition) for definition in book.definitions()]
        for definition, inputs in zip(book.definitions(), known, strict=True):
            missing.extend(self._look_up(inputs, partial(plan, book, definition)))
        for each in _for_mentors(book):
            missing.extend(self._look_up(self._memory.digest(each.inputs()), partial(_only, each)))
        missing.extend(self._handouts(book, known))
        self._missing = missing
        alone = jobs < 2 or len(missing) <= ALONE_UP_TO
        # A fresh interpreter, not a copy of this one: the server that watches for changes has threads, and a copied
        # process may stand still for ever on a lock that one of them held.
        context = multiprocessing.get_context("spawn")
        self._pool = None if alone else ProcessPoolExecutor(max_workers=min(jobs, len(missing)), mp_context=context)
        self._results = map(_attempt, missing) if self._pool is None else self._pool.map(_attempt, missing)

    def _look_up(self, inputs: str, planned: Callable[[], list[PrintJob]]) -> list[PrintJob]:
        """The prints of these inputs that have to be made; the keys and contents of the others are noted."""
        keys = self._memory.recall(inputs)
        if keys is not None:
            found = {name: self._store.get(key) for name, key in keys.items()}
            if all(entry is not None for entry in found.values()):
                self._keys.update(keys)
                self._found.update({name: entry for name, entry in found.items() if entry is not None})
                return []
        wanted = planned()
        keys = {job.path: job_key(job) for job in wanted}
        self._keys.update(keys)
        self._new.append((inputs, keys))
        missing = []
        for job in wanted:
            entry = self._store.get(keys[job.path])
            if entry is None:
                missing.append(job)
            else:
                self._found[job.path] = entry
        return missing

    def _handouts(self, book: Book, known: list[str]) -> list[PrintJob]:
        """The handouts that have to be made; they depend on what all definitions together say (`known`)."""
        # They are made of this package's jobs, so they can only be asked for once it is there.
        from handbook.handouts import depends, handouts, jobs

        if not handouts(book):
            return []
        return self._look_up(self._memory.digest((known, depends(book))), partial(jobs, book))

    def put(self, out_dir: Path) -> list[Printed]:
        """Wait for the prints and put all of them in their places under `out_dir`.

        Raises:
            PrintErrors: some could not be made; all of them are named, and the others are in the cache already.
        """
        problems: list[str] = []
        made: set[str] = set()
        for job, result in zip(self._missing, self._results, strict=True):
            if isinstance(result, Laid):
                self._store.put(self._keys[job.path], result.content, result.measured)
                self._found[job.path] = (result.content, result.measured)
                made.add(job.path)
            else:
                problems.extend(result)
        if problems:
            raise PrintErrors(problems)
        for inputs, keys in self._new:
            self._memory.remember(inputs, keys)
        printed = []
        for name in self._keys:
            content, measured = self._found[name]
            path = out_dir / name
            if not _holds(path, content):
                write_whole(path, content)
            printed.append(Printed(name, path, measured, made=name in made))
            _tell(printed[-1])
        self._store.tidy()
        return printed

    def __enter__(self) -> Printing:
        return self

    def __exit__(self, *_: object) -> None:
        """Let the other processes go; what they have not begun is not made."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _for_mentors(book: Book) -> tuple[Print, ...]:
    # Those prints are made of this package's jobs, so they can only be asked for once it is there.
    from handbook.induction_print.plan import prints

    return prints(book)


def _only(each: Print) -> list[PrintJob]:
    return [each.job()]


def job_key(job: PrintJob) -> str:
    """Hash of everything that decides the bytes of a print.

    The data holds the definition's text, the shared sources and terms it uses, the review date and the project's
    version; beside it stand the templates, the font and the programs that set it. No clock is read and the day of the
    build is not printed, so an unchanged definition keeps its PDF to the byte.
    """
    digest = hashlib.sha256(_machinery().encode())
    for part in (typst_templates(), job.data, str(job.one_side), repr(job.sheet)):
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()[:40]


@cache
def _machinery() -> str:
    programs = [f"{name} {version(name)}" for name in ("typst", "pikepdf")]
    own = [getsource(module) for module in (layout, typeset, boxes)]
    return "\n".join([*programs, font_digest(), *own])


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
        printed.name,
        "made" if printed.made else "unchanged",
        measured.pages,
        measured.size,
        measured.room,
    )
