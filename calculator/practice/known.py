"""What the papers of an exercise say beyond the engine's steps, as mistakes need to know it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from calculator.forms.words import count, listed
from calculator.names import MONTHS, plain_date
from calculator.practice.otherwise import DAYS_OF, Otherwise, Rework, figures

_NUMBER = re.compile(r"\d[\d,]*")
_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
#: The label of the fact that holds the days on tagged bail before they are halved.
QUALIFYING = "qualifying days on tagged bail"
#: The label of the fact that holds the day on which release is due, where only the day of release is asked for.
RELEASE_DUE = "Release due"


def nights_on_bail(papers: Rework) -> list[int]:
    """Days on tagged bail before they are halved: as the papers say, or the two numbers with that half."""
    told = [value for label, value in papers.exercise.facts if QUALIFYING in label.lower()]
    numbers = [int(found[0].replace(",", "")) for value in told if (found := _NUMBER.findall(value))]
    if numbers:
        return [sum(numbers)]
    half = credited(papers, "bail-days")
    return [] if not half else [2 * half, 2 * half - 1]


def credited(papers: Rework, ask: str) -> int | None:
    """Days that count: as asked for by themselves, or as the records hold them."""
    right = papers.days(ask)
    if right is not None:
        return right
    types = papers.types(DAYS_OF[ask])
    rows = [row for row in papers.adjustments if row["type"] in types]
    return sum(int(row["days"]) for row in rows) if rows else None


def dates_in(words: str) -> list[int]:
    """Every date that is written out in some words, in order, as day numbers."""
    return [date(int(year), MONTHS.index(month) + 1, int(day)).toordinal() for day, month, year in _DATE.findall(words)]


def told_dates(papers: Rework) -> list[date]:
    """Every date that the facts of the papers name, in order."""
    return [date.fromordinal(day) for _, value in papers.exercise.facts for day in dates_in(value)]


def record_words(papers: Rework, number: int) -> str:
    """A record by its number, as it is spoken of: "the 35 days from 31 August 2026 to 4 October 2026"."""
    row = papers.adjustments[number]
    days = f"the {count(int(row['days']), 'day')}"
    if not (row.get("periodFrom") and row.get("periodTo")):
        return days
    first, last = (plain_date(date.fromisoformat(row[name])) for name in ("periodFrom", "periodTo"))
    return f"{days} from {first} to {last}"


def sentence_words(papers: Rework, numbers: Iterable[int]) -> str:
    """Sentences by their places, as they are spoken of: "sentence 2", "sentences 1 and 2"."""
    named = [str(papers.sentences[n].get("id") or n + 1) for n in numbers]
    return f"sentence{'' if len(named) == 1 else 's'} {listed(named)}"


def added(papers: Rework) -> list[int]:
    """Additional days: what stands after days were given back, and all that were awarded."""
    awarded = sum(int(row["days"]) for row in papers.adjustments if row["type"] == "ADA")
    restored = sum(int(row["days"]) for row in papers.adjustments if row["type"] == "RADA")
    return [n for n in dict.fromkeys((awarded - restored, awarded)) if n > 0]


def moved_by(papers: Rework, days: int, kinds: Iterable[str]) -> Otherwise | None:
    """These dates moved by a number of days."""
    asked = {ask.id for ask in papers.exercise.asks}
    known = {kind: papers.day(kind) for kind in kinds if kind in asked}
    return papers.with_days({kind: day + days for kind, day in known.items() if day is not None})


def term(papers: Rework, kinds: Iterable[str]) -> int | None:
    """Days in the term from which the first of these dates is worked out."""
    for kind in kinds:
        if kind in papers.moves:
            counted = figures(papers.moves[kind])[0]
            if counted:
                return counted
    return None


def extended(papers: Rework) -> bool:
    """Whether any sentence has an extension."""
    return any(any((row.get("extension") or {}).values()) for row in papers.sentences)


def fractions(papers: Rework) -> tuple[tuple[int, int], ...]:
    """The parts of a sentence that release law knows, the whole left out."""
    if papers.rules is None:
        return ()
    found = [papers.rules.standard.sds, papers.rules.standard.sds_plus]
    for law in papers.rules.legislation:
        found += [law.sds, law.sds_plus]
    found += papers.rules.parole.values()
    return tuple(part for part in dict.fromkeys(found) if part is not None and part[0] < part[1])


def due(papers: Rework, ask: str) -> Iterator[int]:
    """The day on which release is due, before it is moved."""
    if ask in papers.goes:
        day = papers.day(papers.goes[ask])
        if day is not None:
            yield day
    elif ask in papers.right:
        # Told by the papers, where nothing is to be worked out but the day of release.
        for label, value in papers.exercise.facts:
            if label == RELEASE_DUE:
                yield from dates_in(value)
