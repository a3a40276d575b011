"""Whether a law on release points covers an imposed sentence. Specification: 04 §1."""

from __future__ import annotations

from calculator.calculable import Calculable, Part
from calculator.law.model import Legislation


def _covers(law: Legislation, part: Part) -> bool:
    if not part.sds:
        return False
    kind = law.covers
    excluded = bool(part.exclusions and law.exclusions & part.exclusions)
    if kind == "standard":
        return True
    if kind == "sds40":
        return part.track == "SDS" and not excluded
    if kind == "sds40-additional":
        return part.track == "SDS" and excluded
    if kind == "progression":
        would_be_plus = part.sds_plus_offence and not part.sds_plus
        return not (part.section250 or part.recall is not None or would_be_plus or excluded)
    return False


def mark_laws(part: Part, laws: tuple[Legislation, ...]) -> None:
    """Note among the flags of a part every law that covers it; its track must be known."""
    for law in laws:
        if _covers(law, part):
            part.flags |= law.bit


def covers(law: Legislation, part: Part) -> bool:
    """True if `law` sets the release fraction of `part`."""
    return bool(part.flags & law.bit)


def covers_any(law: Legislation, s: Calculable) -> bool:
    """True if `law` covers at least one part."""
    return bool(s.some & law.bit)


def set_fraction(law: Legislation, part: Part) -> None:
    """Give the part the fraction that `law` sets for its track, and note which law set it."""
    part.early = law.early
    if part.track == "SDS_PLUS" and law.sds_plus is not None:
        part.multiplier, part.set_by = law.sds_plus, law.source_plus
    else:
        part.multiplier, part.set_by = law.sds, law.source
