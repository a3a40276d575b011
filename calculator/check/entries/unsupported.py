"""What the engine does not do, seen from the entries alone. Specification: 18 §18.2."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.case import NO_RECORD, Sentence
from calculator.check.entries.entry import Entry
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.law.kinds import unsupported_kinds

EXCLUDED_BY_LIST = "SA2026_PROGRESSION_MODEL_SCHEDULE"
BY_HAND = (
    "LAWFULLY_AT_LARGE",
    "SPECIAL_REMISSION",
    "TIME_SPENT_IN_CUSTODY_ABROAD",
    "TIME_SPENT_AS_AN_APPEAL_APPLICANT",
)
BREACHES = ("BREACH_OF_SUPERVISION", "BREACH_BY_OFFENCE")


def source(e: Entry) -> Iterator[Objection]:
    """Objections to sentences and adjustments one by one."""
    for alert in e.case.alerts:
        if alert.active and alert[:2] == e.figures.power_to_detain:
            yield objection("PRISONER_SUBJECT_TO_PTD", "alerts")
            break
    if any(s.record is not NO_RECORD for s in e.case.sentences):
        yield from _recorded(e)
    if "AFINE" in e.kinds:
        yield from _fines(e)
    if "DTO" in e.kinds:
        yield from _training_orders(e)
    if "BOTUS" in e.kinds:
        yield from _supervision(e)
    for n, a in enumerate(e.case.adjustments):
        if a.kind in BY_HAND:
            yield objection(f"UNSUPPORTED_ADJUSTMENT_{a.kind}", f"adjustments/{n}/type")
    yield from _recalled_from_curfew(e)


def type_refused(code: str, about: str, start: str = "") -> Objection:
    """The objection to a type that is not calculated, with the worksheet to use where there is one."""
    known = unsupported_kinds().get(code)
    name, worksheet = known or (f"The sentence type “{code[:40]}” is not known and", "")
    mend = (
        f"Use the paper worksheet “{worksheet}”."
        if worksheet
        else "Check the code. If it is right, work the dates out by hand."
    )
    said = f"{start}{name[0].lower()}{name[1:]}" if start and known else f"{start}{name}"
    return objection("UNSUPPORTED_SENTENCE_TYPE", about, said, mend)


def _recorded(e: Entry) -> Iterator[Objection]:
    for n, s in e.in_order():
        record, known = s.record, e.types[n]
        if record.type is not None and (known is None or known.kind is None):
            yield type_refused(record.type, f"sentences/{n}/type", f"{e.name(n)}: ")
        elif record.category is not None and record.category not in e.figures.categories:
            yield objection(
                "UNSUPPORTED_SENTENCE_TYPE",
                f"sentences/{n}/category",
                f"{e.name(n)}: a sentence recorded under the {record.category} Act",
                "Check the record. If it is right, work the dates out by hand.",
            )
        if record.schedule_19za:
            yield from _terrorism(e, n, s)
        if record.court in e.figures.abroad:
            yield objection("REPATRIATED_PRISONER", f"sentences/{n}/court", e.name(n))


def _terrorism(e: Entry, n: int, s: Sentence) -> Iterator[Objection]:
    known = e.types[n]
    # Without a type, a sentence that is no recall is taken to be one the rule looks at: release is never guessed.
    looked_at = known.torera if known is not None else s.recall is None and not s.under_18_sopc
    if not looked_at:
        return
    if s.kind == "SDS" and s.date > e.figures.cja:
        yield objection("SDS_TORERA_EXCLUSION", f"sentences/{n}/schedule19ZA", e.name(n))
    elif s.kind == "SOPC" and s.date < e.figures.pcsc:
        yield objection("SOPC_TORERA_EXCLUSION", f"sentences/{n}/schedule19ZA", e.name(n))


def _fines(e: Entry) -> Iterator[Objection]:
    if e.case.fine_payments:
        yield objection("A_FINE_SENTENCE_WITH_PAYMENTS", "finePayments")
    for n, s in e.linked:
        target = e.followed(s)
        if s.kind == "AFINE":
            yield objection("A_FINE_SENTENCE_CONSECUTIVE_TO", f"sentences/{n}/consecutiveTo", e.name(n))
        if target is not None and target[1].kind == "AFINE":
            yield objection(
                "A_FINE_SENTENCE_CONSECUTIVE", f"sentences/{n}/consecutiveTo", e.name(n), e.named(target[0])
            )


def breached(s: Sentence) -> bool:
    """A detention and training order with a term for its breach."""
    return s.kind == "DTO" and any(t.kind in BREACHES for t in s.record.terms or ())


def _training_orders(e: Entry) -> Iterator[Objection]:
    order = recall = False
    for n, s in e.in_order():
        breach = breached(s)
        if breach:
            yield objection("UNSUPPORTED_DTO_RECALL_SEC104_SEC105", f"sentences/{n}/terms", e.name(n))
        order = order or s.kind == "DTO"
        recall = recall or s.recall is not None
        if order and recall and not breach:
            yield objection("UNSUPPORTED_CALCULATION_DTO_WITH_RECALL", f"sentences/{n}", e.name(n))
    for n, s in e.linked:
        target = e.followed(s)
        if target is None or (s.kind == "DTO") == (target[1].kind == "DTO"):
            continue
        code = "DTO_CONSECUTIVE_TO_SENTENCE" if s.kind == "DTO" else "DTO_HAS_SENTENCE_CONSECUTIVE_TO_IT"
        yield objection(code, f"sentences/{n}/consecutiveTo", e.name(n), e.named(target[0]))


def _supervision(e: Entry) -> Iterator[Objection]:
    for n, s in e.linked:
        target = e.followed(s)
        if s.kind == "BOTUS" or (target is not None and target[1].kind == "BOTUS"):
            yield objection("BOTUS_CONSECUTIVE_TO_OTHER_SENTENCE", f"sentences/{n}/consecutiveTo", e.name(n))


def _recalled_from_curfew(e: Entry) -> Iterator[Objection]:
    sentence = next((n for n, s in e.fixed_terms if s.recall is not None and s.recall.kind == "FTR_56"), None)
    if sentence is None:
        return
    back = [m.date for m in e.case.movements if m.direction == "in"]
    if not back:
        return
    latest = max(back)
    left = [m for m in e.case.movements if m.direction == "out" and m.date < latest]
    if not left:
        return
    day = max(m.date for m in left)
    last = [m for m in left if m.date == day][-1]
    if last.reason in ("HDC", "ECSL"):
        name = "home detention curfew" if last.reason == "HDC" else "end of custody supervised licence"
        yield objection("FTR_TYPE_56_UNSUPPORTED_RECALL", f"sentences/{sentence}/recall", name)


def booking(e: Entry) -> Iterator[Objection]:
    """Objections that the service makes only once the whole booking has been put together."""
    if not e.figures.progression_schedule_by_hand:
        return
    for n, s in e.in_order():
        if s.kind == "SDS" and not s.section250 and s.recall is None and EXCLUDED_BY_LIST in s.exclusions:
            yield objection("PROGRESSION_MODEL_SCHEDULE_EXCLUSION", f"sentences/{n}/exclusions", e.name(n))
