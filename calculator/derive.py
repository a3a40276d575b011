"""Writes the steps of a date from the reason an extraction gives for it. The counterpart of `calculator.dates`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from calculator.calculable import CHAIN, DTO_SINGLE_TERM, LONE, SINGLE_TERM, SLED, Calculable
from calculator.case import Case
from calculator.dates.ersed import Removal
from calculator.dates.extraction import Why
from calculator.dates.hdced import Curfew
from calculator.dates.sentence import give_back, newer_days
from calculator.durations import Units, add_months, last_day, runs
from calculator.identify import mixed_licence
from calculator.law.model import Rules
from calculator.leg import Leg
from calculator.part import Part
from calculator.steps import Step

BEFORE_RELEASE = ("ual", "remand", "bail", "recall_remand", "recall_bail")
ALL = (*BEFORE_RELEASE, "awarded", "served")
SIGN = {
    "ual": 1,
    "ual_post": 1,
    "ual_ftr": 1,
    "awarded": 1,
    "awarded_post": 1,
    "remand": -1,
    "bail": -1,
    "recall_remand": -1,
    "recall_bail": -1,
    "served": -1,
    "unused": -1,
    "unused_licence": -1,
}
LAW = {
    "ual": "prison-act-s49",
    "ual_post": "prison-act-s49",
    "ual_ftr": "prison-act-s49",
    "awarded": "cja2003-s257",
    "awarded_post": "cja2003-s257",
    "remand": "cja2003-s240za",
    "bail": "sa2020-s325",
    "recall_remand": "cja2003-s240za",
    "recall_bail": "sa2020-s325",
    "served": "service",
    "unused": "cja2003-s257",
    "unused_licence": "psi-03-2015",
}
NOTHING: dict[str, Any] = {}
#: A step from its fields in order, as `Step` makes it, without a call of Python's own in between.
_step: Callable[[tuple[Any, ...]], Step] = partial(tuple.__new__, Step)


class Writer:
    """Writes steps for one case, keeping the date reached so far."""

    __slots__ = ("case", "day", "rules", "steps", "total")

    def __init__(self, case: Case, rules: Rules) -> None:
        self.case = case
        self.rules = rules
        self.steps: list[Step] = []
        self.day = 0
        self.total = 0

    # --- single steps -------------------------------------------------------------------------------------------------

    def count(self, rule: str, days: int, law: tuple[str, ...], **figures: Any) -> None:
        """Days in a term."""
        self.steps.append(_step((rule, "count", days, None, law, figures)))

    def times(self, rule: str, days: int, fraction: tuple[int, int], served: int, law: tuple[str, ...]) -> None:
        """A fraction of the days counted."""
        self.total += served
        self.steps.append(_step((rule, "times", served, None, law, {"fraction": fraction, "days": days})))

    def start(self, rule: str, start: int, after: bool = False, law: tuple[str, ...] = ("psi-03-2015",)) -> None:
        """The total counted from a date: as day one, or as days after it."""
        self.day = start + self.total - (0 if after else 1)
        self.steps.append(_step((rule, "after" if after else "day", start, self.day, law, {"days": self.total})))
        self.total = 0

    def set(self, rule: str, day: int, law: tuple[str, ...], **figures: Any) -> None:
        """A date given by the record or the law."""
        self.day = day
        self.steps.append(_step((rule, "set", day, day, law, figures)))

    def add(self, rule: str, days: int, law: tuple[str, ...], **figures: Any) -> None:
        """Days that move the date."""
        self.day += days
        self.steps.append(_step((rule, "add", days, self.day, law, figures)))

    def months(self, rule: str, months: int, law: tuple[str, ...]) -> None:
        """Calendar months that move the date."""
        self.day = add_months(self.day, months)
        self.steps.append(_step((rule, "months", months, self.day, law, NOTHING)))

    def not_before(self, rule: str, day: int, law: tuple[str, ...], **figures: Any) -> None:
        """Hold the date at a day, where it would fall before it."""
        if self.day < day:
            self.day = day
            self.steps.append(_step((rule, "not-before", day, day, law, figures)))

    def not_after(self, rule: str, day: int, law: tuple[str, ...]) -> None:
        """Hold the date at a day, where it would fall after it."""
        if self.day > day:
            self.day = day
            self.steps.append(_step((rule, "not-after", day, day, law, NOTHING)))

    def note(self, rule: str, law: tuple[str, ...], **figures: Any) -> None:
        """A remark that moves nothing."""
        self.steps.append(_step((rule, "note", 0, self.day or None, law, figures)))

    def save(self) -> None:
        """Put the date by, to be compared with another."""
        self.steps.append(_step(("SAVE", "save", 0, None, (), NOTHING)))
        self.total = 0

    def later(self, rule: str, saved: int, law: tuple[str, ...]) -> None:
        """The later of the date put by and the present one."""
        self.day = max(self.day, saved)
        self.steps.append(_step((rule, "later", 0, self.day, law, {"saved": saved})))

    # --- counting terms -----------------------------------------------------------------------------------------------

    def term(self, start: int, parts: Iterable[Part], lengths: list[Units], cap: bool) -> None:
        """Days of a term, or of consecutive terms laid end to end."""
        at = start
        named = [p.index for p in parts]
        law = ("psi-03-2015", "cja2003-s264") if len(named) > 1 else ("psi-03-2015",)
        for run in runs(lengths):
            last = last_day(at, run)
            self.count("TERM", last - at + 1, law, start=at, last=last, length=run, sentences=named)
            at = last + 1
        if at == start:
            self.count("TERM", 0, ("psi-03-2015",), start=start, last=start - 1, length=(0, 0, 0, 0), sentences=named)
        if cap:
            limit = add_months(start, self.rules.dto_cap) - start
            if at - start > limit:
                self.steps.append(_step(("DTO_CAP", "cap", limit, None, ("sa2020-s241",), NOTHING)))

    def merged(self, s: Calculable, days: int) -> None:
        """Days of sentences merged into a single term."""
        self.count(
            "SINGLE_TERM",
            days,
            ("cja2003-sch20b",) if s.form == SINGLE_TERM else ("sa2020-s241",),
            start=s.date,
            last=s.date + days - 1,
            sentences=[p.index for p in s.parts],
        )

    def legs(self, s: Calculable, legs: Iterable[Leg], rule: str) -> None:
        """Each group of parts served at one fraction."""
        for leg in legs:
            if s.form in (SINGLE_TERM, DTO_SINGLE_TERM):
                self.merged(s, leg.days)
            else:
                self.term(
                    leg.start,
                    leg.parts,
                    [p.custodial for p in leg.parts],
                    s.form == CHAIN and all(p.dto for p in leg.parts),
                )
            self.times(rule, leg.days, leg.fraction, leg.served, (leg.source,))

    def adjust(self, s: Calculable, buckets: tuple[str, ...]) -> None:
        """Every adjustment of the given kinds that the sentence was given, one step a record."""
        for bucket, days, refs in s.log:
            if bucket in buckets:
                self._entry(bucket, days, refs)

    def _entry(self, bucket: str, days: int, refs: tuple[int, ...]) -> None:
        sign, law, rule = SIGN[bucket], (LAW[bucket],), bucket.upper()
        if not refs:
            self.add(rule, sign * days, law)
            return
        for n in refs:
            record = self.case.adjustments[n]
            moved = -record.days if record.kind == "RADA" else record.days
            self.add(
                "RESTORED" if record.kind == "RADA" else rule,
                sign * moved,
                ("prison-rules-r55",) if record.kind == "RADA" else law,
                adjustment=n,
            )

    # --- whole dates --------------------------------------------------------------------------------------------------

    def unadjusted_release(self, s: Calculable) -> None:
        """Release point before adjustments."""
        self.legs(s, s.legs, "FRACTION")
        self.start("RELEASE_POINT", s.date)

    def release(self, s: Calculable) -> None:
        """Release date of the sentence itself."""
        self.unadjusted_release(s)
        self.adjust(s, (*ALL, "unused"))
        self.not_before("IMMEDIATE_RELEASE", s.date, ("cja2003-s240za",))

    def defaulted(self, s: Calculable) -> None:
        """Release date of a sentence, put off to its tranche where one was allocated, or of the recall."""
        if s.recall is not None:
            self.recall(s)
            return
        self.release(s)
        if s.law is not None and s.law_day is not None:
            added = s.awarded if s.law.covers == "progression" else 0
            self.not_before("TRANCHE", s.law_day + added, (s.law.source,), act=s.law.name, added=added)

    def unadjusted_expiry(self, s: Calculable) -> None:
        """Last day of the sentence before adjustments."""
        if s.form in (SINGLE_TERM, DTO_SINGLE_TERM):
            self.merged(s, s.expiry_days)
        else:
            self.term(s.date, s.parts, [p.total for p in s.parts], s.form == CHAIN and s.dto_kind)
        self.times("WHOLE", s.expiry_days, (1, 1), s.expiry_days, ("psi-03-2015",))
        self.start("LAST_DAY", s.date, law=("psi-03-2015", "cja2003-s249") if s.types & SLED else ("psi-03-2015",))

    def expiry(self, s: Calculable) -> None:
        """Last day of the sentence."""
        self.unadjusted_expiry(s)
        self.adjust(s, (*BEFORE_RELEASE, "ual_post"))
        self.not_before("EXPIRY_NOT_BEFORE_SENTENCE", s.date, ("cja2003-s240za",))
        if s.last_ual is not None:
            self.not_before("EXPIRY_AFTER_UAL", s.last_ual + 1, ("prison-act-s49",))

    def recall(self, s: Calculable) -> None:
        """Post-recall release date."""
        kind = s.prrd_days()
        if kind is None or s.returned is None:
            self.expiry(s)
            self.note("STANDARD_RECALL", ("cja2003-s255c",))
            return
        law = ("cja2003-s255ba",) if kind == "FTR_56" else ("cja2003-s255b",)
        days = self.rules.recall_days[kind]
        self.set("RETURNED", s.returned, ("cja2003-s254", *law))
        self.add("FIXED_TERM_RECALL", days - 1, law, of=days)
        self.adjust(s, ("ual_ftr",))
        if s.ftr_tranche is not None:
            self.not_before("TRANCHE", s.ftr_tranche, ("si2026-86",), act="FTR_56", added=0)
        self.adjust(s, ("awarded_post",))
        self.not_after("RECALL_NOT_AFTER_EXPIRY", s.expiry(), law)

    def licence(self, s: Calculable) -> None:
        """End of a licence that does not run to the end of the sentence."""
        if mixed_licence(s):
            self.release(s)
            half = newer_days(s) * self.rules.mixed_licence[0] // self.rules.mixed_licence[1]
            self.add("LED_CONSEC_ORA_AND_NON_ORA", half, ("psi-03-2015",), of=newer_days(s))
            self.adjust(s, ("unused_licence",))
            return
        top, bottom = self.rules.old_licence
        if s.form == SINGLE_TERM:
            self.merged(s, s.expiry_days)
        else:
            self.term(s.date, s.parts, [p.total for p in s.parts], False)
        self.times(
            "LICENCE_FRACTION", s.expiry_days, (top, bottom), -(-s.expiry_days * top // bottom), ("cja2003-sch20b",)
        )
        self.start("LICENCE_END", s.date)
        if give_back(s):
            self.add("GIVEN_BACK", give_back(s), ("service",))
        self.adjust(s, BEFORE_RELEASE)

    def top_up(self, s: Calculable) -> None:
        """Top-up supervision expiry."""
        law = ("cja2003-s256aa",)
        if s.immediate():
            self.set("IMMEDIATE_SUPERVISION", s.date, law)
        else:
            self.unadjusted_release(s)
            self.adjust(s, BEFORE_RELEASE)
        self.months("TUSED_LICENCE_PERIOD_LT_1Y", self.rules.tused_months, law)
        self.adjust(s, ("ual_post",))

    def curfew(self, s: Calculable) -> None:
        """Home detention curfew eligibility."""
        how: Curfew = s.hdced_why  # type: ignore[assignment]
        law = ("si2024-1331-hdc",) if how.new else ("si2023-390",)
        rules = self.rules
        if how.put_off_to is not None:
            self.set("HDCED_ADJUSTED_TO_365_COMMENCEMENT", how.put_off_to, ("si2024-1331-hdc",))
            self.adjust(s, ("awarded", "served", "unused"))
            return
        self.legs(s, s.legs, "FRACTION")
        if how.below:
            top, bottom = rules.hdc_fraction
            half = -(-s.release_days * top // bottom)
            self.total = 0
            self.steps.append(
                _step(("RELEASE_DAYS", "save", s.release_days, None, ("cja2003-s246",), {"days": s.release_days}))
            )
            self.count("HDC_CUSTODIAL", s.release_days, ("cja2003-s246",))
            self.times("HDC_HALF", s.release_days, rules.hdc_fraction, half, ("cja2003-s246",))
            if how.base > half:
                self.total = how.base
                self.steps.append(_step(("HDC_LEAST_SERVED", "at-least", how.base, None, ("cja2003-s246",), NOTHING)))
            self.start("HDCED_GE_MIN_PERIOD_LT_MIDPOINT", s.date, after=True, law=law)
        else:
            self.start("RELEASE_POINT", s.date)
            self.add("HDCED_GE_MIDPOINT_LT_MAX_PERIOD", -how.base, law, of=how.base + 1)
        self.adjust(s, ("remand", "bail", "recall_remand", "recall_bail"))
        self.not_before("HDCED_MINIMUM_CUSTODIAL_PERIOD", s.date + rules.hdc_min_from_sentence, ("cja2003-s246",))
        self.adjust(s, ("ual", "awarded", "served", "unused"))

    def parole(self, s: Calculable, first: int) -> None:
        """Parole eligibility of an extended or particular-concern sentence."""
        if s.form == LONE:
            part = s.parts[0]
            self.term(s.date, s.parts, [part.custodial], False)
            leg = s.parole_legs[0]
            self.times("PAROLE_FRACTION", leg.days, leg.fraction, leg.served, (leg.source,))
        else:
            held = {p.index for leg in s.parole_legs for p in leg.parts}
            self.legs(s, [leg for leg in s.legs if not any(p.index in held for p in leg.parts)], "FRACTION")
            self.legs(s, s.parole_legs, "PAROLE_FRACTION")
        self.start("PAROLE_POINT", s.date)
        self.adjust(s, ALL)
        self.not_before("PED_NOT_BEFORE_SENTENCE", first, ("cja2003-s246a",))

    def removal(self, s: Calculable) -> None:
        """Early removal eligibility."""
        how: Removal = s.ersed_why  # type: ignore[assignment]
        law = ("ers-order-2025",) if how.new else ("si2023-1368",)
        window, unit, fraction = self.rules.ers_new if how.new else self.rules.ers_old
        if how.put_off_to is not None:
            self.set("ERSED_ADJUSTED_TO_ERS30_COMMENCEMENT", how.put_off_to, law)
            self.adjust(s, ("awarded", "served", "unused"))
            return
        if how.held:
            self.set("ERSED_BEFORE_SENTENCE_DATE", s.date, ("cja2003-s260",))
            self.adjust(s, ("ual", "awarded"))
            return
        ped = s.ped()
        if how.by_fraction:
            self.count("ERS_CUSTODIAL", how.custodial, law, start=s.date, last=s.date + how.custodial - 1)
            self.times("ERS_FRACTION", how.custodial, fraction, how.served, law)
            self.start("ERSED_MIN_EFFECTIVE_DATE", s.date, after=True, law=law)
            self.adjust(s, ALL)
            self.not_after("ERSED_NOT_AFTER_RELEASE", s.det_release() if ped is None else ped, law)
            return
        if ped is None:
            self.release(s)
        else:
            self.parole(s, 0)
        if unit == "days":
            self.add("ERSED_MAX_PERIOD", -window, law, of=window)
        else:
            self.months("ERSED_MAX_PERIOD", -12 * window, law)


def steps_for(why: Why, case: Case, rules: Rules) -> list[Step]:
    """The steps of a date."""
    writer = Writer(case, rules)
    _write(writer, why)
    return writer.steps


def _write(w: Writer, why: Why) -> None:
    s, figures = why.sentence, why.figures
    if s is not None and why.way in _OF_SENTENCE:
        _OF_SENTENCE[why.way](w, s, figures)
    else:
        from calculator.derive_booking import write

        write(w, why, _write)


def _botus(w: Writer, s: Calculable, figures: tuple[Any, ...]) -> None:
    w.set("BOTUS_LATEST_TUSED_USED", figures[0], ("cja2003-s256ac",))


def _tused(w: Writer, s: Calculable, figures: tuple[Any, ...]) -> None:
    if s.form == LONE and s.parts[0].botus and s.tused is not None:
        _botus(w, s, (s.tused,))
    else:
        w.top_up(s)


_OF_SENTENCE: dict[str, Callable[[Writer, Calculable, tuple[Any, ...]], None]] = {
    "release": lambda w, s, f: w.release(s),
    "release-unadjusted": lambda w, s, f: w.unadjusted_release(s),
    "at-sentence": lambda w, s, f: w.set("IMMEDIATE_RELEASE", s.date, ("cja2003-s240za",)),
    "expiry": lambda w, s, f: w.expiry(s),
    "esed": lambda w, s, f: w.unadjusted_expiry(s),
    "licence": lambda w, s, f: w.licence(s),
    "recall": lambda w, s, f: w.recall(s),
    "tused": _tused,
    "botus": _botus,
    "hdced": lambda w, s, f: w.curfew(s),
    "ped": lambda w, s, f: w.parole(s, f[0]),
    "ersed": lambda w, s, f: w.removal(s),
}
