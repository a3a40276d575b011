"""The last day for a notice of appeal, by route: business days or calendar days after the decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.names import full_date, plain_date
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.reckon import business_days, counted, data, days, from_today, is_working, on_day

TABLE = data("appeal_limits")
ROUTES: Mapping[str, Mapping[str, Any]] = {row["id"]: row for row in TABLE["route"]}


def work(values: Values, as_of: date) -> Answer:
    """The last day on the route; with a second day, for the appeal against conviction or sentence beside it."""
    row = ROUTES[values["route"]]
    pairs = [(row, values["day"], "day")]
    if values.get("other_day") is not None:
        other = "sentence" if values["route"] == "conviction" else "conviction"
        pairs.append((ROUTES[other], values["other_day"], "other_day"))
    faults = [
        Fault(about, f"{plain_date(day)} has not come yet.", "Enter the day on which the court decided.")
        for _, day, about in pairs
        if day > as_of
    ]
    if faults:
        raise Declined(*faults)
    lines: list[Line] = []
    steps: list[Working] = []
    warnings: list[str] = []
    for row, day, about in pairs:
        _limit(row, day, about, as_of, lines, steps, warnings)
    warnings.append(
        "Form and address stand in the guide on appeals. Write the day on what is handed in and send it on that day."
    )
    return Answer(tuple(lines), tuple(steps), tuple(dict.fromkeys(warnings)))


def _limit(
    row: Mapping[str, Any],
    day: date,
    about: str,
    as_of: date,
    lines: list[Line],
    steps: list[Working],
    warnings: list[str],
) -> None:
    amount: int = row["amount"]
    if row["unit"] == "business":
        last = business_days(day, amount, about)
        unit = "business days"
        text = (
            f"{row['label']}: {counted(amount, unit)} after {full_date(day)}, which is not counted. Saturdays, "
            f"Sundays and "
            f"bank holidays are left out. Day {amount} is {full_date(last)}."
        )
        steps.append(Working(text, (row["source"], "crimpr-2-2")))
    else:
        last = days(day, amount)
        text = (
            f"{row['label']}: {counted(amount, 'days')} after {full_date(day)}, which is not counted. "
            f"{plain_date(day)} plus {amount} days is {full_date(last)}."
        )
        steps.append(Working(text, (row["source"],)))
        if not is_working(last):
            warnings.append(
                f"{full_date(last)} is no working day. No source read says that this limit moves on: have the "
                f"notice in "
                "before it, or ask the court office."
            )
    lines.append(on_day(f"Last day: {row['label'][0].lower()}{row['label'][1:]}", last, from_today(last, as_of)))
    if last < as_of:
        warnings.insert(0, f"The time ran out on {plain_date(last)}. {row['extend']}")
    else:
        warnings.append(row["extend"])
    if day < TABLE["rules_from"]:
        old = f" {row['old']}" if "old" in row else ""
        warnings.append(
            f"Decided before {plain_date(TABLE['rules_from'])}, when today's Criminal Procedure Rules "
            f"began.{old} Ask the "
            "court office which limit it applied."
        )


QUICK = Quick(
    id="appeal-limits",
    title="Appeal time limits",
    purpose="Gives the last day for a notice of appeal, counted in business days or calendar days as the route asks.",
    asks=(
        Ask(
            "route",
            "Which appeal?",
            "choice",
            choices=tuple(Choice(row["id"], row["label"], row["starts"]) for row in TABLE["route"]),
        ),
        Ask(
            "day", "Day from which the time runs", "date", hint="See the line under the appeal. This day is not counted"
        ),
        Ask(
            "other_day",
            "Day of sentence, if sentence is appealed too",
            "date",
            needed=False,
            only_if=("route", ("conviction",)),
        ),
    ),
    limits=(
        "Appeals to the Supreme Court and references after acquittal are not covered: ask the court office.",
        "Whether the time can still be extended is for the court.",
        "Parole, adjudication and civil limits are elsewhere: see the guide for each.",
    ),
    example={"route": "sentence", "day": "2026-11-09"},
    work=work,
    checked=TABLE["checked"],
    also_called=("28 days", "NG form", "leave to appeal", "Crown Court appeal"),
)
