"""The wrong rule for the release point: another fraction, a tranche passed over, a list not looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from calculator.explain import fraction_words
from calculator.forms.case.replayed import Move
from calculator.law.model import law_sets
from calculator.names import plain_date
from calculator.practice.known import fractions, sentence_words
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework, said

_FRACTION_RULES = frozenset({"FRACTION", "PAROLE_FRACTION"})
_WHOLE = (1, 1)
#: The ask for the day on which the tranche opens.
_DAY = "tranche-day"


def wrong_law(papers: Rework) -> Iterator[Otherwise | None]:
    """Another fraction, with the tranche kept or dropped; or the whole case under another law set."""
    own = {m.fraction for steps in papers.moves.values() for m in steps if m.rule in _FRACTION_RULES}
    for fraction in fractions(papers):
        if own <= {fraction, _WHOLE}:
            continue
        for hold in (True, False):
            found = papers.with_steps(lambda m, f=fraction, hold=hold: _with_fraction(m, f, hold))  # type: ignore[misc]
            yield said(found, f"The part taken was {fraction_words(fraction)}.")
    if papers.request:
        for law, title in law_sets():
            if law != papers.request.get("law", "today"):
                yield said(papers.asked_again({}, _FRACTION_RULES, law=law), f"The law “{title}” was used.")


def _with_fraction(move: Move, fraction: tuple[int, int], hold: bool) -> Move | None:
    if move.op == "times" and move.rule in _FRACTION_RULES and move.fraction not in (fraction, _WHOLE):
        return move.replace(fraction=fraction)
    return None if move.rule == "TRANCHE" and not hold else move


def tranche_ignored(papers: Rework) -> Iterator[Otherwise | None]:
    """The date not put off to the day on which its tranche opens; or put off without the days added since."""
    yield papers.with_steps(lambda m: None if m.rule == "TRANCHE" else m)
    yield papers.with_steps(
        lambda m: m.replace(value=m.value - _added(m)) if m.rule == "TRANCHE" and _added(m) else m,
    )


def _added(move: Move) -> int:
    """Days that a tranche's day is put off by."""
    return int(move.figures.get("added") or 0)


def wrong_tranche(papers: Rework) -> Iterator[Otherwise | None]:
    """Put off to the day of another tranche; or that day given where the tranche is asked for by itself."""
    if papers.rules is None:
        return
    asked = _DAY in papers.right
    for law in papers.rules.legislation if asked or papers.has({"TRANCHE"}) else ():
        for row in law.tranches:
            how = (
                f"The day of {row.name.replace('_', ' ').lower()} was used, {plain_date(date.fromordinal(row.start))}."
            )
            found = papers.with_steps(lambda m, start=row.start: _put_off(m, start))  # type: ignore[misc]
            own = papers.with_days({_DAY: row.start}) if asked else None
            if found is not None and own is not None:
                yield said(found.replace(answers={**found.answers, **own.answers}), how)
            yield said(found, how)
            yield said(own, how)


def _put_off(move: Move, start: int) -> Move:
    return move.replace(op="set", value=start + _added(move)) if move.rule == "TRANCHE" else move


def sds_plus_missed(papers: Rework) -> Iterator[Otherwise | None]:
    """A sentence with the longer release point worked as a standard one."""
    plus = [n for n, row in enumerate(papers.sentences) if row.get("sdsPlus")]
    yield from _marked(papers, plus, {"sdsPlus": False, "sdsPlusOffence": False})


def exclusion_missed(papers: Rework) -> Iterator[Otherwise | None]:
    """An offence left out of early release worked as if it were in."""
    left_out = [n for n, row in enumerate(papers.sentences) if row.get("exclusions")]
    yield from _marked(papers, left_out, {"exclusions": []})


def _marked(papers: Rework, found: list[int], change: dict[str, object]) -> Iterator[Otherwise | None]:
    for chosen in [found, *([n] for n in found if len(found) > 1)] if found else []:
        rows = [{**row, **change} if n in chosen else row for n, row in enumerate(papers.sentences)]
        which = sentence_words(papers, chosen)
        how = f"This was about {which}." if len(papers.sentences) > 1 else ""
        yield said(papers.asked_again({"sentences": rows}, _FRACTION_RULES), how)


KINDS = (
    Kind("sds-plus-missed", sds_plus_missed),
    Kind("exclusion-missed", exclusion_missed),
    Kind("tranche-ignored", tranche_ignored),
    Kind("wrong-tranche", wrong_tranche),
    Kind("wrong-law", wrong_law),
)
