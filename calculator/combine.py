"""Chains of consecutive sentences and sentences merged into a single term. Specification: 06 §1 to §3."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator.calculable import (
    CHAIN,
    DTO_SINGLE_TERM,
    LONE,
    PED,
    SINGLE_TERM,
    Calculable,
)
from calculator.durations import add_months, aggregate_days, join_run, last_day, reckon
from calculator.identify import Person, identify
from calculator.law.model import Fraction, Rules
from calculator.leg import Fractioned, Leg
from calculator.part import PAROLE, Part

#: More branches than this cannot come from a real warrant; the case is refused rather than worked on for ever.
MOST_CHAINS = 2000


class TooManyChainsError(Exception):
    """The consecutive links branch beyond what can be worked out."""


def ceil_of(days: int, fraction: Fraction) -> int:
    """Days times a fraction, part days rounded up."""
    return -(-days * fraction[0] // fraction[1])


#: What a calculable sentence is made of before it is made: its form and its parts.
Shape = tuple[int, tuple[Part, ...]]


def shapes(parts: Sequence[Part]) -> list[Shape]:
    """How parts in custody together are calculated: chains, then a single term, then parts on their own."""
    linked = any(p.follows is not None for p in parts)
    found: list[Shape] = [(CHAIN, chain) for chain in chains(parts)] if linked else []
    if merges(parts):
        found.append((DTO_SINGLE_TERM if parts[0].dto else SINGLE_TERM, tuple(parts)))
    taken = {p.value for _, members in found for p in members}
    found.extend((LONE, (p,)) for p in parts if p.value not in taken)
    return found


def new(
    form: int, parts: tuple[Part, ...], rules: Rules, person: Person, grown_from: Calculable | None = None
) -> Calculable:
    """A calculable sentence, identified. `grown_from`: the sentence whose parts come first, if nothing else changed."""
    s = Calculable(form, parts, rules, grown_from)
    if form == SINGLE_TERM:
        s.length = _merged_days(parts)
    elif form == DTO_SINGLE_TERM:
        s.length = _dto_days(parts, rules)
    identify(s, rules, person)
    return s


def chains(parts: Iterable[Part]) -> list[tuple[Part, ...]]:
    """Every chain of two or more parts: from each part that follows nothing, along each line of parts that follow.

    Where several parts follow the same one, the first continues the chain and each further one starts a copy of it.
    """
    following: dict[str, list[Part]] = {}
    bases: list[Part] = []
    for part in parts:
        if part.follows is None:
            bases.append(part)
        else:
            following.setdefault(part.follows, []).append(part)
    if not following:
        return []
    found: list[tuple[Part, ...]] = []
    seen: set[tuple[object, ...]] = set()
    for base in bases:
        if base.id not in following:
            continue
        path: list[Part] = []
        stack: list[tuple[int, Part]] = [(0, base)]
        while stack:
            depth, part = stack.pop()
            del path[depth:]
            path.append(part)
            children = following.get(part.id) if part.id is not None else None
            onward = [c for c in children if c not in path] if children else []
            if onward:
                stack.extend((depth + 1, child) for child in reversed(onward))
            elif depth:
                _keep(found, seen, path)
    return found


def _keep(found: list[tuple[Part, ...]], seen: set[tuple[object, ...]], path: list[Part]) -> None:
    """Note a chain unless one with the same identifiers and release arrangements is there already."""
    key = tuple(
        (
            p.id if p.id is not None else p.index,
            (p.sds_plus, p.sds_plus_offence, p.exclusions, p.section250) if p.sds else None,
        )
        for p in path
    )
    if key not in seen:
        seen.add(key)
        found.append(tuple(path))
        if len(found) > MOST_CHAINS:
            raise TooManyChainsError


def merges(parts: Sequence[Part]) -> bool:
    """All parts are merged into one term, as earlier law and the law on detention and training orders do."""
    if len(parts) < 2 or not (all(p.pre_cja for p in parts) or all(p.dto for p in parts)):
        return False
    if any(p.follows is not None or p.recall is not None for p in parts):
        return False
    return min(p.date for p in parts) != max(p.date for p in parts)


def _end(part: Part) -> int:
    return last_day(part.date, part.total)


def _merged_days(parts: Sequence[Part]) -> int:
    one, two = parts[0], parts[1]
    return max(_end(one), _end(two)) + 1 - min(one.date, two.date)


def _dto_days(parts: Sequence[Part], rules: Rules) -> int:
    earliest, latest = min(p.date for p in parts), max(p.date for p in parts)
    one = max((p for p in parts if p.date == earliest), key=lambda p: p.length)
    two = max((p for p in parts if p.date == latest), key=lambda p: p.length)
    days = max(_end(one), _end(two)) + 1 - earliest
    cap = add_months(earliest, rules.dto_cap)
    if one.date + days - 1 > cap:
        return cap - earliest
    return days


def work_out(s: Calculable, rules: Rules, grown_from: Calculable | None = None) -> None:
    """Unadjusted expiry, release and parole eligibility (06 §3), with the legs that made them.

    `grown_from`: the chain this one continues, if the fractions of its parts are still those it was worked out with.
    """
    if s.form == CHAIN:
        _lay(s, grown_from)
        _work_out_chain(s, rules)
    else:
        _work_out_lone(s, rules)
    s.u_expiry = s.date + s.expiry_days - 1
    s.u_release = s.date + s.release_days - 1
    s.u_ped = None if s.parole_days is None else s.date + s.parole_days - 1
    s.dirty = True


def _work_out_lone(s: Calculable, rules: Rules) -> None:
    part = s.parts[0]
    if s.form == LONE:
        days = (last_day(part.date, part.custodial) - part.date + 1) if part.eds or part.sopc else part.length
        fraction, source = part.multiplier, part.set_by
    elif s.form == SINGLE_TERM:
        days, fraction, source = s.length, rules.tracks["SINGLE_TERM"], rules.track_sources["SINGLE_TERM"]
    else:
        days, fraction, source = s.length, rules.tracks[s.track], rules.track_sources[s.track]
    s.expiry_days = s.length
    s.release_days = ceil_of(days, fraction)
    s.legs = (Leg(s.parts, s.date, days, fraction, s.release_days, source),)
    if s.types & PED and s.form == LONE and part.track in rules.parole:
        parole = rules.parole[part.track]
        s.parole_days = ceil_of(s.release_days, parole)
        s.parole_legs = (Leg(s.parts, s.date, s.release_days, parole, s.parole_days, part.set_by),)
    else:
        s.parole_days, s.parole_legs = None, ()


def _lay(s: Calculable, grown_from: Calculable | None) -> None:
    """Group the parts of a chain by fraction, parts under the Parole Board last, and lay their lengths in runs."""
    if grown_from is not None and grown_from.groups is not None:
        laid, groups, s.begun = list(grown_from.laid), list(grown_from.groups), grown_from.begun
        added = s.parts[len(grown_from.parts) :]
    else:
        laid, groups, added = [], [], s.parts
    where = {g.fraction if not g.parole else None: n for n, g in enumerate(groups)}
    members: dict[Fraction | None, list[Part]] = {}
    for part in added:
        join_run(laid, part.total)
        key = None if part.flags & PAROLE else part.multiplier
        members.setdefault(key, []).append(part)
    for key, parts in members.items():
        at = where.get(key)
        old = groups[at] if at is not None else Fractioned(parts[0].multiplier, key is None, (), ())
        runs = list(old.runs)
        for part in parts:
            join_run(runs, part.custodial)
        grown = Fractioned(old.fraction, old.parole, (*old.parts, *parts), tuple(runs), old.begun)
        if at is None:
            groups.append(grown)
        else:
            groups[at] = grown
    groups.sort(key=lambda g: g.parole)
    s.laid, s.groups = tuple(laid), groups


def _capped(start: int, days: int, parts: Sequence[Part], rules: Rules) -> int:
    """Detention and training orders alone are held to their longest term in all."""
    if all(p.dto for p in parts):
        return min(days, add_months(start, rules.dto_cap) - start)
    return days


def _work_out_chain(s: Calculable, rules: Rules) -> None:
    days, s.begun = reckon(s.date, s.laid, s.begun)
    s.expiry_days = min(days, add_months(s.date, rules.dto_cap) - s.date) if s.dto_kind else days
    start, total = s.date, 0
    legs: list[Leg] = []
    s.parole_days, s.parole_legs = None, ()
    groups = s.groups or []
    for n, group in enumerate(groups):
        days, begun = reckon(start, group.runs, group.begun)
        if begun != group.begun:
            groups[n] = Fractioned(group.fraction, group.parole, group.parts, group.runs, begun)
        if group.parts[0].dto:
            days = _capped(start, days, group.parts, rules)
        if group.parole and s.recall is None:
            s.parole_days = total + _parole(s, group.parts, start, rules)
        served = ceil_of(days, group.fraction)
        legs.append(Leg(group.parts, start, days, group.fraction, served, group.parts[0].set_by))
        total += served
        start += served
    s.release_days = total
    s.legs = tuple(legs)


def _parole(s: Calculable, members: Sequence[Part], start: int, rules: Rules) -> int:
    first = rules.parole[members[0].track]
    one = [p for p in members if rules.parole[p.track] == first]
    rest = [p for p in members if rules.parole[p.track] != first]
    days = aggregate_days(start, [p.custodial for p in one])
    served = ceil_of(days, first)
    legs = [Leg(tuple(one), start, days, first, served, members[0].set_by)]
    if rest:
        second = rules.parole[rest[0].track]
        # Counted from the notional parole date itself, not the day after it.
        notional = start + served - 1
        days = aggregate_days(notional, [p.custodial for p in rest])
        legs.append(Leg(tuple(rest), notional, days, second, ceil_of(days, second), rest[0].set_by))
        served += legs[-1].served
    s.parole_legs = tuple(legs)
    return served
