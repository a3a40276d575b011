"""56-day recall coming into force in tranches. Specification: 04 §7, 14 §14.3."""

from __future__ import annotations

from calculator.calculable import Calculable
from calculator.combine import work_out
from calculator.timeline.credit import clear_unused
from calculator.timeline.early import tranche_length
from calculator.timeline.sentencing import recall_base
from calculator.timeline.state import Timeline


def tranche_opens(t: Timeline, day: int) -> tuple[bool, bool]:
    """A tranche day: on the first, decide the person's tranche; then move recalls still running to 56 days."""
    if not t.recalled_56:
        return False, False
    law = t.rules.recall56
    if not t.ftr[0]:
        tranche = _allocate(t)
        if tranche is not None and tranche[0] >= day:
            t.ftr = (True, tranche[0])
            t.tranches[law.name] = tranche[1]
        else:
            t.ftr = (True, None)
    changed = [s for s in t.current + t.licence if s.release() > day and any(p.recall == "FTR_56" for p in s.parts)]
    if not changed and t.ftr[1] != day:
        return False, False
    t.touch()
    for s in changed:
        s.ftr56_on = True
        s.ftr_set, s.ftr_tranche = t.ftr
        work_out(s, t.rules)
        recall_base(s, t.rules)
    clear_unused(changed)
    return True, False


def _allocate(t: Timeline) -> tuple[int, str] | None:
    law = t.rules.recall56
    recalled = [s for s in t.current + t.licence + t.expired_licence if s.recall == "FTR_56"]
    revoked = [day for s in recalled if (day := s.parts[0].revoked) is not None]
    if not revoked:
        return None
    latest = max(revoked)
    people = [
        s
        for s in recalled
        if s.adjusted_expiry() > latest
        and s.parts[0].revoked != law.start
        and any(p.recall == "FTR_56" and p.returned is not None and p.returned <= law.start for p in s.parts)
    ]
    if not people:
        return None
    lengths = [_length(t, s) for s in people]
    for tranche in law.tranches:
        if tranche.up_to is None or not any(n > tranche.up_to for n in lengths):
            return tranche.start, tranche.name
    return None


def _length(t: Timeline, s: Calculable) -> int:
    return tranche_length(t.rules.recall56, s)
