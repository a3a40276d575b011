"""What the full calculation asks, group by group. Each kind of sentence brings its own questions and no others."""

from __future__ import annotations

from calculator.case import EXCLUSIONS
from calculator.law import law_sets
from calculator.law.kinds import sentence_types, unsupported_kinds
from calculator.quick.model import Ask, Choice
from calculator.record import Record

ID = "case"
OTHER = "other"
MOST_SENTENCES, MOST_ADJUSTMENTS, MOST_MOVEMENTS = 60, 60, 30

TYPES: tuple[str, ...] = (
    *("ADIMP", "YOI", "SEC250", "SEC91_03", "EDS21", "EDS18", "EDSU18", "LASPO_DR", "LASPO_AR"),
    *("SOPC21", "SOPC18", "SEC236A", "SDOPCU18", "DTO", "A/FINE", "BOTUS"),
)
"""Types of sentence in the order in which offices meet them; codes of `calculator/law/kinds.toml`."""


def _of_kind(*kinds: str) -> tuple[str, ...]:
    known = sentence_types()
    return tuple(code for code in TYPES if known[code].kind in kinds)


EXTENDED = _of_kind("EDS", "SOPC")
STANDARD = _of_kind("SDS")
RECALLED = _of_kind("SDS", "EDS", "SOPC")
FIXED_TERMS = ("FTR_14", "FTR_28", "FTR_56")

EXCLUSION_WORDS = {
    "SEXUAL": "Sexual offence (not released at 40 per cent)",
    "VIOLENT": "Violent offence with a sentence of 4 years or more (not released at 40 per cent)",
    "DOMESTIC_ABUSE": "Connected with domestic abuse (not released at 40 per cent)",
    "NATIONAL_SECURITY": "National security offence (not released at 40 per cent)",
    "TERRORISM": "Terrorism offence (not released at 40 per cent)",
    "SEXUAL_T3": "Sexual offence added on 16 December 2024 (not released at 40 per cent from that day)",
    "DOMESTIC_ABUSE_T3": "Domestic abuse offence added on 16 December 2024 (not released at 40 per cent from that day)",
    "MURDER_T3": "Murder with a determinate sentence, added on 16 December 2024 (not released at 40 per cent)",
    "PROGRESSION_MODEL_SCHEDULE_13_PART_3": (
        "National security offence, Schedule 13 Part 3 to the Sentencing Act 2020 (not released at one third)"
    ),
    "SA2026_PROGRESSION_MODEL_SCHEDULE": "On the list of offences left out of the progression model (ask if not sure)",
}


def _kinds() -> tuple[Choice, ...]:
    known = sentence_types()
    rest = Choice(OTHER, "Another kind (life, IPP, 1991 Act, civil and others)", "Worked out on paper.")
    return (*(Choice(code, known[code].name) for code in TYPES), rest)


def _others() -> tuple[Choice, ...]:
    return tuple(Choice(code, name) for code, (name, _) in unsupported_kinds().items())


SENTENCE = (
    Ask("type", "Kind of sentence", "choice", choices=_kinds()),
    Ask("other", "Which kind is it?", "choice", choices=_others(), only_if=("type", (OTHER,))),
    Ask("date", "Date of sentence", "date", hint="The day the court passed it. It counts as the first day."),
    Ask("offence-date", "Date of the offence", "date", hint="The last day, if it was committed over several days."),
    Ask(
        "offence-first",
        "First day of the offence",
        "date",
        needed=False,
        hint="Only if it was committed over several days.",
    ),
    Ask("length", "Length", "length", hint="As the court said it: for extended sentences the custodial part alone."),
    Ask("extension", "Licence on top of the custodial part", "length", only_if=("type", EXTENDED)),
    Ask(
        "offence",
        "Offence",
        "offence",
        needed=False,
        hint="A name, a section or a code, to look up which release rule follows. Never a person’s name.",
    ),
    Ask(
        "sds-plus",
        "Is it an SDS+ sentence?",
        "choice",
        hint="Two thirds, or one half under the progression model (Criminal Justice Act 2003, section 244ZA).",
        choices=(Choice("no", "No"), Choice("yes", "Yes")),
        only_if=("type", STANDARD),
    ),
    Ask(
        "would-be-plus",
        "It would be SDS+ if it were passed today (kind, length and offence are on the list)",
        "flag",
        hint="For an older sentence that is not SDS+ itself: no progression model and no home detention curfew then.",
        only_if=("sds-plus", ("no",)),
    ),
    Ask(
        "exclusions",
        "Is the offence left out of earlier release?",
        "ticks",
        hint="Looking up the offence ticks what follows from it. Left out of 40 per cent is not left out of one third: "
        "only the last two are. Leave all empty when none applies.",
        choices=tuple(Choice(code, EXCLUSION_WORDS[code]) for code in EXCLUSIONS),
        only_if=("type", STANDARD),
    ),
    Ask(
        "terrorist",
        "The offence is in Schedule 19ZA to the Criminal Justice Act 2003 (terrorist offences)",
        "flag",
        only_if=("type", tuple(code for code in TYPES if sentence_types()[code].torera)),
    ),
    Ask("fine", "The fine", "money", least=1, only_if=("type", ("A/FINE",))),
    Ask(
        "paid",
        "Paid towards the fine since",
        "money",
        needed=False,
        least=1,
        hint="Leave empty if nothing was paid.",
        only_if=("type", ("A/FINE",)),
    ),
    Ask(
        "supervision-end",
        "End of the supervision that was broken (TUSED)",
        "date",
        needed=False,
        hint="As recorded with the sentence that it belongs to. Leave empty if it is not known.",
        only_if=("type", ("BOTUS",)),
    ),
    Ask(
        "follows",
        "Consecutive to",
        "row",
        unit="sentences",
        needed=False,
        hint="Leave as it is when the sentence is concurrent with the others, or the only one.",
    ),
    Ask("recalled", "The person was recalled on this sentence", "flag", only_if=("type", RECALLED)),
    Ask(
        "recall",
        "Kind of recall",
        "choice",
        hint="Adults recalled from 31 March 2026: standard or 56 days. 14 or 28 days: earlier recalls, and recalls on "
        "section 250 or 91 detention alone.",
        choices=(
            Choice("STANDARD", "Standard recall"),
            Choice("FTR_56", "Fixed-term recall of 56 days"),
            Choice("FTR_28", "Fixed-term recall of 28 days"),
            Choice("FTR_14", "Fixed-term recall of 14 days"),
        ),
        only_if=("recalled", ("yes",)),
    ),
    Ask(
        "revoked",
        "Day the licence was revoked",
        "date",
        needed=False,
        only_if=("recalled", ("yes",)),
    ),
    Ask(
        "returned",
        "Day of return to custody",
        "date",
        needed=False,
        hint="The day of arrest, if the person was held from then on.",
        only_if=("recalled", ("yes",)),
    ),
)

BY_HAND = (
    "LAWFULLY_AT_LARGE",
    "SPECIAL_REMISSION",
    "TIME_SPENT_IN_CUSTODY_ABROAD",
    "TIME_SPENT_AS_AN_APPEAL_APPLICANT",
)
AWARDS = ("ADA", "RADA")
CREDITS = ("REMAND", "TAGGED_BAIL")

ADJUSTMENT = (
    Ask(
        "type",
        "What it is",
        "choice",
        choices=(
            Choice("REMAND", "Remand"),
            Choice("TAGGED_BAIL", "Tagged bail"),
            Choice("UAL", "Unlawfully at large (UAL)"),
            Choice("ADA", "Additional days awarded (ADA)"),
            Choice("RADA", "Restored additional days (RADA)"),
            Choice("LAWFULLY_AT_LARGE", "Lawfully at large"),
            Choice("SPECIAL_REMISSION", "Special remission"),
            Choice("TIME_SPENT_IN_CUSTODY_ABROAD", "Time in custody abroad"),
            Choice("TIME_SPENT_AS_AN_APPEAL_APPLICANT", "Time as an appeal applicant"),
        ),
    ),
    Ask(
        "sentence",
        "Taken off which sentence?",
        "row",
        unit="sentences",
        needed=False,
        hint="Nothing chosen: the first sentence.",
        only_if=("type", CREDITS),
    ),
    Ask(
        "reason",
        "Why at large?",
        "choice",
        needed=False,
        hint="Needed when the person was at large just before 1 October 2026: it decides about the progression model.",
        choices=(
            Choice("RECALL", "Recalled and not yet returned"),
            Choice("ESCAPE", "Escaped, absconded or did not come back from leave"),
            Choice("RELEASE_IN_ERROR", "Released in error"),
            Choice("SENTENCED_IN_ABSENCE", "Sentenced while absent"),
            Choice("IMMIGRATION_DETENTION", "In immigration detention"),
        ),
        only_if=("type", ("UAL",)),
    ),
    Ask("award", "Day of the award or decision", "date", only_if=("type", AWARDS)),
    Ask(
        "first",
        "First day",
        "date",
        needed=False,
        hint="Both days count. Remand ends the day before sentence. Time at large after a recall runs from the day "
        "after it to the day before return.",
        only_if=("type", ("REMAND", "UAL", *BY_HAND)),
    ),
    Ask("last", "Last day", "date", needed=False, only_if=("type", ("REMAND", "UAL", *BY_HAND))),
    Ask(
        "days",
        "Number of days",
        "number",
        unit="days",
        least=0,
        most=36_525,
        needed=False,
        hint="Leave empty where first and last day are given. Tagged bail: as the court credited it, already halved.",
    ),
)

MOVEMENT = (
    Ask("date", "Day", "date"),
    Ask(
        "what",
        "What happened",
        "choice",
        choices=(
            Choice("out:CRD", "Released at the conditional or automatic release date"),
            Choice("out:HDC", "Released on home detention curfew"),
            Choice("out:ECSL", "Released on end of custody supervised licence"),
            Choice("out:PAROLE", "Released by the Parole Board"),
            Choice("out:ERS", "Removed under the early removal scheme"),
            Choice("out:DTO", "Released from a detention and training order"),
            Choice("out:IMMIGRATION_BAIL", "Released on immigration bail"),
            Choice("out:RECALL_RELEASE", "Released again after a recall"),
            Choice("in:SENTENCE", "Came in sentenced"),
            Choice("in:REMAND", "Came in on remand"),
            Choice("in:RECALL_ADMISSION", "Came in on recall"),
            Choice("in:HDC_RECALL", "Came in on recall from curfew"),
            Choice("in:ERS_BREACH", "Came in after coming back from early removal"),
            Choice("in:FAILED_ERS_REMOVAL", "Came in after a removal that failed"),
        ),
    ),
)


class Section(Record):
    """Asks under one heading. `folded`: for what most cases do not need."""

    id: str
    title: str
    asks: tuple[Ask, ...]
    intro: str = ""
    folded: bool = False


SECTIONS = (
    Section(
        "sentences",
        "Sentences",
        (Ask("sentences", "Sentences", "rows", least=1, most=MOST_SENTENCES, of=SENTENCE),),
        "Every sentence that the person serves now, in the order of the warrants. One row for each offence.",
    ),
    Section(
        "time",
        "Days taken off and added",
        (
            Ask(
                "adjustments",
                "Adjustments",
                "rows",
                needed=False,
                most=MOST_ADJUSTMENTS,
                of=ADJUSTMENT,
            ),
        ),
        "Remand, tagged bail, time unlawfully at large, additional days. Leave it empty when there are none.",
    ),
    Section(
        "person",
        "The person",
        (
            Ask(
                "young",
                "The person was under 18 on the day of an offence or a sentence, or is under 18 now",
                "flag",
                hint="Only then is the date of birth needed: rules for young people depend on it.",
            ),
            Ask(
                "birth",
                "Date of birth",
                "date",
                hint="To see on which side of the 18th birthday each rule falls. It stays in this page.",
                only_if=("young", ("yes",)),
            ),
            Ask("registered", "Registered sex offender", "flag", hint="Not released on home detention curfew."),
            Ask("ersed", "Liable to be removed from the United Kingdom", "flag", hint="Gives the early removal date."),
            Ask(
                "ptd",
                "There is an active alert for the power to detain (PTD)",
                "flag",
                hint="The dates are then not worked out here.",
            ),
            Ask(
                "earlier-sled",
                "SLED recorded in an earlier period of custody",
                "date",
                needed=False,
                hint="Used where it is later than the one worked out.",
            ),
        ),
    ),
    Section(
        "movements",
        "Releases and returns",
        (Ask("movements", "Movements", "rows", needed=False, most=MOST_MOVEMENTS, of=MOVEMENT),),
        "Needed when the person has been out since sentence: it decides, for instance, about the progression model.",
        folded=True,
    ),
    Section(
        "law",
        "Law and day",
        (
            Ask(
                "law",
                "Which law?",
                "choice",
                hint="Another law than the one in force is only for seeing or checking what it would give.",
                choices=tuple(Choice(name, title) for name, title in law_sets()),
            ),
            Ask("as-of", "Worked out as on", "date", hint="Today. Change it to see what the law gives on another day."),
        ),
    ),
)

ASKS = tuple(ask for section in SECTIONS for ask in section.asks)
