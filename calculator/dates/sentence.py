"""The dates of one calculable sentence, worked out in the order that matters. Specification: 05 §7 and §8."""

from __future__ import annotations

from calculator.calculable import (
    ARD,
    CRD,
    ETD,
    HDCED,
    LED,
    LONE,
    LTD,
    PED,
    SED,
    SLED,
    TUSED,
    Calculable,
)
from calculator.dates.breakdown import Breakdown
from calculator.dates.ersed import removal
from calculator.dates.hdced import curfew
from calculator.durations import add_months, length_in_days, unit_sum
from calculator.identify import Person, mixed_licence
from calculator.law.model import Rules

IMMEDIATE, UNUSED = "IMMEDIATE_RELEASE", "UNUSED_ADA"
TUSED_RULE, BOTUS_RULE, MIXED_RULE = (
    "TUSED_LICENCE_PERIOD_LT_1Y",
    "BOTUS_LATEST_TUSED_USED",
    "LED_CONSEC_ORA_AND_NON_ORA",
)


def compute(s: Calculable, rules: Rules, person: Person, early_removal: bool) -> None:
    """Work out all dates of the sentence from its counters as they stand."""
    adult = person.adult_from
    types = s.types_at(adult)
    shown = s.breakdown
    release = s.det_release()
    immediate = release == s.date
    if types & (ARD | CRD):
        kind = ARD if types & ARD else CRD
        s.conditional = kind == CRD
        extra = ((UNUSED, s.unused, "DAYS"),) if s.unused else ()
        shown[kind] = Breakdown((IMMEDIATE,) if immediate else (), extra, release - s.u_release, release, s.u_release)
    expiry = s.adjusted_expiry()
    shown[SLED if types & SLED else SED] = Breakdown((), (), expiry - s.u_expiry, expiry, s.u_expiry)
    ped = s.ped()
    if types & PED and ped is not None and s.u_ped is not None:
        shown[PED] = Breakdown((), (), ped - s.u_ped, ped, s.u_ped)
    if early_removal:
        out = removal(s, rules)
        s.ersed, s.ersed_why = (None, None) if out is None else (out.date, out)
    _top_up(s, types, immediate, rules, person)
    s.etd = s.ltd = None
    if s.dto_kind and types & (ETD | LTD) and not immediate:
        s.etd, s.ltd = either_side(s, s.release(), rules)
    if types & LED:
        _licence(s, release, rules)
    s.hdced, s.hdced_why = None, None
    shown.pop(HDCED, None)
    if types & HDCED:
        found = curfew(s, rules)
        if found is not None:
            s.hdced, s.hdced_why = found.date, found
            shown[HDCED] = found.breakdown
    s.dirty = False


def _top_up(s: Calculable, types: int, immediate: bool, rules: Rules, person: Person) -> None:
    """Top-up supervision: twelve months from release, while licence is under a year and the person is an adult."""
    s.tused = None
    if s.form == LONE and s.parts[0].botus:
        historic = s.parts[0].historic_tused
        if historic is not None and not rules.tused_repealed:
            s.tused = historic
            s.breakdown[TUSED] = Breakdown((BOTUS_RULE,), (), 0, historic, historic)
        else:
            s.breakdown.pop(TUSED, None)
        return
    if (
        rules.tused_repealed
        or not types & TUSED
        or s.expiry_days - s.release_days >= rules.tused_licence_days
        or s.release_no_awards() < person.adult_from
    ):
        s.breakdown.pop(TUSED, None)
        return
    start = s.date if immediate else s.release_no_awards()
    s.tused = add_months(start, rules.tused_months) + s.ual_post
    names = (TUSED_RULE, IMMEDIATE) if immediate else (TUSED_RULE,)
    s.breakdown[TUSED] = Breakdown(
        names, ((TUSED_RULE, rules.tused_months, "MONTHS"),), s.initial_no_awards(), s.tused, s.u_release
    )


def either_side(s: Calculable, middle: int, rules: Rules) -> tuple[int | None, int | None]:
    """Early and late transfer dates of a detention and training order around its mid-point, by length."""
    if s.length < add_months(s.date, rules.dto_first) - s.date or s.length > add_months(s.date, rules.dto_cap) - s.date:
        return None, None
    shift = rules.dto_shift if s.length < add_months(s.date, rules.dto_second) - s.date else 2 * rules.dto_shift
    return add_months(middle, -shift), add_months(middle, shift)


def newer_days(s: Calculable) -> int:
    """Days of the parts for offences since 1 February 2015, added unit by unit."""
    return length_in_days(s.date, unit_sum(p.total for p in s.parts if p.ora))


def give_back(s: Calculable) -> int:
    """Credit beyond the custodial period, which does not shorten the licence."""
    over = s.deductions() - s.release_days
    return over if s.recall is None and over > 0 else 0


def _licence(s: Calculable, release: int, rules: Rules) -> None:
    if mixed_licence(s):
        top, bottom = rules.mixed_licence
        half = newer_days(s) * top // bottom
        s.led = release + half - s.unused_licence
        s.led_mixed = True
        lost = s.unused + s.unused_licence
        s.breakdown[LED] = Breakdown((MIXED_RULE,), ((UNUSED, lost, "DAYS"),) if lost else (), half, s.led, release)
        return
    top, bottom = rules.old_licence
    s.led = s.date + -(-s.expiry_days * top // bottom) + give_back(s) + s.initial_no_awards() - 1
