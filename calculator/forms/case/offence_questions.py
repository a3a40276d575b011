"""The questions that a decision leaves open, as the page asks them: yes or no, or something to fill in above."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from calculator.forms.case.offence_asked import ENTERED, Asked
from calculator.offences import Answer, Decision, Question, tables
from calculator.record import Record

#: Questions of the lists that need other words to be answered with yes or no.
_WORDS = {
    "differs": "The text of the law and the national code list differ on this offence. Does the listing apply?",
    "shpo": "Was the breach charged under the Sexual Offences Act 2003, section 103I? If it was charged under the "
    "Sentencing Code, section 354, enter that offence above instead.",
}
#: A fact about the person that settles nothing of the sentence.
_ASIDE = ("registration",)
_FILL = {
    "subsection": ("offence", "Add the subsection or paragraph of the offence: the lists name some and not others."),
    "offence": ("offence", "Choose the offence from the list, or enter its Act and section, or its code."),
    "underlying-offence": (
        "offence",
        "Enter the offence that was attempted, planned, encouraged or committed instead.",
    ),
    "length": ("length", "Enter the length of the sentence."),
    "sentence-date": ("sentenceDate", "Enter the date of sentence."),
    "offence-date": ("offenceDate", "Enter the date of the offence."),
    "sentence-kind": (
        "kind",
        "Check the kind of sentence: a person under 18 at conviction gets no standard adult sentence.",
    ),
}
_NOT_HELD = (
    "This offence is not among those held here, so nothing follows from the lists. Look at the markers of the offence "
    "code in the national offence service, and answer the questions on SDS+ and exclusions yourself."
)


class Needed(Record):
    """Questions with a yes or a no, and what is to be filled in."""

    questions: list[dict[str, Any]]
    missing: list[dict[str, str]]


def gather(asked: Asked, decision: Decision, parts: Iterable[tuple[str, Iterable[Answer]]]) -> Needed:
    """All questions of the answers shown, each once; those already answered keep their answer and stay.

    `parts`: title of a part of the answer with the answers of the lists that it rests on.
    """
    needed: dict[str, list[str]] = {}
    optional: dict[str, list[str]] = {}
    for title, answers in parts:
        for answer in answers:
            for one in answer.ask:
                _note(optional if one.id in _ASIDE else needed, one, title)
            for one in answer.unless:
                _note(optional, one, title)
    for told in asked.facts:
        needed.setdefault(told, [])
    questions = [
        _question(question, asked.facts.get(question.id), question.id in needed, needed, optional)
        for question in tables().questions.values()
        if question.id not in ENTERED and (question.id in needed or question.id in optional)
    ]
    missing = [_missing(one, decision) for one in needed if one in ENTERED]
    return Needed(questions, list({one["text"]: one for one in missing}.values()))


def _note(found: dict[str, list[str]], question: Question, title: str) -> None:
    titles = found.setdefault(question.id, [])
    if title not in titles:
        titles.append(title)


def _question(
    question: Question, told: bool | None, need: bool, needed: dict[str, list[str]], optional: dict[str, list[str]]
) -> dict[str, Any]:
    about = needed.get(question.id) or optional.get(question.id) or []
    return {
        "id": question.id,
        "text": _WORDS.get(question.id, question.text),
        "hint": f"Look at {question.look}.",
        "answer": told,
        "needed": need,
        "about": about,
    }


def _missing(question: str, decision: Decision) -> dict[str, str]:
    field, text = _FILL[question]
    read = decision.offence
    if question == "offence" and read.problems:
        text = f"{read.problems[0]} {text}"
    elif question == "offence" and read.readable:
        text = _NOT_HELD
    return {"id": question, "field": field, "text": text}
