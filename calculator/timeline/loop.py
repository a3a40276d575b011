"""The loop over dated events. Specification: 05 §2 and §3."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any

from calculator.calculable import Part
from calculator.calendar import working_days
from calculator.case import Case
from calculator.dates.booking import extract, prepare
from calculator.dates.extraction import Extraction
from calculator.identify import Person
from calculator.law.model import Legislation, Rules
from calculator.timeline import days, early, moves, recall56, sentencing
from calculator.timeline.state import Group, Timeline

(
    SIMPLE_SNAPSHOT,
    COMMENCE,
    ALLOCATE,
    AMEND,
    SDS40_SNAPSHOT,
    PROGRESSION_SNAPSHOT,
    RECALCULATE,
    RECALL_56,
    SENTENCED,
    MOVED,
    ADDED,
    RESTORED,
    AT_LARGE,
) = (5, 10, 20, 30, 35, 36, 37, 40, 50, 60, 70, 80, 90)

ERS_SNAPSHOT = "BEFORE_ERS30"

#: Day, order within the day, tie-break, the law concerned.
Event = tuple[int, int, int, Legislation | None]


#: A day of the walk: the day, its events in their standing, whether they are the law's alone, and the law of which a
#: tranche opens on it, if nothing else happens.
Day = tuple[int, list[Event], bool, Legislation | None]


def law_days(rules: Rules, recalled_56: bool) -> list[Day]:
    """Events that every case has, day by day in order; the tranches of 56-day recall only for those it can concern.

    Worked out once per law set.
    """
    known: dict[bool, list[Day]] | None = rules.prepared.get("events")
    if known is None:
        events = _law_events(rules)
        known = {True: _by_day(events), False: _by_day({e for e in events if e[1] != RECALL_56})}
        rules.prepared["events"] = known
    return known[recalled_56]


def _law_events(rules: Rules) -> set[Event]:
    found: set[Event] = set()
    for n, law in enumerate(rules.legislation):
        found.add((law.start, COMMENCE, n, law))
        snapshot = SDS40_SNAPSHOT if law.covers == "sds40" else PROGRESSION_SNAPSHOT
        for tranche in law.tranches:
            found.update(
                {
                    (tranche.start, ALLOCATE, n, law),
                    (tranche.start, snapshot, n, law),
                    (tranche.start, RECALCULATE, n, law),
                }
            )
        if law.covers == "sds40-additional":
            found.add((law.start, AMEND, n, law))
    found.update((tranche.start, RECALL_56, 0, rules.recall56) for tranche in rules.recall56.tranches)
    return found


def _by_day(found: set[Event]) -> list[Day]:
    return [
        (day, events, True, _tranche_of(events))
        for day, group in groupby(sorted(found, key=_when), key=_day)
        if (events := list(group))
    ]


def _tranche_of(events: list[Event]) -> Legislation | None:
    """The law of which a tranche opens, if these events are that and nothing else."""
    laws = {id(event[3]) for event in events}
    only = all(event[1] == ALLOCATE or event[1] in _OF_ONE_TRANCHE for event in events)
    return events[0][3] if only and len(laws) == 1 else None


_day: Callable[[Event], int] = itemgetter(0)
_first: Callable[[Day], int] = itemgetter(0)


def _when(event: Event) -> tuple[int, int, int]:
    return event[:3]


def own_days(case: Case, rules: Rules, parts: list[Part]) -> dict[int, list[Event]]:
    """The case's own events by day."""
    own: set[tuple[int, int]] = {(p.date, SENTENCED) for p in parts}
    if case.movements:
        own.update((m.date.toordinal(), MOVED) for m in case.movements)
    for a in case.adjustments:
        order = _ORDERS.get(a.kind)
        if order is not None:
            own.add((a.start.toordinal(), order))
    if rules.keep_later_ersed and case.early_removal and any(p.date > rules.ers_new_from for p in parts):
        own.add((rules.ers_new_from, SIMPLE_SNAPSHOT))
    found: dict[int, list[Event]] = {}
    for day, order in own:
        found.setdefault(day, []).append((day, order, 0, None))
    return found


_OF_ONE_TRANCHE = frozenset({SDS40_SNAPSHOT, PROGRESSION_SNAPSHOT, RECALCULATE})
_ORDERS = {"ADA": ADDED, "RADA": RESTORED, "UAL": AT_LARGE}


def walk(case: Case, rules: Rules, person: Person, parts: list[Part]) -> tuple[Timeline, Extraction]:
    """Walk all events and take the final dates."""
    t = Timeline(case, rules, person, parts, working_days(rules.working_days))
    for day, events, of_law, tranche in _merged(own_days(case, rules, parts), law_days(rules, t.recalled_56)):
        if t.licence or (day > t.latest_day and t.current):
            _release_check(t, day)
        if tranche is not None:
            held = t.applicable.get(tranche.name)
            if held is not None and held[1] is not None and held[1] != day:
                # Somebody else's tranche: the tranche is allocated already, so nothing changes.
                if t.fresh != []:
                    t.recompute_latest()
                continue
        if of_law and not t.current and not t.licence:
            _idle(t, day, events)
            continue
        required = skipped = False
        for event in events:
            if event[1] == COMMENCE and event[3] is not None:
                t.begin(event[3], None)
                continue
            needs, skips = _handle(t, event)
            required |= needs
            skipped |= skips
        if required and not skipped:
            t.recompute_latest()
    t.groups = t.with_current()
    t.current = []
    return t, extract(t, t.groups)


def _merged(own: dict[int, list[Event]], law: list[Day]) -> list[Day]:
    """Days of the case and of the law in order, events of a day in their standing."""
    days = law.copy()
    for day, events in own.items():
        at = bisect_left(days, day, key=_first)
        if at < len(days) and days[at][0] == day:
            days[at] = (day, sorted([*days[at][1], *events], key=_when), False, None)
        else:
            days.insert(at, (day, sorted(events, key=_when) if len(events) > 1 else events, False, None))
    return days


def _idle(t: Timeline, day: int, events: list[Event]) -> None:
    """A day of the law on which nobody is in custody or on licence: only what later events can see matters."""
    for event in events:
        order, law = event[1], event[3]
        if law is None:
            continue
        if order in (COMMENCE, AMEND):
            t.begin(law, None)
        elif order in (SDS40_SNAPSHOT, PROGRESSION_SNAPSHOT):
            early.snapshot(t, law, day, _kept)
        elif order == RECALL_56 and not t.ftr[0]:
            recall56.tranche_opens(t, day)


def _release_check(t: Timeline, day: int) -> None:
    """Anybody whose release lies before this day has gone; licences that ended before it have ended (05 §3.1)."""
    adult = t.person.adult_from
    if day > t.latest_day and t.current:
        group = Group(min(s.date for s in t.current), t.latest_day, t.current)
        t.groups.append(group)
        for s in t.current:
            end = s.initial_licence_expiry(adult)
            if end is not None and end > day:
                t.licence.append(s)
        t.current = []
        t.links = None
        t.touch()
        prepare(t, t.groups)
    if t.licence:
        over = [s for s in t.licence if (end := s.initial_licence_expiry(adult)) is not None and day > end]
        if over:
            t.licence = [s for s in t.licence if s not in over]
            t.expired_licence.extend(over)


def _handle(t: Timeline, event: Event) -> tuple[bool, bool]:
    day, order, _, law = event
    if order == SENTENCED:
        return sentencing.sentenced(t, day)
    if law is not None:
        return _law_event(t, day, order, law)
    if order == MOVED:
        return moves.moved(t, day)
    if order == AT_LARGE:
        return days.unlawfully_at_large(t, day)
    if order == SIMPLE_SNAPSHOT:
        t.touch()
        if t.groups or t.current:
            t.snapshots[ERS_SNAPSHOT] = _kept(t, t.with_current())
        return True, False
    return days.awards(t, day)


def _law_event(t: Timeline, day: int, order: int, law: Legislation) -> tuple[bool, bool]:
    if order == ALLOCATE:
        return early.allocate(t, law)
    if order in _OF_ONE_TRANCHE:
        held = t.applicable.get(law.name)
        if held is None or held[1] != day:
            # Not this person's tranche: nothing changes, and only a recalculation does not ask for release to be found.
            return order != RECALCULATE, False
    if order == RECALL_56:
        return recall56.tranche_opens(t, day)
    t.touch()
    if order == AMEND:
        return early.amend(t, law)
    if order in (SDS40_SNAPSHOT, PROGRESSION_SNAPSHOT):
        return early.snapshot(t, law, day, _kept)
    return early.recalculate(t, law, day)


def _kept(t: Timeline, groups: list[Group]) -> Any:
    """Dates as they stand now, held fast; under the progression model, after SDS40's own stage."""
    from calculator.dates.final import sds40_final

    result = extract(t, groups)
    law = t.rules.progression
    if law is not None and law.name in t.applicable and t.applicable[law.name][1] is not None:
        before = t.snapshots.get(t.rules.sds40.name)
        held = t.applicable.get(t.rules.sds40.name)
        if before is not None and held is not None and held[1] is not None:
            result = sds40_final(t, result, before, held[1], t.all_sentences())
    return result.frozen()
