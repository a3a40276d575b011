"""Objections that need the calculated dates. Specification: 00 §2.4, 18 §18.3 and §18.5.

Each finding is a code, what its words are filled with, and the place in the case. Words are in `objections.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from calculator.calculable import CHAIN, Calculable
from calculator.case import Case
from calculator.check import recall_after
from calculator.dates.extraction import Extraction
from calculator.durations import add_months
from calculator.law.model import Rules
from calculator.timeline.state import Group, Timeline


class Finding(NamedTuple):
    """A code, its arguments (two findings are the same when both agree) and the place it is about."""

    code: str
    arguments: tuple[str | int, ...] = ()
    about: str = "sentences"


def findings(t: Timeline, out: Extraction) -> list[Finding]:
    """All findings after calculation, each once."""
    found: dict[tuple[str, tuple[str | int, ...]], Finding] = {}
    for check in (
        _extinguished,
        _remand,
        _late_awards,
        _between_tranches,
        _shpo,
        _tranche_one,
        _out_of_custody,
        _curfew_repeal,
    ):
        for finding in check(t, out):
            found.setdefault(finding[:2], finding)
    for code in recall_after.codes(t, out):
        found.setdefault((code, ()), Finding(code))
    return list(found.values())


def _sentences(t: Timeline) -> list[Calculable]:
    return [s for g in t.groups for s in g.sentences]


def place(s: Calculable) -> str:
    """Where in the case a calculable sentence stands: its first part."""
    return f"sentences/{s.parts[0].index}"


def _extinguished(t: Timeline, out: Extraction) -> Iterator[Finding]:
    by_hand = _by_hand(t)
    for g in t.groups:
        own = [s for s in g.sentences if s.recall is None]
        if not own:
            continue
        last = max(own, key=lambda s: s.uncapped())
        if min(s.date for s in own) - 1 <= last.uncapped() or not (last.remand or last.bail):
            continue
        if by_hand:
            yield Finding("PROGRESSION_MODEL_UNSUPPORTED_EXTINGUISHED_SENTENCE", (_credit(last),), place(last))
        else:
            yield Finding("RELEASE_DATE_BEFORE_SENTENCE_DATE", (_credit(last),), place(last))


def _credit(s: Calculable) -> str:
    return " and ".join(n for n, days in (("remand", s.remand), ("tagged bail", s.bail)) if days)


def _by_hand(t: Timeline) -> bool:
    law = t.rules.progression
    if (
        not t.rules.switches["routePreProgressionExtinguishedSentenceToManual"]
        or law is None
        or law.name not in t.tranches
    ):
        return False
    kinds = ("REMAND", "TAGGED_BAIL", "RECALL_REMAND", "RECALL_TAGGED_BAIL")
    return not any(a.kind in kinds and a.start.toordinal() >= law.start for a in t.case.adjustments)


def _remand(t: Timeline, out: Extraction) -> Iterator[Finding]:
    spans = [
        (n, a.first.toordinal(), a.last.toordinal())
        for n, a in enumerate(t.case.adjustments)
        if a.kind == "REMAND" and a.first and a.last
    ]
    for n, first, last in spans:
        for g in t.groups:
            served = g.first < g.release and not any(s.recall is not None for s in g.sentences)
            if served and first <= g.release and g.first <= last:
                yield Finding("REMAND_OVERLAPS_WITH_SENTENCE", (first, last, g.first, g.release), f"adjustments/{n}")


def _late_awards(t: Timeline, out: Extraction) -> Iterator[Finding]:
    days = [s.defaulted() for s in _sentences(t) if not s.term_kind]
    if not days:
        return
    last = max(days)
    for kind in ("ADA", "RADA"):
        for n, a in enumerate(t.case.adjustments):
            if a.kind == kind and a.start.toordinal() > last:
                yield Finding(f"ADJUSTMENT_AFTER_RELEASE_{kind}", (), f"adjustments/{n}")
                break


def _between_tranches(t: Timeline, out: Extraction) -> Iterator[Finding]:
    law = t.rules.sds40
    first, second = law.tranches[0], law.tranches[1]
    if t.tranches.get(law.name) != second.name:
        return
    for s in _sentences(t):
        if s.form == CHAIN and any(p.sds and not p.sds_plus and first.start <= p.date < second.start for p in s.parts):
            yield Finding("UNSUPPORTED_SDS40_CONSECUTIVE_SDS_BETWEEN_TRANCHE_COMMENCEMENTS", (), place(s))
            return


def _shpo(t: Timeline, out: Extraction) -> Iterator[Finding]:
    rules = t.rules
    first, third = rules.sds40.start, rules.sds40_more.start
    for s in _sentences(t):
        breach = any(
            p.sds
            and not p.sds_plus
            and p.code in rules.shpo_codes
            and p.offence is not None
            and rules.shpo_from <= p.offence <= third
            for p in s.parts
        )
        if breach and first <= s.det_release() < third and (s.recall is None or s.tused is not None):
            yield Finding("UNABLE_TO_DETERMINE_SHPO_RELEASE_PROVISIONS", (), place(s))
            return


def _tranche_one(t: Timeline, out: Extraction) -> Iterator[Finding]:
    law = t.rules.progression
    by_hand = t.rules.switches["progressionTrancheOneManualJourney"]
    if by_hand and law is not None and t.tranches.get(law.name) == law.tranches[0].name:
        yield Finding("PROGRESSION_TRANCHE_ONE_ALLOCATION")


def _out_of_custody(t: Timeline, out: Extraction) -> Iterator[Finding]:
    law = t.rules.progression
    if law is None or law.name not in t.tranches:
        return
    if _at_large_on(t.case, law.start - 1, t.rules) or _away_before(t.case, law.start):
        yield Finding("UNSUPPORTED_OUT_OF_CUSTODY_AT_PROGRESSION_MODEL_COMMENCEMENT", (law.start,), "movements")


def _at_large_on(case: Case, eve: int, rules: Rules) -> bool:
    for a in case.adjustments:
        if a.kind != "UAL" or a.reason in (None, "RECALL") or a.first is None or a.last is None:
            continue
        first, last = a.first.toordinal(), a.last.toordinal()
        if a.reason == "RELEASE_IN_ERROR" or (a.reason == "ESCAPE" and first < rules.escape_day):
            first, last = first - 1, last + 1
        elif a.reason != "ESCAPE":
            last += 1
        if first <= eve < last:
            return True
    return False


def _away_before(case: Case, day: int) -> bool:
    out = [m for m in case.movements if m.direction == "out" and m.date.toordinal() < day]
    if not out:
        return False
    latest = max(m.date for m in out)
    last = [m for m in out if m.date == latest][-1]
    if last.reason not in ("ERS", "PAROLE"):
        return False
    back = [m.date for m in case.movements if m.direction == "in" and m.date.toordinal() < day]
    return not back or max(back) <= latest


def _curfew_repeal(t: Timeline, out: Extraction) -> Iterator[Finding]:
    if not t.rules.hdc_repealed or "HDCED" not in out.dates:
        return
    left = [m.date for m in t.case.movements if m.direction == "out" and m.reason == "HDC"]
    if left and not any(m.direction == "in" and m.date >= max(left) for m in t.case.movements):
        yield Finding("HDCED_REPEAL", (), "movements")


def at_least_a_year(s: Calculable, months: int) -> bool:
    """Length of twelve months or more, as the recall rules count it."""
    return s.length >= add_months(s.date, months) - s.date


__all__ = ["Finding", "Group", "at_least_a_year", "findings", "place"]
