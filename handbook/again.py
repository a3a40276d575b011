"""What a build leaves for the next one into the same folder: which pages would come out the same.

A page made from a definition depends on that definition, on what all pages share (theme, navigation, hand-written
pages, code, words explained everywhere: the frame), and on nothing else. While the frame is as it was, only the pages
of definitions that changed are made anew, with the indexes whose text changed. Anything else is a whole build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from handbook.definitions.induction import Unit
from handbook.definitions.model import Book, Definition
from handbook.own_files import code_digest, digest_of
from handbook.pages import SiteOptions, generate
from handbook.pages.navigation import navigation
from handbook.pages.terms import abbreviations

_LIBRARIES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "markdown", "pymdown-extensions", "jinja2")


@dataclass(frozen=True)
class Left:
    """What the last build left.

    Attributes:
        frame: digest of all that every page depends on.
        definitions: file of a definition or unit → digest of what its pages depend on.
        others: path of an index → digest of its text.
        search: digest of the search index, which shows that the folder still holds that build.
    """

    frame: str = ""
    definitions: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    search: str = ""


@dataclass(frozen=True)
class Work:
    """What a build has to make.

    Attributes:
        pages: path → Markdown of every page made from definitions; empty text for one that stays as it is.
        whole: whether the folder is to be built from nothing.
        left: what it will leave, but for the search index.
    """

    pages: dict[str, str]
    whole: bool
    left: Left


def work(root: Path, out: Path, book: Book, site: SiteOptions, runtime: str) -> Work:
    """What has to be made so that `out` holds the site of `book`.

    Args:
        root: the project.
        out: folder of the site; it may hold an earlier build.
        book: all definitions.
        site: what the build can offer.
        runtime: fingerprint of the browser's Python, which pages with a calculator name; empty without it.
    """
    last = _read(root, out)
    frame = _frame(root, book, site, runtime)
    digests = {each.path: _digest(book, each) for each in book.definitions()}
    digests |= {each.path: _digest_of_unit(book, each) for each in book.units}
    whole = last.frame != frame or set(last.definitions) != set(digests) or not _is_there(out, last)
    changed = {path for path, digest in digests.items() if whole or last.definitions[path] != digest}
    pages = generate(book, site, changed, indexes=True)
    others = {path: _hash(text) for path, text in index_pages_of(pages, book).items()}
    if not whole:
        pages.update({path: "" for path, digest in others.items() if last.others.get(path) == digest})
    return Work(pages, whole, Left(frame, digests, others))


def index_pages_of(pages: Mapping[str, str], book: Book) -> dict[str, str]:
    """Those pages that are made from all definitions together."""
    folders = {f"{kind}/{each.id}" for each in book.definitions() for kind in ("procedures", "checklists")}
    own = {path for unit in book.units for path in (unit.page_path, unit.mentor_path)}
    return {path: text for path, text in pages.items() if path not in own and path.rpartition("/")[0] not in folders}


def note(root: Path, out: Path, left: Left) -> None:
    """Write down what a build has left."""
    _write(root, out, replace(left, search=_hash_of_search(out)))


def carry(root: Path, source: Path, target: Path, since: Iterable[str]) -> None:
    """Note for the folder `target`, which began as a copy of `source`, what the build of `source` left.

    `since`: files of definitions whose pages in the copy are newer than that; they are made anew in any case.
    """
    left = _read(root, source)
    forget(root, source)
    if left.frame:
        digests = {**left.definitions, **dict.fromkeys(since, "")}
        _write(root, target, replace(left, definitions=digests))


def forget(root: Path, out: Path) -> None:
    """Before a build begins: if it is stopped half-way, the next one starts from nothing."""
    _place(root, out).unlink(missing_ok=True)


def merged(before: bytes, after: bytes) -> bytes:
    """The search index with the entries of the pages that were made anew in the places of their old ones."""
    old, new = json.loads(before), json.loads(after)
    fresh: dict[str, list[dict[str, Any]]] = {}
    for entry in new["docs"]:
        fresh.setdefault(_page_of(entry), []).append(entry)
    entries: list[dict[str, Any]] = []
    put: set[str] = set()
    for entry in old["docs"]:
        page = _page_of(entry)
        if page not in fresh:
            entries.append(entry)
        elif page not in put:
            put.add(page)
            entries.extend(fresh[page])
    entries.extend(entry for page, rest in fresh.items() if page not in put for entry in rest)
    return json.dumps({**new, "docs": entries}, separators=(",", ":")).encode()


def _page_of(entry: Mapping[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]


def _frame(root: Path, book: Book, site: SiteOptions, runtime: str) -> str:
    files = [path for folder in ("docs", "calculator") for path in (root / folder).rglob("*")]
    wanted = [path for path in files if path.is_file() and "__pycache__" not in path.parts]
    pages = (root / "docs").rglob("*.md")
    written = [path.relative_to(root / "docs").as_posix() for path in pages]
    parts = (
        code_digest(),
        digest_of(root, [*wanted, *root.glob("mkdocs.yml")]),
        [(name, version(name)) for name in _LIBRARIES],
        navigation(book, written, generated=()),
        abbreviations(book),
        asdict(site),
        runtime,
        book.version,
        book.built_on,
        book.local,
    )
    return _hash(repr(parts))


def _digest(book: Book, definition: Definition) -> str:
    sources = sorted({source for fact in definition.all_facts() for source in fact.source})
    return _hash(repr((definition, [book.source(source) for source in sources])))


def _digest_of_unit(book: Book, unit: Unit) -> str:
    return _hash(repr((unit, [book.source(source) for source in unit.cited()])))


def _is_there(out: Path, last: Left) -> bool:
    """Whether the folder still holds what the last build left: its search index is the last thing written."""
    try:
        return _hash_of_search(out) == last.search
    except OSError:
        return False


def _hash_of_search(out: Path) -> str:
    return hashlib.sha256((out / "search" / "search_index.json").read_bytes()).hexdigest()


def _read(root: Path, out: Path) -> Left:
    try:
        return Left(**json.loads(_place(root, out).read_bytes()))
    except (OSError, ValueError, TypeError):
        return Left()


def _write(root: Path, out: Path, left: Left) -> None:
    place = _place(root, out)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(asdict(left)), encoding="utf-8")


def _place(root: Path, out: Path) -> Path:
    return root / ".cache" / "sites" / f"{_hash(str(out))[:24]}.json"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
