"""The model of the induction: units and lessons, one file each of ``induction/units`` and ``induction/lessons``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handbook.definitions.items import ConfirmLocally, Fact, Item, Question, Review, Source, Sourced, says

WEEKS = 12  # how long an induction takes


class UnitKind(StrEnum):
    """Whether a page of the induction is a unit of the path or a lesson on sentence calculation."""

    UNIT = "unit"
    LESSON = "lesson"


class Starter(StrEnum):
    """Whom a unit is for."""

    CASE_ADMINISTRATOR = "case-administrator"
    SENIOR = "senior"
    HUB = "hub"
    PROBATION = "probation"

    @property
    def words(self) -> str:
        """The role as a reader sees it."""
        return _STARTERS[self]


_STARTERS = {
    Starter.CASE_ADMINISTRATOR: "Case administrator",
    Starter.SENIOR: "Senior case administrator",
    Starter.HUB: "Hub administrator",
    Starter.PROBATION: "Probation administrator",
}


class Part(StrEnum):
    """Which page of a procedure is to be read."""

    GUIDE = "guide"
    CHECKLIST = "checklist"
    AIDE_MEMOIRE = "aide-memoire"
    MENTOR = "mentor"


@dataclass(frozen=True, kw_only=True)
class Reading(Item):
    """A page of the handbook to read."""

    page: str = field(
        metadata=says(
            "Id of a procedure, checklist, worksheet, calculator, unit or lesson; lesson/recall where several have the "
            "id; index/deadlines for an index.",
            names="page",
        )
    )
    part: Part | None = field(default=None, metadata=says("Page of a procedure; without it the guide."))
    why: str = field(default="", metadata=says("What to look for in it."))


@dataclass(frozen=True, kw_only=True)
class Doing(Item):
    """Something to do with the mentor."""

    what: str = field(metadata=says("What is done, beginning with a verb.", anywhere=True))
    minutes: int = field(metadata=says("How long it takes, in minutes.", low=1))


@dataclass(frozen=True, kw_only=True)
class Practising(Item):
    """Practice: cases of a topic, or work on a page of the handbook."""

    topic: str = field(default="", metadata=says("Topic of the practice cases.", form="id", names="topic"))
    level: int = field(default=1, metadata=says("Level of the practice cases, 1 to 5.", low=1))
    count: int = field(default=5, metadata=says("How many practice cases.", low=1))
    page: str = field(default="", metadata=says("Page to practise on, as under read.", names="page"))
    what: str = field(default="", metadata=says("What to do on that page, or a word about the cases.", anywhere=True))


@dataclass(frozen=True, kw_only=True)
class Explanation(Sourced):
    """One part of the explanation, with its law."""

    title: str = field(metadata=says("Heading of the part.", anywhere=True))
    text: tuple[str, ...] = field(metadata=says("The explanation: one paragraph, or a list of them.", one=True))


@dataclass(frozen=True, kw_only=True)
class Example(Item):
    """A worked example: the engine works it out whenever the site is built."""

    title: str = field(metadata=says("What the example shows.", anywhere=True))
    story: tuple[str, ...] = field(metadata=says("What the papers say: one paragraph, or a list of them.", one=True))
    case: object = field(metadata=says("The case, as calculator/schema/exchange.json describes it.", form="json"))
    law: str = field(default="today", metadata=says("The law set; today unless the example needs another."))
    as_of: date | None = field(
        default=None,
        metadata=says("The day it is worked out on, as 2026-11-22; without it that of the last review.", key="asOf"),
    )
    show: tuple[str, ...] = field(metadata=says("Types of the dates that are shown, the first one first: CRD, SLED."))
    say: tuple[str, ...] = field(default=(), metadata=says("What to notice: one paragraph, or a list.", one=True))


@dataclass(frozen=True, kw_only=True)
class Exercising(Item):
    """Practice cases that are printed in the page."""

    level: int = field(metadata=says("Level of the cases, 1 to 5.", low=1))
    seed: int = field(metadata=says("The seed: the same seed gives the same cases."))
    count: int = field(metadata=says("How many cases.", low=1))
    topic: str = field(default="", metadata=says("Another topic than the lesson's.", form="id", names="topic"))


@dataclass(frozen=True, kw_only=True)
class SessionPart(Item):
    """One part of the session with the mentor."""

    minutes: int = field(metadata=says("How long it takes, in minutes.", low=1))
    do: str = field(metadata=says("What mentor and starter do.", anywhere=True))


@dataclass(frozen=True, kw_only=True)
class UnitMentor(Item):
    """What a mentor needs to run a unit without preparing anything."""

    aims: tuple[str, ...] = field(metadata=says("What the mentor wants to reach."))
    session: tuple[SessionPart, ...] = field(metadata=says("The plan of the session; it adds up to the minutes."))
    watch_for: tuple[Fact, ...] = field(default=(), metadata=says("What a mentor looks out for."))
    observe: tuple[str, ...] = field(metadata=says("What a mentor looks for at work; for the observation sheet."))
    questions: tuple[Question, ...] = field(metadata=says("Three or more questions with answers.", low=3))


@dataclass(frozen=True, kw_only=True)
class Competence(Item):
    """Something that starter and mentor sign for."""

    id: str = field(metadata=says("Short name of the competence.", form="id"))
    text: str = field(metadata=says("What the person does, beginning with a verb.", anywhere=True))
    evidence: str = field(metadata=says("What shows it.", anywhere=True))


@dataclass(frozen=True, kw_only=True)
class Unit(Item):
    """One unit of the induction path, or one lesson on sentence calculation."""

    id: str = field(default="", metadata=says("", hidden=True))
    path: str = field(default="", metadata=says("", hidden=True))

    title: str = field(metadata=says("What it is about.", anywhere=True))
    kind: UnitKind = field(metadata=says("unit or lesson; the folder must agree."))
    week: int = field(metadata=says("The week of the induction, 1 to 12.", low=1))
    order: int = field(metadata=says("Its place within the week.", low=1))
    roles: tuple[Starter, ...] = field(metadata=says("Whom it is for."))
    minutes: int = field(metadata=says("How long it takes, in minutes.", low=5))
    topic: str = field(default="", metadata=says("Topic of practice; lessons only.", form="id", names="topic"))
    questions: tuple[str, ...] = field(metadata=says("Two to four questions that it answers.", low=2))
    objectives: tuple[str, ...] = field(
        metadata=says("Two to five things that the person can do afterwards; each begins with a verb.", low=2)
    )
    needs: tuple[str, ...] = field(default=(), metadata=says("Ids of units or lessons to do first.", names="unit"))
    read: tuple[Reading, ...] = field(default=(), metadata=says("What to read in the handbook."))
    do: tuple[Doing, ...] = field(default=(), metadata=says("What to do with the mentor."))
    practise: tuple[Practising, ...] = field(default=(), metadata=says("What to practise."))
    explain: tuple[Explanation, ...] = field(
        default=(), metadata=says("The explanation in parts; a lesson has three to eight.")
    )
    examples: tuple[Example, ...] = field(
        default=(), metadata=says("Examples worked by the engine; a lesson has one to three.")
    )
    exercises: tuple[Exercising, ...] = field(default=(), metadata=says("Practice cases in the page; lessons only."))
    key_points: tuple[Fact, ...] = field(metadata=says("Two to six things to remember.", low=2))
    mentor: UnitMentor = field(metadata=says("What the mentor needs."))
    competences: tuple[Competence, ...] = field(metadata=says("What is signed for."))
    review: Review = field(metadata=says("When it was and will be read through."))
    confirm_locally: tuple[ConfirmLocally, ...] = field(
        default=(), metadata=says("What no national source settles, and whom to ask.")
    )
    sources: Mapping[str, Source] = field(
        default_factory=dict, metadata=says("Sources of its own: id, then what it is. Shared ones stand apart.")
    )

    @property
    def page_path(self) -> str:
        """Its page under the documents folder."""
        return f"induction/{self.kind.value}s/{self.id}.md"

    @property
    def mentor_path(self) -> str:
        """The mentor's page under the documents folder."""
        return f"induction/mentor/{self.id}.md"

    def facts(self) -> tuple[Sourced, ...]:
        """Everything stated with a source on the starter's page."""
        return (*self.explain, *self.key_points)

    def mentor_facts(self) -> tuple[Sourced, ...]:
        """Everything stated with a source on the mentor's page."""
        return (*self.mentor.watch_for, *self.mentor.questions)

    def cited(self) -> tuple[str, ...]:
        """Ids of the sources that it cites, in order of first use."""
        return tuple(dict.fromkeys(name for fact in (*self.facts(), *self.mentor_facts()) for name in fact.source))


def by_week(unit: Unit) -> tuple[int, int, str, str]:
    """Sort key: the way through the induction."""
    return unit.week, unit.order, unit.title.casefold(), unit.id
