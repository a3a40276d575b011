"""The result of a full calculation as a reader sees it: every text ready to be set on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.forms.case.model import Part, Worked
from calculator.forms.shown import basis, dated, tranche_words
from calculator.forms.words import away, count
from calculator.law.load import table
from calculator.names import DATE_NAMES, full_date, plain_date

DECIDES = "The prison’s recorded calculation decides. Compare these dates with it before you act."

RELEASE = ("CRD", "ARD", "PRRD", "MTD")
OVERDUE = (
    "The day to leave has passed and no release was entered. If the person is still held for it, find out why today."
)


def show(worked: Worked, today: date) -> dict[str, Any]:
    """The result for the page. `today` is the day from which days are counted."""
    answer = worked.answer
    return {
        "dates": _dates(worked, today),
        "counted": f"Days are counted from {full_date(today)}.",
        "warnings": [f"{said['text']} {said.get('mend') or ''}".strip() for said in answer["warnings"]],
        "tranches": tranche_words(answer),
        "sentences": _sentences(worked),
        "parts": shown_parts(worked.parts),
        "basis": basis(answer) + _switches(answer),
        "decides": DECIDES,
    }


def shown_parts(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    """What was entered, part by part, each entry with the field that a reader goes back to."""
    return [
        {
            "title": part.title,
            "entries": [{"label": e.label, "value": e.value, "field": e.field} for e in part.entries],
        }
        for part in parts
    ]


def _dates(worked: Worked, today: date) -> list[dict[str, Any]]:
    answer = worked.answer
    notes: dict[str, list[str]] = {}
    for kind in _overdue(worked, today):
        notes[kind] = [OVERDUE]
    for note in answer["notes"]:
        notes.setdefault(note["type"], []).append(note["text"])
    return [
        {**found, "away": away(date.fromisoformat(found["date"]), today), "notes": notes.get(found["type"], [])}
        for found in dated(answer["dates"])
    ]


def _overdue(worked: Worked, today: date) -> list[str]:
    """Release dates that have passed, where no release was entered: somebody may be held without authority."""
    if worked.answer["law"]["id"] != "today":
        return []
    out = [m["date"] for m in worked.request["case"].get("movements") or () if m["direction"] == "out"]
    if out:
        return []
    due = {row["type"]: row["date"] for row in worked.answer["dates"] if row["type"] in RELEASE}
    for note in worked.answer["notes"]:
        if note["type"] in due and note["code"] == "WORKING_DAY":
            due[note["type"]] = note["date"]
    return [kind for kind, day in due.items() if day < today.isoformat()]


def _sentences(worked: Worked) -> list[dict[str, Any]]:
    """Each sentence's own dates, for a case that has more than one."""
    rows = worked.answer["sentences"]
    if len(worked.request["case"]["sentences"]) < 2:
        return []
    return [
        {
            "name": _named([n + 1 for n in row["parts"]]),
            "days": f"{count(row['daysInSentence'], 'day')}, of which {count(row['daysToServe'], 'day')} to serve",
            "governs": row["governsRelease"],
            "dates": [
                {"type": kind, "name": DATE_NAMES[kind], "day": plain_date(date.fromisoformat(day))}
                for kind, day in row["dates"].items()
            ],
        }
        for row in rows
    ]


def _named(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Sentence {numbers[0]}"
    said = ", ".join(str(n) for n in numbers[:-1])
    return f"Sentences {said} and {numbers[-1]} together"


def _switches(answer: Mapping[str, Any]) -> list[dict[str, str]]:
    on = set(answer["law"]["switches"])
    titles = [row["title"] for row in table("sets")["switch"] if row["id"] in on]
    return [{"label": "Rules in force", "value": "; ".join(titles)}] if titles else []
