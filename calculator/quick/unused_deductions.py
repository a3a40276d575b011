"""Unused deductions of standard sentences: the engine's own working, asked for with a few boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from calculator.case import Adjustment, AdjustmentKind, Case, Length, Offence, Sentence
from calculator.check.objection import Objection
from calculator.explain import explain
from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.law.model import named
from calculator.quick.counting import dated, said
from calculator.quick.model import Answer, Ask, Declined, Fault, Line, Quick, Working
from calculator.result import DatedResult, Refusal, Result, calculate
from calculator.unused import CURED, unused_deductions

TOPIC = "quick/data/unused_deductions"
SOURCES = "quick/data/sources_days"
#: How the engine names a place of a case, and the ask that it came from.
PLACES = {"length": "months", "date": "date", "offence": "offence", "offence/date": "offence"}
RELEASES = ("CRD", "ARD")
#: Where statute and national practice differ; about curfew and early removal it is not asked here.
DIFFERS, APART = "LAW_DIFFERS", ("hdc", "ers")
#: A sentence from before the progression model that its shorter custody would use up is refused, as nationally.
BY_HAND = {"routePreProgressionExtinguishedSentenceToManual": True}
CREDITED: tuple[tuple[str, AdjustmentKind], ...] = (("remand", "REMAND"), ("bail", "TAGGED_BAIL"))


def work(values: Mapping[str, Any], as_of: date) -> Answer:
    """Days credited, the most that can be used, and the days left over."""
    rows, law = values["sentences"], named("today", as_of, BY_HAND)
    faults = [fault for n, row in enumerate(rows) for fault in _row(n, row, as_of)]
    if faults:
        raise Declined(*faults)
    case = _case(rows)
    first = calculate(case, law)
    if isinstance(first, Refusal):
        _decline([o for o in first.objections if o.code != CURED and o.rank != "warning"])
    found = unused_deductions(case, law)
    if found.days is None:
        _decline(found.objections)
    unused = found.days or 0
    steps = list(_sentences(rows))
    shown = calculate(_as_used(case, unused), law)
    if len(rows) == 1 or _fits(shown, rows, found.usable):
        steps += _engine(shown)
    because = (packaged(TOPIC)["source"], packaged(TOPIC)["service"])
    steps.append(
        Working(
            f"With no day credited, there are {count(found.usable, 'day')} in custody before the last release.", because
        )
    )
    if unused:
        text = (
            f"{found.credited:,} − {found.usable:,} = {count(unused, 'day')} cannot be used: release is never before "
            "the day of sentence."
        )
    else:
        text = f"{found.credited:,} is not more than {found.usable:,}: every day can be used."
    steps.append(Working(text, because))
    lines = [
        Line("Unused deductions", count(unused, "day"), note="to be recorded as unused"),
        Line("Most that can be used", count(found.usable, "day")),
    ]
    if len(rows) == 1:
        lines.append(Line("Days used", count(found.credited - unused, "day")))
        lines += [dated("Release with the days used", d.date, "before any move off a weekend") for d in _dates(shown)]
    warnings = [
        "Unused days are put on record, and matter again on a recall. Ask the OMU Specialist Support Team how.",
    ]
    if isinstance(shown, Result):
        warnings += [
            f"{o.text} {o.mend}" for o in shown.warnings if o.code == DIFFERS and not o.about.startswith(APART)
        ]
    if len(rows) > 1:
        warnings.append("Sentences entered here run side by side. For consecutive ones use the sentence calculator.")
    return Answer(tuple(lines), tuple(steps), tuple(warnings))


def _row(n: int, row: Mapping[str, Any], as_of: date) -> list[Fault]:
    faults = []
    if not any(_length(row)):
        faults.append(
            Fault(f"sentences/{n}/months", "The sentence has no length.", "Enter years, months, weeks or days.")
        )
    if row["date"] > as_of:
        faults.append(Fault(f"sentences/{n}/date", "The day of sentence has not come yet.", "Check the date."))
    if row["offence"] > row["date"]:
        faults.append(Fault(f"sentences/{n}/offence", "The offence is after the sentence.", "Check both dates."))
    return faults


def _length(row: Mapping[str, Any]) -> Length:
    return Length(*(row[unit] or 0 for unit in ("years", "months", "weeks", "days")))


def _case(rows: tuple[Mapping[str, Any], ...]) -> Case:
    sentences = tuple(
        Sentence(str(n), "SDS", row["date"], _length(row), Offence(row["offence"]), sds_plus=bool(row["sds_plus"]))
        for n, row in enumerate(rows, start=1)
    )
    adjustments = tuple(
        Adjustment(kind, row["date"], row[name], sentence=str(n))
        for n, row in enumerate(rows, start=1)
        for name, kind in CREDITED
        if row[name]
    )
    return Case(sentences, adjustments=adjustments)


def _sentences(rows: tuple[Mapping[str, Any], ...]) -> list[Working]:
    steps = []
    for n, row in enumerate(rows, start=1):
        remand, bail = row["remand"] or 0, row["bail"] or 0
        text = (
            f"Sentence {n}: {_length(row).words()} from {said(row['date'])}, with {count(remand, 'day')} of remand and "
            f"{count(bail, 'day')} of tagged bail."
        )
        steps.append(Working(text, ("cja2003-s240za", "sa2020-s325") if bail else ("cja2003-s240za",)))
    return steps


def _as_used(case: Case, unused: int) -> Case:
    """One sentence with only the days that can be used; several as they would run without any."""
    if len(case.sentences) > 1:
        return case.replace(adjustments=())
    left, kept = unused, []
    for adjustment in reversed(case.adjustments):
        taken = min(left, adjustment.days)
        left -= taken
        if adjustment.days > taken:
            kept.append(adjustment.replace(days=adjustment.days - taken))
    return case.replace(adjustments=tuple(kept))


def _dates(shown: Result | Refusal) -> list[DatedResult]:
    """The release date, if there is one."""
    return [d for d in shown.dates if d.type in RELEASES][:1] if isinstance(shown, Result) else []


def _fits(shown: Result | Refusal, rows: tuple[Mapping[str, Any], ...], usable: int) -> bool:
    """Whether release without credit is so many days on: not if the days credited bring another law to bear."""
    latest = max(row["date"] for row in rows)
    return any((d.date - latest).days in (usable, usable - 1) for d in _dates(shown))


def _engine(shown: Result | Refusal) -> list[Working]:
    """How the engine gets to release, in its own words."""
    case = shown.case
    return [Working(explain(step, case), step.law) for d in _dates(shown) for step in d.steps] if case else []


def _decline(objections: Iterable[Objection]) -> None:
    """Decline with what the engine says against the case, said of the boxes on the page; nothing if it says nothing."""
    faults = []
    for o in objections:
        where, _, rest = o.about.partition("/")
        row, _, place = rest.partition("/")
        about = f"sentences/{row}/{PLACES.get(place, 'remand')}" if where == "sentences" and row else "sentences"
        faults.append(Fault(about, o.text, o.mend))
    if faults:
        raise Declined(*faults)


UNUSED_DEDUCTIONS = Quick(
    id="unused-deductions",
    title="Unused deductions",
    purpose="Finds the days of remand and tagged bail that a standard sentence cannot take.",
    asks=(
        Ask(
            "sentences",
            "Sentences that run side by side",
            "rows",
            least=1,
            most=20,
            of=(
                Ask("date", "Day of sentence", "date"),
                Ask("offence", "Day of the offence", "date", hint="The last day, if there were several."),
                Ask("years", "Years", "number", unit="years", needed=False, least=0, most=99),
                Ask("months", "Months", "number", unit="months", needed=False, least=0, most=999),
                Ask("weeks", "Weeks", "number", unit="weeks", needed=False, least=0, most=999),
                Ask("days", "Days", "number", unit="days", needed=False, least=0, most=9_999),
                Ask("remand", "Days of remand", "number", unit="days", needed=False, least=0, most=9_999),
                Ask("bail", "Days of tagged bail credited", "number", unit="days", needed=False, least=0, most=9_999),
                Ask("sds_plus", "SDS+ sentence", "flag", needed=False),
            ),
        ),
    ),
    limits=(
        "Standard determinate sentences of adults, side by side. For other kinds use the sentence calculator.",
        "Enter the days of bail as the court credited them, already halved.",
        "A day may be entered for one sentence only.",
    ),
    example=packaged(TOPIC)["example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=("unused remand", "excess remand", "spare remand days", "time served", "UR", "OURX"),
)
