"""What cannot be right in a recall: its dates, and fixed terms against lengths. Specification: 18 §18.4, recalls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator.case import Sentence
from calculator.check.entries.entry import Entry, after
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.durations import length_in_days
from calculator.law.model import NEVER


def source(e: Entry) -> Iterator[Objection]:
    """Objections to the dates of recalls and to the kinds of fixed term recorded."""
    if e.today is not None:
        for n, s in enumerate(e.case.sentences):
            if s.recall is not None and s.recall.revoked is not None and s.recall.revoked > e.today:
                yield objection("REVOCATION_DATE_IN_THE_FUTURE", f"sentences/{n}/recall/revoked", e.name(n))
    if not e.fixed_terms:
        return
    missing = [n for n, s in e.fixed_terms if _returned(e, s) is None]
    for n in missing:
        yield objection("FTR_NO_RETURN_TO_CUSTODY_DATE", f"sentences/{n}/recall/returned")
    if e.strict and missing:
        return
    yield from _one_length(e)
    for n, s in e.fixed_terms:
        yield from _dates(e, n, s)


def _returned(e: Entry, s: Sentence) -> date | None:
    """Day of return: as the record of the recall has it, else the booking's, else the sentence's own."""
    details = e.case.fixed_term_recall
    if details is not None and details.returned is not None:
        return details.returned
    if e.strict:
        return None
    return e.case.returned or (s.recall.returned if s.recall is not None else None)


def _kinds(e: Entry) -> set[str]:
    return {s.recall.kind for _, s in e.fixed_terms if s.recall is not None}


def _one_length(e: Entry) -> Iterator[Objection]:
    """At most one of: kinds that conflict, and a kind that conflicts with the length on the record."""
    kinds = _kinds(e)
    recorded = e.case.fixed_term_recall.days if e.case.fixed_term_recall is not None else 0
    short, long = e.figures.recall_days["FTR_14"], e.figures.recall_days["FTR_28"]
    first = e.fixed_terms[0][0]
    if len(kinds) > 1:
        yield objection(
            "FTR_SENTENCES_CONFLICT_WITH_EACH_OTHER",
            f"sentences/{e.fixed_terms[-1][0]}/recall/kind",
            ", ".join(str(e.figures.recall_days[k]) for k in sorted(kinds)),
        )
    elif "FTR_14" in kinds and recorded == long:
        yield objection("FTR_TYPE_14_DAYS_BUT_LENGTH_IS_28", f"sentences/{first}/recall/kind", e.name(first))
    elif "FTR_28" in kinds and recorded == short:
        yield objection("FTR_TYPE_28_DAYS_BUT_LENGTH_IS_14", f"sentences/{first}/recall/kind", e.name(first))


def _dates(e: Entry, n: int, s: Sentence) -> Iterator[Objection]:
    returned, recall = _returned(e, s), s.recall
    if recall is None:
        return
    where = f"sentences/{n}/recall"
    if recall.kind == "FTR_56" and recall.revoked is None:
        yield objection("RECALL_MISSING_REVOCATION_DATE", f"{where}/revoked", e.name(n))
    if returned is None:
        return
    if s.date > returned:
        yield objection("FTR_RTC_DATE_BEFORE_SENTENCE_DATE", f"{where}/returned", e.name(n))
    if e.today is not None and returned > e.today:
        yield objection("FTR_RTC_DATE_IN_FUTURE", f"{where}/returned", e.name(n))
    if recall.kind == "FTR_56" and recall.revoked is not None and recall.revoked > returned:
        yield objection("FTR_RTC_DATE_BEFORE_REVOCATION_DATE", f"{where}/returned", e.name(n))


def booking(e: Entry) -> Iterator[Objection]:
    """The fixed term against the lengths of the sentences; needs the record of the recall."""
    details = e.case.fixed_term_recall
    found = [(n, s) for n, s in e.fixed_terms if s.recall is not None and s.recall.kind != "FTR_56"]
    if details is None or not found:
        return
    short, long = e.figures.recall_days["FTR_14"], e.figures.recall_days["FTR_28"]
    days = {n: _days(s) for n, s in found}
    place = max(days, key=lambda n: days[n])
    longest = e.case.sentences[place]
    over = _reaches(e, longest, days[place])
    fourteen = [(n, s) for n, s in found if s.recall is not None and s.recall.kind == "FTR_14"]
    short_fourteen = any(not _reaches(e, s, days[n]) for n, s in fourteen)
    names = {s.id for _, s in found if s.id is not None}
    chain = any(s.consecutive_to is not None for _, s in found) or any(s.consecutive_to in names for _, s in e.linked)
    where = f"sentences/{place}/recall/kind"
    if not short_fourteen and over and details.days == short:
        yield objection("FTR_14_DAYS_SENTENCE_GE_12_MONTHS", "fixedTermRecall/days", e.name(place))
    if not over and details.days == long and not chain:
        yield objection("FTR_28_DAYS_SENTENCE_LT_12_MONTHS", "fixedTermRecall/days", e.name(place))
    if not over and not chain and len(fourteen) < len(found):
        yield objection("FTR_TYPE_28_DAYS_SENTENCE_LT_12_MONTHS", where, e.name(place))
    if fourteen and not short_fourteen:
        n = fourteen[0][0]
        yield objection("FTR_TYPE_14_DAYS_SENTENCE_GE_12_MONTHS", f"sentences/{n}/recall/kind", e.name(n))


def _days(s: Sentence) -> int:
    try:
        return length_in_days(s.date.toordinal(), s.length.plus(s.extension))
    except (OverflowError, ValueError):
        return NEVER


def _reaches(e: Entry, s: Sentence, days: int) -> bool:
    """Long enough for the longer fixed term."""
    return days >= after(s.date, e.figures.recall_months) - s.date.toordinal()
