"""Words of the pages: dates, states and kinds as a reader sees them."""

from __future__ import annotations

from datetime import date

from calculator.names import capital, plain_date
from handbook.definitions.items import Status
from handbook.definitions.words import Basis, PauseKind, State


def date_words(day: date) -> str:
    """The day as people here write it: "31 March 2026"."""
    return plain_date(day)


def basis_words(basis: Basis) -> str:
    """What a statement rests on, to stand at the beginning of a line."""
    return capital(basis.words)


def state_words(status: Status) -> str:
    """The state of a procedure as a sentence: "In use since 31 March 2026."."""
    since = date_words(status.from_) if status.from_ else ""
    if status.state is State.ENDED:
        return f"Ended on {since}. Do not use it for new cases." if since else "Ended. Do not use it for new cases."
    if status.state is State.CHANGING:
        return f"Changing: new rules from {since}." if since else "Changing: read the note."
    return f"In use in this form since {since}." if since else "In use."


def pause_words(kind: PauseKind) -> str:
    """How a pause point is worked."""
    if kind is PauseKind.READ_DO:
        return "Read each line, do it, then tick it."
    return "Do it all first. Then stop, read each line and confirm that it is done."
