"""Marking: each answer against the right one, and the mistakes that would give what was given.

A mistake that explains several wrong answers of the same exercise comes before one that explains a single one, and one
that would have made another answer wrong, which is right, comes later. Slips of writing come last. Only what gives the
very answer that was given is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from calculator.forms.words import count, listed
from calculator.names import plain_date
from calculator.practice.mistakes import MISTAKES
from calculator.practice.mistakes.kind import Kind
from calculator.practice.model import Ask, Exercise, Mark, Mistake, Slip
from calculator.practice.otherwise import Rework
from calculator.practice.pairs import Pair, pair_of
from calculator.practice.slips import told

Told = tuple[Kind, Slip]

#: As many as are named beside one answer.
MOST_NAMED = 8
_CREDIT = {"remand-days": -1, "bail-days": -1, "ual-days": 1}
_RELEASE = {**_CREDIT, "release-days": 1, "added-days": 1}
_END = {**_CREDIT, "sentence-days": 1}
#: How a day more in a step moves a date.
CARRIED: Mapping[str, Mapping[str, int]] = {
    "CRD": _RELEASE,
    "ARD": _RELEASE,
    "MTD": _RELEASE,
    "SLED": _END,
    "SED": _END,
    "PED": {**_RELEASE, "release-days": 0, "parole-days": 1},
}
#: End dates that are often forgotten altogether.
_ENDS = ("SLED", "SED", "LED")


def mark(exercise: Exercise, given: Mapping[str, str], papers: Rework | None = None) -> tuple[Mark, ...]:
    """Every answer marked, in the order of the asks. Answers are written as in `Exercise.answers`; blank is not given.

    Steps that were left blank are not marked. `papers` are those of the exercise where they were made before.
    """
    return _Marking(exercise, given, papers or Rework(exercise)).marks()


def _words(text: str) -> str:
    """A number of days or a date, in words."""
    return count(int(text), "day") if text.isdecimal() else plain_date(date.fromisoformat(text))


class _Marking:
    """One exercise with what was given for it."""

    def __init__(self, exercise: Exercise, given: Mapping[str, str], papers: Rework) -> None:
        self.exercise = exercise
        self.papers = papers
        self.right = exercise.answers
        self.given = {ask.id: given.get(ask.id, "").strip() for ask in exercise.asks}
        self.wrong = {name for name, text in self.given.items() if text and text != self.right[name]}
        self.known: list[Told] = list(told(papers)) if self.wrong else []
        self.fitting = {name: self._fitting(name) for name in self.wrong}
        self.pair: Pair | None = None
        if any(not found for name, found in self.fitting.items() if not self._follows(name)):
            numbers = {ask.id: self.given[ask.id] for ask in exercise.asks if ask.kind != "choice"}
            self.pair = pair_of(self.known, numbers, self.right)

    def marks(self) -> tuple[Mark, ...]:
        """The marks, in order."""
        return tuple(self._mark(ask) for ask in self.exercise.asks if self.given[ask.id] or not ask.step)

    def _mark(self, ask: Ask) -> Mark:
        text, right = self.given[ask.id], self.right[ask.id]
        if text == right:
            return Mark(ask, text, right, True)
        if not text:
            forgotten = ask.id in _ENDS and any(self.given[other.id] for other in self.exercise.asks if not other.step)
            return Mark(ask, text, right, False, (MISTAKES["licence-end-forgotten"],) if forgotten else ())
        fitting = self.fitting[ask.id]
        mistakes = tuple({kind.id: kind.mistake for kind, _ in fitting}.values())[:MOST_NAMED]
        hows = {kind.id: slip.how for kind, slip in reversed(fitting) if slip.how}
        step = self._step(ask, fitting)
        if not mistakes:
            mistakes, words = self._otherwise(ask)
            step = words or step
        return Mark(ask, text, right, False, mistakes, step, together=not fitting and len(mistakes) > 1, hows=hows)

    def _fitting(self, name: str) -> list[Told]:
        """What gives this very answer, likeliest first."""
        found = [one for one in self.known if one[1].answers.get(name) == self.given[name]]
        skill = self.exercise.skill.id
        return sorted(found, key=lambda one: (one[0].slight, -self._weight(*one), one[0].id != skill))

    def _weight(self, kind: Kind, slip: Slip) -> int:
        """How well a mistake agrees with all that was given: wrong answers that it explains, less what it does not.

        Made in one way here and in another there, it is still the same mistake. An answer that this way would have
        given otherwise speaks against it; a wrong one that it leaves alone does not.
        """
        ways = [other for each, other in self.known if each is kind]
        agrees = sum(1 for name in self.wrong if any(way.answers.get(name) == self.given[name] for way in ways))
        against = sum(1 for name, text in slip.answers.items() if self.given.get(name) not in ("", None, text))
        return agrees - against

    # --- where no mistake alone gives the answer ----------------------------------------------------------------------

    def _otherwise(self, ask: Ask) -> tuple[tuple[Mistake, ...], str]:
        """Mistakes and words for an answer that no mistake alone gives."""
        followed = self._follows(ask.id)
        if followed:
            return followed
        steps = self._carried(ask)
        if steps:
            return (), f"In {steps}. This follows rightly from it: put that right, and work the date out again."
        if self.pair is not None and ask.id in self.pair.answers:
            one, other = self.pair.mistakes
            return (one, other), f"In two places: “{one.title}” and “{other.title}” together give this answer."
        return (), ""

    def _follows(self, name: str) -> tuple[tuple[Mistake, ...], str] | None:
        """Where a day of release follows, rightly or wrongly, from a date that was given and is wrong."""
        kind = self.papers.goes.get(name, "")
        due = Rework.as_number(self.given.get(kind, "")) if kind in self.wrong else None
        got = Rework.as_number(self.given[name])
        if due is None or got is None:
            return None
        if got == self.papers.release(name, due):
            return (), f"In the {kind} that was given. This day follows rightly from it: put only that date right."
        if self.papers.calendar.is_working(due):
            return None
        if got == self.papers.calendar.next(due):
            return (MISTAKES["weekend-wrong-way"],), ""
        return ((MISTAKES["weekend-not-moved"],), "") if got == due else None

    def _carried(self, ask: Ask) -> str:
        """The steps whose wrong numbers, carried on rightly, give this date; empty where they do not."""
        got, right = Rework.as_number(self.given[ask.id]), Rework.as_number(self.right[ask.id])
        moving = CARRIED.get(ask.id, {})
        steps = [other for other in self.exercise.asks if other.id in self.wrong and other.id in moving]
        if ask.step or got is None or right is None or not steps:
            return ""
        days = sum(moving[each.id] * (int(self.given[each.id]) - int(self.right[each.id])) for each in steps)
        return listed([f"“{each.label}”" for each in steps]) if days == got - right else ""

    def _step(self, ask: Ask, fitting: list[Told]) -> str:
        """The first step that differs: a wrong one that was given, or that at which the likeliest mistake parts."""
        if not ask.step:
            for other in self.exercise.asks:
                if other.step and other.id in self.wrong and other.kind != "choice":
                    given, right = (_words(each[other.id]) for each in (self.given, self.right))
                    return f"{other.label}: {given} given, {right} right."
        return next((slip.steps[ask.id] for _, slip in fitting if ask.id in slip.steps), "")
