"""Who does what: each role with its work in every guide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.definitions.model import Book, Definition
from handbook.pages.index_rows import Group, group, link
from handbook.pages.links import PageLink

# A role in this many guides or more gets a heading of its own; the others stand in one list.
OWN_HEADING = 3
_OTHERS = "Roles in one or two guides"
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role in one guide: what it does there, in how many steps and with how many deadlines."""

    role: str
    does: str
    steps: int
    deadlines: int
    page: PageLink


def role_name(written: str) -> str:
    """The role without what stands in brackets behind it: "Case administrator (band 3)" is a case administrator."""
    return _IN_BRACKETS.sub("", written)


def by_role(book: Book) -> list[Group]:
    """Entries under their roles: those with a heading of their own in alphabetical order, then the rest."""
    roles: dict[str, list[RoleEntry]] = {}
    for definition in book.definitions():
        for entry in _entries(definition):
            roles.setdefault(entry.role, []).append(entry)
    names = sorted(roles, key=str.casefold)
    own = [group("role", name, roles[name]) for name in names if len(roles[name]) >= OWN_HEADING]
    rest = [entry for name in names if len(roles[name]) < OWN_HEADING for entry in roles[name]]
    return [*own, *([group("role", _OTHERS, rest)] if rest else [])]


def _entries(definition: Definition) -> list[RoleEntry]:
    does: dict[str, list[str]] = {}
    for item in definition.who:
        does.setdefault(role_name(item.role), []).append(item.does)
    steps = [role_name(step.who) for step in definition.steps]
    deadlines = [role_name(deadline.who) for deadline in definition.deadlines]
    page = link(definition)
    return [
        RoleEntry(role, " ".join(does.get(role, ())), steps.count(role), deadlines.count(role), page)
        for role in dict.fromkeys((*does, *steps, *deadlines))
    ]
