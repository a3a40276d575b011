"""What was entered twice, each part beside its counterpart, and where the two entries differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from calculator.forms.case.model import Entry, Part, Worked
from calculator.record import Record

#: Entries told with the law instead.
_LAW_PLACES = frozenset({"law", "asOf", "options"})
_LISTS = frozenset({"sentences", "adjustments", "movements"})
#: Names and numbers of sentences: they change when a sentence is put in, and are compared as links.
_LINKS = frozenset({"id", "line", "consecutiveTo", "sentence"})
NOT_ENTERED = "not entered"
Links = tuple[Mapping[str, str], Mapping[str, str]]


class Difference(Record):
    """One line that differs; an entry is none where the other side has no such line."""

    label: str
    first: Entry | None
    second: Entry | None

    @property
    def place(self) -> str:
        """Where it stands in the second's case; in the first's where only that has it."""
        entry = self.second or self.first
        return entry.place if entry is not None else ""

    @property
    def values(self) -> tuple[str, str]:
        """Both values in words."""
        return (
            self.first.value if self.first is not None else NOT_ENTERED,
            self.second.value if self.second is not None else NOT_ENTERED,
        )


class PartDifference(Record):
    """A part whose entries differ, or that only one of the two has."""

    first: Part | None
    second: Part | None
    lines: tuple[Difference, ...]

    @property
    def title(self) -> str:
        """What the part is called, as the second has it where there is one."""
        part = self.second or self.first
        return part.title if part is not None else ""


def entry_differences(first: Worked, second: Worked) -> list[PartDifference]:
    """Every part in which the entries differ, in the order of the second; parts of the first alone come last."""
    pairs = _pairs(first.parts, second.parts)
    links = _links(first, second, pairs)
    found = []
    for one, other in pairs:
        lines = tuple(_lines(one, other, links))
        whole = one is None or other is None
        if lines or (whole and (one or other) is not None):
            found.append(PartDifference(one, other, lines))
    return found


def places(found: Iterable[PartDifference]) -> int:
    """In how many places the entries differ: a part that only one has is one place."""
    return sum(1 if part.first is None or part.second is None else len(part.lines) for part in found)


def unsaid(first: Worked, second: Worked) -> list[str]:
    """Places in the second's case at which the requests differ: asked where the entries in words show no difference."""
    ours, theirs = (dict(worked.request.get("case") or {}) for worked in (first, second))
    found: list[str] = []
    for one, other in _pairs(first.parts, second.parts):
        if one is not None and other is not None and "/" in other.key:
            found += _unlike(_row(ours, one.key), _row(theirs, other.key), other.key)
    return sorted([*found, *_unlike(_rest(ours), _rest(theirs), "")])


def _rest(case: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in case.items() if key not in _LISTS}


def _row(case: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A sentence or record without the names of sentences, which are compared as links."""
    head, _, number = key.partition("/")
    rows = case.get(head) or ()
    row = rows[int(number)] if number.isdigit() and int(number) < len(rows) else {}
    return {field: value for field, value in row.items() if field not in _LINKS}


def _unlike(one: Any, other: Any, at: str) -> Iterable[str]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in {*one, *other}:
            yield from _unlike(one.get(key), other.get(key), f"{at}/{key}" if at else str(key))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for n, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from _unlike(left, right, f"{at}/{n}")
    elif (one or None) != (other or None):  # left out, empty and "no" are the same to the engine
        yield at


# --- parts beside their counterparts ----------------------------------------------------------------------------------


def _pairs(first: Sequence[Part], second: Sequence[Part]) -> list[tuple[Part | None, Part | None]]:
    """Each part beside its counterpart: sentences by place, records by likeness, the rest by their key."""
    pairs: list[tuple[Part | None, Part | None]] = []
    for head in dict.fromkeys(_head(part) for part in (*second, *first)):
        ours, theirs = [p for p in first if _head(p) == head], [p for p in second if _head(p) == head]
        if head == "sentences" and len(ours) != len(theirs):
            pairs += _in_order(ours, theirs)
        elif head in ("adjustments", "movements"):  # the order of records means nothing
            pairs += _by_likeness(ours, theirs)
        else:
            most = max(len(ours), len(theirs))
            pairs += [(_at(ours, n), _at(theirs, n)) for n in range(most)]
    return pairs


def _head(part: Part) -> str:
    return part.key.partition("/")[0]


def _at(parts: Sequence[Part], n: int) -> Part | None:
    return parts[n] if n < len(parts) else None


def likeness(one: Part, other: Part) -> float:
    """How much of two parts is the same, from 0 to 1; the kind named in the title counts as one entry."""
    ours = {(e.label, e.value) for e in one.entries} | {("", one.title.partition(": ")[2])}
    theirs = {(e.label, e.value) for e in other.entries} | {("", other.title.partition(": ")[2])}
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _in_order(first: Sequence[Part], second: Sequence[Part]) -> list[tuple[Part | None, Part | None]]:
    """The pairing in order with the greatest likeness in all, so that one part put in does not shift all the rest."""
    if len(first) > len(second):  # the same pairs, whoever was first
        return [(one, other) for other, one in _in_order(second, first)]
    n, m = len(first), len(second)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            both = likeness(first[i], second[j]) + best[i + 1][j + 1]
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[Part | None, Part | None]] = []
    gone: list[tuple[Part | None, Part | None]] = []
    i = j = 0
    while i < n or j < m:
        together = i < n and j < m and likeness(first[i], second[j])
        if together and best[i][j] == together + best[i + 1][j + 1]:
            pairs.append((first[i], second[j]))
            i, j = i + 1, j + 1
        elif j < m and (i == n or best[i][j] == best[i][j + 1]):
            pairs.append((None, second[j]))
            j += 1
        else:
            gone.append((first[i], None))
            i += 1
    return pairs + gone


def _by_likeness(first: Sequence[Part], second: Sequence[Part]) -> list[tuple[Part | None, Part | None]]:
    """The likest first, then the next; among equals the nearest in place."""
    ranked = sorted(
        (-likeness(one, other), abs(i - j), i, j) for i, one in enumerate(first) for j, other in enumerate(second)
    )
    partner: dict[int, int] = {}
    for unlike, _, i, j in ranked:
        if unlike and j not in partner and i not in partner.values():
            partner[j] = i
    pairs: list[tuple[Part | None, Part | None]] = [
        (first[partner[j]] if j in partner else None, part) for j, part in enumerate(second)
    ]
    return pairs + [(part, None) for i, part in enumerate(first) if i not in partner.values()]


# --- entries of two parts ---------------------------------------------------------------------------------------------


def _keyed(part: Part | None) -> dict[tuple[str, str], Entry]:
    """Entries by where they stand in their part, and by their label where two stand in one place."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in part.entries if part is not None else ():
        if part is not None and entry.place not in _LAW_PLACES:
            found[entry.place.removeprefix(f"{part.key}/"), entry.label] = entry
    return found


def _lines(one: Part | None, other: Part | None, links: Links) -> Iterable[Difference]:
    ours, theirs = _keyed(one), _keyed(other)
    for key in dict.fromkeys((*theirs, *ours)):
        mine, yours = ours.get(key), theirs.get(key)
        said = yours or mine
        if said is None or (mine is not None and yours is not None and _same(mine, yours, links)):
            continue
        if one is not None and other is not None and None in (mine, yours) and _unlinked(key[0], said, links):
            continue
        yield Difference(said.label, mine, yours)


def _unlinked(inside: str, entry: Entry, links: Links) -> bool:
    """A sentence said to follow none: asked, and so told, only where there are several sentences."""
    return inside == "consecutiveTo" and not any(entry.place in named for named in links)


def _same(one: Entry, other: Entry, links: Links) -> bool:
    ours, theirs = links
    if one.place in ours and other.place in theirs:  # both name a sentence: which one counts, not its number
        return ours[one.place] == theirs[other.place]
    return one.value == other.value


def _links(first: Worked, second: Worked, pairs: Iterable[tuple[Part | None, Part | None]]) -> Links:
    """For every place at which another sentence is named: the sentence named, by its part in the second."""
    moved = {one.key: other.key for one, other in pairs if one is not None and other is not None}
    return {place: moved.get(key, "") for place, key in _named(first).items()}, _named(second)


def _named(worked: Worked) -> dict[str, str]:
    case = worked.request.get("case") or {}
    keys = {row.get("id"): f"sentences/{n}" for n, row in enumerate(case.get("sentences") or ())}
    found = {}
    for head, field in (("sentences", "consecutiveTo"), ("adjustments", "sentence")):
        for n, row in enumerate(case.get(head) or ()):
            if row.get(field) in keys and row.get(field) is not None:
                found[f"{head}/{n}/{field}"] = keys[row[field]]
    return found
