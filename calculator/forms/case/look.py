"""What the page shows while it is filled in: days counted, what rows are called, overlaps. Nothing is calculated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.forms.case import asks
from calculator.forms.case.entered import adjustment_name
from calculator.forms.case.reading import take
from calculator.forms.model import Typed
from calculator.forms.one import in_words
from calculator.forms.words import count
from calculator.law.kinds import sentence_types
from calculator.names import KIND_NAMES, plain_date

_LENGTH = next(ask for ask in asks.SENTENCE if ask.id == "length")


def look(typed: Typed) -> dict[str, Any]:
    """By list and row number: the name of each row for others to refer to, and a line of what it comes to."""
    taken = take(typed)
    rows = taken.form.rows
    sentences = {
        str(number): _sentence(n, row)
        for n, (number, row) in enumerate(zip(rows["sentences"], taken.inputs["sentences"], strict=True))
    }
    adjustments = {
        str(number): _adjustment(n, row, taken.inputs["adjustments"])
        for n, (number, row) in enumerate(zip(rows["adjustments"], taken.inputs["adjustments"], strict=True))
    }
    return {"status": "look", "sentences": sentences, "adjustments": adjustments, "totals": _totals(taken.inputs)}


def _sentence(n: int, row: Mapping[str, Any]) -> str:
    said = []
    known = sentence_types().get(row.get("type", ""))
    if known is not None and known.kind is not None:
        said.append(KIND_NAMES[known.kind])
    if row.get("length"):
        said.append(in_words(_LENGTH, row["length"]))
    if row.get("date"):
        said.append(plain_date(date.fromisoformat(row["date"])))
    return f"Sentence {n + 1}" + (f": {', '.join(said)}" if said else "")


def _adjustment(n: int, row: Mapping[str, Any], others: list[Mapping[str, Any]]) -> str:
    days = row.get("days")
    if days is None:
        return ""
    if not (row.get("first") and row.get("last")):
        return ""
    first, last = (date.fromisoformat(row[key]) for key in ("first", "last"))
    if last < first:
        return "The last day is before the first day."
    said = f"{plain_date(first)} to {plain_date(last)}, both counted: {count(days, 'day')}."
    for k, other in enumerate(others):
        if k == n or not (other.get("first") and other.get("last")):
            continue
        start, end = (date.fromisoformat(other[key]) for key in ("first", "last"))
        shared = (min(last, end) - max(first, start)).days + 1
        if shared > 0:
            kind = "" if other.get("type") == row.get("type") else f" ({adjustment_name(other['type'])})"
            said += f" {count(shared, 'day')} of it {'is' if shared == 1 else 'are'} in adjustment {k + 1}{kind} too."
    return said


def _totals(inputs: Mapping[str, Any]) -> str:
    """Days of every kind together, such as remand 35 days, added days 14 days."""
    totals: dict[str, int] = {}
    for row in inputs["adjustments"]:
        if row.get("type") and row.get("days") is not None:
            totals[row["type"]] = totals.get(row["type"], 0) + row["days"]
    return " ".join(f"{adjustment_name(kind)}: {count(days, 'day')}." for kind, days in totals.items())
