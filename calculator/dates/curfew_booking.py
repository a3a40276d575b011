"""The booking's curfew eligibility date from several sentences. Specification: 06 §6, 10 §10.5 and §10.6."""

from __future__ import annotations

from calculator.calculable import ARD, LONE, PRRD, Calculable
from calculator.dates.breakdown import Breakdown
from calculator.dates.flags import on_progression
from calculator.record import Record
from calculator.timeline.state import Timeline


class Found(Record):
    """The date, the sentence it belongs to, and the sentence that pushed it later, if one did."""

    date: int
    sentence: Calculable
    conflict: Calculable | None
    breakdown: Breakdown


def allowed(t: Timeline, sentences: list[Calculable], bearer: Calculable, day: int) -> bool:
    """Not suppressed by the end of curfew for adults."""
    rules = t.rules
    if not (rules.hdc_suspended or rules.hdc_repealed):
        return True
    if not any(is_adult_sentence(s) for s in sentences):
        return True
    if rules.hdc_suspended:
        return False
    # Any standard part under the law of the progression model counts, recall or not.
    progression = on_progression(bearer)
    return not (day >= rules.hdc_adults_until or progression)


def is_adult_sentence(s: Calculable) -> bool:
    """Every sentence but a single section 250 sentence and terms (fines, orders, breach of supervision)."""
    return not (s.term_kind or (s.form == LONE and s.parts[0].sds and s.parts[0].section250))


def curfew_date(t: Timeline, sentences: list[Calculable], release: int) -> Found | None:
    """The booking's curfew date; `release` is the release date of the governing sentence."""
    if any(s.form == LONE and s.parts[0].sds and s.parts[0].sds_plus_offence for s in sentences):
        return None
    governing = _latest([s for s in sentences if s.recall is None and not s.dto_kind])
    if governing is None or governing.hdced is None:
        return None
    bearer: Calculable | None = None
    for s in sentences:
        if (
            s.hdced is not None
            and release >= s.date + t.rules.hdc_min_from_sentence
            and (bearer is None or bearer.hdced is None or s.hdced > bearer.hdced)
        ):
            bearer = s
    if bearer is None or bearer.hdced is None:
        return None
    day = bearer.hdced
    if release <= day:
        return None
    others = [s for s in sentences if s.hdced is None and s is not bearer and not s.dto_kind and s.defaulted() > day]
    conflict = _latest(others)
    if conflict is not None:
        immediate = all(s.immediate() and s.recall is None for s in others)
        if immediate and not conflict.immediate_exactly():
            conflict = None
    breakdown = bearer.hdced_why.breakdown  # type: ignore[attr-defined]
    result = day
    if conflict is not None:
        result = conflict.defaulted()
        types = conflict.types_at(t.person.adult_from)
        rule = (
            "HDCED_ADJUSTED_TO_CONCURRENT_ACTUAL_RELEASE"
            if types & ARD
            else "HDCED_ADJUSTED_TO_CONCURRENT_PRRD"
            if types & PRRD
            else "HDCED_ADJUSTED_TO_CONCURRENT_CONDITIONAL_RELEASE"
        )
        breakdown = Breakdown((rule,), (), day - result, result, day)
    if not allowed(t, sentences, bearer, result):
        return None
    return Found(result, bearer, conflict, breakdown)


def _latest(sentences: list[Calculable]) -> Calculable | None:
    best: Calculable | None = None
    day = 0
    for s in sentences:
        release = s.release()
        if best is None or release > day:
            best, day = s, release
    return best
