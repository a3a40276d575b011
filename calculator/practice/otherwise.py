"""An exercise worked out again with one thing done otherwise: the answers that a mistake would give.

Two ways: the steps of the engine applied again with some of them changed, and the engine asked again with a changed
case. Nothing else makes an answer, so that what is said of a mistake is what would come of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from calculator.calendar import WorkingDays, working_days
from calculator.exchange import answer
from calculator.forms.case.replayed import Move, moves, reached
from calculator.law.model import LawError, Rules, named
from calculator.practice.model import Exercise
from calculator.record import Record

#: What is done with one step: the step as it is to be applied, none where it is left out.
Change = Callable[[Move], Move | None]
#: Days that are asked for by themselves, by the rules of the steps that move a date by them.
DAYS_OF: Mapping[str, frozenset[str]] = {
    "remand-days": frozenset({"REMAND", "RECALL_REMAND"}),
    "bail-days": frozenset({"BAIL", "RECALL_BAIL"}),
    "ual-days": frozenset({"UAL", "UAL_POST", "UAL_FTR"}),
    "added-days": frozenset({"AWARDED", "AWARDED_POST"}),
}
#: Days of release that are asked for. Each follows from a date: back over days off, or under the scheme for Fridays.
RELEASE_DAYS = ("release-day", "release-day-friday")
#: Dates on which a person goes, in the order in which the day of release is looked for.
_GOES = ("PRRD", "CRD", "ARD", "MTD", "release-point")


class Otherwise(Record):
    """Wrong answers by ask, only where they differ from the right ones; and the step of each at which they part.

    `how` says what was done in this way of making the mistake, where that is more than the mistake says of itself.
    """

    answers: Mapping[str, str]
    steps: Mapping[str, str] = {}
    how: str = ""


def said(found: Otherwise | None, how: str) -> Otherwise | None:
    """The same, with what was done in words."""
    return found.replace(how=how) if found is not None else None


class Rework:
    """An exercise with its answer from the engine, to be worked otherwise."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.right = exercise.answers
        self.request: Mapping[str, Any] = exercise.request or {}
        self.case: Mapping[str, Any] = self.request.get("case") or {}
        self.answer: Mapping[str, Any] = answer(self.request) if self.request else {}
        found = self.answer.get("dates") or ()
        self.dates: Mapping[str, Mapping[str, Any]] = {each["type"]: each for each in found}
        self.moves: Mapping[str, Sequence[Move]] = {kind: moves(each["steps"]) for kind, each in self.dates.items()}
        self.calendar: WorkingDays = working_days("full")

    # --- what the papers hold -----------------------------------------------------------------------------------------

    @property
    def sentences(self) -> Sequence[Mapping[str, Any]]:
        """The sentences of the case."""
        return self.case.get("sentences") or ()

    @property
    def adjustments(self) -> Sequence[Mapping[str, Any]]:
        """The records of the case that move dates."""
        return self.case.get("adjustments") or ()

    @cached_property
    def rules(self) -> Rules | None:
        """The rules of the law set; none where the case came without a request."""
        if not self.request:
            return None
        as_of = date.fromisoformat(self.request["asOf"]) if self.request.get("asOf") else None
        try:
            return named(self.request.get("law", "today"), as_of, self.request.get("options") or {}).rules
        except LawError:
            return None

    @cached_property
    def goes(self) -> Mapping[str, str]:
        """The date from which each day of release that is asked for was worked out."""
        found = {}
        for name in RELEASE_DAYS:
            for kind in _GOES:
                due = self.day(kind)
                if due is not None and _iso(self.release(name, due)) == self.right.get(name):
                    found[name] = kind
                    break
        return found

    def release_rule(self, ask: str) -> str:
        """How a day of release follows: "friday" under the scheme for Fridays, "back" without it."""
        label = next((each.label for each in self.exercise.asks if each.id == ask), "")
        return "friday" if ask == RELEASE_DAYS[1] or "under the scheme" in label else "back"

    def release(self, ask: str, day: int) -> int:
        """The day of release that follows from a day on which release is due."""
        if self.release_rule(ask) == "back":
            return self.calendar.previous(day)
        return self.calendar.before_days_off(day)[0]

    def day(self, kind: str) -> int | None:
        """A date that was worked out, or that is asked for, as a day number; none where there is no such date."""
        return self.as_number(self.dates[kind]["date"] if kind in self.dates else self.right.get(kind, ""))

    def days(self, ask: str) -> int | None:
        """The right number of days where they are asked for by themselves."""
        text = self.right.get(ask, "")
        return int(text) if text.isdecimal() else None

    def number(self, ask: str) -> int | None:
        """The right answer as a number: of days, or the day number of a date."""
        return self.as_number(self.right.get(ask, ""))

    @staticmethod
    def as_number(text: str) -> int | None:
        """An answer as a number: of days, or the day number of a date; none for any other."""
        if text.isdecimal():
            return int(text)
        try:
            return date.fromisoformat(text).toordinal()
        except ValueError:
            return None

    def types(self, rules: Iterable[str]) -> frozenset[str]:
        """The types of the records from which steps of these rules come."""
        wanted = frozenset(rules)
        numbers = {
            move.figures.get("adjustment") for steps in self.moves.values() for move in steps if move.rule in wanted
        }
        return frozenset(self.adjustments[n]["type"] for n in numbers if isinstance(n, int))

    def has(self, rules: Iterable[str]) -> bool:
        """Whether any date that is asked for has a step of these rules."""
        wanted = frozenset(rules)
        return any(move.rule in wanted for kind in self._asked() for move in self.moves[kind])

    # --- doing it otherwise -------------------------------------------------------------------------------------------

    def with_steps(
        self, change: Change, kinds: Iterable[str] | None = None, days: Mapping[str, int] | None = None
    ) -> Otherwise | None:
        """The steps applied again with a change, for all dates or for those named; none where nothing differs.

        `days` are days asked for by themselves that the mistake gives besides.
        """
        only = None if kinds is None else frozenset(kinds)
        found: dict[str, int] = {}
        at: dict[str, str] = {}
        given: dict[str, str] = {name: str(number) for name, number in (days or {}).items()}
        for kind in self._asked():
            if only is not None and kind not in only:
                continue
            changed = [change(move) for move in self.moves[kind]]
            first = next((n for n, move in enumerate(changed) if move is not self.moves[kind][n]), None)
            if first is None:
                continue
            kept = [move for move in changed if move is not None]
            found[kind] = reached(kept)
            at[kind] = self.dates[kind]["steps"][first]["text"]
            if only is None:
                given.update(self._figures(kind, kept))
        return self._told(found, given, at)

    def asked_again(
        self,
        changed: Mapping[str, Any],
        concerns: Iterable[str] = (),
        days: Mapping[str, int] | None = None,
        law: str | None = None,
    ) -> Otherwise | None:
        """The engine asked again with parts of the case replaced; none where it refuses or nothing differs.

        `concerns` are the rules of the steps that the change is about, for naming the step.
        """
        request = {**self.request, "case": {**self.case, **changed}, "steps": False}
        if law is not None:
            request["law"] = law
        got = answer(request)
        if got["status"] != "result":
            return None
        about = frozenset(concerns)
        found = {each["type"]: date.fromisoformat(each["date"]).toordinal() for each in got["dates"]}
        at = {}
        for kind in self._asked():
            text = next((step["text"] for step in self.dates[kind]["steps"] if step["rule"] in about), None)
            if text is not None:
                at[kind] = text
        given = {name: str(number) for name, number in (days or {}).items()} | self._own_figures(got)
        return self._told({kind: found[kind] for kind in self._asked() if kind in found}, given, at)

    def with_days(self, days: Mapping[str, int], *, alone: bool = False) -> Otherwise | None:
        """Other dates (day numbers) or days in place of the right ones, by ask; `alone`: nothing follows from them."""
        kinds = {ask.id: ask.kind for ask in self.exercise.asks}
        follow = set() if alone else {*self.goes.values()} & {*days}
        given = {
            name: _iso(n) if kinds.get(name) == "date" else str(n) for name, n in days.items() if name not in follow
        }
        return self._told({name: days[name] for name in follow}, given, {})

    # --- inside -------------------------------------------------------------------------------------------------------

    def _asked(self) -> tuple[str, ...]:
        """Dates of the engine that are asked for, and the one from which the day of release follows."""
        kinds = [ask.id for ask in self.exercise.asks if ask.id in self.dates]
        kinds += sorted({*self.goes.values()} & {*self.dates} - {*kinds})
        return tuple(kind for kind in kinds if kind not in self.right or self.right[kind] == self.dates[kind]["date"])

    def _told(self, found: Mapping[str, int], given: Mapping[str, str], at: Mapping[str, str]) -> Otherwise | None:
        answers = {**given, **{kind: _iso(day) for kind, day in found.items()}}
        steps = dict(at)
        for name, kind in self.goes.items():
            if kind in found and name not in given:
                answers[name] = _iso(self.release(name, found[kind]))
                if kind in at:
                    steps[name] = at[kind]
        wrong = {name: text for name, text in answers.items() if self.right.get(name, text) != text}
        return Otherwise(wrong, {name: steps[name] for name in wrong if name in steps}) if wrong else None

    def _figures(self, kind: str, changed: Sequence[Move]) -> dict[str, str]:
        """Days of the sentence and to the release point as they come out, where this date is the one they belong to."""
        was, now = figures(self.moves[kind]), figures(changed)
        return {
            name: str(now[n])
            for n, name in enumerate(("sentence-days", "release-days"))
            if self.right.get(name) == str(was[n]) and was[n] != now[n]
        }

    def _own_figures(self, got: Mapping[str, Any]) -> dict[str, str]:
        """The same from an answer without steps: only where one sentence, or chain, governs before and after."""
        was, now = _governing(self.answer), _governing(got)
        if was is None or now is None:
            return {}
        names = {"sentence-days": "daysInSentence", "release-days": "daysToServe"}
        return {name: str(now[key]) for name, key in names.items() if self.right.get(name) == str(was[key])}


def _governing(got: Mapping[str, Any]) -> Mapping[str, Any] | None:
    rows = list(got.get("sentences") or ())
    chosen = rows if len(rows) == 1 else [row for row in rows if row["governsRelease"]]
    return chosen[0] if len(chosen) == 1 else None


def figures(steps: Sequence[Move]) -> tuple[int, int]:
    """Days counted in the terms of a date, and days to serve of them, before any record moves the date."""
    counted = waiting = serve = 0
    for move in steps:
        if move.op == "count":
            waiting += move.value
        elif move.op == "cap":
            waiting = min(waiting, move.value)
        elif move.op == "times":
            top, bottom = move.fraction
            serve += waiting * top // bottom if move.down else -(-waiting * top // bottom)
            counted, waiting = counted + waiting, 0
        elif move.op in ("day", "after"):
            break
    return counted, serve


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
