"""Time unlawfully at large: days by reason, and what they do to later dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.quick.counting import dated, out_of_years, said
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Working

TOPIC = "quick/data/ual"
SOURCES = "quick/data/sources_days"
MOST_ROWS = 30
DATES = (
    Choice("release", "Release date", "CRD, ARD, PRRD or a transfer date."),
    Choice("parole", "Parole eligibility or tariff date"),
    Choice("expiry", "Sentence or licence expiry date", "SLED, SED or LED."),
    Choice("other", "Another date"),
)


class Away(NamedTuple):
    """First and last day at large (day numbers, both included), and the row that it came from."""

    first: int
    last: int
    row: int


def work(values: Mapping[str, Any], as_of: date) -> Answer:
    """Days at large in each period and together, and the dates moved by them."""
    faults = [fault for n, row in enumerate(values["periods"]) for fault in _row(n, row, as_of)]
    faults += [f for n, row in enumerate(values["dates"]) for f in _years(f"dates/{n}/", row, ("day",))]
    if faults:
        raise Declined(*faults)
    spans = sorted(_span(n, row, as_of) for n, row in enumerate(values["periods"]))
    faults = _overlaps(spans)
    if faults:
        raise Declined(*faults)
    steps: list[Working] = []
    warnings: list[str] = []
    total = 0
    for span in spans:
        total += _counted(span, values["periods"][span.row], as_of, steps, warnings)
    if len(spans) > 1:
        steps.append(Working(f"Together {count(total, 'day')}.", (packaged(TOPIC)["source"],)))
    lines = [Line("Days unlawfully at large", count(total, "day"), note="they do not count towards the sentence")]
    lines += _dates(values["dates"], spans, steps, warnings)
    warnings.append(
        "Were any of these days spent in custody elsewhere, or was a direction given that they count? Then ask the OMU "
        "Specialist Support Team before they are entered."
    )
    if any(row["reason"] == "release" for row in values["periods"]):
        warnings.append(
            "After a release in error ask first whether the time is to count as at large, or special remission given."
        )
    return Answer(tuple(lines), tuple(steps), tuple(warnings))


def _rule(row: Mapping[str, Any]) -> Mapping[str, Any]:
    rows = [r for r in packaged(TOPIC)["reason"] if r["id"] == row["reason"] and r["from"] <= row["out"]]
    return max(rows, key=lambda r: r["from"])


def _span(n: int, row: Mapping[str, Any], as_of: date) -> Away:
    rule = _rule(row)
    first = row["out"].toordinal() + rule["first_after"]
    last = as_of.toordinal() if row["back"] is None else row["back"].toordinal() - rule["last_before"]
    return Away(first, last, n)


def _days(span: Away) -> int:
    return max(0, span.last - span.first + 1)


def _counted(span: Away, row: Mapping[str, Any], as_of: date, steps: list[Working], warnings: list[str]) -> int:
    rule, first, last, days = _rule(row), span.first, span.last, _days(span)
    law = tuple(rule["sources"])
    begins = "the day after" if rule["first_after"] else "that day itself"
    steps.append(Working(f"{said(row['out'])}: {rule['out']}. The first day at large is {begins}, {said(first)}.", law))
    if row["back"] is None:
        steps.append(Working(f"The person is still at large: counted up to {said(as_of)}.", law))
        warnings.append(f"Still at large on {plain_date(as_of)}: every figure grows by a day each day.")
    else:
        ends = "the day before" if rule["last_before"] else "that day itself"
        steps.append(
            Working(f"{said(row['back'])}: back in custody. The last day at large is {ends}, {said(last)}.", law)
        )
    if days:
        steps.append(Working(f"From {said(first)} to {said(last)}, both counted: {count(days, 'day')}.", law))
    else:
        steps.append(Working("No whole day lies between: 0 days.", law))
    return days


def _dates(
    rows: tuple[Mapping[str, Any], ...], spans: list[Away], steps: list[Working], warnings: list[str]
) -> list[Line]:
    lines, names = [], {choice.value: choice.label for choice in DATES}
    for n, row in enumerate(rows, start=1):
        day, moved = row["day"].toordinal(), 0
        for span in spans:
            if span.first <= day + moved:
                moved += _days(span)
        name = f"{names[row['name']]} ({n})" if len(rows) > 1 else names[row["name"]]
        lines.append(dated(name, day + moved, f"{count(moved, 'day')} later than {plain_date(row['day'])}"))
        if moved:
            text = f"{names[row['name']]}: {said(row['day'])} + {count(moved, 'day')} = {said(day + moved)}."
        else:
            text = f"{names[row['name']]}: {said(row['day'])} is before the first day at large: it stays."
        steps.append(Working(text, (packaged(TOPIC)["source"],)))
    if rows:
        warnings.append(
            "A date moves only if it belongs to a sentence that was running, and had not been reached. Do not enter a "
            "date that already has these days in it."
        )
    return lines


def _row(n: int, row: Mapping[str, Any], as_of: date) -> list[Fault]:
    faults = _years(f"periods/{n}/", row, ("out", "back"))
    out, back = row["out"], row["back"]
    if out > as_of:
        text = f"{plain_date(out)} is after {plain_date(as_of)}."
        faults.append(Fault(f"periods/{n}/out", text, "Enter a day that has come."))
    if back is not None and back > as_of:
        text = f"The return, {plain_date(back)}, is after {plain_date(as_of)}."
        faults.append(Fault(f"periods/{n}/back", text, "Leave it empty while the person is at large."))
    if back is not None and back < out:
        text = f"The return, {plain_date(back)}, is before {plain_date(out)}."
        faults.append(Fault(f"periods/{n}/back", text, "Swap the two days, or check the year."))
    return faults


def _years(where: str, row: Mapping[str, Any], names: tuple[str, ...]) -> list[Fault]:
    return [fault.replace(about=where + fault.about) for fault in out_of_years(row, names)]


def _overlaps(spans: list[Away]) -> list[Fault]:
    faults = []
    reach: Away | None = None  # of the periods so far, the one that ends last
    for span in spans:
        if not _days(span):
            continue
        if reach is not None and span.first <= reach.last:
            shared = count(min(reach.last, span.last) - span.first + 1, "day")
            text = (
                f"Periods {reach.row + 1} and {span.row + 1} overlap by {shared} from {said(span.first)}. "
                "A day counts only once."
            )
            faults.append(Fault(f"periods/{span.row}/out", text, "Change the dates so that each day is in one period."))
        if reach is None or span.last > reach.last:
            reach = span
    return faults


_REASONS = {row["id"]: row["label"] for row in packaged(TOPIC)["reason"]}

UAL = Quick(
    id="ual",
    title="Time unlawfully at large (UAL)",
    purpose="Counts days at large after recall, escape, release in error or sentence in absence, and moves dates.",
    asks=(
        Ask(
            "periods",
            "Periods at large",
            "rows",
            least=1,
            most=MOST_ROWS,
            of=(
                Ask(
                    "reason", "How it began", "choice", choices=tuple(Choice(k, label) for k, label in _REASONS.items())
                ),
                Ask("out", "Day on which it began", "date", hint="Revocation, escape, release in error, or sentence."),
                Ask(
                    "back", "Day of arrest or return to custody", "date", hint="Empty if still at large.", needed=False
                ),
            ),
        ),
        Ask(
            "dates",
            "Dates to move",
            "rows",
            needed=False,
            most=MOST_ROWS,
            of=(
                Ask("name", "Which date", "choice", choices=DATES),
                Ask("day", "As it was before the time at large", "date"),
            ),
        ),
    ),
    limits=(
        "Not covered: return after early removal from the country, and time lawfully at large.",
        "For those ask the OMU Specialist Support Team.",
        "Whether a date had been reached, and which sentence was running, the sentence calculator decides.",
    ),
    example=packaged(TOPIC)["example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=("UAL", "unlawfully at large", "at large", "escape", "abscond", "revocation to return"),
)
