"""The sum behind OGRS4G and OGRS4V: every term by name, static and dynamic, and the percentage."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from calculator.quick.reckon import data
from calculator.record import Record

TABLE = data("ogrs4")

#: Answers of an assessment on a scale: none 0, some 1, significant 2.
SCALES = {
    "accommodation": "accommodation_suitability",
    "activities": "activities_encourage_offending",
    "motivation": "motivation_to_tackle_drug_misuse",
    "chronic_drinking": "chronic_drinking",
    "binge_drinking": "binge_drinking",
    "impulsivity": "impulsivity",
    "attitudes": "pro_criminal_attitude",
    "temper": "temper",
}
DRUGS = (
    "heroin",
    "methadone",
    "other_opiate",
    "crack_cocaine",
    "powder_cocaine",
    "prescription_drug_misuse",
    "benzodiazepines",
    "cannabis",
    "steroids",
    "other_drugs",
)


class Facts(Record):
    """The static facts, counted out: ages in years, months free of offending since the start of follow-up."""

    female: bool
    follow_up_age: int
    convicted_age: int
    first_age: int
    sanctions: int
    violent: int
    months: int
    category: str


def terms(predictor: str, facts: Facts, dynamic: Mapping[str, Any] | None = None) -> dict[str, float]:
    """Every term of the sum by name, for the "general" or the "violent" predictor; with answers, the dynamic form."""
    table = TABLE[predictor]
    weights = table["static" if dynamic is None else "dynamic"]
    sex = "female" if facts.female else "male"
    years = facts.convicted_age - facts.first_age
    found = {
        "constant": weights["two_year_constant"],
        "age": _polynomial(facts.follow_up_age, weights, "aai{}_" + sex),
        "sex": weights["female"] if facts.female else 0.0,
        "offence": weights["offences"][facts.category],
        "first sanction": weights["first_sanction"] if facts.sanctions == 1 else 0.0,
        "second sanction": weights["second_sanction"] if facts.sanctions == 2 else 0.0,
        "sanctions": facts.sanctions * weights["sanction_occasions"],
        "gap": years * weights[f"yrs_between_first_and_second_sanction_{sex}"] if facts.sanctions == 2 else 0.0,
        "offence-free months": _polynomial(facts.months, weights, "offence_free_months{}"),
    }
    many = facts.sanctions > 2
    rate = math.log(facts.sanctions / (years + table["copas_years"]))
    if predictor == "general":
        found["rate"] = rate * weights[f"three_plus_sanctions_copas_g_{sex}"] if many else 0.0
        found["rate squared"] = rate**2 * weights[f"three_plus_sanctions_copas_squared_{sex}"] if many else 0.0
    else:
        found["rate"] = rate * weights[f"three_plus_sanctions_copas_v_{sex}"] if many else 0.0
        found |= _violent(facts, weights, years + table["rate_years"], sex)
    return found if dynamic is None else found | _dynamic(weights, dynamic)


def percent(total: float) -> float:
    """The sum as a percentage, rounded half up to two places; never 100."""
    hundredths = math.floor(10_000 / (1 + math.exp(-total)) + 0.5)
    return min(hundredths, 9999) / 100


def _polynomial(x: int, weights: Mapping[str, float], name: str) -> float:
    """The sum of the powers of `x` that have a weight; `name` holds a place for the power's own name."""
    powers = enumerate(("", "_quadratic", "_cubic", "_quartic"), start=1)
    return sum((weights.get(name.format(power), 0.0) * float(x**n) for n, power in powers), 0.0)


def _violent(facts: Facts, weights: Mapping[str, float], career: int, sex: str) -> dict[str, float]:
    count = facts.violent
    return {
        "never violent": weights[f"never_violent_{sex}"] if count == 0 else 0.0,
        "once violent": weights["once_violent"] if count == 1 else 0.0,
        "violent sanctions": count * weights["violent_sanctions"],
        "violent rate": math.log(count / career) * weights["violent_rate"] if count else 0.0,
    }


def _dynamic(weights: Mapping[str, float], given: Mapping[str, Any]) -> dict[str, float]:
    """What an assessment adds. A scale or drug that the predictor does not weigh adds nothing."""
    together = 1 if given["lives_with_partner"] else 0
    found = {name: weights[key] * (given.get(name) or 0) for name, key in SCALES.items() if key in weights}
    found["unemployed"] = weights["unemployed"] * 2 if given["unemployed"] else 0.0
    found["lives with partner"] = weights["live_in_relationship"] * together
    found["relationship"] = weights["relationship_quality"] * given["relationship"]
    found["live-in relationship"] = weights["quality_of_live_in_relationship"] * given["relationship"] * together
    found["domestic abuse"] = weights["domestic_abuse"] if given["domestic_abuse"] else 0.0
    for drug in DRUGS:
        if drug in weights:
            found[drug.replace("_", " ")] = weights[drug] if given.get(drug) else 0.0
    return found
