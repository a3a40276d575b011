"""The fixed words of the prints: basis letters and their key, how a pause is worked, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from handbook.definitions.items import Step
from handbook.definitions.model import Definition
from handbook.definitions.words import Basis, PauseKind, State

NOT_OFFICIAL = "Not an official publication. Current law and policy decide."

#: One letter each, told apart without colour. `U` is for usual practice: `P` is taken by policy.
LETTERS: dict[Basis, str] = {
    Basis.LAW: "L",
    Basis.POLICY: "P",
    Basis.SERVICE: "S",
    Basis.PRACTICE: "U",
    Basis.UNCONFIRMED: "?",
}

HOW_TO_WORK: dict[PauseKind, str] = {
    PauseKind.READ_DO: "read a line, do it, tick it",
    PauseKind.DO_CONFIRM: "do it all first, then read each line and tick it",
}

STATES: dict[State, str] = {
    State.CURRENT: "In use",
    State.CHANGING: "Changing",
    State.ENDED: "No longer in use",
}


def day(value: date) -> str:
    """A date as it is written in a letter: 21 November 2026."""
    return f"{value.day} {value:%B} {value.year}"


def letter(basis: Basis) -> str:
    """The letter that stands for a basis where there is no room for words."""
    return LETTERS[basis]


def key(used: Iterable[Basis]) -> list[tuple[str, str]]:
    """(letter, words) of the bases used, in the fixed order."""
    present = set(used)
    return [(LETTERS[basis], basis.words) for basis in Basis if basis in present]


def sentence(text: str) -> str:
    """The text with a full stop, unless it already ends a sentence."""
    text = text.rstrip()
    return text if text.endswith((".", "?", "!", ":", ";")) else f"{text}."


def brief(meaning: str) -> tuple[str, str]:
    """The meaning of a term in two parts: the words it stands for, and the explanation after a colon, if any.

    A single word before the colon ("Alert: not for release") says too little by itself, so nothing is cut off then.
    """
    whole = meaning.rstrip(".")
    head, colon, rest = whole.partition(": ")
    return (head, colon + rest) if " " in head else (whole, "")


def usual_doer(definition: Definition, pause_id: str) -> str:
    """The role that does most items of a pause; the first of them where two do equally many.

    It is said once, in the heading, and a line names a role only when it is another: the room is needed for the items.
    """
    doers = [step.who for step in definition.checklist_steps() if step.pause == pause_id]
    return max(doers, key=doers.count, default="")


def alone(steps: Sequence[Step]) -> bool:
    """True when one role does every one of the steps."""
    return len({step.who for step in steps}) == 1
