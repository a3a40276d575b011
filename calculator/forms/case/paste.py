"""Rows copied from a spreadsheet, as what would be typed for sentences and adjustments. Nothing is made up.

With a row of headings, columns are known by their names; without one, cells stand in a fixed order (`FIXED`): for a
sentence kind, date of sentence, date of offence, length, consecutive to; for an adjustment kind, first day, last day,
number of days.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.forms.case import asks
from calculator.forms.case.paste_cells import Boxes, Unreadable, days, follows
from calculator.forms.case.paste_names import Column, Kind, column, kind
from calculator.forms.case.paste_row import Cells, adjustment_boxes, imposed_on, sentence_boxes
from calculator.forms.case.paste_table import LONGEST, Line, table
from calculator.forms.words import count, listed, shown

MOST_ROWS = 60
FIXED = ("type", "date", "offence-date", "length", "follows")
_TITLES = {
    "type": "kind",
    "date": "date of sentence",
    "offence-date": "date of the offence",
    "length": "length",
    "follows": "consecutive to",
    "first": "first day",
    "last": "last day",
    "days": "number of days",
    "award": "day of the award",
}

_WEIGHTY = frozenset({"date-day", "length-years", "length-months", "length-weeks", "length-days"})
"""One of these makes a sentence of a row whose kind cannot be read."""


def paste(text: str) -> dict[str, Any]:
    """Rows of sentences and of adjustments, each as the endings of its controls' names and what is typed in them.

    `follows` and `sentence` hold the place, from 1, of a sentence among those given here. `problems` names the line and
    the column of what could not be read, and what has to be chosen by hand.
    """
    if len(text) > LONGEST:
        said = f"That is too much text: {len(text):,} letters. Copy only the rows of one person’s sentences."
        return _answer([], [], [said])
    return _Pasting(table(text)).answer()


class _Pasting:
    """Lines on their way to rows."""

    def __init__(self, lines: list[Line]) -> None:
        self.problems: list[str] = []
        self.sentences: list[dict[str, str]] = []
        self.adjustments: list[dict[str, str]] = []
        self.numbers: dict[int, int] = {}  # the sheet's own number of a sentence → its place here
        self.references: list[tuple[dict[str, str], str, int, str]] = []  # row, box, number, where it stands
        self.open: dict[str, list[int]] = {}  # what is not said → places of sentences
        self.columns = _heading(lines[0][1]) if lines else []
        rows = lines[1:] if self.columns else lines
        self.by_number = any(each.id == "number" for each in self.columns)
        if self.columns:
            self._about_columns(lines[0][0])
        for number, cells in rows[:MOST_ROWS]:
            self._row(number, cells)
        if len(rows) > MOST_ROWS:
            first = rows[MOST_ROWS][0]
            self.problems.append(f"At most {MOST_ROWS} rows are read. From line {first} on, nothing was taken.")
        self._refer()

    def answer(self) -> dict[str, Any]:
        """What was read, what was not, and what the reader has to choose."""
        for said, places in self.open.items():
            which = f"Sentence{'s' if len(places) > 1 else ''} {listed([str(n) for n in places])}"
            if len(places) == len(self.sentences):
                which = "Every sentence" if len(places) > 1 else "The sentence"
            self.problems.append(f"{which}: {said}")
        return _answer(self.sentences, self.adjustments, list(dict.fromkeys(self.problems)))

    def _about_columns(self, line: int) -> None:
        seen: set[str] = set()
        for each in self.columns:
            if not each.title:
                continue
            if not each.id:
                self.problems.append(f"Line {line}: the column {shown(each.title)} is not known and was left out.")
            elif each.id in seen:
                said = f"Line {line}: the column {shown(each.title)} stands there twice. The first one was read."
                self.problems.append(said)
            seen.add(each.id)

    def _cells(self, line: int, cells: list[str]) -> Cells:
        found = Cells(line, {}, self.problems)
        for n, text in enumerate(cells):
            if not text:
                continue
            if not self.columns:
                known = Column(FIXED[n], _TITLES[FIXED[n]]) if n < len(FIXED) else Column("", f"number {n + 1}")
            else:
                known = self.columns[n] if n < len(self.columns) else Column("", f"number {n + 1}")
                if known.title and not known.id:
                    continue  # said once, of the heading
            if not known.id:
                found.problem(known, f"{shown(text)} stands beyond the known columns and was left out.")
            elif known.id not in found.texts:
                found.texts[known.id] = (text, known)
        return found

    def _row(self, line: int, texts: list[str]) -> None:
        before = len(self.problems)
        cells = self._cells(line, texts)
        imposed = imposed_on(cells)
        named = self._kind(cells, imposed)
        if named is not None and named.rows == "adjustments":
            if not self.columns:
                cells = _in_order(Cells(line, {}, self.problems), named.boxes["type"], texts)
            self._adjustment(cells, named)
            return
        boxes = sentence_boxes(cells, named.boxes if named else {})
        if named is None and not _WEIGHTY & {*boxes}:
            del self.problems[before:]
            first = shown(next(filter(None, texts)))
            self.problems.append(f"Line {line} ({first} …) was left out: no kind, date of sentence or length is in it.")
            return
        self._sentence(cells, boxes)

    def _kind(self, cells: Cells, imposed: date | None) -> Kind | None:
        found = cells.texts.pop("type", None)
        if found is None:
            return None
        text, where = found
        named = kind(text, imposed)
        if named is None:
            cells.problem(where, f"{shown(text)} is no kind that is known here. Choose it.")
        elif named.said and not named.boxes:
            cells.problem(where, f"{shown(text)}: {named.said}")
        elif named.said:
            self.problems.append(named.said)
        return named

    def _sentence(self, cells: Cells, boxes: dict[str, str]) -> None:
        if len(self.sentences) == asks.MOST_SENTENCES:
            return
        self.sentences.append(boxes)
        place = len(self.sentences)
        number = cells.read("number", days)
        if number and self.numbers.setdefault(int(number[""]), place) != place:
            self.problems.append(f"Line {cells.line}: an earlier sentence has the number {number['']} too.")
        if not boxes.get("type"):
            self.open.setdefault("choose the kind of sentence.", []).append(place)
        if boxes.get("type") in asks.STANDARD and "sds-plus" not in boxes:
            self.open.setdefault("SDS+ is not said. Choose yes or no: the dates depend on it.", []).append(place)
        if boxes.get("recalled") and "recall" not in boxes:
            self.open.setdefault("choose the kind of recall.", []).append(place)
        self._reference(cells, boxes, "follows")
        cells.leave()

    def _adjustment(self, cells: Cells, named: Kind) -> None:
        boxes = adjustment_boxes(cells, named.boxes["type"])
        self.adjustments.append(boxes)
        if named.boxes["type"] in asks.CREDITS:
            self._reference(cells, boxes, "sentence")
        cells.texts.pop("number", None)
        cells.leave()

    def _reference(self, cells: Cells, boxes: dict[str, str], box: str) -> None:
        found = cells.texts.pop(box, None)
        if found is None:
            return
        text, where = found
        try:
            number = follows(text)
        except Unreadable as why:
            cells.problem(where, str(why))
            return
        if number is not None:
            self.references.append((boxes, box, number, cells.where(where)))

    def _refer(self) -> None:
        """Numbers of sentences become their places here, now that all are known."""
        known = self.numbers if self.by_number and self.numbers else {n: n for n in range(1, len(self.sentences) + 1)}
        for boxes, box, number, where in self.references:
            place = known.get(number)
            if place is None:
                self.problems.append(
                    f"{where}: there is no sentence {number} among these rows. Choose which one it is."
                )
            elif boxes is self.sentences[place - 1]:
                self.problems.append(f"{where}: a sentence cannot be consecutive to itself. Choose which one it is.")
            else:
                boxes[box] = str(place)


def _heading(cells: list[str]) -> list[Column]:
    """The columns, if these cells are headings; else nothing."""
    named = [cell for cell in cells if cell]
    columns = [column(cell) for cell in cells]
    known = sum(1 for each in columns if each.id)
    dated = sum(1 for cell in named if any(letter.isdigit() for letter in cell))
    if not known or dated * 2 >= len(named) or (known < 2 and known < len(named)):
        return []
    return [] if len(named) == 1 and kind(named[0], None) else columns


def _in_order(cells: Cells, which: str, texts: list[str]) -> Cells:
    """Cells of an adjustment without headings: days by themselves or with their unit; the rest are dates in order."""
    order = ["award"] if which in asks.AWARDS else ["first", "last"]
    for text in filter(None, texts[1:]):
        box = "days" if _is_days(text) else (order.pop(0) if order else "")
        if not box or box in cells.texts:
            cells.problem(Column("", "after the others"), f"{shown(text)} was left out.")
            continue
        cells.texts[box] = (text, Column(box, _TITLES[box]))
    return cells


def _is_days(text: str) -> bool:
    try:
        found: Boxes = days(text)
    except Unreadable:
        return False
    return len(found[""]) < 5  # longer ones are spreadsheets' numbers for a day


def _answer(sentences: list[dict[str, str]], adjustments: list[dict[str, str]], problems: list[str]) -> dict[str, Any]:
    read = [count(len(rows), noun) for rows, noun in ((sentences, "sentence"), (adjustments, "adjustment")) if rows]
    words = f"{listed(read)} read." if read else "No row was read."
    return {
        "status": "paste",
        "sentences": sentences,
        "adjustments": adjustments,
        "problems": problems,
        "words": words,
    }
