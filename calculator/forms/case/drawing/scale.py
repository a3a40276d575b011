"""The scale of the line of time: days to places in the picture, ticks with labels, and how wide words are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import NamedTuple

from calculator.names import MONTHS

#: Widths of letters at size 1, on the safe side for the bold face of the site's font and for Arial.
_WIDTHS = {
    **dict.fromkeys("il.,:;'|! jI()", 0.37),
    **dict.fromkeys("frt-1/", 0.47),
    **dict.fromkeys("mwMWO", 0.92),
    **dict.fromkeys("ABCDEFGHJKLNPQRSTUVXYZ+&", 0.73),
}
_OTHER = 0.63
#: The regular face is narrower than the bold one.
REGULAR = 0.95
#: Days between ticks, then months, then years.
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 500, 1000)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """The room that a text needs, in the unit of `size`: an estimate on the safe side."""
    return size * sum([_WIDTHS.get(letter, _OTHER) for letter in text])


def fitting(texts: Sequence[str], room: float, size: float) -> str:
    """The first text that fits into the room; nothing where none does."""
    return next((text for text in texts if text_width(text, size) <= room), "")


class Scale(NamedTuple):
    """Days `first` to `last` on a line from `left` to `right`."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: int) -> float:
        """Where a day stands; days outside stand at the ends."""
        share = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)


def spread(days: Sequence[int], left: float, right: float) -> Scale:
    """A scale that holds all the days, with a little room before the first and after the last."""
    first, last = min(days), max(days)
    room = max(2, (last - first) // 40)
    return Scale(max(1, first - room), min(date.max.toordinal(), last + room), left, right)


class Tick(NamedTuple):
    """A line of the scale: where, and its label."""

    x: float
    text: str


def ticks(scale: Scale, size: float) -> list[Tick]:
    """Ticks as close as their labels allow, on round days, months or years."""
    per_day = (scale.right - scale.left) / (scale.last - scale.first)
    for step in _DAYS:
        if step * per_day >= text_width("28 Mar ", size):
            return _labelled(scale, range(scale.first, scale.last + 1, step), "day", size)
    for step in _MONTHS:
        if step * 28 * per_day >= text_width("Mar 2026 ", size):
            return _labelled(scale, _months(scale, step), "month", size)
    step = next((n for n in _YEARS if n * 365 * per_day >= text_width("2026 ", size)), _YEARS[-1])
    return _labelled(scale, _months(scale, 12 * step), "year", size)


def _labelled(scale: Scale, days: Sequence[int] | Iterator[int], unit: str, size: float) -> list[Tick]:
    found = []
    for number in days:
        day, x = date.fromordinal(number), scale.at(number)
        month = MONTHS[day.month - 1][:3]
        text = f"{day.day} {month}" if unit == "day" else f"{month} {day.year}" if unit == "month" else str(day.year)
        half = text_width(text, size) / 2
        if scale.left + half <= x <= scale.right - half:
            found.append(Tick(x, text))
    return found


def _months(scale: Scale, step: int) -> Iterator[int]:
    start = date.fromordinal(scale.first)
    month = (start.year * 12 + start.month - 1) // step * step
    while month // 12 <= MAXYEAR:
        if month >= 12:
            day = date(month // 12, month % 12 + 1, 1).toordinal()
            if day > scale.last:
                return
            if day >= scale.first:
                yield day
        month += step
