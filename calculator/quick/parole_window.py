"""Parole: the days around eligibility, referral, hearing and decision, and the latest day of the next review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from calculator.calendar import table_span
from calculator.names import full_date, plain_date
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.reckon import counted, data, days, from_today, is_working, months, next_working, on_day

TABLE = data("parole_window")
PPCS = "the Public Protection Casework Section (PPCS)"
_DATES = ("eligible", "returned", "referred", "paper_sent", "hearing", "decision_sent", "disposed")
_NOT_RECALL = ("kind", ("determinate", "life"))
_Found = Iterator[tuple[Line, Working]]


def work(values: Values, as_of: date) -> Answer:
    """The days that follow from each date that was given, in the order of a review."""
    if not any(values[name] is not None for name in _DATES):
        raise Declined(Fault("", "No date is given.", "Enter at least one: each gives the days that hang on it."))
    if values["kind"] == "life" and values["eligible"] is not None and values["long"] is None:
        text = "The length of the sentence decides when the person is first contacted."
        raise Declined(Fault("long", text, "Choose one."))
    found = [
        *_eligible(values),
        *_returned(values),
        *_referred(values),
        *_paper(values),
        *_hearing(values),
        *_decision(values),
        *_next_review(values),
    ]
    lines = tuple(_with_distance(line, as_of) for line, _ in found)
    return Answer(lines, tuple(step for _, step in found), _warnings(values))


def _with_distance(line: Line, as_of: date) -> Line:
    if line.day is None:
        return line
    apart = from_today(line.day, as_of)
    return line.replace(note=f"{apart}. {line.note}" if line.note else apart)


def _eligible(values: Values) -> _Found:
    day: date | None = values["eligible"]
    if day is None:
        return
    kind = values["kind"]
    name = "tariff expiry" if kind == "life" else "parole eligibility"
    long = values["long"] == "four_or_more"
    for row in TABLE["eligible"]:
        if kind in row["kinds"] and row.get("long", long) == long:
            at = months(day, -row["months"])
            text = f"{row['name']}: {row['months']} months before {name} on {full_date(day)} is {full_date(at)}."
            yield on_day(row["name"], at), Working(text, (row["source"],))


def _returned(values: Values) -> _Found:
    if values["returned"] is not None:
        row = TABLE["recall"]
        last = days(values["returned"], row["days"] - 1)
        text = f"{full_date(values['returned'])} is day 1 of {row['days']}; day {row['days']} is {full_date(last)}."
        yield on_day(row["name"], last), Working(f"Standard recall: {text}", (row["source"],))


def _referred(values: Values) -> _Found:
    if values["referred"] is not None:
        yield _after(TABLE["representations"], values["referred"], "the referral", "referred")


def _paper(values: Values) -> _Found:
    if values["paper_sent"] is not None:
        yield _after(TABLE["oral"], values["paper_sent"], "the paper decision was sent", "paper_sent")


def _hearing(values: Values) -> _Found:
    day: date | None = values["hearing"]
    if day is None:
        return
    for row in TABLE["hearing"]:
        at = days(day, -row["days"])
        weeks, rest = divmod(row["days"], 7)
        span = counted(row["days"], "days") if rest or weeks < 4 else counted(weeks, "weeks")
        text = f"{row['name']}: {span} before the hearing on {full_date(day)} is {full_date(at)}."
        first, last = table_span()
        off = first <= at <= last and not is_working(at)
        yield on_day(row["name"], at, "No working day: do it before" if off else ""), Working(text, (row["source"],))
    yield _after(TABLE["hearing_decision"], day, "the end of the hearing", "hearing")


def _decision(values: Values) -> _Found:
    if values["decision_sent"] is not None:
        yield _after(TABLE["reconsideration"], values["decision_sent"], "the decision was sent", "decision_sent")


def _next_review(values: Values) -> _Found:
    if values["disposed"] is not None:
        row = TABLE["next_review"][values["kind"]]
        at = months(values["disposed"], 12 * row["years"])
        span = counted(row["years"], "years")
        text = f"Next reference: no later than {span} after {full_date(values['disposed'])}, which is {full_date(at)}."
        yield on_day("Next reference to the Board, at the latest", at), Working(text, (row["source"],))


def _after(row: Mapping[str, Any], day: date, what: str, about: str) -> tuple[Line, Working]:
    """A limit of the Rules: days after a day that is not counted, moved on from a non-working day (rule 8)."""
    end = days(day, row["days"])
    last = next_working(end, about)
    text = f"{row['name']}: {plain_date(day)} ({what}) plus {row['days']} days is {full_date(end)}."
    law = [row["source"]]
    if last != end:
        text += f" That is no working day, so {full_date(last)} is still in time."
        law.append("pbr-8")
    return on_day(row["name"], last), Working(text, tuple(law))


def _warnings(values: Values) -> tuple[str, ...]:
    found = [
        f"The week-by-week timetable of the parole process was not found: take the due days of reports from {PPCS}.",
    ]
    if values["kind"] == "recall":
        found.append("Recalled determinate cases stay on paper unless there is something exceptional (rule 19(1ZA)).")
        found.append("Representations go with the referral in recall cases (rule 18(1)(b)).")
    if values["decision_sent"] is not None:
        found.append(
            "A decision open to reconsideration is provisional: nobody is released on it before this day, nor while an "
            f"application to set it aside or a reference to the High Court is open. Ask {PPCS} before release is set."
        )
        if values["kind"] == "recall":
            found.append(
                f"Reconsideration is not open for every kind of sentence: ask {PPCS} whether it is for this one."
            )
    if values["disposed"] is not None and values["kind"] == "determinate":
        found.append(f"Days out of custody after early removal push the anniversary back: ask {PPCS} how many.")
    if values["kind"] == "life" and values["eligible"] is not None:
        found.append(
            "GOV.UK writes of a sentence of four years or more; which length it means is not said. Ask the POM or "
            f"{PPCS} whether the case has a pre-tariff review."
        )
    return tuple(found)


def _date(name: str, label: str, hint: str = "", only_if: tuple[str, tuple[str, ...]] | None = None) -> Ask:
    return Ask(name, label, "date", needed=False, hint=hint, only_if=only_if)


QUICK = Quick(
    id="parole-window",
    title="Parole window",
    purpose="Dates the steps of a parole review from eligibility, referral, hearing or decision, and the next review.",
    asks=(
        Ask(
            "kind",
            "Kind of case",
            "choice",
            choices=(
                Choice("determinate", "Extended sentence, offender of particular concern, or other Board release"),
                Choice("life", "Life, IPP or DPP"),
                Choice("recall", "Determinate sentence on standard recall"),
            ),
        ),
        _date("eligible", "Parole eligibility date or tariff expiry date", "PED, or TED", _NOT_RECALL),
        Ask(
            "long",
            "Length of the sentence",
            "choice",
            needed=False,
            choices=(Choice("under_four", "Under four years"), Choice("four_or_more", "Four years or more")),
            only_if=("kind", ("life",)),
        ),
        _date("returned", "Day of return to custody", "This day counts as day 1", ("kind", ("recall",))),
        _date("referred", "Day of referral to the Board", only_if=_NOT_RECALL),
        _date("paper_sent", "Day on which a paper decision against release was sent"),
        _date("hearing", "Day of the oral hearing"),
        _date("decision_sent", "Day on which a decision that can be reconsidered was sent"),
        _date("disposed", "Day on which the Board disposed of the last reference"),
    ),
    limits=(
        (
            "It does not work out the eligibility or tariff date: use the sentence calculation, or the court's "
            "minimum term."
        ),
        f"Whether a case goes to the Board at all is for {PPCS}.",
        TABLE["set_aside"],
    ),
    example={"kind": "determinate", "eligible": "2027-09-10", "hearing": "2027-06-15"},
    work=work,
    checked=TABLE["checked"],
    also_called=("PED", "TED", "parole eligibility", "MCA", "oral hearing", "reconsideration"),
)
