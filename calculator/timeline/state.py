"""What is known at one point of the walk through time. Specification: 05 §1."""

from __future__ import annotations

from typing import Any

from calculator.calculable import Calculable
from calculator.case import Case
from calculator.identify import Person
from calculator.law.model import Legislation, Rules
from calculator.part import Part
from calculator.timeline.custody import Links

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
        "deduction_days",
        "expired_licence",
        "fresh",
        "ftr",
        "groups",
        "latest",
        "latest_day",
        "licence",
        "links",
        "lost",
        "merged",
        "most",
        "padas",
        "parts_by_day",
        "past_ual",
        "person",
        "recalled_56",
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
        self.records: dict[str, dict[int, list[Record]]] = {}
        for n, a in enumerate(case.adjustments):
            day = a.start.toordinal()
            row = (n, day, a.days, a.first.toordinal() if a.first else None, a.last.toordinal() if a.last else None)
            self.records.setdefault(a.kind, {}).setdefault(day, []).append(row)
        #: Days from which a deduction counts: on the others there is nothing to share out.
        self.deduction_days = {day for kind in DEDUCTIONS if kind in self.records for day in self.records[kind]}
        self.parts_by_day: dict[int, list[Part]] = {}
        recalled_56 = False
        for part in parts:
            self.parts_by_day.setdefault(part.date, []).append(part)
            recalled_56 = recalled_56 or part.recall == "FTR_56"
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
        #: Whether anybody was recalled for 56 days: otherwise its tranches change nothing.
        self.recalled_56 = recalled_56
        self.snapshots: dict[str, Any] = {}
        self.tranches: dict[str, str] = {}
        #: Who has most days of adjustment, and the sentences new since the governing one was found; none: look again.
        self.most: tuple[int, Calculable] | None = None
        self.fresh: list[Calculable] | None = None
        self.links: Links | None = None
        self.merged = False
        #: Sentences that fell out of a single term; such a case is refused to people (`calculator.result`).
        self.lost: list[int] = []

    def take(self, kind: str, day: int) -> tuple[int, tuple[int, ...]]:
        """Days and records of a kind that take effect on a day; they are used up."""
        rows = self.records.get(kind)
        found = rows.pop(day, None) if rows else None
        return (sum(r[2] for r in found), tuple(r[0] for r in found)) if found else (0, ())

    def look(self, kind: str, day: int) -> list[Record]:
        """Records of a kind that take effect on a day."""
        return self.records.get(kind, {}).get(day, [])

    def touch(self) -> None:
        """Sentences in custody have changed: who governs release and who has most days must be looked for again."""
        self.most = None
        self.fresh = None

    def most_adjusted(self) -> Calculable | None:
        """The sentence in custody with the most days of adjustment; the first listed on ties."""
        if self.most is None:
            for s in self.current:
                total = s.total_days()
                if self.most is None or total > self.most[0]:
                    self.most = total, s
        return None if self.most is None else self.most[1]

    def joined(self, new: list[Calculable], gone: Calculable | None) -> None:
        """Note sentences that joined those in custody, which are otherwise unchanged but for one that is gone."""
        if self.most is not None:
            if gone is self.most[1]:
                self.most = None
            else:
                for s in new:
                    total = s.total_days()
                    first = s.date <= self.most[1].date
                    if total > self.most[0] or (total == self.most[0] and first):
                        self.most = total, s
        if self.fresh is not None:
            self.fresh = None if gone is self.latest else self.fresh + new

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
        if not self.current or self.fresh == []:
            return
        if self.fresh is None or self.latest is None:
            best, candidates = self.current[0], self.current
        else:
            best, candidates = self.latest, self.fresh
        best_day = best.det_release()
        for s in candidates:
            day = s.det_release()
            if day > best_day or (day == best_day and self.fresh is not None and s.date <= best.date):
                best, best_day = s, day
        self.fresh = []
        if best.law is not None and best.law_day is not None and best.law_day > best_day:
            best_day = best.law_day
        self.latest = best
        self.latest_day = max(best.date, self.working.previous(best_day))
