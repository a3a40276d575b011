"""What the modules of the full calculation hand to each other: what was entered in words, and a case worked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.record import Record


class Entry(Record):
    """One line of what was entered.

    `place` is where it stands in the request's case ("sentences/0/length"), `field` the id of its field on the page.
    """

    label: str
    value: str
    place: str
    field: str


class Part(Record):
    """Entries that belong together: a sentence, an adjustment, a movement, the person, the law.

    `key` is the part's place in the request's case: "sentences/0", "adjustments/1", "movements/0", "person", "law".
    """

    key: str
    title: str
    entries: tuple[Entry, ...]


class Worked(Record):
    """A case that was worked out: the request to the engine, its answer (status "result"), and what was entered."""

    request: Mapping[str, Any]
    answer: Mapping[str, Any]
    parts: tuple[Part, ...]
