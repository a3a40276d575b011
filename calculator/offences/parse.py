"""Reads an offence as people type it: “s.18 OAPA 1861”, “Sexual Offences Act 2003 s 1”, “attempted murder”, “SX03001A”.

Tolerant about order, punctuation, abbreviations and small spelling mistakes in the title of an Act whose year is given;
strict about what decides: a year that does not fit, or a title that two Acts share, is a problem, not a guess.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from calculator.offences.data import tables
from calculator.offences.model import Act, Form, Offence
from calculator.offences.provision import another_section, find_provision

CODE = re.compile(r"\b([A-Z]{2}\d{5}|COML\d{3})([A-Z]?)\b")
SUFFIX_FORMS: dict[str, Form] = {
    "A": "attempt",
    "B": "aiding",
    "C": "conspiracy",
    "E": "encouraging",
    "I": "incitement",
}

_TOKEN = re.compile(r"\d+[a-z]{0,3}(?![a-z])|[a-z]+|\d+")
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (
        "attempt",
        re.compile(r"^(?:an\s+)?attempt(?:ed|s)?\b(?:\s+(?:to|at)\b)?(?:\s+commit\b)?|[(,–-]\s*attempt(?:ed)?\s*\)?$"),
    ),
    ("conspiracy", re.compile(r"^conspir(?:acy|ing|ed)\b(?:\s+to\b)?(?:\s+commit\b)?|[(,–-]\s*conspiracy\s*\)?$")),
    ("incitement", re.compile(r"^incitement\b(?:\s+to\b)?(?:\s+commit\b)?|[(,–-]\s*incitement\s*\)?$")),
    (
        "encouraging",
        re.compile(
            r"^(?:encouraging(?:\s+(?:or|and)\s+assisting)?|assisting\s+or\s+encouraging)\b(?:\s+commit\b)?|[(,–-]\s*encouraging[^()]*\)?$"
        ),
    ),
    ("aiding", re.compile(r"^(?:aid(?:ing)?(?:\s+and\s+abet(?:ting)?)?|abetting)\b|[(,–-]\s*aiding[^()]*\)?$")),
)
_FILLER = re.compile(
    r"\b(?:contrary to|at common law|common law|the offence of|offence of|offence|under|of|the|an|a|and)\b|[^a-z0-9 ]"
)
LONGEST = 300  # characters: more than any one offence needs
_CLOSE = 0.88  # how like the right spelling a title must be; the year must fit exactly


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class _Found(NamedTuple):
    acts: tuple[Act, ...]
    start: int
    end: int
    sure: bool  # the year was given and fits, or the name needs none


def _tokens(text: str) -> list[_Token]:
    return [_Token(found[0], *found.span()) for found in _TOKEN.finditer(text) if found[0] != "the"]


@cache
def _aliases() -> dict[str, tuple[tuple[tuple[str, ...], bool, tuple[Act, ...]], ...]]:
    """First word → (words, is it a full title, the Acts of that name), longest first."""
    by_words: dict[tuple[tuple[str, ...], bool], list[Act]] = {}
    for act in tables().acts.values():
        for alias, full in ((act.title, True), *((short, False) for short in act.also)):
            words = tuple(token.text for token in _tokens(alias.lower()))
            words = words[:-1] if full and words[-1] in {"act", "order"} else words
            by_words.setdefault((words, full), []).append(act)
    index: dict[str, list[tuple[tuple[str, ...], bool, tuple[Act, ...]]]] = {}
    for (words, full), acts in sorted(by_words.items(), key=lambda item: -len(item[0][0])):
        index.setdefault(words[0], []).append((words, full, tuple(acts)))
    return {first: tuple(entries) for first, entries in index.items()}


def _needs_no_year(act: Act, words: tuple[str, ...], says_act: bool) -> bool:
    typed = " ".join((*words, "act") if says_act else words)
    return act.year is None or any(
        " ".join(t.text for t in _tokens(name.lower())) == typed for name in act.without_year
    )


def _at(tokens: list[_Token], start: int, words: tuple[str, ...], full: bool, acts: tuple[Act, ...]) -> _Found | None:
    stop = start + len(words)
    if tuple(token.text for token in tokens[start:stop]) != words:
        return None
    says_act = stop < len(tokens) and tokens[stop].text in {"act", "order"}
    stop += says_act
    if stop < len(tokens) and _YEAR.fullmatch(tokens[stop].text):
        fitting = tuple(act for act in acts if str(act.year) == tokens[stop].text)
        return _Found(fitting, tokens[start].start, tokens[stop].end, True) if fitting else None
    if full and not says_act:
        return None  # “theft” or “fraud” alone is a word, not an Act
    sure = all(_needs_no_year(act, words, says_act) for act in acts)
    return _Found(acts, tokens[start].start, tokens[stop - 1].end, sure)


def _close(tokens: list[_Token]) -> _Found | None:
    """A title spelt nearly right, before a year that fits exactly."""
    best: tuple[float, _Found] | None = None
    for place, token in enumerate(tokens):
        for act in tables().acts.values():
            if str(act.year) != token.text:
                continue
            words = [word.text for word in _tokens(act.title.lower())]
            first = max(0, place - len(words))
            likeness = SequenceMatcher(None, " ".join(t.text for t in tokens[first:place]), " ".join(words)).ratio()
            if likeness >= _CLOSE and (best is None or likeness > best[0]):
                best = likeness, _Found((act,), tokens[first].start, token.end, True)
    return best[1] if best else None


def _acts(text: str) -> list[_Found]:
    """The Acts named in a lower-case text: of names that overlap the longest, of the rest each."""
    tokens = _tokens(text)
    found = [
        hit
        for place, token in enumerate(tokens)
        for words, full, acts in _aliases().get(token.text, ())
        if (hit := _at(tokens, place, words, full, acts))
    ]
    kept: list[_Found] = []
    for hit in sorted(found, key=lambda hit: (not hit.sure, hit.start - hit.end)):
        same = next((k for k in kept if (k.start, k.end) == (hit.start, hit.end)), None)
        if same:
            kept[kept.index(same)] = same._replace(acts=tuple(dict.fromkeys((*same.acts, *hit.acts))))
        elif all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    if not kept:
        close = _close(tokens)
        return [close] if close else []
    return kept


def _form(text: str) -> tuple[Form, str]:
    for form, pattern in _FORMS:
        if found := pattern.search(text):
            return form, (text[: found.start()] + " " + text[found.end() :]).strip()
    return "substantive", text


def _plain(text: str) -> str:
    return " ".join(_FILLER.sub(" ", text).split())


def _from_code(text: str, code: str, suffix: str) -> Offence:
    form = SUFFIX_FORMS.get(suffix, "substantive")
    beside = CODE.sub(" ", text.upper()).lower()
    typed = {act.id for hit in _acts(beside) for act in hit.acts}
    rows = tables().by_code.get(code + suffix) or tables().by_code.get(code, ())
    acts = {row.act for row in rows if row.act}
    if typed and acts and not acts & typed:
        return Offence(
            text, problems=(f"The offence code {code + suffix} and the Act that was typed are not the same offence.",)
        )
    return Offence(text, code=code + suffix, form=form)


def _problem(hits: list[_Found]) -> str:
    """What is wrong with the Acts that were named; empty when exactly one is certain."""
    if not hits:
        return "No Act that the lists know was found. Give the Act with its year, and the section."
    acts = dict.fromkeys(act for hit in hits for act in hit.acts)
    names = " or ".join(act.name for act in acts)
    if len(hits) > 1 and len(acts) > 1:
        return f"More than one Act was named ({names}). Enter the Act that makes the offence."
    if len(acts) > 1:
        return f"The name fits more than one Act. Give the year: {names}?"
    return "" if hits[0].sure else f"Give the year of the Act: {names}?"


def parse(text: str) -> Offence:
    """What was typed, read as a code, an Act and section, or a common law name. Never raises; problems are listed."""
    cleaned = " ".join(text.replace("’", "'").replace("&", " and ").split())
    if len(cleaned) > LONGEST:
        return Offence(cleaned[:LONGEST], problems=("This is too long for one offence. Enter the Act and section.",))
    if found := CODE.search(cleaned.upper()):
        return _from_code(cleaned, found[1], found[2])
    form, rest = _form(cleaned.lower().rstrip(". "))
    if (plain := _plain(rest)) in _names():
        return Offence(cleaned, name=_names()[plain], form=form)
    hits = _acts(rest)
    if problem := _problem(hits):
        return Offence(cleaned, form=form, problems=(problem,))
    act = hits[0].acts[0]
    for hit in sorted(hits, key=lambda hit: -hit.start):
        rest = rest[: hit.start] + " ; " + rest[hit.end :]
    section = find_provision(rest)
    if act.year is None or section is None:
        return Offence(
            cleaned, act=act.id, form=form, problems=("No section was found. Write it as s.18 or section 18.",)
        )
    if another_section(rest, section):
        problem = (
            "More than one section was given. Enter the section that makes the offence, without the one on the penalty."
        )
        return Offence(cleaned, act=act.id, form=form, problems=(problem,))
    return Offence(cleaned, act=act.id, provision=section[0], form=form)


@cache
def _names() -> dict[str, str]:
    """Common law names without filler words → the name as the lists have it."""
    return {_plain(name): name for name in tables().by_name}
