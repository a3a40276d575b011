"""Release dates for prison sentences in England and Wales, worked out and explained.

The engine is pure: no clock, no network, no file but its own law data. `calculate(case, law)` gives a `Result`, whose
dates carry the steps that made them, or a `Refusal`, whose objections say what to do.
"""

from calculator._version import __version__
from calculator.case import (
    Adjustment,
    Case,
    CaseError,
    FixedTermRecall,
    Length,
    Movement,
    Offence,
    Recall,
    Sentence,
)
from calculator.check.objection import Objection
from calculator.law.model import Citation, Law, LawError
from calculator.result import DatedResult, Refusal, Result, calculate
from calculator.steps import Step, replay

__all__ = [
    "Adjustment",
    "Case",
    "CaseError",
    "Citation",
    "DatedResult",
    "FixedTermRecall",
    "Law",
    "LawError",
    "Length",
    "Movement",
    "Objection",
    "Offence",
    "Recall",
    "Refusal",
    "Result",
    "Sentence",
    "Step",
    "__version__",
    "calculate",
    "replay",
]
