"""The loop over dated events. Specification: 05 §2 and §3."""

from __future__ import annotations

from typing import Any

from calculator.calculable import Part
from calculator.calendar import working_days
from calculator.case import Case
from calculator.dates.booking import Extraction, extract, prepare
from calculator.identify import Person
from calculator.law.model import Legislation, Rules
from calculator.timeline import days, early, moves, recall56, sentencing
from calculator.timeline.state import Group, Timeline

(SIMPLE_SNAPSHOT, COMMENCE, ALLOCATE, AMEND, SDS40_SNAPSHOT, PROGRESSION_SNAPSHOT, RECALCULATE, RECALL_56, SENTENCED,
 MOVED, ADDED, RESTORED, AT_LARGE) = (5, 10, 20, 30, 35, 36, 37, 40, 50, 60, 70, 80, 90)

ERS_SNAPSHOT = "BEFORE_ERS30"

#: Day, order within the day, tie-break, the law concerned.
Event = tuple[int, int, int, Legislation | None]


def law_events(rules: Rules) -> list[Event]:
    """Events that every case has, in order; worked out once per law set."""
    known: list[Event] | None = rules.prepared.get("events")
    if known is not None:
        return known
    found: set[Event] = set()
    for n, law in enumerate(rules.legislation):
        found.add((law.start, COMMENCE, n, law))
        snapshot = SDS40_SNAPSHOT if law.covers == "sds40" else PROGRESSION_SNAPSHOT
        for tranche in law.tranches:
            found.update({(tranche.start, ALLOCATE, n, law), (tranche.start, snapshot, n, law),
                          (tranche.start, RECALCULATE, n, law)})
        if law.covers == "sds40-additional":
            found.add((law.start, AMEND, n, law))
    found.update((tranche.start, RECALL_56, 0, rules.recall56) for tranche in rules.recall56.tranches)
    events = sorted(found, key=lambda e: e[:3])
    rules.prepared["events"] = events
    return events


def events_of(case: Case, rules: Rules, parts: list[Part]) -> list[Event]:
    """All events of a case in order of day and of standing within the day."""
    own: set[tuple[int, int]] = {(p.date, SENTENCED) for p in parts}
    own.update((m.date.toordinal(), MOVED) for m in case.movements)
    kinds = {"ADA": ADDED, "RADA": RESTORED, "UAL": AT_LARGE}
    own.update((a.start.toordinal(), kinds[a.kind]) for a in case.adjustments if a.kind in kinds)
    if (rules.keep_later_ersed and case.early_removal and any(p.date > rules.ers_new_from for p in parts)):
        own.add((rules.ers_new_from, SIMPLE_SNAPSHOT))
    merged: list[Event] = [*law_events(rules), *((day, order, 0, None) for day, order in own)]
    merged.sort(key=lambda e: e[:3])
    return merged


def walk(case: Case, rules: Rules, person: Person, parts: list[Part]) -> tuple[Timeline, Extraction]:
    """Walk all events and take the final dates."""
    t = Timeline(case, rules, person, parts, working_days(rules.working_days))
    events = events_of(case, rules, parts)
    at, count = 0, len(events)
    while at < count:
        day = events[at][0]
        _release_check(t, day)
        required = skipped = False
        while at < count and events[at][0] == day:
            event = events[at]
            at += 1
            needs, skips = _handle(t, event)
            required |= needs
            skipped |= skips
        if required and not skipped:
            t.recompute_latest()
    t.groups = t.with_current()
    t.current = []
    return t, extract(t, t.groups)


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
        prepare(t, t.groups)
    if t.licence:
        still, over = [], []
        for s in t.licence:
            end = s.initial_licence_expiry(adult)
            (over if end is not None and day > end else still).append(s)
        if over:
            t.licence = still
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
        if t.groups or t.current:
            t.snapshots[ERS_SNAPSHOT] = _kept(t, t.with_current())
        return True, False
    return days.awards(t, day)


def _law_event(t: Timeline, day: int, order: int, law: Legislation) -> tuple[bool, bool]:
    if order == COMMENCE:
        return early.commence(t, law)
    if order == ALLOCATE:
        return early.allocate(t, law)
    if order == AMEND:
        return early.amend(t, law)
    if order in (SDS40_SNAPSHOT, PROGRESSION_SNAPSHOT):
        return early.snapshot(t, law, day, _kept)
    if order == RECALCULATE:
        return early.recalculate(t, law, day)
    return recall56.tranche_opens(t, day)


def _kept(t: Timeline, groups: list[Group]) -> Any:
    """Dates as they stand now, held fast against later changes; under the progression model, after SDS40's own stage."""
    from calculator.dates.final import sds40_final

    result = extract(t, groups)
    law = t.rules.progression
    if law is not None and law.name in t.applicable and t.applicable[law.name][1] is not None:
        before = t.snapshots.get(t.rules.sds40.name)
        held = t.applicable.get(t.rules.sds40.name)
        if before is not None and held is not None and held[1] is not None:
            result = sds40_final(t, result, before, held[1], t.all_sentences())
    return result.frozen()
