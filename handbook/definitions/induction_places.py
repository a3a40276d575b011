"""What a unit may point at: pages of the handbook by id, with the kind before it where several have the id."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from handbook.definitions.problems import did_you_mean

#: Pages of "Look up" that every copy of the site has, with their titles: index/deadlines is look-up/deadlines.md.
INDEXES: Mapping[str, str] = MappingProxyType(
    {
        "abbreviations": "Words and abbreviations",
        "changes": "What changed",
        "confirm-locally": "To confirm locally",
        "deadlines": "All deadlines",
        "deadlines-by-length": "Deadlines by length",
        "forms": "Forms",
        "law": "From the law to the pages",
        "roles": "Who does what",
        "sources": "Sources",
        "state": "State of the pages",
        "systems": "Systems",
    }
)
KINDS = ("procedure", "checklist", "worksheet", "calculator", "lesson", "unit", "index")

Ids = Mapping[str, Collection[str]]


class NoPlaceError(LookupError):
    """A name that points at no page, or at several; `what` is wrong, and how to `mend` it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what, self.mend = what, mend


def resolve(name: str, ids: Ids) -> tuple[str, str]:
    """The kind and id of the page called `name` ("recall", "lesson/recall", "index/deadlines").

    Raises:
        NoPlaceError: there is no such page, or there are several.
    """
    kind, slash, identifier = name.partition("/")
    if slash:
        if kind not in KINDS:
            raise NoPlaceError(f"{name} begins with {kind}/, which is no kind of page", did_you_mean(kind, KINDS))
        if identifier not in ids.get(kind, ()):
            raise NoPlaceError(f"there is no {kind} {identifier}", did_you_mean(identifier, ids.get(kind, ())))
        return kind, identifier
    found = [kind for kind in KINDS if kind != "index" and name in ids.get(kind, ())]
    if not found:
        known = {each for kind in KINDS if kind != "index" for each in ids.get(kind, ())}
        if name in ids.get("index", ()):
            raise NoPlaceError(f"there is no page {name}", f"write index/{name} for the index of that name")
        raise NoPlaceError(f"there is no page {name}", did_you_mean(name, known))
    if len(found) > 1:
        shown = " or ".join(f"{kind}/{name}" for kind in found)
        raise NoPlaceError(f"{name} is the id of several pages", f"write {shown}")
    return found[0], name
