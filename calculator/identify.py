"""Which release rules a sentence falls under, and which dates it can have. Specification: 03.

Run on every part before the timeline, and on every chain or single term when it is made.
"""

from __future__ import annotations

from calculator.calculable import (
    ARD,
    CHAIN,
    CRD,
    DTO_SINGLE_TERM,
    ETD,
    HDCED,
    LED,
    LONE,
    LTD,
    MTD,
    PED,
    PRRD,
    SED,
    SINGLE_TERM,
    SLED,
    TUSED,
    Calculable,
)
from calculator.durations import add_months
from calculator.law.model import Rules
from calculator.part import (
    DTO_BEFORE,
    EXTENDED,
    NOT_ORA,
    ORA,
    PAROLE,
    PLUS,
    PLUS_OFFENCE,
    POST_CJA,
    PRE_CJA,
    Part,
)

DTO_TYPES = SED | MTD | ETD | LTD | TUSED


class Person:
    """The two birthdays that rules ask about: first day aged 18 or over, and first day older than exactly 18."""

    __slots__ = ("adult_from", "over_18_from", "registered")

    def __init__(self, adult_from: int, over_18_from: int, registered: bool) -> None:
        self.adult_from = adult_from
        self.over_18_from = over_18_from
        self.registered = registered


def track_part(part: Part, rules: Rules) -> None:
    """Set the track of one imposed sentence and, where it is fixed, its release fraction."""
    kind = part.kind
    if kind == "SDS":
        old = part.date < rules.laspo and part.offence is not None and part.offence < rules.cja
        part.track = "SDS_PLUS" if part.sds_plus and not old else "SDS"
        part.set_flags()
        return
    if kind == "EDS":
        part.track = "EDS_AUTOMATIC_RELEASE" if part.automatic else "EDS_DISCRETIONARY_RELEASE"
    elif kind == "SOPC":
        late = part.sentence.under_18_sopc or part.date >= rules.pcsc
        part.track = "SOPC_PED_AT_TWO_THIRDS" if late else "SOPC_PED_AT_HALFWAY"
    elif kind == "AFINE":
        full = (part.sentence.fine or 0) >= rules.fine_amount and part.date >= rules.fine_from
        part.track = "AFINE_ARD_AT_FULL_TERM" if full else "AFINE_ARD_AT_HALFWAY"
        part.civil = part.code in rules.civil_codes
    elif kind == "DTO":
        part.track = "DTO_BEFORE_PCSC" if part.date < rules.pcsc else "DTO_AFTER_PCSC"
    else:
        part.track = "BOTUS" if part.historic_tused is None else "BOTUS_WITH_HISTORIC_TUSED"
    part.multiplier = rules.tracks[part.track]
    part.set_by = rules.track_sources[part.track]
    part.set_flags()


def identify(s: Calculable, rules: Rules, person: Person) -> None:
    """Set the track and the date types of a calculable sentence."""
    s.under_year = s.shorter_than_months(rules.unconditional_months)
    if s.form == CHAIN:
        _chain(s, rules, person)
    elif s.form == LONE:
        _lone(s, rules, person)
    elif s.form == SINGLE_TERM:
        s.track = "SDS"
        _standard(s, rules, person)
    else:
        s.track = "DTO_BEFORE_PCSC" if s.every & DTO_BEFORE else "DTO_AFTER_PCSC"
        s.types = _dto_types(rules)
    if s.recall is not None:
        s.types = s.types & ~HDCED | PRRD
    s.no_remand = s.dto_kind and s.track == "DTO_BEFORE_PCSC"


def _dto_types(rules: Rules) -> int:
    return DTO_TYPES & ~TUSED if rules.tused_repealed else DTO_TYPES


def _lone(s: Calculable, rules: Rules, person: Person) -> None:
    part = s.parts[0]
    kind = part.kind
    if kind == "SDS":
        _standard(s, rules, person)
    elif kind == "EDS":
        s.types = SLED if s.recall else SLED | CRD | (0 if part.automatic else PED)
    elif kind == "SOPC":
        s.types = SLED if s.recall else SLED | CRD | PED
    elif kind == "AFINE":
        s.types = SED | ARD
    elif kind == "DTO":
        s.types = _dto_types(rules)
    else:
        s.types = SED | ARD
        if part.historic_tused is not None and not rules.tused_repealed:
            s.types |= TUSED


def _standard(s: Calculable, rules: Rules, person: Person) -> None:
    """A standard determinate sentence, or standard sentences merged into a single term."""
    offence = s.offence_date()
    if s.date < rules.laspo and offence is not None and offence < rules.cja:
        s.types = _earlier_law(s, rules)
    else:
        s.types = _present_law(s, rules)
    if _top_up(s, rules, person):
        s.types |= TUSED
    if _curfew(s, person):
        s.types |= HDCED


def _earlier_law(s: Calculable, rules: Rules) -> int:
    if s.length >= add_months(s.date, 12 * rules.old_long_years) - s.date:
        return CRD | SLED
    if not s.under_year:
        return LED | CRD | SED
    return ARD | SED


def _present_law(s: Calculable, rules: Rules) -> int:
    offence = s.offence_date()
    if (s.under_year and offence is not None and offence < rules.ora) or s.length <= rules.unconditional_days:
        return SED | ARD
    return SLED | CRD


def _chain(s: Calculable, rules: Rules, person: Person) -> None:
    some, every = s.some, s.every
    if some & EXTENDED:
        s.types = SLED | CRD | (PED if some & PAROLE else 0)
        return
    if every & PLUS:
        s.types = SLED | CRD
    elif s.dto_kind:
        s.track = "DTO_BEFORE_PCSC" if every & DTO_BEFORE else "DTO_AFTER_PCSC"
        s.types = _dto_types(rules)
    elif some & PRE_CJA and some & POST_CJA:
        s.types = SLED | CRD
    elif some & POST_CJA:
        if mixed_licence(s):
            s.types = LED | SED | CRD if s.under_year else SLED | CRD
        else:
            s.types = _present_law(s, rules)
    elif some & PRE_CJA:
        s.types = _earlier_law(s, rules)
    if _top_up(s, rules, person):
        s.types |= TUSED
    if _curfew(s, person):
        s.types |= HDCED


def mixed_licence(s: Calculable) -> bool:
    """A chain under the 2003 Act only, with offences on both sides of 1 February 2015."""
    return s.form == CHAIN and not s.some & PRE_CJA and bool(s.some & ORA) and bool(s.some & NOT_ORA)


def _top_up(s: Calculable, rules: Rules, person: Person) -> bool:
    """Top-up supervision can apply (03 §4): newer offence, more than a day, under two years, over 18 half-way."""
    if rules.tused_repealed or s.form not in (LONE, CHAIN) or not s.some & ORA or s.some & PRE_CJA:
        return False
    if s.length >= add_months(s.date, 12 * rules.tused_years) - s.date or s.length <= rules.unconditional_days:
        return False
    return s.date + (s.length + 1) // 2 >= person.over_18_from


def _curfew(s: Calculable, person: Person) -> bool:
    """Home detention curfew can apply (03 §5)."""
    if person.registered or s.dto_kind or s.form == DTO_SINGLE_TERM:
        return False
    return not s.some & PLUS_OFFENCE
