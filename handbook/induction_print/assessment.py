"""The assessment at the end of the induction, in two equal forms with answer sheets apart.

Form B asks of each skill what form A asks: the same topics and levels with other cases, and for every question of A one
of the same guide. What is asked follows from fixed rules and the definitions alone, so that nobody picks it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from calculator.forms.case.blocks import Block, box, document, heading, lines, page, paragraph, table
from calculator.practice.model import Exercise
from calculator.practice.pack import exercise_blocks
from calculator.practice.pack_answers import Laws, answer_blocks, worked_by_engine
from calculator.record import Record
from handbook.definitions.items import Question
from handbook.definitions.model import Definition
from handbook.induction_print.words import Sources, opening, people, signed

if TYPE_CHECKING:
    from handbook.definitions.model import Book

FORMS = ("A", "B")
#: Topic and level of each case.
CASES = (
    ("days-and-dates", 2),
    ("release-points", 2),
    ("remand-and-tagged-bail", 3),
    ("concurrent-and-consecutive", 2),
    ("added-days", 2),
    ("ual", 2),
    ("licence-and-expiry", 2),
    ("recall", 2),
    ("tranches", 2),
    ("checking", 2),
)
#: Questions from the guides in each form, and cases tried until one of form B has the skill of its partner in form A.
QUESTIONS, TRIES = 12, 60
#: Words of a question that leans on the one before it; where sentences part; words of a last sentence that is too short
#: to say what is asked ("Which day?").
LEANS = re.compile(r"\b(same|instead|anew|now)\b|^(And|But|So)\b", re.IGNORECASE)
SENTENCE, SHORT = re.compile(r"(?<=[.?!])\s+"), 2
#: One case by topic, level, seed and index.
Case = Callable[[str, int, str | int, int], Exercise]


class Asked(Record):
    """A question of a guide."""

    guide: Definition
    question: Question


class Form(Record):
    """One form of the assessment: its questions and its cases."""

    letter: str
    questions: tuple[Asked, ...]
    cases: tuple[Exercise, ...]


class UnequalFormsError(Exception):
    """No second case with the same skill was found, so that the two forms would not be equal."""


def forms(book: Book, case: Case, levels: Mapping[str, Sequence[int]]) -> tuple[Form, Form]:
    """Forms A and B. Each case of B has topic, level and skill of the case in the same place of A.

    `levels` are the levels of each topic of practice; where a topic lacks the level of CASES, the next lower is taken.

    Raises:
        UnequalFormsError: a topic has no two cases of one skill at its level.
    """
    pairs_of_questions = _questions(book)
    chosen = [(topic, max(n for n in levels[topic] if n <= level)) for topic, level in CASES if topic in levels]
    pairs_of_cases = [_pair(case, topic, level) for topic, level in chosen]
    first, second = (
        Form(
            letter,
            tuple(pair[n] for pair in pairs_of_questions),
            tuple(pair[n] for pair in pairs_of_cases),
        )
        for n, letter in enumerate(FORMS)
    )
    return first, second


def _pair(case: Case, topic: str, level: int) -> tuple[Exercise, Exercise]:
    first = case(topic, level, "assessment-a", 0)
    for index in range(TRIES):
        second = case(topic, level, "assessment-b", index)
        if _asked(second) == _asked(first) and second.story != first.story:
            return first, second
    raise UnequalFormsError(
        f"assessment: topic {topic}, level {level}: none of {TRIES} cases of form B is about {first.skill.title!r} as "
        "in form A; choose another level in handbook/induction_print/assessment.py"
    )


def _asked(case: Exercise) -> tuple[str, ...]:
    """The skill of a case and what earns a mark in it."""
    return (case.skill.id, *(ask.id for ask in case.asks if not ask.step))


def _questions(book: Book) -> list[tuple[Asked, Asked]]:
    """Two questions of each of QUESTIONS guides.

    The guides that the most units tell starters to read come first, by title where as many do; of one group of guides
    no second is taken before every other group had its turn.
    """
    named: dict[str, int] = {}
    for unit in book.units:
        for reading in unit.read:
            named[reading.page] = named.get(reading.page, 0) + 1
    alone = {each.id: standing_alone(each) for each in book.procedures}
    fit = [each for each in book.procedures if len(alone[each.id]) > 1]
    fit.sort(key=lambda each: (-named.get(each.id, 0), each.title))
    turns: dict[str, int] = {}
    turn = {}
    for each in fit:
        turn[each.id] = turns[each.group] = turns.get(each.group, 0) + 1
    chosen = sorted(fit, key=lambda each: turn[each.id])[:QUESTIONS]
    return [(Asked(each, alone[each.id][0]), Asked(each, alone[each.id][1])) for each in chosen]


def standing_alone(guide: Definition) -> list[Question]:
    """The mentor's questions of a guide that can be asked by themselves: a form asks one, a mentor all in turn."""
    questions = guide.mentor.questions if guide.mentor else ()
    whole = [each for each in questions if len(SENTENCE.split(each.q)[-1].split()) > SHORT]
    return [each for each in whole if not LEANS.search(each.q)]


def question_sheet(form: Form, made: str) -> dict[str, Any]:
    """What the starter gets."""
    title = f"End-of-induction assessment: form {form.letter}"
    blocks: list[Block] = [
        *opening(
            "Work alone, with the handbook’s guides and calculators closed. Use paper, a calendar and the law as it "
            "stands on the day named. Show your working. In part 2 leave out the "
            "cases that the mentor has struck out because your units did not teach them."
        ),
        people(("Date", "Marked by"), ("Began at", "Ended at")),
        lines((("Right answers agreed here as enough: part 1", "Part 2"),)),
        heading(2, "Part 1: questions"),
    ]
    for n, asked in enumerate(form.questions, 1):
        blocks.append(box(f"{n}. {asked.question.q}", blank=2))
    blocks.append(page())
    for n, exercise in enumerate(form.cases, 1):
        blocks += exercise_blocks(exercise, f"Part 2, case {n}")
    blocks += [heading(2, "Result"), *_result(form)]
    return document(title, made, title, f"assessment-form-{form.letter.lower()}", blocks, whole=True)


def answer_sheet(book: Book, form: Form, made: str, working: Callable[[Exercise], Any] | None = None) -> dict[str, Any]:
    """What the mentor keeps: every answer, with the law or the guide that it rests on."""
    worked = working or worked_by_engine
    title = f"Answers to the assessment: form {form.letter}"
    sources = Sources(book)
    rows = [
        (str(n), asked.question.q, asked.question.a, f"{asked.guide.title}; {sources.basis(asked.question)}")
        for n, asked in enumerate(form.questions, 1)
    ]
    blocks: list[Block] = [
        paragraph("Keep this sheet back. Give it to nobody who may still sit the form.", strong=True),
        paragraph(
            "One mark for a question whose answer says the same in other words, and one for each right date, number of "
            "days or choice in a case. A step on the way earns no mark of its own: it shows where a wrong date began."
        ),
        heading(2, "Part 1: questions"),
        table(("No.", "Question", "Answer", "Guide, and what it rests on"), (5, 33, 40, 22), rows),
        *sources.blocks(),
    ]
    laws = Laws()
    for n, exercise in enumerate(form.cases, 1):
        blocks += answer_blocks(exercise, f"Part 2, case {n}", worked(exercise), (), laws)
    blocks += laws.blocks()
    return document(title, made, title, f"assessment-form-{form.letter.lower()}-answers", blocks)


def _result(form: Form) -> Iterator[Block]:
    marks = sum(1 for exercise in form.cases for ask in exercise.asks if not ask.step)
    yield table(
        ("Part", "Most that can be reached", "Reached"),
        (40, 30, 30),
        [("1: questions", str(len(form.questions)), ""), ("2: cases", str(marks), "")],
        high=9,
    )
    yield box("What to learn again, and by when", blank=3)
    yield signed("Starter", "Mentor")


def equal(first: Form, second: Form) -> Sequence[str]:
    """In what the two forms differ that should not; nothing when they are equal."""
    wrong = []
    for n, (one, other) in enumerate(zip(first.cases, second.cases, strict=True), 1):
        if (one.topic, one.level, _asked(one)) != (other.topic, other.level, _asked(other)):
            wrong.append(f"case {n}")
    for n, (asked, also) in enumerate(zip(first.questions, second.questions, strict=True), 1):
        if asked.guide.id != also.guide.id:
            wrong.append(f"question {n}")
    return wrong
