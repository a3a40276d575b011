"""Every text that people read, with file and line: definitions, shared lists and hand-written pages.

The reports name places, so they read the files and not the book: a book no longer knows the line of each key.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.definitions.crosscheck import SHARED_SOURCES
from handbook.definitions.induction import Unit
from handbook.definitions.induction_load import FOLDERS as UNITS
from handbook.definitions.induction_load import SOURCES as UNIT_SOURCES
from handbook.definitions.items import Item, Source, Term
from handbook.definitions.loader import FOLDERS, GLOSSARY
from handbook.definitions.model import Definition
from handbook.definitions.reader import Mapping, Node, Scalar, Sequence, read
from handbook.definitions.shape import keys_of
from handbook.definitions.words import Kind
from handbook.definitions.worksheet import SharedBox, Worksheet
from handbook.definitions.worksheet_load import BOXES
from handbook.definitions.worksheet_load import FOLDER as WORKSHEETS

# What people type, misspellings too, and what is copied from a document letter for letter.
AS_TYPED = frozenset({"also_called", "term", "also", "number", "dated", "sum", "show", "law"})

_FENCE = re.compile(r"^\s*(```|~~~)")
_HEAD = re.compile(r"^(?:title|description): ")
# Not prose: code, macros, HTML tags, targets of links and web addresses, lists of attributes.
_NOT_PROSE = re.compile(r"`[^`]*`|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>|(?<=\])\([^)]*\)|https?://\S+|\{[:#][^}]*\}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and where it stands; ``key`` is its key in a definition, empty on a hand-written page."""

    path: str
    line: int
    key: str
    text: str


def definition_texts(root: Path) -> Iterator[Text]:
    """The free text of every procedure and checklist."""
    for kind in Kind:
        for file in sorted((root / FOLDERS[kind]).glob("*.yml")):
            path = f"{FOLDERS[kind]}/{file.name}"
            yield from _item(path, Definition, _tree(root, path), kind)


def worksheet_texts(root: Path) -> Iterator[Text]:
    """The free text of every paper worksheet and of the boxes that they share."""
    for file in sorted((root / WORKSHEETS).glob("*.yml")):
        path = f"{WORKSHEETS}/{file.name}"
        yield from _item(path, Worksheet, _tree(root, path), None)
    boxes = _tree(root, BOXES)
    for node in boxes.values.values() if isinstance(boxes, Mapping) else ():
        yield from _item(BOXES, SharedBox, node, None)


def unit_texts(root: Path) -> Iterator[Text]:
    """The free text of every unit and lesson of the induction."""
    for folder in UNITS.values():
        for file in sorted((root / folder).glob("*.yml")):
            path = f"{folder}/{file.name}"
            yield from _item(path, Unit, _tree(root, path), None)


def shared_texts(root: Path) -> Iterator[Text]:
    """The titles and notes of shared sources, and the meanings of the words of the glossary."""
    for place in (SHARED_SOURCES, UNIT_SOURCES):
        sources = _tree(root, place)
        for node in sources.values.values() if isinstance(sources, Mapping) else ():
            yield from _item(place, Source, node, None)
    glossary = _tree(root, GLOSSARY)
    for node in glossary.items if isinstance(glossary, Sequence) else ():
        yield from _item(GLOSSARY, Term, node, None)


def page_texts(root: Path) -> Iterator[Text]:
    """The prose of the hand-written pages and of what stands at the top of the project, a line at a time."""
    for file in (*sorted((root / "docs").rglob("*.md")), *sorted(root.glob("*.md"))):
        fenced = head = False
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line == "---" and (number == 1 or head):
                head = not head
            elif _FENCE.match(line):
                fenced = not fenced
            elif not fenced and (not head or _HEAD.match(line)):
                prose = _NOT_PROSE.sub(" ", line)
                yield Text(file.relative_to(root).as_posix(), number, "", prose)


def _tree(root: Path, path: str) -> Node | None:
    file = root / path
    return read(path, file.read_bytes())[0] if file.is_file() else None


def _item(path: str, cls: type[Item], node: Node | None, kind: Kind | None) -> Iterator[Text]:
    if not isinstance(node, Mapping):
        return
    for key in keys_of(cls, kind):
        inner = node.values.get(key.name)
        if inner is None or key.form or key.names or key.name in AS_TYPED:
            continue
        if key.mapping and isinstance(inner, Mapping):
            parts: list[Node] = list(inner.values.values())
        else:
            parts = inner.items if isinstance(inner, Sequence) else [inner]
        for part in parts:
            if key.item is not None:
                yield from _item(path, key.item, part, kind)
            elif key.holds is str and isinstance(part, Scalar):
                yield Text(path, part.line, key.name, " ".join(part.value.split()))
