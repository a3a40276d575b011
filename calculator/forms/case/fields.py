"""From a place in the case, as objections name it, to the field on the page. Never to one that is not asked there."""

from __future__ import annotations

from calculator.forms.case import asks
from calculator.forms.case.entered import IN_ROWS, PLACES
from calculator.forms.filled import Filled
from calculator.forms.one import first_control
from calculator.quick.model import Ask

TOO_MUCH_TIME_OFF = ("RELEASE_DATE_BEFORE_SENTENCE_DATE", "PROGRESSION_MODEL_UNSUPPORTED_EXTINGUISHED_SENTENCE")
"""Objections to a sentence that are mended in the time taken off it."""

OVERLAPS = ("REMAND_OVERLAPS_WITH_REMAND", "DUPLICATE_OR_OVERLAPPING_UAL")
"""Objections to a period that shares days with another."""


def field_of(form: Filled, about: str, code: str = "") -> tuple[str, str]:
    """The field and the first control for an objection to a place in the case; empty where there is none."""
    head, _, rest = _meant(form, about.removeprefix("case/"), code).partition("/")
    if head in IN_ROWS:
        return _field_in_row(form, head, rest, code)
    name = next((ask for ask, place in PLACES.items() if place == head and ask != "young"), "")
    return _control(form, name, f"{asks.ID}-", asks.ASKS) if name else ("", "")


def _meant(form: Filled, about: str, code: str) -> str:
    """The place where an objection to the case as a whole, or to what several boxes say, is mended."""
    if code == "LAW_NOT_KNOWN":  # the laws of the list are known; it is the day for which one has no rules
        return "asOf"
    if code in TOO_MUCH_TIME_OFF:
        credit = _first_row(form, "adjustments", "type", asks.CREDITS)
        return about if credit is None else f"adjustments/{credit}/days"
    head = about.partition("/")[0]
    recalls = ("STANDARD", *asks.FIXED_TERMS) if head == "returnedToCustody" else asks.FIXED_TERMS
    if head in ("fixedTermRecall", "returnedToCustody") or (code.startswith("FTR_") and about == "sentences"):
        returned = head == "returnedToCustody" or about.endswith("/returned")
        place = _first_row(form, "sentences", "recall", recalls) or 0
        return f"sentences/{place}/recall/{'returned' if returned else 'kind'}"
    if head == "finePayments":
        return f"sentences/{_first_row(form, 'sentences', 'type', ('A/FINE',)) or 0}/finePayments"
    return about


def _first_row(form: Filled, rows: str, ask: str, values: tuple[str, ...]) -> int | None:
    """The place of the first row whose answer to `ask` is one of these."""
    for place, number in enumerate(form.rows.get(rows, ())):
        if form.typed.get(f"{asks.ID}-{rows}-{number}-{ask}", "").strip() in values:
            return place
    return None


def _field_in_row(form: Filled, rows: str, rest: str, code: str = "") -> tuple[str, str]:
    index, _, place = rest.partition("/")
    numbers = form.rows.get(rows)
    if not numbers:
        return "", ""
    number = numbers[min(int(index), len(numbers) - 1)] if index.isdecimal() else numbers[0]
    known = {place: ask for ask, place in IN_ROWS[rows].items()} | _ALSO.get(rows, {})
    while place and place not in known:
        place = place.rpartition("/")[0]
    ask = known.get(place, "type" if rows != "movements" else "date")
    if code in OVERLAPS:
        ask = "first"
    of = next(each for each in asks.ASKS if each.id == rows).of
    return _control(form, ask, f"{asks.ID}-{rows}-{number}-", of)


_ALSO = {
    "sentences": {
        "kind": "type",
        "offence": "offence-date",
        "terms": "length",
        "section250": "type",
        "automaticRelease": "type",
        "under18Sopc": "type",
    },
    "movements": {"direction": "what"},
}
_INSTEAD = {"award": "first"}  # the day from which an adjustment counts is not the day of an award for all of them


def _control(form: Filled, name: str, prefix: str, among: tuple[Ask, ...]) -> tuple[str, str]:
    """The field of an ask, or of the answer because of which it is not asked."""
    ask = next(each for each in among if each.id == name)
    while ask.only_if is not None and form.typed.get(f"{prefix}{ask.only_if[0]}", "").strip() not in ask.only_if[1]:
        name = _INSTEAD.get(ask.id, ask.only_if[0])
        ask = next(each for each in among if each.id == name)
    return f"{prefix}{ask.id}", first_control(ask, f"{prefix}{ask.id}")
