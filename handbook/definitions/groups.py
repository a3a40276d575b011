"""The order of the groups in the navigation: the way of a case through the office, then the office itself."""

from handbook.definitions.model import Definition

GROUP_ORDER = (
    "Sentence and court",
    "Release and recall",
    "Parole and indeterminate sentences",
    "Risk and public protection",
    "Victims",
    "Categories, moves and leave",
    "Rights and correspondence",
    "Daily work of the unit",
    "Senior desk",
    "Hub",
    "Probation",
)


def by_group_and_title(definition: Definition) -> tuple[int, str, str, str]:
    """Sort key: groups in the order above, groups of other names after them by name, then by title."""
    known = definition.group in GROUP_ORDER
    place = GROUP_ORDER.index(definition.group) if known else len(GROUP_ORDER)
    return place, definition.group.casefold(), definition.title.casefold(), definition.id
