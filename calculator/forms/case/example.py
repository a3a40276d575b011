"""The worked example that stands on the page before anybody types: two sentences, one after the other, with remand."""

from __future__ import annotations

from collections.abc import Mapping

TODAY = "2026-11-22"


def _date(name: str, day: str, month: str, year: str) -> dict[str, str]:
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


EXAMPLE: Mapping[str, str] = {
    "case-sentences-1-type": "ADIMP",
    **_date("case-sentences-1-date", "5", "1", "2026"),
    **_date("case-sentences-1-offence-date", "1", "6", "2025"),
    "case-sentences-1-length-years": "3",
    "case-sentences-1-sds-plus": "no",
    "case-sentences-2-type": "ADIMP",
    **_date("case-sentences-2-date", "5", "1", "2026"),
    **_date("case-sentences-2-offence-date", "14", "7", "2025"),
    "case-sentences-2-length-months": "8",
    "case-sentences-2-sds-plus": "no",
    "case-sentences-2-follows": "1",
    "case-adjustments-1-type": "REMAND",
    **_date("case-adjustments-1-first", "1", "12", "2025"),
    **_date("case-adjustments-1-last", "4", "1", "2026"),
    "case-law": "today",
    **_date("case-as-of", "22", "11", "2026"),
}
