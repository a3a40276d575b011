"""OGRS3: the likelihood of proven reoffending in one and two years, from static facts."""

from __future__ import annotations

import math
from datetime import date

from calculator.names import plain_date
from calculator.quick.model import Answer, Declined, Fault, Line, Quick, Values, Working
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
from calculator.quick.reckon import age, counted, data
from calculator.record import Record

TABLE = data("ogrs3")
_LAW = (TABLE["source"],)


class Score(Record):
    """The weights that are added up, and both percentages."""

    age_weight: float
    status_weight: float
    copas: float
    offence_weight: float
    total: float
    one_year: int
    two_years: int
    band: str


def probability(total: float, intercept: float) -> float:
    """The logistic function of the sum of weights and the intercept."""
    return 1 / (1 + math.exp(-(total + intercept)))


def percent(value: float) -> int:
    """A probability as a whole percentage from 1 to 99: rounded half up to five places first, as the service does."""
    hundred_thousandths = math.floor(value * 100_000 + 0.5)
    return min(max((hundred_thousandths + 500) // 1000, 1), 99)


def age_weight(gender: str, years: int) -> float:
    """The weight of an age at the start of follow-up. Raises IndexError under the first age of the table."""
    weight: float = [row["weight"] for row in TABLE["age"][gender] if row["from"] <= years][-1]
    return weight


def copas_weight(sanctions: int, convicted_age: int, first_age: int) -> float:
    """The weight of how many sanctions there were in how many years."""
    weight: float = TABLE["copas"] * math.log(sanctions / (TABLE["copas_years"] + convicted_age - first_age))
    return weight


def score(gender: str, convicted_age: int, follow_up_age: int, sanctions: int, first_age: int, weight: float) -> Score:
    """The score from ages, count of sanctions and weight of the offence."""
    status: float = TABLE["first_sanction"] if sanctions == 1 else TABLE["repeat"]
    by_age, rate = age_weight(gender, follow_up_age), copas_weight(sanctions, convicted_age, first_age)
    total = by_age + status + rate + weight
    one, two = (percent(probability(total, TABLE[name])) for name in ("one_year", "two_year"))
    return Score(by_age, status, rate, weight, total, one, two, band(TABLE["bands"], two))


def work(values: Values, as_of: date) -> Answer:  # noqa: ARG001 - every calculator is given the day
    """Both percentages and the band, with every weight."""
    known = offence(values["offence"])
    _check(values, known)
    assert known is not None  # noqa: S101 - declined above
    born: date = values["born"]
    convicted_age, follow_up_age = age(born, values["convicted"]), age(born, values["follow_up"])
    sanctions, first_age = values["sanctions"], values["first_age"]
    found = score(values["gender"], convicted_age, follow_up_age, sanctions, first_age, TABLE["groups"][known.group])
    return Answer(
        (
            Line("Two years", f"{found.two_years} %, {found.band}"),
            Line("One year", f"{found.one_year} %"),
            Line("Offence group", known.group, None, f"Code {known.code}"),
        ),
        (
            Working(
                f"Born {plain_date(born)}: {convicted_age} at conviction, {follow_up_age} at the start of "
                f"follow-up. Weight "
                f"for {values['gender']}, {follow_up_age}: {signed(found.age_weight)}.",
                _LAW,
            ),
            Working(f"{counted(sanctions, 'sanctions')} in all: {signed(found.status_weight)}.", _LAW),
            Working(
                f"Rate: {TABLE['copas']} × ln({sanctions} ÷ ({TABLE['copas_years']} + {convicted_age} − "
                f"{first_age})) = "
                f"{signed(found.copas)}.",
                _LAW,
            ),
            Working(f"Offence {known.code}, {known.group}: {signed(found.offence_weight)}.", ("ogrs3-codes",)),
            Working(
                f"Sum {signed(found.total)}. One year: sum + {TABLE['one_year']}, two years: sum + "
                f"{TABLE['two_year']}; each "
                f"by 1 ÷ (1 + e^−x): {found.one_year} % and {found.two_years} %. Band by the two year figure.",
                _LAW,
            ),
        ),
        _warnings(values),
    )


def _check(values: Values, known: Offence | None) -> None:
    faults = person_faults(values)
    if not faults:
        least = TABLE["age"]["male"][0]["from"]
        for name, words in (("convicted", "at conviction"), ("follow_up", "at the start of follow-up")):
            years = age(values["born"], values[name])
            if years < least:
                text = f"The person is {years} {words}; the table begins at {least}."
                faults.append(Fault(name, text, "Check the dates. Under that age there is no score."))
    wrong = code_fault(values["offence"], known)
    if wrong is not None:
        faults.append(wrong)
    elif known is not None and not known.group:
        text = f"OGRS3 gives {known.code} no weight."
        mend = "Enter the exact offence, not the heading." if known.exact_needed else f"Ask {QUALITY_LEAD}."
        faults.append(Fault("offence", text, mend))
    if faults:
        raise Declined(*faults)


def _warnings(values: Values) -> tuple[str, ...]:
    left = (
        f"OGRS3 left the national service by {plain_date(TABLE['left_service'])}; OGRS4 takes its place. Which "
        f"score to quote "
        f"where you work: ask {QUALITY_LEAD}."
    )
    early: tuple[str, ...] = ()
    if values["follow_up"] < values["convicted"]:
        early = ("The start of follow-up lies before the conviction: check both dates.",)
    return (left, *early, *COUNTING)


QUICK = Quick(
    id="ogrs3",
    title="OGRS3",
    purpose=(
        "Works out the OGRS3 percentages for one and two years, with every weight, to check a score or explain one."
    ),
    asks=asks(follow_up_needed=True),
    limits=(
        "Static facts only. It is no assessment of risk of serious harm.",
        f"Counting sanctions is not done for you: the rules were not found. Ask {QUALITY_LEAD}.",
        "Codes that the table does not hold are refused.",
    ),
    example={
        "gender": "male",
        "born": "1991-07-17",
        "convicted": "2021-08-05",
        "follow_up": "2021-12-12",
        "sanctions": 2,
        "first_age": 21,
        "offence": 11618,
    },
    work=work,
    checked=TABLE["checked"],
    also_called=("OGRS", "offender group reconviction scale", "reconviction score"),
)
