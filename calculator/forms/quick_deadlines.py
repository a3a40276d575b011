"""The deadlines of a procedure, from what the page knows of it and the key dates typed; and the calendar file.

The page sends the procedure's deadlines with the question, as the site's build wrote them into it:
`{"title": "Recall paperwork", "events": [{"of": "the day of return", "clock": false}], "limits": [{"what", "amount",
"unit", "when", "event": 0, "note"}]}`. Event n has the controls `deadlines-e<n>-day`, `-month`, `-year` and `-at`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator import exchange_quick
from calculator.forms.fields import DateField
from calculator.forms.model import Problem, Typed
from calculator.forms.one import read_one
from calculator.forms.quick_shown import show
from calculator.names import capital, full_date
from calculator.quick.model import Ask, Quick
from calculator.quick.read import read

NOTHING = "Enter at least one key date. The deadlines that are counted from it are then worked out."
ABOUT = "Worked out with the OMU Handbook. Check it against the guide and the record."


def submit(quick: Quick, typed: Typed, as_of: date, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The dates in their order, or a calendar file of them when `calendar` asks for one; problems otherwise."""
    procedure = asked["limits"]
    days, problems = _days(quick, procedure, typed)
    if not problems and not days:
        first = f"{quick.id}-e0"
        problems = [Problem(first, f"{first}-day", NOTHING)]
    if problems:
        return _problems(problems)
    chosen = [limit for limit in procedure["limits"] if limit["event"] in days]
    rows = [
        {**days[limit["event"]], "amount": limit["amount"], "unit": limit["unit"], "when": limit["when"]}
        for limit in chosen
    ]
    values, faults = read(quick, {"limits": rows})
    answered = exchange_quick.refusal("QUICK_INPUT", *faults) if faults else exchange_quick.work(quick, values, as_of)
    if answered["status"] != "result":
        return _problems([_beside(quick, chosen, found) for found in answered["objections"]])
    order = sorted(range(len(chosen)), key=lambda n: (answered["lines"][n]["day"], answered["lines"][n]["text"]))
    lines = [_named(chosen[n], answered["lines"][n]) for n in order]
    if "calendar" in asked:
        return _calendar(procedure, [chosen[n] for n in order], lines, asked["calendar"])
    steps = [{**answered["steps"][n], "text": f"{chosen[n]['what']}. {answered['steps'][n]['text']}"} for n in order]
    entered = [("Procedure", procedure["title"])]
    for number, day in days.items():
        said = full_date(date.fromisoformat(day["from"])) + (f" at {day['at']}" if "at" in day else "")
        entered.append((capital(procedure["events"][number]["of"]), said))
    return {"status": "result", "shown": show({**answered, "lines": lines, "steps": steps}, entered)}


def _days(quick: Quick, procedure: Mapping[str, Any], typed: Typed) -> tuple[dict[int, dict[str, str]], list[Problem]]:
    """The date (and time of day) of each event that was typed, and the problems with them."""
    days: dict[int, dict[str, str]] = {}
    problems: list[Problem] = []
    for number, event in enumerate(procedure["events"]):
        name = f"{quick.id}-e{number}"
        got = DateField(name, event["of"], f"“{capital(event['of'])}”").read(typed)
        problems += got.problems
        clock = read_one(Ask("at", "Time of day", "time", needed=False), f"{name}-at", typed)
        problems += [problem.replace(field=name) for problem in clock.problems]
        if clock.value and got.value is None and not got.problems:
            problems.append(Problem(name, f"{name}-day", f"“{capital(event['of'])}” has a time but no date."))
        if got.value:
            days[number] = {"from": got.value.isoformat(), **({"at": clock.value} if clock.value else {})}
    return days, problems


def _named(limit: Mapping[str, Any], line: Mapping[str, Any]) -> dict[str, Any]:
    """A line with what is due for its name, and how it was counted in its note."""
    notes = (f"{line['name']}.", limit.get("note", ""), line["note"], limit.get("ask", ""))
    return {**line, "name": limit["what"], "note": " ".join(filter(None, notes))}


def _calendar(
    procedure: Mapping[str, Any], limits: list[Any], lines: list[dict[str, Any]], wanted: Mapping[str, Any]
) -> dict[str, Any]:
    from calculator.quick.calendar_file import Entry, calendar_file

    entries = []
    for limit, line in zip(limits, lines, strict=True):
        clock = line["text"].partition(" at ")[2]
        title = f"{limit['what']} ({procedure['title']})" + (f", by {clock}" if clock else "")
        entries.append(Entry(date.fromisoformat(line["day"]), title, f"{line['note']}\n{ABOUT}"))
    only = wanted.get("only")
    kept = entries if only is None else [entries[only]]
    text = calendar_file(kept, str(wanted["stamp"]), str(wanted["token"]))
    return {"status": "calendar", "name": f"{procedure['id']}-{'dates' if only is None else 'date'}.ics", "text": text}


def _beside(quick: Quick, chosen: list[Any], found: Mapping[str, Any]) -> Problem:
    """An objection to a row of the engine's request, beside the event that the row came from."""
    parts = found["about"].split("/")
    text = f"{found['text']} {found['mend']}"
    if len(parts) < 2:
        return Problem("", "", text)
    limit = chosen[int(parts[1])]
    name = f"{quick.id}-e{limit['event']}"
    return Problem(name, f"{name}-day", f"{limit['what']}: {text}")


def _problems(problems: list[Problem]) -> dict[str, Any]:
    found = [{"field": p.field, "control": p.control, "text": p.text} for p in problems]
    return {"status": "problems", "problems": found}
