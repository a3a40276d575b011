"""What cannot be right in periods of remand and bail: order, overlaps, days outside the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.quick.model import Fault

TOPIC = "quick/data/time_credit"
NAMES = {"remand": "remand", "other": "time held for another matter", "bail": "bail"}
Row = Mapping[str, Any]


def faults_of(values: Mapping[str, Any], as_of: date) -> list[Fault]:
    """Everything that stops the count, at once."""
    faults = list(_sentence(values))
    if not values["remand"] and not values["bail"]:
        faults.append(Fault("", "There is no period to count.", "Enter a period of remand or of bail with a curfew."))
    for name in NAMES:
        for n, row in enumerate(values[name]):
            faults += _row(values, name, n, row, as_of)
        faults += _overlaps(name, values[name])
    faults += _both(values["remand"], values["bail"])
    if not values["bail"]:
        faults += [
            Fault(name, "There is no bail to take these days off.", "Enter the period of bail, or leave this empty.")
            for name in ("step2", "step3", "stated")
            if values[name]
        ]
    return faults


def _sentence(values: Mapping[str, Any]) -> list[Fault]:
    sentenced, rules = values["sentenced"], packaged(TOPIC)
    order, first = rules["youth_order"]["made_from"], rules["remand"]["sentences_from"]
    if values["order"] and sentenced is None:
        text = f"Whether a detention and training order gets days depends on its date ({plain_date(order)})."
        return [Fault("sentenced", text, "Enter the day on which it was made.")]
    if values["order"] and sentenced < order:
        text = (
            f"A detention and training order made before {plain_date(order)} gets no days: the court allowed for them."
        )
        return [Fault("order", text, "Enter no credit for it.")]
    if sentenced is not None and sentenced < first:
        text = f"For a sentence passed before {plain_date(first)} the court directed the days of remand."
        return [Fault("sentenced", text, "Use the days in the order of the court.")]
    if sentenced is not None and values["offence"] is not None and values["offence"] > sentenced:
        return [Fault("offence", "The offence is after the sentence.", "Check both dates.")]
    return []


def _row(values: Mapping[str, Any], name: str, n: int, row: Row, as_of: date) -> list[Fault]:
    first, last, faults = row["from"], row["to"], []
    sentenced, offence = values["sentenced"], values["offence"]
    if last < first:
        text = f"The last day, {plain_date(last)}, is before the first day, {plain_date(first)}."
        return [Fault(f"{name}/{n}/to", text, "Swap the two days, or check the year.")]
    if last > as_of:
        text = f"The last day, {plain_date(last)}, is after {plain_date(as_of)}."
        faults.append(Fault(f"{name}/{n}/to", text, "Enter only days that have passed."))
    if offence is not None and first < offence and name != "other":
        text = f"The first day, {plain_date(first)}, is before the offence, {plain_date(offence)}."
        faults.append(Fault(f"{name}/{n}/from", text, "Check both dates; the days may belong to another case."))
    if sentenced is not None and name == "remand" and last >= sentenced:
        text = f"The last day, {plain_date(last)}, is not before the day of sentence, {plain_date(sentenced)}."
        faults.append(Fault(f"{name}/{n}/to", text, "End remand on the day before sentence: that day is day 1 of it."))
    if sentenced is not None and name == "bail" and last > sentenced:
        text = f"The last day, {plain_date(last)}, is after the day of sentence, {plain_date(sentenced)}."
        faults.append(Fault(f"{name}/{n}/to", text, "End bail on the day of sentence at the latest."))
    if name == "bail":
        faults += _curfew(n, row)
    return faults


def _curfew(n: int, row: Row) -> list[Fault]:
    faults = []
    start = packaged(TOPIC)["tagged_bail"]["from"]
    if row["from"] < start:
        text = f"Bail before {plain_date(start)} gives no credit."
        faults.append(Fault(f"bail/{n}/from", text, "Begin the period on that day, if the tag went on."))
    if row["curfew_from"] == row["curfew_to"]:
        text = "The curfew begins and ends at the same time, which may mean all day or not at all."
        faults.append(
            Fault(f"bail/{n}/curfew_to", text, "Enter both times as the order has them; for all day, 00:00 to 23:59.")
        )
    return faults


def _overlaps(name: str, rows: Sequence[Row]) -> list[Fault]:
    faults = []
    order = sorted(
        ((n, row) for n, row in enumerate(rows) if row["from"] <= row["to"]), key=lambda item: item[1]["from"]
    )
    reach: tuple[int, Row] | None = None
    for n, row in order:
        if reach is not None and row["from"] <= reach[1]["to"]:
            shared = (min(row["to"], reach[1]["to"]) - row["from"]).days + 1
            text = (
                f"Periods {reach[0] + 1} and {n + 1} of {NAMES[name]} overlap by {count(shared, 'day')} from "
                f"{plain_date(row['from'])}. A day counts only once."
            )
            faults.append(
                Fault(f"{name}/{max(n, reach[0])}/from", text, "Change the dates so that each day is in one.")
            )
        if reach is None or row["to"] > reach[1]["to"]:
            reach = (n, row)
    return faults


def _both(remand: Sequence[Row], bail: Sequence[Row]) -> list[Fault]:
    """Nobody is on bail and in custody for longer than the day on which one becomes the other."""
    faults = []
    for n, out in enumerate(bail):
        for m, held in enumerate(remand):
            first, last = max(out["from"], held["from"]), min(out["to"], held["to"])
            if first < last:
                text = (
                    f"Bail {n + 1} and remand {m + 1} overlap by {count((last - first).days + 1, 'day')} from "
                    f"{plain_date(first)}: nobody is on bail and in custody for days on end."
                )
                faults.append(Fault(f"bail/{n}/from", text, "Look at the court's orders and change the dates."))
    return faults
