"""Trials from the figures of the law set: other recall terms, curfew and removal limits, and tranche dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from calculator.forms.case.replayed import Move
from calculator.forms.case.trials import DAY_ONE, FRACTION, TRANCHE, Trial
from calculator.forms.case.trials_of_steps import Working
from calculator.forms.words import count
from calculator.law.model import LawError, Rules, named
from calculator.names import plain_date

_PUT_OFF = frozenset({"CRD", "ARD", "PED", "PRRD"})


def rules_of(request: Mapping[str, Any]) -> Rules | None:
    """The rules of the law set that the case was worked out under."""
    as_of = date.fromisoformat(request["asOf"]) if request.get("asOf") else None
    try:
        return named(request.get("law", "today"), as_of, request.get("options") or {}).rules
    except LawError:
        return None


def trials_of_rules(kind: str, working: Working, rules: Rules | None) -> Iterator[Trial]:
    """Another figure of the same rule, and the opening day of each tranche."""
    if rules is None:
        return
    for n, move in enumerate(working.moves):
        for rank, value, when in _otherwise(move, rules):
            yield working.with_value(rank, n, value, when)
    if kind in _PUT_OFF:
        yield from _tranches(working, rules)


def _otherwise(move: Move, rules: Rules) -> Iterator[tuple[int, int, str]]:
    if move.rule == "FIXED_TERM_RECALL":
        own = int(move.figures["of"])
        for days in sorted({*rules.recall_days.values()} - {own}):
            yield FRACTION, days - 1, f"a recall of {count(days, 'day')} is counted, in place of {own}"
        yield DAY_ONE, own, "the day of return is not counted as day one of the recall"
    elif move.rule == "HDCED_GE_MIDPOINT_LT_MAX_PERIOD":
        own = int(move.figures["of"])
        for _, window in {rules.hdc_old, rules.hdc_new}:
            if window != -move.value:
                when = f"the longest curfew is taken to be {count(window + 1, 'day')}, in place of {own}"
                yield FRACTION, -window, when
        yield DAY_ONE, -own, "the day of release is not counted in the longest curfew"
    elif move.rule == "ERSED_MAX_PERIOD" and move.op == "add":
        for window, unit, _ in {rules.ers_old, rules.ers_new}:
            if unit == "days" and window != -move.value:
                when = (
                    f"the longest time before release is taken to be {count(window, 'day')}, in place of {-move.value}"
                )
                yield FRACTION, -window, when


def _tranches(working: Working, rules: Rules) -> Iterator[Trial]:
    """A release date put off to the day on which a tranche opens; to an earlier day only where it is put off now."""
    held = any(move.rule == "TRANCHE" for move in working.moves)
    for law in (*rules.legislation, rules.recall56):
        for row in law.tranches:
            if row.start > working.day or held:
                said = f"{row.name.replace('_', ' ').lower()} of “{law.title}”"
                when = f"the date is put off to {plain_date(date.fromordinal(row.start))}, when {said} opens"
                yield Trial(TRANCHE, f"tranche {law.name} {row.name}", when, row.start, None, "figures", row.source)
