"""Results and objections as JSON objects. Dates are written 2026-01-05."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from calculator.calendar import working_days
from calculator.check.objection import Objection
from calculator.dates.own import own_dates
from calculator.envelope import envelope
from calculator.explain import explain
from calculator.hint_words import words
from calculator.hints import Situation, hints
from calculator.law.model import sources
from calculator.names import DATE_NAMES, ORDER, WEEKDAYS
from calculator.result import Result
from calculator.steps import Step

_DAYS = frozenset({"start", "last", "saved", "opens"})


def objection_json(o: Objection) -> dict[str, Any]:
    """An objection as JSON."""
    return {"rank": o.rank, "code": o.code, "about": o.about, "text": o.text, "mend": o.mend}


@cache
def citation_json(key: str) -> Mapping[str, Any]:
    """A provision as JSON; made once and not to be changed."""
    found = sources()[key]
    return {
        "id": key,
        "title": found.title,
        "provision": found.provision,
        "link": found.link,
        "basis": found.basis,
        "checked": found.checked.isoformat(),
    }


def period_json(length: tuple[int, int, int]) -> dict[str, int]:
    """A calendar period as JSON."""
    return {"years": length[0], "months": length[1], "days": length[2]}


def iso_period(length: tuple[int, int, int]) -> str:
    """A calendar period as ISO 8601: "P1Y5M"."""
    said = "".join(f"{n}{unit}" for n, unit in zip(length, "YMD", strict=True) if n)
    return f"P{said or '0D'}"


def figures_json(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a step as JSON: day numbers become dates."""
    return {
        k: date.fromordinal(v).isoformat() if k in _DAYS else list(v) if isinstance(v, tuple) else v
        for k, v in figures.items()
    }


def step_json(step: Step, result: Result) -> dict[str, Any]:
    """A step in words, with its figures and provisions."""
    return {
        "rule": step.rule,
        "op": step.op,
        "text": explain(step, result.case),
        "date": None if step.day is None else date.fromordinal(step.day).isoformat(),
        "days": step.value if step.op in ("count", "cap", "times", "add", "at-least") else None,
        "months": step.value if step.op == "months" else None,
        "figures": figures_json(step.figures),
        "law": [citation_json(key) for key in step.law],
    }


def result_json(result: Result, steps: bool = True) -> dict[str, Any]:
    """A result as JSON: dates with steps in words (or without them), law set, warnings."""
    rules = result.law.rules
    as_of = result.law.as_of
    return {
        "status": "result",
        "engine": result.version,
        "law": {
            "id": result.law.name,
            "title": rules.title,
            "checked": rules.checked.isoformat(),
            "asOf": as_of.isoformat() if as_of else None,
            "switches": sorted(k for k, on in rules.switches.items() if on),
        },
        "dates": [
            {
                "type": d.type,
                "name": DATE_NAMES[d.type],
                "date": d.date.isoformat(),
                "weekday": WEEKDAYS[d.date.weekday()],
                **({"steps": [step_json(s, result) for s in d.steps]} if steps else {}),
            }
            for d in result.dates
        ],
        "effectiveSentenceLength": period_json(result.effective_length),
        "tranche": [_tranche_json(result, name, tranche) for name, tranche in result.tranches.items()],
        "affectedBySds40": result.affected_by_sds40,
        "affectedByProgressionModel": result.affected_by_progression_model,
        "sentences": sentences_json(result),
        "envelope": _envelope_json(result),
        "notes": notes_json(result),
        "warnings": [objection_json(o) for o in result.warnings],
    }


def notes_json(result: Result) -> list[dict[str, Any]]:
    """Notes beside dates, in words."""
    as_of = result.law.as_of
    rules = result.law.rules
    now = Situation(
        None if as_of is None else as_of.toordinal(),
        working_days(rules.working_days),
        "PREVIOUSLY_RECORDED_SLED_USED" in _rules_of(result, "SLED"),
        friday_scheme=rules.working_days == "full",
        in_scheme_from=max(s.date.toordinal() for s in result.timeline.case.sentences) + rules.friday_served - 1,
    )
    found = hints(result.timeline, result.extraction, now)
    return [
        {"type": kind, "code": hint.code, "text": words(hint), "date": None if hint.day is None else _iso(hint.day)}
        for kind in ORDER
        for hint in found.get(kind, ())
    ]


def _rules_of(result: Result, kind: str) -> tuple[str, ...]:
    found = result.extraction.breakdown.get(kind)
    return found.rules if found is not None else ()


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def sentences_json(result: Result) -> list[dict[str, Any]]:
    """The dates of each sentence by itself, in the order of the case; a part of two chains is named in each."""
    t = result.timeline
    impacting = {p.index for s in result.extraction.impacting for p in s.parts}
    rows = []
    for group, g in enumerate(t.groups):
        for s in g.sentences:
            dates = {kind: _iso(day) for kind, day in own_dates(s, t.person.adult_from).items()}
            rows.append(
                {
                    "parts": [p.index for p in s.parts],
                    "group": group,
                    "dates": dates,
                    "daysInSentence": s.expiry_days,
                    "daysToServe": s.release_days,
                    "fractions": ["/".join(map(str, leg.fraction)) for leg in s.legs],
                    "governsRelease": any(p.index in impacting for p in s.parts),
                }
            )
    return sorted(rows, key=lambda row: row["parts"])


def _envelope_json(result: Result) -> dict[str, Any] | None:
    found = envelope(result)
    if found is None:
        return None
    return {
        "start": found.start.isoformat(),
        "days": found.days,
        "recall": found.recall,
        "sdsPlus": found.sds_plus,
        "schedule2026": found.schedule_2026,
    }


def _tranche_json(result: Result, name: str, tranche: str) -> dict[str, Any]:
    rules = result.law.rules
    law = next(x for x in (*rules.legislation, rules.recall56) if x.name == name)
    row = next(t for t in law.tranches if t.name == tranche)
    limit = (
        "every length not in an earlier tranche"
        if row.under is None and row.up_to is None
        else f"sentences under {row.under} {law.length_unit}"
        if row.under is not None
        else f"sentences of up to {row.up_to:,} {law.length_unit}"
    )
    return {
        "law": name,
        "title": law.title,
        "tranche": tranche,
        "opens": date.fromordinal(row.start).isoformat(),
        "takes": limit,
        "citation": citation_json(row.source),
    }
