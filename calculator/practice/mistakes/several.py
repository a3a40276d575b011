"""Several sentences: alongside or one after the other, and which one decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from calculator.forms.case.trials_of_case import without_sentence
from calculator.practice.known import sentence_words
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework, said

_TERM = frozenset({"TERM", "SINGLE_TERM"})


def consecutive_as_concurrent(papers: Rework) -> Iterator[Otherwise | None]:
    """Sentences that follow each other set side by side: all, and each."""
    rows = papers.sentences
    linked = [n for n, row in enumerate(rows) if row.get("consecutiveTo")]
    for chosen in [linked, *([n] for n in linked if len(linked) > 1)] if linked else []:
        free = [{**row, "consecutiveTo": None} if n in chosen else row for n, row in enumerate(rows)]
        how = f"This was about {sentence_words(papers, chosen)}." if len(linked) > 1 else ""
        yield said(papers.asked_again({"sentences": free}, _TERM), how)


def concurrent_as_consecutive(papers: Rework) -> Iterator[Otherwise | None]:
    """Sentences that run side by side set one after the other: all in a row, and each pair."""
    rows = papers.sentences
    if len(rows) < 2 or any(not row.get("id") for row in rows):
        return
    free = [n for n, row in enumerate(rows) if not row.get("consecutiveTo")]
    if len(free) < 2:
        return
    chain: list[dict[str, Any]] = [dict(rows[0])]
    for n, row in enumerate(rows[1:], start=1):
        chain.append({**row, "consecutiveTo": row.get("consecutiveTo") or rows[n - 1]["id"]})
    yield papers.asked_again({"sentences": chain}, _TERM)
    ends = _ends(papers)
    for n in free:
        for m in range(len(rows)):
            if m in ends and n != m and not _follows(papers, m, n):
                joined = [{**row, "consecutiveTo": rows[m]["id"]} if at == n else row for at, row in enumerate(rows)]
                how = f"{sentence_words(papers, [n]).capitalize()} was put after {sentence_words(papers, [m])}."
                yield said(papers.asked_again({"sentences": joined}, _TERM), how)


def _ends(papers: Rework) -> set[int]:
    """Sentences that no other follows."""
    led = {row.get("consecutiveTo") for row in papers.sentences}
    return {n for n, row in enumerate(papers.sentences) if row.get("id") not in led}


def _follows(papers: Rework, n: int, first: int) -> bool:
    """Whether sentence `n` follows, through others, sentence `first`."""
    by_id = {row.get("id"): at for at, row in enumerate(papers.sentences)}
    seen = set()
    at: int | None = n
    while at is not None and at not in seen:
        if at == first:
            return True
        seen.add(at)
        at = by_id.get(papers.sentences[at].get("consecutiveTo") or "")
    return False


def wrong_sentence_governs(papers: Rework) -> Iterator[Otherwise | None]:
    """The dates of one sentence, or chain, taken as those of the case; and a sentence left out."""
    rows = papers.answer.get("sentences") or ()
    for row in rows if len(rows) > 1 else ():
        own = {kind: date.fromisoformat(text).toordinal() for kind, text in row["dates"].items()}
        days = {"sentence-days": row["daysInSentence"], "release-days": row["daysToServe"]}
        asked = {name: n for name, n in days.items() if papers.days(name) is not None}
        how = f"What {sentence_words(papers, row['parts'])} would give was used."
        yield said(papers.with_days({**own, **asked}), how)
        yield said(papers.with_days(own), how)
        for kind, day in own.items():
            yield said(papers.with_days({kind: day}), how)
    for n, one in enumerate(papers.sentences if len(rows) > 1 else ()):  # with all credit, whichever sentence it is for
        found = papers.asked_again({"sentences": [{**one, "consecutiveTo": None}]}, _TERM)
        yield said(found, f"What {sentence_words(papers, [n])} would give was used.")


def sentence_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """One of the sentences not looked at."""
    rows = papers.sentences
    for n in range(len(rows) if len(rows) > 1 else 0):
        found = papers.asked_again(without_sentence(papers.case, n), _TERM)
        yield said(found, f"{sentence_words(papers, [n]).capitalize()} was not counted.")


KINDS = (
    Kind("concurrent-as-consecutive", concurrent_as_consecutive),
    Kind("consecutive-as-concurrent", consecutive_as_concurrent),
    Kind("wrong-sentence-governs", wrong_sentence_governs),
    Kind("sentence-left-out", sentence_left_out),
)
