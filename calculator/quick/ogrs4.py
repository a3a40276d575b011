"""OGRS4: general (all reoffending) and violent predictors over two years, static and dynamic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.names import plain_date
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.ogrs4_score import DRUGS, TABLE, Facts, percent, terms
from calculator.quick.ogrs_facts import (
    COUNTING,
    QUALITY_LEAD,
    Offence,
    asks,
    band,
    code_fault,
    offence,
    person_faults,
    signed,
)
from calculator.quick.reckon import age, counted, months, whole_months

_LAW = (TABLE["source"],)
_DYNAMIC = ("kind", ("dynamic",))
_PROBLEMS = (Choice("0", "No problems"), Choice("1", "Some problems"), Choice("2", "Significant problems"))
_SCALES = (
    ("accommodation", "Suitability of accommodation"),
    ("relationship", "Relationship with partner"),
    ("activities", "Regular activities encourage offending"),
    ("chronic_drinking", "Current alcohol use"),
    ("binge_drinking", "Binge or excessive drinking"),
    ("impulsivity", "Impulsivity"),
    ("attitudes", "Pro-criminal attitudes"),
    ("temper", "Temper control (violent score only)"),
)
_DRUGS = {
    "heroin": "Heroin (general score only)",
    "methadone": "Methadone not prescribed (violent score only)",
    "other_opiate": "Other opiate",
    "crack_cocaine": "Crack cocaine",
    "powder_cocaine": "Powder cocaine",
    "prescription_drug_misuse": "Misused prescription drugs",
    "benzodiazepines": "Benzodiazepines",
    "cannabis": "Cannabis",
    "steroids": "Steroids",
    "other_drugs": "Any other: ketamine, spice, hallucinogens, solvents or others",
}


def work(values: Values, as_of: date) -> Answer:
    """The general score, and the violent one where violent sanctions are counted; the dynamic beside the static."""
    assessed: date = values["assessed"] or as_of
    known = offence(values["offence"])
    _check(values, known, assessed)
    assert known is not None  # noqa: S101 - declined above
    start: date = values["follow_up"] or values["convicted"]
    facts = Facts(
        female=values["gender"] == "female",
        follow_up_age=age(values["born"], start),
        convicted_age=age(values["born"], values["convicted"]),
        first_age=values["first_age"],
        sanctions=values["sanctions"],
        violent=values["violent"] or 0,
        months=min(whole_months(start, assessed), TABLE["offence_free_months_cap"]),
        category=known.category,
    )
    lines: list[Line] = []
    steps = [_counted_out(values, facts, known, start, assessed)]
    given = _answers(values)
    for predictor in ("general", "violent"):
        if predictor == "violent" and values["violent"] is None:
            continue
        for dynamic in (None, given) if given is not None else (None,):
            line, step = _scored(predictor, facts, dynamic)
            lines.append(line)
            steps.append(step)
    return Answer(tuple(lines), tuple(steps), _warnings(values, known, start))


def _counted_out(values: Values, facts: Facts, known: Offence, start: date, assessed: date) -> Working:
    capped = f" (no more than {TABLE['offence_free_months_cap']} count)"
    return Working(
        f"Born {plain_date(values['born'])}: {facts.convicted_age} at conviction, {facts.follow_up_age} on "
        f"{plain_date(start)}, the start of follow-up. To {plain_date(assessed)}: "
        f"{counted(facts.months, 'months')} free of "
        f"offending{capped if facts.months == TABLE['offence_free_months_cap'] else ''}. Offence {known.code}: "
        f"{category_words(known.category)}.",
        _LAW,
    )


def _scored(predictor: str, facts: Facts, dynamic: Mapping[str, Any] | None) -> tuple[Line, Working]:
    table = TABLE[predictor]
    found = terms(predictor, facts, dynamic)
    total = sum(found.values())
    score = percent(total)
    kind = "static" if dynamic is None else "dynamic"
    shown = ", ".join(f"{name} {signed(value)}" for name, value in found.items() if value)
    line = Line(f"{table['label']}, {kind}", f"{score:.2f} %, {band(table['bands'], score)}", None, "Over two years")
    text = f"{table['label']}, {kind}: {shown}. Sum {signed(total)}; 1 ÷ (1 + e^−sum) = {score:.2f} %."
    return line, Working(text, _LAW)


def category_words(category: str) -> str:
    """`theft (non motor)` as words: the category's name without underscores."""
    return category.replace("HARRASSMENT", "HARASSMENT").replace("_", " ").lower()


def _answers(values: Values) -> dict[str, Any] | None:
    """The dynamic answers as numbers and truths; None for the static score."""
    if values["kind"] != "dynamic":
        return None
    found: dict[str, Any] = {name: int(values[name]) for name, _ in _SCALES if values[name] is not None}
    found["motivation"] = int(values["motivation"] or 0)
    found |= {name: bool(values[name]) for name in ("unemployed", "lives_with_partner", "domestic_abuse", *DRUGS)}
    return found


def _check(values: Values, known: Offence | None, assessed: date) -> None:
    faults = person_faults(values)
    wrong = code_fault(values["offence"], known)
    if wrong is not None:
        faults.append(wrong)
    latest = months(assessed, TABLE["conviction_after_months"])
    if values["convicted"] > latest:
        text = f"The conviction lies more than {TABLE['conviction_after_months']} months after the assessment."
        faults.append(Fault("convicted", text, "Check both dates."))
    start = values["follow_up"] or values["convicted"]
    if start > values["born"] and age(values["born"], start) >= TABLE["age_below"]:
        text = f"The person would be {TABLE['age_below']} or older at the start of follow-up."
        faults.append(Fault("born", text, "Check the date of birth."))
    if values["violent"] is not None and values["violent"] > values["sanctions"]:
        text = "There are more violent sanctions than sanctions in all."
        faults.append(Fault("violent", text, "Count both again, this one included."))
    if values["kind"] == "dynamic":
        faults += _missing(values)
    if faults:
        raise Declined(*faults)


def _missing(values: Values) -> list[Fault]:
    asked = [name for name, _ in _SCALES if name != "temper" or values["violent"] is not None]
    found = [
        Fault(name, "The dynamic score needs this answer.", "Take it from the assessment, or choose the static score.")
        for name in asked
        if values[name] is None
    ]
    if values["motivation"] is None and (values["violent"] is not None or any(values[drug] for drug in DRUGS)):
        why = "A drug is ticked" if any(values[drug] for drug in DRUGS) else "The violent score is asked for"
        text = f"{why}, so motivation to tackle drug misuse is needed."
        found.append(Fault("motivation", text, "Take it from the assessment."))
    return found


def _warnings(values: Values, known: Offence, start: date) -> tuple[str, ...]:
    found = [
        (
            "The national service calls these scores predictors. That they are OGRS4G and OGRS4V follows from its "
            "labels. "
            f"Which name and which score to quote: ask {QUALITY_LEAD}."
        ),
    ]
    if values["violent"] is None:
        found.append("No violent score: the violent sanctions are not given. Enter 0 if there are none.")
    elif known.violent and values["violent"] == 0:
        found.append(
            f"The table counts {known.code} as a violent sanction, and no violent sanction is entered. Count again."
        )
    if values["follow_up"] is None:
        found.append("No start of follow-up is given: the day of conviction was taken, as the national service does.")
    if start < values["convicted"]:
        found.append("The start of follow-up lies before the conviction: check both dates.")
    return (*found, *COUNTING)


def _dynamic_asks() -> tuple[Ask, ...]:
    scales = tuple(
        Ask(name, label, "choice", needed=False, choices=_PROBLEMS, only_if=_DYNAMIC) for name, label in _SCALES
    )
    motivation = Ask(
        "motivation",
        "Motivation to tackle drug misuse",
        "choice",
        needed=False,
        choices=(Choice("0", "Full"), Choice("1", "Partial"), Choice("2", "None")),
        only_if=_DYNAMIC,
    )
    ticks = (
        ("unemployed", "Unemployed"),
        ("lives_with_partner", "Lives with a partner"),
        ("domestic_abuse", "Evidence of domestic abuse as perpetrator"),
        *((drug, _DRUGS[drug]) for drug in DRUGS),
    )
    return (*scales, motivation, *(Ask(name, label, "flag", needed=False, only_if=_DYNAMIC) for name, label in ticks))


QUICK = Quick(
    id="ogrs4",
    title="OGRS4, general and violent",
    purpose="Works out the OGRS4 percentages over two years, with every weight, to check a score or explain one.",
    asks=(
        *asks(follow_up_needed=False),
        Ask(
            "violent",
            "Violent sanctions, this one included if violent",
            "number",
            unit="sanctions",
            needed=False,
            least=0,
            most=999,
            hint="0 if none. Left empty: no violent score",
        ),
        Ask("assessed", "Day of assessment", "date", needed=False, hint="Left empty: today"),
        Ask(
            "kind",
            "Which form?",
            "choice",
            choices=(
                Choice("static", "Static", "Fixed facts only"),
                Choice("dynamic", "Dynamic as well", "With answers of the OASys assessment"),
            ),
        ),
        *_dynamic_asks(),
    ),
    limits=(
        "It is no assessment of risk of serious harm, and no tier.",
        f"Counting sanctions is not done for you: the rules were not found. Ask {QUALITY_LEAD}.",
        "Codes that the table does not hold are refused.",
    ),
    example={
        "gender": "male",
        "born": "1991-07-17",
        "convicted": "2021-08-05",
        "follow_up": "2021-12-12",
        "sanctions": 2,
        "violent": 2,
        "first_age": 21,
        "offence": 11618,
        "assessed": "2026-11-22",
        "kind": "static",
    },
    work=work,
    checked=TABLE["checked"],
    also_called=("OGRS4G", "OGRS4V", "ARP", "VRP", "all reoffending predictor", "violent reoffending predictor"),
)
