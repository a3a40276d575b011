"""The engine proper: identify, walk, finish. `calculate` in `calculator.result` is the door for callers."""

from __future__ import annotations

from calculator.calculable import ALWAYS_ADULT, Part
from calculator.case import Case
from calculator.dates.breakdown import Breakdown
from calculator.dates.extraction import Extraction, Why
from calculator.dates.final import finish
from calculator.durations import birthday
from calculator.identify import Person, track_part
from calculator.law.model import Rules
from calculator.legislation import mark_laws
from calculator.timeline.loop import walk
from calculator.timeline.state import Timeline


def person_of(case: Case, rules: Rules) -> Person:
    """The birthdays that rules ask about; an adult throughout where no date of birth is given."""
    if case.birth is None:
        return Person(ALWAYS_ADULT, ALWAYS_ADULT, case.registered_sex_offender)
    adult, over = birthday(case.birth.toordinal(), rules.adult_age)
    return Person(adult, over, case.registered_sex_offender)


def parts_of(case: Case, rules: Rules) -> list[Part]:
    """Imposed sentences in order of date (as listed on the same day), each with its track.

    Sentences equal in every field, identifier included, share a number in `value`: rules that compare by value ask it.
    """
    parts = [Part(n, s, rules) for n, s in enumerate(case.sentences)]
    seen: dict[object, int] = {}
    repeated = _repeated(case)
    for part in parts:
        track_part(part, rules)
        mark_laws(part, rules.legislation)
        if part.id in repeated:
            part.value = seen.setdefault(part.sentence, part.index)
    parts.sort(key=lambda p: p.date)
    return parts


def _repeated(case: Case) -> set[str]:
    ids = [s.id for s in case.sentences if s.id is not None]
    return set() if len(set(ids)) == len(ids) else {i for i in ids if ids.count(i) > 1}


def run(case: Case, rules: Rules) -> tuple[Timeline, Extraction]:
    """Work out a case. Raises `NoReturnDateError` or `TooManyChainsError`, which callers turn into objections."""
    t, last = walk(case, rules, person_of(case, rules), parts_of(case, rules))
    return t, _earlier_sled(case, finish(t, last))


def _earlier_sled(case: Case, out: Extraction) -> Extraction:
    """A later SLED recorded in an earlier period of custody takes the place of the one worked out (17 §17.6)."""
    now = out.dates.get("SLED")
    if case.earlier_sled is None or now is None or case.earlier_sled.toordinal() <= now:
        return out
    day = case.earlier_sled.toordinal()
    new = out.copy()
    why = Why("earlier-sled", None, (day,), out.why["SLED"], day)
    new.put("SLED", day, why, Breakdown(("PREVIOUSLY_RECORDED_SLED_USED",), (), 0, day, now))
    if new.dates.get("TUSED", day) < day:
        new.drop("TUSED")
    return new
