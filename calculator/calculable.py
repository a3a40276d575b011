"""What the engine calculates together.

A `Calculable` is a part on its own, a chain of consecutive parts, or parts merged into a single term. Its adjustments
are twelve counters; every date is worked out live from them. Dates are day numbers. Specification: 02, 05 §6, 06 §2.
"""

from __future__ import annotations

from operator import attrgetter

from calculator.certain import certain
from calculator.dates.breakdown import Breakdown
from calculator.durations import Units, add_months, length_in_days, unit_sum
from calculator.law.model import Legislation, Rules
from calculator.leg import NOT_BEGUN, Begun, Fractioned, Leg
from calculator.part import IS_BOTUS, IS_DTO, TERM, Part

# Date types as bits, so that a set of types is one whole number.
SLED, SED, LED, CRD, ARD, PRRD, PED, MTD, ETD, LTD, TUSED, HDCED = (1 << n for n in range(12))
TYPE_NAMES = {
    SLED: "SLED",
    SED: "SED",
    LED: "LED",
    CRD: "CRD",
    ARD: "ARD",
    PRRD: "PRRD",
    PED: "PED",
    MTD: "MTD",
    ETD: "ETD",
    LTD: "LTD",
    TUSED: "TUSED",
    HDCED: "HDCED",
}

LONE, CHAIN, SINGLE_TERM, DTO_SINGLE_TERM = range(4)

#: What the log of adjustments records: bucket, days, and where they came from.
LogEntry = tuple[str, int, tuple[int, ...]]


class Calculable:
    """A part, chain or single term with its counters. `calculated` is set once its dates have first been worked out."""

    __slots__ = (
        "additional_release",
        "all_terms",
        "awarded",
        "awarded_post",
        "bail",
        "begun",
        "breakdown",
        "calculated",
        "conditional",
        "date",
        "dirty",
        "dto_kind",
        "earliest",
        "ersed",
        "ersed_why",
        "etd",
        "every",
        "expiry_days",
        "form",
        "ftr56_on",
        "ftr_set",
        "ftr_tranche",
        "groups",
        "hdced",
        "hdced_why",
        "laid",
        "last_ual",
        "law",
        "law_day",
        "led",
        "led_mixed",
        "legs",
        "length",
        "log",
        "ltd",
        "no_deductions",
        "no_remand",
        "only_botus",
        "parole_days",
        "parole_legs",
        "parts",
        "recall",
        "recall_bail",
        "recall_remand",
        "release_days",
        "remand",
        "returned",
        "served",
        "some",
        "summed",
        "term_kind",
        "track",
        "tused",
        "tused_why",
        "types",
        "u_expiry",
        "u_ped",
        "u_release",
        "ual",
        "ual_ftr",
        "ual_post",
        "under_year",
        "unused",
        "unused_licence",
    )

    def __init__(self, form: int, parts: tuple[Part, ...], rules: Rules, grown_from: Calculable | None = None) -> None:
        first = parts[0]
        self.form = form
        self.parts = parts
        self.recall: str | None = first.recall
        self.returned: int | None = first.returned
        #: Groups of parts served at one fraction, in order of first appearance; kept so that a chain can grow.
        self.groups: list[Fractioned] | None = None
        self.laid: tuple[Units, ...] = ()
        self.begun: Begun = NOT_BEGUN
        if form == LONE:
            self.some = self.every = first.flags
            self.date, self.earliest, self.length, self.summed = first.date, first.offence, first.length, first.total
        else:
            self._sum_up(parts, grown_from)
            self.length = 0  # single terms: set by `combine.new`
        self.dto_kind = bool(self.every & IS_DTO)
        self.term_kind = self.form == DTO_SINGLE_TERM or (form == LONE and bool(self.every & TERM))
        self.all_terms = bool(self.every & TERM)
        self.only_botus = bool(self.every & IS_BOTUS)
        if form == CHAIN:
            self.length = length_in_days(self.date, self.summed)
            if self.dto_kind and self.length > add_months(self.date, rules.dto_cap) - self.date:
                self.length = length_in_days(self.date, (0, rules.dto_cap, 0, 0))
        self.track = first.track if form == LONE else ""
        self.types = 0
        self.under_year = False
        self.remand = self.bail = self.recall_remand = self.recall_bail = 0
        self.awarded = self.ual = self.awarded_post = self.ual_post = self.ual_ftr = 0
        self.served = self.unused = self.unused_licence = 0
        self.last_ual: int | None = None
        self.release_days = self.expiry_days = 0
        self.parole_days: int | None = None
        self.u_expiry = self.u_release = 0
        self.u_ped: int | None = None
        self.legs: tuple[Leg, ...] = ()
        self.parole_legs: tuple[Leg, ...] = ()
        self.calculated = False
        self.conditional = False
        self.dirty = True
        self.ftr56_on = False
        self.ftr_set = False
        self.ftr_tranche: int | None = None
        self.law: Legislation | None = None
        self.law_day: int | None = None
        self.led: int | None = None
        self.led_mixed = False
        self.tused: int | None = None
        self.hdced: int | None = None
        self.ersed: int | None = None
        self.etd: int | None = None
        self.ltd: int | None = None
        self.hdced_why: object = None
        self.tused_why: object = None
        self.ersed_why: object = None
        self.breakdown: dict[int, Breakdown] = {}
        self.log: list[LogEntry] = []
        self.no_deductions = (form == LONE and first.fine and first.civil) or self.only_botus
        self.no_remand = False  # set once the track is known
        self.additional_release = 0

    def _sum_up(self, parts: tuple[Part, ...], grown_from: Calculable | None) -> None:
        """What some and every part is, the earliest date and offence, and the lengths added unit by unit."""
        if grown_from is None:
            some, every, date, earliest, summed = 0, -1, parts[0].date, None, (0, 0, 0, 0)
            added = parts
        else:
            some, every, date = grown_from.some, grown_from.every, grown_from.date
            earliest, summed, added = grown_from.earliest, grown_from.summed, parts[len(grown_from.parts) :]
        for p in added:
            some |= p.flags
            every &= p.flags
            date = min(date, p.date)
            if p.offence is not None and (earliest is None or p.offence < earliest):
                earliest = p.offence
        self.some, self.every, self.date, self.earliest = some, every, date, earliest
        self.summed = unit_sum((summed, *(p.total for p in added)))

    # --- identity -------------------------------------------------------------------------------------------------

    def offence_date(self) -> int | None:
        """Earliest known offence date of the parts."""
        return self.earliest

    def shorter_than_months(self, months: int) -> bool:
        """Length in days is under the days from the sentence date to the same day `months` later."""
        return self.length < add_months(self.date, months) - self.date

    def has_type(self, kind: int, rules_adult_from: int) -> bool:
        """Whether the date type applies, read through the swap for people under 18 at release."""
        return bool(self.types_at(rules_adult_from) & kind)

    def types_at(self, adult_from: int) -> int:
        """Date types; for somebody under 18 at release from less than 12 months, SED and ARD replace SLED and CRD."""
        types = self.types
        if self.calculated and self.under_year and not self.dto_kind and self.release() < adult_from:
            types = types & ~(SLED | CRD) | SED | ARD
        return types

    # --- live quantities (05 §6) ----------------------------------------------------------------------------------

    def deductions(self) -> int:
        """Days credited: remand, tagged bail, and both on recall."""
        return self.remand + self.bail + self.recall_remand + self.recall_bail

    def total_days(self) -> int:
        """Plain sum of all twelve counters; decides whose adjustments a new sentence takes on."""
        return (
            self.remand
            + self.bail
            + self.recall_remand
            + self.recall_bail
            + self.awarded
            + self.ual
            + self.awarded_post
            + self.ual_post
            + self.ual_ftr
            + self.served
            + self.unused
            + self.unused_licence
        )

    def initial_no_awards(self) -> int:
        """Days that move release, without added days."""
        return self.ual - self.remand - self.bail - self.recall_remand - self.recall_bail

    def initial(self) -> int:
        """Days that move release."""
        return self.initial_no_awards() + self.awarded - self.served

    def release_no_awards(self) -> int:
        """Release date leaving out added days."""
        return self.u_release + self.ual - self.remand - self.bail - self.recall_remand - self.recall_bail

    def uncapped(self) -> int:
        """Release date before it is held between sentence and expiry."""
        return self.release_no_awards() + self.awarded - self.served

    def det_release(self) -> int:
        """Release date of the sentence itself, recall left aside; never before the sentence."""
        day = (
            self.u_release
            + self.ual
            - self.remand
            - self.bail
            - self.recall_remand
            - self.recall_bail
            + self.awarded
            - self.served
            - self.unused
        )
        return max(self.date, day)

    def licence_adjustment(self) -> int:
        """Days that move expiry."""
        return self.ual + self.ual_post - self.remand - self.bail - self.recall_remand - self.recall_bail

    def adjusted_expiry(self) -> int:
        """Expiry after adjustments, with no floor."""
        return (
            self.u_expiry + self.ual + self.ual_post - self.remand - self.bail - self.recall_remand - self.recall_bail
        )

    def expiry(self) -> int:
        """Last day of the sentence: never before it is imposed, nor before the day after the last day of UAL."""
        day = self.adjusted_expiry()
        if day < self.date:
            day = self.date
        if self.last_ual is not None and self.last_ual >= day:
            day = self.last_ual + 1
        return day

    def ped(self) -> int | None:
        """Parole eligibility of an extended or particular-concern sentence, with no floor."""
        return None if self.u_ped is None else self.u_ped + self.initial()

    def licence_expiry(self, adult_from: int) -> int | None:
        """End of licence: expiry where licence runs to the end, otherwise the licence date last worked out."""
        return self.expiry() if self.types_at(adult_from) & SLED else self.led

    def initial_licence_expiry(self, adult_from: int) -> int | None:
        """End of licence as tested on first release: credit beyond the custodial period is given back."""
        day = self.licence_expiry(adult_from)
        if day is None:
            return None
        initial = self.initial()
        if initial < 0 and -initial > self.release_days:
            return day - initial - self.release_days
        return day

    def immediate(self) -> bool:
        """Released on the day of sentence."""
        return self.det_release() == self.date

    def immediate_exactly(self) -> bool:
        """Credit uses up the custodial period to the day, so that release falls on the day of sentence unforced."""
        return self.immediate() and 1 - self.initial() == self.release_days

    def prrd_days(self) -> str | None:
        """Which fixed-term recall runs, or none for a standard recall (or 56 days before it is in force)."""
        if self.recall == "STANDARD" or (self.recall == "FTR_56" and not self.ftr56_on):
            return None
        return self.recall

    def prrd(self) -> int | None:
        """Post-recall release date; none if the sentence is not a recall."""
        if self.recall is None:
            return None
        expiry = self.expiry()
        if self.prrd_days() is None or self.returned is None:
            return expiry
        day = self.additional_release + self.ual_ftr
        if self.ftr_tranche is not None and day <= self.ftr_tranche:
            day = self.ftr_tranche
        day += self.awarded_post
        return min(expiry, day)

    def release(self) -> int:
        """Release date: of the recall if there is one, otherwise of the sentence."""
        if self.recall is None:
            return self.det_release()
        return certain(self.prrd())

    def defaulted(self) -> int:
        """Release date put off to the tranche that was allocated."""
        if self.recall is not None:
            return self.release()
        day = self.det_release()
        if self.law is None or self.law_day is None:
            return day
        if self.law.covers == "progression":
            return self.law_day + self.awarded if self.law_day > day - self.awarded else day
        return max(day, self.law_day)

    def adult_at_release(self, adult_from: int) -> bool:
        """18 or over on the release date."""
        return self.release() >= adult_from

    # --- counters ---------------------------------------------------------------------------------------------------

    def frozen(self) -> Calculable:
        """A copy of the present state, for results that must not move with later events."""
        copy = Calculable.__new__(Calculable)
        for name, value in zip(Calculable.__slots__, _state(self), strict=True):
            setattr(copy, name, value)
        copy.breakdown = dict(self.breakdown)
        copy.log = list(self.log)
        return copy


_state = attrgetter(*Calculable.__slots__)

#: Adult from the beginning of time: used when no date of birth was given.
ALWAYS_ADULT = 0
__all__ = [
    "ALWAYS_ADULT",
    "ARD",
    "CHAIN",
    "CRD",
    "DTO_SINGLE_TERM",
    "ETD",
    "HDCED",
    "LED",
    "LONE",
    "LTD",
    "MTD",
    "PED",
    "PRRD",
    "SED",
    "SINGLE_TERM",
    "SLED",
    "TUSED",
    "TYPE_NAMES",
    "Calculable",
    "LogEntry",
    "Part",
]
