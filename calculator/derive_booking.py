"""Steps of dates that come from more than one sentence, or that early-release law moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from calculator.calculable import ARD, PRRD
from calculator.certain import certain
from calculator.dates.extraction import Why
from calculator.dates.sentence import either_side
from calculator.durations import add_months

if TYPE_CHECKING:
    from calculator.derive import Writer

Write = Callable[["Writer", Why], None]


def write(w: Writer, why: Why, then: Write) -> None:
    """Write the steps of a booking-level date; `then` writes the steps of the dates it rests on."""
    _WAYS[why.way](w, why, then)


def _before(w: Writer, why: Why, then: Write) -> int:
    """Steps of the date this one came from; the date they reach."""
    then(w, certain(why.then))
    return w.day


def _tranche(w: Writer, why: Why, then: Write) -> None:
    _before(w, why, then)
    name, day, law = why.figures[0], int(why.figures[1]), why.figures[2]
    added = int(why.figures[3]) if len(why.figures) > 3 else 0
    source = w.rules.progression if w.rules.progression and w.rules.progression.name == law else w.rules.sds40
    row = next(t for t in source.tranches if t.name == name)
    w.not_before("TRANCHE", day + added, (row.source,), act=law, tranche=name, added=added, opens=day)


def _kept(rule: str, law: tuple[str, ...]) -> Callable[[Writer, Why, Write], None]:
    def kept(w: Writer, why: Why, then: Write) -> None:
        _before(w, why, then)
        w.note(rule, law)

    return kept


def _later_of(rule: str | Callable[[Writer, Why], str], law: tuple[str, ...]) -> Callable[[Writer, Why, Write], None]:
    def later(w: Writer, why: Why, then: Write) -> None:
        saved = _before(w, why, then)
        w.save()
        w.defaulted(certain(why.sentence))
        w.later(rule if isinstance(rule, str) else rule(w, why), saved, law)

    return later


def _hdc_rule(w: Writer, why: Why) -> str:
    types = certain(why.sentence).types
    kind = "ACTUAL_RELEASE" if types & ARD else "PRRD" if types & PRRD else "CONDITIONAL_RELEASE"
    return f"HDCED_ADJUSTED_TO_CONCURRENT_{kind}"


def _removal_term(w: Writer, why: Why, then: Write) -> None:
    saved = _before(w, why, then)
    w.save()
    w.release(certain(why.sentence))
    w.later("ERSED_ADJUSTED_TO_CONCURRENT_TERM", saved, ("cja2003-s260",))


def _parole_release(w: Writer, why: Why, then: Write) -> None:
    saved = _before(w, why, then)
    w.save()
    w.release(certain(why.sentence))
    w.later("PED_EQUAL_TO_LATEST_NON_PED_RELEASE", saved, ("cja2003-s263",))


def _transfer(sign: int) -> Callable[[Writer, Why, Write], None]:
    def moved(w: Writer, why: Why, then: Write) -> None:
        s = certain(why.sentence)
        if why.then is not None:
            then(w, why.then)
        else:
            w.release(s)
        middle = w.day
        target = either_side(s, middle, w.rules)[0 if sign < 0 else 1]
        months = w.rules.dto_shift
        if add_months(middle, sign * months) != target:
            months *= 2
        w.months("EARLY_TRANSFER" if sign < 0 else "LATE_TRANSFER", sign * months, ("sa2020-s241",))

    return moved


def _removal_order(w: Writer, why: Why, then: Write) -> None:
    _before(w, why, then)
    w.note("ERSED_ADJUSTED_TO_MTD", ("cja2003-s260",))


def _after_recall(w: Writer, why: Why, then: Write) -> None:
    _before(w, why, then)
    w.not_before("HDCED_ADJUSTED_TO_CONCURRENT_PRRD", int(why.figures[0]), ("cja2003-s246",))


def _later_adjustments(w: Writer, why: Why, then: Write) -> None:
    _before(w, why, then)
    days, day, put_off = (int(f) for f in why.figures)
    w.add("ADJUSTED_AFTER_TRANCHE_COMMENCEMENT", days, ("service",))
    if put_off:
        w.not_before("TRANCHE", day, (w.rules.sds40.source,), act=w.rules.sds40.name, added=0)


def _earlier_sled(w: Writer, why: Why, then: Write) -> None:
    _before(w, why, then)
    w.not_before("PREVIOUSLY_RECORDED_SLED_USED", int(why.figures[0]), ("service",))


def _recall_mixed(w: Writer, why: Why, then: Write) -> None:
    returned, days, at_large, added, end = (int(f) for f in why.figures)
    law = ("cja2003-s255b",)
    w.set("RETURNED", returned, ("cja2003-s254", *law))
    w.add("FIXED_TERM_RECALL", days - 1, law, of=days)
    if at_large:
        w.add("UAL_FTR", at_large, ("prison-act-s49",))
    if added:
        w.add("AWARDED_POST", added, ("cja2003-s257",))
    w.not_after("RECALL_MIXED_LENGTHS", end, ("service",))


_WAYS: dict[str, Callable[[Any, Why, Write], None]] = {
    "tranche": _tranche,
    "standard": _kept("SDS_STANDARD_RELEASE_APPLIES", ("si2024-844",)),
    "before-progression": _kept("BEFORE_PROGRESSION", ("sa2026-tranches",)),
    "ersed-kept": _kept("ERSED_KEPT_FROM_BEFORE", ("service",)),
    "hdced-conflict": _later_of(_hdc_rule, ("cja2003-s263",)),
    "ped-other-release": _parole_release,
    "ersed-term": _removal_term,
    "ersed-mtd": _removal_order,
    "curfew-after-recall": _after_recall,
    "later-adjustments": _later_adjustments,
    "earlier-sled": _earlier_sled,
    "recall-mixed": _recall_mixed,
    "etd": _transfer(-1),
    "ltd": _transfer(1),
}
