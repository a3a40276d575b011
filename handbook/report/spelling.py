"""Spelling in British English: the words that neither the dictionary nor the project's own list knows.

The dictionary is the one for en-GB with -ise endings, so "organize" and "color" are unknown words. Words of the
field stand in ``handbook/words/en-gb-extra.txt``: one with a capital letter must be written so, any other may
begin a sentence.
"""

import gc
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from handbook.report.texts import Text

EXTRA = Path(__file__).resolve().parent.parent / "words" / "en-gb-extra.txt"
DICTIONARY = Path("node_modules") / "dictionary-en-gb"

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Codes and file names are no words: "PSI18", "en-gb.txt", "docs/index", "@name", "a.b".
_CODE = re.compile(r"\S*(?:[\w]/[\w.]*\w\.\w|[@=\\]|\w_\w|\w\.(?:ya?ml|md|txt|py|toml|json|html|uk|org|com)\b)\S*")
_ABBREVIATION = re.compile(r"[A-Z0-9]{2,}s?")


class Dictionary(Protocol):
    """What is asked of a dictionary."""

    def lookup(self, word: str) -> bool:
        """Whether it has the word."""

    def suggest(self, word: str) -> Iterator[str]:
        """Words that may have been meant."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that is in no list, with its first place and the number of places."""

    word: str
    path: str
    line: int
    times: int


def unavailable(root: Path) -> str:
    """Why spelling cannot be looked at here; empty if it can."""
    lacking = [] if find_spec("spylls") else ["the Python package spylls"]
    if not (root / DICTIONARY / "index.dic").is_file():
        lacking.append("the npm package dictionary-en-gb")
    return f"{' and '.join(lacking)} not on this machine; make setup-test gets what can be had" if lacking else ""


@cache
def dictionary(root: Path) -> Dictionary:
    """The dictionary of the project at ``root``; half a second the first time."""
    from spylls.hunspell import Dictionary as Hunspell

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves closing its files to Python
        found: Dictionary = Hunspell.from_files(str(root / DICTIONARY / "index"))
        gc.collect()
    return found


def extra_words() -> frozenset[str]:
    """The words of the field."""
    lines = EXTRA.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def words_of(text: str) -> Iterator[str]:
    """The words of a text that are spelt: no figures, codes or abbreviations in capitals."""
    for word in _WORD.findall(_CODE.sub(" ", text)):
        plain = word.replace("’", "'").removesuffix("'s")
        if len(plain) > 1 and plain.isascii() and plain.replace("'", "").isalpha() and not is_abbreviation(plain):
            yield plain


def is_abbreviation(word: str) -> bool:
    """Whether a word is written in capitals, as "PPCS" and "POMs" are."""
    return bool(_ABBREVIATION.fullmatch(word))


def unknown(texts: Iterable[Text], known: Dictionary, extra: frozenset[str]) -> list[Unknown]:
    """The unknown words in alphabetical order."""
    seen: dict[str, bool] = {}
    found: dict[str, Unknown] = {}
    for text in texts:
        for word in words_of(text.text):
            if word not in seen:
                seen[word] = word in extra or word.casefold() in extra or known.lookup(word)
            if not seen[word]:
                first = found.get(word, Unknown(word, text.path, text.line, 0))
                found[word] = Unknown(word, first.path, first.line, first.times + 1)
    return sorted(found.values(), key=lambda each: (each.word.casefold(), each.word))
