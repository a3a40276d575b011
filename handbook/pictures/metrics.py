"""How wide words are in the project's own font, and where to break them into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from handbook.typeface import font_files

#: Room kept free in every line: browsers round the width of each letter, and a print may hint it.
SPARE = 1.02
#: Long words are first broken behind one of these.
_BREAK_AFTER = "-/_.,:"

_FACES = {False: "AtkinsonHyperlegible-Regular.ttf", True: "AtkinsonHyperlegible-Bold.ttf"}


@cache
def _advances(bold: bool) -> tuple[Mapping[str, float], float]:
    """Width of every character at size 1, and the width taken for one that the font lacks."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(font_files()[_FACES[bold]], lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        widths = {chr(point): metrics[name][0] / em for point, name in font.getBestCmap().items()}
    return widths, 1.0  # another font will draw it: no wider than it is high


@lru_cache(maxsize=16384)  # a book has a few thousand words, each many times
def _word(word: str, bold: bool) -> float:
    widths, unknown = _advances(bold)
    return sum(widths.get(character, unknown) for character in word) * SPARE


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of `text` at `size`, in the same unit as `size`."""
    words = text.split(" ")
    spaces = (len(words) - 1) * _word(" ", bold)
    return size * (spaces + sum(_word(word, bold) for word in words))


@lru_cache(maxsize=4096)  # a decision tries several widths, and then draws at one of them
def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines of `text`, none wider than `room`; a word that is too long by itself is broken.

    Args:
        text: what to write; white space in it counts as one space.
        room: width of a line, in the unit of `size`.
        size: height of the letters.
        bold: whether it is written in the bold face.

    Raises:
        ValueError: `room` does not hold a single letter.
    """
    if room < 2 * size:
        message = f"no text of size {size} fits into a width of {room}"
        raise ValueError(message)
    limit, space = room / size, _word(" ", bold)
    lines: list[str] = []
    line, used = "", 0.0
    words = text.split()
    widths = [_word(word, bold) for word in words]
    if max(widths, default=0) > limit:
        words = [*_pieces(words, limit, bold)]
        widths = [_word(word, bold) for word in words]
    for word, wide in zip(words, widths, strict=True):
        if line and used + space + wide <= limit:
            line, used = f"{line} {word}", used + space + wide
        else:
            if line:
                lines.append(line)
            line, used = word, wide
    return (*lines, line) if line else tuple(lines)


def _pieces(words: Iterable[str], limit: float, bold: bool) -> Iterator[str]:
    """The words, those too long for a line cut into parts."""
    for word in words:
        while _word(word, bold) > limit:
            keep = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or _word(word[:n], bold) <= limit)
            after = max(word.rfind(mark, 0, keep) for mark in _BREAK_AFTER) + 1
            keep = after or keep
            yield word[:keep]
            word = word[keep:]
        yield word
