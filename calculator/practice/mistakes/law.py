"""The wrong rule for the release point: another fraction, a tranche passed over, a list not looked at."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.forms.case.replayed import Move
from calculator.law.model import law_sets
from calculator.practice.known import fractions
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import Otherwise, Rework

_FRACTION_RULES = frozenset({"FRACTION", "PAROLE_FRACTION"})
_WHOLE = (1, 1)


def wrong_law(papers: Rework) -> Iterator[Otherwise | None]:
    """Another fraction, with the tranche kept or dropped; or the whole case under another law set."""
    for fraction in fractions(papers):
        for hold in (True, False):
            yield papers.with_steps(lambda m, f=fraction, hold=hold: _with_fraction(m, f, hold))  # type: ignore[misc]
    if papers.request:
        for law, _ in law_sets():
            if law != papers.request.get("law", "today"):
                yield papers.asked_again({}, _FRACTION_RULES, law=law)


def _with_fraction(move: Move, fraction: tuple[int, int], hold: bool) -> Move | None:
    if move.op == "times" and move.rule in _FRACTION_RULES and move.fraction not in (fraction, _WHOLE):
        return move.replace(fraction=fraction)
    return None if move.rule == "TRANCHE" and not hold else move


def tranche_ignored(papers: Rework) -> Iterator[Otherwise | None]:
    """The date not put off to the day on which its tranche opens; or put off to another tranche's day."""
    yield papers.with_steps(lambda m: None if m.rule == "TRANCHE" else m)
    yield (
        papers.with_steps(
            lambda m: m.replace(value=m.value - int(m.figures.get("added") or 0)) if m.rule == "TRANCHE" else m
        )
        if papers.has({"TRANCHE"})
        and any(m.figures.get("added") for moves in papers.moves.values() for m in moves if m.rule == "TRANCHE")
        else None
    )


def wrong_tranche(papers: Rework) -> Iterator[Otherwise | None]:
    """Put off to the day of another tranche."""
    if papers.rules is None or not papers.has({"TRANCHE"}):
        return
    for law in papers.rules.legislation:
        for row in law.tranches:
            yield papers.with_steps(
                lambda m, start=row.start: (
                    m  # type: ignore[misc]
                    if m.rule != "TRANCHE"
                    else m.replace(value=start + int(m.figures.get("added") or 0))
                )
            )


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
        yield papers.asked_again({"sentences": rows}, _FRACTION_RULES)


KINDS = (
    Kind("sds-plus-missed", sds_plus_missed),
    Kind("exclusion-missed", exclusion_missed),
    Kind("tranche-ignored", tranche_ignored),
    Kind("wrong-tranche", wrong_tranche),
    Kind("wrong-law", wrong_law),
)
