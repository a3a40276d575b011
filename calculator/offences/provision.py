"""Sections, articles and paragraphs of Schedules, as people write them."""

from __future__ import annotations

import re

from calculator.offences.model import Provision

_NUMBER = r"(\d{1,3}[a-z]{0,3})((?:\s?\([0-9a-z]{1,4}\))*)"
_PARAGRAPH = r"(?:paragraphs?|paras?|par|p)\.?\s*" + _NUMBER
_SCHEDULE = r"(?:schedule|sched|sch)\.?\s*(\d{1,2}[a-z]{0,2})"
_SCHEDULE_FIRST = re.compile(rf"\b{_SCHEDULE}\s*,?\s*(?:,|to|at)?\s*{_PARAGRAPH}")
_PARAGRAPH_FIRST = re.compile(rf"\b{_PARAGRAPH}\s*(?:of|to|,)?\s*(?:the\s+)?{_SCHEDULE}")
_SECTION = re.compile(
    rf"(?:\b(?:sections?|sect|secs?|articles?|arts?|ss?)\b\.?|§)\s*{_NUMBER}(?![0-9])|\bs{_NUMBER}(?![0-9])"
)
_BARE = re.compile(rf"[\s;,.:–-]*{_NUMBER}[\s;,.:–-]*")
_JOINED = re.compile(r"\s*(?:,|/|and|or|to|-|–)+\s*\d{1,3}[a-z]{0,3}(?![\w])")
_INNER = re.compile(r"\(([0-9a-z]{1,4})\)")


def _build(number: str, inner: str, schedule: str | None = None) -> Provision:
    head = re.sub(r"[a-z]+", lambda found: found[0].upper(), number)
    return Provision((head, *_INNER.findall(inner)), schedule.upper() if schedule else None)


def find_provision(text: str) -> tuple[Provision, tuple[int, int]] | None:
    """The first section, article or Schedule paragraph in a lower-case text, with where it stands, or none.

    A number that is not marked as a section (s., section, article, §) is one only where nothing else stands beside it.
    """
    if found := _SCHEDULE_FIRST.search(text):
        return _build(found[2], found[3], found[1]), found.span()
    if found := _PARAGRAPH_FIRST.search(text):
        return _build(found[1], found[2], found[3]), found.span()
    if found := _SECTION.search(text):
        return _build(found[1] or found[3], found[2] or found[4] or ""), found.span()
    if found := _BARE.fullmatch(text):
        return _build(found[1], found[2]), found.span()
    return None


def another_section(text: str, first: tuple[Provision, tuple[int, int]]) -> bool:
    """Whether a lower-case text names a second section besides the first one found."""
    start, end = first[1]
    rest = text[end:]
    others = [*_SECTION.finditer(text[:start]), *_SECTION.finditer(rest), *_SCHEDULE_FIRST.finditer(rest)]
    return bool(others or _JOINED.match(rest))


def read_provision(text: str) -> Provision | None:
    """The provision that the whole text is, as data writes it: 18, 9(1)(a), Sch 5 para 14; else None."""
    lowered = text.strip().lower()
    found = find_provision(lowered)
    return found[0] if found and found[1] == (0, len(lowered)) else None
