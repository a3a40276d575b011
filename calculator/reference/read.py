"""A reference case (a JSON object) into a `Case` and its law set. Specification: 00 §2 and §3.

Unknown properties are ignored, as the format asks. `ReadError` names the field that cannot be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.case import (
    Adjustment,
    Case,
    FixedTermRecall,
    Length,
    Movement,
    Offence,
    Recall,
    Sentence,
)
from calculator.law.model import Law, named

KINDS = {
    "StandardSentence": "SDS",
    "ExtendedDeterminateSentence": "EDS",
    "SopcSentence": "SOPC",
    "AFineSentence": "AFINE",
    "DetentionAndTrainingOrderSentence": "DTO",
    "BotusSentence": "BOTUS",
}
RECALLS = {
    "STANDARD_RECALL": "STANDARD",
    "FIXED_TERM_RECALL_14": "FTR_14",
    "FIXED_TERM_RECALL_28": "FTR_28",
    "FIXED_TERM_RECALL_56": "FTR_56",
}
ADJUSTMENTS = {
    "REMAND": "REMAND",
    "TAGGED_BAIL": "TAGGED_BAIL",
    "RECALL_REMAND": "RECALL_REMAND",
    "RECALL_TAGGED_BAIL": "RECALL_TAGGED_BAIL",
    "ADDITIONAL_DAYS_AWARDED": "ADA",
    "RESTORATION_OF_ADDITIONAL_DAYS_AWARDED": "RADA",
    "UNLAWFULLY_AT_LARGE": "UAL",
}


class ReadError(ValueError):
    """A case that cannot be read; the text names the field and what is wrong with it."""


def read_case(raw: Mapping[str, Any]) -> Case:
    """The booking of a reference case. Raises `ReadError`."""
    try:
        return _case(raw)
    except ReadError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ReadError(f"{type(error).__name__}: {error}") from error


def read_law(raw: Mapping[str, Any]) -> Law:
    """The law set a reference case asks for (`params` and `featureToggles`)."""
    toggles = {k: v is True for k, v in (raw.get("featureToggles") or {}).items()}
    return named(raw.get("params") or "calculation-params", None, {k: v for k, v in toggles.items() if v})


def _case(raw: Mapping[str, Any]) -> Case:
    booking = raw["booking"]
    offender = booking["offender"]
    recall = booking.get("fixedTermRecallDetails")
    adjustments = [
        _adjustment(ADJUSTMENTS[kind], row)
        for kind, rows in (booking.get("adjustments") or {}).items()
        if kind in ADJUSTMENTS
        for row in rows or ()
    ]
    return Case(
        sentences=tuple(_sentence(s) for s in booking["sentences"]),
        birth=_day(offender["dateOfBirth"]),
        adjustments=tuple(adjustments),
        movements=tuple(
            Movement(_needed(m["movementDate"]), "out" if m["direction"] == "OUT" else "in", m["movementReason"])
            for m in booking.get("externalMovements") or ()
        ),
        registered_sex_offender=offender.get("isActiveSexOffender") is True,
        returned=_day(booking.get("returnToCustodyDate")),
        fixed_term_recall=FixedTermRecall(_day(recall.get("returnToCustodyDate")), recall.get("recallLength") or 0)
        if recall
        else None,
        early_removal=(raw.get("userInputs") or {}).get("calculateErsed") is True,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text.strip()[:10])


def _needed(text: str) -> date:
    return date.fromisoformat(text.strip()[:10])


def _length(raw: Mapping[str, Any] | None) -> Length:
    units = (raw or {}).get("durationElements") or {}
    return Length(
        int(units.get("YEARS") or 0),
        int(units.get("MONTHS") or 0),
        int(units.get("WEEKS") or 0),
        int(units.get("DAYS") or 0),
    )


def _sentence(raw: Mapping[str, Any]) -> Sentence:
    name = raw.get("type") or "StandardSentence"
    if name not in KINDS:
        raise ReadError(f"sentences: the type “{name}” is not known")
    kind = KINDS[name]
    offence = raw["offence"]
    release = raw.get("releaseArrangements") or {}
    extended = kind in ("EDS", "SOPC")
    follows = raw.get("consecutiveSentenceUUIDs") or ()
    outside = raw.get("externalSentenceId")
    return Sentence(
        id=raw.get("identifier"),
        kind=kind,  # type: ignore[arg-type]
        date=_needed(raw["sentencedAt"]),
        length=_length(raw["custodialDuration"] if extended else raw["duration"]),
        extension=_length(raw["extensionDuration"]) if extended else Length(),
        offence=Offence(_day(offence.get("committedAt")), offence.get("offenceCode")),
        consecutive_to=follows[0] if follows else None,
        recall=_recall(raw.get("recall")),
        sds_plus=release.get("isSDSPlus") is True,
        sds_plus_offence=release.get("isSDSPlusEligibleSentenceTypeLengthAndOffence") is True,
        section250=release.get("isSection250") is True,
        exclusions=frozenset(e for e in release.get("sdsEarlyReleaseExclusions") or () if e and e != "NO"),
        automatic=raw.get("automaticRelease") is True,
        under_18_sopc=raw.get("sdopcu18") is True,
        fine=raw.get("fineAmount"),
        historic_tused=_day(raw.get("latestTusedDate")),
        case_number=raw.get("caseSequence"),
        line=raw.get("lineSequence"),
        outside_id=(outside.get("sentenceSequence") or 0, outside.get("bookingId") or 0) if outside else None,
        case_reference=raw.get("caseReference"),
    )


def _recall(raw: Mapping[str, Any] | None) -> Recall | None:
    if not raw:
        return None
    kind = raw["recallType"]
    if kind not in RECALLS:
        raise ReadError(f"recall: “{kind}” is not supported")
    return Recall(RECALLS[kind], _day(raw.get("revocationDate")), _day(raw.get("returnToCustodyDate")))  # type: ignore[arg-type]


def _adjustment(kind: str, raw: Mapping[str, Any]) -> Adjustment:
    reason = (raw.get("additionalInfo") or {}).get("reason")
    return Adjustment(
        kind,  # type: ignore[arg-type]
        _needed(raw["appliesToSentencesFrom"]),
        int(raw.get("numberOfDays") or 0),
        _day(raw.get("fromDate")),
        _day(raw.get("toDate")),
        reason,
    )
