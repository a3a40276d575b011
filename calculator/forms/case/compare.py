"""“What if”: a case beside the same case with something changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.forms.case.aligned import end
from calculator.forms.case.dates_compared import compared_dates
from calculator.forms.case.matched import Difference, PartDifference, entry_differences, places, unsaid
from calculator.forms.case.model import Worked
from calculator.forms.shown import basis, length_words, tranche_words
from calculator.forms.words import count, listed
from calculator.law.load import table
from calculator.names import capital

SIDES = ("Before", "What if")
NONE = "none"
SWITCHES = "Rules in force"


def compare(old: Worked, new: Worked) -> dict[str, Any]:
    """What was changed, what it does to every date, and what else comes or goes; every text ready for the page."""
    entries = entry_differences(old, new)
    dates = compared_dates(old.answer, new.answer, SIDES)
    facts = stands_on(old.answer, new.answer)
    unseen = [] if entries else unsaid(old, new)
    warnings = _come_and_go(_warnings(old.answer), _warnings(new.answer))
    notes = _come_and_go(_notes(old.answer), _notes(new.answer))
    return {
        "columns": list(SIDES),
        "same": not (entries or unseen or any(row["differs"] or row["steps"] for row in dates) or _any(facts)),
        "verdict": _verdict(entries, unseen, facts, dates),
        "changes": [_change(part) for part in entries],
        "unseen": f"Something not shown in words differs in what was entered: {listed(unseen)}." if unseen else "",
        "facts": facts,
        "dates": dates,
        "warnings": warnings,
        "notes": notes,
    }


def stands_on(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What each working stands on, line by line: law set and day, when checked, length, version, tranche."""
    ours = {line["label"]: line["value"] for line in basis(first)}
    theirs = {line["label"]: line["value"] for line in basis(second)}
    for found, answer in ((ours, first), (theirs, second)):
        found.setdefault("Effective sentence length", length_words(answer.get("effectiveSentenceLength")))
        found["Tranche"] = " ".join(tranche_words(answer))
        on = answer["law"].get("switches") or ()
        found[SWITCHES] = "; ".join(row["title"] for row in table("sets")["switch"] if row["id"] in on)
    rows = []
    for label in dict.fromkeys((*ours, *theirs)):
        values = (ours.get(label) or NONE, theirs.get(label) or NONE)
        if values != (NONE, NONE):
            rows.append({"label": label, "first": values[0], "second": values[1], "differs": values[0] != values[1]})
    return rows


def moved(dates: Sequence[Mapping[str, Any]]) -> int:
    """How many dates differ."""
    return sum(1 for row in dates if row["differs"])


def _any(facts: Sequence[Mapping[str, Any]]) -> bool:
    return any(row["differs"] for row in facts)


def _verdict(
    entries: Sequence[PartDifference],
    unseen: Sequence[str],
    facts: Sequence[Mapping[str, Any]],
    dates: Sequence[Mapping[str, Any]],
) -> str:
    changed, other = places(entries), moved(dates)
    law = next((row["differs"] for row in facts if row["label"] == "Law"), False)
    what = [f"{count(changed, 'change')} to what was entered"] if changed else []
    what += ["another law set or another day"] if law else []
    what += ["something that is not shown in words"] if unseen else []
    if not what and not other:
        others = [row["label"] for row in facts if row["differs"]]
        if others:
            return f"The entries and the dates are the same. What differs: {listed(others)}."
        return "Nothing differs: the entries are the same, and so is every date."
    if not other:
        return f"{capital(listed(what))}: no date moves."
    reason = listed(what) or "The same entries"
    verb = "differs" if other == 1 else "differ"
    return f"{capital(reason)}: {other} of {count(len(dates), 'date')} {verb}."


def _change(part: PartDifference) -> dict[str, Any]:
    """A part that was changed, put in or taken out; each of its lines in words."""
    state = "put in" if part.first is None else "taken out" if part.second is None else "changed"
    return {
        "title": part.title,
        "state": state,
        "lines": [
            {
                "label": line.label,
                "first": line.values[0],
                "second": line.values[1],
                "words": _line_words(line, state),
                "field": line.second.field if line.second is not None else "",
            }
            for line in part.lines
        ],
    }


def _line_words(line: Difference, state: str) -> str:
    first, second = line.values
    if state == "changed":
        return f"{line.label}: {first} before, {second} now"
    return f"{line.label}: {second if state == 'put in' else first}"


def _warnings(answer: Mapping[str, Any]) -> list[str]:
    return [f"{said['text']} {said.get('mend') or ''}".strip() for said in answer["warnings"]]


def _notes(answer: Mapping[str, Any]) -> list[str]:
    return [f"{note['type']}: {end(note['text'])}" for note in answer["notes"]]


def _come_and_go(first: Sequence[str], second: Sequence[str]) -> dict[str, list[str]]:
    return {
        "gone": [text for text in dict.fromkeys(first) if text not in second],
        "come": [text for text in dict.fromkeys(second) if text not in first],
    }
