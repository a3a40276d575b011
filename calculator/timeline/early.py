"""Early-release law coming into force: commencement, tranches, the December 2024 exclusions, snapshots.

Specification: 04 §2 to §6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from calculator.calculable import Calculable
from calculator.durations import last_day, period
from calculator.law.model import Legislation, Tranche
from calculator.legislation import covers, covers_any
from calculator.timeline.credit import clear_unused
from calculator.timeline.moves import state_before
from calculator.timeline.sentencing import relegislate
from calculator.timeline.state import Group, Timeline

Extract = Callable[[Timeline, list[Group]], Any]


def allocate(t: Timeline, law: Legislation) -> tuple[bool, bool]:
    """Decide, once, which tranche of a law the person is in."""
    held = t.applicable.get(law.name)
    if held is not None and held[1] is not None:
        return True, False
    people = t.current + t.licence
    candidates = _sds40_candidates if law.covers == "sds40" else _progression_candidates
    if not candidates(t, law, people):
        return True, False
    tranche = choose(law, people)
    if law.covers == "sds40" and _shut_out(t, tranche):
        return True, False
    t.begin(law, tranche.start)
    t.tranches[law.name] = tranche.name
    return True, False


def choose(law: Legislation, sentences: list[Calculable]) -> Tranche:
    """First tranche whose limit no sentence still running passes."""
    lengths = [tranche_length(law, s) for s in sentences if s.adjusted_expiry() >= law.start]
    for tranche in law.tranches:
        if tranche.under is not None:
            if not any(n >= tranche.under for n in lengths):
                return tranche
        elif tranche.up_to is not None:
            if not any(n > tranche.up_to for n in lengths):
                return tranche
        else:
            return tranche
    raise AssertionError("the last tranche takes every length")


def tranche_length(law: Legislation, s: Calculable) -> int:
    """Length for choosing a tranche: parts imposed before the law, laid end to end, in whole years or days."""
    parts = [p for p in s.parts if not p.term and p.date < law.start]
    if not parts:
        return 0
    start = min(p.date for p in parts)
    at = start
    for p in parts:
        at = last_day(at, p.total) + 1
    return period(start, at)[0] if law.length_unit == "years" else at - start


def _sds40_candidates(_: Timeline, law: Legislation, people: list[Calculable]) -> bool:
    for s in people:
        if s.det_release() > law.start:
            for p in s.parts:
                if p.track == "SDS" and p.date < law.start:
                    return True
    return False


def _progression_candidates(t: Timeline, law: Legislation, people: list[Calculable]) -> bool:
    later_ual = sum([last - first for first, last in t.past_ual if first >= law.start])
    for s in people:
        if s.release_no_awards() - later_ual >= law.start:
            for p in s.parts:
                if p.date < law.start and covers(law, p):
                    return True
    return False


def _shut_out(t: Timeline, tranche: Tranche) -> bool:
    """Out of custody when SDS40's tranche opened: it does not apply (04 §5.2)."""
    state = state_before(t.case.movements, tranche.start)
    if state is None or state.direction == "in":
        return False
    if state.reason in ("HDC", "ERS", "ECSL"):
        return True
    return not any(first < tranche.start <= last for first, last in t.past_ual)


def to_modify(t: Timeline, law: Legislation, day: int) -> list[Calculable]:
    """Sentences, in custody or on licence, still to be released after `day` and covered by the law."""
    return [s for s in t.current + t.licence if s.det_release() > day and covers_any(law, s)]


def amend(t: Timeline, law: Legislation) -> tuple[bool, bool]:
    """Further offences are taken out of a law: those in custody go back to the earlier fraction."""
    t.begin(law, None)
    changed = [s for s in t.current if covers_any(law, s)]
    for s in changed:
        relegislate(s, law, None, t.rules)
    return bool(changed), False


def snapshot(t: Timeline, law: Legislation, day: int, extract: Extract) -> tuple[bool, bool]:
    """Keep the dates as they stood just before a tranche takes effect."""
    held = t.applicable.get(law.name)
    if held is not None and held[1] == day:
        if law.covers == "sds40":
            if to_modify(t, law, day):
                t.snapshots[law.name] = extract(t, t.with_current())
        elif t.groups or t.current:
            t.snapshots[law.name] = extract(t, t.with_current())
    return True, False


def recalculate(t: Timeline, law: Legislation, day: int) -> tuple[bool, bool]:
    """The tranche takes effect: give everybody concerned the new fraction."""
    held = t.applicable.get(law.name)
    if held is None or held[1] != day:
        return False, False
    changed = to_modify(t, law, day)
    for s in changed:
        relegislate(s, law, day, t.rules)
    clear_unused(changed)
    return bool(changed), False
