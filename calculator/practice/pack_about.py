"""What a pack of practice cases was made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calculator.forms.words import count, listed
from calculator.names import plain_date
from calculator.practice.model import Exercise
from calculator.record import Record


class Cases(Record):
    """Some cases of one topic at one level; `title` is the topic's."""

    topic: str
    title: str
    level: int
    count: int


class About(Record):
    """What a pack was made from: with the same seed, topics, levels and numbers the same cases come again.

    `title` is the heading, `words` stand on top of every page, `name` begins the names of files; `made` is "Made on" or
    "Reviewed" with the day.
    """

    title: str
    words: str
    name: str
    seed: str
    made: str
    cases: tuple[Cases, ...]

    def made_from(self) -> str:
        """When it was made, the seed and the cases in words."""
        said = [f"{each.title}, level {each.level} ({count(each.count, 'case')})" for each in self.cases]
        return f"{self.made}, from seed {self.seed}: {'; '.join(said)}."


def about_topic(cases: Cases, seed: str, made: str) -> About:
    """A pack of one topic at one level."""
    words = f"{cases.title}, level {cases.level}, seed {seed}"
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in seed.lower())[:40].strip("-")
    return About(cases.title, words, f"practice-{cases.topic}-{cases.level}-{plain or 'seed'}", seed, made, (cases,))


def as_law_stands(exercises: Sequence[Exercise]) -> str:
    """The law that the cases are worked out under, in a sentence."""
    days = sorted({exercise.request["asOf"] for exercise in exercises if exercise.request})
    said = listed([plain_date(date.fromisoformat(day)) for day in days])
    return f"Use the law as it stands on {said}." if said else "Use the law in force."
