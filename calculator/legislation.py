"""Whether a law on release points covers an imposed sentence. Specification: 04 §1."""

from __future__ import annotations

from calculator.calculable import Calculable, Part
from calculator.law.model import Legislation


def covers(law: Legislation, part: Part) -> bool:
    """True if `law` sets the release fraction of `part`."""
    if not part.sds:
        return False
    kind = law.covers
    if kind == "standard":
        return True
    if kind == "sds40":
        return part.track == "SDS" and not (part.exclusions and law.exclusions & part.exclusions)
    if kind == "sds40-additional":
        return part.track == "SDS" and bool(part.exclusions and law.exclusions & part.exclusions)
    if kind == "progression":
        return not (
            part.section250
            or part.recall is not None
            or (not part.sds_plus and part.sds_plus_offence)
            or (part.exclusions and law.exclusions & part.exclusions)
        )
    return False


def covers_any(law: Legislation, s: Calculable) -> bool:
    """True if `law` covers at least one part."""
    return any(covers(law, part) for part in s.parts)


def set_fraction(law: Legislation, part: Part) -> None:
    """Give the part the fraction that `law` sets for its track, and note which law set it."""
    part.early = law.early
    if part.track == "SDS_PLUS" and law.sds_plus is not None:
        part.multiplier, part.set_by = law.sds_plus, law.source_plus
    else:
        part.multiplier, part.set_by = law.sds, law.source
