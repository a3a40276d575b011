"""What the page says of an offence and its sentence, read for the lists. What cannot be read counts as not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.offences import Term, tables
from calculator.offences.model import KINDS, Kind
from calculator.record import Record

LONGEST = 400  # characters: more than an offence needs; what is longer is said to be too long
MOST = 9999
#: Questions that something on the form answers, not a yes or no.
ENTERED = ("offence", "subsection", "underlying-offence", "length", "sentence-date", "offence-date", "sentence-kind")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Asked(Record):
    """The question. `kind` is none while no kind was chosen; `age` is known only where it was certainly under 18."""

    offence: str
    kind: Kind | None
    as_of: date | None
    offence_date: date | None
    sentence_date: date | None
    term: Term | None
    age: int | None
    facts: Mapping[str, bool]


def read(raw: Mapping[str, Any]) -> Asked:
    """The question from what the page sent. Never raises."""
    text = raw.get("offence")
    sentenced, born = day(raw.get("sentenceDate")), day(raw.get("birth"))
    return Asked(
        offence=" ".join(text[:LONGEST].split()) if isinstance(text, str) else "",
        kind=_kind(raw),
        as_of=day(raw.get("asOf")),
        offence_date=day(raw.get("offenceDate")),
        sentence_date=sentenced,
        term=_term(raw.get("length")),
        age=_age(born, sentenced),
        facts=_facts(raw.get("facts")),
    )


def day(value: object) -> date | None:
    """A date written 2026-01-05; anything else is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _kind(raw: Mapping[str, Any]) -> Kind | None:
    kind = raw.get("kind")
    if kind == "SDS" and raw.get("section250") is True:
        return "SECTION_250"
    return next((known for known in KINDS if known == kind), None)


def _term(value: object) -> Term | None:
    if not isinstance(value, Mapping):
        return None
    units = [value.get(unit) or 0 for unit in ("years", "months", "weeks", "days")]
    fits = all(isinstance(n, int) and not isinstance(n, bool) and 0 <= n <= MOST for n in units)
    return Term(*units) if fits and any(units) else None


def _age(born: date | None, sentenced: date | None) -> int | None:
    """Under 18 when sentenced is under 18 at conviction. From 18 on the day of conviction is not known here."""
    if born is None or sentenced is None or born > sentenced:
        return None
    age = sentenced.year - born.year - ((sentenced.month, sentenced.day) < (born.month, born.day))
    return age if age < 18 else None


def _facts(value: object) -> dict[str, bool]:
    if not isinstance(value, Mapping):
        return {}
    known = tables().questions
    return {key: told for key, told in value.items() if key in known and key not in ENTERED and isinstance(told, bool)}
