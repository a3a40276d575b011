"""The full calculation of one plain sentence, to hold the quick calculators against."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.exchange import answer


def dates(
    sentenced: str,
    months: int,
    *,
    as_of: str,
    section_250: bool = False,
    remand: int = 0,
    at_large: int = 0,
    added: int = 0,
    kind: str = "SDS",
) -> dict[str, date]:
    """Dates by type. Days at large lie shortly after the sentence."""
    adjustments: list[dict[str, Any]] = []
    if remand:
        adjustments.append({"type": "REMAND", "days": remand, "from": sentenced})
    if added:
        adjustments.append({"type": "ADA", "days": added, "from": sentenced})
    sentence: dict[str, Any] = {
        "id": "1",
        "kind": kind,
        "date": sentenced,
        "offence": {"date": "2022-01-10", "code": None},
        "length": {"years": 0, "months": months, "weeks": 0, "days": 0},
        "section250": section_250,
    }
    case = {"dateOfBirth": "1990-01-31", "ersed": True, "sentences": [sentence], "adjustments": adjustments}
    if at_large:
        first = date.fromordinal(date.fromisoformat(sentenced).toordinal() + 5)
        last = date.fromordinal(first.toordinal() + at_large - 1)
        adjustments.append(
            {
                "type": "UAL",
                "days": at_large,
                "from": first.isoformat(),
                "periodFrom": first.isoformat(),
                "periodTo": last.isoformat(),
            }
        )
    found = answer({"call": "calculate", "law": "today", "asOf": as_of, "case": case})
    assert found["status"] == "result", found
    return {row["type"]: date.fromisoformat(row["date"]) for row in found["dates"]}
