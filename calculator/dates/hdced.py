"""Home detention curfew eligibility of one sentence (Criminal Justice Act 2003 s.246). Specification: 10 §10.3."""

from __future__ import annotations

from typing import NamedTuple

from calculator.calculable import CHAIN, Calculable
from calculator.dates.breakdown import Breakdown
from calculator.law.model import Rules

BELOW, ABOVE = "HDCED_GE_MIN_PERIOD_LT_MIDPOINT", "HDCED_GE_MIDPOINT_LT_MAX_PERIOD"
FLOOR, OLD, DEFAULTED = "HDCED_MINIMUM_CUSTODIAL_PERIOD", "HDC_180", "HDCED_ADJUSTED_TO_365_COMMENCEMENT"


class Curfew(NamedTuple):
    """How the eligibility date came about.

    `base`: days counted from sentence (below the mid-point) or taken off the
    release point (above it); `other`: added days; `new`: the 365 day rule; `put_off_to`: its commencement, if used.
    """

    date: int
    only_ual: int
    below: bool
    base: int
    floored: bool
    other: int
    new: bool
    put_off_to: int | None
    breakdown: Breakdown


def curfew(s: Calculable, rules: Rules) -> Curfew | None:
    """The eligibility date; none if too little time is left to serve."""
    if s.det_release() < s.date + rules.hdc_min_from_sentence or s.release_days < rules.hdc_min_period:
        return None
    other = s.awarded - s.unused - s.served
    old = _by(s, rules, rules.hdc_old, other, False)
    tested = old.only_ual
    begins = rules.hdc_new_from
    if tested < begins and s.form == CHAIN and any(p.date >= begins for p in s.parts) and s.date < begins:
        tested = begins
    if tested < begins:
        return old
    new = _by(s, rules, rules.hdc_new, other, True)
    if new.only_ual >= begins:
        return new
    return new._replace(date=begins + other, put_off_to=begins, breakdown=new.breakdown.with_rule(DEFAULTED))


def _by(s: Calculable, rules: Rules, law: tuple[int, int], other: int, new: bool) -> Curfew:
    midpoint, window = law
    days = s.deductions()
    below = s.release_days < midpoint
    if below:
        top, bottom = rules.hdc_fraction
        base = max(rules.hdc_min_served, -(-s.release_days * top // bottom))
        without_ual = s.date + base - days
    else:
        base = window
        without_ual = s.u_release - window - days
    floor = s.date + rules.hdc_min_from_sentence
    floored = floor >= without_ual
    only_ual = (floor if floored else without_ual) + s.ual
    date = only_ual + other
    rule = BELOW if below else ABOVE
    names = (FLOOR, rule) if floored else (rule,)
    if floored:
        shown = Breakdown(names, ((FLOOR, rules.hdc_min_from_sentence, "DAYS"),), s.ual + other, date, s.date)
    elif below:
        shown = Breakdown(names, ((rule, base, "DAYS"),), s.ual + other - days, date, s.date)
    else:
        shown = Breakdown(names, ((rule, -window, "DAYS"),), s.ual + other - days, date, date + window)
    if not new:
        shown = shown._replace(rules=(*names, OLD))
    return Curfew(date, only_ual, below, base, floored, other, new, None, shown)
