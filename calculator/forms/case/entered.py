"""What was entered into the full calculation, in words and in the order of the warrant."""

from __future__ import annotations

from calculator.forms.case import asks
from calculator.forms.case.model import Entry, Part
from calculator.forms.case.request import Inputs
from calculator.forms.filled import Filled
from calculator.forms.one import in_words
from calculator.forms.words import count
from calculator.law.kinds import sentence_types
from calculator.names import ADJUSTMENT_NAMES
from calculator.quick.model import Ask


def parts(form: Filled, inputs: Inputs) -> tuple[Part, ...]:
    """What was entered, in the order of the warrant: sentences, adjustments, movements, the person, the law."""
    found = []
    for ask in asks.ASKS:
        if ask.kind == "rows":
            found += [_row(form, ask, n, row, inputs) for n, row in enumerate(inputs.get(ask.id, ()))]
    for section in asks.SECTIONS:
        plain = [ask for ask in section.asks if ask.kind != "rows"]
        entries = [
            Entry(ask.label, in_words(ask, inputs[ask.id]), PLACES[ask.id], f"{asks.ID}-{ask.id}")
            for ask in plain
            if inputs.get(ask.id) not in (None, False)
        ]
        if plain and entries:
            found.append(Part(section.id, section.title, tuple(entries)))
    return tuple(found)


PLACES = {
    "young": "dateOfBirth",
    "birth": "dateOfBirth",
    "registered": "registeredSexOffender",
    "ersed": "ersed",
    "ptd": "alerts",
    "earlier-sled": "earlierSled",
    "law": "law",
    "as-of": "asOf",
}
IN_ROWS = {
    "sentences": {
        "type": "type",
        "other": "kind",
        "date": "date",
        "offence": "offence/code",
        "offence-date": "offence/date",
        "offence-first": "offence/firstDate",
        "length": "length",
        "extension": "extension",
        "sds-plus": "sdsPlus",
        "would-be-plus": "sdsPlusOffence",
        "exclusions": "exclusions",
        "terrorist": "schedule19ZA",
        "fine": "fineAmount",
        "paid": "finePayments",
        "supervision-end": "historicTused",
        "follows": "consecutiveTo",
        "recalled": "recall",
        "recall": "recall/kind",
        "revoked": "recall/revoked",
        "returned": "recall/returned",
    },
    "adjustments": {
        "type": "type",
        "sentence": "sentence",
        "reason": "reason",
        "award": "from",
        "first": "periodFrom",
        "last": "periodTo",
        "days": "days",
    },
    "movements": {"date": "date", "what": "reason"},
}
_NAMES = {"sentences": "Sentence", "adjustments": "Adjustment", "movements": "Movement"}
_LEFT_OUT = {"sds-plus": "no"}


def _row(form: Filled, ask: Ask, n: int, row: Inputs, inputs: Inputs) -> Part:
    number = form.rows[ask.id][n]
    entries = []
    for inner in ask.of:
        value = row.get(inner.id)
        if inner.id == "follows" and f"sentences/{n}/follows" not in form.wrong:
            words = "Concurrent, or first of its chain" if value is None else f"Consecutive to sentence {value + 1}"
            if len(inputs["sentences"]) < 2:
                continue
        elif value in (None, False, []) or (inner.id in _LEFT_OUT and _LEFT_OUT[inner.id] == value):
            continue
        elif inner.kind == "row":
            words = f"Sentence {value + 1}"
        else:
            words = in_words(inner, value)
        label = "Runs" if inner.id == "follows" else inner.label
        place = f"{ask.id}/{n}/{IN_ROWS[ask.id][inner.id]}"
        entries.append(Entry(label, words, place, f"{asks.ID}-{ask.id}-{number}-{inner.id}"))
    return Part(f"{ask.id}/{n}", _title(ask.id, n, row), tuple(entries))


def _title(rows: str, n: int, row: Inputs) -> str:
    name = f"{_NAMES[rows]} {n + 1}"
    if rows == "sentences" and row.get("type"):
        known = sentence_types().get(row["type"])
        return f"{name}: {known.name[:1].lower()}{known.name[1:]}" if known else name
    if rows == "adjustments" and row.get("type"):
        said = adjustment_name(row["type"])
        days = f", {count(row['days'], 'day')}" if row.get("days") is not None else ""
        return f"{name}: {said[:1].lower()}{said[1:]}{days}"
    return name


def adjustment_name(kind: str) -> str:
    """The full name of a kind of adjustment; as the form puts it where the engine has no name for it."""
    labels = {choice.value: choice.label for choice in asks.ADJUSTMENT[0].choices}
    return ADJUSTMENT_NAMES.get(kind) or labels[kind]
