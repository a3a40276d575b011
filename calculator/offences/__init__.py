"""Offences: which lists an offence is on, and what that does to its sentence.

`decide` answers for one offence (Act and section, name or code) and its sentence; `to_engine` puts the answers into
the words of the calculation; `search` is for a look-up box. The lists are read on first use, never on import.
"""

from calculator.offences.data import tables
from calculator.offences.decide import decide
from calculator.offences.describe import as_dict
from calculator.offences.engine import EngineInputs, to_engine
from calculator.offences.model import Answer, Citation, Decision, Offence, Question, Row
from calculator.offences.parse import parse
from calculator.offences.search import Hit, listed, search
from calculator.offences.terms import Term

__all__ = [
    "Answer",
    "Citation",
    "Decision",
    "EngineInputs",
    "Hit",
    "Offence",
    "Question",
    "Row",
    "Term",
    "as_dict",
    "decide",
    "listed",
    "parse",
    "search",
    "tables",
    "to_engine",
]
