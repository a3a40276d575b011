"""Steps in plain words. Every figure comes from the step; the words hold none of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from calculator.case import Case, Length
from calculator.names import ADJUSTMENT_NAMES, capital, plain_date
from calculator.steps import Step

_ACTS = {"SDS_40": "SDS40", "SDS_PROGRESSION_MODEL": "the progression model", "FTR_56": "56-day recall"}


def day_words(day: int | date) -> str:
    """A date as it is read out: "2 June 2027"."""
    return plain_date(date.fromordinal(day) if isinstance(day, int) else day)


def days_words(days: int) -> str:
    """A number of days: "1 day", "35 days"."""
    return f"{days:,} day{'' if abs(days) == 1 else 's'}"


_NAMED = {(1, 2): "one half", (2, 3): "two thirds", (1, 3): "one third", (3, 4): "three quarters", (1, 1): "all"}


FRACTIONS_SAID = (*_NAMED, (2, 5))
"""Every fraction that has a name of its own or is said as a percentage."""


def fraction_words(fraction: tuple[int, int]) -> str:
    """A fraction as it is read out; those without a name of their own as a percentage."""
    return _NAMED.get(fraction) or f"{100 * fraction[0] / fraction[1]:g} per cent"


def explain(step: Step, case: Case) -> str:
    """One step as a plain sentence."""
    words = _WORDS.get(step.rule)
    if words is None:
        return step.rule.replace("_", " ").capitalize() + "."
    return words(step, case)


def _which(step: Step, case: Case) -> str:
    named = step.figures.get("sentences") or []
    if len(case.sentences) < 2 or not named:
        return "The sentence"
    labels = [label(case, n) for n in named]
    if len(labels) == 1:
        return f"Sentence {labels[0]}"
    return f"Sentences {', '.join(labels[:-1])} and {labels[-1]}, one after the other"


def label(case: Case, n: int) -> str:
    """What a sentence is called on the page: its own id if short, otherwise its place in the list."""
    own = case.sentences[n].id
    return own if own and len(own) <= 12 else str(n + 1)


def _term(step: Step, case: Case) -> str:
    f = step.figures
    return (
        f"{_which(step, case)}: {_length(*f['length'])} from {day_words(f['start'])} to {day_words(f['last'])}, "
        f"both days counted, is {days_words(step.value)}."
    )


def _length(years: int, months: int, weeks: int, days: int) -> str:
    """The length as it is added up, unit by unit; and as a person would say it where months make a year."""
    added = Length(years, months, weeks, days).words()
    if not years or months < 12:
        return added
    return f"{added} ({Length(years + months // 12, months % 12, weeks, days).words()} in all)"


def _merged(step: Step, _: Case) -> str:
    f = step.figures
    return (
        f"The sentences count as one term from {day_words(f['start'])} to {day_words(f['last'])}: "
        f"{days_words(step.value)}."
    )


def _fraction(what: str) -> Callable[[Step, Case], str]:
    def said(step: Step, _: Case) -> str:
        f: Any = step.figures
        if f["fraction"] == (1, 1):
            return f"{what}: all {days_words(step.value)}."
        part, whole = fraction_words(f["fraction"]), days_words(f["days"])
        return f"{what}: {part} of {whole} is {days_words(step.value)} (part days round up)."

    return said


def _day(what: str) -> Callable[[Step, Case], str]:
    def said(step: Step, _: Case) -> str:
        return (
            f"{what}: day {step.figures['days']:,}, counting {day_words(step.value)} as day one, is {_reached(step)}."
        )

    return said


def _reached(step: Step) -> str:
    return "" if step.day is None else day_words(step.day)


def _moved(what: str) -> Callable[[Step, Case], str]:
    def said(step: Step, case: Case) -> str:
        which = "later" if step.value > 0 else "earlier"
        record = step.figures.get("adjustment")
        name, period = what, ""
        if record is not None:
            adjustment = case.adjustments[record]
            name = ADJUSTMENT_NAMES[adjustment.kind]
            if adjustment.first and adjustment.last:
                period = f" ({day_words(adjustment.first)} to {day_words(adjustment.last)})"
        if not step.value:
            return f"{name}{period}: no days, so the date stays {_reached(step)}."
        return f"{name}{period}: {days_words(abs(step.value))} {which}, {_reached(step)}."

    return said


def _held(text: str) -> Callable[[Step, Case], str]:
    return lambda step, _: f"{text}: {_reached(step)}."


def _tranche(step: Step, _: Case) -> str:
    f = step.figures
    act = _ACTS.get(f.get("act", ""), "the new law")
    name = str(f.get("tranche", "")).rpartition("_")[2]
    which = f"tranche {name} of {act}" if name else f"the tranche of {act}"
    added = f" plus {days_words(f['added'])} added" if f.get("added") else ""
    opens = f" opens on {day_words(f['opens'])}{added}; the date" if "opens" in f else f" opens later{added}; the date"
    return f"{capital(which)}{opens} waits until {_reached(step)}."


def _later(text: str) -> Callable[[Step, Case], str]:
    return lambda step, _: (
        f"{text}: the later of {day_words(step.figures['saved'])} and the date above, {_reached(step)}."
    )


_WORDS: dict[str, Callable[[Step, Case], str]] = {
    "TERM": _term,
    "SINGLE_TERM": _merged,
    "DTO_CAP": lambda s, _: f"Detention and training orders cannot together pass {days_words(s.value)}.",
    "FRACTION": _fraction("Time to serve"),
    "WHOLE": _fraction("The whole sentence"),
    "LICENCE_FRACTION": _fraction("Licence"),
    "PAROLE_FRACTION": _fraction("To parole eligibility"),
    "HDC_HALF": _fraction("To curfew eligibility"),
    "ERS_FRACTION": _fraction("To removal"),
    "RELEASE_POINT": _day("Release point"),
    "LAST_DAY": _day("Last day"),
    "LICENCE_END": _day("Licence ends"),
    "PAROLE_POINT": _day("Parole point"),
    "REMAND": _moved("Remand"),
    "BAIL": _moved("Tagged bail"),
    "RECALL_REMAND": _moved("Remand on recall"),
    "RECALL_BAIL": _moved("Tagged bail on recall"),
    "UAL": _moved("Unlawfully at large"),
    "UAL_POST": _moved("Unlawfully at large after release"),
    "UAL_FTR": _moved("Unlawfully at large during the recall"),
    "AWARDED": _moved("Additional days awarded"),
    "AWARDED_POST": _moved("Additional days awarded during the recall"),
    "RESTORED": _moved("Restored additional days"),
    "SERVED": _moved("Added days already served before this sentence"),
    "UNUSED": _moved("Added days beyond the end of the sentence cannot be used"),
    "UNUSED_LICENCE": _moved("Licence cannot outlast the sentence"),
    "GIVEN_BACK": _moved("Credit beyond the time to serve"),
    "IMMEDIATE_RELEASE": _held("Release cannot fall before the day of sentence"),
    "EXPIRY_NOT_BEFORE_SENTENCE": _held("The sentence cannot end before the day it was imposed"),
    "EXPIRY_AFTER_UAL": _held("The sentence cannot end before the day after the last day at large"),
    "STANDARD_RECALL": _held(
        "Standard recall: to the end of the sentence, unless the Parole Board or the Secretary of State releases sooner"
    ),
    "RETURNED": _held("Returned to custody; this is day one"),
    "FIXED_TERM_RECALL": lambda s, _: f"Recall of {days_words(s.figures['of'])}: the last day is {_reached(s)}.",
    "RECALL_NOT_AFTER_EXPIRY": _held("Recall cannot outlast the sentence"),
    "RECALL_MIXED_LENGTHS": _held(
        "Recalls on sentences under and over twelve months run together: not after the end of the sentence that governs"
    ),
    "TRANCHE": _tranche,
    "PREVIOUSLY_RECORDED_SLED_USED": _held("The SLED recorded in an earlier period of custody is later and is used"),
    "LED_CONSEC_ORA_AND_NON_ORA": lambda s, _: (
        f"Licence is half of the {days_words(s.figures['of'])} for the newer offences: "
        f"{days_words(s.value)} after release, {_reached(s)}."
    ),
    "IMMEDIATE_SUPERVISION": _held("Released on the day of sentence"),
    "TUSED_LICENCE_PERIOD_LT_1Y": lambda s, _: (
        f"Licence lasts under a year, so supervision runs {s.value} months from release: {_reached(s)}."
    ),
    "BOTUS_LATEST_TUSED_USED": _held("Supervision end date carried over from the sentence it belongs to"),
    "HDCED_ADJUSTED_TO_365_COMMENCEMENT": _held(
        "The 365 day rule gives a date before it began, so its first day is used"
    ),
    "RELEASE_DAYS": lambda s, _: f"Time to serve in all: {days_words(s.figures['days'])}.",
    "HDC_CUSTODIAL": lambda s, _: f"Curfew counts from the {days_words(s.value)} to serve.",
    "HDC_LEAST_SERVED": lambda s, _: f"At least {days_words(s.value)} must be served.",
    "HDCED_GE_MIN_PERIOD_LT_MIDPOINT": lambda s, _: (
        f"Curfew eligibility: {days_words(s.figures['days'])} after {day_words(s.value)} is {_reached(s)}."
    ),
    "HDCED_GE_MIDPOINT_LT_MAX_PERIOD": lambda s, _: (
        f"The longest curfew is {days_words(s.figures['of'])}, the day of release counted: "
        f"{days_words(abs(s.value))} earlier, {_reached(s)}."
    ),
    "HDCED_MINIMUM_CUSTODIAL_PERIOD": _held("Not before the least time after sentence"),
    "HDCED_ADJUSTED_TO_CONCURRENT_ACTUAL_RELEASE": _later("Another sentence has no curfew and is released later"),
    "HDCED_ADJUSTED_TO_CONCURRENT_CONDITIONAL_RELEASE": _later("Another sentence has no curfew and is released later"),
    "HDCED_ADJUSTED_TO_CONCURRENT_PRRD": _held("A recall holds the person longer"),
    "PED_NOT_BEFORE_SENTENCE": _held("Parole eligibility cannot fall before the day of sentence"),
    "PED_EQUAL_TO_LATEST_NON_PED_RELEASE": _later("Another sentence without parole is released later"),
    "ERS_CUSTODIAL": lambda s, _: f"Removal counts from the {days_words(s.value)} of the custodial period.",
    "ERSED_MIN_EFFECTIVE_DATE": lambda s, _: (
        f"Removal: {days_words(s.figures['days'])} after {day_words(s.value)} is {_reached(s)}."
    ),
    "ERSED_NOT_AFTER_RELEASE": _held("Not after release"),
    "ERSED_MAX_PERIOD": lambda s, _: (
        f"The longest time before release is "
        f"{days_words(s.figures['of']) if s.op == 'add' else f'{abs(s.value) // 12} years'}: {_reached(s)}."
    ),
    "ERSED_BEFORE_SENTENCE_DATE": _held("Not before the day of sentence"),
    "ERSED_ADJUSTED_TO_ERS30_COMMENCEMENT": _held(
        "The 30 per cent rule gives a date before it began, so its first day is used"
    ),
    "ERSED_ADJUSTED_TO_CONCURRENT_TERM": _later("A term in default is served longer"),
    "ERSED_ADJUSTED_TO_MTD": _held("A detention and training order runs until its mid-point, which is later"),
    "ERSED_KEPT_FROM_BEFORE": _held("The later date worked out before the 30 per cent rule is kept"),
    "SDS_STANDARD_RELEASE_APPLIES": _held(
        "SDS40 does not put this date off: it was due before the tranche opened, or is the same, and stays"
    ),
    "BEFORE_PROGRESSION": _held("Due before the progression tranche opened, so the date as it stood is kept"),
    "ADJUSTED_AFTER_TRANCHE_COMMENCEMENT": _moved("Adjustments since the tranche opened"),
    "EARLY_TRANSFER": lambda s, _: (
        f"Early transfer is {abs(s.value)} month{'' if abs(s.value) == 1 else 's'} before the mid-point: {_reached(s)}."
    ),
    "LATE_TRANSFER": lambda s, _: (
        f"Late transfer is {abs(s.value)} month{'' if abs(s.value) == 1 else 's'} after the mid-point: {_reached(s)}."
    ),
    "SAVE": lambda _s, _c: "The next lines work out the date it is compared with.",
}

#: Every rule that has words; a test holds it against the rules that the engine writes.
RULES_WITH_WORDS = frozenset(_WORDS)
