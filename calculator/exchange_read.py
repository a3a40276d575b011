"""A case as JSON into a `Case`, with everything that is wrong said at once and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator import case as c
from calculator.check.before import objections_before
from calculator.check.objection import Objection
from calculator.exchange_read_fields import MOST_ADJUSTMENTS, MOST_DAYS, MOST_SENTENCES, Reader, said
from calculator.exchange_read_sentence import named_twice, read_payments, read_sentence
from calculator.law.kinds import unsupported_kinds
from calculator.law.model import Law

__all__ = ["Reader", "read_case", "unsupported_kinds"]

#: An alert written as one word is of the type that the rules look at.
_ALERT_TYPE = "O"


def read_case(reader: Reader, raw: Any, law: Law | None = None) -> c.Case | None:
    """The case, or none with objections.

    With a law set, the entries that could be read are looked over too, so that a person mends everything in one go.
    """
    if not isinstance(raw, Mapping):
        reader.object_to("WRONG_SHAPE", "case", "The case", "an object with “sentences”")
        return None
    before = len(reader.objections)
    rows = reader.objects(raw, "sentences", "The sentences", MOST_SENTENCES)
    if not rows and len(reader.objections) == before:
        reader.object_to("NO_SENTENCES", "sentences")
    recall = _fixed_term(reader, raw)
    returned = reader.date(raw, "returnedToCustody", "returnedToCustody", "The day of return to custody", needed=False)
    if returned is None and recall is not None:
        returned = recall.returned
    sentences = [read_sentence(reader, about, row, returned) for about, row in rows]
    named_twice(reader, sentences)
    adjustment_rows = reader.objects(raw, "adjustments", "The adjustments", MOST_ADJUSTMENTS)
    adjustments = [_adjustment(reader, about, row) for about, row in adjustment_rows]
    movements = [
        _movement(reader, about, row)
        for about, row in reader.objects(raw, "movements", "The movements", MOST_ADJUSTMENTS)
    ]
    others: dict[str, Any] = {
        "birth": reader.date(raw, "dateOfBirth", "dateOfBirth", "The date of birth", needed=False),
        "movements": tuple(m for m in movements if m),
        "registered_sex_offender": reader.flag(
            raw, "registeredSexOffender", "registeredSexOffender", "Registered sex offender"
        ),
        "returned": returned,
        "fixed_term_recall": recall,
        "early_removal": reader.flag(raw, "ersed", "ersed", "Early removal"),
        "alerts": _alerts(reader, raw),
        "fine_payments": read_payments(reader, raw, MOST_ADJUSTMENTS),
        "inactive": _inactive(reader, raw),
        "earlier_sled": reader.date(raw, "earlierSled", "earlierSled", "The earlier SLED", needed=False),
    }
    read = [s for s in sentences if s is not None]
    if not read:
        return None
    case = c.Case(tuple(read), adjustments=tuple(a for a in adjustments if a is not None), **others)
    if len(reader.objections) == before:
        return case
    if law is not None:
        places = {
            "sentences": [about for (about, _), s in zip(rows, sentences, strict=True) if s is not None],
            "adjustments": [about for (about, _), a in zip(adjustment_rows, adjustments, strict=True) if a is not None],
        }
        unread = frozenset(said(row.get("id")) for (_, row), s in zip(rows, sentences, strict=True) if s is None)
        _look_over(reader, case, law, places, unread)
    return None


def _look_over(reader: Reader, case: c.Case, law: Law, places: Mapping[str, list[str]], unread: frozenset[str]) -> None:
    """Add what can be said of the entries that were read. A field already objected to is not objected to twice."""
    already = {o.about for o in reader.objections}
    for o in objections_before(case, law, unread):
        about = _in_request(o.about, places)
        if not any(
            place == about or about.startswith(f"{place}/") or place.startswith(f"{about}/") for place in already
        ):
            reader.objections.append(_about(o, about))


def _same(one: str, other: str) -> bool:
    """The same place, or one inside the other."""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _in_request(about: str, places: Mapping[str, list[str]]) -> str:
    """A place in the case, as the place in the request it was read from (entries that were not read are left out)."""
    head, _, rest = about.partition("/")
    number, slash, field = rest.partition("/")
    if head not in places or not number.isdigit():
        return about
    return f"{places[head][int(number)]}{slash}{field}"


def _about(o: Objection, about: str) -> Objection:
    return o if o.about == about else o.replace(about=about)


def _adjustment(reader: Reader, about: str, raw: Mapping[str, Any]) -> c.Adjustment | None:
    kind = reader.choice(raw, "type", f"{about}/type", "The kind of adjustment", c.ADJUSTMENT_KINDS)
    start = reader.date(raw, "from", f"{about}/from", "The day it takes effect")
    days = reader.number(raw, "days", f"{about}/days", "The number of days", MOST_DAYS, needed=True)
    first = reader.date(raw, "periodFrom", f"{about}/periodFrom", "The first day", needed=False)
    last = reader.date(raw, "periodTo", f"{about}/periodTo", "The last day", needed=False)
    sentence = reader.name(raw, "sentence", f"{about}/sentence", "The sentence it belongs to")
    reason = None
    if raw.get("reason") is not None:
        reason = reader.choice(raw, "reason", f"{about}/reason", "The reason", c.UAL_REASONS)
    if kind is None or start is None:
        return None
    return c.Adjustment(kind, start, days, first, last, reason, sentence)  # type: ignore[arg-type]


def _movement(reader: Reader, about: str, raw: Mapping[str, Any]) -> c.Movement | None:
    on = reader.date(raw, "date", f"{about}/date", "The date of the movement")
    direction = reader.choice(raw, "direction", f"{about}/direction", "The direction", ("in", "out"))
    known = c.OUT_REASONS if direction == "out" else c.IN_REASONS
    reason = reader.choice(raw, "reason", f"{about}/reason", "The reason", known)
    if on is None or direction is None or reason is None:
        return None
    return c.Movement(on, direction, reason)  # type: ignore[arg-type]


def _fixed_term(reader: Reader, raw: Mapping[str, Any]) -> c.FixedTermRecall | None:
    value = reader.inner(
        raw, "fixedTermRecall", "fixedTermRecall", "The fixed-term recall", "an object with days and returned"
    )
    if value is None:
        return None
    returned = reader.date(value, "returned", "fixedTermRecall/returned", "The day of return", needed=False)
    return c.FixedTermRecall(
        returned, reader.number(value, "days", "fixedTermRecall/days", "The days of the recall", 365)
    )


def _alerts(reader: Reader, raw: Mapping[str, Any]) -> tuple[c.Alert, ...]:
    """Alerts: a list of codes ("PTD"), or of objects with type, code and active."""
    value = raw.get("alerts")
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_ADJUSTMENTS:
        reader.object_to("WRONG_SHAPE", "alerts", "The alerts", "a list")
        return ()
    found = []
    for n, row in enumerate(value):
        where = f"alerts/{n}"
        if isinstance(row, str):
            found.append(c.Alert(_ALERT_TYPE, row))
        elif isinstance(row, Mapping):
            kind = reader.text(row, "type", f"{where}/type", "The type of alert", 40)
            code = reader.text(row, "code", f"{where}/code", "The code of the alert", 40)
            active = reader.flag(row, "active", f"{where}/active", "Active", otherwise=True)
            if code is None:
                reader.object_to("FIELD_MISSING", f"{where}/code", "The code of the alert")
            else:
                found.append(c.Alert(kind or _ALERT_TYPE, code, active))
        else:
            reader.object_to("WRONG_SHAPE", where, "The alert", "a code, or an object with type and code")
    return tuple(found)


def _inactive(reader: Reader, raw: Mapping[str, Any]) -> frozenset[str]:
    value = raw.get("inactiveSentences")
    if value is None:
        return frozenset()
    if not isinstance(value, list) or not all(isinstance(i, str) for i in value) or len(value) > MOST_ADJUSTMENTS:
        reader.object_to("WRONG_SHAPE", "inactiveSentences", "The inactive sentences", "a list of ids")
        return frozenset()
    return frozenset(value)
