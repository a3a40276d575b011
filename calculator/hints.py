"""Notes beside a date, as codes. Specification: 17 §17.3. Words are in `calculator.hint_words`.

The national service shows these; the codes are its rules, the words ours. "Today" is an input.
"""

from __future__ import annotations

from collections.abc import Iterator

from calculator.calendar import WorkingDays
from calculator.case import Case
from calculator.dates.extraction import Extraction
from calculator.law.model import Rules
from calculator.record import Record
from calculator.timeline.state import Timeline

PREVIOUS = frozenset({"CRD", "ARD", "PRRD", "PED", "ETD", "MTD", "LTD"})
FRIDAY = frozenset({"CRD", "ARD", "PRRD", "ETD", "MTD", "LTD"})
EARLY = frozenset({"CRD", "ARD", "HDCED", "PED", "ERSED"})
STANDARD = frozenset({"HDCED", "PED", "ERSED"})
NEW_RULE = ("HDCED_ADJUSTED_TO_365_COMMENCEMENT", "ERSED_ADJUSTED_TO_ERS30_COMMENCEMENT")


class Hint(Record):
    """A note: its code, and the day it names, if any."""

    code: str
    day: int | None = None


class Situation(Record):
    """What hints depend on beside the dates.

    Today, working days, a carried-over SLED, and whether the imposed sentences are known (the agreed hint cases were
    made without them). `in_scheme_from`: the first day of release that the scheme for Fridays reaches.
    """

    today: int | None
    working: WorkingDays
    sled_from_previous: bool = False
    sentences_known: bool = True
    friday_scheme: bool = False
    in_scheme_from: int = 0


def hints(t: Timeline, out: Extraction, now: Situation) -> dict[str, list[Hint]]:
    """Notes for every date, in the order of the dates and of the rules."""
    show_40 = (
        shows_40(t, out)
        and t.rules.progression is None
        and not (now.sentences_known and _late_eligible(t.case, t.rules))
    )
    mixed = now.sentences_known and len({s.kind == "DTO" for s in t.case.sentences}) == 2
    return {kind: list(_of(kind, day, out, now, show_40, mixed)) for kind, day in out.dates.items()}


def shows_40(t: Timeline, out: Extraction) -> bool:
    """False once adjustments since the tranche make the SDS40 notes untrue."""
    held = t.applicable.get(t.rules.sds40.name)
    if held is None or held[1] is None or "CRD" not in out.dates:
        return True
    kinds = ("REMAND", "TAGGED_BAIL", "UAL", "ADA", "RADA")
    return not any(a.kind in kinds and a.start.toordinal() >= held[1] for a in t.case.adjustments)


def _late_eligible(case: Case, rules: Rules) -> bool:
    """A standard sentence imposed after SDS40 began: of a type that can be SDS+ (17 §17.3.1), and not SDS+."""
    return any(
        s.kind == "SDS" and s.recall is None and not s.sds_plus and s.date.toordinal() > rules.sds40.start
        for s in case.sentences
    )


def _of(kind: str, day: int, out: Extraction, now: Situation, show_40: bool, mixed: bool) -> Iterator[Hint]:
    rules = out.breakdown[kind].rules if kind in out.breakdown else ()
    if kind == "SLED" and now.sled_from_previous:
        yield Hint("SLED_FROM_PREVIOUS")
    yield from _working_day(kind, day, now)
    if show_40:
        code = _early_release(kind, rules, out)
        if code:
            yield Hint(code)
    if mixed and kind in ("ARD", "CRD") and day < out.dates.get("MTD", 0):
        yield Hint(f"{kind}_BEFORE_DTO")
    if kind == "PED":
        yield from _parole(day, rules, out, mixed)
    if kind == "HDCED":
        yield from _curfew(day, rules, out, mixed)
    if kind == "MTD" and mixed:
        yield from _middle(day, out)
    if kind == "ERSED":
        if "ERSED_ADJUSTED_TO_CONCURRENT_TERM" in rules:
            yield Hint("ERSED_ADJ_TERM")
        middle, crd = out.dates.get("MTD"), out.dates.get("CRD")
        if middle is not None and crd is not None and middle < crd and day < middle:
            yield Hint("ERSED_ADJ_MTD")
    if kind == "TUSED" and out.historic_tused and "BOTUS_LATEST_TUSED_USED" in rules:
        yield Hint("TUSED_FROM_NOMIS")


def _working_day(kind: str, day: int, now: Situation) -> Iterator[Hint]:
    if now.today is None or day < now.today:
        return
    if (kind in PREVIOUS and (moved := now.working.previous(day)) != day) or (
        kind == "HDCED" and (moved := now.working.next(day)) != day
    ):
        yield Hint("WORKING_DAY", moved)
    if now.friday_scheme and kind in FRIDAY:
        moved, applies = now.working.before_days_off(day)
        # The duty to release on a working day comes first; the scheme may only bring that day forward.
        if applies and day >= now.in_scheme_from and now.today <= moved < now.working.previous(day):
            yield Hint("FRIDAY", moved)


def _early_release(kind: str, rules: tuple[str, ...], out: Extraction) -> str | None:
    plain = not any(r in rules for r in NEW_RULE)
    tranche = next((n for n in ("1", "2") if f"SDS_EARLY_RELEASE_ADJUSTED_TO_TRANCHE_{n}_COMMENCEMENT" in rules), None)
    if "SDS_EARLY_RELEASE_APPLIES" in rules and kind in EARLY and plain:
        return "EARLY_40"
    if tranche and kind in EARLY:
        return f"TRANCHE_{tranche}"
    if "SDS_STANDARD_RELEASE_APPLIES" in rules and kind in STANDARD and plain:
        return "STANDARD_50"
    if kind == "TUSED":
        crd = out.breakdown["CRD"].rules if "CRD" in out.breakdown else ()
        if any("ADJUSTED_TO_TRANCHE" in r for r in crd):
            return "TUSED_TRANCHE"
        if "SDS_EARLY_RELEASE_APPLIES" in crd:
            return "TUSED_40"
    return None


def _parole(day: int, rules: tuple[str, ...], out: Extraction, mixed: bool) -> Iterator[Hint]:
    if "PED_EQUAL_TO_LATEST_NON_PED_CONDITIONAL_RELEASE" in rules:
        yield Hint("PED_ADJ_CRD")
    if "PED_EQUAL_TO_LATEST_NON_PED_ACTUAL_RELEASE" in rules:
        yield Hint("PED_ADJ_ARD")
    recall = out.other.get("PRRD")
    if recall is not None and recall > day:
        yield Hint("PRRD_LATER", recall)
    if mixed and day < out.dates.get("MTD", 0):
        yield Hint("PED_BEFORE_DTO")


def _curfew(day: int, rules: tuple[str, ...], out: Extraction, mixed: bool) -> Iterator[Hint]:
    if "HDCED_MINIMUM_CUSTODIAL_PERIOD" in rules:
        yield Hint("HDC_14_DAY")
    for rule, code in (
        ("CONDITIONAL_RELEASE", "HDCED_ADJ_CRD"),
        ("ACTUAL_RELEASE", "HDCED_ADJ_ARD"),
        ("PRRD", "HDCED_ADJ_PRRD"),
    ):
        if f"HDCED_ADJUSTED_TO_CONCURRENT_{rule}" in rules:
            yield Hint(code)
            break
    if mixed and day < out.dates.get("MTD", 0):
        yield Hint("HDCED_BEFORE_DTO")


def _middle(day: int, out: Extraction) -> Iterator[Hint]:
    get = out.dates.get
    curfew, parole, crd, ard = get("HDCED"), get("PED"), get("CRD"), get("ARD")

    def before(a: int | None, b: int | None) -> bool:
        return a is not None and b is not None and a < b

    if before(curfew, day) or before(parole, day):
        if before(day, crd):
            yield Hint("MTD_WAITS_CRD")
            return
        if before(day, ard):
            yield Hint("MTD_WAITS_ARD")
            return
    if before(day, curfew) and (before(curfew, crd) or before(curfew, ard)):
        yield Hint("MTD_WAITS_HDCED")
    elif before(day, parole) and before(parole, crd):
        yield Hint("MTD_WAITS_PED")
