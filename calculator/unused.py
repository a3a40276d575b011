"""Unused deductions: days of remand and tagged bail beyond what a sentence can take. Specification: 16 §16.8.

The case is worked out with every deduction at its full days. What cannot be used is to be recorded as unused, so that
the days credited never release before the day of sentence.
"""

from __future__ import annotations

from calculator.case import Case
from calculator.check.after import findings
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.engine import run
from calculator.law.model import Law
from calculator.record import Record

#: The one finding that full deductions may well cause, and that this calculation is there to cure.
CURED = "RELEASE_DATE_BEFORE_SENTENCE_DATE"


class Unused(Record):
    """Days unused, the most that can be used, and the days credited; or the objections that stand in the way."""

    days: int | None
    usable: int
    credited: int
    objections: tuple[Objection, ...] = ()


def unused_deductions(case: Case, law: Law) -> Unused:
    """Days of remand and tagged bail that cannot be used in the last period of custody of the case.

    Raises what `calculator.engine.run` raises for a case that cannot be worked out.
    """
    t, out = run(case, law.rules)
    against = [objection(f.code, f.about, *f.arguments) for f in findings(t, out) if f.code != CURED]
    if against:
        return Unused(None, 0, 0, tuple(against))
    if not any(kind in out.dates for kind in ("CRD", "ARD", "MTD")):
        return Unused(0, 0, 0)
    group = t.groups[-1].sentences
    longest = max(group, key=lambda s: s.uncapped() + s.deductions())
    latest = max(s.date for s in group)
    if latest != longest.date:
        usable = longest.uncapped() + longest.deductions() - latest
    else:
        usable = longest.release_days + longest.ual + longest.awarded
    credited = max(s.deductions() for s in group)
    return Unused(max(0, credited - usable), usable, credited)
