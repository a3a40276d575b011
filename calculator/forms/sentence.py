"""The form for one standard determinate sentence, with remand and tagged bail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.forms.fields import ChoiceField, DateField, LengthField, NumberField, TicksField, yes_no
from calculator.forms.model import Entry, Field, Form, Group, Option, Problem, Reading, Typed
from calculator.forms.periods import PeriodsField
from calculator.law import law_sets
from calculator.names import plain_date

SENTENCE_DATE = DateField(
    "sentence-date",
    "Date of sentence",
    "the date of sentence",
    hint="The day the court passed the sentence, such as 5 1 2026. It counts as the first day.",
    missing="Enter the date of sentence.",
)
OFFENCE_DATE = DateField(
    "offence-date",
    "Date of the offence",
    "the date of the offence",
    hint="The last day, if the offence was committed over several days.",
    missing="Enter the date of the offence.",
)
LENGTH = LengthField(
    "length",
    "Length of the sentence",
    "the length of the sentence",
    hint="As the court said it. Leave the boxes you do not need empty.",
    missing="Enter the length of the sentence.",
)
SECTION_250 = yes_no(
    "section-250",
    "Is it detention of a young person under section 250 (or section 91)?",
    "section 250",
    hint="Sentencing Act 2020, section 250; before that, Powers of Criminal Courts (Sentencing) Act 2000, section 91.",
)
SDS_PLUS = yes_no(
    "sds-plus",
    "Is it an SDS+ sentence?",
    "SDS+",
    hint="Release at two thirds, or at one half under the progression model, for certain violent or sexual offences "
    "(Criminal Justice Act 2003, section 244ZA). An older sentence that would be SDS+ if it were passed today: use the "
    "full sentence calculation.",
)
EXCLUSIONS = TicksField(
    "exclusions",
    "Is the offence excluded from earlier release?",
    "excluded offences",
    hint="Tick what the court documents and the offence lists show. Leave all empty when none applies.",
    none_words="None ticked",
    options=(
        Option("SEXUAL", "Sexual offence", "Excluded from SDS40 from 10 September 2024."),
        Option("VIOLENT", "Violent offence with a sentence of 4 years or more", "Excluded from SDS40."),
        Option("DOMESTIC_ABUSE", "Offence connected with domestic abuse", "Excluded from SDS40."),
        Option("NATIONAL_SECURITY", "National security offence", "Excluded from SDS40."),
        Option("TERRORISM", "Terrorism offence", "Excluded from SDS40."),
        Option("SEXUAL_T3", "Sexual offence added on 16 December 2024", "Excluded from SDS40 from that day."),
        Option("DOMESTIC_ABUSE_T3", "Domestic abuse offence added on 16 December 2024", "Excluded from that day."),
        Option("MURDER_T3", "Murder (determinate sentence), added on 16 December 2024", "Excluded from that day."),
        Option(
            "PROGRESSION_MODEL_SCHEDULE_13_PART_3",
            "National security offence in Part 3 of Schedule 13 to the Sentencing Act 2020",
            "Excluded from the progression model (Sentencing Act 2026, section 23(14)).",
        ),
        Option(
            "SA2026_PROGRESSION_MODEL_SCHEDULE",
            "Offence on the list of offences excluded from the progression model",
            "The list is kept in the national offence service. Ask whoever looks after it if you are not sure.",
        ),
    ),
)
BIRTH = DateField(
    "date-of-birth",
    "Date of birth (you may leave this empty)",
    "the date of birth",
    hint="Used only to see whether the person was under 18 or over 18 on the days that matter.",
    missing=None,
)
REGISTERED = yes_no(
    "registered",
    "Is the person on the sex offenders register?",
    "the sex offenders register",
    hint="Somebody who must notify the police is not released on home detention curfew (HDC).",
)
REMAND_DAYS = NumberField(
    "remand-total",
    "Days on remand",
    "the number of days on remand",
    unit="day",
    least=1,
    most=9_999,
    hint="Only days that count for this sentence.",
    missing="Enter the number of days on remand.",
)
REMAND_PERIODS = PeriodsField(
    "remand-period",
    "Periods on remand",
    "remand period",
    hint="The first and the last day both count. The day of sentence does not count as remand.",
    missing="Enter the first and the last day of at least one period on remand.",
)
REMAND = ChoiceField(
    "remand",
    "Time on remand in custody",
    "time on remand",
    chosen="none",
    options=(
        Option("none", "None"),
        Option("days", "Enter a number of days", said="", reveals=(REMAND_DAYS,)),
        Option("periods", "Enter dates and have the days counted", said="", reveals=(REMAND_PERIODS,)),
    ),
)
TAGGED_BAIL = NumberField(
    "tagged-bail",
    "Tagged bail days that the court credited",
    "the number of tagged bail days",
    unit="day",
    least=0,
    most=9_999,
    hint="The days to be taken off, as the court stated them: already halved. Leave empty if there are none.",
)
_LAW_HINTS = {"today": "For a real calculation: everything in force on the day below."}
LAW = ChoiceField(
    "law",
    "Which law?",
    "the law",
    chosen="today",
    hint="Choose an earlier law only to see or check what it would have given.",
    options=tuple(Option(name, title, _LAW_HINTS.get(name, "")) for name, title in law_sets()),
)
AS_OF = DateField(
    "as-of",
    "Worked out as on",
    "the day to work it out on",
    hint="Today’s date is filled in. Change it to see what the law gives on another day.",
    missing="Enter the day to work it out on. For most cases this is today.",
)

GROUPS = (
    Group("the-sentence", "The sentence", (SENTENCE_DATE, OFFENCE_DATE, LENGTH)),
    Group("time-to-count", "Time to take off", (REMAND, TAGGED_BAIL)),
    Group("the-person", "The person", (BIRTH, REGISTERED)),
    Group("kind", "Kind of sentence and offence", (SECTION_250, SDS_PLUS, EXCLUSIONS)),
    Group("which-law", "Law and day", (LAW, AS_OF)),
)

EXAMPLE: Typed = {
    "sentence-date-day": "5",
    "sentence-date-month": "1",
    "sentence-date-year": "2026",
    "offence-date-day": "1",
    "offence-date-month": "6",
    "offence-date-year": "2025",
    "length-years": "3",
    "remand": "days",
    "remand-total": "35",
    "law": "today",
    "as-of-day": "21",
    "as-of-month": "11",
    "as-of-year": "2026",
}


def read(typed: Typed) -> Reading:
    """Reads everything that was typed; reports every problem at once, or makes the request for the engine."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    entries: list[Entry] = []

    def take(field: Field) -> None:
        found = field.read(typed)
        values[field.id] = found.value
        problems.extend(found.problems)
        if found.words:
            entries.append(Entry(field.id, field.label, found.words))
        if isinstance(field, ChoiceField):
            for further in field.revealed(typed):
                take(further)

    for group in GROUPS:
        for field in group.fields:
            take(field)
    problems += _impossible(values)
    if problems:
        return Reading(None, tuple(problems), tuple(entries))
    return Reading(_request(values), (), tuple(entries))


def _impossible(values: Mapping[str, Any]) -> list[Problem]:
    """What cannot be true whatever the law says, and the engine does not ask about."""
    birth, offence = values["date-of-birth"], values["offence-date"]
    if birth is None or offence is None or birth < offence:
        return []
    text = f"The date of birth, {plain_date(birth)}, must be before the date of the offence, {plain_date(offence)}."
    return [Problem(BIRTH.id, BIRTH.first_control, text)]


def _request(values: Mapping[str, Any]) -> dict[str, Any]:
    """The engine's request for values that were read without a problem."""
    sentenced = values["sentence-date"].isoformat()
    birth = values["date-of-birth"]
    sentence = {
        "id": "1",
        "kind": "SDS",
        "date": sentenced,
        "offence": {"date": values["offence-date"].isoformat(), "code": None},
        "length": values["length"],
        "sdsPlus": values["sds-plus"] == "yes",
        "section250": values["section-250"] == "yes",
        "exclusions": values["exclusions"],
        "consecutiveTo": None,
        "recall": None,
    }
    case = {
        "dateOfBirth": birth.isoformat() if birth else None,
        "registeredSexOffender": values["registered"] == "yes",
        "ersed": False,
        "sentences": [sentence],
        "adjustments": _adjustments(values, sentenced),
        "movements": [],
    }
    return {"call": "calculate", "law": values["law"], "asOf": values["as-of"].isoformat(), "case": case}


def _adjustments(values: Mapping[str, Any], sentenced: str) -> list[dict[str, Any]]:
    """Remand and tagged bail; both take effect on the day of sentence."""

    def deduction(kind: str, days: int, first: str | None = None, last: str | None = None) -> dict[str, Any]:
        return {"type": kind, "days": days, "from": sentenced, "periodFrom": first, "periodTo": last}

    found = []
    if values["remand"] == "days":
        found.append(deduction("REMAND", values["remand-total"]))
    elif values["remand"] == "periods":
        found += [
            deduction("REMAND", period.days, period.first.isoformat(), period.last.isoformat())
            for period in values["remand-period"]
        ]
    if values["tagged-bail"]:
        found.append(deduction("TAGGED_BAIL", values["tagged-bail"]))
    return found


_PLACES = {
    "sentences/0/date": "sentence-date",
    "sentences/0/offence/code": "exclusions",
    "sentences/0/offence": "offence-date",
    "sentences/0/length": "length",
    "sentences/0/sdsPlus": "sds-plus",
    "sentences/0/section250": "section-250",
    "sentences/0/exclusions": "exclusions",
    "sentences/0": "sentence-date",
    "dateOfBirth": "date-of-birth",
    "registeredSexOffender": "registered",
    "law": "law",
    "asOf": "as-of",
}


# Objections to a sentence that are mended in the time taken off it.
_TOO_MUCH_TIME_OFF = frozenset(
    {"RELEASE_DATE_BEFORE_SENTENCE_DATE", "PROGRESSION_MODEL_UNSUPPORTED_EXTINGUISHED_SENTENCE"}
)


def about(place: str, code: str, request: Mapping[str, Any]) -> str:
    """The field that an objection is about, from its code and the place in the request that it names."""
    parts = place.removeprefix("case/").split("/")
    if parts[0] == "adjustments":
        return _adjustment_field(parts[1:], request)
    if code in _TOO_MUCH_TIME_OFF and request["case"]["adjustments"]:
        return _adjustment_field([], request)
    while parts:
        field = _PLACES.get("/".join(parts))
        if field:
            return field
        parts.pop()
    return "sentence-date"


def _adjustment_field(parts: list[str], request: Mapping[str, Any]) -> str:
    adjustments = request["case"]["adjustments"]
    index = int(parts[0]) if parts and parts[0].isdigit() else 0
    if index >= len(adjustments):
        return "remand"
    if adjustments[index]["type"] == "TAGGED_BAIL":
        return "tagged-bail"
    return "remand-period" if adjustments[index]["periodFrom"] else "remand-total"


FORM = Form(
    id="sentence",
    title="Release dates for one standard determinate sentence",
    groups=GROUPS,
    read=read,
    about=about,
    example=EXAMPLE,
)
