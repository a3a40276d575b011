"""What the modules of practice hand to each other: an exercise, what it asks for, and how it was marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.record import Record

#: Kinds of answer: a date, a number of days, or one of a list.
KINDS = ("date", "days", "choice")
LEVELS = (1, 2, 3, 4, 5)


class Ask(Record):
    """One answer that the learner is to give.

    `id` is the type of a date ("CRD", "SLED"), or a name of its own ("remand-days", "release-day"). `kind` is one of
    KINDS; `options` are (value, words) of a choice. `step` is True for a step on the way, which may be left out.
    """

    id: str
    label: str
    kind: str
    options: tuple[tuple[str, str], ...] = ()
    step: bool = False


class Skill(Record):
    """What an exercise is about, named so that a mentor can sign for it.

    `law` are ids of sources of `calculator/law/sources.toml`, `page` the page to read, by its path in the site
    ("procedures/recall/index.html").
    """

    id: str
    title: str
    topic: str
    rule: str
    law: tuple[str, ...]
    page: str


class Exercise(Record):
    """One practice case, always the same from the same key.

    `key` is "topic-level-seed-index" ("remand-3-7-0"). `story` are paragraphs with all that the papers say, `facts` the
    same as labels and values. `request` is a request to `calculator.exchange.answer` (`{"call": "calculate", "law",
    "asOf", "case"}`), or None where `answers` were worked out by a quick calculator or by the calendar alone. `answers`
    hold the right answer of every ask, in order: ISO dates, numbers of days as text, values of choices. `working` are
    the steps in words where there is no request.
    """

    key: str
    topic: str
    level: int
    skill: Skill
    title: str
    story: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    asks: tuple[Ask, ...]
    answers: Mapping[str, str]
    request: Mapping[str, Any] | None = None
    working: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


class Mistake(Record):
    """A mistake that offices know, by its name.

    `why` says which rule was missed, `mend` how to do it right; `law` and `page` as in Skill.
    """

    id: str
    title: str
    why: str
    mend: str
    law: tuple[str, ...]
    page: str


class Slip(Record):
    """What a mistake makes of an exercise: the wrong answers that it gives, by ask, only where they differ.

    `steps` are the steps of the right working at which each of them goes another way, in words, where that is known;
    `how` says what was done, where that is more than the mistake says of itself.
    """

    mistake: Mistake
    answers: Mapping[str, str]
    steps: Mapping[str, str] = {}
    how: str = ""


class Mark(Record):
    """One answer marked: what was given, what is right, and the mistakes that explain it, likeliest first.

    `step` is the first step that differs, in words, where the mistake or a step that was given tells it. `together`:
    the two mistakes were made at once. `hows`: what was done, by id of the mistake, where it can be told.
    """

    ask: Ask
    given: str
    right: str
    correct: bool
    mistakes: tuple[Mistake, ...] = ()
    step: str = ""
    together: bool = False
    hows: Mapping[str, str] = {}
