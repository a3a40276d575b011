"""Trials from the steps of one date: each step left out, done twice or done otherwise, and the date that then comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculator.calendar import working_days
from calculator.explain import FRACTIONS_SAID, fraction_words
from calculator.forms.case.replayed import Move, moves, reached
from calculator.forms.case.term_slips import WAYS
from calculator.forms.case.trials import (
    DAY_MORE,
    DAY_ONE,
    FRACTION,
    LEFT_OUT,
    LENGTH,
    PERIOD,
    TAGGED,
    TRANCHE,
    TURNED,
    TWICE,
    TWO,
    WORKING_DAY,
    Trial,
)
from calculator.forms.words import count, listed
from calculator.names import full_date

_FRACTION_RULES = frozenset({"FRACTION", "PAROLE_FRACTION", "LICENCE_FRACTION", "ERS_FRACTION", "HDC_HALF"})
_BAIL = frozenset({"BAIL", "RECALL_BAIL"})
#: Steps that are records of a person's time, and so could be left out or done twice.
_RECORDS = frozenset(
    {
        "REMAND", "BAIL", "RECALL_REMAND", "RECALL_BAIL", "UAL", "UAL_POST", "UAL_FTR", "AWARDED", "AWARDED_POST",
        "RESTORED", "SERVED", "UNUSED", "UNUSED_LICENCE", "GIVEN_BACK", "ADJUSTED_AFTER_TRANCHE_COMMENCEMENT",
    }
)  # fmt: skip
_MOST_TOGETHER = 12


class Working:
    """The steps of one date, to be tried otherwise."""

    def __init__(self, found: Mapping[str, Any], request: Mapping[str, Any]) -> None:
        self.texts = [step["text"] for step in found["steps"]]
        self.moves = moves(found["steps"])
        self.day = date.fromisoformat(found["date"]).toordinal()
        self.adjustments: Sequence[Mapping[str, Any]] = (request.get("case") or {}).get("adjustments") or ()

    def trials(self) -> Iterator[Trial]:
        """Every trial of one thing done otherwise."""
        yield from self._working_day()
        yield from self._records()
        yield from self._periods()
        yield from self._day_one()
        yield from self._fractions()
        yield from self._held()
        yield from self._lengths()

    def pairs(self) -> Iterator[Trial]:
        """Trials of two small slips together, tried only where none alone gives the date."""
        slips = list(self._slips())[:_MOST_TOGETHER]
        for n, (one, first) in enumerate(slips):
            for two, second in slips[n + 1 :]:
                if one.keys().isdisjoint(two):
                    day = reached(self._with({**one, **two}))
                    yield Trial(TWO, f"{first} {second}", f"two things come together: {first}, and {second}", day,
                                next((at for at in sorted({*one, *two})), None))  # fmt: skip

    # --- applying -----------------------------------------------------------------------------------------------------

    def _with(self, changed: Mapping[int, Move | None]) -> list[Move]:
        """The steps with some done otherwise; none leaves a step out."""
        kept = (changed.get(n, move) for n, move in enumerate(self.moves))
        return [move for move in kept if move is not None]

    def _try(self, rank: int, key: str, when: str, changed: Mapping[int, Move | None]) -> Trial:
        return Trial(rank, key, when, reached(self._with(changed)), min(changed))

    def with_value(self, rank: int, at: int, value: int, when: str) -> Trial:
        """A trial of one step done with another figure."""
        return self._try(rank, when, when, {at: self.moves[at].replace(value=value)})

    def _record(self, at: int) -> Mapping[str, Any]:
        number = self.moves[at].figures.get("adjustment")
        return self.adjustments[number] if isinstance(number, int) and number < len(self.adjustments) else {}

    def _what(self, at: int) -> str:
        """A record as it is spoken of: "“Remand (1 December 2025 to 4 January 2026)”, 35 days,"."""
        name = self.texts[at].rpartition(": ")[0] or self.texts[at].rstrip(".")
        return f"“{name}”, {count(abs(self.moves[at].value), 'day')},"

    # --- trials -------------------------------------------------------------------------------------------------------

    def _working_day(self) -> Iterator[Trial]:
        days = working_days("full")
        said = full_date(date.fromordinal(self.day))
        if not days.is_working(self.day):
            for moved, way in ((days.previous(self.day), "back to the last"), (days.next(self.day), "on to the next")):
                when = f"{said}, which is no working day, is moved {way} working day"
                yield Trial(WORKING_DAY, way, when, moved, len(self.moves) - 1, "figures")
        friday, is_moved = days.before_days_off(self.day)
        if is_moved and friday != days.previous(self.day):
            when = f"{said} is moved back under the rule for Fridays and days before a bank holiday"
            yield Trial(WORKING_DAY, "friday", when, friday, len(self.moves) - 1, "figures")

    def _records(self) -> Iterator[Trial]:
        found = [n for n, m in enumerate(self.moves) if m.op == "add" and m.rule in _RECORDS and m.value]
        for n in found:
            move, what = self.moves[n], self._what(n)
            off = move.value < 0
            key = f"{move.rule} {move.figures.get('adjustment')}"
            yield self._try(LEFT_OUT, f"drop {key}", f"{what} is not {'taken off' if off else 'added'}", {n: None})
            yield self._try(
                TWICE, f"twice {key}", f"{what} is {'taken off' if off else 'added'} twice",
                {n: move.replace(value=2 * move.value)},
            )  # fmt: skip
            yield self._try(
                TURNED, f"turned {key}", f"{what} is {'added instead of taken off' if off else 'taken off, not added'}",
                {n: move.replace(value=-move.value)},
            )  # fmt: skip
            yield from self._bail(n)
        yield from self._several(found)

    def _several(self, found: Sequence[int]) -> Iterator[Trial]:
        """Records of one kind left out together, and all of them."""
        kinds: dict[str, list[int]] = {}
        for n in found:
            kinds.setdefault(self.moves[n].rule, []).append(n)
        for rule, steps in kinds.items():
            if len(steps) > 1:
                named = [self._what(n).rstrip(",") for n in steps]
                when = f"none of these is counted: {listed(named)}"
                yield self._try(LEFT_OUT, f"drop all {rule}", when, dict.fromkeys(steps))
        if len(kinds) > 1:
            yield self._try(LEFT_OUT, "drop all", "every adjustment is left out", dict.fromkeys(found))

    def _bail(self, n: int) -> Iterator[Trial]:
        move = self.moves[n]
        if move.rule not in _BAIL:
            return
        days = abs(move.value)
        row = self._record(n)
        nights = _nights(row)
        whole = [nights] if nights else [2 * days, 2 * days - 1]
        for number in whole:
            if number != days:
                when = f"tagged bail is taken off in full ({count(number, 'day')}) and not halved"
                yield self._try(TAGGED, f"whole {n} {number}", when, {n: move.replace(value=-number)})
        half = -(-days // 2)
        when = f"tagged bail is halved once more ({count(half, 'day')} in place of {days:,})"
        yield self._try(TAGGED, f"half {n}", when, {n: move.replace(value=-half)})
        if nights % 2 and days == -(-nights // 2):
            when = f"half of {count(nights, 'day')} of tagged bail is rounded down ({days - 1:,} in place of {days:,})"
            yield self._try(TAGGED, f"down {n}", when, {n: move.replace(value=1 - days)})

    def _periods(self) -> Iterator[Trial]:
        """Periods counted without their first or last day, or with a day too many."""
        periods = [
            n for n, m in enumerate(self.moves)
            if m.op == "add" and m.rule not in _BAIL and _nights(self._record(n)) == abs(m.value) > 0
        ]  # fmt: skip
        slips = (
            (PERIOD, -1, "without its first day or without its last"),
            (PERIOD, -2, "without its first and its last day"),
            (DAY_MORE, 1, "with one day more"),
        )
        for n in periods:
            move = self.moves[n]
            sign = -1 if move.value < 0 else 1
            for rank, more, how in slips:
                number = abs(move.value) + more
                when = f"{self._what(n)} is counted {how} ({count(number, 'day')})"
                yield self._try(rank, f"period {n} {more}", when, {n: move.replace(value=sign * number)})
        if len(periods) > 1:
            each = {n: _shorter(self.moves[n]) for n in periods}
            when = f"each of the {len(periods)} periods is counted without its first day or without its last"
            yield self._try(PERIOD, "periods", when, each)

    def _day_one(self) -> Iterator[Trial]:
        for n, move in enumerate(self.moves):
            if move.op == "day":
                day = full_date(date.fromordinal(move.value))
                left, twice = move.replace(value=move.value + 1), move.replace(value=move.value - 1)
                yield self._try(
                    DAY_ONE, f"left {n}", f"{day} is left out of the count, not counted as day one", {n: left}
                )
                yield self._try(DAY_ONE, f"two {n}", f"{day} is counted twice", {n: twice})
            elif move.op == "after":
                day = full_date(date.fromordinal(move.value))
                when = f"{day} is counted as day one, where this rule counts the days after it"
                yield self._try(DAY_ONE, f"one {n}", when, {n: move.replace(value=move.value - 1)})
            elif move.op == "times" and move.fraction != (1, 1):
                yield self._try(DAY_ONE, f"down {n}", "the part day is rounded down", {n: move.replace(down=True)})

    def _fractions(self) -> Iterator[Trial]:
        found = [n for n, m in enumerate(self.moves) if m.op == "times" and m.rule in _FRACTION_RULES]
        for fraction in FRACTIONS_SAID:
            said = fraction_words(fraction)
            for n in found:
                move = self.moves[n]
                if move.fraction != fraction:
                    when = f"{said} of the same days is taken, in place of {fraction_words(move.fraction)}"
                    yield self._try(FRACTION, f"{said} {n}", when, {n: move.replace(fraction=fraction)})
            if len(found) > 1:
                all_of = {n: self.moves[n].replace(fraction=fraction) for n in found}
                yield self._try(FRACTION, f"{said} all", f"{said} is taken of every term", all_of)

    def _held(self) -> Iterator[Trial]:
        """Dates that were put off or held: to a tranche, to the first day of a rule, to the day of sentence."""
        for n, move in enumerate(self.moves):
            if move.op in ("not-before", "not-after", "later"):
                rank = TRANCHE if move.rule == "TRANCHE" else LEFT_OUT
                what = "the tranche date is not applied" if move.rule == "TRANCHE" else (
                    f"this is not applied: “{self.texts[n].rpartition(': ')[0] or self.texts[n]}”"
                )  # fmt: skip
                yield self._try(rank, f"hold {n}", what, {n: None})
                if move.figures.get("added"):
                    when = "the tranche date is applied without the added days"
                    yield self._try(
                        TRANCHE, f"plain {n}", when, {n: move.replace(value=move.value - int(move.figures["added"]))}
                    )

    def _lengths(self) -> Iterator[Trial]:
        found = {n: m for n, m in enumerate(self.moves) if m.op == "count" and m.figures.get("length")}
        for words, days in WAYS.items():
            changed: dict[int, Move | None] = {}
            for n, move in found.items():
                start = date.fromisoformat(move.figures["start"]).toordinal()
                number = days(start, move.figures["length"])
                if number is not None and number != move.value:
                    changed[n] = move.replace(value=number)
            if changed:
                yield self._try(LENGTH, words, words, changed)

    def _slips(self) -> Iterator[tuple[dict[int, Move | None], str]]:
        """Small slips that may come together."""
        for n, move in enumerate(self.moves):
            if move.op == "add" and move.rule in _RECORDS and move.value:
                yield {n: None}, f"{self._what(n)} is left out"
            elif move.op == "day":
                yield {n: move.replace(value=move.value + 1)}, "the first day is left out of the count"
                yield {n: move.replace(value=move.value - 1)}, "the first day is counted twice"
            elif move.op == "times" and move.rule in _FRACTION_RULES:
                for fraction in FRACTIONS_SAID[:4]:
                    if fraction != move.fraction:
                        said = f"{fraction_words(fraction)} is taken in place of {fraction_words(move.fraction)}"
                        yield {n: move.replace(fraction=fraction)}, said
            elif move.rule == "TRANCHE":
                yield {n: None}, "the tranche date is not applied"


def _nights(row: Mapping[str, Any]) -> int:
    """Days of a record's period, both ends counted; 0 where it has none."""
    if not (row.get("periodFrom") and row.get("periodTo")):
        return 0
    return (date.fromisoformat(row["periodTo"]) - date.fromisoformat(row["periodFrom"])).days + 1


def _shorter(move: Move) -> Move:
    return move.replace(value=move.value + (1 if move.value < 0 else -1))
