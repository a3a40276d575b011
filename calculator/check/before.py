"""Objections that need no calculation. Specification: 18 §18.2 and §18.4."""

from __future__ import annotations

from calculator.case import Case
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.law.model import Law


def objections_before(case: Case, law: Law) -> list[Objection]:
    """Everything that can be said of the entries by themselves."""
    found = []
    if case.birth is None:
        found.append(objection("ASSUMED_ADULT", "dateOfBirth"))
    return found
