"""The page "what changed since you were trained": every change of the guides, those of one law and day together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from jinja2 import Environment

from handbook.definitions.items import Change
from handbook.definitions.model import Book, Definition
from handbook.definitions.topics import topics
from handbook.definitions.words import SourceKind
from handbook.pages.environment import anchor
from handbook.pages.front_matter import front_matter
from handbook.pages.index_rows import link
from handbook.pages.links import PageLink
from handbook.pages.terms import Marker

PATH = "induction/refresh.md"
_TABLE = Path(__file__).with_name("practice.toml")
_LAW = (SourceKind.LEGISLATION, SourceKind.INSTRUMENT, SourceKind.RULES)
_CASES = 3  # practice cases for each change that has a topic
_SHOWN = 4  # guides of a change that stand open; the rest fold
_TITLE = "What changed since you were trained"
_INTRO = "Give the month of your training. You see what has changed since, the newest first, and cases to practise it."
_NAMES = ("refresher", "refresh", "since I was trained", "team refresh", "new law training", "catch up", "back to work")


@dataclass(frozen=True, slots=True)
class Law:
    """Changes of one day that belong together: their title, the ids of their sources, the topics that practise them."""

    day: date
    title: str
    sources: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice case to go to."""

    topic: str
    level: int

    @property
    def words(self) -> str:
        """What the link says: "Recall, level 2"."""
        return f"{topics()[self.topic].title}, level {self.level}"

    @property
    def href(self) -> str:
        """Its address from the page of changes."""
        return f"practice.html#topic={self.topic}&level={self.level}"


@dataclass(frozen=True, slots=True)
class Told:
    """One change as one guide tells it."""

    change: Change
    page: PageLink
    group: str


@dataclass(frozen=True, slots=True)
class Event:
    """What changed by one law on one day."""

    day: date
    title: str
    anchor: str
    practice: tuple[Practice, ...]
    told: tuple[Told, ...]

    @property
    def first(self) -> tuple[Told, ...]:
        """The guides that stand open."""
        return self.told if len(self.told) <= _SHOWN + 1 else self.told[:_SHOWN]

    @property
    def rest(self) -> tuple[Told, ...]:
        """The guides that fold."""
        return self.told[len(self.first) :]


def refresh_page(book: Book, environment: Environment) -> dict[str, str]:
    """The page, by its path; nothing where no guide has a change."""
    found = events(book)
    if not found:
        return {}
    body = environment.get_template("refresh.md.j2").render(
        title=_TITLE,
        intro=_INTRO,
        years=[(year, [each for each in found if each.day.year == year]) for year in _years(found)],
        groups=list(dict.fromkeys(told.group for event in found for told in event.told)),
        choices=range(max(book.built_on.year, found[0].day.year), found[-1].day.year - 1, -1),
        count=sum(len(event.told) for event in found),
        mark=Marker(book),
        source=book.source,
    )
    return {PATH: front_matter(_TITLE, description=_INTRO, boost=0.4, tags=_NAMES) + body}


def _years(found: list[Event]) -> list[int]:
    return list(dict.fromkeys(event.day.year for event in found))


def events(book: Book) -> list[Event]:
    """Every change of the book, those of one law and day together, the newest first."""
    gathered: dict[Law, list[Told]] = {}
    for definition, change in _changes(book):
        told = Told(change, link(definition, PATH), definition.group)
        gathered.setdefault(_law(book, change), []).append(told)
    # Of one day, what most guides tell comes first.
    newest = sorted(gathered, key=lambda law: (-law.day.toordinal(), -len(gathered[law])))
    return [_event(number, law, gathered[law]) for number, law in enumerate(newest, 1)]


def _changes(book: Book) -> Iterator[tuple[Definition, Change]]:
    ahead = _table()["first"]
    ranked = sorted(book.definitions(), key=lambda each: ahead.index(each.id) if each.id in ahead else len(ahead))
    return ((definition, change) for definition in ranked for change in definition.changes)


def _event(number: int, law: Law, told: list[Told]) -> Event:
    # Two laws of one day may have the same title, so the number stands in the place too.
    place = anchor("change", law.day.isoformat(), str(number))
    return Event(law.day, law.title, place, practice_cases(law.topics), tuple(told))


def practice_cases(topics: tuple[str, ...]) -> tuple[Practice, ...]:
    """Three cases, from the topics in turn, each round at the next level; none where there is no topic."""
    if not topics:
        return ()
    return tuple(Practice(topic, 1 + place // len(topics)) for place, topic in enumerate(islice(cycle(topics), _CASES)))


def _law(book: Book, change: Change) -> Law:
    """What a change belongs to: a law of the table, or else its own source, Acts and instruments first."""
    same_day = [law for law in laws() if law.day == change.from_]
    for source_id in change.source:
        for law in same_day:
            if source_id in law.sources:
                return law
    own = [book.source(source_id) for source_id in change.source]
    first = next((source for source in own if source.kind in _LAW), own[0])
    return Law(change.from_, first.title, (), ())  # without its id: sources of one title are one law


@cache
def laws() -> tuple[Law, ...]:
    """The table of laws and topics."""
    return tuple(
        Law(row["from"], row["title"], tuple(row["sources"]), tuple(row["topics"])) for row in _table()["change"]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))
