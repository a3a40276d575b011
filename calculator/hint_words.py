"""The notes of `calculator.hints` in plain words of our own."""

from __future__ import annotations

from calculator.explain import day_words
from calculator.hints import Hint

WORDS = {
    "SLED_FROM_PREVIOUS": "The expiry date comes from an earlier period of custody.",
    "WORKING_DAY": "This is not a working day: {day} is the working day to use.",
    "FRIDAY": "Release would be just before a weekend or bank holiday: under the Friday scheme it may be on {day}.",
    "EARLY_40": "Worked out at 40 per cent (SDS40).",
    "TRANCHE_1": "Put off to the opening of SDS40 tranche 1.",
    "TRANCHE_2": "Put off to the opening of SDS40 tranche 2.",
    "STANDARD_50": "Worked out at one half: SDS40 does not change this date.",
    "TUSED_TRANCHE": "Twelve months from the 40 per cent release date; release itself was put off to the tranche.",
    "TUSED_40": "Twelve months from the 40 per cent release date.",
    "ARD_BEFORE_DTO": "The detention and training order ends later than this date.",
    "CRD_BEFORE_DTO": "The detention and training order ends later than this date.",
    "PED_ADJ_CRD": "Moved to the conditional release date of another sentence.",
    "PED_ADJ_ARD": "Moved to the automatic release date of another sentence.",
    "PRRD_LATER": "The post-recall release date, {day}, is later.",
    "PED_BEFORE_DTO": "The detention and training order ends later than this date.",
    "HDC_14_DAY": "Not before 14 days from sentence.",
    "HDCED_ADJ_CRD": "Moved to the conditional release date of another sentence.",
    "HDCED_ADJ_ARD": "Moved to the automatic release date of another sentence.",
    "HDCED_ADJ_PRRD": "Moved to the post-recall release date.",
    "HDCED_BEFORE_DTO": "The detention and training order ends later than this date.",
    "MTD_WAITS_CRD": "Release from the order waits for the other sentence: the conditional release date comes first.",
    "MTD_WAITS_ARD": "Release from the order waits for the other sentence: the automatic release date comes first.",
    "MTD_WAITS_HDCED": "Release from the order waits for the curfew date of the other sentence.",
    "MTD_WAITS_PED": "Release from the order waits for the parole date of the other sentence.",
    "ERSED_ADJ_TERM": "Moved to the end of a term in default.",
    "ERSED_ADJ_MTD": "A detention and training order runs until its mid-point, which is later.",
    "TUSED_FROM_NOMIS": "Carried over from the calculation of the sentence it belongs to.",
}


def words(hint: Hint) -> str:
    """A note in plain words."""
    return WORDS[hint.code].format(day="" if hint.day is None else day_words(hint.day))
