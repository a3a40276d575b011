"""How easy a text is to read: Flesch reading ease, the Flesch-Kincaid grade, and sentences that are too long.

Both measures weigh the words in a sentence against the syllables in a word (Kincaid and others, "Derivation of new
readability formulas", US Navy, 1975). The grade counts school years; a reader in Britain is about five years older.
They say which page to look at first, not whether it is good: names of the service count as hard words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 30  # words; a longer sentence is named

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\.[A-Z]\.)[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# Two vowels that are spoken apart: "ra-di-o", "cre-ate", "vi-olent", "situ-ation", "be-ing".
_APART = re.compile(
    r"(?<![ctgs])i(?:a(?!g)|en|er\b|o(?!us\b))|(?<=[dlnrv])iou|(?<=[stc])i[ae](?=t[eio])|rea(?=t[ei])|eo(?!ple)"
    r"|[^q]u(?:a|ou)|[eiyou]ing|[^aeiou]ea\b|rea\b|oyee|uye|iet"
)
# Vowels that are written and not spoken: "releas(e)d", "dat(e)s", "saf(e)ly"; but "cases", "tested", "ta-ble".
_SILENT = re.compile(r"(?:[^aeiouyl]e|[aeiouy]le|[^aeiouytd]ed|[^aeiouylcgsxzh]es|[aeiou]les|[^aeiouyl]ely|some\w+)$")


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of a text: the reading ease (100 is very easy, 30 hard) and the school grade."""

    words: int
    sentences: int
    ease: float
    grade: float

    @property
    def age(self) -> int:
        """The age at which most people in Britain read such a text with ease."""
        return max(5, round(self.grade + 5))


def score(texts: Iterable[str]) -> Score:
    """The measures of texts that are read together; a text without a full stop is a sentence too."""
    words = sentences = syllable_count = 0
    for text in texts:
        found = _WORD.findall(text)
        if found:
            words += len(found)
            sentences += sum(1 for _ in sentences_of(text))
            syllable_count += sum(map(syllables, found))
    if not words:
        return Score(0, 0, 100.0, 0.0)
    length, weight = words / sentences, syllable_count / words
    return Score(words, sentences, 206.835 - 1.015 * length - 84.6 * weight, 0.39 * length + 11.8 * weight - 15.59)


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text."""
    return (sentence for sentence in _SENTENCE_END.split(text) if _WORD.search(sentence))


def word_count(sentence: str) -> int:
    """The words of a sentence; a figure is a word here, for it must be read too."""
    return len(sentence.split())


@lru_cache(maxsize=16_384)
def syllables(word: str) -> int:
    """About how many syllables a word has; an abbreviation in capitals is one familiar name."""
    if word.isupper():
        return 1
    plain = word.lower().replace("’", "'").removesuffix("'s")
    spoken = len(_VOWELS.findall(plain))
    if spoken > 1 and _SILENT.search(plain):
        spoken -= 1
    return max(1, spoken + len(_APART.findall(plain)))
