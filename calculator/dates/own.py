"""The dates a sentence has by itself. Specification: 06 §7, 17 §17.5."""

from __future__ import annotations

from calculator.calculable import ARD, CRD, HDCED, LED, PED, PRRD, SED, SLED, TUSED, TYPE_NAMES, Calculable


def own_dates(s: Calculable, adult: int) -> dict[str, int]:
    """A sentence's own dates of the types it has."""
    types = s.types_at(adult)
    values = {
        SLED: s.expiry(),
        SED: s.expiry(),
        CRD: s.det_release(),
        ARD: s.det_release(),
        PRRD: s.prrd(),
        LED: s.led,
        TUSED: s.tused,
        PED: s.ped(),
        HDCED: s.hdced,
    }
    return {TYPE_NAMES[k]: day for k, day in values.items() if types & k and day is not None}
