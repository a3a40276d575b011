"""The booking's dates from its sentences. Specification: 05 §5, 06 §4 and §5."""

from __future__ import annotations

from calculator.calculable import (
    LED,
    LONE,
    MTD,
    PED,
    SLED,
    TYPE_NAMES,
    Calculable,
)
from calculator.dates.curfew_booking import allowed
from calculator.dates.ersed import spans
from calculator.dates.extraction import Extraction, Why
from calculator.dates.flags import on_40, on_progression
from calculator.dates.sentence import compute
from calculator.durations import period
from calculator.timeline.credit import add_one
from calculator.timeline.state import Group, Timeline


def prepare(t: Timeline, groups: list[Group]) -> None:
    """Bring every sentence's own dates up to date: added days beyond expiry are unused, and licence is held (05 §5)."""
    rules, person, ersed = t.rules, t.person, t.case.early_removal
    mixed = False
    for g in groups:
        for s in g.sentences:
            if s.dirty:
                over = s.release() - s.expiry()
                if over > 0:
                    add_one(s, "unused", over)
                compute(s, rules, person, ersed)
            mixed = mixed or s.led_mixed
    if mixed:
        _hold_licence(t, groups)


def _hold_licence(t: Timeline, groups: list[Group]) -> None:
    """Licence of mixed chains cannot outlast the group: the days beyond are unused for the whole group."""
    adult = t.person.adult_from
    for g in groups:
        if not g.sentences:
            continue
        latest = max(s.expiry() for s in g.sentences)
        over = 0
        for s in g.sentences:
            if s.led_mixed:
                end = s.licence_expiry(adult)
                if end is not None and end > latest:
                    over = max(over, end - latest)
        if over > 0:
            for s in g.sentences:
                add_one(s, "unused_licence", over)
                compute(s, t.rules, t.person, t.case.early_removal)


def extract(t: Timeline, groups: list[Group]) -> Extraction:
    """All dates of the booking from these groups."""
    prepare(t, groups)
    sentences = [s for g in groups for s in g.sentences]
    if len(sentences) == 1:
        return _one(t, sentences[0])
    from calculator.dates import several

    return several.extract(t, groups, sentences)


def _one(t: Timeline, s: Calculable) -> Extraction:
    adult = t.person.adult_from
    types = s.types_at(adult)
    out = Extraction()
    out.active = s
    out.breakdown = {TYPE_NAMES[k]: b for k, b in s.breakdown.items()}
    expiry, release = s.expiry(), s.release()
    out.put("SLED" if types & SLED else "SED", expiry, Why("expiry", s))
    kind, way = _release_type(s, types)
    out.put(kind, release, Why(way, s))
    if types & LED:
        led = s.licence_expiry(adult)
        if led is not None:
            out.put("LED", led, Why("expiry" if types & SLED else "licence", s))
    if s.tused is not None:
        out.put("TUSED", s.tused, Why("tused", s))
    if s.hdced is not None and not types & PED and release > s.hdced and allowed(t, [s], s, s.hdced):
        out.put("HDCED", s.hdced, Why("hdced", s))
    ped = s.ped()
    if ped is not None:
        floor = max(ped, s.date)
        out.put("PED", floor, Why("ped", s, (s.date,)))
    if s.ersed is not None:
        out.put("ERSED", s.ersed, Why("ersed", s), s.ersed_why.breakdown)  # type: ignore[attr-defined]
        keep_later_ersed(t, s, out)
    if s.etd is not None and s.ltd is not None:
        out.put("ETD", s.etd, Why("etd", s, (s.date,)))
        out.put("LTD", s.ltd, Why("ltd", s, (s.date,)))
    if not s.only_botus:
        out.put("ESED", s.u_expiry, Why("esed", s))
    part = s.parts[0]
    if s.form == LONE and part.botus and part.historic_tused is not None and expiry < part.historic_tused:
        out.put("TUSED", part.historic_tused, Why("botus", s, (part.historic_tused,)))
        out.historic_tused = True
    out.length = period(s.date, s.u_expiry + 1)
    out.affected_40 = on_40(s)
    out.affected_progression = on_progression(s)
    out.impacting = [s]
    return out


def _release_type(s: Calculable, types: int) -> tuple[str, str]:
    if s.recall is not None:
        return "PRRD", "recall"
    if types & PED and s.ped() is None:
        return "PED", "release"
    if s.conditional:
        return "CRD", "release"
    if types & MTD:
        return "MTD", "release"
    return "ARD", "release"


def keep_later_ersed(t: Timeline, s: Calculable, out: Extraction) -> None:
    """A chain spanning the 30 per cent rule keeps a later removal date worked out before it (12 §12.5)."""
    from calculator.timeline.loop import ERS_SNAPSHOT

    before = t.snapshots.get(ERS_SNAPSHOT)
    now = out.dates.get("ERSED")
    if before is None or now is None or not spans(s, t.rules.ers_new_from):
        return
    kept = before.dates.get("ERSED")
    if kept is not None and kept > now:
        out.put(
            "ERSED",
            kept,
            Why("ersed-kept", None, (kept,), before.why.get("ERSED"), kept),
            before.breakdown.get("ERSED"),
        )
        out.dto_later_than_crd = before.dto_later_than_crd
