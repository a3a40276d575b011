"""Detention and training orders: early and late transfer."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework

_TRANSFERS = ("ETD", "LTD")
_RULES = frozenset({"EARLY_TRANSFER", "LATE_TRANSFER"})
#: A month that is not counted by the calendar.
_MONTH = 30


def transfer_months(papers: Rework) -> Iterator[Otherwise | None]:
    """One month in place of two, or two in place of one; or months of 30 days."""
    if papers.rules is None or not any(kind in papers.dates for kind in _TRANSFERS):
        return
    shift = papers.rules.dto_shift
    for kinds in (_TRANSFERS, *((kind,) for kind in _TRANSFERS)):
        for months in (shift, 2 * shift):
            yield papers.with_steps(
                lambda m, months=months: (
                    m.replace(value=months if m.value > 0 else -months)  # type: ignore[misc]
                    if m.rule in _RULES and abs(m.value) != months
                    else m
                ),
                kinds,
            )
        yield papers.with_steps(
            lambda m: m.replace(op="add", value=_MONTH * m.value) if m.rule in _RULES else m,
            kinds,
        )


def transfers_exchanged(papers: Rework) -> Iterator[Otherwise | None]:
    """Early and late transfer the wrong way round."""
    early, late = (papers.day(kind) for kind in _TRANSFERS)
    if early is not None and late is not None:
        yield papers.with_days({"ETD": late, "LTD": early})


KINDS = (
    Kind("transfer-months", transfer_months),
    Kind("transfers-exchanged", transfers_exchanged),
)
