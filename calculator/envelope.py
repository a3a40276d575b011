"""The operative sentence envelope: from the first sentence to expiry, as one length. Specification: 00 §1, 17 §17.6."""

from __future__ import annotations

from datetime import date

from calculator.record import Record
from calculator.result import Result

SCHEDULE_2026 = "SA2026_PROGRESSION_MODEL_SCHEDULE"


class Envelope(Record):
    """First day, days up to SLED (or else SED) both included, and what the parts are.

    `schedule_2026` is not said unless that switch is on.
    """

    start: date
    days: int
    recall: bool
    sds_plus: bool
    schedule_2026: bool | None


def envelope(result: Result) -> Envelope | None:
    """The envelope of a result; none without an expiry date."""
    end = result.date_of("SLED") or result.date_of("SED")
    if end is None:
        return None
    parts = result.case.sentences
    start = min(s.date for s in parts)
    asked = result.law.rules.switches.get("progressionModelScheduleExclusionEnabled", False)
    return Envelope(
        start,
        (end - start).days + 1,
        any(s.recall is not None for s in parts),
        any(s.sds_plus for s in parts),
        any(SCHEDULE_2026 in s.exclusions for s in parts) if asked else None,
    )
