"""Reads the inputs of a quick calculator from JSON by its asks, and reports everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from calculator.names import plain_date
from calculator.quick.model import Ask, Fault, Quick, Values

FIRST_YEAR, LAST_YEAR = 1900, 2199
_YES, _NO = ("yes", "true"), ("no", "false")
_NOTHING: Any = object()


def read(quick: Quick, inputs: Any, passed_over: frozenset[str] = frozenset()) -> tuple[Values, tuple[Fault, ...]]:
    """The values of every ask, and all faults; the values may be used when there is no fault.

    `inputs` is as JSON has it: dates written 2026-01-05, times 14:30, money in whole pence, ticks true or false,
    rows as a list of objects. An ask whose `only_if` does not hold is not read: its value is None (rows: none).
    `passed_over` are asks ("period/0/from" for one in a row) of which the caller has already said what is wrong.
    """
    if not isinstance(inputs, Mapping):
        return {}, (Fault("", "The inputs are not a JSON object.", "Send them as {name: value}."),)
    reader = _Reader(passed_over)
    values = reader.values(quick.asks, inputs, "", {})
    return values, tuple(reader.faults)


def asked_at_all(ask: Ask, values: Values, around: Values) -> bool:
    """Whether the ask is asked, given what was answered: in its own row first, then in the calculator around it."""
    if ask.only_if is None:
        return True
    other, wanted = ask.only_if
    answer = values.get(other, around.get(other))
    if isinstance(answer, bool):
        return any(word in (_YES if answer else _NO) for word in wanted)
    return answer in wanted


class _Reader:
    def __init__(self, passed_over: frozenset[str]) -> None:
        self.passed_over = passed_over
        self.faults: list[Fault] = []

    def wrong(self, about: str, text: str, mend: str) -> Any:
        self.faults.append(Fault(about, text, mend))
        return None

    def values(self, asks: Sequence[Ask], inputs: Mapping[str, Any], place: str, around: Values) -> dict[str, Any]:
        known = {ask.id for ask in asks}
        for name in inputs:
            if name not in known:
                self.wrong(place.rstrip("/"), f"Nothing called “{_said(name)}” is asked.", _choose(sorted(known)))
        found: dict[str, Any] = {}
        for ask in asks:
            about = f"{place}{ask.id}"
            if not asked_at_all(ask, found, around) or about in self.passed_over:
                found[ask.id] = () if ask.kind == "rows" else None
                continue
            given = inputs.get(ask.id, _NOTHING)
            found[ask.id] = self.value(ask, None if given is _NOTHING else given, about, found)
        return found

    def value(self, ask: Ask, given: Any, about: str, around: Values) -> Any:
        if ask.kind == "rows":
            return self.rows(ask, given, about, around)
        if ask.kind == "flag":
            if given is None or isinstance(given, bool):
                return given is True
            return self.wrong(about, f"{ask.label}: it must be true or false.", "Send true or false.")
        if given is None or given == "":
            return self.wrong(about, f"{ask.label}: nothing is given.", _missing(ask)) if ask.needed else None
        if ask.kind == "choice":
            values = [choice.value for choice in ask.choices]
            if isinstance(given, str) and given in values:
                return given
            return self.wrong(about, f"{ask.label}: that is not one of the answers.", _choose(values))
        if ask.kind in ("number", "money"):
            return self.number(ask, given, about)
        return self.day(ask, given, about) if ask.kind == "date" else self.clock(ask, given, about)

    def number(self, ask: Ask, given: Any, about: str) -> int | None:
        what = "whole pence" if ask.kind == "money" else "a whole number"
        if isinstance(given, bool) or not isinstance(given, int):
            self.wrong(about, f"{ask.label}: that is not {what}.", f"Give {what}.")
            return None
        if (ask.least is not None and given < ask.least) or (ask.most is not None and given > ask.most):
            self.wrong(about, f"{ask.label} must be {limits(ask)}.", "Look at it again. Outside these limits, ask.")
            return None
        return given

    def day(self, ask: Ask, given: Any, about: str) -> date | None:
        try:
            if not isinstance(given, str) or len(given) != 10:
                raise ValueError
            found = date.fromisoformat(given)
        except ValueError:
            self.wrong(about, f"{ask.label}: that is not a day of the calendar.", "Write it like 2026-01-05.")
            return None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            far = f"{ask.label}: {plain_date(found)} is not between {FIRST_YEAR} and {LAST_YEAR}."
            self.wrong(about, far, "Look at the year again.")
            return None
        return found

    def clock(self, ask: Ask, given: Any, about: str) -> time | None:
        if isinstance(given, str) and len(given) == 5 and given[2] == ":" and (given[:2] + given[3:]).isdecimal():
            hours, minutes = int(given[:2]), int(given[3:])
            if hours < 24 and minutes < 60:
                return time(hours, minutes)
        self.wrong(about, f"{ask.label}: that is not a time of day.", "Write it like 09:05 or 14:30.")
        return None

    def rows(self, ask: Ask, given: Any, about: str, around: Values) -> tuple[Values, ...]:
        if given is None:
            given = []
        if not isinstance(given, list | tuple):
            self.wrong(about, f"{ask.label}: that is not a list.", "Send a list of objects.")
            return ()
        least = max(ask.least or 0, 1 if ask.needed else 0)
        if len(given) < least or (ask.most is not None and len(given) > ask.most):
            text = f"{ask.label}: {len(given)} given, where {rows_words(least, ask.most)} may be."
            self.wrong(
                about, text, "Add what is missing." if len(given) < least else "Take some out, or do it in parts."
            )
            if len(given) > least:
                return ()
        found = []
        for number, row in enumerate(given):
            if not isinstance(row, Mapping):
                self.wrong(f"{about}/{number}", f"{ask.label}: entry {number + 1} is no object.", "Send an object.")
                continue
            found.append(self.values(ask.of, row, f"{about}/{number}/", around))
        return tuple(found)


def rows_words(least: int, most: int | None) -> str:
    """`1 to 30`, `2 or more`."""
    return f"{least} or more" if most is None else f"{least} to {most}"


def limits(ask: Ask) -> str:
    """The bounds of a number in words: `from 0 to 99 days`, `£5.00 or more`."""
    unit = f" {ask.unit}" if ask.unit and ask.kind == "number" else ""

    def said(value: int) -> str:
        return f"£{value // 100:,}.{value % 100:02d}" if ask.kind == "money" else f"{value:,}"

    if ask.least is not None and ask.most is not None:
        return f"from {said(ask.least)} to {said(ask.most)}{unit}"
    return f"{said(ask.least or 0)}{unit} or more" if ask.most is None else f"{said(ask.most)}{unit} or less"


def _said(name: object) -> str:
    # A lone half of a two-part character cannot be written out again.
    return str(name)[:60].encode("utf-8", "replace").decode("utf-8")


def _choose(values: Sequence[str]) -> str:
    return f"Choose one of: {', '.join(values)}."


def _missing(ask: Ask) -> str:
    how = {"date": "Enter a day, month and year.", "time": "Enter a time such as 14:30.", "choice": "Choose an answer."}
    return how.get(ask.kind, f"Enter a number{f' of {ask.unit}' if ask.unit else ''}.")
