"""A tree of YAML values → the dataclasses of the model, with every departure from them reported.

What may be written is read from the dataclasses themselves (type, default, metadata), so that the
loader, the JSON Schema and the skeleton cannot disagree. A value that is wrong is reported once and
stands as a blank, so that one error does not bring others after it; a draft that has problems
never leaves the loader.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from handbook.definitions.items import Item, Sourced
from handbook.definitions.problems import Problem, did_you_mean
from handbook.definitions.reader import Mapping, Node, Scalar, Sequence, type_names
from handbook.definitions.shape import Key, keys_of, names_of
from handbook.definitions.words import Basis, Kind

PARAGRAPH = 12  # words; a shorter text is said alike by anybody
NO_DATE = date.min  # stands where a date was wrong or missing, and has been reported

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LINK = re.compile(r"https?://[^\s<>\"']+")
_WHOLE = re.compile(r"[0-9]{1,6}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")
_WORDS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Reference:
    """An id written at ``line`` that must name something: a source, step, pause, deadline, definition, calculator."""

    names: str
    value: str
    line: int
    path: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A longer text at ``line`` that must stand in one definition only."""

    text: str
    line: int


@dataclass(slots=True)
class Decoder:
    """Turns the values of one file into items, gathering problems, references, paragraphs and the lines of keys."""

    path: str
    kind: Kind | None = None
    local: bool = False
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    written: dict[int, dict[str, int]] = field(default_factory=dict)  # id() of an item → key → its line

    def wrong(self, line: int, what: str, mend: str) -> None:
        """Report one problem."""
        self.problems.append(Problem(self.path, line, what, mend))

    def line(self, item: Item, name: str) -> int:
        """The line of the key ``name`` of ``item``, or of the item itself where the key is not written."""
        return self.written.get(id(item), {}).get(name, item.line)

    def same_place(self, old: Item, new: Item) -> None:
        """``new`` is a copy of ``old`` and stands where it stands."""
        self.written[id(new)] = self.written.get(id(old), {})

    def item(self, cls: type[Item], node: Node, place: str, **given: Any) -> Any:
        """One item of type ``cls``; ``given`` are the fields that are not written in YAML."""
        keys = keys_of(cls, self.kind)
        if not isinstance(node, Mapping):
            what = "is empty" if isinstance(node, Scalar) and node.empty else f"is {type_names[type(node)]}"
            shown = ", ".join(key.name for key in keys if key.needed_in(self.kind))
            self.wrong(node.line, f"{place or 'the file'} {what} where keys are expected", f"write its keys: {shown}")
            return self.blank(cls, node.line, given)
        place = _with_id(place, node)
        if not node.values.keys() <= names_of(cls, self.kind):
            self.unknown_keys(cls, keys, node, place)
        values: dict[str, Any] = dict(given)
        for key in keys:
            inner = node.values.get(key.name)
            if inner is None:
                values[key.field] = self.missing(cls, key, node.line, place)
            else:
                values[key.field] = self.value(key, inner, place)
        made = cls(line=node.line, local=self.local, **values)
        self.written[id(made)] = node.key_lines
        return made

    def unknown_keys(self, cls: type[Item], keys: tuple[Key, ...], node: Mapping, place: str) -> None:
        """Report every key that is not one of ``keys``."""
        known = {key.name for key in keys}
        elsewhere = {key.name for key in keys_of(cls)} - known
        for name, line in node.key_lines.items():
            if name in elsewhere:
                self.wrong(line, f"{name} is not used in a {self.kind}", "take it out")
            elif name not in known:
                shown = name if name.strip() else "an empty key"
                whole = f"a {self.kind}" if self.kind else self.path
                self.wrong(line, f"{short(shown)} is not a key of {place or whole}", did_you_mean(name, known))

    def missing(self, cls: type[Item], key: Key, line: int, place: str) -> Any:
        """The value of a key that is not written: its default, or a blank and a problem if it is needed."""
        if self.local and issubclass(cls, Sourced) and key.name in {"source", "basis"}:
            return () if key.name == "source" else Basis.PRACTICE
        if not key.needed_in(self.kind):
            return key.default
        self.wrong(line, f"{key.name} is missing{f' in {place}' if place else ''}", f"add it: {key.hint}")
        return self.empty(key, line)

    def value(self, key: Key, node: Node, place: str) -> Any:
        """The value of a key that is written."""
        inside = f"{key.name} in {place}" if place else key.name
        if isinstance(node, Scalar) and node.empty:
            mend = "write it" if key.needed_in(self.kind) else "take the line out, or write it"
            self.wrong(node.line, f"{inside} is empty", f"{mend}: {key.hint}")
            return self.empty(key, node.line)
        if key.form == "json":
            return plain(node)
        if key.mapping:
            return self.mapping(key, node)
        if key.many:
            return self.many(key, node, inside, place)
        if key.item is not None:
            return self.item(key.item, node, inside)
        if not isinstance(node, Scalar):
            self.wrong(node.line, f"{inside} is {type_names[type(node)]} where {key.noun} is expected", key.how)
            return self.empty(key, node.line)
        return self.single(key, node, inside)

    def many(self, key: Key, node: Node, inside: str, place: str) -> tuple[Any, ...]:
        """A list of items, or of pieces of text."""
        if isinstance(node, Scalar) and key.one:
            return (self.single(key, node, inside),)
        if not isinstance(node, Sequence):
            self.wrong(
                node.line,
                f"{inside} is {type_names[type(node)]} where a list is expected",
                "begin every entry with a dash, or put them in [square brackets]",
            )
            return ()
        if len(node.items) < key.low or (not node.items and key.needed_in(self.kind)):
            least = max(key.low, 1)
            what = f"{inside} has {len(node.items) or 'nothing in it'}"
            self.wrong(node.line, what + (f" of the {least} needed" if node.items else ""), f"write {least} or more")
        found = []
        for number, inner in enumerate(node.items, 1):
            own = f"{inside}, item {number}" if place else f"{inside} item {number}"
            if key.item is not None:
                found.append(self.item(key.item, inner, own))
            elif not isinstance(inner, Scalar):
                self.wrong(inner.line, f"{own} is {type_names[type(inner)]} where text is expected", key.how)
            elif inner.empty:
                self.wrong(inner.line, f"{own} is empty", "write it or take it out")
            else:
                found.append(self.single(key, inner, own))
        return tuple(found)

    def mapping(self, key: Key, node: Node) -> dict[str, Any]:
        """Items under ids."""
        if not isinstance(node, Mapping) or key.item is None:
            self.wrong(
                node.line,
                f"{key.name} is {type_names[type(node)]} where ids with their keys are expected",
                "write each id with a colon, and its keys after it",
            )
            return {}
        return self.named_items(key.item, key.names, node, f"{key.name} ")

    def named_items(self, cls: type[Item], names: str, node: Mapping, prefix: str) -> dict[str, Any]:
        """Items under ids; ``names`` says what the ids must name, if anything."""
        found = {}
        for name, inner in node.values.items():
            line = node.key_lines[name]
            if not ID.fullmatch(name):
                self.wrong(line, f"{short(name)} is not an id", _how_id(name))
            if names:
                self.references.append(Reference(names, name, line, self.path))
            given = {"id": name} if "id" in cls.__dataclass_fields__ else {}
            found[name] = self.item(cls, inner, f"{prefix}{short(name)}", **given)
        return found

    def single(self, key: Key, node: Scalar, inside: str) -> Any:
        """One text, number, day, yes-or-no or fixed word."""
        text = " ".join(node.value.split())
        if key.holds is str:
            return self.text(key, text, node.line, inside)
        if key.holds is bool:
            if text.lower() not in {"true", "false"}:
                self.wrong(node.line, f"{inside} is {short(text)}, not true or false", "write true or false")
            return text.lower() == "true"
        if key.holds is int:
            return self.number(key, text, node.line, inside)
        if key.holds is date:
            return self.day(text, node.line, inside)
        return self.choice(key, text, node.line, inside)

    def text(self, key: Key, text: str, line: int, inside: str) -> str:
        """Text on one line; an id or a link is checked for its form."""
        if key.form == "id" and not ID.fullmatch(text):
            self.wrong(line, f"{inside} is {short(text)}, which is not an id", _how_id(text))
        elif key.form == "link" and not _LINK.fullmatch(text):
            self.wrong(line, f"{inside} is not a web address", "write the whole address, beginning with https://")
        elif key.names:
            self.references.append(Reference(key.names, text, line, self.path))
        elif not key.anywhere and text.count(" ") >= PARAGRAPH - 1:
            self.paragraphs.append(Paragraph(text, line))
        return text

    def number(self, key: Key, text: str, line: int, inside: str) -> int:
        """A whole number of at least ``key.low``."""
        if not _WHOLE.fullmatch(text):
            self.wrong(line, f"{inside} is {short(text)}, not a whole number", "write it in figures")
        elif int(text) < key.low:
            self.wrong(line, f"{inside} is {text}", f"write {key.low} or more")
        else:
            return int(text)
        return 1

    def day(self, text: str, line: int, inside: str) -> date:
        """A day of the calendar."""
        if _DAY.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                self.wrong(line, f"{inside} is {text}, and there is no such day", "look at the month and the day")
                return NO_DATE
        self.wrong(line, f"{inside} is not a date: {short(text)}", "write it as year-month-day, like 2026-03-31")
        return NO_DATE

    def choice(self, key: Key, text: str, line: int, inside: str) -> StrEnum:
        """One of a fixed list of words."""
        found = key.members.get(text)
        if found is not None:
            return found
        self.wrong(
            line,
            f"{inside} is {short(text)}, which is not one of {', '.join(key.choices)}",
            did_you_mean(text, key.choices),
        )
        return next(iter(key.members.values()))

    def empty(self, key: Key, line: int) -> Any:
        """What stands in for a value that is missing or wrong and has been reported."""
        if key.mapping or key.form == "json":
            return {}
        if key.many:
            return ()
        if key.item is not None:
            return self.blank(key.item, line, {})
        if key.holds is date:
            return NO_DATE
        if key.holds is str:
            return ""
        return next(iter(key.holds)) if issubclass(key.holds, StrEnum) else key.holds(1)

    def blank(self, cls: type[Item], line: int, given: dict[str, Any]) -> Any:
        """An item of blanks, for one that has been reported."""
        values = {key.field: self.empty(key, line) for key in keys_of(cls)}
        return cls(line=line, local=self.local, **(values | given))


def plain(node: Node) -> Any:
    """The value as JSON has it. Whole numbers, true, false and null are what they look like; a day stays text."""
    if isinstance(node, Mapping):
        return {name: plain(inner) for name, inner in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(inner) for inner in node.items]
    if not node.plain:
        return node.value
    if node.empty:
        return None
    if _NUMBER.fullmatch(node.value):
        return int(node.value)
    return _WORDS.get(node.value, node.value)


def _with_id(place: str, node: Mapping) -> str:
    name = node.values.get("id")
    return f"{place} ({short(name.value)})" if isinstance(name, Scalar) and not name.empty else place


def short(text: str) -> str:
    """Text as it may stand in a message: on one line, cut when long."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"


def _how_id(text: str) -> str:
    made = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    return f"use small letters, figures and hyphens, like {short(made or 'check-type')}"
