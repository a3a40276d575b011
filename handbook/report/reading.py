"""How easy each definition is to read, the hardest first, with the sentences that are too long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from handbook.report.readability import LONGEST, Score, score, sentences_of, word_count
from handbook.report.texts import Text

# What is read as prose. Names, roles, titles and headings are not, and would make a page look hard or easy.
PROSE = frozenset(
    {"about", "a", "do", "does", "how", "if", "note", "now", "problem", "purpose", "put_right", "q", "question"}
    | {"text", "then", "use", "was", "what", "why"}
    | {"aims", "evidence", "objectives", "observe", "questions", "say", "story"}
)


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence of more than ``readability.LONGEST`` words."""

    path: str
    line: int
    words: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The measures of one definition."""

    path: str
    score: Score
    long: tuple[LongSentence, ...]


def readings(texts: Iterable[Text]) -> list[Reading]:
    """One for each file, the lowest reading ease first. ``texts`` come file by file."""
    found = [_reading(path, list(group)) for path, group in groupby(texts, key=lambda text: text.path)]
    return sorted(found, key=lambda each: (each.score.ease, each.path))


def _reading(path: str, texts: list[Text]) -> Reading:
    prose = [text for text in texts if text.key in PROSE]
    return Reading(path, score(text.text for text in prose), tuple(_long(prose)))


def _long(texts: Iterable[Text]) -> Iterator[LongSentence]:
    for text in texts:
        for sentence in sentences_of(text.text):
            if (words := word_count(sentence)) > LONGEST:
                yield LongSentence(text.path, text.line, words, sentence)
