"""The booking's parole eligibility and early removal dates. Specification: 06 §5.7 and §5.8, 13 §13.5, 12 §12.6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.calculable import ARD, LONE, PED, Calculable
from calculator.certain import certain
from calculator.dates.breakdown import Breakdown
from calculator.dates.extraction import Why

if TYPE_CHECKING:
    from calculator.dates.several import View


def parole(v: View) -> None:
    """Parole eligibility: only where the governing sentence has it, and not before another sentence's release."""
    best: Calculable | None = None
    day = 0
    for s in v.sentences:
        ped = s.ped()
        if ped is not None and (best is None or ped > day):
            best, day = s, ped
    if not v.has(v.active, PED) or best is None or v.det_best.ped() is None:
        return
    first = min(s.date for s in v.sentences)
    day = max(day, first)
    others = [s for s in v.sentences if s.recall is None and s.ped() is None and not s.dto_kind and not s.immediate()]
    last: Calculable | None = None
    for s in others:
        if last is None or v.release[id(s)] > v.release[id(last)]:
            last = s
    out = v.out
    own = Why("ped", best, (first,), day=day)
    if last is not None:
        release = v.release[id(last)]
        if release >= v.release[id(v.det_best)]:
            return
        if day < release:
            which = "ACTUAL" if v.has(last, ARD) else "CONDITIONAL"
            out.ped_from_other = True
            out.put(
                "PED",
                release,
                Why("ped-other-release", last, (), own, release),
                Breakdown((f"PED_EQUAL_TO_LATEST_NON_PED_{which}_RELEASE",), (), 0, release, day),
            )
            return
    out.put("PED", day, own, Breakdown((), (), 0, day, day))


def removal(v: View) -> Calculable | None:
    """Early removal: the latest of the sentences', put off by terms and orders still to be served.

    Returns the sentence it was taken from, so that a date kept from before the 30 per cent rule can replace it.
    """
    best: Calculable | None = None
    for s in v.sentences:
        if s.ersed is not None and not s.immediate() and (best is None or best.ersed is None or s.ersed > best.ersed):
            best = s
    if best is None or best.ersed is None:
        return None
    out, day = v.out, best.ersed
    own = Why("ersed", best, day=day)
    group = next(g for g in v.groups if any(s is best for s in g.sentences))
    terms = [
        s for s in group.sentences if s.form == LONE and (s.parts[0].fine or s.parts[0].botus) and not s.immediate()
    ]
    fines = [s for s in terms if s.parts[0].fine and v.release[id(s)] > day]
    if any(v.release[id(s)] > v.release[id(best)] for s in terms):
        return best
    if fines:
        last = max(fines, key=lambda s: v.release[id(s)])
        release = v.release[id(last)]
        out.put(
            "ERSED",
            release,
            Why("ersed-term", last, (), own, release),
            Breakdown(("ERSED_ADJUSTED_TO_CONCURRENT_TERM",), (), 0, release, day),
        )
    elif any(s.dto_kind for s in v.sentences):
        _beside_order(v, best, own)
    else:
        out.put("ERSED", day, own, best.ersed_why.breakdown)  # type: ignore[attr-defined]
    return best


def _beside_order(v: View, best: Calculable, own: Why) -> None:
    out = v.out
    release = out.dates.get("CRD", out.dates.get("ARD"))
    middle = out.dates.get("MTD")
    day = certain(best.ersed)
    if release is None or middle is None or middle >= release:
        out.dto_later_than_crd = True
    elif middle < day:
        out.put("ERSED", day, own, best.ersed_why.breakdown)  # type: ignore[attr-defined]
    else:
        out.put(
            "ERSED",
            middle,
            Why("ersed-mtd", None, (), out.why["MTD"], middle),
            Breakdown(("ERSED_ADJUSTED_TO_MTD",), (), 0, middle, day),
        )
