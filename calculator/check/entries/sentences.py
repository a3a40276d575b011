"""What cannot be right in a sentence: its type, terms, links and offence. Specification: 18 §18.4, sentence data."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.case import Length, Sentence
from calculator.check.entries.entry import Entry, after
from calculator.check.entries.unsupported import breached
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.law.kinds import OffenceCodeRule, SentenceType, offence_code_rules

ONE_TERM = ("SDS", "AFINE", "DTO", "BOTUS")
NOTHING = Length()


def source(e: Entry) -> Iterator[Objection]:
    """Objections to each sentence, in order of court case and line."""
    coded = False
    for n, s in e.in_order():
        known = e.types[n]
        if known is not None and known.kind is not None:
            yield from _type(e, n, s, known)
        yield from _offence(e, n, s)
        coded = coded or s.offence.code is not None
        if s.record.terms is not None:
            yield from _recorded_terms(e, n, s)
        elif not any(s.length):
            yield objection("ZERO_IMPRISONMENT_TERM", f"sentences/{n}/length", e.name(n))
        if s.kind == "EDS" or s.kind == "SOPC":
            yield from _licence(e, n, s)
        elif s.kind == "AFINE" and s.fine is None:
            yield objection("A_FINE_SENTENCE_MISSING_FINE_AMOUNT", f"sentences/{n}/fineAmount", e.name(n))
    if coded:
        yield from _offence_codes(e)
    if e.linked:
        yield from _links(e)


def _type(e: Entry, n: int, s: Sentence, known: SentenceType) -> Iterator[Objection]:
    where = f"sentences/{n}/type"
    if (known.start is not None and s.date < known.start) or (known.before is not None and s.date >= known.before):
        yield objection(known.wrong, where, e.name(n), known.name)
    recall = s.recall.kind if s.recall is not None else None
    if known.kind != s.kind:
        yield objection("TYPE_AND_KIND_DIFFER", f"sentences/{n}/kind", e.name(n), known.code, known.kind, s.kind)
    elif known.recall != recall:
        yield objection(
            "TYPE_AND_RECALL_DIFFER",
            f"sentences/{n}/recall",
            e.name(n),
            known.code,
            known.recall or "no recall",
            recall or "no recall",
        )
    for decided, entered, key, name in (
        (known.section250, s.section250, "section250", "section 250"),
        (known.automatic, s.automatic, "automaticRelease", "automatic release"),
        (known.under_18_sopc, s.under_18_sopc, "under18Sopc", "under 18"),
    ):
        if decided is not None and decided is not entered:
            yield objection(
                "TYPE_AND_FLAG_DIFFER",
                f"sentences/{n}/{key}",
                e.name(n),
                known.code,
                name,
                "yes" if decided else "no",
                "yes" if entered else "no",
            )


def _offence(e: Entry, n: int, s: Sentence) -> Iterator[Objection]:
    offence = s.offence
    began = offence.first or offence.date
    where = "sentences/{}/offence/date"
    if began is None:
        yield objection("OFFENCE_MISSING_DATE", where.format(n), e.name(n))
        return
    if e.believed is not None and e.today is not None:
        earliest, latest = e.believed
        if not earliest <= began.toordinal() <= latest:
            years = e.figures.believed_years
            yield objection(
                "OFFENCE_DATE_OVER_OR_UNDER_100_YEARS_AGO",
                where.format(n),
                e.name(n),
                e.today.year - years,
                e.today.year + years,
            )
    if began > s.date:
        yield objection("OFFENCE_DATE_AFTER_SENTENCE_START_DATE", where.format(n), e.name(n))
    if offence.first is not None and offence.date is not None and offence.date > s.date:
        yield objection("OFFENCE_DATE_AFTER_SENTENCE_RANGE_DATE", where.format(n), e.name(n))


def _recorded_terms(e: Entry, n: int, s: Sentence) -> Iterator[Objection]:
    terms = s.record.terms or ()
    where = f"sentences/{n}/terms"
    custody = [t for t in terms if t.kind != "LICENCE"]
    if s.kind in ONE_TERM:
        if len(terms) > 1 and not breached(s):
            yield objection("SENTENCE_HAS_MULTIPLE_TERMS", where, e.name(n))
    elif len(custody) > 1:
        yield objection("MORE_THAN_ONE_IMPRISONMENT_TERM", where, e.name(n))
    if not custody:
        yield objection("SENTENCE_HAS_NO_IMPRISONMENT_TERM", f"sentences/{n}/length", e.name(n))
    elif any(not any(t.length) for t in custody):
        yield objection("ZERO_IMPRISONMENT_TERM", f"sentences/{n}/length", e.name(n))
    if s.kind not in ONE_TERM and sum(t.kind == "LICENCE" for t in terms) > 1:
        yield objection("MORE_THAN_ONE_LICENCE_TERM", where, e.name(n))


def _licence(e: Entry, n: int, s: Sentence) -> Iterator[Objection]:
    """Length of the extended licence; with several recorded, the count is wrong already and none is measured."""
    where = f"sentences/{n}/extension"
    recorded = s.record.terms
    licences = [t.length for t in recorded if t.kind == "LICENCE"] if recorded is not None else [s.extension]
    if len(licences) > 1:
        return
    licence = licences[0] if licences else NOTHING
    if not any(licence):
        yield objection("SENTENCE_HAS_NO_LICENCE_TERM", where, e.name(n))
        return
    end = after(s.date, 12 * licence.years + licence.months, 7 * licence.weeks + licence.days)
    if s.kind == "SOPC":
        if end != after(s.date, e.figures.sopc_months):
            yield objection("SOPC_LICENCE_TERM_NOT_12_MONTHS", where, e.name(n))
    elif end < after(s.date, e.figures.eds_months):
        yield objection("EDS_LICENCE_TERM_LESS_THAN_ONE_YEAR", where, e.name(n))
    elif end > after(s.date, e.figures.eds_months_most):
        yield objection("EDS_LICENCE_TERM_MORE_THAN_EIGHT_YEARS", where, e.name(n))


def _offence_codes(e: Entry) -> Iterator[Objection]:
    caught: dict[int, list[int]] = {}
    rules = offence_code_rules()
    for n, s in e.in_order():
        if s.offence.code is None:
            continue
        code, began = s.offence.code.strip().upper(), s.offence.first or s.offence.date
        for k, rule in enumerate(rules):
            if rule.catches(code, began):
                caught.setdefault(k, []).append(n)
    for k in sorted(caught):
        rule, places = rules[k], caught[k]
        said = _said(rule, len(places))
        for n in places:
            yield objection(said, f"sentences/{n}/offence/code", e.name(n), e.case.sentences[n].offence.code)


def _said(rule: OffenceCodeRule, count: int) -> str:
    return rule.several if rule.several is not None and count > 1 else rule.objection


def _links(e: Entry) -> Iterator[Objection]:
    for n, s in e.linked:
        target, where = e.followed(s), f"sentences/{n}/consecutiveTo"
        if target is None:
            if s.consecutive_to in e.unread:
                continue
            gone = s.consecutive_to in e.case.inactive
            yield objection(
                "BROKEN_CONSECUTIVE_CHAINS",
                where,
                e.name(n),
                s.consecutive_to,
                "is no longer active" if gone else "is not among the sentences entered",
            )
        elif target[1].date > s.date:
            yield objection("CONSECUTIVE_TO_SENTENCE_IMPOSED_AFTER", where, e.name(n), e.named(target[0]))
    yield from _circles(e)


def _circles(e: Entry) -> Iterator[Objection]:
    """Sentences that follow one another round in a ring: no chain begins anywhere. One objection for each ring."""
    done: set[int] = set()
    for start, _ in e.linked:
        path: dict[int, None] = {}
        at: int | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            target = e.followed(e.case.sentences[at])
            at = None if target is None else target[0]
        if at is not None and at in path:
            yield objection("CONSECUTIVE_IN_A_CIRCLE", f"sentences/{at}/consecutiveTo", e.name(at))
        done.update(path)
