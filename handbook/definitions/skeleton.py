"""A form to fill in: the YAML of a new definition, with every key explained and nothing written.

It does not pass ``handbook check`` until it is filled in: what is needed stands there empty, and
what may be left out stands there as a comment.
"""

from collections.abc import Iterator

from handbook.definitions.items import Item
from handbook.definitions.model import Definition
from handbook.definitions.shape import Key, keys_of
from handbook.definitions.words import Kind

SCHEMAS = {Kind.PROCEDURE: "definition.schema.json", Kind.CHECKLIST: "checklist.schema.json"}

_HEAD = """\
# yaml-language-server: $schema=../schema/{schema}
# A {kind} to fill in. A line that begins with # explains; take it out when you have written what it asks for.
# Lines of keys after a # may be left out; take the # away to use them. To see what is still missing: handbook check
"""


def skeleton(kind: Kind) -> str:
    """The text of a new definition of this kind."""
    lines = [_HEAD.format(schema=SCHEMAS[kind], kind=kind.value)]
    for key in keys_of(Definition, kind):
        needed = key.needed_in(kind)
        lines.append(f"# {key.about}{'' if needed else ' May be left out.'}")
        lines += [line if needed else f"# {line}" for line in _key(key, kind)]
        lines.append("")
    return "\n".join(_told_once(lines))


def _told_once(lines: list[str]) -> Iterator[str]:
    """The lines, with an explanation left out where the same key has had it already."""
    told: set[tuple[str, str]] = set()
    for line in lines:
        written, mark, explained = line.partition('""  # ')
        key = (written.strip(" -#"), explained)
        yield f'{written}""' if mark and key in told else line
        told.add(key)


def _key(key: Key, kind: Kind) -> Iterator[str]:
    if key.item is None:
        empty = "[]" if key.many and not key.one else '""'
        yield f"{key.name}: {empty}"
    elif key.mapping:
        yield f"{key.name}:"
        yield "  id-of-the-source:"
        yield from _inside(key.item, kind, "    ", "    ")
    elif key.many:
        yield f"{key.name}:"
        for _ in range(max(key.low, 1)):
            yield from _inside(key.item, kind, "  - ", "    ")
    else:
        yield f"{key.name}:"
        yield from _inside(key.item, kind, "  ", "  ")


def _inside(cls: type[Item], kind: Kind, first: str, other: str) -> Iterator[str]:
    """The keys of one item. Needed ones come first, so that the dash of a list stands before a real key."""
    indent = first
    for key in sorted(keys_of(cls, kind), key=lambda key: not key.needed_in(kind)):
        mark = "" if key.needed_in(kind) else "# "
        if key.item is not None:
            yield f"{indent}# {key.about}" if indent == other else f"{indent}{key.name}:"
            yield from (f"{other}{mark}{line}" for line in _key(key, kind))
        else:
            choice = f" One of: {', '.join(key.choices)}." if key.choices else ""
            empty = "[]" if key.many and not key.one else '""'
            yield f"{indent}{mark}{key.name}: {empty}  # {key.about}{choice}"
        indent = other
