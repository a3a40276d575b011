"""From the law to the pages: what an amendment of an Act, an instrument or a rule touches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.definitions.items import Deadline, Source, Step
from handbook.definitions.model import Book, Definition
from handbook.definitions.words import Kind, SourceKind
from handbook.pages.environment import anchor
from handbook.pages.index_rows import Group, group, link, together
from handbook.pages.links import PageLink
from handbook.sources import Citation, cited

LAW = frozenset({SourceKind.LEGISLATION, SourceKind.INSTRUMENT, SourceKind.RULES})

_NUMBERED = re.compile(r"S\.I\. \d+/\d+")
_NAMED = re.compile(r".*?\b(?:Act|Rules|Regulations|Order|Bill|Code)\b(?: \d{4})?(?: \(S\.I\. \d+/\d+\))?")
_SAME = {"Sentencing Code": "Sentencing Act 2020"}  # the Code is Parts 2 to 13 of the Act
_NUMBER = re.compile(r"(\d+)")
_MANY = re.compile(r"\b(section|rule|regulation|part|schedule|paragraph)s\b")


@dataclass(frozen=True, slots=True)
class Touched:
    """A page that rests on a provision: its steps and deadlines that do, and how many other places."""

    page: PageLink
    steps: list[PageLink]
    deadlines: list[PageLink]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Provision:
    """A source of law and the pages that an amendment of it touches."""

    title: str
    source: str
    pages: list[Touched]


def by_law(book: Book) -> list[Group]:
    """Provisions under the Act or instrument that they stand in, in alphabetical order."""
    places = cited(book)
    law = [source for source in book.sources.values() if source.kind in LAW and places.get(source.id)]
    law.sort(key=lambda source: (_in_order(act(source)), _in_order(source.title)))
    found = together(law, act)
    numbers = {definition.id: _numbers(definition) for definition in book.definitions()}
    return [
        group("act", name, [_provision(source, places[source.id], numbers) for source in found[name]]) for name in found
    ]


def act(source: Source) -> str:
    """The Act, instrument or rules that a source is a part of, by name."""
    match = _NUMBERED.match(source.title) or _NAMED.match(source.title)
    name = match.group() if match else source.title.partition(",")[0]
    name = name if _NUMBERED.match(name) else name.partition(" (S.I.")[0]
    return _SAME.get(name, name)


def _in_order(text: str) -> list[tuple[int, str]]:
    """A key that puts section 9 before section 10, and "sections 1 and 2" before "section 3"."""
    text = _MANY.sub(r"\1", text.casefold())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _NUMBER.split(text)]


def _provision(source: Source, places: tuple[Citation, ...], numbers: Mapping[str, Mapping[str, int]]) -> Provision:
    pages = together(places, lambda place: place.definition.id)
    touched = [_touched(found[0].definition, found, numbers[name]) for name, found in pages.items()]
    return Provision(source.title, f"sources.html#{anchor('source', source.id)}", touched)


def _touched(definition: Definition, places: list[Citation], numbers: Mapping[str, int]) -> Touched:
    kind = "item" if definition.kind is Kind.CHECKLIST else "step"
    items = [place.item for place in places]
    steps = sorted((item.id for item in items if isinstance(item, Step)), key=lambda name: numbers[name])
    deadlines = [item for item in items if isinstance(item, Deadline)]
    return Touched(
        link(definition),
        [PageLink(str(numbers[name]), link(definition, place=anchor(kind, name)).href) for name in steps],
        [PageLink(each.what, link(definition, place=anchor("deadline", each.id)).href) for each in deadlines],
        len(items) - len(steps) - len(deadlines),
    )


def _numbers(definition: Definition) -> dict[str, int]:
    """The number of each step on the page, by its id: steps stand under their headings, items under their pauses."""
    by_pause = definition.kind is Kind.CHECKLIST
    groups = definition.items_by_pause() if by_pause else definition.steps_by_group()
    return {step.id: number for number, step in enumerate((step for _, steps in groups for step in steps), 1)}
