"""“My answer differs”: dates on the record beside the dates worked out, and what would lead to each that differs.

Nothing is guessed from a number alone without saying so: a reason is told only where the same steps with one of them
done otherwise, or the engine asked again, give the very date that was typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculator.exchange_write import citation_json
from calculator.forms.case.absent import instead, why_absent
from calculator.forms.case.dates_compared import apart, by_type, shown_date
from calculator.forms.case.model import Worked
from calculator.forms.case.trials import FOUND, NUMBER, Trial
from calculator.forms.case.trials_of_case import Asked, ask_again, governing, other_dates
from calculator.forms.case.trials_of_rules import rules_of, trials_of_rules
from calculator.forms.case.trials_of_steps import Working
from calculator.forms.shown import source_words
from calculator.forms.words import count
from calculator.names import DATE_NAMES, ORDER

MOST_TOLD = 8


def gaps(worked: Worked, typed: Mapping[str, date]) -> dict[str, Any]:
    """Each date typed, whether it agrees, and what explains the gap where something does; best explanation first."""
    found = by_type(worked.answer)
    differing = any(kind not in found or _iso(found[kind]) != day for kind, day in typed.items())
    asked = ask_again(worked.request) if differing else []
    known = [*ORDER, *typed]
    rows = [_row(kind, typed[kind], found, worked, asked) for kind in sorted(typed, key=known.index)]
    return {
        "verdict": _verdict(rows),
        "calls": len(asked),
        "dates": rows,
        "missing": [
            {"type": kind, "name": row["name"], **shown_date(row["date"])}
            for kind, row in found.items()
            if kind not in typed
        ],
    }


def _iso(row: Mapping[str, Any]) -> date:
    return date.fromisoformat(row["date"])


def _verdict(rows: Sequence[Mapping[str, Any]]) -> str:
    wrong = [row for row in rows if row["state"] != "agrees"]
    if not rows:
        return "No date was typed."
    if not wrong:
        return "The date typed agrees." if len(rows) == 1 else f"All {len(rows)} dates typed agree."
    told = sum(1 for row in wrong if row["explanations"])
    differ = f"{len(wrong)} of {count(len(rows), 'date')} typed {'does' if len(wrong) == 1 else 'do'} not agree"
    if any(row["state"] == "absent" for row in wrong):
        differ += f" or {'was' if len(wrong) == 1 else 'were'} not worked out"
    if told == len(wrong):
        return f"{differ}; what would lead to {'it' if told == 1 else 'each'} is told below."
    if told:
        return f"{differ}; for {told} of them what would lead to it is told below."
    return (
        f"{differ}. Nothing that was tried leads to {'it' if len(wrong) == 1 else 'them'}: compare the steps by hand."
    )


def _row(
    kind: str, day: date, found: Mapping[str, Mapping[str, Any]], worked: Worked, asked: Sequence[Asked]
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "type": kind,
        "name": DATE_NAMES.get(kind, kind),
        "typed": shown_date(day.isoformat()),
        "worked": None,
        "days": None,
        "state": "absent",
        "explanations": [],
        "steps": [],
        "hint": "",
    }
    own = found.get(kind)
    if own is None:
        row["words"] = _absent(kind, day, found, worked)
        trials = [*_from_engine(kind, [], asked), *other_dates(worked.answer, kind)]
        row["explanations"] = _told(trials, day, [])
        return row
    days = (day - _iso(own)).days
    row |= {"worked": shown_date(own["date"]), "days": days, "state": "differs" if days else "agrees"}
    if not days:
        row["words"] = "The typed date agrees."
        return row
    row["words"] = f"The typed date is {apart(days)} than the date worked out."
    row["explanations"] = _explained(kind, day, own, worked, asked)
    row["steps"] = [_step(own["steps"], n) for n in range(len(own["steps"]))]
    if not row["explanations"]:
        row["hint"] = (
            "Nothing that was tried leads to the typed date. Lay the steps below beside the working on the record, and "
            "look for the first line that is not the same."
        )
    return row


def _absent(kind: str, day: date, found: Mapping[str, Mapping[str, Any]], worked: Worked) -> str:
    said = f"No such date was worked out. {why_absent(kind, found, worked.request, worked.answer)}"
    other = instead(kind, found)
    if not other:
        return said
    days = (day - _iso(found[other])).days
    beside = "is the same day" if not days else f"is {apart(days)}"
    return f"{said} Beside the {other}, the typed date {beside}."


def _explained(
    kind: str, day: date, own: Mapping[str, Any], worked: Worked, asked: Sequence[Asked]
) -> list[dict[str, Any]]:
    working = Working(own, worked.request)
    trials = [
        *working.trials(),
        *_from_engine(kind, own["steps"], asked),
        *other_dates(worked.answer, kind),
        *governing(worked.answer, worked.request, kind),
        *trials_of_rules(kind, working, rules_of(worked.request)),
    ]
    told = _told(trials, day, own["steps"])
    return told or _told(working.pairs(), day, own["steps"]) or _told(_by_number(day, _iso(own)), day, own["steps"])


def _from_engine(kind: str, steps: Sequence[Mapping[str, Any]], asked: Sequence[Asked]) -> Iterator[Trial]:
    for one in asked:
        if kind in one.dates:
            at = next((n for n, step in enumerate(steps) if _concerns(one, step)), None)
            key = (
                f"drop {steps[at]['rule']} {one.adjustment}"
                if one.adjustment is not None and at is not None
                else one.key
            )
            yield Trial(one.rank, key, one.when, one.dates[kind], at, "engine")


def _concerns(one: Asked, step: Mapping[str, Any]) -> bool:
    if one.adjustment is not None:
        return bool(step["figures"].get("adjustment") == one.adjustment)
    return step["rule"] in one.rules


def _by_number(day: date, worked: date) -> Iterator[Trial]:
    """Slips of typing: seen from the two dates alone, and told as such."""
    if day.day <= 12 and (day.year, day.month, day.day) == (worked.year, worked.day, worked.month):
        yield Trial(NUMBER, "swapped", "day and month are exchanged", day.toordinal(), None, "number")
    if day.day == worked.day and day.month == worked.month:
        years = count(abs(day.year - worked.year), "year")
        yield Trial(NUMBER, "year", f"another year is written ({years} away)", day.toordinal(), None, "number")
    if day.day == worked.day and day.year == worked.year:
        yield Trial(NUMBER, "month", "another month is written", day.toordinal(), None, "number")


def _told(
    trials: Iterator[Trial] | Sequence[Trial], day: date, steps: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The trials that give the typed date, in the fixed order, each once."""
    wanted = day.toordinal()
    fitting: dict[str, Trial] = {}
    for trial in trials:
        if trial.day == wanted:
            fitting.setdefault(trial.key, trial)
    ranked = sorted(fitting.values(), key=lambda trial: trial.rank)
    return [
        {
            "words": f"The typed date is what comes out when {trial.when}.",
            "how": FOUND[trial.how],
            "found": trial.how,
            "step": _step(steps, trial.step) if trial.step is not None and steps else None,
            "law": [source_words(citation_json(trial.law))] if trial.law else [],
        }
        for trial in ranked[:MOST_TOLD]
    ]


def _step(steps: Sequence[Mapping[str, Any]], n: int) -> dict[str, Any]:
    step = steps[n]
    return {"number": n + 1, "text": step["text"], "law": [source_words(law) for law in step["law"]]}
