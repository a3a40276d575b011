"""One line of `python -m calculator reference`: the result of a reference case as JSON. This form is kept stable."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from calculator.check.after import findings
from calculator.combine import TooManyChainsError
from calculator.derive import steps_for
from calculator.engine import run
from calculator.exchange_write import figures_json, iso_period
from calculator.reference.breakdown import breakdown, sentence_level
from calculator.reference.read import ReadError, read_case, read_law
from calculator.steps import Step
from calculator.timeline.sentencing import NoReturnDateError

NO_TRANCHE = "TRANCHE_0"


def answer(name: str, text: str | bytes) -> dict[str, Any]:
    """The result of one case given as JSON text. Never raises: what cannot be read gets an `error`."""
    try:
        raw = json.loads(text)
        if not isinstance(raw, Mapping):
            raise ReadError("the case is not a JSON object")
        return {"case": name, **worked(raw)}
    except NoReturnDateError:
        return _failed(name, "NoValidReturnToCustodyDateException")
    except TooManyChainsError:
        return _failed(name, "TooManyChains: the consecutive links branch too often")
    except (ReadError, ValueError, OverflowError, RecursionError) as error:
        return _failed(name, f"{type(error).__name__}: {error}")


def _failed(name: str, error: str) -> dict[str, Any]:
    return {
        "case": name,
        "dates": {},
        "effectiveSentenceLength": None,
        "messages": [],
        "error": error,
        "affectedBySds40": False,
        "affectedByProgressionModel": False,
        "sdsEarlyReleaseAllocatedTranche": NO_TRANCHE,
        "sdsEarlyReleaseTranche": NO_TRANCHE,
        "trancheAllocationByLegislationName": {},
        "sentenceLevelDates": [],
        "breakdown": {},
        "steps": {},
    }


def worked(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The result of a reference case already read from JSON."""
    case, law = read_case(raw), read_law(raw)
    rules = law.rules
    t, out = run(case, rules)
    tranche = t.tranches.get(rules.sds40.name, NO_TRANCHE)
    return {
        "dates": {kind: date.fromordinal(day).isoformat() for kind, day in out.dates.items()},
        "effectiveSentenceLength": iso_period(out.length),
        "messages": [f.code for f in findings(t, out)],
        "error": None,
        "affectedBySds40": out.affected_40,
        "affectedByProgressionModel": out.affected_progression,
        "sdsEarlyReleaseAllocatedTranche": tranche,
        "sdsEarlyReleaseTranche": tranche,
        "trancheAllocationByLegislationName": dict(t.tranches),
        "sentenceLevelDates": sentence_level(t, out),
        "breakdown": breakdown(t, out),
        "steps": {kind: [step_line(s) for s in steps_for(out.why[kind], case, rules)] for kind in out.dates},
    }


def step_line(step: Step) -> dict[str, Any]:
    """A step with its rule, figures, provisions and the date it reaches."""
    return {
        "rule": step.rule,
        "op": step.op,
        "value": step.value,
        "figures": figures_json(step.figures),
        "date": None if step.day is None else date.fromordinal(step.day).isoformat(),
        "law": list(step.law),
    }


def lines(paths: Iterator[tuple[str, bytes]]) -> Iterator[str]:
    """A JSON line for each case: name and text in, line out, in order."""
    for name, text in paths:
        yield json.dumps(answer(name, text), ensure_ascii=False, separators=(",", ":"))


def case_name(root: PurePath, path: PurePath) -> str:
    """What a case is called: folder and name, without the extension."""
    return path.relative_to(root).with_suffix("").as_posix()
