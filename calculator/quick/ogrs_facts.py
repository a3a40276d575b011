"""What the OGRS calculators ask alike: the person, the conviction, the sanctions and the offence code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from calculator.quick.model import Ask, Choice, Fault, Values
from calculator.quick.reckon import age, data
from calculator.record import Record

QUALITY_LEAD = "the quality lead or the OASys help desk"


class Offence(Record):
    """One offence code: its OGRS4 category, its OGRS3 group (empty if none), and whether its sanctions are violent."""

    code: str
    category: str
    group: str
    violent: bool
    exact_needed: bool


@cache
def _codes() -> Mapping[str, Mapping[str, Any]]:
    return {code: row for row in data("ogrs_codes")["row"] for code in row["codes"].split()}


def offence(number: int) -> Offence | None:
    """The offence with this Home Office code (typed as a number); None where the table has none."""
    code = f"{number:05d}"
    row = _codes().get(code)
    if row is None:
        return None
    exact = row.get("exact_needed", False)
    return Offence(code, row["category"], row.get("group", ""), row["violent"], exact)


def asks(follow_up_needed: bool) -> tuple[Ask, ...]:
    """The static facts of a score."""
    return (
        Ask("gender", "Sex on record", "choice", choices=(Choice("male", "Male"), Choice("female", "Female"))),
        Ask("born", "Date of birth", "date", hint="Both ages are counted from it"),
        Ask("convicted", "Date of the current conviction", "date", hint="Not the day of offence or of sentence"),
        Ask(
            "follow_up",
            "Start of follow-up",
            "date",
            needed=follow_up_needed,
            hint="Day of sentence for a sentence in the community; day of release after custody",
        ),
        Ask(
            "sanctions",
            "All sanctions, this one included",
            "number",
            unit="sanctions",
            least=1,
            most=999,
            hint="Convictions and cautions",
        ),
        Ask("first_age", "Age at the first sanction", "number", unit="years", least=0, most=109),
        Ask(
            "offence",
            "Home Office code of the main offence",
            "number",
            least=0,
            most=99999,
            hint="Five figures, such as 02800; noughts in front may be left out",
        ),
    )


def person_faults(values: Values) -> list[Fault]:
    """What is wrong with dates and ages."""
    found = []
    born: date = values["born"]
    for name, words in (("convicted", "conviction"), ("follow_up", "start of follow-up")):
        day = values[name]
        if day is not None and day <= born:
            found.append(Fault(name, f"The {words} is not after the birth.", "Check both dates against the papers."))
    if not found and values["first_age"] > age(born, values["convicted"]):
        text = (
            f"The first sanction at {values['first_age']} is later than this conviction, at "
            f"{age(born, values['convicted'])}."
        )
        found.append(Fault("first_age", text, "If this is the first sanction, enter the age at this conviction."))
    return found


def code_fault(number: int, known: Offence | None) -> Fault | None:
    """What is wrong with the code for any score."""
    if known is not None and known.category != "UNKNOWN":
        return None
    text = f"The table has no offence {number:05d}." if known is None else f"{number:05d} is no single offence."
    return Fault("offence", text, f"Look the code up on the charge or in OASys. If it is right, ask {QUALITY_LEAD}.")


def band(rows: list[Mapping[str, Any]], percent: float) -> str:
    """The name of the band that a percentage falls in."""
    name: str = [row["name"] for row in rows if row["from"] <= percent][-1]
    return name


def signed(value: float) -> str:
    """A weight with its sign: `+0.46306`, `−1.32600`."""
    return f"{'−' if value < 0 else '+'}{abs(value):.5f}"


COUNTING = (
    (
        f"Which cautions and court occasions count as a sanction stands in the user guidance, which was not found. "
        f"Ask {QUALITY_LEAD}."
    ),
    (
        "A score is an aid for the practitioner and says nothing about harm. It is worked out here for checking: the "
        "score on "
        "the record is the one from OASys."
    ),
)
