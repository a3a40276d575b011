"""What is known at one point of the walk through time. Specification: 05 §1."""

from __future__ import annotations

from typing import Any

from calculator.calculable import Calculable, Part
from calculator.case import Case
from calculator.identify import Person
from calculator.law.model import Legislation, Rules

#: A record of the case that moves dates: (position in the case, day it takes effect, days, first, last).
Record = tuple[int, int, int, int | None, int | None]

DEDUCTIONS = ("REMAND", "TAGGED_BAIL", "RECALL_REMAND", "RECALL_TAGGED_BAIL")


class Group:
    """Sentences served together up to one release."""

    __slots__ = ("first", "release", "sentences")

    def __init__(self, first: int, release: int, sentences: list[Calculable]) -> None:
        self.first = first
        self.release = release
        self.sentences = sentences


def _latest_first(pair: tuple[Legislation, int | None]) -> tuple[int, int]:
    return -pair[0].start, pair[0].rank


class Timeline:
    """The state of the walk. Lists hold calculable sentences; days are day numbers."""

    __slots__ = (
        "_ahead",
        "applicable",
        "case",
        "current",
        "expired_licence",
        "ftr",
        "groups",
        "latest",
        "latest_day",
        "licence",
        "linked",
        "lost",
        "merged",
        "out_moves",
        "padas",
        "parts_by_day",
        "past_ual",
        "person",
        "records",
        "refs",
        "rules",
        "snapshots",
        "tranches",
        "working",
    )

    def __init__(self, case: Case, rules: Rules, person: Person, parts: list[Part], working: Any) -> None:
        self.case = case
        self.rules = rules
        self.person = person
        self.working = working
        self.records: dict[str, list[Record]] = {}
        for n, a in enumerate(case.adjustments):
            self.records.setdefault(a.kind, []).append(
                (
                    n,
                    a.start.toordinal(),
                    a.days,
                    a.first.toordinal() if a.first else None,
                    a.last.toordinal() if a.last else None,
                )
            )
        self.parts_by_day: dict[int, list[Part]] = {}
        for part in parts:
            self.parts_by_day.setdefault(part.date, []).append(part)
        self.current: list[Calculable] = []
        self.groups: list[Group] = []
        self.licence: list[Calculable] = []
        self.expired_licence: list[Calculable] = []
        self.latest_day = min(self.parts_by_day)
        #: The sentence that governs release; none before the first is calculated.
        self.latest: Calculable | None = None
        self.padas = 0
        self.refs: tuple[int, ...] = ()
        self.past_ual: list[tuple[int, int]] = []
        #: Laws that have begun: name → (law, tranche day allocated).
        self.applicable: dict[str, tuple[Legislation, int | None]] = {}
        self._ahead: list[tuple[Legislation, int | None]] | None = None
        #: Whether 56-day recall has begun, and the tranche day allocated.
        self.ftr: tuple[bool, int | None] = (False, None)
        self.snapshots: dict[str, Any] = {}
        self.tranches: dict[str, str] = {}
        self.merged = False
        #: Sentences that fell out of a single term; such a case is refused to people (`calculator.result`).
        self.lost: list[int] = []
        self.linked = any(p.follows is not None for p in parts)
        self.out_moves: dict[int, Any] = {}

    def take(self, kind: str, day: int) -> tuple[int, tuple[int, ...]]:
        """Days and records of a kind that take effect on a day; they are used up."""
        rows = self.records.get(kind)
        if not rows:
            return 0, ()
        found = [r for r in rows if r[1] == day]
        if found:
            self.records[kind] = [r for r in rows if r[1] != day]
        return sum(r[2] for r in found), tuple(r[0] for r in found)

    def look(self, kind: str, day: int) -> tuple[int, tuple[int, ...]]:
        """As `take`, without using them up."""
        found = [r for r in self.records.get(kind, ()) if r[1] == day]
        return sum(r[2] for r in found), tuple(r[0] for r in found)

    def begin(self, law: Legislation, tranche_day: int | None) -> None:
        """Note that a law applies from now on (with its tranche day, once allocated)."""
        self.applicable[law.name] = (law, tranche_day)
        self._ahead = None

    @property
    def ahead(self) -> list[tuple[Legislation, int | None]]:
        """Laws that have begun, the latest first."""
        if self._ahead is None:
            self._ahead = sorted(self.applicable.values(), key=_latest_first)
        return self._ahead

    def all_sentences(self) -> list[Calculable]:
        """Sentences of all released groups and of the current one, in order."""
        return [s for g in self.groups for s in g.sentences] + self.current

    def with_current(self) -> list[Group]:
        """Released groups and, if anybody is in custody, the current one."""
        if not self.current:
            return list(self.groups)
        return [*self.groups, Group(min(s.date for s in self.current), self.latest_day, list(self.current))]

    def recompute_latest(self) -> None:
        """Find the sentence that governs release and the working day on which release would be."""
        if not self.current:
            return
        best, best_day = self.current[0], self.current[0].det_release()
        for s in self.current:
            day = s.det_release()
            if day > best_day:
                best, best_day = s, day
        if best.law is not None and best.law_day is not None and best.law_day > best_day:
            best_day = best.law_day
        self.latest = best
        self.latest_day = max(best.date, self.working.previous(best_day))
