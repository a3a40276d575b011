"""The working of an exercise in words: every step of every date that is asked for, with its law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from calculator.calendar import SATURDAY, weekday
from calculator.exchange_write import citation_json
from calculator.forms.shown import source_words
from calculator.names import full_date
from calculator.practice.model import Exercise
from calculator.practice.otherwise import Rework

_RELEASE_LAW = {"back": ("cja1961-s23",), "friday": ("cja1961-s23", "release-day-framework")}


def working(exercise: Exercise, papers: Rework | None = None) -> list[dict[str, Any]]:
    """The steps: `{"of", "text", "date", "days", "law": [{"words", "link", "checked", "note"}]}`.

    `of` is the ask that the step belongs to, `date` the date reached (ISO) and `days` the days reached, or none.
    """
    papers = papers or Rework(exercise)
    law = [law_words(key) for key in exercise.skill.law]
    if not papers.dates:
        return [_row("", text, None, None, law) for text in exercise.working]
    found = [row for ask in exercise.asks if ask.id in papers.dates for row in _of_date(papers, ask.id)]
    for ask in exercise.asks:
        due = papers.day(papers.goes[ask.id]) if ask.id in papers.goes else None
        if due is not None:
            found.append(_release(papers, ask.id, due))
    return [*(_row("", text, None, None, law) for text in exercise.working), *found]


def law_words(key: str) -> dict[str, str]:
    """A source by its id, as the pages name it; `checked` says when and how it was checked."""
    return _words(citation_json(key))


def laws_words(keys: Iterable[str]) -> list[dict[str, str]]:
    """Sources by their ids."""
    return [law_words(key) for key in keys]


def _words(law: Mapping[str, Any]) -> dict[str, str]:
    said = source_words(law)
    return {"words": said["words"], "link": said["link"], "checked": said["note"], "note": said["note"]}


def _row(of: str, text: str, day: str | None, days: int | None, law: list[dict[str, str]]) -> dict[str, Any]:
    return {"of": of, "text": text, "date": day, "days": days, "law": law}


def _of_date(papers: Rework, kind: str) -> Iterator[dict[str, Any]]:
    for step in papers.dates[kind]["steps"]:
        yield _row(kind, step["text"], step["date"], step["days"], [_words(law) for law in step["law"]])


def _release(papers: Rework, ask: str, due: int) -> dict[str, Any]:
    """How the day of release follows from the day on which release is due."""
    goes = papers.right[ask]
    stays = date.fromordinal(due).isoformat() == goes
    how = papers.release_rule(ask)
    said, moved = full_date(date.fromordinal(due)), full_date(date.fromisoformat(goes))
    if stays and how == "friday":
        text = f"Day of release: {said} is a working day and so is the day after it, so it stays."
    elif stays:
        text = f"Day of release: {said} is a working day, so it stays."
    elif papers.calendar.is_working(due):
        text = f"Day of release: the day after {said} is {_off(due + 1)}, so release is earlier: {moved}."
    else:
        text = f"Day of release: {said} is {_off(due)}, so release is on the working day before it: {moved}."
    return _row(ask, text, goes, None, laws_words(_RELEASE_LAW[how]))


def _off(day: int) -> str:
    """Why a day is no working day."""
    return "at the weekend" if weekday(day) >= SATURDAY else "a bank holiday"
