"""Whether early-release law moved the booking's dates. Specification: 06 §5.11."""

from __future__ import annotations

from calculator.calculable import Calculable
from calculator.dates.extraction import Extraction


def on_40(s: Calculable) -> bool:
    """Not a recall, with a standard part at 40 per cent."""
    return s.recall is None and any(p.early and p.track == "SDS" for p in s.parts)


def on_progression(s: Calculable) -> bool:
    """Not a recall, with a standard or SDS+ part, under the progression model."""
    return (
        s.recall is None
        and s.law is not None
        and s.law.covers == "progression"
        and any(p.track in ("SDS", "SDS_PLUS") for p in s.parts)
    )


def own_date(s: Calculable, kind: str) -> int | None:
    """The sentence's own date of a type, where it has one."""
    if kind in ("CRD", "ARD"):
        return s.det_release()
    if kind == "HDCED":
        return s.hdced
    if kind == "TUSED":
        return s.tused
    if kind == "PED":
        return s.ped()
    return None


def affected_by_40(out: Extraction, sentences: list[Calculable]) -> bool:
    """Some sentence at 40 per cent gives one of the booking's dates."""
    kinds = [k for k in ("CRD", "ARD", "HDCED", "TUSED", "PED") if k in out.dates]
    return any(own_date(s, k) == out.dates[k] for s in sentences if on_40(s) for k in kinds)


def affected_by_progression(out: Extraction, sentences: list[Calculable]) -> bool:
    """Some sentence under the progression model gives the booking's conditional release or parole date."""
    kinds = [k for k in ("CRD", "PED") if k in out.dates]
    for s in sentences:
        if on_progression(s):
            for k in kinds:
                own = own_date(s, "CRD" if k == "PED" and out.ped_from_other else k)
                if own == out.dates[k]:
                    return True
    return False
