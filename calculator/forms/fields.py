"""The kinds of field: a date, a length, a number, a choice. Each reads its controls and reports every problem.

A label is a noun with a capital (`Date of sentence`); `name` is how the label reads in the middle of a sentence
(`the date of sentence`).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import ClassVar

from calculator.forms.model import Field, Option, Problem, Read, Typed
from calculator.forms.words import count, listed, month_number, shown, whole_number
from calculator.names import MONTHS, capital, plain_date
from calculator.record import Record


class DateField(Record):
    """A date in three boxes: day, month (number or name), year. `missing` is the message when it is empty."""

    kind: ClassVar[str] = "date"
    id: str
    label: str
    name: str
    hint: str = ""
    missing: str | None = None
    """None when the field may stay empty."""
    first_year: int = 1900
    last_year: int = 2199

    PARTS: ClassVar[tuple[str, ...]] = ("day", "month", "year")

    @property
    def first_control(self) -> str:
        """The box for the day."""
        return f"{self.id}-day"

    def read(self, typed: Typed) -> Read:
        """A date, or None when an optional field is empty."""
        texts = {part: typed.get(f"{self.id}-{part}", "").strip() for part in self.PARTS}
        empty = [part for part in self.PARTS if not texts[part]]
        if len(empty) == 3:
            return Read() if self.missing is None else self._problem("day", self.missing)
        if empty:
            return self._problem(empty[0], f"{capital(self.name)} must include a {listed(empty)}.")

        day, month, year = whole_number(texts["day"]), month_number(texts["month"]), whole_number(texts["year"])
        wrong = []
        if day is None or not 1 <= day <= 31:
            wrong.append(("day", f"the day must be a number from 1 to 31, not {shown(texts['day'])}"))
        if month is None:
            wrong.append(("month", f"the month must be a number from 1 to 12 or a name, not {shown(texts['month'])}"))
        if year is None or not self.first_year <= year <= self.last_year:
            limits = f"with four digits, from {self.first_year} to {self.last_year}"
            wrong.append(("year", f"the year must be a number {limits}, not {shown(texts['year'])}"))
        if wrong or day is None or month is None or year is None:
            return self._problem(wrong[0][0], f"In {self.name}, {listed([text for _, text in wrong])}.")
        longest = monthrange(year, month)[1]
        if day > longest:
            month_name = f"{MONTHS[month - 1]} {year}"
            text = f"In {self.name}, {day} {month_name} is not a real date: {month_name} has {longest} days."
            return self._problem("day", text)
        found = date(year, month, day)
        return Read(found, words=plain_date(found))

    def _problem(self, part: str, text: str) -> Read:
        return Read(problems=(Problem(self.id, f"{self.id}-{part}", text),))


class NumberField(Record):
    """A whole number with a unit and limits. `missing` is the message when it is empty (None: may stay empty)."""

    kind: ClassVar[str] = "number"
    id: str
    label: str
    name: str
    unit: str
    least: int
    most: int
    hint: str = ""
    missing: str | None = None

    @property
    def first_control(self) -> str:
        """The one box."""
        return self.id

    def read(self, typed: Typed) -> Read:
        """The number, or None when an optional field is empty."""
        text = typed.get(self.id, "").strip()
        if not text:
            return Read() if self.missing is None else self._problem(self.missing)
        number = whole_number(text)
        if number is None:
            return self._problem(f"{capital(self.name)} must be a whole number such as 35, not {shown(text)}.")
        if number < self.least:
            return self._problem(f"{capital(self.name)} must be {count(self.least, self.unit)} or more.")
        if number > self.most:
            return self._problem(f"{capital(self.name)} must be {count(self.most, self.unit)} or fewer.")
        return Read(number, words=count(number, self.unit))

    def _problem(self, text: str) -> Read:
        return Read(problems=(Problem(self.id, self.id, text),))


class LengthField(Record):
    """The length of a sentence as the court said it: years, months, weeks, days."""

    kind: ClassVar[str] = "length"
    id: str
    label: str
    name: str
    missing: str
    hint: str = ""
    most_years: int = 99

    UNITS: ClassVar[tuple[str, ...]] = ("years", "months", "weeks", "days")

    @property
    def first_control(self) -> str:
        """The box for the years."""
        return f"{self.id}-years"

    def most(self, unit: str) -> int:
        """The largest number allowed of one unit: as many as make `most_years` years."""
        return self.most_years * {"years": 1, "months": 12, "weeks": 52, "days": 365}[unit]

    def read(self, typed: Typed) -> Read:
        """A mapping of the four units to whole numbers (an empty box is nought)."""
        numbers: dict[str, int] = {}
        problems = []
        for unit in self.UNITS:
            text = typed.get(f"{self.id}-{unit}", "").strip()
            number = whole_number(text) if text else 0
            if number is None:
                said = f"In {self.name}, the {unit} must be a whole number, not {shown(text)}."
                problems.append(Problem(self.id, f"{self.id}-{unit}", said))
            elif number > self.most(unit):
                said = f"In {self.name}, the {unit} must be {self.most(unit):,} or fewer, not {number:,}."
                problems.append(Problem(self.id, f"{self.id}-{unit}", said))
            else:
                numbers[unit] = number
        if not problems and not any(numbers.values()):
            problems.append(Problem(self.id, self.first_control, self.missing))
        if problems:
            return Read(problems=tuple(problems))
        words = listed([count(number, unit.removesuffix("s")) for unit, number in numbers.items() if number])
        return Read(numbers, words=words)


class ChoiceField(Record):
    """One answer of several; an answer may reveal further fields. `chosen` is the answer that is set at first."""

    kind: ClassVar[str] = "choice"
    id: str
    label: str
    name: str
    options: tuple[Option, ...]
    chosen: str
    hint: str = ""

    @property
    def first_control(self) -> str:
        """The first answer."""
        return f"{self.id}-{self.options[0].value}"

    def read(self, typed: Typed) -> Read:
        """The value of the chosen option."""
        value = typed.get(self.id, self.chosen)
        for option in self.options:
            if option.value == value:
                return Read(value, words=option.label if option.said is None else option.said)
        return Read(problems=(Problem(self.id, self.first_control, f"Choose one answer for {self.name}."),))

    def revealed(self, typed: Typed) -> tuple[Field, ...]:
        """The fields that the chosen answer asks for."""
        value = typed.get(self.id, self.chosen)
        return next((option.reveals for option in self.options if option.value == value), ())


class TicksField(Record):
    """Any number of answers, each a tick box named `<id>-<value>`."""

    kind: ClassVar[str] = "ticks"
    id: str
    label: str
    name: str
    options: tuple[Option, ...]
    hint: str = ""
    none_words: str = "None"

    @property
    def first_control(self) -> str:
        """The first tick box."""
        return f"{self.id}-{self.options[0].value}"

    def read(self, typed: Typed) -> Read:
        """The values ticked, in the order of the form."""
        ticked = [option for option in self.options if typed.get(f"{self.id}-{option.value}")]
        words = "; ".join(option.label for option in ticked) or self.none_words
        return Read([option.value for option in ticked], words=words)


def yes_no(identifier: str, label: str, name: str, hint: str = "", yes: str = "Yes", no: str = "No") -> ChoiceField:
    """A choice between yes and no, with no set at first."""
    options = (Option("yes", yes), Option("no", no))
    return ChoiceField(identifier, label, name, options, chosen="no", hint=hint)
