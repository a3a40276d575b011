"""Added days, days given back, and time unlawfully at large. Specification: 05 §4.3 and §4.4."""

from __future__ import annotations

from calculator.calculable import Calculable
from calculator.timeline.credit import Bundle, add, add_one
from calculator.timeline.state import Timeline

FIXED = frozenset({"FTR_14", "FTR_28", "FTR_56"})


def awards(t: Timeline, day: int) -> tuple[bool, bool]:
    """Added days awarded or given back on a day: to those in custody, to a fixed-term recall, or banked."""
    added, restored = t.look("ADA", day), t.look("RADA", day)
    net = sum(r[2] for r in added) - sum(r[2] for r in restored)
    refs = tuple(r[0] for r in (*added, *restored))
    t.touch()
    if not t.current:
        fixed = [s for s in t.licence if s.recall in FIXED]
        returned = t.case.returned
        if fixed and returned is not None and returned.toordinal() <= day:
            for s in fixed:
                add_one(s, "awarded_post", net, refs)
        elif not any(s.recall is not None for s in t.licence):
            # Banked for the next sentence. The records stay, so that an award and a restoration on one day bank twice.
            t.padas += net
            t.refs += refs
            return False, False
        else:
            return False, False
    else:
        latest: int | None = None
        for s in t.current:
            if not s.term_kind:
                release = s.release()
                if latest is None or release > latest:
                    latest = release
        if latest is not None and latest >= day:
            bundle = Bundle(awarded=net)
            bundle.refs["awarded"] = refs
            for s in t.current:
                add(s, bundle)
    t.take("ADA", day)
    t.take("RADA", day)
    return True, False


def unlawfully_at_large(t: Timeline, day: int) -> tuple[bool, bool]:
    """Time at large stops the sentence: custody is put off if it falls before release, recall or licence after it."""
    rows = t.look("UAL", day)
    t.touch()
    days, refs = t.take("UAL", day)
    ends = [r[4] for r in rows if r[4] is not None]
    last = max(ends) if ends else None
    before = [(s, day <= s.det_release()) for s in t.current]
    for s, in_custody in before:
        s.last_ual = last
        s.dirty = True
        if in_custody:
            add_one(s, "ual", days, refs)
        elif s.recall is not None:
            add_one(s, "ual_post", days, refs)
    _on_licence(t, day, days, refs, last)
    t.past_ual.extend((r[3], r[4]) for r in rows if r[3] is not None and r[4] is not None)
    return True, False


def _on_licence(t: Timeline, day: int, days: int, refs: tuple[int, ...], last: int | None) -> None:
    early = [s for s in t.licence if day <= s.det_release()]
    late = [s for s in t.licence if day > s.det_release() and s.recall is not None]
    for s in early:
        add_one(s, "ual_post" if s.recall is not None else "ual", days, refs)
    fixed = any(s.recall in FIXED for s in late)
    returned = None if t.case.returned is None else t.case.returned.toordinal()
    inside: list[Calculable] = []
    if returned is not None and fixed and returned <= day:
        inside = [s for s in late if day <= s.release()]
    for s in late:
        within = s in inside
        add_one(s, "ual_post", days, refs)
        if within:
            add_one(s, "ual_ftr", days, refs)
        s.last_ual = last
        s.dirty = True
