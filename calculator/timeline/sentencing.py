"""The day sentences are imposed. Specification: 05 §4.1, 04 §3."""

from __future__ import annotations

from bisect import bisect_left

from calculator import combine
from calculator.calculable import ARD, CHAIN, CRD, DTO_SINGLE_TERM, LONE, SED, SINGLE_TERM, SLED, Calculable
from calculator.law.model import Legislation, Rules
from calculator.legislation import covers, covers_any, set_fraction
from calculator.part import Part
from calculator.timeline.credit import Bundle, add, add_one, inherit
from calculator.timeline.custody import Links
from calculator.timeline.state import Timeline


class NoReturnDateError(Exception):
    """A fixed-term recall without a day of return: the reference calls it NoValidReturnToCustodyDateException."""


def sentenced(t: Timeline, day: int) -> tuple[bool, bool]:
    """Bring in the parts imposed on `day`, form chains and single terms, and share out adjustments."""
    new = t.parts_by_day.pop(day, [])
    if not new:
        return True, False
    served = _served(t, day, new)
    source = t.most_adjusted()
    simple = _simply(t, new)
    if simple is None:
        t.touch()
        t.links = None
        before = t.current
        combined, unchanged = _form(t, before, new)
        grown = None
    else:
        combined, grown = simple
        before = [grown] if grown is not None else []
    for part in new:
        if part.sds:
            for law, _ in t.ahead:
                if covers(law, part):
                    set_fraction(law, part)
                    break
    for s in combined:
        start(t, s, grown)
        if source is not None:
            inherit(s, source, served)
        elif served:
            add_one(s, "served", served)
    _carry_ual(before, combined, simple is not None)
    if simple is None:
        # Lists stay in the order of date of sentence; sorting is stable.
        t.current = sorted(combined + unchanged, key=_dated)
    else:
        _join(t, combined, grown, new)
    _share(t, day)
    return True, False


def _dated(s: Calculable) -> int:
    return s.date


def _served(t: Timeline, day: int, new: list[Part]) -> int:
    """Added days already served when a new sentence comes after the release date without them."""
    latest = t.latest
    if latest is None or not latest.calculated or not t.current or day <= latest.release_no_awards():
        return 0
    ids = {p.id for s in t.current for p in s.parts if p.id is not None}
    if any(p.follows in ids for p in new if p.follows is not None):
        return 0
    return day - latest.release_no_awards() - 1


def _simply(t: Timeline, new: list[Part]) -> tuple[list[Calculable], Calculable | None] | None:
    """The usual ways of joining: sentences that stand alone, or one that continues one chain. None: look at everybody.

    Gives the new sentences and the one that the new chain takes the place of.
    """
    if t.merged or _may_merge(t.current, new):
        return None
    if t.links is None:
        if not t.current and len(new) == 1 and new[0].follows is None:
            return [combine.new(LONE, (new[0],), t.rules, t.person)], None
        t.links = Links(t.current)
    links = t.links
    if links.repeated or links.branched:
        return None
    among = {p.id for p in new}
    if (len(among) == len(new) or among == {None}) and all(links.stands_alone(p, among) for p in new):
        return [combine.new(LONE, (p,), t.rules, t.person) for p in new], None
    if len(new) == 1:
        owner = links.continues(new[0])
        if owner is not None:
            return [combine.new(CHAIN, (*owner.parts, new[0]), t.rules, t.person, owner)], owner
    return None


def _join(t: Timeline, combined: list[Calculable], grown: Calculable | None, new: list[Part]) -> None:
    """Put new sentences in their place: before those of the same date, and instead of the one that has grown."""
    if grown is None:
        t.current = t.current + combined
    else:
        t.current = [s for s in t.current if s is not grown]
        t.current.insert(bisect_left(t.current, combined[0].date, key=_dated), combined[0])
    if t.links is not None:
        for s, part in zip(combined, new, strict=True):
            t.links.add(s, part)
    t.joined(combined, grown)


def _form(t: Timeline, current: list[Calculable], new: list[Part]) -> tuple[list[Calculable], list[Calculable]]:
    """New sentences containing a new part, and the old ones that remain as they were."""
    rules, person = t.rules, t.person
    seen: dict[int, Part] = {}
    for s in current:
        for p in s.parts:
            seen.setdefault(p.index, p)
    for p in new:
        seen.setdefault(p.index, p)
    found = combine.shapes(list(seen.values()))
    fresh = {p.index for p in new}
    values = {p.value for p in new}
    combined: list[Calculable] = []
    kept: set[tuple[object, ...]] = set()
    for form, parts in found:
        kept.add(tuple(p.id if p.id is not None else p.index for p in parts))
        if any(p.index in fresh or p.value in values for p in parts):
            combined.append(combine.new(form, parts, rules, person))
    unchanged = [s for s in current if tuple(p.id if p.id is not None else p.index for p in s.parts) in kept]
    t.merged = t.merged or any(form in (SINGLE_TERM, DTO_SINGLE_TERM) for form, _ in found)
    held = {p.value for s in combined for p in s.parts} | {p.value for s in unchanged for p in s.parts}
    # Sentences merged into a single term that can no longer be merged fall out of the reckoning (06 §1 by its letter).
    t.lost.extend(p.index for p in seen.values() if p.value not in held)
    return combined, unchanged


def _may_merge(current: list[Calculable], new: list[Part]) -> bool:
    """Only sentences that are all under earlier law, or all detention and training orders, can merge."""
    first = new[0]
    if not (first.pre_cja or first.dto):
        return False
    return bool(current) or len(new) > 1


def start(t: Timeline, s: Calculable, grown_from: Calculable | None = None) -> None:
    """Make a new sentence ready: the law that governs it, its unadjusted dates, and its recall."""
    rules = t.rules
    s.calculated = True
    s.law = None
    s.law_day = None
    for law, _ in t.ahead:
        if covers_any(law, s):
            s.law = law
            break
    s.ftr_set, s.ftr_tranche = t.ftr
    s.ftr56_on = t.ftr[0]
    combine.work_out(s, rules, grown_from)
    recall_base(s, rules)
    if s.law is not None:
        modify_types(s, s.law, rules)


def recall_base(s: Calculable, rules: Rules) -> None:
    """Release date of a fixed-term recall before adjustments: the day of return is day one."""
    if s.recall is not None and s.recall in rules.recall_days:
        if s.returned is None:
            raise NoReturnDateError
        s.additional_release = s.returned + rules.recall_days[s.recall] - 1


def modify_types(s: Calculable, law: Legislation, rules: Rules) -> None:
    """Under the progression model, sentences under 12 months for older offences carry licence after all (04 §6.3)."""
    if law.covers != "progression" or not s.under_year:
        return
    offence = s.offence_date()
    if offence is not None and offence < rules.ora:
        s.conditional = True
        s.types = s.types & ~(SED | ARD) | SLED | CRD
        s.dirty = True


def relegislate(s: Calculable, law: Legislation, tranche_day: int | None, rules: Rules) -> None:
    """Apply a law to a sentence already being served (04 §3)."""
    for part in s.parts:
        if covers(law, part):
            set_fraction(law, part)
    s.law = law
    s.law_day = tranche_day
    combine.work_out(s, rules)
    recall_base(s, rules)
    modify_types(s, law, rules)


def _carry_ual(before: list[Calculable], combined: list[Calculable], simple: bool) -> None:
    """A chain that has grown keeps the UAL of the sentence it grew from."""
    for s in combined:
        if len(s.parts) > 1:
            held = {p.value for p in s.parts} if not simple else None
            old = next((b for b in before if held is None or any(p.value in held for p in b.parts)), None)
            if old is not None and old.calculated:
                for bucket, days, refs in old.log:
                    if bucket == "ual":
                        add_one(s, "ual", days, refs)


def _share(t: Timeline, day: int) -> None:
    """Credit the deductions dated this day, and banked added days, to everybody in custody."""
    if not t.padas and day not in t.deduction_days:
        return
    bundle = Bundle(awarded=t.padas)
    bundle.remand, bundle.refs["remand"] = t.take("REMAND", day)
    bundle.bail, bundle.refs["bail"] = t.take("TAGGED_BAIL", day)
    bundle.recall_remand, bundle.refs["recall_remand"] = t.take("RECALL_REMAND", day)
    bundle.recall_bail, bundle.refs["recall_bail"] = t.take("RECALL_TAGGED_BAIL", day)
    bundle.refs["awarded"] = t.refs if t.padas else ()
    t.padas, t.refs = 0, ()
    if bundle.remand or bundle.bail or bundle.recall_remand or bundle.recall_bail or bundle.awarded:
        t.touch()
        for s in t.current:
            add(s, bundle)
