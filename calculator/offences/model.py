"""What the offence lists are made of, and what a decision on an offence says. Plain data; nothing is read here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["SDS", "SECTION_250", "EDS", "SOPC", "DTO", "AFINE", "BOTUS"]
"""Kinds of sentence: SDS is imprisonment or detention in a young offender institution of the standard sort,
SECTION_250 detention under section 250 of the Sentencing Code (or section 91 of the 2000 Act)."""

KINDS: tuple[Kind, ...] = ("SDS", "SECTION_250", "EDS", "SOPC", "DTO", "AFINE", "BOTUS")

Form = Literal["substantive", "attempt", "conspiracy", "incitement", "encouraging", "aiding"]
"""Whether the offence itself was committed, or one of the forms that point to it."""

Outcome = Literal["yes", "no", "check"]
"""yes and no are answers of the law as held here; check means: not determinable from what was entered."""

Basis = Literal["law", "service", "unconfirmed"]

Topic = Literal[
    "schedule_15",
    "sds_plus",
    "sds_plus_if_sentenced_today",
    "sds40",
    "progression_schedule_13",
    "progression_would_be_sds_plus",
    "progression_august_list",
    "particular_concern",
    "terrorism",
    "hdc",
    "registration",
]
"""What a decision answers, in this order."""


@dataclass(frozen=True, slots=True)
class Source:
    """An Act, order or service that rows rest on."""

    id: str
    title: str
    provision: str
    link: str
    basis: str
    checked: date


@dataclass(frozen=True, slots=True)
class Act:
    """An Act or order. `also`: short names people type; `without_year`: names that need no year beside them."""

    id: str
    title: str
    year: int | None
    also: tuple[str, ...]
    without_year: tuple[str, ...]
    link: str

    @property
    def name(self) -> str:
        """Title with year, as it is cited."""
        return f"{self.title} {self.year}" if self.year else self.title


@dataclass(frozen=True, slots=True)
class OffenceList:
    """One list in law, or one list of codes of the national service."""

    id: str
    title: str
    source: str
    closed: bool
    forms: Literal["all", "own", "unknown"]
    checked: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something the offence line alone does not tell, and where to look for it."""

    id: str
    text: str
    look: str
    words: tuple[str, ...] = ()
    words_no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """A section, article or paragraph of a Schedule, with its subsections: 9(1)(a), Sch 5 para 14."""

    path: tuple[str, ...]
    schedule: str | None = None

    def __str__(self) -> str:
        head, *tail = self.path
        number = head + "".join(f"({part})" for part in tail)
        return f"Sch {self.schedule} para {number}" if self.schedule else number

    def within(self, other: Provision) -> bool:
        """Whether this provision is `other` or a part of it."""
        return self.schedule == other.schedule and self.path[: len(other.path)] == other.path


@dataclass(frozen=True, slots=True)
class Row:
    """One offence on one list, with its day of start and its citation. Ends are not recorded: later rules end it."""

    id: str
    list: str
    name: str
    start: date
    source: str
    basis: Basis
    checked: date
    para: str | None = None
    act: str | None = None
    at: tuple[Provision, ...] = ()
    whole_act: bool = False
    names: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    codes: tuple[str, ...] = ()
    code_prefixes: tuple[str, ...] = ()
    code_settles: bool = True
    of_person: bool = False
    needs: str | None = None
    unless: str | None = None
    family: str = ""
    service_code: str = ""
    life: str = ""
    life_from: date | None = None
    offence_from: date | None = None
    offence_to: date | None = None
    life_needs: str | None = None
    legacy: str = ""
    differs: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A way into SDS+ (section 244ZA): kind and length of sentence, day of sentence, and the parts of Schedule 15."""

    id: str
    route: str
    name: str
    start: date
    at_least_years: int
    under_years: int | None
    kinds: tuple[Kind, ...]
    parts: tuple[str, ...]
    violent_paras: tuple[str, ...]
    source: str
    basis: Basis
    checked: date


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that uses the lists; for a fraction, `value` and the kinds it holds for."""

    id: str
    name: str
    start: date
    source: str
    basis: Basis
    checked: date
    years: int | None = None
    value: str = ""
    kinds: tuple[Kind, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offence:
    """What was typed, as it was read. `problems` say in plain words what could not be read."""

    text: str
    code: str | None = None
    act: str | None = None
    provision: Provision | None = None
    name: str | None = None
    form: Form = "substantive"
    problems: tuple[str, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether there is anything to look up."""
        return bool(self.code or self.name or (self.act and self.provision))


@dataclass(frozen=True, slots=True)
class Citation:
    """The row or rule that decided, with where it comes from and the day that was checked."""

    row: str
    what: str
    law: str
    link: str
    basis: Basis
    checked: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `ask` holds the questions that would settle a check; `unless` what would change a no."""

    topic: Topic
    outcome: Outcome
    reason: str
    code: str = ""
    family: str = ""
    fraction: str = ""
    citations: tuple[Citation, ...] = ()
    ask: tuple[Question, ...] = ()
    unless: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """All answers for one offence and sentence. `identified`: the offence was found exactly in the data."""

    offence: Offence
    kind: Kind
    as_of: date
    identified: bool
    rows: tuple[Row, ...]
    answers: tuple[Answer, ...] = field(default=())

    def __getitem__(self, topic: Topic) -> Answer:
        return next(answer for answer in self.answers if answer.topic == topic)

    @property
    def ask(self) -> tuple[Question, ...]:
        """Every open question once, in the order of the answers."""
        return tuple({question.id: question for answer in self.answers for question in answer.ask}.values())
