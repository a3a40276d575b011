"""Finds the rows of the lists that an offence falls under, those it may fall under, and what would settle the doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator.offences.data import tables
from calculator.offences.model import Form, Offence, Provision, Row
from calculator.offences.parse import CODE

Fit = Literal["in", "part", "out"]
_DENIES = re.compile(r"\b(?:not|no|without|than|except|excluding)\b")


@dataclass(frozen=True, slots=True)
class Matches:
    """`sure`: rows the offence falls under. `maybe`: rows that hang on questions. `later`: rows not yet begun.

    `identified`: the offence itself was found in the data, so that a closed list without it settles a no.
    `pointer`: it is a charge that points to another offence, such as conspiracy under the Criminal Law Act 1977.
    """

    sure: tuple[Row, ...] = ()
    maybe: tuple[tuple[Row, tuple[str, ...]], ...] = ()
    later: tuple[Row, ...] = ()
    identified: bool = False
    pointer: bool = False
    facts: Mapping[str, bool] | None = None

    def on(self, *lists: str) -> tuple[Row, ...]:
        """Rows of the named lists that the offence falls under."""
        return tuple(row for row in self.sure if row.list in lists)

    def perhaps(self, *lists: str) -> tuple[tuple[Row, tuple[str, ...]], ...]:
        """Rows of the named lists that it may fall under, with the questions."""
        return tuple((row, ask) for row, ask in self.maybe if row.list in lists)


def _fit(row: Row, places: tuple[Provision, ...]) -> Fit:
    if row.whole_act:
        return "in"
    fits: set[Fit] = set()
    for place in places:
        if any(place.within(at) for at in row.at):
            fits.add("in")
        else:
            fits.add("part" if any(at.within(place) for at in row.at) else "out")
    return fits.pop() if len(fits) == 1 else "part"


def _form_fits(row: Row, form: Form) -> bool | None:
    if row.forms:
        return form in row.forms
    if form == "substantive":
        return True
    return {"all": True, "own": False, "unknown": None}[tables().lists[row.list].forms]


def _open(row: Row, offence: Offence, facts: Mapping[str, bool], fit: Fit) -> tuple[str, ...] | None:
    """The open questions of a row that fits by its section; None when it is settled that the row does not apply."""
    ask: list[str] = ["subsection"] if fit == "part" else []
    # A code that the row itself lists is that form of the offence already.
    form_fits = True if offence.code in row.codes else _form_fits(row, offence.form)
    if form_fits is None:
        form_fits = facts.get("inchoate-form")
    if form_fits is False or (row.needs and facts.get(row.needs) is False) or (row.unless and facts.get(row.unless)):
        return None
    if form_fits is None:
        ask.append("inchoate-form")
    if row.needs and row.needs not in facts:
        ask.append(row.needs)
    if row.unless and row.unless not in facts:
        ask.append(row.unless)
    if row.differs:
        if facts.get("differs") is False:
            return None
        if "differs" not in facts:
            ask.append("differs")
    return tuple(ask)


def _facts(offence: Offence, given: Mapping[str, bool], coded: tuple[Row, ...], known_code: str) -> dict[str, bool]:
    """Answers that are given, stand in the words that were typed, or follow from the offence code."""
    text = offence.text.lower()
    facts: dict[str, bool] = {}
    if not _DENIES.search(text):  # “not arson” must not be read as arson
        for one in tables().questions.values():
            if any(word in text for word in one.words):
                facts[one.id] = True
            elif any(word in text for word in one.words_no):
                facts[one.id] = False
    for row in coded:
        if row.needs and row.code_settles:
            facts[row.needs] = True
        for sibling in tables().by_act.get(row.act or "", ()):
            # A list that has codes for this section but not this one says: another form of the offence.
            if sibling.needs and sibling.codes and known_code not in sibling.codes and sibling.list.startswith("sch15"):
                facts.setdefault(sibling.needs, False)
    return {**facts, **given}


def _by_code(offence: Offence) -> tuple[tuple[Row, ...], str]:
    index = tables().by_code
    code = offence.code or ""
    found = CODE.fullmatch(code)
    if code in index or found is None or not found[2]:
        return index.get(code, ()), code
    # A suffixed code is the attempt, conspiracy or other form of the code before it.
    return index.get(found[1], ()), found[1]


def _candidates(offence: Offence, coded: tuple[Row, ...]) -> list[tuple[Row, Fit]]:
    settled = {row.list for row in coded}
    found: list[tuple[Row, Fit]] = [(row, "in") for row in coded]
    if offence.name:
        found += [(row, "in") for row in tables().by_name[offence.name]]
    sections: dict[str, tuple[Provision, ...]] = {}
    names: set[str] = set()
    for row in coded:
        if row.act and row.at and row.code_settles:
            sections[row.act] = sections.get(row.act) or row.at
        names.update(row.names)
    if offence.act and offence.provision:
        sections[offence.act] = (offence.provision,)
    for act, places in sections.items():
        for row in tables().by_act.get(act, ()):
            if row.list not in settled and not row.names and (fit := _fit(row, places)) != "out":
                found.append((row, fit))
    if offence.act and not offence.provision:
        found += [
            (row, "in" if row.whole_act else "part") for row in tables().by_act.get(offence.act, ()) if not row.names
        ]
    found += [(row, "in") for name in names for row in tables().by_name[name] if row.list not in settled]
    found += [(row, "in") for prefix, row in tables().prefixes if (offence.code or "").startswith(prefix)]
    return list(dict.fromkeys(found))


def match(offence: Offence, as_of: date, given: Mapping[str, bool]) -> Matches:
    """Every row of every list that bears on the offence, on the law of the day `as_of` and the answers so far."""
    coded, known_code = _by_code(offence) if offence.code else ((), "")
    facts = _facts(offence, given, coded, known_code)
    sure: list[Row] = []
    maybe: list[tuple[Row, tuple[str, ...]]] = []
    later: list[Row] = []
    identified = pointer = False
    for row, fit in _candidates(offence, coded):
        own = bool(row.at or row.names) and fit == "in" and not row.list.startswith("service-")
        if row.list == "pointer":
            pointer = pointer or fit == "in"
            sure += [row] if fit == "in" else []
            continue
        identified = identified or own
        ask = _open(row, offence, facts, fit)
        if ask is None:
            continue
        if row.start > as_of:
            later.append(row)
        elif ask:
            maybe.append((row, ask))
        else:
            sure.append(row)
    for row in tables().findings:
        if row.needs and facts.get(row.needs) and not offence.problems:
            (sure if row.start <= as_of else later).append(row)
    settled = {row.id for row in sure}
    kept = tuple((row, ask) for row, ask in dict(maybe).items() if row.id not in settled)
    return Matches(tuple(dict.fromkeys(sure)), kept, tuple(later), identified and not pointer, pointer, facts)
