"""The days of remand and of qualifying bail, counted in front of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.quick.counting import said
from calculator.quick.model import Working

TOPIC = "quick/data/time_credit"
HOUR = 60
Row = Mapping[str, Any]


def remand_days(values: Mapping[str, Any], steps: list[Working], warnings: list[str]) -> int:
    """Days of remand, without those held for another matter as well."""
    law, held = (packaged(TOPIC)["remand"]["source"], "cja2003-s242"), set()
    for row in values["remand"]:
        days = (row["to"] - row["from"]).days + 1
        held |= set(range(row["from"].toordinal(), row["to"].toordinal() + 1))
        steps.append(
            Working(f"Remand from {said(row['from'])} to {said(row['to'])}, both counted: {count(days, 'day')}.", law)
        )
    if len(values["remand"]) > 1:
        steps.append(Working(f"Together {count(len(held), 'day')} of remand.", law))
    other = {day for row in values["other"] for day in range(row["from"].toordinal(), row["to"].toordinal() + 1)} & held
    if other:
        steps.append(
            Working(
                f"On {count(len(other), 'day')} of these the person was held for another matter too: "
                f"{len(held):,} − {len(other):,} = {count(len(held - other), 'day')}.",
                law,
            )
        )
    elif values["other"] and held:
        warnings.append("No day held for another matter falls in the remand: nothing was taken off.")
    return len(held - other)


def bail_days(values: Mapping[str, Any], steps: list[Working], warnings: list[str]) -> int:
    """Days of bail that qualify, before the court's deductions (step 1)."""
    total = 0
    remand = {day for row in values["remand"] for day in (row["from"], row["to"])}
    for n, row in enumerate(values["bail"], start=1):
        days = _qualifying(n, row, values["sentenced"], steps, warnings)
        total += days
        if days and (row["from"] in remand or row["to"] in remand):
            warnings.append(f"A day of bail {n} is a day of remand too. Both were counted: ask whether that is right.")
    return total


def _qualifying(n: int, row: Row, sentenced: Any, steps: list[Working], warnings: list[str]) -> int:
    rule = packaged(TOPIC)["tagged_bail"]
    law, least = (rule["source"], "laspo2012-s109"), rule["least_hours"]
    minutes = curfew_minutes(row["curfew_from"], row["curfew_to"])
    if minutes < least * HOUR or not row["tagged"]:
        why = (
            "there was no tag"
            if minutes >= least * HOUR
            else f"the curfew is {_hours(minutes)}, under {least} hours a day"
        )
        steps.append(Working(f"Bail {n} gives nothing: {why}.", law))
        warnings.append(f"Bail {n} does not qualify: {why}.")
        return 0
    days: int = (row["to"] - row["from"]).days + 1
    sentence_day = sentenced is not None and row["to"] == sentenced
    steps.append(
        Working(
            f"Bail {n}: curfew of {_hours(minutes)} in a day, {least} or more, with a tag. From {said(row['from'])} to "
            f"{said(row['to'])}, the first day counted even if only a part: {count(days, 'day')}.",
            law,
        )
    )
    if (row["custody"] or sentence_day) and days > 1:
        why = "the day of sentence" if sentence_day else "it ended in custody"
        steps.append(Working(f"The last day is left out ({why}): {days:,} − 1 = {count(days - 1, 'day')}.", law))
        return days - 1
    if row["custody"] or sentence_day:
        warnings.append(
            f"Bail {n} began and ended on one day, in custody. The first day counts; whether it does here, ask."
        )
    return days


def curfew_minutes(start: time, end: time) -> int:
    """Minutes of curfew in one day from midnight to midnight; a curfew through the night has two parts in a day."""
    a, b = start.hour * HOUR + start.minute, end.hour * HOUR + end.minute
    whole = 24 * HOUR
    return int(b - a if a < b else whole - a + b)


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, HOUR)
    return f"{count(hours, 'hour')} {count(rest, 'minute')}" if rest else count(hours, "hour")
