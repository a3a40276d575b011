"""Units put together by hand, so that tests of the mentor’s prints need no file. About a library, as `print_book`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from handbook.definitions import Basis, Book, Definition, Fact, Question, Review
from handbook.definitions.induction import (
    Competence,
    Doing,
    Practising,
    Reading,
    SessionPart,
    Starter,
    Unit,
    UnitKind,
    UnitMentor,
)
from tests.handbook.print_book import REVIEWED, book, procedure

DESK: dict[str, Any] = {"source": ("desk",), "basis": Basis.PRACTICE}


def unit(identifier: str = "first-loan", title: str = "The first loan", **changes: Any) -> Unit:
    """A unit of an hour with two kinds of practice cases."""
    made = Unit(
        id=identifier,
        path=f"induction/units/{identifier}.yml",
        title=title,
        kind=UnitKind.UNIT,
        week=3,
        order=2,
        roles=(Starter.CASE_ADMINISTRATOR, Starter.SENIOR),
        minutes=60,
        questions=("What is a loan?", "Who may have one?"),
        objectives=("Lend a book", "Say when it is due"),
        read=(Reading(page="returns", why="How a book comes back."),),
        do=(Doing(what="Lend three books beside the mentor.", minutes=20),),
        practise=(
            Practising(topic="release-points", level=1, count=9),
            Practising(topic="remand-and-tagged-bail", level=2, count=2),
            Practising(page="calculator/sentence", what="Work one out."),
        ),
        key_points=(Fact(text="A loan lasts three weeks.", source=("loans-act",), basis=Basis.LAW),),
        mentor=UnitMentor(
            aims=("The starter lends without help",),
            session=(SessionPart(minutes=20, do="Show one loan."), SessionPart(minutes=40, do="Watch three.")),
            watch_for=(Fact(text="Forgets the date stamp.", **DESK),),
            observe=("Looks at the card before the book", "Says the date aloud"),
            questions=tuple(Question(q=f"Why number {n}?", a=f"Because of {n}.", **DESK) for n in range(3)),
        ),
        competences=(Competence(id=f"{identifier}-alone", text=f"Lends alone ({title})", evidence="Three loans seen"),),
        review=Review(last=REVIEWED, due=date(2027, 5, 21), by="Senior librarian"),
    )
    return replace(made, **changes)


def guide(identifier: str, group: str = "Lending", questions: int = 3) -> Definition:
    """A procedure with questions of its own."""
    base = procedure(identifier, f"About {identifier}")
    assert base.mentor is not None
    asked = tuple(
        Question(q=f"{identifier}: question {n}?", a=f"{identifier}: answer {n}.", **DESK) for n in range(questions)
    )
    return replace(base, group=group, mentor=replace(base.mentor, questions=asked))


def inducted(*units: Unit) -> Book:
    """A book of several guides and these units, or of two: one for everybody, one for probation alone."""
    guides = [
        procedure(),
        *(guide(name, group) for name, group in (("loans", "Lending"), ("stamps", "Desk"), ("keys", "Desk"))),
    ]
    alone = unit(
        "stamping", "Stamping", week=1, order=1, roles=(Starter.PROBATION,), practise=(), needs=("first-loan",)
    )
    return replace(book(*guides), units=units or (alone, unit()))
