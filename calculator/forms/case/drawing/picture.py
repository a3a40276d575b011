"""The picture of a case's line of time: shapes with their places, in the units of the picture's view box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from calculator.forms.case.drawing.facts import Counted, Facts, Lane, Mark
from calculator.forms.case.drawing.flags import Flag, hoist
from calculator.forms.case.drawing.scale import REGULAR, fitting, spread, text_width, ticks
from calculator.forms.case.drawing.spans import Span
from calculator.forms.case.drawing.wording import short

#: More lanes than this are not drawn.
MOST_LANES = 12
#: More events than this have no label in the picture.
MOST_EVENTS = 9
#: What each kind of bar means: its letter, its word, and what the key says.
KINDS = {
    "custody": ("C", "Custody", "Custody"),
    "recalled": ("A", "Away", "Away: recalled, not yet back"),
    "licence": ("L", "Licence", "Licence"),
    "supervision": ("S", "Supervision", "Supervision"),
    "run": ("E", "To the end", "Sentence runs to its end, no licence"),
    "term": ("T", "Sentence", "Sentence, release date not known"),
    "out": ("O", "Out", "Out before the release date"),
}

Shape = dict[str, Any]


class Paper(NamedTuple):
    """Measures of a picture: width, size of its letters, where the scale begins, whether names stand beside bars."""

    name: str
    width: float
    size: float
    left: float
    beside: bool
    row: float
    bar: float

    @property
    def right(self) -> float:
        """Where the scale ends."""
        return self.width - 6


WIDE = Paper("wide", 860, 14, 268, True, 18, 22)
NARROW = Paper("narrow", 320, 13, 6, False, 17, 20)


def picture(found: Facts, drawn: Sequence[Lane], today: int, paper: Paper) -> dict[str, Any]:
    """The shapes of a picture, in the order in which they are drawn: each a tag of SVG, its class and its places."""
    return _Picture(found, drawn, today, paper).drawn()


class _Picture:
    def __init__(self, found: Facts, drawn: Sequence[Lane], today: int, paper: Paper) -> None:
        self.found, self.lanes, self.paper = found, drawn, paper
        self.events, self.aside = chosen_events(found, today)
        self.scale = spread(known_days(found, drawn, self.events), paper.left, paper.right)
        self.ticks = ticks(self.scale, paper.size)
        self.under: list[Shape] = []  # lines of the scale, bars
        self.over: list[Shape] = []  # letters, marks
        self.kinds: dict[str, None] = {}
        self.bars: list[str] = []  # top and bottom of each line of bars, as a path has them
        self.y = 0.0

    def drawn(self) -> dict[str, Any]:
        paper = self.paper
        above = self._hoisted(self.found.results)
        top = self.y = self._height(above)
        self._scale_line()
        grid = self.y
        self._all_lanes()
        bottom = self.y + 4
        below = self._hoisted(self.events)
        lines = [self._through("case-tl-grid", tick.x, grid - 6, grid - 6, bottom) for tick in self.ticks]
        poles: list[Shape] = []
        for mark, flag in zip(self.found.results, above, strict=True):
            y = top - flag.row * paper.row
            poles.append(self._through("case-tl-pole", flag.pole, y - paper.size, grid - 6, bottom))
            self._flag_text(flag, y - 3, mark)
        for mark, flag in zip(self.events, below, strict=True):
            y = bottom + (flag.row + 1) * paper.row
            if self.scale.first <= mark.day <= self.scale.last:
                poles.append(
                    self._through(f"case-tl-pole case-tl-{mark.kind}", flag.pole, grid - 6, grid - 6, bottom, y)
                )
            self._flag_text(flag, y - 3, mark)
        self.y = bottom + self._height(below)
        self._aside()
        self._key()
        shapes = [*lines, *self.under, *poles, *self.over]
        return {"name": paper.name, "width": paper.width, "height": _round(self.y + 4), "shapes": shapes}

    def _hoisted(self, marks: Sequence[Mark]) -> list[Flag]:
        size = self.paper.size
        return hoist([(self.scale.at(m.day), text_width(m.label, size)) for m in marks], 2, self.paper.width - 2)

    def _height(self, flags: Iterable[Flag]) -> float:
        return (max((flag.row for flag in flags), default=-1) + 1) * self.paper.row + 4

    def _through(self, name: str, x: float, top: float, first: float, last: float, bottom: float = 0) -> Shape:
        """A line down from its label (`top`), through the lanes (`first` to `last`), and on to a label under them.

        Where names stand over the bars it leaves them out, so that no name is crossed.
        """
        end, at = _round(max(last, bottom)), f"M{x:g}"
        if self.paper.beside:
            d = f"{at} {_round(top)}V{end}"
        else:
            d = at.join([f"{at} {_round(top)}V{_round(first + 4)}", *self.bars, f" {_round(last - 4)}V{end}"])
        return {"tag": "path", "class": name, "d": d}

    def _flag_text(self, flag: Flag, y: float, mark: Mark) -> None:
        name = f"case-tl-label case-tl-{mark.kind}"
        if flag.after or flag.end > flag.pole:
            self._text(name, flag.start, y, mark.label)
        else:
            self._text(name, flag.end, y, mark.label, "end")

    def _text(self, name: str, x: float, y: float, text: str, anchor: str = "start") -> None:
        if text:
            size = self.paper.size - (1 if name == "case-tl-note" else 0)
            shape = {"tag": "text", "class": name, "x": _round(x), "y": _round(y), "font-size": size, "text": text}
            self.over.append(shape if anchor == "start" else {**shape, "text-anchor": anchor})

    def _scale_line(self) -> None:
        self.y += self.paper.row
        for tick in self.ticks:
            self._text("case-tl-tick", tick.x, self.y - 4, tick.text, "middle")
        self.under.append(_across("case-tl-axis", self.scale.left, self.scale.right, self.y))
        self.y += 6

    def _all_lanes(self) -> None:
        if self.found.booking is not None:
            self._lane(self.found.booking, "case-tl-whole")
        group = None
        for lane in self.lanes:
            if self.found.groups > 1 and lane.group != group:
                group = lane.group
                several = sum(other.group == group for other in self.found.lanes) > 1
                self._heading(f"Group {group + 1} of {self.found.groups}{': counted together' if several else ''}")
            self._lane(lane, "case-tl-one")
        if self.found.counted:
            self._heading("Time counted")
        for row in self.found.counted:
            self._counted(row)

    def _heading(self, words: str) -> None:
        self.y += self.paper.row
        self._text("case-tl-heading", 6, self.y - 4, words)
        self.under.append(_across("case-tl-rule", 6, self.scale.right, self.y))
        self.y += 3

    def _names(self, titles: Sequence[str], notes: Sequence[str], governs: bool) -> float:
        """Draws what a line is called; gives back where its bar begins."""
        paper, indent = self.paper, 16 if governs else 0
        room = (paper.left - 16 if paper.beside else paper.width - 12) - indent
        y = self.y + paper.row
        title = fitting(titles, room, paper.size)
        note = fitting(notes, room + indent, (paper.size - 1) * REGULAR)
        if governs:
            points = f"M8 {y - 11:g}l10 5.5l-10 5.5z"
            self.over.append({"tag": "path", "class": "case-tl-governs", "d": points})
        self._text("case-tl-name", 6 + indent, y - 1, title)
        if paper.beside:
            self._text("case-tl-note", 6, y + paper.row - 2, note)
            top = self.y + (2 * paper.row + 3 - paper.bar) / 2
            self.y += 2 * paper.row + 8
            return top
        if note:
            y += paper.row
            self._text("case-tl-note", 6, y - 2, note)
        self.y = y + 3 + paper.bar + 5
        return y + 3

    def _lane(self, lane: Lane, name: str) -> None:
        top = self._names(lane.titles, lane.notes, lane.governs)
        self.bars.append(f" {_round(top)}V{_round(top + self.paper.bar)}")
        for span in lane.spans:
            letter, word, says = KINDS[span.kind]
            self.kinds[span.kind] = None
            until = f"{says}: {short(span.start)} to {short(span.end)}. {lane.who}"
            self._bar(f"{name} case-tl-{span.kind}", span, top, (word, letter), until)

    def _bar(self, name: str, span: Span, top: float, words: Sequence[str], says: str) -> None:
        x, end = self.scale.at(span.start), self.scale.at(span.end)
        width = max(round(end - x, 1), 2)
        place = {"x": min(x, self.paper.width - width), "y": _round(top), "width": width, "height": self.paper.bar}
        self.under.append({"tag": "rect", "class": name, **place, "fill": span.kind, "says": says})
        if said := fitting(words, width - 8, self.paper.size):
            middle = top + self.paper.bar / 2 + self.paper.size * 0.36
            self._text(f"case-tl-in case-tl-in-{span.kind}", x + width / 2, middle, said, "middle")

    def _counted(self, row: Counted) -> None:
        top = self._names((f"{row.title}: {row.note}", row.title), ("",), governs=False)
        if self.paper.beside:  # one line of words is enough
            self.y -= self.paper.row - 4
            top = self.y - self.paper.bar - 5
        self.bars.append(f" {_round(top)}V{_round(top + self.paper.bar)}")
        for span in row.spans:
            says = f"{row.title}: {short(span.start)} to {short(span.end - 1)}"
            self._bar(f"case-tl-period case-tl-{row.kind}", span, top, (f"{span.end - span.start} days",), says)
        middle = top + self.paper.bar / 2
        for n, (day, moved) in enumerate(row.marks):
            x = self.scale.at(day)
            sort = "added" if moved >= 0 else "restored"
            self.over.append({"tag": "path", "class": f"case-tl-{sort}", "d": f"M{x:g} {middle - 6:g}l6 6l-6 6l-6 -6z"})
            text = f"{moved:+d}".replace("-", "−")
            room = (self.scale.at(row.marks[n + 1][0]) if n + 1 < len(row.marks) else self.paper.width) - x - 16
            self._text("case-tl-moved", x + 9, middle + 5, fitting((text,), room, self.paper.size))

    def _aside(self) -> None:
        for words in self.aside:
            self.y += self.paper.row
            self._text("case-tl-aside", 6, self.y - 4, words)

    def _key(self) -> None:
        """What the bars mean, in rows under the picture."""
        paper = self.paper
        items = [(kind, KINDS[kind]) for kind in KINDS if kind in self.kinds]
        x = paper.width
        self.y += 4
        for kind, (letter, _, says) in items:
            words = says if says.startswith(letter) else f"{letter}: {says}"
            wide = 34 + text_width(words, paper.size)
            if x + wide > paper.width - 4:
                x, self.y = 6.0, self.y + paper.row + 4
            place = {"x": x, "y": _round(self.y - 15), "width": 26, "height": 16}
            self.under.append({"tag": "rect", "class": f"case-tl-one case-tl-{kind}", **place, "fill": kind})
            self._text("case-tl-key", x + 32, self.y - 2, words)
            x += wide + 12
        if any(lane.governs for lane in self.lanes):
            words = "decides the release date"
            wide = 22 + text_width(words, paper.size)
            if x + wide > paper.width - 4:
                x, self.y = 6.0, self.y + paper.row + 4
            points = f"M{x + 2:g} {self.y - 12:g}l10 5.5l-10 5.5z"
            self.over.append({"tag": "path", "class": "case-tl-governs", "d": points})
            self._text("case-tl-key", x + 18, self.y - 2, words)


def known_days(found: Facts, drawn: Iterable[Lane], events: Iterable[Mark]) -> list[int]:
    """Every day that the picture must hold."""
    lanes = [*drawn] if found.booking is None else [found.booking, *drawn]
    days = [day for lane in lanes for span in lane.spans for day in (span.start, span.end)]
    days += [day for row in found.counted for span in row.spans for day in (span.start, span.end)]
    days += [day for row in found.counted for day, _ in row.marks]
    return days + [mark.day for marks in (found.results, events) for mark in marks]


def chosen_events(found: Facts, today: int) -> tuple[list[Mark], list[str]]:
    """The events that have a label, today among them; and what is said under the picture instead.

    Today is left out where it would more than double the scale: a case long past would be drawn too small to read.
    """
    kept = sorted(sorted(found.events, key=lambda mark: mark.rank)[:MOST_EVENTS])
    aside = []
    if more := len(found.events) - len(kept):
        aside.append(f"{more} more {'event stands' if more == 1 else 'events stand'} in the table only.")
    days = known_days(found, found.lanes, kept) or [today]
    first, last = min(days), max(days)
    reach = max(last - first, 30)
    if first - reach <= today <= last + reach:
        kept.append(Mark(today, f"Today {short(today)}", "today"))
    else:
        aside.append(f"Today, {short(today)}, is {'after' if today > last else 'before'} these dates.")
    return kept, aside


def _round(number: float) -> float:
    return round(number, 1)


def _across(name: str, left: float, right: float, y: float) -> Shape:
    return {"tag": "line", "class": name, "x1": left, "x2": right, "y1": _round(y), "y2": _round(y)}
