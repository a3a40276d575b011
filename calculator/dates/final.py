"""What early-release law makes of the dates at the end: put off to the tranche, kept as they were, or as calculated.

Specification: 04 §5.5 (SDS40) and §6.5 (progression model).
"""

from __future__ import annotations

from calculator.calculable import LONE, PED, TUSED, Calculable
from calculator.certain import certain
from calculator.dates.breakdown import Breakdown
from calculator.dates.extraction import Extraction, Why
from calculator.timeline.state import Timeline

COMPARED = ("CRD", "ERSED", "HDCED", "PED", "PRRD")
STANDARD, EARLY, AFTER = (
    "SDS_STANDARD_RELEASE_APPLIES",
    "SDS_EARLY_RELEASE_APPLIES",
    "ADJUSTED_AFTER_TRANCHE_COMMENCEMENT",
)


def tranche_rule(name: str) -> str:
    """Rule for a date put off to the opening of an SDS40 tranche."""
    return f"SDS_EARLY_RELEASE_ADJUSTED_TO_{name}_COMMENCEMENT"


def finish(t: Timeline, final: Extraction) -> Extraction:
    """The stage that applies, if any: the progression model's if allocated, otherwise SDS40's."""
    progression = t.rules.progression
    if progression is not None:
        held = t.applicable.get(progression.name)
        before = t.snapshots.get(progression.name)
        if held is not None and held[1] is not None and before is not None:
            return progression_final(t, final, before, held[1])
    held = t.applicable.get(t.rules.sds40.name)
    before = t.snapshots.get(t.rules.sds40.name)
    if held is not None and held[1] is not None and before is not None:
        return sds40_final(t, final, before, held[1], t.all_sentences())
    return final


def sds40_final(
    t: Timeline, early: Extraction, standard: Extraction, day: int, sentences: list[Calculable]
) -> Extraction:
    """SDS40: compare the dates at 40 per cent with those kept just before the tranche opened on `day`."""
    out = early.copy()
    name = t.tranches[t.rules.sds40.name]
    marks: dict[str, str] = {}
    before_day = any((early.dates.get(k, standard.dates.get(k, day))) < day for k in COMPARED)
    for k in COMPARED:
        e, s = early.dates.get(k), standard.dates.get(k)
        if before_day and e is not None and s is not None and e < day <= s:
            marks[k] = tranche_rule(name)
            out.put(
                k,
                day,
                Why("tranche", None, (name, day, t.rules.sds40.name), early.why[k], day),
                Breakdown((tranche_rule(name),), (), 0, day, e),
            )
        elif s is not None and (s < day or s == e):
            if before_day:
                _keep_standard(out, early, standard, k, s)
            if k in out.dates and k in standard.breakdown:
                out.breakdown[k] = standard.breakdown[k].with_rule(STANDARD)
            marks[k] = STANDARD
        elif k in out.breakdown:
            out.breakdown[k] = out.breakdown[k].with_rule(EARLY)
    _earlier_recalls(t, out, standard, sentences)
    _against_recall(out, early, standard, marks)
    crd = out.dates.get("CRD", out.dates.get("ARD"))
    for k in ("HDCED", "ERSED"):
        if k in out.dates and out.dates[k] == crd == day:
            out.drop(k)
    if "PED" in out.dates and "PED" in out.breakdown:
        last = max(sentences, key=lambda x: x.defaulted())
        if not last.types_at(t.person.adult_from) & PED:
            out.drop("PED")
    changed = out.dates != standard.dates
    out.affected_40 = changed or standard.affected_40
    source = early if changed else standard
    out.affected_progression = source.affected_progression
    out.impacting = source.impacting
    _later_adjustments(t, out, day, marks)
    return out


def _keep_standard(out: Extraction, early: Extraction, standard: Extraction, kind: str, day: int) -> None:
    out.put(
        kind,
        day,
        Why("standard", None, (), standard.why.get(kind), day) if day != early.dates.get(kind) else early.why[kind],
    )
    if kind == "CRD" and "TUSED" in standard.dates:
        out.put(
            "TUSED",
            standard.dates["TUSED"],
            Why("standard", None, (), standard.why["TUSED"], standard.dates["TUSED"]),
            standard.breakdown.get("TUSED"),
        )


def _earlier_recalls(t: Timeline, out: Extraction, standard: Extraction, sentences: list[Calculable]) -> None:
    """People released before SDS40 and recalled keep the supervision date they had."""
    crd = standard.dates.get("CRD")
    if crd is None or crd >= t.rules.sds40.start or "TUSED" not in out.dates or "TUSED" not in standard.dates:
        return
    adult = t.person.adult_from
    if any(s.recall is not None and s.types_at(adult) & TUSED and any(p.sds for p in s.parts) for s in sentences):
        out.put(
            "TUSED",
            standard.dates["TUSED"],
            Why("standard", None, (), standard.why["TUSED"], standard.dates["TUSED"]),
            standard.breakdown.get("TUSED"),
        )


def _against_recall(out: Extraction, early: Extraction, standard: Extraction, marks: dict[str, str]) -> None:
    kind = "ARD" if "ARD" in out.dates else "CRD"
    release = out.dates.get(kind)
    if release is None:
        return
    prrd = out.dates.get("PRRD", early.other.get("PRRD"))
    curfew = out.dates.get("HDCED")
    if curfew is not None and prrd is not None and prrd > curfew:
        marks.pop("HDCED", None)
        shown = standard.breakdown.get("HDCED")
        out.put("HDCED", prrd, Why("curfew-after-recall", None, (prrd,), out.why["HDCED"], prrd))
        if shown is not None:
            out.breakdown["HDCED"] = shown.with_rule("HDCED_ADJUSTED_TO_CONCURRENT_PRRD")
    if "PRRD" in out.dates:
        if release > out.dates["PRRD"]:
            out.drop("PRRD")
        else:
            out.drop(kind)
            out.drop("HDCED")


def _later_adjustments(t: Timeline, out: Extraction, day: int, marks: dict[str, str]) -> None:
    """UAL and added days from the tranche day onwards still count on dates put off or kept (step 7)."""
    crd = out.dates.get("CRD")
    if crd is None:
        return
    sign = {"UAL": 1, "ADA": 1, "RADA": -1}
    days = sum(sign[a.kind] * a.days for a in t.case.adjustments if a.kind in sign and day <= a.start.toordinal() < crd)
    if not days:
        return
    rules = (tranche_rule("TRANCHE_1"), tranche_rule("TRANCHE_2"), STANDARD)
    for rule in rules:
        for k in ("HDCED", "ERSED", "PED"):
            if marks.get(k) == rule and k in out.dates and out.dates[k] <= day:
                moved = out.dates[k] + days
                if moved < day and rule != STANDARD:
                    moved = day
                out.put(
                    k,
                    moved,
                    Why("later-adjustments", None, (days, day, 0 if rule == STANDARD else 1), out.why[k], moved),
                )
                if k in out.breakdown:
                    out.breakdown[k] = out.breakdown[k].with_rule(AFTER, ((AFTER, days, "DAYS"),))


def progression_final(t: Timeline, early: Extraction, standard: Extraction, day: int) -> Extraction:
    """Progression model: people who would have gone before their tranche keep the date they had; others wait for it."""
    out = early.copy()
    added = sum(a.days for a in t.case.adjustments if a.kind == "ADA")
    added -= sum(a.days for a in t.case.adjustments if a.kind == "RADA")
    law = certain(t.rules.progression)
    name = t.tranches[law.name]
    if "HDCED" in standard.dates:
        out.put(
            "HDCED",
            standard.dates["HDCED"],
            Why("before-progression", None, (), standard.why["HDCED"], standard.dates["HDCED"]),
            standard.breakdown.get("HDCED"),
        )
    for k in ("CRD", "PED", "ERSED"):
        s, e = standard.dates.get(k), early.dates.get(k)
        if s is not None and day > s - added:
            out.put(
                k,
                s,
                Why("before-progression", None, (), standard.why[k], s) if s != e else early.why[k],
                standard.breakdown.get(k),
            )
        elif e is not None and day > e - added:
            put_off = day + added
            out.put(
                k,
                put_off,
                Why("tranche", None, (name, day, law.name, added), early.why[k], put_off),
                Breakdown((f"{law.name}_{name}",), (), 0, put_off, e),
            )
    out.affected_progression = out.dates != standard.dates or standard.affected_progression
    out.affected_40 = False
    return out


__all__ = ["LONE", "finish", "progression_final", "sds40_final", "tranche_rule"]
