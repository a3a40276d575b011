"""From a place in the case, as objections name it, to the field on the page."""

from __future__ import annotations

from calculator.forms.case import asks
from calculator.forms.case.entered import IN_ROWS, PLACES
from calculator.forms.filled import Filled
from calculator.forms.one import first_control
from calculator.quick.model import Ask


def field_of(form: Filled, about: str) -> tuple[str, str]:
    """The field and the first control for a place in the case that an objection names; empty where there is none."""
    head, _, rest = about.removeprefix("case/").partition("/")
    if head in IN_ROWS:
        return _field_in_row(form, head, rest)
    if head == "finePayments":
        return _field_in_row(form, "sentences", "0/finePayments")
    head = {"alerts": "alerts", "fixedTermRecall": "", "returnedToCustody": ""}.get(head, head)
    if not head:
        return _field_in_row(form, "sentences", "0/recall/kind")
    name = next((ask for ask, place in PLACES.items() if place == head and ask != "young"), "")
    return _control(name, f"{asks.ID}-{name}", asks.ASKS) if name else ("", "")


def _field_in_row(form: Filled, rows: str, rest: str) -> tuple[str, str]:
    index, _, place = rest.partition("/")
    numbers = form.rows.get(rows) or [1]
    number = numbers[min(int(index), len(numbers) - 1)] if index.isdecimal() else numbers[0]
    known = {place: ask for ask, place in IN_ROWS[rows].items()} | _ALSO.get(rows, {})
    while place and place not in known:
        place = place.rpartition("/")[0]
    ask = known.get(place, "type" if rows != "movements" else "date")
    of = next(each for each in asks.ASKS if each.id == rows).of
    return _control(ask, f"{asks.ID}-{rows}-{number}-{ask}", of)


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


def _control(ask: str, name: str, among: tuple[Ask, ...]) -> tuple[str, str]:
    return name, first_control(next(each for each in among if each.id == ask), name)
