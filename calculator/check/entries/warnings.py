"""What a person should look at again, though dates are given. Specification: 18 §18.6."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.case import Length
from calculator.check.entries.entry import Entry
from calculator.check.objection import Objection
from calculator.check.words import objection


def source(e: Entry) -> Iterator[Objection]:
    """The date of birth left out; several sentences consecutive to one."""
    if e.case.birth is None:
        yield objection("ASSUMED_ADULT", "dateOfBirth")
    if len(e.linked) > 1:
        yield from _several(e)


def _several(e: Entry) -> Iterator[Objection]:
    following: dict[int, dict[object, int]] = {}
    for n, s in e.linked:
        target = e.followed(s)
        if target is not None:
            following.setdefault(target[0], {}).setdefault(s.id if s.id is not None else n, n)
    branching = [n for n, children in following.items() if len(children) > 1]
    if not branching:
        return
    down: dict[int, Length] = {}
    longest = max((_up(e, n).plus(_below(e, n, following, down)) for n in branching), key=_rough)
    for n in branching:
        names = [e.named(c) for c in following[n].values()]
        yield objection(
            "CONCURRENT_CONSECUTIVE_SENTENCES_DURATION",
            f"sentences/{n}",
            e.name(n),
            f"{', '.join(names[:-1])} and {names[-1]}",
            longest.words(),
        )


def _term(e: Entry, n: int) -> Length:
    s = e.case.sentences[n]
    return s.length.plus(s.extension)


def _rough(length: Length) -> int:
    """A yardstick for comparing lengths of mixed units; it gives no date."""
    return (12 * length.years + length.months) * 1461 // 48 + 7 * length.weeks + length.days


def _up(e: Entry, n: int) -> Length:
    """Sentences before this one in its chain, with this one, added unit by unit."""
    total, seen, at = Length(), set[int](), n
    while at not in seen:
        seen.add(at)
        total = total.plus(_term(e, at))
        target = e.followed(e.case.sentences[at])
        if target is None:
            break
        at = target[0]
    return total


def _below(e: Entry, top: int, following: dict[int, dict[object, int]], known: dict[int, Length]) -> Length:
    """The longest line of sentences after `top`. Works from the far end, so that long chains need no deep calls."""
    order, stack, seen = [], [top], {top}
    while stack:
        at = stack.pop()
        order.append(at)
        for child in following.get(at, {}).values():
            if child not in seen:
                seen.add(child)
                stack.append(child)
    for at in reversed(order):
        if at not in known:
            lines = [_term(e, c).plus(known.get(c, Length())) for c in following.get(at, {}).values()]
            known[at] = max(lines, key=_rough, default=Length())
    return known[top]
