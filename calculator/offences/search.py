"""Finds offences in the lists by name, section or code, for a look-up box: best first, tolerant of spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from calculator.offences.data import tables
from calculator.offences.model import Row
from calculator.offences.parse import CODE, parse

_WORD = re.compile(r"[a-z0-9]+")
_DULL = re.compile(r"an?|and|any|at|by|for|in|o[fnr]|other|s|sections?|the|to|under|with")
# What people type for the words of the statutes.
_MEANS = {
    "abh": ("actual", "bodily", "harm"),
    "dv": ("controlling", "coercive"),
    "gbh": ("grievous", "bodily", "harm"),
    "knife": ("blade",),
    "mugging": ("robbery",),
    "shpo": ("sexual", "harm", "prevention", "order"),
    "sopo": ("sexual", "offences", "prevention", "order"),
}
_KEPT_LISTS = (
    "sds40",
    "sch15-part-1",
    "sch15-part-2",
    "sch15-part-3",
    "sch13-part-1",
    "sch13-part-3",
    "hdc",
    "unlisted",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One offence found: its name, Act and section, codes, the lists it is on, and `entry`, the text to decide on."""

    name: str
    act: str
    section: str
    entry: str
    codes: tuple[str, ...]
    lists: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    act: str
    section: str
    entry: str
    codes: tuple[str, ...]
    lists: tuple[str, ...]
    name_words: frozenset[str]
    words: frozenset[str]


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if not _DULL.fullmatch(word)]


def entry_text(row: Row) -> str:
    """What to type for a row's own offence: name, Act and section; empty when the row has none."""
    if row.names:
        attempt = "attempted " if row.forms and "substantive" not in row.forms else ""
        return attempt + row.names[0]
    if not (row.act and row.at):
        return ""
    act = tables().acts[row.act]
    form = f" ({row.forms[0]})" if row.forms and row.forms[0] != "substantive" else ""
    return f"{act.name} s.{row.at[0]}{form}" if row.at[0].schedule is None else f"{act.name} {row.at[0]}{form}"


@cache
def _index() -> tuple[_Entry, ...]:
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in tables().rows:
        if row.list in _KEPT_LISTS and (entry := entry_text(row)):
            groups.setdefault((entry, row.needs or "", row.forms[0] if row.forms else ""), []).append(row)
    return tuple(_entry(entry, rows) for (entry, _, _), rows in groups.items())


def _entry(entry: str, rows: list[Row]) -> _Entry:
    first = rows[0]
    act = tables().acts[first.act or "common-law"]
    names = frozenset(word for row in rows for text in (row.name, *row.names) for word in _words(text))
    lists = tuple(dict.fromkeys(tables().lists[row.list].title for row in rows if row.list != "unlisted"))
    codes = tuple(dict.fromkeys(code for row in rows for code in row.codes))
    section = str(first.at[0]) if first.at else ""
    title = frozenset(word for text in (act.name, *act.also) for word in _words(text))
    # Words that answer the question, such as “with intent to commit rape”; the name itself may hold another Act.
    full = entry if first.names or not first.needs else f"{entry} {tables().questions[first.needs].words[0]}"
    return _Entry(first.name, act.name, section, full, codes, lists, names, names | title | {section.lower()})


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for entry in _index() for word in entry.words if len(word) > 3}))


def _spelt(word: str) -> tuple[str, ...]:
    """The words of the lists that a typed word may stand for, itself first."""
    known = any(entry.startswith(word) for entry in _vocabulary())
    close = () if known or len(word) < 5 else get_close_matches(word, _vocabulary(), n=2, cutoff=0.8)
    return (word, *close)


def _score(entry: _Entry, wanted: list[tuple[str, ...]], text: str) -> float:
    score = 0.0
    for meanings in wanted:
        best = 0.0
        for place, word in enumerate(meanings):
            worth = 1.0 if place == 0 or len(meanings) > 2 else 0.7
            if word in entry.name_words:
                best = max(best, 3 * worth)
            elif word in entry.words:
                best = max(best, 2 * worth)
            elif len(word) > 2 and any(known.startswith(word) for known in entry.words):
                best = max(best, 1.5 * worth)
        if not best:
            return 0.0
        score += best
    # A name that is just what was typed goes first; long names with many other words go last.
    return score + 4 * (entry.name.lower() == text) - 0.05 * len(entry.name_words)


def listed() -> tuple[Hit, ...]:
    """Every offence that the look-up box can find, in the order of the lists."""
    return tuple(_hit(entry, 0.0) for entry in _index())


def search(text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Offences that fit the text, best first, at most `limit`. An empty text, or one that fits nothing, gives none."""
    typed = " ".join(text.lower().split())
    if code := CODE.search(text.upper()):
        return _rank([(10.0, entry) for entry in _index() if {code[0], code[1]} & set(entry.codes)], limit)
    read = parse(text)
    if read.act and read.provision:
        act = tables().acts[read.act].name
        exact = [(10.0, entry) for entry in _index() if entry.act == act and entry.section == str(read.provision)]
        whole = str(read.provision).split("(")[0]
        near = [(8.0, entry) for entry in _index() if entry.act == act and entry.section.split("(")[0] == whole]
        if exact or near:
            return _rank(exact + near, limit)
    wanted = [meaning for word in _words(typed) for meaning in (_expand(word))]
    return _rank(
        [(score, entry) for entry in _index() if wanted and (score := _score(entry, wanted, typed)) > 0], limit
    )


def _expand(word: str) -> list[tuple[str, ...]]:
    """A short form stands for all its words together; any other word for itself or what it was meant to be."""
    means = _MEANS.get(word, ())
    if len(means) > 1:
        return [(one,) for one in means]
    return [(word, *means)] if means else [_spelt(word)]


def _rank(scored: list[tuple[float, _Entry]], limit: int) -> tuple[Hit, ...]:
    best: dict[_Entry, float] = {}
    for score, entry in scored:
        best[entry] = max(score, best.get(entry, 0.0))
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0].name, item[0].act))
    return tuple(_hit(entry, score) for entry, score in ranked[: max(0, limit)])


def _hit(entry: _Entry, score: float) -> Hit:
    return Hit(entry.name, entry.act, entry.section, entry.entry, entry.codes, entry.lists, round(score, 2))
