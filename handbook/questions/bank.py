"""Every question of the handbook: from what a mentor asks, and from the deadlines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from calculator.names import capital
from handbook.definitions import items
from handbook.definitions.induction import WEEKS, UnitKind
from handbook.definitions.items import Deadline
from handbook.definitions.model import Book, Definition
from handbook.definitions.words import When
from handbook.pages.environment import anchor
from handbook.pages.links import guide_path
from handbook.questions.choices import Limits, counted_in_days, in_words
from handbook.questions.model import Question, Topic

LESSONS = "Lessons on sentence calculation"
#: The units of the induction by their last week: all of them would make too heavy a page.
UNITS = {4: "Induction, weeks 1 to 4", 8: "Induction, weeks 5 to 8", WEEKS: "Induction, weeks 9 to 12"}
_SOURCES = "look-up/sources.md"


def bank(book: Book) -> tuple[Question, ...]:
    """Every question, in the order of the guides and then of the induction; none stands twice."""
    limits = Limits(deadline for definition in book.procedures for deadline in definition.deadlines)
    asked: set[tuple[str, str, str]] = set()
    found: dict[str, Question] = {}
    for question in (*_of_guides(book, limits), *_of_units(book)):
        said = (question.ask.casefold(), question.detail.casefold(), question.answer.casefold())
        if said not in asked:
            asked.add(said)
            found.setdefault(question.id, question)
    return tuple(found.values())


def by_topic(questions: Iterable[Question]) -> dict[Topic, list[Question]]:
    """Questions by what they are about, in their order."""
    found: dict[Topic, list[Question]] = {}
    for each in questions:
        found.setdefault(each.about, []).append(each)
    return found


def _of_guides(book: Book, limits: Limits) -> Iterator[Question]:
    for definition in book.procedures:
        guide = guide_path(definition)
        about = Topic(definition.id, definition.title, guide, guide, definition.group)
        for each in definition.mentor.questions if definition.mentor else ():
            yield _short(about, each)
        for deadline in definition.deadlines:
            if offered := limits.options(definition, deadline):
                yield _choice(about, definition, deadline, offered)


def _of_units(book: Book) -> Iterator[Question]:
    for unit in book.units:
        lesson = unit.kind is UnitKind.LESSON
        group = LESSONS if lesson else next(title for last, title in UNITS.items() if unit.week <= last)
        about = Topic(f"{unit.kind.value}-{unit.id}", unit.title, unit.page_path, _SOURCES, group)
        for each in unit.mentor.questions:
            yield _short(about, each)


def _short(about: Topic, asked: items.Question) -> Question:
    name = hashlib.sha256(asked.q.encode()).hexdigest()[:8]
    return Question(f"{about.id}.{name}", about, asked.q, "", (), -1, asked.a, "", "", asked, "")


def _choice(about: Topic, definition: Definition, deadline: Deadline, offered: tuple[int, ...]) -> Question:
    side = "after" if deadline.when is When.AFTER else "before"
    detail = f"How long {side} {deadline.of}?"
    if counted_in_days(deadline):
        detail = f"How many days after {deadline.of} is that?"
    return Question(
        id=f"{definition.id}.{deadline.id}",
        about=about,
        ask=deadline.what,
        detail=detail,
        options=tuple(in_words(each, deadline.unit) for each in offered),
        right=offered.index(deadline.amount),
        answer=f"{capital(deadline.words)}.",
        note=deadline.note,
        who=deadline.who,
        fact=deadline,
        place=anchor("deadline", deadline.id),
    )
