"""The end of the sentence and of the licence."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.forms.case.replayed import Move
from calculator.names import DATE_NAMES
from calculator.practice.known import added, extended, moved_by, term
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import DAYS_OF, Otherwise, Rework, said

_ENDS = ("SLED", "SED", "LED")
_GOES = ("CRD", "ARD", "PRRD", "PED", "MTD")
_CREDIT = DAYS_OF["remand-days"] | DAYS_OF["bail-days"]


def licence_end_forgotten(papers: Rework) -> Iterator[Otherwise | None]:
    """The end left where it was before remand, or the release date written for it."""
    if papers.has(_CREDIT):
        found = papers.with_steps(lambda m: None if m.rule in _CREDIT else m, _ENDS)
        yield said(found, "The days were not taken off the end.")
        yield said(papers.with_steps(lambda m: None if m.op == "add" else m, _ENDS), "The end was not moved at all.")
    for end in _ENDS:
        for kind in _GOES:
            day = papers.day(kind)
            if end in papers.dates and day is not None:
                yield said(
                    papers.with_days({end: day}), f"The {DATE_NAMES.get(kind, kind).lower()} was written for it."
                )


def added_days_on_expiry(papers: Rework) -> Iterator[Otherwise | None]:
    """Additional days put on the end of the sentence too."""
    for number in added(papers):
        yield moved_by(papers, number, _ENDS)


def extension_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """The end worked out from the custodial term alone."""
    whole, custody = term(papers, _ENDS), term(papers, _GOES)
    if whole is None or custody is None or whole <= custody or not extended(papers):
        return
    yield papers.with_steps(lambda m: _as_term(m, custody), _ENDS)


def extension_in_custody(papers: Rework) -> Iterator[Otherwise | None]:
    """The fraction taken of the custodial term and the extension together."""
    whole, custody = term(papers, _ENDS), term(papers, _GOES)
    if whole is None or custody is None or whole <= custody or not extended(papers):
        return
    yield papers.with_steps(lambda m: _as_term(m, whole), _GOES)
    for kind in _GOES:
        yield papers.with_steps(lambda m: _as_term(m, whole), [kind])


def _as_term(move: Move, days: int) -> Move:
    return move.replace(value=days) if move.op == "count" and move.value != days else move


KINDS = (
    Kind("extension-left-out", extension_left_out),
    Kind("extension-in-custody", extension_in_custody),
    Kind("licence-end-forgotten", licence_end_forgotten),
    Kind("added-days-on-expiry", added_days_on_expiry),
)
