"""Early removal eligibility of one sentence. Criminal Justice Act 2003 s.260. Specification: 05 §10, 12 §12.4."""

from __future__ import annotations

from typing import NamedTuple

from calculator.calculable import CHAIN, LONE, Calculable
from calculator.dates.breakdown import Breakdown
from calculator.durations import add_months
from calculator.law.model import Rules

MINIMUM, LONGEST = "ERSED_MIN_EFFECTIVE_DATE", "ERSED_MAX_PERIOD"
BEFORE_SENTENCE, PUT_OFF = "ERSED_BEFORE_SENTENCE_DATE", "ERSED_ADJUSTED_TO_ERS30_COMMENCEMENT"
TRACKS = frozenset(
    {
        "SDS",
        "SDS_PLUS",
        "EDS_AUTOMATIC_RELEASE",
        "EDS_DISCRETIONARY_RELEASE",
        "SOPC_PED_AT_TWO_THIRDS",
        "SOPC_PED_AT_HALFWAY",
    }
)


class Removal(NamedTuple):
    """How the removal date came about.

    By the fraction served (`by_fraction`), the longest window, held at the sentence
    date (`held`), or put off to the commencement of the 30 per cent rule.
    """

    date: int
    tested: int
    by_fraction: bool
    held: bool
    new: bool
    served: int
    custodial: int
    put_off_to: int | None
    breakdown: Breakdown


def spans(s: Calculable, day: int) -> bool:
    """A chain with parts imposed before a day and parts imposed on or after it."""
    return s.form == CHAIN and s.date < day and any(p.date >= day for p in s.parts)


def removal(s: Calculable, rules: Rules) -> Removal | None:
    """The removal date; none for recalls and kinds outside the scheme."""
    if s.recall is not None or not any(p.track in TRACKS for p in s.parts):
        return None
    if s.form == LONE and s.parts[0].pre_cja:
        return None
    begins = rules.ers_new_from
    after = s.date >= begins or spans(s, begins)
    if not after:
        old = _by(s, rules.ers_old, False)
        if old.tested < begins:
            return old
    new = _by(s, rules.ers_new, True)
    if after or new.tested >= begins:
        return new
    added = s.awarded - s.unused - s.served
    return new._replace(
        date=begins + added, put_off_to=begins, breakdown=Breakdown((PUT_OFF,), (), added, begins + added, begins)
    )


def _by(s: Calculable, law: tuple[int, str, tuple[int, int]], new: bool) -> Removal:
    window, unit, (top, bottom) = law
    ped = s.ped()
    release = s.det_release() if ped is None else ped
    before = s.u_release if s.u_ped is None else s.u_ped
    custodial = before - s.date + 1
    served = -(-custodial * top // bottom)
    earliest = release - window if unit == "days" else add_months(release, -12 * window)
    unadjusted = s.date + served
    least = min(unadjusted + s.initial(), release)
    added = s.ual + s.awarded
    by_fraction = least > earliest
    date = least if by_fraction else earliest
    if by_fraction:
        shown = Breakdown((MINIMUM,), (), least - unadjusted, date, unadjusted)
    else:
        shown = Breakdown((LONGEST,), ((LONGEST, -window, unit.upper()),), s.det_release() - s.u_release, date, before)
    if date - added < s.date:
        date = s.date + added
        shown = Breakdown((BEFORE_SENTENCE,), (), added, date, s.date)
        return Removal(date, s.date + s.ual, by_fraction, True, new, served, custodial, None, shown)
    return Removal(date, date - added + s.ual, by_fraction, False, new, served, custodial, None, shown)
