"""Recall: its length and its first day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator.forms.words import count
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework, said

_RULE = "FIXED_TERM_RECALL"


def _own(papers: Rework) -> int:
    return next((int(m.figures["of"]) for m in papers.moves.get("PRRD", ()) if m.rule == _RULE), 0)


def _of(papers: Rework, days: int) -> Otherwise | None:
    found = papers.with_steps(lambda m: m.replace(value=days - 1) if m.rule == _RULE else m)
    return said(found, f"{count(days, 'day')} were counted, in place of {_own(papers)}.")


def recall_56_as_28(papers: Rework) -> Iterator[Otherwise | None]:
    """A recall of the new length worked out with one of the old lengths."""
    if papers.rules is not None:
        lengths = sorted(set(papers.rules.recall_days.values()))
        if _own(papers) == lengths[-1]:
            for days in reversed(lengths[:-1]):
                yield _of(papers, days)


def recall_other_length(papers: Rework) -> Iterator[Otherwise | None]:
    """A recall of an old length worked out with another."""
    if papers.rules is not None:
        lengths = sorted(set(papers.rules.recall_days.values()))
        if _own(papers) in lengths[:-1]:
            for days in lengths:
                if days != _own(papers):
                    yield _of(papers, days)


def recall_day_one(papers: Rework) -> Iterator[Otherwise | None]:
    """The day of return not counted as day one."""
    if _own(papers):
        yield papers.with_steps(lambda m: m.replace(value=m.value + 1) if m.rule == _RULE else m)


def recall_from_revocation(papers: Rework) -> Iterator[Otherwise | None]:
    """Counted from the day on which the licence was revoked."""
    for row in papers.sentences:
        told = row.get("recall") or {}
        if _own(papers) and told.get("revoked"):
            start = date.fromisoformat(told["revoked"]).toordinal()
            yield papers.with_steps(lambda m, start=start: m.replace(value=start) if m.rule == "RETURNED" else m)  # type: ignore[misc]


def recall_past_end(papers: Rework) -> Iterator[Otherwise | None]:
    """A recall that would outlast the sentence not stopped at its end."""
    yield papers.with_steps(lambda m: None if m.rule == "RECALL_NOT_AFTER_EXPIRY" else m)


def recall_kind(papers: Rework) -> Iterator[Otherwise | None]:
    """A recall to the end of the sentence counted as one of fixed length, or the other way round."""
    end, back = papers.day("SLED"), _returned(papers)
    if "PRRD" not in papers.dates or papers.rules is None or end is None:
        return
    if _own(papers):
        yield said(papers.with_days({"PRRD": end}), "The end of the sentence was given.")
    elif back is not None:
        for days in sorted(set(papers.rules.recall_days.values()), reverse=True):
            found = papers.with_days({"PRRD": back + days - 1})
            yield said(found, f"A recall of {count(days, 'day')} was counted.")


def _returned(papers: Rework) -> int | None:
    """The day of return, as a day number."""
    told = [(row.get("recall") or {}).get("returned") for row in papers.sentences]
    return next((date.fromisoformat(text).toordinal() for text in told if text), None)


KINDS = (
    Kind("recall-56-as-28", recall_56_as_28),
    Kind("recall-other-length", recall_other_length),
    Kind("recall-day-one", recall_day_one),
    Kind("recall-from-revocation", recall_from_revocation),
    Kind("recall-past-end", recall_past_end),
    Kind("recall-kind", recall_kind),
)
