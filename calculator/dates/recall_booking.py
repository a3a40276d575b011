"""The booking's post-recall release date where recalls of both lengths run. Specification: 06 §5.9, 14 §14.5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.calculable import SLED, Calculable
from calculator.dates.extraction import Why

if TYPE_CHECKING:
    from calculator.dates.several import View


def booking_prrd(v: View) -> tuple[int, Why]:
    """The governing recall's date, unless recalls on sentences under and over twelve months run together."""
    recalled = next(s for s in v.tied if s.recall is not None)
    usual = v.active_release, Why("recall", v.active if v.active.recall is not None else recalled)
    rules = v.t.rules
    returned = v.t.case.returned
    if returned is None or "SLED" not in v.out.dates:
        return usual
    day = returned.toordinal()
    fixed = [s for s in v.sentences if s.recall == "FTR_28" or (s.recall == "FTR_14" and v.has(s, SLED))]
    fixed.sort(key=lambda s: s.date)
    long = [s for s in fixed if not s.shorter_than_months(rules.recall_divide)]
    if not long or len(long) == len(fixed):
        return usual
    last = v.out.dates["SLED"]
    governing = next((s for s in v.sentences if s.adjusted_expiry() == last), None)
    if governing is None:
        return usual
    days = rules.recall_days["FTR_14" if governing.recall == "FTR_14" else "FTR_28"]
    longest = day + days - 1 + governing.ual_ftr + governing.awarded_post
    figures = (day, days, governing.ual_ftr, governing.awarded_post)
    if not governing.shorter_than_months(rules.recall_divide):
        return _held(longest, governing, governing, figures)
    near: Calculable | None = None
    for s in long:
        if s.adjusted_expiry() >= day and (
            near is None or abs(v.active_release - s.u_expiry) < abs(v.active_release - near.u_expiry)
        ):
            near = s
    if near is None or near.adjusted_expiry() - day < 0:
        return usual
    if governing.recall == "FTR_28":
        return _held(longest, near, governing, figures)
    if governing.recall == "FTR_14":
        return _held(longest, governing, governing, figures)
    return usual


def _held(longest: int, limit: Calculable, governing: Calculable, figures: tuple[int, ...]) -> tuple[int, Why]:
    end = limit.adjusted_expiry()
    return min(longest, end), Why("recall-mixed", governing, (*figures, end))
