"""What cannot be right in awards of added days and in days given back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.quick.added_awards import ACTIVE, total_of
from calculator.quick.model import Fault

TOPIC = "quick/data/added_days"


def limit(place: str, on: date) -> Mapping[str, Any] | None:
    """The limit for one charge in a place on a day; none before the rules began."""
    rows = [row for row in packaged(TOPIC)["limit"] if row["place"] == place and row["from"] <= on]
    return max(rows, key=lambda row: row["from"], default=None)


def faults_of(values: Mapping[str, Any], as_of: date) -> list[Fault]:
    """Everything that stops the count, at once."""
    faults = [fault for n, row in enumerate(values["awards"]) for fault in _award(values, n, row, as_of)]
    for n, row in enumerate(values["remitted"]):
        if row["decided"] > as_of:
            text = f"The decision, {plain_date(row['decided'])}, is after {plain_date(as_of)}."
            faults.append(
                Fault(f"remitted/{n}/decided", text, "Days are given back on the day of the decision, not before.")
            )
        elif not any(a["state"] in ACTIVE and a["proved"] <= row["decided"] for a in values["awards"]):
            text = f"On {plain_date(row['decided'])} no award was there to give days back from."
            faults.append(Fault(f"remitted/{n}/decided", text, "Check the dates of the decision and of the awards."))
    back = sum(row["days"] for row in values["remitted"])
    if back and not faults:
        total = total_of(values)
        if back > total:
            text = f"{count(back, 'day')} were given back, but only {count(total, 'day')} count."
            faults.append(Fault("remitted", text, "No more can be given back than was added: check both records."))
    last = values["last_offence"]
    if last is not None and last > as_of:
        faults.append(Fault("last_offence", f"{plain_date(last)} is after {plain_date(as_of)}.", "Check the date."))
    return faults


def _award(values: Mapping[str, Any], n: int, row: Mapping[str, Any], as_of: date) -> list[Fault]:
    faults, about = [], f"awards/{n}"
    if row["proved"] > as_of:
        text = f"The day proved, {plain_date(row['proved'])}, is after {plain_date(as_of)}."
        faults.append(Fault(f"{about}/proved", text, "Enter only awards already made."))
    rule = limit(values["place"], row["proved"])
    if rule is None:
        text = f"The rules used here do not reach back to {plain_date(row['proved'])}."
        faults.append(Fault(f"{about}/proved", text, "Ask the OMU Specialist Support Team about awards that old."))
    elif row["days"] > rule["most"]:
        text = (
            f"Award {n + 1} is {count(row['days'], 'day')}. On {plain_date(row['proved'])} the most for one charge "
            f"there was {rule['most']}."
        )
        faults.append(
            Fault(
                f"{about}/days",
                text,
                "Check days, date and place with the DIS 7; then tell the adjudication liaison officer.",
            )
        )
    after = row["after"]
    if after is not None and not 1 <= after <= len(values["awards"]):
        faults.append(
            Fault(f"{about}/after", f"There is no award {after}.", "Enter the place of an award in this list.")
        )
    elif after == n + 1:
        faults.append(Fault(f"{about}/after", "An award cannot be consecutive to itself.", "Enter another, or none."))
    if values["sentence"] == "remand" and row["state"] == "active":
        text = f"Award {n + 1}: on remand only prospective days can be given."
        faults.append(Fault(f"{about}/state", text, "Choose prospective, or say what the person is serving."))
    return faults
