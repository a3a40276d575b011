"""One sentence of a request into a `Sentence`. Where a sentence type is given, it says kind, recall and flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculator import case as c
from calculator.check.entries.unsupported import type_refused
from calculator.exchange_read_fields import Reader, said
from calculator.law.kinds import SentenceType, sentence_types, unsupported_kinds

MOST_TERMS, LARGEST_FINE = 50, 1e12


def read_sentence(reader: Reader, about: str, raw: Mapping[str, Any], returned: date | None) -> c.Sentence | None:
    """The sentence, or none with objections. `returned`: the day of return where the recall itself does not say."""
    known, type_stands = _type(reader, about, raw)
    kind = _kind(reader, about, raw, known)
    on = reader.date(raw, "date", f"{about}/date", "The date of sentence")
    terms = _terms(reader, about, raw)
    length, extension, terms = _lengths(reader, about, raw, kind, terms)
    offence = _offence(reader, about, raw)
    record = _record(reader, about, raw, known, terms)
    exclusions = _exclusions(reader, about, raw)
    recall = _recall(reader, about, raw, known, returned)
    plus = reader.flag(raw, "sdsPlus", f"{about}/sdsPlus", "SDS+")
    flags: dict[str, Any] = {
        "sds_plus": plus,
        "sds_plus_offence": reader.flag(raw, "sdsPlusOffence", f"{about}/sdsPlusOffence", "SDS+ offence") or plus,
        "section250": reader.flag(raw, "section250", f"{about}/section250", "Section 250", _says(known, "section250")),
        "automatic": reader.flag(
            raw, "automaticRelease", f"{about}/automaticRelease", "Automatic release", _says(known, "automatic")
        ),
        "under_18_sopc": reader.flag(
            raw, "under18Sopc", f"{about}/under18Sopc", "Under 18", _says(known, "under_18_sopc")
        ),
    }
    others: dict[str, Any] = {
        "id": reader.name(raw, "id", f"{about}/id", "The id of the sentence"),
        "consecutive_to": reader.name(raw, "consecutiveTo", f"{about}/consecutiveTo", "“Consecutive to”"),
        "fine": _money(reader, raw, "fineAmount", f"{about}/fineAmount", "The fine"),
        "historic_tused": reader.date(
            raw, "historicTused", f"{about}/historicTused", "The earlier supervision date", needed=False
        ),
        "case_number": reader.number(raw, "caseNumber", f"{about}/caseNumber", "The court case", 9999) or None,
        "line": reader.number(raw, "line", f"{about}/line", "The line", 9999) or None,
        "case_reference": reader.text(raw, "caseReference", f"{about}/caseReference", "The case reference"),
    }
    if not type_stands or kind is None or on is None:
        return None
    return c.Sentence(
        kind=kind,  # type: ignore[arg-type]
        date=on,
        length=length,
        extension=extension,
        offence=offence,
        recall=recall,
        exclusions=exclusions,
        record=record,
        **flags,
        **others,
    )


def _says(known: SentenceType | None, flag: str) -> bool:
    return known is not None and getattr(known, flag) is True


def _type(reader: Reader, about: str, raw: Mapping[str, Any]) -> tuple[SentenceType | None, bool]:
    """The type, if one is given, and whether the sentence can stand with it."""
    code = reader.text(raw, "type", f"{about}/type", "The type of sentence", 40)
    if code is None:
        return None, raw.get("type") in (None, "")
    known = sentence_types().get(code)
    if known is None or known.kind is None:
        reader.objections.append(type_refused(code, f"{about}/type"))
        return None, False
    return known, True


def _kind(reader: Reader, about: str, raw: Mapping[str, Any], known: SentenceType | None) -> str | None:
    kind = raw.get("kind")
    if kind is None:
        return known.kind if known is not None else "SDS"
    if isinstance(kind, str) and kind in unsupported_kinds():
        reader.objections.append(type_refused(kind, f"{about}/kind"))
        return None
    return reader.choice(raw, "kind", f"{about}/kind", "The kind of sentence", c.KINDS)


def _terms(reader: Reader, about: str, raw: Mapping[str, Any]) -> tuple[c.Term, ...] | None:
    if raw.get("terms") is None:
        return None
    found = []
    for where, row in reader.objects(raw, "terms", "The terms", MOST_TERMS, f"{about}/terms"):
        kind = reader.choice(row, "kind", f"{where}/kind", "The kind of term", c.TERM_KINDS)
        length = reader.length(row, "length", f"{where}/length", "The length of the term")
        if length is None:
            reader.object_to("FIELD_MISSING", f"{where}/length", "The length of the term")
        elif kind is not None:
            found.append(c.Term(kind, length))  # type: ignore[arg-type]
    return tuple(found)


def _lengths(
    reader: Reader, about: str, raw: Mapping[str, Any], kind: str | None, terms: tuple[c.Term, ...] | None
) -> tuple[c.Length, c.Length, tuple[c.Term, ...] | None]:
    """Custody and licence, from what was entered or else from the terms recorded; and the terms.

    Where neither says anything, no term is recorded: the objection to that is the one about a missing term.
    """
    length = reader.length(raw, "length", f"{about}/length", "The length")
    extended = kind in ("EDS", "SOPC")
    extension = reader.length(raw, "extension", f"{about}/extension", "The extended licence") if extended else None
    if terms is None:
        if length is None and raw.get("length") is None:
            terms = () if extension is None else (c.Term("LICENCE", extension),)
        return length or c.NO_LENGTH, extension or c.NO_LENGTH, terms
    custody = next((t.length for t in terms if t.kind == "IMPRISONMENT"), None)
    licence = next((t.length for t in terms if t.kind == "LICENCE"), None)
    for entered, recorded, key in ((length, custody, "length"), (extension, licence, "extension")):
        if entered is not None and recorded is not None and entered != recorded:
            reader.object_to("LENGTH_AND_TERMS_DIFFER", f"{about}/{key}")
    return length or custody or c.NO_LENGTH, (extension or licence or c.NO_LENGTH) if extended else c.NO_LENGTH, terms


def _offence(reader: Reader, about: str, raw: Mapping[str, Any]) -> c.Offence:
    where = f"{about}/offence"
    offence = reader.inner(raw, "offence", where, "The offence", "an object with date and code")
    if offence is None:
        return c.Offence()
    last = reader.date(offence, "date", f"{where}/date", "The offence date", needed=False)
    first = reader.date(offence, "firstDate", f"{where}/firstDate", "The first day of the offence", needed=False)
    code = reader.text(offence, "code", f"{where}/code", "The offence code", 40)
    title = reader.text(offence, "title", f"{where}/title", "The title of the offence", 500)
    return c.Offence(last or first, code, title, first)


def _record(
    reader: Reader, about: str, raw: Mapping[str, Any], known: SentenceType | None, terms: tuple[c.Term, ...] | None
) -> c.SentenceRecord:
    record = c.SentenceRecord(
        type=known.code if known is not None else None,
        category=reader.name(raw, "category", f"{about}/category", "The sentencing Act recorded"),
        terms=terms,
        court=reader.text(raw, "court", f"{about}/court", "The court", 40),
        schedule_19za=reader.flag(raw, "schedule19ZA", f"{about}/schedule19ZA", "Schedule 19ZA"),
    )
    return c.NO_RECORD if record == c.NO_RECORD else record


def _exclusions(reader: Reader, about: str, raw: Mapping[str, Any]) -> frozenset[str]:
    value = raw.get("exclusions")
    if value is None:
        return frozenset()
    wrong = value if not isinstance(value, list) else next((e for e in value if e not in c.EXCLUSIONS), None)
    if wrong is not None or (isinstance(value, list) and None in value):
        reader.object_to(
            "VALUE_NOT_KNOWN", f"{about}/exclusions", "The exclusion", said(wrong), ", ".join(c.EXCLUSIONS)
        )
        return frozenset()
    return frozenset(value)


def _recall(
    reader: Reader, about: str, raw: Mapping[str, Any], known: SentenceType | None, returned: date | None
) -> c.Recall | None:
    where = f"{about}/recall"
    means = known.recall if known is not None else None
    entered = reader.inner(raw, "recall", where, "The recall", "an object with kind, revoked and returned")
    if entered is None:
        return None if means is None else _of_kind(means, None, returned)
    if entered.get("kind") is None and means is not None:
        kind: str | None = means
    else:
        kind = reader.choice(entered, "kind", f"{where}/kind", "The kind of recall", c.RECALL_KINDS)
    revoked = reader.date(entered, "revoked", f"{where}/revoked", "The day of revocation", needed=False)
    back = reader.date(entered, "returned", f"{where}/returned", "The day of return", needed=False)
    return None if kind is None else _of_kind(kind, revoked, back or returned)


def _of_kind(kind: str, revoked: date | None, returned: date | None) -> c.Recall:
    return c.Recall(kind, revoked, returned)  # type: ignore[arg-type]


def _money(reader: Reader, raw: Mapping[str, Any], key: str, about: str, name: str) -> float | None:
    value = raw.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < LARGEST_FINE:
        reader.object_to("NOT_A_NUMBER", about, name, said(value))
        return None
    return value


def read_payments(reader: Reader, raw: Mapping[str, Any], most: int) -> tuple[c.FinePayment, ...]:
    """Payments towards a fine."""
    return tuple(
        c.FinePayment(
            reader.date(row, "date", f"{where}/date", "The date of the payment", needed=False),
            _money(reader, row, "amount", f"{where}/amount", "The payment"),
        )
        for where, row in reader.objects(raw, "finePayments", "The fine payments", most)
    )


def named_twice(reader: Reader, sentences: Sequence[c.Sentence | None]) -> None:
    """Object to ids that are used more than once."""
    seen: set[str] = set()
    for n, s in enumerate(sentences):
        if s is not None and s.id is not None:
            if s.id in seen:
                reader.object_to("DUPLICATE_ID", f"sentences/{n}/id", s.id)
            seen.add(s.id)
