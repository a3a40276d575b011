"""What a question is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handbook.definitions.items import Sourced


class Kind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"  # one of several answers
    SHORT = "short"  # in the reader's own words, who then compares


@dataclass(frozen=True, slots=True)
class Topic:
    """What questions are about: a guide, or a unit or lesson of the induction.

    Attributes:
        id: short name; a question's id begins with it.
        title: its title.
        page: path of its page under the documents folder.
        sources: path of the page where its sources stand, each under its own place.
        group: heading of the group it belongs to.
    """

    id: str
    title: str
    page: str
    sources: str
    group: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer.

    Attributes:
        id: ``topic.name``. Stays the same for as long as the question says the same.
        about: what it is about.
        ask: the question, or what a deadline is for.
        detail: what is asked of a deadline: "How long before the release date?". Empty otherwise.
        options: the answers to choose from, one of them right; empty for a short answer.
        right: place of the right one in `options`, from 0; -1 for a short answer.
        answer: the right answer in full.
        note: how it is counted, or what changes it.
        who: who must meet the deadline.
        fact: what the answer rests on: source and basis.
        place: the place on the topic's page where it stands.
    """

    id: str
    about: Topic
    ask: str
    detail: str
    options: tuple[str, ...]
    right: int
    answer: str
    note: str
    who: str
    fact: Sourced
    place: str

    @property
    def kind(self) -> Kind:
        """How it is answered."""
        return Kind.CHOICE if self.options else Kind.SHORT
