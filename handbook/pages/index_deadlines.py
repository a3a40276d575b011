"""All deadlines twice: around the day they are counted from, and by their length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.definitions.items import Deadline
from handbook.definitions.model import Book, Definition
from handbook.definitions.words import Unit, When
from handbook.pages.environment import anchor
from handbook.pages.index_rows import Group, Row, group, link, together
from handbook.pages.links import PageLink

COLUMNS = ("What", "When", "Who", "Rests on", "Guide")
LENGTH_COLUMNS = ("When", "What", "Who", "Guide")

# Hours in each unit, for sorting alone: a working day is a seventh of a week of five, a month a twelfth of a year.
_HOURS = {
    Unit.HOURS: 1.0,
    Unit.CALENDAR_DAYS: 24.0,
    Unit.WORKING_DAYS: 33.6,
    Unit.WEEKS: 168.0,
    Unit.MONTHS: 730.5,
    Unit.YEARS: 8766.0,
}
_LENGTHS = (
    (0.0, "On the day itself"),
    (34.0, "Up to one day"),
    (168.0, "Two days to a week"),
    (744.0, "More than a week, up to a month"),
    (4400.0, "More than a month, up to six months"),
)
_LONGER = "More than six months"

# Heading and the beginnings of words that put an event under it; the first that fits decides, and the headings stand
# in this order. The events are free text, so what fits none stands under the last heading and is still found.
_KEY_DATES = {
    "A day that is named, agreed or set": "named agreed set\\b sets gives calendar month half "
    "[0-9]+.(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) [0-9]+.pm",
    "Recall and return to prison": "recall return\\b abscond",
    "Release and leaving prison": "releas leaving leaves departure remov crd\\b ard\\b hdced custodial",
    "Sentence, conviction, remand and first days in custody": "sentence convict caution remand committal custody "
    "detention",
    "Parole and tariff": "ped\\b ted\\b thd\\b tariff parole board\\b",
    "Licence, handover and supervision": "licence handover nsi\\b notification appointment order.starts",
    "Hearing and appeal": "hearing conference listing appeal adjudicat tribunal segregation",
    "Decision and approval": "decision refus direction approval outcome punishment authori[st]",
    "Notice, warrant and charge": "notice warrant charge order.is arrest serve warning",
    "Review, meeting and assessment": "review meeting assess plan\\b report\\b",
    "Request, referral or paper that comes in": "request referral recei c[ao]mes?\\b gets hands handed reached "
    "application arrival claim proof record copy payment posting sent sending",
    "The day it happens, is seen or is known": "know aware found find see[ns]?\\b learn discover inquiry change happen "
    "offence write due\\b",
}
_KEY_WORDS = {
    title: re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE) for title, words in _KEY_DATES.items()
}
_NOT_THE_EVENT = re.compile(r"^(?:the )?(?:day of |date of |day |end of )?(?:the |a |an )?")
_OTHER = "Other days"


def key_date(event: str) -> str:
    """The heading under which deadlines counted from this event stand."""
    return next((title for title, words in _KEY_WORDS.items() if words.search(event)), _OTHER)


def by_key_date(book: Book) -> list[Group]:
    """Deadlines by the event they are counted from; around each event in the order of time."""
    found = together(_all(book), lambda each: key_date(each[1].of))
    order = [*_KEY_DATES, _OTHER]
    return [
        group("key-date", title, map(_row, sorted(found[title], key=lambda each: (_event(each[1].of), _time(each[1])))))
        for title in order
        if title in found
    ]


def by_length(book: Book) -> list[Group]:
    """Deadlines from the shortest to the longest."""
    ranked = sorted(_all(book), key=lambda each: hours(each[1]))
    return [group("length", title, map(_short_row, items)) for title, items in together(ranked, _bracket).items()]


def hours(deadline: Deadline) -> float:
    """About how long a deadline is; nought for one that is met on the day itself."""
    return 0.0 if deadline.when is When.BY else deadline.amount * _HOURS[deadline.unit]


def _all(book: Book) -> Iterator[tuple[Definition, Deadline]]:
    return ((definition, deadline) for definition in book.definitions() for deadline in definition.deadlines)


def _bracket(each: tuple[Definition, Deadline]) -> str:
    return next((title for most, title in _LENGTHS if hours(each[1]) <= most), _LONGER)


def _event(text: str) -> str:
    """The event for sorting: "the day of release" stands with "release" and "the release date"."""
    return _NOT_THE_EVENT.sub("", text.casefold()).removesuffix(" date")


def _time(deadline: Deadline) -> float:
    return -hours(deadline) if deadline.when is When.BEFORE else hours(deadline)


def _short_row(each: tuple[Definition, Deadline]) -> Row:
    definition, deadline = each
    return Row((deadline.words, deadline.what, deadline.who), [_page(definition, deadline)])


def _row(each: tuple[Definition, Deadline]) -> Row:
    definition, deadline = each
    cells = (deadline.what, deadline.words, deadline.who, deadline.basis.words)
    return Row(cells, [_page(definition, deadline)])


def _page(definition: Definition, deadline: Deadline) -> PageLink:
    return link(definition, place=anchor("deadline", deadline.id))
