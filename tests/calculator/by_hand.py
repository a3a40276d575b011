"""The arithmetic of release dates done a second time, with the standard library only and nothing of the engine.

`Working` follows the steps of one date as a person with a calendar would: it counts every term again from its first
day and its length, takes every fraction again, and moves the date again. The steps must agree with it line by line.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

UNITS = ("years", "months", "weeks", "days")
KINDS_THAT_SHORTEN = {"REMAND", "TAGGED_BAIL", "RECALL_REMAND", "RECALL_TAGGED_BAIL", "RADA"}
FRACTIONS = {Fraction(n) for n in ("1", "2/3", "1/2", "2/5", "1/3", "3/4", "3/10")}


def months_on(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def last_day(start: date, length: Sequence[int]) -> date:
    """Last day of a term. From the first of a month, months and years end on the last day of a month."""
    years, months, weeks, days = length
    if start.day == 1 and (years or months):
        end = month_end(months_on(months_on(start, 12 * years), months - 1))
    else:
        end = months_on(months_on(start - timedelta(1), 12 * years), months)
    return end + timedelta(7 * weeks + days)


def days_in(start: date, length: Sequence[int]) -> int:
    """Days in a term, the first day and the last both counted."""
    return (last_day(start, length) - start).days + 1


def added_up(lengths: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Lengths added unit by unit."""
    return tuple(sum(unit) for unit in zip(*lengths, strict=True))


@dataclass
class Working:
    """The steps of one date, done again. `lengths` are custodial and whole lengths of the sentences as typed in."""

    lengths: Sequence[tuple[Sequence[int], Sequence[int]]] = ()
    adjustments: Sequence[tuple[str, int]] = ()
    sentence_dates: Sequence[date] = ()
    counted: int = 0
    total: int = 0
    day: date | None = None
    saved: date | None = None
    terms: list[tuple[date, int, bool]] = field(default_factory=list)
    said: list[tuple[Any, ...]] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)

    def follow(self, steps: Sequence[Mapping[str, Any]]) -> date:
        """The date that the steps lead to; an `AssertionError` names the step that does not add up."""
        for n, step in enumerate(steps, 1):
            try:
                getattr(self, "_" + step["op"].replace("-", "_"))(step)
                if step["date"] is not None:
                    assert date.fromisoformat(step["date"]) == self.day, f"the step says {step['date']}, not {self.day}"
            except AssertionError as error:
                raise AssertionError(f"step {n}, {step['rule']} {step['value']}: {error}") from error
        assert self.day is not None, "the steps lead to no date"
        return self.day

    # --- days ---------------------------------------------------------------------------------------------------------

    def _count(self, step: Mapping[str, Any]) -> None:
        figures, value = step["figures"], step["value"]
        if step["rule"] in ("HDC_CUSTODIAL", "ERS_CUSTODIAL"):
            self.counted = value
            if "start" in figures:
                self._span(figures, value)
            else:
                assert value == self.total, f"{self.total} days are to be served, not {value}"
                self.total = 0
            return
        self._span(figures, value)
        start = date.fromisoformat(figures["start"])
        if step["rule"] == "TERM":
            assert days_in(start, figures["length"]) == value, f"{figures['length']} is not {value} days"
            self.said.append(tuple(figures["length"]))
            self.asked |= set(figures["sentences"])
        self.terms.append((start, self.total + self.counted, step["rule"] == "TERM"))
        self.counted += value

    @staticmethod
    def _span(figures: Mapping[str, Any], value: int) -> None:
        start, last = date.fromisoformat(figures["start"]), date.fromisoformat(figures["last"])
        assert (last - start).days + 1 == value, f"{start} to {last} is not {value} days"

    def _cap(self, step: Mapping[str, Any]) -> None:
        first = self.terms[0][0]
        assert step["value"] == (months_on(first, 24) - first).days, "detention and training orders: 24 months"
        assert self.counted > step["value"], "there is nothing to cap"
        self.counted = step["value"]

    def _times(self, step: Mapping[str, Any]) -> None:
        fraction = Fraction(*step["figures"]["fraction"])
        assert fraction in FRACTIONS, f"{fraction} is no fraction of the law"
        assert step["figures"]["days"] == self.counted, f"{self.counted} days were counted"
        served = math.ceil(self.counted * fraction)
        assert served == step["value"], f"{fraction} of {self.counted} is {served}"
        self._whole_lengths(step["rule"] in ("WHOLE", "LICENCE_FRACTION"))
        self.total += served
        self.counted = 0

    def _whole_lengths(self, whole: bool) -> None:
        """The terms counted are those of the sentences as typed in, no more and no less."""
        if self.said and self.lengths:
            typed = added_up([self.lengths[n][whole] for n in sorted(self.asked)])
            assert added_up(self.said) == typed, f"the sentences are {typed}, the terms {self.said}"
        self.said, self.asked = [], set()

    def _at_least(self, step: Mapping[str, Any]) -> None:
        assert step["value"] > self.total, "there is nothing to raise"
        self.total = step["value"]

    # --- the date -----------------------------------------------------------------------------------------------------

    def _day(self, step: Mapping[str, Any]) -> None:
        start = date.fromordinal(step["value"])
        assert step["figures"]["days"] == self.total, f"{self.total} days were counted"
        for term, before, is_term in self.terms:
            # The second of two parole portions begins on the notional eligibility date itself (06 §3.2).
            allowed = {before, before - 1} if step["rule"] == "PAROLE_POINT" else {before}
            assert not is_term or (term - start).days in allowed, f"a term begins on {term}, after {before} days"
        self.day = start + timedelta(self.total - 1)
        self.total, self.terms = 0, []

    def _after(self, step: Mapping[str, Any]) -> None:
        start = date.fromordinal(step["value"])
        assert step["figures"]["days"] == self.total, f"{self.total} days were counted"
        assert not self.sentence_dates or start in self.sentence_dates, f"no sentence begins on {start}"
        self.day = start + timedelta(self.total)
        self.total, self.terms = 0, []

    def _set(self, step: Mapping[str, Any]) -> None:
        self.day = date.fromordinal(step["value"])

    def _add(self, step: Mapping[str, Any]) -> None:
        assert self.day is not None, "there is no date to move"
        record = step["figures"].get("adjustment")
        if record is not None and self.adjustments:
            kind, days = self.adjustments[record]
            assert step["value"] == (-days if kind in KINDS_THAT_SHORTEN else days), f"the record says {kind} {days}"
        self.day += timedelta(step["value"])

    def _months(self, step: Mapping[str, Any]) -> None:
        assert self.day is not None, "there is no date to move"
        self.day = months_on(self.day, step["value"])

    def _not_before(self, step: Mapping[str, Any]) -> None:
        figures, limit = step["figures"], date.fromordinal(step["value"])
        if "opens" in figures:
            opens = date.fromisoformat(figures["opens"])
            assert limit == opens + timedelta(figures["added"]), f"the tranche opens on {opens}"
        assert self.day is not None, "there is no date to hold"
        assert self.day < limit, "there is nothing to hold back"
        self.day = limit

    def _not_after(self, step: Mapping[str, Any]) -> None:
        limit = date.fromordinal(step["value"])
        assert self.day is not None, "there is no date to hold"
        assert self.day > limit, "there is nothing to bring forward"
        self.day = limit

    def _save(self, step: Mapping[str, Any]) -> None:
        if step["rule"] == "RELEASE_DAYS":  # the days are kept: what follows counts from them
            assert step["figures"]["days"] == step["value"] == self.total, f"{self.total} days are to be served"
            self.terms = []
            return
        assert self.day is not None, "there is no date to put by"
        self.saved, self.counted, self.total = self.day, 0, 0

    def _later(self, step: Mapping[str, Any]) -> None:
        assert self.day is not None, "there is no date to compare"
        assert self.saved is not None, "no date was put by"
        assert date.fromisoformat(step["figures"]["saved"]) == self.saved, f"{self.saved} was put by"
        self.day = max(self.day, self.saved)

    def _note(self, step: Mapping[str, Any]) -> None:
        """A remark moves nothing."""
