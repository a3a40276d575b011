"""What goes in: offences, sentences, adjustments, movements and the case that holds them.

All are immutable. Dates are `datetime.date`; lengths are in calendar units as the court said them. Creation checks
types and impossible values and raises `CaseError`; rules of law are checked later, all together (`calculator.check`).
"""

from __future__ import annotations

import datetime
from datetime import date
from typing import Literal, NamedTuple, TypeAlias, get_args

from calculator.record import Record

#: A date, under a name that no field has.
Day: TypeAlias = date

Kind = Literal["SDS", "EDS", "SOPC", "AFINE", "DTO", "BOTUS"]
RecallKind = Literal["STANDARD", "FTR_14", "FTR_28", "FTR_56"]
AdjustmentKind = Literal[
    "REMAND",
    "TAGGED_BAIL",
    "RECALL_REMAND",
    "RECALL_TAGGED_BAIL",
    "ADA",
    "RADA",
    "UAL",
    # Recorded, but worked out by hand: a case that holds one is refused (`calculator.check.entries.unsupported`).
    "LAWFULLY_AT_LARGE",
    "SPECIAL_REMISSION",
    "TIME_SPENT_IN_CUSTODY_ABROAD",
    "TIME_SPENT_AS_AN_APPEAL_APPLICANT",
]
MovementOut = Literal["HDC", "ERS", "PAROLE", "ECSL", "CRD", "DTO", "IMMIGRATION_BAIL", "RECALL_RELEASE"]
MovementIn = Literal["SENTENCE", "REMAND", "RECALL_ADMISSION", "HDC_RECALL", "ERS_BREACH", "FAILED_ERS_REMOVAL"]
TermKind = Literal["IMPRISONMENT", "LICENCE", "BREACH_OF_SUPERVISION", "BREACH_BY_OFFENCE"]
UalReason = Literal["ESCAPE", "RECALL", "IMMIGRATION_DETENTION", "SENTENCED_IN_ABSENCE", "RELEASE_IN_ERROR"]

KINDS: tuple[str, ...] = get_args(Kind)
RECALL_KINDS: tuple[str, ...] = get_args(RecallKind)
ADJUSTMENT_KINDS: tuple[str, ...] = get_args(AdjustmentKind)
OUT_REASONS: tuple[str, ...] = get_args(MovementOut)
IN_REASONS: tuple[str, ...] = get_args(MovementIn)
TERM_KINDS: tuple[str, ...] = get_args(TermKind)
UAL_REASONS: tuple[str, ...] = get_args(UalReason)
EXCLUSIONS: tuple[str, ...] = (
    "SEXUAL",
    "VIOLENT",
    "DOMESTIC_ABUSE",
    "NATIONAL_SECURITY",
    "TERRORISM",
    "SEXUAL_T3",
    "DOMESTIC_ABUSE_T3",
    "MURDER_T3",
    "PROGRESSION_MODEL_SCHEDULE_13_PART_3",
    "SA2026_PROGRESSION_MODEL_SCHEDULE",
)


class CaseError(ValueError):
    """A case that cannot exist: the text names the field and what is wrong with it."""


class Length(NamedTuple):
    """A length as the court said it. Each unit is counted on its own: 18 months is not 1 year 6 months."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def plus(self, other: Length) -> Length:
        """The two lengths added unit by unit."""
        return Length(
            self.years + other.years, self.months + other.months, self.weeks + other.weeks, self.days + other.days
        )

    def words(self) -> str:
        """The length in words, largest unit first: "2 years 8 months"."""
        names = ("year", "month", "week", "day")
        said = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in zip(self, names, strict=True) if n]
        return " ".join(said) or "0 days"


NO_LENGTH = Length()


class Offence(Record):
    """When the offence was committed (the last day of a range) and its code. A missing date is before and after none.

    `first` is the first day, where the offence was committed between two days.
    """

    date: datetime.date | None = None
    code: str | None = None
    title: str | None = None
    first: Day | None = None


class Recall(Record):
    """Recall on a sentence: its kind, the day the licence was revoked and the day of return to custody."""

    kind: RecallKind
    revoked: date | None = None
    returned: date | None = None


class Term(NamedTuple):
    """One recorded term of a sentence. The two kinds of breach belong to detention and training orders."""

    kind: TermKind
    length: Length


class SentenceRecord(Record):
    """What the record says of a sentence beyond what its dates are made from. Only objections ask for it.

    `type`: code of the sentence type ("ADIMP_ORA"), see `law/kinds.toml`. `category`: year of the sentencing Act it was
    recorded under. `terms`: every term recorded, where that is known (none recorded is `()`, not known is `None`).
    `court`: code of the court. `schedule_19za`: the offence is in Schedule 19ZA to the Criminal Justice Act 2003.
    """

    type: str | None = None
    category: str | None = None
    terms: tuple[Term, ...] | None = None
    court: str | None = None
    schedule_19za: bool = False


NO_RECORD = SentenceRecord()


class Sentence(Record):
    """One imposed sentence.

    `length` is the custodial term; `extension` the extended licence (EDS, SOPC). `consecutive_to` names the sentence it
    follows. `sds_plus`: released at two thirds (one half under the progression model). `sds_plus_offence`: kind, length
    and offence are on the SDS+ list whatever the date. `exclusions`: see `EXCLUSIONS`.
    """

    id: str | None
    kind: Kind
    date: datetime.date
    length: Length
    offence: Offence = Offence()
    extension: Length = NO_LENGTH
    consecutive_to: str | None = None
    recall: Recall | None = None
    sds_plus: bool = False
    sds_plus_offence: bool = False
    section250: bool = False
    exclusions: frozenset[str] = frozenset()
    automatic: bool = False
    under_18_sopc: bool = False
    fine: float | None = None
    historic_tused: Day | None = None
    case_number: int | None = None
    line: int | None = None
    outside_id: tuple[int, int] | None = None
    case_reference: str | None = None
    record: SentenceRecord = NO_RECORD

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise CaseError(f"kind: “{self.kind}” is not one of {', '.join(KINDS)}")
        if self.date.__class__ is not date:
            raise CaseError("date: the date of sentence must be a date")


class Adjustment(Record):
    """Days that move dates.

    `start`: for deductions the date of the sentence credited; for added days the day of the
    award; for UAL its first day. `first` and `last` are the period, both days included. `sentence`: the id of the
    sentence it was recorded against.
    """

    kind: AdjustmentKind
    start: date
    days: int = 0
    first: date | None = None
    last: date | None = None
    reason: UalReason | None = None
    sentence: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in ADJUSTMENT_KINDS:
            raise CaseError(f"type: “{self.kind}” is not one of {', '.join(ADJUSTMENT_KINDS)}")


class Movement(Record):
    """A release from prison ("out") or an admission ("in") that happened, with its reason."""

    date: datetime.date
    direction: Literal["in", "out"]
    reason: str

    def __post_init__(self) -> None:
        known = OUT_REASONS if self.direction == "out" else IN_REASONS
        if self.reason not in known:
            raise CaseError(f"reason: “{self.reason}” is not one of {', '.join(known)}")


class FixedTermRecall(Record):
    """What the record says of a fixed-term recall: its length in days and the day of return."""

    returned: date | None
    days: int = 0


class Alert(NamedTuple):
    """An alert on the person: type and code as recorded ("O", "PTD": power to detain)."""

    type: str
    code: str
    active: bool = True


class FinePayment(NamedTuple):
    """A payment towards a fine."""

    date: date | None = None
    amount: float | None = None


class Case(Record):
    """Everything known of one period of custody. Without a date of birth the person is treated as an adult throughout.

    `inactive`: ids of sentences that are on the record but no longer active; they are not in `sentences`.
    `earlier_sled`: the SLED recorded in an earlier period of custody; used where it is later than the one worked out.
    """

    sentences: tuple[Sentence, ...]
    birth: date | None = None
    adjustments: tuple[Adjustment, ...] = ()
    movements: tuple[Movement, ...] = ()
    registered_sex_offender: bool = False
    returned: date | None = None
    fixed_term_recall: FixedTermRecall | None = None
    early_removal: bool = False
    alerts: tuple[Alert, ...] = ()
    fine_payments: tuple[FinePayment, ...] = ()
    inactive: frozenset[str] = frozenset()
    earlier_sled: date | None = None

    def __post_init__(self) -> None:
        if not self.sentences:
            raise CaseError("sentences: there must be at least one")
