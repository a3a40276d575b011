"""The booking's dates from several sentences. Specification: 06 §5, 15 §15.5."""

from __future__ import annotations

from calculator.calculable import ARD, CRD, LED, LONE, PED, SED, SLED, TUSED, Calculable
from calculator.certain import certain
from calculator.dates import parole_and_removal
from calculator.dates.booking import keep_later_ersed
from calculator.dates.curfew_booking import curfew_date
from calculator.dates.extraction import Extraction, Why
from calculator.dates.flags import affected_by_40, affected_by_progression
from calculator.dates.recall_booking import booking_prrd
from calculator.dates.sentence import either_side
from calculator.durations import add_months, period
from calculator.timeline.state import Group, Timeline


class View:
    """The sentences of a booking with the quantities that several rules ask for, worked out once."""

    __slots__ = (
        "active",
        "active_release",
        "adult",
        "det_best",
        "expiry",
        "expiry_best",
        "groups",
        "leds",
        "length",
        "licence",
        "licence_best",
        "out",
        "release",
        "sentences",
        "t",
        "tied",
        "types",
        "u_expiry_best",
    )

    def __init__(self, t: Timeline, groups: list[Group], sentences: list[Calculable]) -> None:
        self.t = t
        self.groups = groups
        self.sentences = sentences
        self.adult = adult = t.person.adult_from
        self.out = Extraction()
        self.types = {id(s): s.types_at(adult) for s in sentences}
        self.release = {id(s): s.release() for s in sentences}
        latest = 0
        tied: list[Calculable] = []
        self.expiry = -1
        self.expiry_best = self.det_best = self.u_expiry_best = sentences[0]
        best_det = best_u = -1
        self.leds: dict[int, int] = {}
        self.licence: int | None = None
        self.licence_best: Calculable | None = None
        for s in sentences:
            defaulted = s.defaulted()
            if defaulted > latest or not tied:
                latest, tied = defaulted, [s]
            elif defaulted == latest:
                tied.append(s)
            expiry = s.expiry()
            if expiry > self.expiry:
                self.expiry, self.expiry_best = expiry, s
            det = s.det_release()
            if det > best_det:
                best_det, self.det_best = det, s
            if s.u_expiry > best_u:
                best_u, self.u_expiry_best = s.u_expiry, s
            led = expiry if self.types[id(s)] & SLED else s.led
            if led is not None:
                self.leds[id(s)] = led
                if self.licence is None or led > self.licence:
                    self.licence, self.licence_best = led, s
        self.tied = tied
        self.active = tied[0]
        self.active_release = self.release[id(tied[0])]
        self.length = period(min(s.date for s in sentences), best_u + 1)

    def has(self, s: Calculable, kind: int) -> bool:
        """Whether a date type applies to a sentence."""
        return bool(self.types[id(s)] & kind)

    def adult_at_release(self, s: Calculable) -> bool:
        """18 or over on the sentence's release date."""
        return self.release[id(s)] >= self.adult

    def months(self) -> int:
        """Whole months of the effective length."""
        return self.length[0] * 12 + self.length[1]


def latest_by(sentences: list[Calculable], days: dict[int, int]) -> Calculable | None:
    """Sentence with the latest day; the first listed on ties."""
    best: Calculable | None = None
    for s in sentences:
        if best is None or days[id(s)] > days[id(best)]:
            best = s
    return best


def extract(t: Timeline, groups: list[Group], sentences: list[Calculable]) -> Extraction:
    """All dates of a booking of several sentences."""
    v = View(t, groups, sentences)
    out = v.out
    out.active = v.active
    out.length = v.length
    conditional, led_allowed = _conditional(v)
    _expiry(v, led_allowed)
    _release(v, conditional)
    recalls = [s for s in sentences if s.recall is not None]
    if recalls:
        last = certain(latest_by(recalls, v.release))
        out.other["PRRD"] = v.release[id(last)]
        out.impacting.append(last)
    _top_up(v)
    found = curfew_date(t, sentences, v.active_release)
    if found is not None:
        way = "hdced" if found.conflict is None else "hdced-conflict"
        own = Why("hdced", found.sentence, day=found.sentence.hdced or 0)
        why = own if found.conflict is None else Why(way, found.conflict, (found.date,), own, found.date)
        out.put("HDCED", found.date, why, found.breakdown)
    parole_and_removal.parole(v)
    removed = parole_and_removal.removal(v)
    if removed is not None:
        keep_later_ersed(t, removed, out)
    if any(s.recall is not None for s in v.tied):
        out.put("PRRD", *booking_prrd(v))
        kept = [out.dates[k] for k in ("CRD", "ARD") if k in out.dates]
        prrd = out.dates["PRRD"]
        if not kept or out.dates.get("CRD") == prrd or prrd >= max(kept):
            out.drop("HDCED")
    out.put("ESED", v.u_expiry_best.u_expiry, Why("esed", v.u_expiry_best))
    out.affected_40 = affected_by_40(out, sentences)
    out.affected_progression = affected_by_progression(out, sentences)
    return out


def _conditional(v: View) -> tuple[bool, bool]:
    """Whether release is on licence, and whether a licence date may be shown (15 §15.5)."""
    rules = v.t.rules
    if not v.has(v.det_best, CRD) and v.length[0] < rules.old_long_years:
        newer = any(s.form == LONE and s.parts[0].ora for s in v.sentences)
        older = any(s.form == LONE and s.parts[0].sds and not s.parts[0].ora and s.under_year for s in v.sentences)
        if newer and older:
            plain = [s for s in v.sentences if v.has(s, SED)]
            licensed = [s for s in v.sentences if v.has(s, SLED)]
            if plain and licensed:
                end = max(s.expiry() for s in licensed)
                if v.has(v.expiry_best, SED) and v.active_release > end:
                    return False, False
                return True, True
    if any(s.dto_kind for s in v.sentences):
        adults = [v.adult_at_release(s) for s in v.sentences]
        if not any(adults) and v.months() < rules.unconditional_months:
            return False, True
        if not all(s.dto_kind for s in v.sentences) and all(adults):
            return True, True
    return any(led >= v.active_release for led in v.leds.values()), True


def _last(v: View, dto: bool) -> Calculable:
    """Last sentence by release date that is, or is not, a detention and training order; the later listed on ties."""
    best: Calculable | None = None
    for s in v.sentences:
        if s.dto_kind is dto and (best is None or v.release[id(s)] >= v.release[id(best)]):
            best = s
    return certain(best)


def _expiry(v: View, led_allowed: bool) -> None:
    out, best = v.out, v.expiry_best
    some = any(s.dto_kind for s in v.sentences)
    shown = best.breakdown
    if v.expiry == v.licence and v.has(best, SLED):
        out.put("SLED", v.expiry, Why("expiry", best), shown.get(SLED))
        return
    if some and not all(s.dto_kind for s in v.sentences):
        same = _last(v, False).expiry() == _last(v, True).expiry()
        kind = "SLED" if same else "SED"
        out.put(kind, v.expiry, Why("expiry", best), shown.get(SLED if same else SED))
        return
    out.put("SED", v.expiry, Why("expiry", best), shown.get(SED))
    if v.licence is not None and v.licence_best is not None and led_allowed and v.licence >= v.active_release:
        s = v.licence_best
        way = "expiry" if v.has(s, SLED) else "licence"
        out.put("LED", v.licence, Why(way, s), s.breakdown.get(LED) or s.breakdown.get(SLED))


def _release(v: View, conditional: bool) -> None:
    out = v.out
    orders = [s for s in v.sentences if s.dto_kind]
    if len(orders) == len(v.sentences):
        middle = v.active_release
        out.put("MTD", middle, Why("release", v.active))
        _either_side(v, v.expiry_best, middle, late_first=False)
    elif orders:
        _mixed_release(v, conditional, orders)
    else:
        first = next((s for s in v.tied if s.recall is None), None)
        if first is not None:
            kind = "CRD" if conditional else "ARD"
            out.put(kind, v.active_release, Why("release", first), first.breakdown.get(CRD) or first.breakdown.get(ARD))
            out.impacting.append(first)


def _either_side(v: View, s: Calculable, middle: int, late_first: bool) -> None:
    early, late = either_side(s, middle, v.t.rules)
    if early is None or late is None:
        return
    for kind, day in (("LTD", late), ("ETD", early)) if late_first else (("ETD", early), ("LTD", late)):
        v.out.put(kind, day, Why(kind.lower(), s, (s.date,), v.out.why["MTD"], middle))


def _mixed_release(v: View, conditional: bool, orders: list[Calculable]) -> None:
    """Detention and training orders beside other sentences (15 §15.1)."""
    out = v.out
    other, order = _last(v, False), _last(v, True)
    kind = "CRD" if conditional else "ARD"
    out.put(kind, v.release[id(other)], Why("release" if other.recall is None else "recall", other))
    if order.immediate() and order.track == "DTO_AFTER_PCSC":
        middle, why = order.date, Why("at-sentence", order)
    elif conditional and order.track == "DTO_BEFORE_PCSC":
        middle, why = order.u_release, Why("release-unadjusted", order)
    elif conditional or not any(v.adult_at_release(s) for s in v.sentences):
        middle, why = order.det_release(), Why("release", order)
    else:
        middle = v.active_release
        why = Why("release" if v.active.recall is None else "recall", v.active)
    out.put("MTD", middle, why)
    if not any(s.immediate() for s in orders):
        _either_side(v, order, middle, late_first=True)
    if other.conditional and "SLED" not in out.dates:
        led = other.licence_expiry(v.adult)
        if led is not None:
            out.put("LED", led, Why("expiry" if v.has(other, SLED) else "licence", other))
    out.impacting.append(other)


def _top_up(v: View) -> None:
    """Top-up supervision: the latest, if it outlasts every licence (06 §5.5)."""
    out = v.out
    held = [s for s in v.sentences if s.tused is not None]
    days = {id(s): s.tused for s in held if s.tused is not None}
    if v.licence is not None:
        plain = [s for s in held if not (s.form == LONE and s.parts[0].botus)]
        best = latest_by(plain or held, days)
        if best is None:
            return
        day = days[id(best)]
        orders = [s.expiry() for s in v.sentences if s.dto_kind and v.has(s, SED)]
        if orders and max(orders) > day:
            return
        if day > v.licence:
            botus = best.form == LONE and best.parts[0].botus
            out.put("TUSED", day, Why("botus" if botus else "tused", best, (day,)), best.breakdown.get(TUSED))
        return
    two_years = 12 * v.t.rules.tused_years
    if (
        all(s.dto_kind for s in v.sentences)
        and any(v.adult_at_release(s) for s in v.sentences)
        and all(s.length < add_months(s.date, two_years) - s.date for s in v.sentences)
    ):
        best = latest_by(held, days)
        if best is not None:
            out.put("TUSED", days[id(best)], Why("tused", best), best.breakdown.get(TUSED))


__all__ = ["ARD", "PED", "View", "extract", "latest_by"]
