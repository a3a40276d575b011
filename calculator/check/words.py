"""Findings into objections: the words of `objections.toml`, filled in."""

from __future__ import annotations

from typing import Any

from calculator.check.objection import Objection
from calculator.explain import day_words
from calculator.law.load import packaged

#: Codes whose numbers are days of the calendar.
_DAYS = frozenset({"REMAND_OVERLAPS_WITH_SENTENCE", "UNSUPPORTED_OUT_OF_CUSTODY_AT_PROGRESSION_MODEL_COMMENCEMENT"})


def catalogue() -> dict[str, dict[str, Any]]:
    """Rank and words of every objection by code."""
    return packaged("check/objections")


def objection(code: str, about: str, *arguments: object) -> Objection:
    """The objection `code` about a place, its words filled with the arguments."""
    row = catalogue()[code]
    said = [day_words(a) if code in _DAYS and isinstance(a, int) else a for a in arguments]
    return Objection(row["rank"], code, about, row["text"].format(*said), row["mend"].format(*said))
