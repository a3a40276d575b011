"""A case as JSON into a `Case`, with everything that is wrong said at once and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from calculator import case as c
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.law.load import table

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_SENTENCES, MOST_ADJUSTMENTS, LONGEST, MOST_DAYS = 500, 2000, 9999, 36525


@cache
def unsupported_kinds() -> Mapping[str, tuple[str, str]]:
    """Kinds that are refused by name: code → (name, worksheet)."""
    return {row["code"]: (row["name"], row["worksheet"]) for row in table("kinds")["unsupported"]}


class Reader:
    """Reads fields and gathers objections."""

    def __init__(self) -> None:
        self.objections: list[Objection] = []

    def object_to(self, code: str, about: str, *arguments: object) -> None:
        """Note an objection."""
        self.objections.append(objection(code, about, *arguments))

    def date(self, raw: Mapping[str, Any], key: str, about: str, name: str, needed: bool = True) -> date | None:
        """A date written 2026-01-05."""
        value = raw.get(key)
        if value is None or value == "":
            if needed:
                self.object_to("FIELD_MISSING", about, name)
            return None
        try:
            if not isinstance(value, str) or len(value.strip()) != 10:
                raise ValueError
            found = date.fromisoformat(value.strip())
        except ValueError:
            self.object_to("NOT_A_DATE", about, name, str(value)[:40])
            return None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.object_to("DATE_OUT_OF_RANGE", about, name, FIRST_YEAR, LAST_YEAR)
            return None
        return found

    def number(self, raw: Mapping[str, Any], key: str, about: str, name: str, most: int, needed: bool = False) -> int:
        """A whole number from nought to `most`."""
        value = raw.get(key)
        if value is None or value == "":
            if needed:
                self.object_to("FIELD_MISSING", about, name)
            return 0
        if isinstance(value, bool) or not isinstance(value, int):
            self.object_to("NOT_A_NUMBER", about, name, str(value)[:40])
            return 0
        if not 0 <= value <= most:
            self.object_to("NUMBER_OUT_OF_RANGE", about, name, 0, f"{most:,}")
            return 0
        return value

    def choice(self, raw: Mapping[str, Any], key: str, about: str, name: str, known: Sequence[str]) -> str | None:
        """One of the known words."""
        value = raw.get(key)
        if value is None:
            self.object_to("FIELD_MISSING", about, name)
            return None
        if not isinstance(value, str) or value not in known:
            self.object_to("VALUE_NOT_KNOWN", about, name, str(value)[:40], ", ".join(known))
            return None
        return value

    def flag(self, raw: Mapping[str, Any], key: str, about: str, name: str) -> bool:
        """True or false; missing is false."""
        value = raw.get(key, False)
        if value not in (True, False, None):
            self.object_to("WRONG_SHAPE", about, name, "true or false")
        return value is True

    def objects(self, raw: Mapping[str, Any], key: str, name: str, most: int) -> list[tuple[str, Mapping[str, Any]]]:
        """A list of objects with the place of each."""
        value = raw.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.object_to("WRONG_SHAPE", key, name, "a list")
            return []
        if len(value) > most:
            self.object_to(
                "TOO_MANY_SENTENCES" if key == "sentences" else "NUMBER_OUT_OF_RANGE",
                key,
                *((most,) if key == "sentences" else (f"The number of {key}", 0, most)),
            )
            return []
        found = []
        for n, row in enumerate(value):
            if isinstance(row, Mapping):
                found.append((f"{key}/{n}", row))
            else:
                self.object_to("WRONG_SHAPE", f"{key}/{n}", name, "a list of objects")
        return found


def read_case(reader: Reader, raw: Any) -> c.Case | None:
    """The case, or none with objections."""
    if not isinstance(raw, Mapping):
        reader.object_to("WRONG_SHAPE", "case", "The case", "an object with “sentences”")
        return None
    rows = reader.objects(raw, "sentences", "The sentences", MOST_SENTENCES)
    if not rows and not reader.objections:
        reader.object_to("NO_SENTENCES", "sentences")
    sentences = [_sentence(reader, about, row) for about, row in rows]
    _names(reader, sentences)
    adjustments = [
        _adjustment(reader, about, row)
        for about, row in reader.objects(raw, "adjustments", "The adjustments", MOST_ADJUSTMENTS)
    ]
    movements = [
        _movement(reader, about, row)
        for about, row in reader.objects(raw, "movements", "The movements", MOST_ADJUSTMENTS)
    ]
    birth = reader.date(raw, "dateOfBirth", "dateOfBirth", "The date of birth", needed=False)
    returned = reader.date(raw, "returnedToCustody", "returnedToCustody", "The day of return to custody", needed=False)
    registered = reader.flag(raw, "registeredSexOffender", "registeredSexOffender", "Registered sex offender")
    removal = reader.flag(raw, "ersed", "ersed", "Early removal")
    recall = _fixed_term(reader, raw.get("fixedTermRecall"))
    if reader.objections:
        return None
    return c.Case(
        tuple(s for s in sentences if s),
        birth,
        tuple(a for a in adjustments if a),
        tuple(m for m in movements if m),
        registered,
        returned,
        recall,
        removal,
    )


def _names(reader: Reader, sentences: Sequence[c.Sentence | None]) -> None:
    seen: set[str] = set()
    for n, s in enumerate(sentences):
        if s is not None and s.id is not None:
            if s.id in seen:
                reader.object_to("DUPLICATE_ID", f"sentences/{n}/id", s.id)
            seen.add(s.id)


def _length(reader: Reader, about: str, raw: Any, name: str) -> c.Length:
    if raw is None:
        reader.object_to("FIELD_MISSING", about, name)
        return c.Length()
    if not isinstance(raw, Mapping):
        reader.object_to("WRONG_SHAPE", about, name, "years, months, weeks and days")
        return c.Length()
    return c.Length(
        *(
            reader.number(raw, unit, f"{about}/{unit}", f"{name} ({unit})", LONGEST)
            for unit in ("years", "months", "weeks", "days")
        )
    )


def _sentence(reader: Reader, about: str, raw: Mapping[str, Any]) -> c.Sentence | None:
    code = raw.get("kind", "SDS")
    if isinstance(code, str) and code in unsupported_kinds():
        reader.object_to("UNSUPPORTED_SENTENCE_TYPE", f"{about}/kind", *unsupported_kinds()[code])
        return None
    kind = reader.choice({"kind": code}, "kind", f"{about}/kind", "The kind of sentence", c.KINDS)
    on = reader.date(raw, "date", f"{about}/date", "The date of sentence")
    length = _length(reader, f"{about}/length", raw.get("length"), "The length")
    extended = kind in ("EDS", "SOPC")
    extension = (
        _length(reader, f"{about}/extension", raw.get("extension"), "The extended licence") if extended else c.Length()
    )
    offence = raw.get("offence") or {}
    if not isinstance(offence, Mapping):
        reader.object_to("WRONG_SHAPE", f"{about}/offence", "The offence", "an object with date and code")
        offence = {}
    committed = reader.date(offence, "date", f"{about}/offence/date", "The offence date", needed=False)
    exclusions = raw.get("exclusions") or []
    if not isinstance(exclusions, list) or any(e not in c.EXCLUSIONS for e in exclusions):
        reader.object_to(
            "VALUE_NOT_KNOWN", f"{about}/exclusions", "The exclusion", str(exclusions)[:80], ", ".join(c.EXCLUSIONS)
        )
        exclusions = []
    follows = raw.get("consecutiveTo")
    if follows is not None and not isinstance(follows, str):
        reader.object_to("WRONG_SHAPE", f"{about}/consecutiveTo", "“Consecutive to”", "the id of a sentence")
        follows = None
    fine = raw.get("fineAmount")
    if fine is not None and (isinstance(fine, bool) or not isinstance(fine, int | float) or not 0 <= fine < 1e12):
        reader.object_to("NOT_A_NUMBER", f"{about}/fineAmount", "The fine", str(fine)[:40])
        fine = None
    recall = _recall(reader, f"{about}/recall", raw.get("recall"))
    historic = reader.date(raw, "historicTused", f"{about}/historicTused", "The earlier supervision date", needed=False)
    plus = reader.flag(raw, "sdsPlus", f"{about}/sdsPlus", "SDS+")
    offence_plus = reader.flag(raw, "sdsPlusOffence", f"{about}/sdsPlusOffence", "SDS+ offence") or plus
    youth = reader.flag(raw, "section250", f"{about}/section250", "Section 250")
    automatic = reader.flag(raw, "automaticRelease", f"{about}/automaticRelease", "Automatic release")
    under_18 = reader.flag(raw, "under18Sopc", f"{about}/under18Sopc", "Under 18")
    if kind is None or on is None:
        return None
    own = raw.get("id")
    return c.Sentence(
        id=str(own) if own is not None else None,
        kind=kind,
        date=on,
        length=length,
        extension=extension,  # type: ignore[arg-type]
        offence=c.Offence(committed, _text(offence.get("code")), _text(offence.get("title"))),
        consecutive_to=follows,
        recall=recall,
        sds_plus=plus,
        sds_plus_offence=offence_plus,
        section250=youth,
        exclusions=frozenset(exclusions),
        automatic=automatic,
        under_18_sopc=under_18,
        fine=fine,
        historic_tused=historic,
    )


def _text(value: Any) -> str | None:
    return value[:200] if isinstance(value, str) and value else None


def _recall(reader: Reader, about: str, raw: Any) -> c.Recall | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        reader.object_to("WRONG_SHAPE", about, "The recall", "an object with kind, revoked and returned")
        return None
    kind = reader.choice(raw, "kind", f"{about}/kind", "The kind of recall", c.RECALL_KINDS)
    revoked = reader.date(raw, "revoked", f"{about}/revoked", "The day of revocation", needed=False)
    returned = reader.date(raw, "returned", f"{about}/returned", "The day of return", needed=False)
    return None if kind is None else c.Recall(kind, revoked, returned)  # type: ignore[arg-type]


def _adjustment(reader: Reader, about: str, raw: Mapping[str, Any]) -> c.Adjustment | None:
    kind = reader.choice(raw, "type", f"{about}/type", "The kind of adjustment", c.ADJUSTMENT_KINDS)
    start = reader.date(raw, "from", f"{about}/from", "The day it takes effect")
    days = reader.number(raw, "days", f"{about}/days", "The number of days", MOST_DAYS, needed=True)
    first = reader.date(raw, "periodFrom", f"{about}/periodFrom", "The first day", needed=False)
    last = reader.date(raw, "periodTo", f"{about}/periodTo", "The last day", needed=False)
    reason = raw.get("reason")
    if reason is not None and reason not in c.UAL_REASONS:
        reader.object_to("VALUE_NOT_KNOWN", f"{about}/reason", "The reason", str(reason)[:40], ", ".join(c.UAL_REASONS))
        reason = None
    if kind is None or start is None:
        return None
    return c.Adjustment(kind, start, days, first, last, reason)  # type: ignore[arg-type]


def _movement(reader: Reader, about: str, raw: Mapping[str, Any]) -> c.Movement | None:
    on = reader.date(raw, "date", f"{about}/date", "The date of the movement")
    direction = reader.choice(raw, "direction", f"{about}/direction", "The direction", ("in", "out"))
    known = c.OUT_REASONS if direction == "out" else c.IN_REASONS
    reason = reader.choice(raw, "reason", f"{about}/reason", "The reason", known)
    if on is None or direction is None or reason is None:
        return None
    return c.Movement(on, direction, reason)  # type: ignore[arg-type]


def _fixed_term(reader: Reader, raw: Any) -> c.FixedTermRecall | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        reader.object_to("WRONG_SHAPE", "fixedTermRecall", "The fixed-term recall", "an object with days and returned")
        return None
    returned = reader.date(raw, "returned", "fixedTermRecall/returned", "The day of return", needed=False)
    return c.FixedTermRecall(
        returned, reader.number(raw, "days", "fixedTermRecall/days", "The days of the recall", 365)
    )
