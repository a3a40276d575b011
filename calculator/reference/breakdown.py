"""The breakdown and sentence-level results in the reference format. Specification: 17 §17.2, 06 §7."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.calculable import (
    CHAIN,
    LONE,
    MTD,
    PED,
    SLED,
    Calculable,
    Part,
)
from calculator.case import Length
from calculator.dates.breakdown import Breakdown
from calculator.dates.extraction import Extraction
from calculator.dates.own import own_dates
from calculator.durations import unit_sum
from calculator.hints import shows_40
from calculator.timeline.state import Timeline

MULTIPLIERS = {
    (1, 1): "FULL",
    (3, 4): "THREE_QUARTERS",
    (2, 3): "TWO_THIRDS",
    (1, 2): "ONE_HALF",
    (1, 3): "ONE_THIRD",
    (2, 5): "FORTY_PERCENT",
    (43, 100): "FORTY_THREE_PERCENT",
    (9, 20): "FORTY_FIVE_PERCENT",
    (3, 10): "THIRTY_PERCENT",
}


def iso(day: int) -> str:
    """A day number as 2026-01-05."""
    return date.fromordinal(day).isoformat()


def breakdown(t: Timeline, out: Extraction) -> dict[str, Any]:
    """The calculation breakdown of a booking."""
    sentences = [s for g in t.groups for s in g.sentences]
    single = sorted((s for s in sentences if s.form == LONE and s.parts[0].sds), key=lambda s: _place(s.parts[0]))
    chains = [s for s in sentences if s.form == CHAIN]
    adult = t.person.adult_from
    return {
        "concurrentSentences": [_single(s, adult) for s in single],
        "consecutiveSentence": _chain(t, chains[0], adult) if len(chains) == 1 else None,
        "breakdownByReleaseDateType": {kind: _rules(b) for kind, b in out.breakdown.items()},
        "otherDates": {kind: iso(day) for kind, day in out.other.items()},
        "ersedNotApplicableDueToDtoLaterThanCrd": out.dto_later_than_crd,
        "showSds40Hints": shows_40(t, out),
    }


def _rules(b: Breakdown) -> dict[str, Any]:
    return {
        "rules": list(b.rules),
        "rulesWithExtraAdjustments": {rule: {"adjustmentValue": n, "type": unit} for rule, n, unit in b.extra},
        "adjustedDays": b.days,
        "releaseDate": iso(b.date),
        "unadjustedDate": iso(b.before),
    }


def _place(p: Part) -> tuple[int, int]:
    return p.sentence.case_number or 0, p.sentence.line or 0


def _names(p: Part) -> dict[str, Any]:
    outside = p.sentence.outside_id or (0, 0)
    return {
        "lineSequence": p.sentence.line or 0,
        "caseSequence": p.sentence.case_number or 0,
        "externalSentenceId": {"sentenceSequence": outside[0], "bookingId": outside[1]},
        "caseReference": p.sentence.case_reference,
    }


def _single(s: Calculable, adult: int) -> dict[str, Any]:
    p = s.parts[0]
    return {
        "sentencedAt": iso(s.date),
        "sentenceLength": Length(*p.total).words(),
        "sentenceLengthDays": s.expiry_days,
        "dates": _dates(s, adult),
        **_names(p),
    }


def _chain(t: Timeline, s: Calculable, adult: int) -> dict[str, Any]:
    by_id = {x.id: x for x in t.case.sentences if x.id is not None}
    parts = []
    for p in sorted(s.parts, key=_place):
        target = by_id.get(p.follows) if p.follows is not None else None
        parts.append(
            {
                **_names(p),
                "sentenceLength": Length(*p.total).words() if p.sds else "",
                "sentenceLengthDays": p.length,
                "consecutiveToLineSequence": target.line if target else None,
                "consecutiveToCaseSequence": target.case_number if target else None,
            }
        )
    return {
        "sentencedAt": iso(s.date),
        "sentenceLength": Length(*unit_sum(p.total for p in s.parts)).words(),
        "sentenceLengthDays": s.expiry_days,
        "dates": _dates(s, adult),
        "sentenceParts": parts,
    }


def _dates(s: Calculable, adult: int) -> dict[str, Any]:
    types = s.types_at(adult)
    expiry = "SLED" if types & SLED else "SED"
    if s.recall is not None:
        release = "PRRD"
    elif types & PED and s.ped() is None:
        release = "PED"
    elif s.conditional:
        release = "CRD"
    else:
        release = "MTD" if types & MTD else "ARD"
    return {
        expiry: _moved(s.u_expiry, s.adjusted_expiry(), s.expiry_days),
        release: _moved(s.u_release, s.det_release(), s.release_days),
    }


def _moved(before: int, after: int, days: int) -> dict[str, Any]:
    return {
        "unadjusted": iso(before),
        "adjusted": iso(after),
        "daysFromSentenceStart": days,
        "adjustedByDays": before - after,
    }


def sentence_level(t: Timeline, out: Extraction) -> list[dict[str, Any]]:
    """The dates of each sentence, one row for each of its parts."""
    impacting = {_named(p) for s in out.impacting for p in s.parts}
    sentences = [s for g in t.groups for s in g.sentences]
    adult = t.person.adult_from
    return [row for index, s in enumerate(sentences) for row in _rows(s, index, impacting, adult)]


def _named(p: Part) -> str | int:
    return p.id if p.id is not None else p.index


def _rows(s: Calculable, index: int, impacting: set[str | int], adult: int) -> list[dict[str, Any]]:
    dates = {k: iso(d) for k, d in own_dates(s, adult).items()}
    return [
        {
            "identifier": p.id,
            "impactsFinalReleaseDate": _named(p) in impacting,
            "dates": dates,
            "groupIndex": index,
            "releaseMultiplier": MULTIPLIERS.get(p.multiplier, "/".join(map(str, p.multiplier))),
            "awardedDuringCustody": s.awarded,
            "awardedAfterDeterminateRelease": s.awarded_post,
        }
        for p in s.parts
    ]
