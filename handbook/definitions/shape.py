"""What may be written in each item, read off its dataclass: the one source of loader, schema and skeleton."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import StrEnum
from inspect import get_annotations
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from handbook.definitions.items import Item
from handbook.definitions.words import Kind

_NOUNS = {str: "text", int: "a whole number", bool: "true or false", date: "a date"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an item: its name in YAML, the field that holds it and what its value must be."""

    name: str
    field: str
    about: str
    holds: Any
    item: type[Item] | None
    many: bool
    mapping: bool
    one: bool
    form: str
    names: str
    anywhere: bool
    low: int
    required: bool
    needed: tuple[Kind, ...]
    only: tuple[Kind, ...]
    default: Any
    members: dict[str, StrEnum]

    def allowed_in(self, kind: Kind | None) -> bool:
        """Whether a definition of this kind may have the key."""
        return kind is None or not self.only or kind in self.only

    def needed_in(self, kind: Kind | None) -> bool:
        """Whether the key must be written."""
        return kind in self.needed if self.needed else self.required

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from, if there is a fixed list."""
        return tuple(self.members)

    @property
    def hint(self) -> str:
        """What to write, as the end of a sentence."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        about = self.about.rstrip(".")
        return about if about[1:2].isupper() else about[:1].lower() + about[1:]

    @property
    def noun(self) -> str:
        """What the value should be."""
        return _NOUNS.get(self.holds, "one word")

    @property
    def how(self) -> str:
        """How to mend a value of the wrong shape."""
        if self.choices:
            return f"write one of {', '.join(self.choices)}"
        return "write one piece of text, and put text with a colon or bracket in it in double quotes"


_KEYS: dict[tuple[type[Item], Kind | None], tuple[Key, ...]] = {}


def keys_of(cls: type[Item], kind: Kind | None = None) -> tuple[Key, ...]:
    """The keys of an item in the order in which they are written, a class's own before those it inherits.

    With ``kind``, only those that a definition of this kind may have.
    """
    found = _KEYS.get((cls, kind))
    if found is None:
        found = _KEYS[cls, kind] = tuple(key for key in _all_keys_of(cls) if key.allowed_in(kind))
    return found


_NAMES: dict[tuple[type[Item], Kind | None], frozenset[str]] = {}


def names_of(cls: type[Item], kind: Kind | None = None) -> frozenset[str]:
    """The names of the keys that ``keys_of`` gives."""
    found = _NAMES.get((cls, kind))
    if found is None:
        found = _NAMES[cls, kind] = frozenset(key.name for key in keys_of(cls, kind))
    return found


_PARTS: dict[type[Item], tuple[Key, ...]] = {}


def parts_of(cls: type[Item]) -> tuple[Key, ...]:
    """The keys of an item that hold other items."""
    found = _PARTS.get(cls)
    if found is None:
        found = _PARTS[cls] = tuple(key for key in keys_of(cls) if key.item is not None)
    return found


def _all_keys_of(cls: type[Item]) -> tuple[Key, ...]:
    hints = get_type_hints(cls)
    depth = {name: level for level, base in reversed(list(enumerate(cls.__mro__))) for name in get_annotations(base)}
    written = [f for f in fields(cls) if not f.metadata.get("hidden")]
    return tuple(_key(f, hints[f.name]) for f in sorted(written, key=lambda f: depth[f.name]))


def _key(described: Field[Any], hint: Any) -> Key:
    says = described.metadata
    if isinstance(hint, UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    origin = get_origin(hint)
    inner = {tuple: 0, Mapping: 1}.get(origin)  # tuple[X, ...] holds X first; Mapping[str, X] holds it second
    kind = hint if inner is None else get_args(hint)[inner]
    return Key(
        name=says.get("key", described.name),
        field=described.name,
        about=says["about"],
        holds=kind,
        item=kind if issubclass(kind, Item) else None,
        many=origin is tuple,
        mapping=origin is Mapping,
        one=says.get("one", False),
        form=says.get("form", ""),
        names=says.get("names", ""),
        anywhere=says.get("anywhere", False),
        low=says.get("low", 0),
        required=described.default is MISSING and described.default_factory is MISSING,
        needed=says.get("needed", ()),
        only=says.get("only", ()),
        members={word.value: word for word in kind} if issubclass(kind, StrEnum) else {},
        default={} if origin is Mapping else described.default,
    )
