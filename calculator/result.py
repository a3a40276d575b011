"""The door to the engine in Python: `calculate(case, law) -> Result | Refusal`."""

from __future__ import annotations

from datetime import date

from calculator._version import __version__
from calculator.case import Case
from calculator.check.after import findings
from calculator.check.before import objections_before
from calculator.check.differences import differences
from calculator.check.objection import RANKS, Objection
from calculator.check.words import objection
from calculator.combine import TooManyChainsError
from calculator.dates.extraction import Extraction
from calculator.derive import steps_for
from calculator.engine import run
from calculator.law.model import Law
from calculator.names import ORDER
from calculator.record import Record
from calculator.steps import Step, StepError, replay
from calculator.timeline.sentencing import NoReturnDateError
from calculator.timeline.state import Timeline


class DatedResult(Record):
    """One date of the booking with the steps that make it."""

    type: str
    date: date
    steps: tuple[Step, ...]


class Result(Record):
    """The dates of a case. `timeline` and `extraction` hold what explanations and records are made from."""

    case: Case
    law: Law
    version: str
    dates: tuple[DatedResult, ...]
    effective_length: tuple[int, int, int]
    tranches: dict[str, str]
    affected_by_sds40: bool
    affected_by_progression_model: bool
    warnings: tuple[Objection, ...]
    timeline: Timeline
    extraction: Extraction

    def date_of(self, kind: str) -> date | None:
        """The date of a type, if the booking has it."""
        return next((d.date for d in self.dates if d.type == kind), None)


class Refusal(Record):
    """The engine gives no dates: the objections say why and what to do, all together."""

    case: Case | None
    law: Law | None
    objections: tuple[Objection, ...]


def calculate(case: Case, law: Law, steps: bool = True) -> Result | Refusal:
    """Work out all dates of a case under a law set, with steps; or refuse, with every objection.

    Never raises for a case that could be created. Steps that do not lead to their date are refused. Warnings come with
    a result; the other ranks refuse. Without `steps` the dates come alone, a seventh sooner, for many bookings at once.
    """
    before = objections_before(case, law)
    if any(o.rank != "warning" for o in before):
        return Refusal(case, law, _ranked(before))
    try:
        t, out = run(case, law.rules)
        dates = dated(out, case, law) if steps else undated(out)
    except NoReturnDateError:
        return Refusal(case, law, (*before, objection("FTR_NO_RETURN_TO_CUSTODY_DATE", _recalled(case))))
    except TooManyChainsError:
        return Refusal(case, law, (*before, objection("TOO_MANY_CHAINS", "sentences")))
    except StepError as error:
        return Refusal(case, law, (*before, objection("ENGINE_FAULT", "sentences", str(error))))
    except (OverflowError, ValueError):
        return Refusal(case, law, (*before, objection("OUT_OF_RANGE", "sentences")))
    after = [objection(f.code, f.about, *f.arguments) for f in findings(t, out)]
    after.extend(objection("SINGLE_TERM_BROKEN", f"sentences/{n}") for n in dict.fromkeys(t.lost))
    if any(o.rank != "warning" for o in after):
        return Refusal(case, law, _ranked([*before, *after]))
    warnings = _ranked([*before, *after, *differences(t, out)])
    return Result(
        case,
        law,
        __version__,
        dates,
        out.length,
        dict(t.tranches),
        out.affected_40,
        out.affected_progression,
        warnings,
        t,
        out,
    )


def dated(out: Extraction, case: Case, law: Law) -> tuple[DatedResult, ...]:
    """Dates in reading order, each read off its steps. Raises `StepError` if steps and extraction disagree."""
    found = []
    for kind in ORDER:
        if kind in out.dates:
            steps = steps_for(out.why[kind], case, law.rules)
            day = replay(steps)
            if day != out.dates[kind]:
                raise StepError(
                    f"{kind}: the steps lead to {date.fromordinal(day)}, the extraction to "
                    f"{date.fromordinal(out.dates[kind])}"
                )
            found.append(DatedResult(kind, date.fromordinal(day), tuple(steps)))
    return tuple(found)


def undated(out: Extraction) -> tuple[DatedResult, ...]:
    """Dates in reading order, without their steps."""
    return tuple(DatedResult(kind, date.fromordinal(out.dates[kind]), ()) for kind in ORDER if kind in out.dates)


def _ranked(objections: list[Objection]) -> tuple[Objection, ...]:
    return tuple(sorted(objections, key=lambda o: RANKS.index(o.rank)))


def _recalled(case: Case) -> str:
    for n, s in enumerate(case.sentences):
        if s.recall is not None and s.recall.kind != "STANDARD" and s.recall.returned is None:
            return f"sentences/{n}/recall/returned"
    return "sentences"
