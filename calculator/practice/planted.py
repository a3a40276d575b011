"""Another's work with one error planted in it: the lines as they were written, and which of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from calculator.forms.words import count
from calculator.practice.days import said
from calculator.practice.seeded import Draws
from calculator.record import Record

FRACTIONS = {(1, 3): "one third", (2, 5): "40 per cent", (1, 2): "one half", (2, 3): "two thirds"}
NAMES = {
    "REMAND": "Remand",
    "BAIL": "Tagged bail",
    "AWARDED": "Added days",
    "UAL": "Unlawfully at large",
}
#: How an error names what was left out.
OFFICE_NAMES = {NAMES["REMAND"]: "Remand", NAMES["BAIL"]: "Tagged bail", NAMES["UAL"]: "Time at large"}
Steps = list[Mapping[str, Any]]


class Work(Record):
    """The lines, the number of the wrong one (from 1), what was done wrong, and the wrong dates that came of it."""

    lines: tuple[str, ...]
    wrong: int
    error: str
    dates: Mapping[str, str]


class _Error(Record):
    """One way to go wrong: at which step of which date, by how many days, with which words.

    Errors of one `way` are drawn as one; `error` says what was done at this step.
    """

    kind: str
    step: int
    days: int
    way: str
    error: str
    part: tuple[int, int] | None = None


def planted(draws: Draws, request: Mapping[str, Any], answer: Mapping[str, Any]) -> Work:
    """The engine's steps to release and to expiry as somebody wrote them down, with one error."""
    steps = {row["type"]: row["steps"] for row in answer["dates"] if row["type"] in ("CRD", "SLED")}
    bail = sum(a.get("qualifying", 0) for a in request["case"]["adjustments"])
    ways: dict[str, list[_Error]] = {}
    for error in _errors(steps, bail):
        ways.setdefault(error.way, []).append(error)
    chosen = draws.pick(draws.pick(list(ways.values())))
    release, wrong_at, crd = _lines(steps["CRD"], chosen if chosen.kind == "CRD" else None)
    expiry, wrong_too, sled = _expiry(steps["SLED"], chosen if chosen.kind == "SLED" else None)
    wrong = wrong_at if chosen.kind == "CRD" else len(release) + wrong_too
    lines = (*release, *expiry)
    return Work(
        lines=tuple(f"{n}. {text}" for n, text in enumerate(lines, 1)),
        wrong=wrong,
        error=chosen.error,
        dates={"CRD": _iso(crd), "SLED": _iso(sled)},
    )


def _errors(steps: Mapping[str, Steps], bail: int) -> Iterator[_Error]:
    """Every error that could be made here, each of which moves a date."""
    release = steps["CRD"]
    kept = any(step["op"] == "not-before" for step in release)
    for n, step in enumerate(release):
        if kept and step["op"] != "not-before":
            continue  # the tranche would swallow the error
        yield from _errors_of(n, step, bail)
    moves = [n for n, step in enumerate(steps["SLED"]) if step["op"] == "add"]
    for n in moves:
        days = steps["SLED"][n]["days"]
        if days:
            name = OFFICE_NAMES.get(_name(steps["SLED"][n]), "An adjustment")
            if [_name(steps["SLED"][m]) for m in moves].count(_name(steps["SLED"][n])) > 1:
                name = f"One period of {name.lower()}"
            yield _Error("SLED", n, -days, "expiry", f"{name} was left out of the expiry date.")
    awarded = sum(step["days"] for step in release if step["rule"] == "AWARDED")
    if awarded and not kept:
        yield _Error("SLED", len(steps["SLED"]), awarded, "added", "Added days were put on the expiry date.")


def _errors_of(n: int, step: Mapping[str, Any], bail: int) -> Iterator[_Error]:
    op, days = step["op"], step["days"]
    if op == "times":
        part, whole = tuple(step["figures"]["fraction"]), step["figures"]["days"]
        if whole * part[0] % part[1]:
            yield _Error("CRD", n, -1, "part", "Part days were rounded down.")
        for other in FRACTIONS:
            if other != part:
                wrong = -(-whole * other[0] // other[1])
                yield _Error("CRD", n, wrong - days, "point", "The wrong release point was used.", other)
    elif op == "day":
        yield _Error("CRD", n, 1, "day", "The day of sentence was not counted as day one.")
    elif op == "add" and days:
        sign = 1 if days > 0 else -1
        yield _Error("CRD", n, -sign, "few", _too_few(step, bail))
        yield _Error("CRD", n, -2 * days, "turned", "The days were moved the wrong way.")
        if bail and step["rule"] == "BAIL":
            yield _Error("CRD", n, -(bail + days), "halved", "The days on the tag were not halved.")
    elif op == "not-before":
        yield _Error("CRD", n, 0, "tranche", "The tranche was passed over.")


def _too_few(step: Mapping[str, Any], bail: int) -> str:
    """What makes a day too few, by what is counted."""
    name = _name(step)
    if name == NAMES["BAIL"]:
        return "Half a day on the tag was rounded down." if bail % 2 else "One of the days on the tag was lost."
    if name == NAMES["AWARDED"]:
        return "This is one day fewer than was awarded."
    if name == NAMES["UAL"]:
        return "One day at large was not counted."
    return "One day too few was counted: both ends count."


def _lines(steps: Steps, error: _Error | None) -> tuple[list[str], int, int]:
    """The lines to release, the number of the wrong one, and the date that comes of them."""
    lines: list[str] = []
    wrong, served, day = 0, 0, 0
    for n, step in enumerate(steps):
        here = error if error is not None and error.step == n else None
        op, off = step["op"], here.days if here else 0
        if op == "count":
            lines.append(_term(step))
        elif op == "times":
            served += step["days"] + off
            part = here.part if here and here.part else tuple(step["figures"]["fraction"])
            whole = step["figures"]["days"]
            lines.append(f"{FRACTIONS[part].capitalize()} of {whole:,} days: {count(step['days'] + off, 'day')}.")
        elif op == "day":
            start = date.fromisoformat(step["date"]).toordinal() - step["figures"]["days"] + 1
            day = start + served - 1 + off
            lines.append(f"Day {served:,}, counted from {said(start)}: {said(day)}.")
        elif op == "add":
            moved = step["days"] + off
            day += moved
            way = "earlier" if moved < 0 else "later"
            lines.append(f"{_name(step)}: {count(abs(moved), 'day')} {way}, {said(day)}.")
        elif op == "not-before":
            opens = date.fromisoformat(step["date"]).toordinal()
            if here is None:
                day = max(day, opens)
                lines.append(f"The tranche: not before {said(opens)}.")
            else:
                lines.append(f"No tranche has to be waited for: {said(day)}.")
        if here:
            wrong = len(lines)
    lines.append(f"Release (CRD): {said(day)}.")
    return lines, wrong, day


def _expiry(steps: Steps, error: _Error | None) -> tuple[list[str], int, int]:
    """One line for the last day of the sentence and one for the expiry date."""
    last = next(date.fromisoformat(step["date"]).toordinal() for step in steps if step["op"] == "day")
    moves = [(n, step) for n, step in enumerate(steps) if step["op"] == "add"]
    day = last
    parts: list[str] = []
    for n, step in moves:
        if error is not None and error.step == n:
            continue
        day += step["days"]
        parts.append(f"{_name(step).lower()} {count(abs(step['days']), 'day')}")
    if error is not None and error.step >= len(steps):
        day += error.days
        parts.append(f"added days {count(error.days, 'day')}")
    how = f" ({', '.join(parts)})" if parts else ""
    return [f"Last day of the sentence: {said(last)}.", f"Expiry (SLED){how}: {said(day)}."], 2, day


def _name(step: Mapping[str, Any]) -> str:
    return next((name for rule, name in NAMES.items() if step["rule"].startswith(rule)), "Adjustment")


def _term(step: Mapping[str, Any]) -> str:
    return str(step["text"])


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
