"""Bookings from CSV: a row is a sentence; neighbouring rows with the same `reference` are one booking.

Columns (any order; all but `date` and one unit of length may be left out): reference, date_of_birth, id, kind, date,
offence_date, years, months, weeks, days, extension_years, extension_months, consecutive_to, sds_plus, section_250,
remand, tagged_bail, registered_sex_offender, ersed, recall_kind, revoked, returned, fine.
Dates: 2026-01-05. Yes or no: y or n.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from typing import IO, Any

COLUMNS = (
    "reference",
    "date_of_birth",
    "id",
    "kind",
    "date",
    "offence_date",
    "years",
    "months",
    "weeks",
    "days",
    "extension_years",
    "extension_months",
    "consecutive_to",
    "sds_plus",
    "section_250",
    "remand",
    "tagged_bail",
    "registered_sex_offender",
    "ersed",
    "recall_kind",
    "revoked",
    "returned",
    "fine",
)
_YES = frozenset({"y", "yes", "true", "1"})


def bookings(source: IO[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number of the first row, and the case, of every booking; a row that cannot be read gives an `error`."""
    reader = csv.DictReader(source)
    unknown = [c for c in reader.fieldnames or [] if c not in COLUMNS]
    if unknown or "date" not in (reader.fieldnames or []):
        what = f"columns not known: {', '.join(map(str, unknown))}" if unknown else "there is no column “date”"
        yield 1, {"error": f"line 1: {what}; the columns are {', '.join(COLUMNS)}"}
        return
    try:
        numbered = ((reader.line_num, row) for row in reader)
        for key, group in groupby(numbered, key=_booking):
            rows = list(group)
            yield rows[0][0], _case(rows, key)
    except csv.Error as error:
        yield (
            reader.line_num,
            {"error": f"line {reader.line_num}: {error}; put quotes round a text with commas or line ends"},
        )


def _booking(numbered: tuple[int, dict[str, str]]) -> str | int:
    number, row = numbered
    return row.get("reference") or number


def _case(rows: list[tuple[int, dict[str, str]]], key: str | int) -> dict[str, Any]:
    problems: list[str] = []
    sentences, adjustments = [], []
    for number, row in rows:
        if None in row:
            problems.append(f"line {number} has more fields than columns")
            continue
        sentence = _sentence(number, row, problems)
        sentences.append(sentence)
        for column, kind in (("remand", "REMAND"), ("tagged_bail", "TAGGED_BAIL")):
            if row.get(column):
                adjustments.append(
                    {"type": kind, "days": _number(number, row, column, problems), "from": row.get("date")}
                )
    if problems:
        return {"error": "; ".join(problems)}
    first = rows[0][1]
    case: dict[str, Any] = {
        "sentences": sentences,
        "adjustments": adjustments,
        "dateOfBirth": first.get("date_of_birth") or None,
        "registeredSexOffender": _flag(first, "registered_sex_offender"),
        "ersed": _flag(first, "ersed"),
    }
    if isinstance(key, str):
        case["reference"] = key
    return case


def _sentence(number: int, row: dict[str, str], problems: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": row.get("id") or None,
        "kind": row.get("kind") or "SDS",
        "date": row.get("date"),
        "offence": {"date": row.get("offence_date") or None},
        "length": {u: _number(number, row, u, problems) for u in ("years", "months", "weeks", "days")},
        "extension": {u: _number(number, row, f"extension_{u}", problems) for u in ("years", "months")},
        "consecutiveTo": row.get("consecutive_to") or None,
        "sdsPlus": _flag(row, "sds_plus"),
        "section250": _flag(row, "section_250"),
    }
    if row.get("fine"):
        try:
            found["fineAmount"] = float(row["fine"].replace(",", "").lstrip("£"))
        except ValueError:
            problems.append(f"line {number}: fine is not an amount: “{row['fine']}”")
    if row.get("recall_kind"):
        found["recall"] = {
            "kind": row["recall_kind"],
            "revoked": row.get("revoked") or None,
            "returned": row.get("returned") or None,
        }
    return found


def _number(number: int, row: dict[str, str], column: str, problems: list[str]) -> int:
    text = (row.get(column) or "0").strip()
    if text.isascii() and text.isdigit() and len(text) < 8:
        return int(text)
    problems.append(f"line {number}: {column} is not a whole number: “{text[:40]}”")
    return 0


def _flag(row: dict[str, str], column: str) -> bool:
    return (row.get(column) or "").strip().lower() in _YES
