"""The cells of one pasted row, by their columns, as the boxes of a sentence or an adjustment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from calculator.forms.case import asks
from calculator.forms.case.paste_cells import Boxes, Unreadable, day, days, length, recall, yes_or_no
from calculator.forms.case.paste_names import Column, plain
from calculator.forms.one import LONGEST_TEXT, read_one
from calculator.forms.words import shown
from calculator.quick.model import Ask

_SENTENCE = {ask.id: ask for ask in asks.SENTENCE}
_ADJUSTMENT = {ask.id: ask for ask in asks.ADJUSTMENT}
_UNITS = ("years", "months", "weeks", "days")


class Cells:
    """What stands in one row, by column; each is taken out when it is read, and what is left was not asked for."""

    def __init__(self, line: int, texts: dict[str, tuple[str, Column]], problems: list[str]) -> None:
        self.line, self.texts, self.problems = line, texts, problems

    def where(self, column: Column) -> str:
        """Line and column, as a problem names them."""
        return f"Line {self.line}, column {shown(column.title)}"

    def problem(self, column: Column, said: str) -> None:
        """Something in this row that cannot be read."""
        self.problems.append(f"{self.where(column)}: {said}")

    def read(self, name: str, reader: Callable[[str], Boxes]) -> Boxes:
        """The boxes of one cell; nothing where it is empty or cannot be read, which is then said."""
        found = self.texts.pop(name, None)
        if found is None:
            return {}
        text, column = found
        try:
            if len(text) > LONGEST_TEXT:
                raise Unreadable(f"there are {len(text):,} letters in it, and at most {LONGEST_TEXT} are read.")
            return reader(text)
        except Unreadable as why:
            self.problem(column, str(why))
            return {}

    def leave(self) -> None:
        """Say of everything that nobody read that it is not asked for here."""
        for text, column in self.texts.values():
            self.problem(column, f"{shown(text)} was left out: it is not asked for in this row.")
        self.texts = {}


def imposed_on(cells: Cells) -> date | None:
    """The date of sentence, if the row has one that can be read. Nothing is said here, and the cell stays."""
    if "date" not in cells.texts:
        return None
    try:
        boxes = day(cells.texts["date"][0][:LONGEST_TEXT])
    except Unreadable:
        return None
    return date(int(boxes["year"]), int(boxes["month"]), int(boxes["day"]))


def sentence_boxes(cells: Cells, kind: Mapping[str, str]) -> dict[str, str]:
    """The boxes of a sentence. What its kind does not ask is left in `cells`."""
    found = dict(kind)
    _two_parts(cells, found.get("type", ""))
    recalled = not kind or found.get("type") in asks.RECALLED
    if recalled and (RECALL & {*found, *cells.texts}) and not _says_no(cells, "recall"):
        found["recalled"] = "yes"
    for name in _SENTENCE_CELLS:
        _take(cells, _SENTENCE[name], found)
    return found


RECALL = frozenset({"recall", "revoked", "returned"})
"""Columns that only a recalled person has something in."""


def adjustment_boxes(cells: Cells, kind: str) -> dict[str, str]:
    """The boxes of an adjustment. What its kind does not ask is left in `cells`."""
    found = {"type": kind}
    for name, others in _INSTEAD.items():
        for other in others:  # columns are often named for sentences
            if name not in cells.texts and other in cells.texts and _asked(_ADJUSTMENT[name], found):
                cells.texts[name] = cells.texts.pop(other)
    for name in ("reason", "award", "first", "last", "days"):
        _take(cells, _ADJUSTMENT[name], found)
    return found


_SENTENCE_CELLS = (
    *("date", "offence", "offence-date", "offence-first", "length", "extension", "sds-plus", "recall", "revoked"),
    *("returned", "fine", "paid", "supervision-end"),
)
_INSTEAD = {"award": ("date",), "days": ("length",)}


def _asked(ask: Ask, found: Mapping[str, str]) -> bool:
    """Whether the row's kind asks this; a kind that is not known may ask anything."""
    if ask.only_if is None:
        return True
    decides = found.get(ask.only_if[0], "")
    return decides in ask.only_if[1] or (ask.only_if[0] == "type" and not decides)


def _take(cells: Cells, ask: Ask, found: dict[str, str]) -> None:
    """One ask as boxes, where the row's kind asks it."""
    if not _asked(ask, found):
        if _says_no(cells, ask.id):
            del cells.texts[ask.id]
        return
    column = cells.texts[ask.id][1] if ask.id in cells.texts else None
    boxes = _units(cells) if ask.id == "length" and column is None else {}
    boxes = boxes or cells.read(ask.id, lambda text: _checked(ask, text, column.unit if column else ""))
    if ask.id in found and boxes and boxes[""] != found[ask.id] and column is not None:
        cells.problem(column, "this and the kind of sentence do not agree. Choose which is right.")
        del found[ask.id]
        return
    found.update({f"{ask.id}-{ending}" if ending else ask.id: text for ending, text in boxes.items()})


def _says_no(cells: Cells, name: str) -> bool:
    """“No” where SDS+ or the recall stands: nothing is lost by leaving it out where it is not asked."""
    if name not in ("sds-plus", "recall") or name not in cells.texts:
        return False
    try:
        return not yes_or_no(cells.texts[name][0])
    except Unreadable:
        return name == "recall" and plain(cells.texts[name][0]) in {"norecall", "notrecalled"}


def _checked(ask: Ask, text: str, unit: str) -> Boxes:
    """A cell as the boxes of an ask, tried on the form itself: what the form would refuse is not put into it."""
    boxes = length(text, unit) if ask.kind == "length" else _READERS.get(ask.id, _BY_KIND.get(ask.kind, _same))(text)
    typed = {f"x-{ending}" if ending else "x": value for ending, value in boxes.items()}
    problems = read_one(ask, "x", typed).problems
    if problems:
        raise Unreadable(problems[0].text)
    return boxes


def _same(text: str) -> Boxes:
    return {"": text}


def _plus(text: str) -> Boxes:
    return {"": "yes" if plain(text) == "sdsplus" or yes_or_no(text) else "no"}


_AT_LARGE = {
    "RECALL": "recall recalled onrecall",
    "ESCAPE": "escape escaped abscond absconded rotl rotlfailure failedtoreturn",
    "RELEASE_IN_ERROR": "releaseinerror releasedinerror error rie",
    "SENTENCED_IN_ABSENCE": "sentencedinabsence sentencedwhileabsent absence",
    "IMMIGRATION_DETENTION": "immigrationdetention immigration inimmigrationdetention",
}


def _why_at_large(text: str) -> Boxes:
    for choice in _ADJUSTMENT["reason"].choices:
        if plain(text) in {plain(choice.label), plain(choice.value), *_AT_LARGE[choice.value].split()}:
            return {"": choice.value}
    known = "; ".join(choice.label for choice in _ADJUSTMENT["reason"].choices)
    raise Unreadable(f"{shown(text)} is not one of the reasons: {known}.")


_READERS: Mapping[str, Callable[[str], Boxes]] = {
    "sds-plus": _plus,
    "recall": recall,
    "days": days,
    "reason": _why_at_large,
}
_BY_KIND: Mapping[str, Callable[[str], Boxes]] = {"date": day}


def _units(cells: Cells) -> Boxes:
    """A length in columns of its own for years, months, weeks and days."""
    found: Boxes = {}
    for unit in _UNITS:
        boxes = cells.read(unit, _number)
        if int(boxes.get("", "0")):
            found[unit] = boxes[""]
    column = Column("length", "length")
    if not found:
        return found
    typed = {f"x-{unit}": number for unit, number in found.items()}
    problems = read_one(_SENTENCE["length"], "x", typed).problems
    for problem in problems:
        cells.problem(column, problem.text)
    return {} if problems else found


def _number(text: str) -> Boxes:
    if not re.fullmatch("[0-9]{1,6}", text):
        raise Unreadable(f"{shown(text)} is not a whole number.")
    return {"": str(int(text))}


def _two_parts(cells: Cells, kind: str) -> None:
    """`5 years + 3 years` for an extended sentence: the custodial part, and the licence on top of it."""
    if kind not in asks.EXTENDED or "length" not in cells.texts or "extension" in cells.texts:
        return
    text, column = cells.texts["length"]
    parts = text.split("+")
    if len(parts) == 2 and all(part.strip() for part in parts):
        cells.texts["length"] = (parts[0].strip(), column)
        cells.texts["extension"] = (parts[1].strip(), column)
