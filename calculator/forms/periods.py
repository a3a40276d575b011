"""Periods from one day to another, as many as the reader needs; the days are counted, both ends included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from calculator.forms.fields import DateField
from calculator.forms.model import Problem, Read, Typed
from calculator.forms.words import count
from calculator.names import capital, plain_date
from calculator.record import Record


class Period(Record):
    """From one day to another, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days, the first and the last included."""
        return (self.last - self.first).days + 1


class PeriodsField(Record):
    """Rows of two dates. Row n has the controls `<id>-<n>-from-day` to `<id>-<n>-to-year`, n from 1."""

    kind: ClassVar[str] = "periods"
    id: str
    label: str
    name: str
    missing: str
    hint: str = ""
    most_rows: int = 30

    @property
    def first_control(self) -> str:
        """The first box of the first row."""
        return f"{self.id}-1-from-day"

    def ends(self, row: int | str) -> tuple[DateField, DateField]:
        """The two date fields of a row."""
        start = f"Enter the first day of {self.name} {row}."
        finish = f"Enter the last day of {self.name} {row}."
        return (
            DateField(f"{self.id}-{row}-from", "From", f"the first day of {self.name} {row}", missing=start),
            DateField(f"{self.id}-{row}-to", "To", f"the last day of {self.name} {row}", missing=finish),
        )

    def read(self, typed: Typed) -> Read:
        """A list of periods in the order typed; empty rows are passed over."""
        pattern = re.compile(re.escape(self.id) + r"-(\d{1,3})-(?:from|to)-(?:day|month|year)")
        rows = sorted({int(match[1]) for name in typed if (match := pattern.fullmatch(name)) and typed[name].strip()})
        if not rows:
            return self._problem(self.first_control, self.missing)
        problems: list[Problem] = []
        found: list[tuple[int, Period]] = []
        for row in rows[: self.most_rows]:
            first, last = (end.read(typed) for end in self.ends(row))
            problems += [Problem(self.id, problem.control, problem.text) for problem in first.problems + last.problems]
            if first.value is None or last.value is None:
                continue
            if first.value > last.value:
                text = (
                    f"In {self.name} {row}, the last day ({plain_date(last.value)}) is before "
                    f"the first day ({plain_date(first.value)})."
                )
                problems.append(Problem(self.id, f"{self.id}-{row}-to-day", text))
            else:
                found.append((row, Period(first.value, last.value)))
        problems += self._overlaps(found)
        if len(rows) > self.most_rows:
            problems.append(Problem(self.id, self.first_control, f"Enter at most {self.most_rows} periods."))
        if problems:
            return Read(problems=tuple(problems))
        return Read([period for _, period in found], words=period_words([period for _, period in found]))

    def _overlaps(self, found: Sequence[tuple[int, Period]]) -> list[Problem]:
        """A day counts once only (Criminal Justice Act 2003, section 240ZA(5)): two periods must not share one."""
        problems = []
        reach: tuple[int, Period] | None = None  # the period that ends last among those that began earlier
        for row, period in sorted(found, key=lambda item: item[1].first):
            if reach is not None and period.first <= reach[1].last:
                shared = Period(period.first, min(period.last, reach[1].last))
                text = (
                    f"{capital(self.name)} {reach[0]} and {self.name} {row} overlap by {count(shared.days, 'day')}, "
                    f"from {plain_date(shared.first)} to {plain_date(shared.last)}. A day counts only once."
                )
                problems.append(Problem(self.id, f"{self.id}-{max(row, reach[0])}-from-day", text))
            if reach is None or period.last > reach[1].last:
                reach = (row, period)
        return problems

    def _problem(self, control: str, text: str) -> Read:
        return Read(problems=(Problem(self.id, control, text),))


def period_words(periods: Sequence[Period]) -> str:
    """Every period with its days, and the total when there is more than one."""
    lines = [f"{plain_date(p.first)} to {plain_date(p.last)}: {count(p.days, 'day')}" for p in periods]
    if len(lines) > 1:
        lines.append(f"{count(sum(period.days for period in periods), 'day')} in all")
    return "; ".join(lines)
