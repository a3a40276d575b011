"""One offence and its sentence in; every answer out, each with the row that decided it or the question that would."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from calculator.offences import exclusions, others, sds_plus
from calculator.offences.case import Case
from calculator.offences.data import tables
from calculator.offences.match import match
from calculator.offences.model import KINDS, Decision, Kind, Offence
from calculator.offences.parse import parse
from calculator.offences.terms import Term


def decide(
    offence: str | Offence,
    *,
    as_of: date,
    kind: Kind = "SDS",
    offence_date: date | None = None,
    sentence_date: date | None = None,
    length: Term | int | None = None,
    age: int | None = None,
    facts: Mapping[str, bool] | None = None,
) -> Decision:
    """What the lists say of an offence on the law of the day `as_of`.

    `offence`: as typed (“s.18 OAPA 1861”, “attempted murder”, “SX03001A”) or already read. `length`: the term, or days.
    `age`: whole years at conviction. `facts`: answers to questions by id (calculator/law/offences/questions.toml).
    Whatever is missing or unknown gives "check" with what to ask; nothing is guessed.
    Raises ValueError, in plain words, for an unknown kind or question, a length of nothing, or an impossible age.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind of sentence “{kind}”; known are {', '.join(KINDS)}")
    if unknown := sorted(set(facts or {}) - set(tables().questions)):
        raise ValueError(f"unknown question “{unknown[0]}”; the ids are those of the questions that a decision asks")
    if age is not None and not 0 <= age <= 130:
        raise ValueError(f"an age of {age} is not possible; give whole years at conviction")
    read = parse(offence) if isinstance(offence, str) else offence
    found = match(read, as_of, facts or {})
    term = Term(days=length) if isinstance(length, int) else length
    case = Case(read, kind, as_of, found, offence_date, sentence_date, term, age)
    plus, today = sds_plus.decide(case)
    terrorist = others.terrorism(case)
    answers = (
        others.schedule_15(case),
        plus,
        today,
        exclusions.sds40(case),
        exclusions.schedule_13(case),
        exclusions.would_be(case, plus, today),
        exclusions.august_list(case),
        others.particular_concern(case),
        terrorist,
        others.hdc(case, today, terrorist),
        others.registration(case),
    )
    return Decision(read, kind, as_of, found.identified, found.sure, answers)
