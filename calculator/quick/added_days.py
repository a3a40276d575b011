"""Added days: awards joined as the adjustments service joins them, their limits, prospective days, and remission."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from calculator.durations import add_months
from calculator.forms.words import count, listed
from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.quick.added_awards import awarded
from calculator.quick.added_check import faults_of, limit
from calculator.quick.counting import dated, said
from calculator.quick.model import Answer, Ask, Choice, Declined, Line, Quick, Working

TOPIC = "quick/data/added_days"
SOURCES = "quick/data/sources_days"
#: Kinds of detention that added days cannot lengthen.
NEVER = {
    "life": "a life or IPP sentence",
    "youth": "a detention and training order",
    "immigration": "immigration detention",
}


def work(values: Mapping[str, Any], as_of: date) -> Answer:
    """Days that count, days left after remission, the new release date and when remission can be asked for."""
    faults = faults_of(values, as_of)
    if faults:
        raise Declined(*faults)
    steps: list[Working] = [_limits(values)]
    warnings: list[str] = []
    found = awarded(values, steps, warnings)
    never = NEVER.get(values["sentence"])
    if never and found.total:
        steps.append(Working(f"Added days cannot lengthen {never}: none count.", ("cja2003-s257", "prison-rules-r55")))
        warnings.append(
            f"Days were awarded although the person is under {never}. Tell the adjudication liaison officer."
        )
        found = found.replace(total=0)
    remitted = 0 if never else sum(row["days"] for row in values["remitted"])
    left = found.total - remitted
    if remitted:
        steps.append(
            Working(f"Given back: {found.total:,} − {remitted:,} = {count(left, 'day')}.", ("prison-rules-r61",))
        )
    lines = [
        Line("Added days that count", count(found.total, "day")),
        Line("Given back", count(remitted, "day")),
        Line("Days left", count(left, "day")),
    ]
    if values["release"] is not None:
        lines.append(_moved(values["release"], left, steps))
        warnings.append(
            "Section 257 lengthens the licence too; the national service leaves the expiry date alone. Ask the OMU "
            "Specialist Support Team before changing it. In a tranche case the days go on after the tranche date."
        )
    if found.longest_chain:
        _incident(values, found.longest_chain, steps, warnings)
    if found.total:
        lines += _remission(values, found.total, remitted, steps, warnings)
    _look_again(values, warnings)
    return Answer(tuple(lines), tuple(steps), tuple(warnings))


def _limits(values: Mapping[str, Any]) -> Working:
    rows = {row["from"]: row for a in values["awards"] if (row := limit(values["place"], a["proved"])) is not None}
    said_ = [f"{count(rows[day]['most'], 'day')} a charge from {plain_date(day)}" for day in sorted(rows)]
    law = tuple(dict.fromkeys(rows[day]["source"] for day in sorted(rows)))
    return Working(f"The most that can be added: {listed(said_)}. Every award is inside it.", law)


def _moved(release: date, left: int, steps: list[Working]) -> Line:
    day = release + timedelta(left)
    steps.append(
        Working(f"{said(release)} without added days, {count(left, 'day')} later: {said(day)}.", ("cja2003-s257",))
    )
    return dated("Release with the days left", day, "before any move off a weekend; the same days delay early removal")


def _remission(
    values: Mapping[str, Any], total: int, remitted: int, steps: list[Working], warnings: list[str]
) -> list[Line]:
    lines = []
    rule = packaged(TOPIC)["usual"]
    half, odd = divmod(total, rule["part"])
    if odd:
        text = f"{half:,} or {half + 1:,} days"
        warnings.append(
            f"Half of {total:,} is no whole number, and no source says how to round it. Ask the governor who decides."
        )
    else:
        text = count(half, "day")
    steps.append(
        Working(
            f"What is usually given back for good behaviour is up to half of {total:,}: {text}.",
            ("prison-rules-r61", rule["source"]),
        )
    )
    lines.append(
        Line("Usually given back at most", text, note="policy, not law; the governor decides each application")
    )
    if remitted > half + odd:
        warnings.append("More than half has been given back. That is rare: check the decision on DIS 9.")
    if values["last_offence"] is not None:
        row = next(r for r in packaged(TOPIC)["remission"] if r["place"] == values["place"])
        for months in row["months"]:
            day = add_months(values["last_offence"].toordinal(), months)
            name = "Remission can be asked for from" + (f", {months} months" if len(row["months"]) > 1 else "")
            lines.append(dated(name, day, _whose(months, row["months"])))
            steps.append(
                Working(
                    f"{count(months, 'month')} from {said(values['last_offence'])}, the last offence: {said(day)}.",
                    (row["source"],),
                )
            )
        warnings.append(
            "A later finding of guilt starts the waiting time again. After a decision on DIS 9 the same time must pass."
        )
    return lines


def _whose(months: int, all_of: list[int]) -> str:
    if len(all_of) == 1:
        return f"{count(months, 'month')} without a finding of guilt; form DIS 9"
    return f"if the prison treats the person as {'a young offender' if months == min(all_of) else 'an adult'}"


def _incident(values: Mapping[str, Any], chain: int, steps: list[Working], warnings: list[str]) -> None:
    """Awards in a row may be for one incident, and then their total has a limit."""
    rows = [row for a in values["awards"] if (row := limit(values["place"], a["proved"])) is not None]
    row = max(rows, key=lambda row: row["from"])
    if "incident_source" in row:
        text = (
            f"Awards in a row come to {count(chain, 'day')}. For one incident the total may not be over {row['most']}."
        )
        steps.append(Working(text, (row["incident_source"],)))
    warnings.append(
        f"Awards in a row come to {count(chain, 'day')}. If they are for one incident, their total has a limit too: in "
        "the Rules as read, that for one charge. Whether it has gone up was not found: ask the adjudication liaison "
        "officer."
    )


def _look_again(values: Mapping[str, Any], warnings: list[str]) -> None:
    most = packaged(TOPIC)["limit"]
    for n, award in enumerate(values["awards"], start=1):
        row = limit(values["place"], award["proved"])
        if row is not None and award["days"] > row.get("unread_over", award["days"]):
            warnings.append(
                f"Award {n} is over {row['unread_over']} days. For people under 21 in a prison the Rules of "
                f"{plain_date(row['from'])} were not read: ask the hub manager."
            )
    if any(row["source"] == "prison-punishments-2026" for row in most if row["place"] == values["place"]):
        warnings.append(
            "Only a report of the Rules that doubled the limit was read. Which limit holds for an offence before that "
            "day and a punishment after it was not found: the day of the punishment is used here."
        )
    warnings.append(
        "How added days count in a recall is not settled in the sources: ask the OMU Specialist Support Team."
    )


ADDED_DAYS = Quick(
    id="added-days",
    title="Added days and remission",
    purpose="Adds up awards of added days, checks their limits, takes off days given back, and moves the release date.",
    asks=(
        Ask(
            "place",
            "Where the person was when punished",
            "choice",
            choices=(
                Choice("prison", "Prison, 21 or over at the offence"),
                Choice("prison-young", "Prison, under 21 at the offence"),
                Choice("yoi", "Young offender institution", "Women of 21 and over held there as well."),
            ),
        ),
        Ask(
            "sentence",
            "What the person is serving",
            "choice",
            choices=(
                Choice("fixed", "A fixed-term sentence"),
                Choice(
                    "fixed-remand",
                    "A fixed-term sentence cut by remand for that offence",
                    "Prospective days count then.",
                ),
                Choice("remand", "Still on remand"),
                Choice("life", "Life or IPP"),
                Choice("youth", "A detention and training order"),
                Choice("immigration", "Immigration detention"),
            ),
        ),
        Ask(
            "awards",
            "Awards, one for each charge",
            "rows",
            least=1,
            most=60,
            of=(
                Ask("days", "Days", "number", unit="days", least=1, most=999),
                Ask("proved", "Day the charge was proved", "date", hint="The hearing at which the days were given."),
                Ask(
                    "state",
                    "What it is",
                    "choice",
                    choices=(
                        Choice("active", "Added days"),
                        Choice("prospective", "Prospective", "Given while on remand."),
                        Choice("suspended", "Suspended"),
                        Choice("quashed", "Quashed or rejected"),
                    ),
                ),
                Ask(
                    "after",
                    "Consecutive to award number",
                    "number",
                    unit="award number",
                    hint="Its place in this list. Leave empty if forthwith or concurrent.",
                    needed=False,
                    least=1,
                    most=60,
                ),
            ),
        ),
        Ask(
            "remitted",
            "Days given back",
            "rows",
            needed=False,
            most=60,
            of=(
                Ask("days", "Days", "number", unit="days", least=1, most=999),
                Ask("decided", "Day of the decision", "date"),
            ),
        ),
        Ask("release", "Release date without added days", "date", needed=False),
        Ask(
            "last_offence", "Day of the last offence found proved", "date", needed=False, hint="For remission (DIS 9)."
        ),
    ),
    limits=(
        "It trusts the records: approve nothing without the DIS 7.",
        "It does not know which charges are from one incident.",
        "Days beyond the end of the sentence are for the sentence calculator; days in a recall, see the warning.",
    ),
    example=packaged(TOPIC)["example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=("ADA", "RADA", "PADA", "added days", "additional days", "remission", "DIS 9", "adjudication days"),
)
