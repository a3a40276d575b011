"""What a form is made of: fields in groups, the problems found in what was typed, and what is echoed to the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from calculator.record import Record

Typed = Mapping[str, str]
"""What was typed, by the name of the control. A tick box or radio button that is not chosen has no entry."""


class Problem(Record):
    """Something wrong with what was typed.

    `field` is the field beside which the text stands, `control` the box to which the reader is taken.
    """

    field: str
    control: str
    text: str


class Entry(Record):
    """One line of "what you entered": the field's label and the value in words."""

    field: str
    label: str
    value: str


class Field(Protocol):
    """One question. `kind` tells the page how to draw it."""

    @property
    def kind(self) -> str:
        """Name of the kind, as the page's template knows it."""

    @property
    def id(self) -> str:
        """Identifier, unique in the form; the names of the controls begin with it."""

    @property
    def label(self) -> str:
        """The question as the reader sees it."""

    @property
    def hint(self) -> str:
        """A line of help under the label, or an empty text."""

    @property
    def first_control(self) -> str:
        """The control to which a link to this field leads."""

    def read(self, typed: Typed) -> Read:
        """The value typed, or the problems with it."""


class Read(Record):
    """What a field made of the typed text: a value (None when nothing was typed) or problems, and its words."""

    value: Any = None
    problems: tuple[Problem, ...] = ()
    words: str = ""


class Option(Record):
    """One answer of a choice. `reveals` are fields asked only when it is chosen."""

    value: str
    label: str
    hint: str = ""
    reveals: tuple[Field, ...] = ()
    said: str | None = None
    """How the summary of what was entered puts it; None: like the label; empty: what it reveals says enough."""


class Group(Record):
    """Fields that belong together under a heading."""

    id: str
    title: str
    fields: tuple[Field, ...]
    intro: str = ""
    folded: bool = False
    """Whether the group starts closed: for what most cases do not need."""


class Reading(Record):
    """What a whole form made of the typed text: a request for the engine, or problems; and what was entered."""

    request: dict[str, Any] | None
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]


class Form(Record):
    """A form: its groups, how to read it, which field an objection is about, and its worked example."""

    id: str
    title: str
    groups: tuple[Group, ...]
    read: Callable[[Typed], Reading]
    about: Callable[[str, str, Mapping[str, Any]], str]
    """From the place that an objection names, its code and the request, to the id of the field."""
    example: Typed
    """What is typed in the worked example that stands on the page before anybody types."""

    def fields(self) -> tuple[Field, ...]:
        """Every field of the form, the revealed ones after the option that reveals them."""
        found: list[Field] = []
        for group in self.groups:
            for field in group.fields:
                found.append(field)
                for option in getattr(field, "options", ()):
                    found.extend(option.reveals)
        return tuple(found)

    def field(self, identifier: str) -> Field:
        """The field with this id; KeyError when there is none."""
        for field in self.fields():
            if field.id == identifier:
                return field
        raise KeyError(identifier)
