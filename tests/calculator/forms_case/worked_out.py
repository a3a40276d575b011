"""Cases worked out as the form of the full calculation hands them on, each entry under a plain label."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from calculator.exchange import answer
from calculator.forms.case.model import Entry, Part, Worked

BAIL = {"type": "TAGGED_BAIL", "days": 20, "from": "2026-01-05", "periodFrom": "2025-10-01", "periodTo": "2025-11-09"}
ADDED = {"type": "ADA", "days": 14, "from": "2026-03-02"}
LARGE = {"type": "UAL", "days": 10, "from": "2026-04-01", "periodFrom": "2026-04-01", "periodTo": "2026-04-10"}
KINDS = {"sentences": "Sentence", "adjustments": "Adjustment", "movements": "Movement"}


def case(*sentences: dict[str, Any], adjustments: list[dict[str, Any]] | None = None, **others: Any) -> dict[str, Any]:
    """A case of an adult; sentences take ids 1, 2, 3 where they have none."""
    rows = [{"id": str(n + 1), **row} for n, row in enumerate(sentences)]
    return {"dateOfBirth": "1990-01-01", "sentences": rows, "adjustments": adjustments or [], **others}


def sentence(on: str = "2026-01-05", offence: str = "2025-06-01", **others: Any) -> dict[str, Any]:
    """A standard determinate sentence of three years."""
    return {"kind": "SDS", "date": on, "offence": {"date": offence}, "length": {"years": 3}, **others}


def remand(days: int = 35, **others: Any) -> dict[str, Any]:
    """35 days of remand, 1 December 2025 to 4 January 2026."""
    period = {"periodFrom": "2025-12-01", "periodTo": "2026-01-04"} if days == 35 else {}
    return {"type": "REMAND", "days": days, "from": "2026-01-05", **period, **others}


def worked(entered: dict[str, Any], law: str = "today", as_of: str = "2026-11-22") -> Worked:
    """The case worked out."""
    request = {"call": "calculate", "law": law, "asOf": as_of, "case": deepcopy(entered)}
    return from_request(request)


def from_request(request: dict[str, Any]) -> Worked:
    """The request worked out; it must have a result."""
    found = answer(request)
    assert found["status"] == "result", found
    return Worked(request, found, parts(request))


def parts(request: dict[str, Any]) -> tuple[Part, ...]:
    """Every entry of a request, in the order of the case."""
    entered = request["case"]
    person = [
        Entry(key, said(value), key, f"case-{key}")
        for key, value in entered.items()
        if key not in KINDS and value not in (None, False)
    ]
    found = [
        Part("law", "Law", (Entry("Law set", request["law"], "law", "case-law"),)),
        Part("person", "The person", tuple(person)),
    ]
    for head, word in KINDS.items():
        for n, row in enumerate(entered.get(head) or ()):
            key = f"{head}/{n}"
            lines = [
                Entry(label, said(value), f"{key}/{label}", f"case-{head}-{n}-{label}")
                for label, value in row.items()
                if label not in ("id", "kind", "type") and value not in (None, False, [])
            ]
            found.append(Part(key, f"{word} {n + 1}: {row.get('kind') or row.get('type')}", tuple(lines)))
    return tuple(found)


def said(value: Any) -> str:
    """A value in some words."""
    if isinstance(value, dict):
        return " ".join(f"{said(inner)} {key}" for key, inner in value.items())
    return ", ".join(said(inner) for inner in value) if isinstance(value, list) else str(value)


def days(found: Worked) -> dict[str, date]:
    """The dates worked out, by type."""
    return {row["type"]: date.fromisoformat(row["date"]) for row in found.answer["dates"]}
