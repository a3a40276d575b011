"""A filled-in form, read by its asks: what was typed becomes JSON inputs, problems stand beside their fields.

Every control's name begins with the form's id, so that several forms can stand on one page: `ual-from-day`, and
`ual-period-2-from-day` in the second row of `period`. Rows come in the order in which they stand on the page, whatever
their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.forms.model import Problem, Read, Typed
from calculator.forms.one import first_control, read_one, row_noun
from calculator.quick.model import Ask, Fault
from calculator.quick.read import asked_at_all


class Filled:
    """One filled-in form, while it is read: its id begins the names of its controls."""

    def __init__(self, identifier: str, asks: Sequence[Ask], typed: Typed) -> None:
        self.id, self.asks, self.typed = identifier, asks, typed
        self.problems: list[Problem] = []
        self.wrong: set[str] = set()  # places whose problem has been told
        self.rows: dict[str, list[int]] = {}  # ask of rows → the numbers of its rows that are not blank

    def inputs(self, asks: Sequence[Ask], prefix: str, place: str, around: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed for these asks, as JSON inputs."""
        found: dict[str, Any] = {}
        for ask in asks:
            if not asked_at_all(ask, found, around):
                continue
            if ask.kind == "rows":
                found[ask.id] = self.row_inputs(ask, found)
                continue
            name = f"{prefix}{ask.id}"
            which = self.which(place)
            got = self.row(ask, name, which) if ask.kind == "row" else read_one(ask, name, self.typed, which)
            if got.problems:
                self.problems += got.problems
                self.wrong.add(f"{place}{ask.id}")
            elif got.value is not None:
                found[ask.id] = got.value
        return found

    def row_inputs(self, ask: Ask, around: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows of an ask; rows in which nothing was typed are passed over."""
        pattern = re.compile(re.escape(f"{self.id}-{ask.id}-") + r"([0-9]{1,4})-.+")
        typed = [(int(match[1]), text) for name, text in self.typed.items() if (match := pattern.fullmatch(name))]
        filled = {number for number, text in typed if text.strip()}
        numbers = self.rows[ask.id] = [n for n in dict.fromkeys(number for number, _ in typed) if n in filled]
        return [
            self.inputs(ask.of, f"{self.id}-{ask.id}-{number}-", f"{ask.id}/{place}/", around)
            for place, number in enumerate(numbers)
        ]

    def row(self, ask: Ask, name: str, which: str) -> Read:
        """Another row of the list that the ask names, as its place in that list; None where none is chosen."""
        text = self.typed.get(name, "").strip()
        if not text:
            return Read()
        rows = self.rows.get(ask.unit, [])
        if text.isdecimal() and int(text) in rows:
            return Read(rows.index(int(text)))
        said = f"{ask.label}{which}: nothing is entered for that one. Choose again, or fill it in."
        return Read(problems=(Problem(name, name, said),))

    def which(self, place: str) -> str:
        """Words that tell a row from others: ` (period 2)`."""
        if not place:
            return ""
        name, index, _ = place.split("/")
        ask = next(ask for ask in self.asks if ask.id == name)
        return f" ({row_noun(ask)} {int(index) + 1})"

    def problem(self, fault: Fault) -> Problem:
        """A fault beside its field, with the control to which the reader is taken."""
        parts = fault.about.split("/")
        ask = next((ask for ask in self.asks if ask.id == parts[0]), None)
        text = f"{fault.text} {fault.mend}".strip()
        if ask is None:
            return Problem("", "", text)
        name = f"{self.id}-{ask.id}"
        if ask.kind != "rows":
            return Problem(name, first_control(ask, name), text)
        numbers = self.rows.get(ask.id) or [1]
        index = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0
        row = f"{name}-{numbers[min(index, len(numbers) - 1)]}"
        inner = next((each for each in ask.of if each.id == parts[-1]), None)
        if len(parts) > 2 and inner is not None:
            found = f"{row}-{inner.id}"
            return Problem(found, first_control(inner, found), text)
        return Problem(name, first_control(ask.of[0], f"{row}-{ask.of[0].id}"), text)
