"""Fixed-term recalls of the wrong length, found from the calculated dates. Specification: 00 §2.4, 18 §18.5."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.calculable import CHAIN, Calculable
from calculator.dates.extraction import Extraction
from calculator.timeline.state import Timeline


def codes(t: Timeline, out: Extraction) -> Iterator[str]:
    """Codes of findings on the recall length recorded; needs the record of the fixed-term recall."""
    details = t.case.fixed_term_recall
    if details is None or details.returned is None:
        return
    returned = details.returned.toordinal()
    sentences = [s for g in t.groups for s in g.sentences]
    recalled = [s for s in sentences if s.recall is not None and s.adjusted_expiry() >= returned]
    months = t.rules.recall_divide
    over = any(not s.shorter_than_months(months) for s in recalled)
    under = any(s.shorter_than_months(months) for s in recalled)
    if over and under:
        yield from _mixed(t, out, recalled)
    else:
        yield from _chains(t, sentences, over, under, details.days)


def _chains(t: Timeline, sentences: list[Calculable], over: bool, under: bool, recorded: int) -> Iterator[str]:
    short_days, long_days = t.rules.recall_days["FTR_14"], t.rules.recall_days["FTR_28"]
    chains = [
        (s.recall == "FTR_14", s.recall == "FTR_28", s.shorter_than_months(t.rules.recall_divide))
        for s in sentences
        if s.form == CHAIN
    ]
    if recorded == short_days and any(((not under and a) or b) and not lt for a, b, lt in chains):
        yield "FTR_14_DAYS_AGGREGATE_GE_12_MONTHS"
    if not over and recorded == long_days and any((a or b) and lt for a, b, lt in chains):
        yield "FTR_28_DAYS_AGGREGATE_LT_12_MONTHS"
    if not over and any(b and lt for _, b, lt in chains):
        yield "FTR_TYPE_28_DAYS_AGGREGATE_LT_12_MONTHS"
    if not under and any(a and not lt for a, _, lt in chains):
        yield "FTR_TYPE_14_DAYS_AGGREGATE_GE_12_MONTHS"


def _mixed(t: Timeline, out: Extraction, recalled: list[Calculable]) -> Iterator[str]:
    if t.case.returned is None or "SLED" not in out.dates:
        return
    returned, last, months = t.case.returned.toordinal(), out.dates["SLED"], t.rules.recall_divide
    governing = next((s for s in recalled if s.adjusted_expiry() == last), None)
    if governing is None:
        return
    gap = t.rules.recall_days["FTR_14"]

    def nearest(short: bool) -> Calculable | None:
        found = [
            s
            for s in recalled
            if s is not governing and s.shorter_than_months(months) is short and s.u_expiry >= returned
        ]
        return min(found, key=lambda s: abs(s.u_expiry - returned), default=None)

    near_under, near_over = nearest(True), nearest(False)
    if not governing.shorter_than_months(months):
        if near_under is not None and near_under.recall == "FTR_14" and abs(last - near_under.adjusted_expiry()) >= gap:
            yield "FTR_TYPE_14_DAYS_SENTENCE_GT_12_MONTHS"
        return
    if near_over is None:
        return
    distance = abs(near_over.adjusted_expiry() - returned)
    if governing.recall == "FTR_14" and distance >= gap:
        yield "FTR_TYPE_14_DAYS_SENTENCE_GAP_GT_14_DAYS"
    elif governing.recall == "FTR_28" and distance <= gap:
        yield "FTR_TYPE_28_DAYS_SENTENCE_GAP_LT_14_DAYS"
