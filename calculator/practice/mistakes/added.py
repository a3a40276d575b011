"""Time unlawfully at large and additional days."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.forms.case.replayed import Move
from calculator.practice.mistakes.credit import scaled
from calculator.practice.mistakes.kind import Kind
from calculator.practice.otherwise import DAYS_OF, Otherwise, Rework, said

_UAL, _ADDED = DAYS_OF["ual-days"], DAYS_OF["added-days"]
_ENDS = ("SLED", "SED", "LED")
_NEITHER = "Both end days were counted, and neither counts here."


def ual_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """The days at large not added, or one period of them missed."""
    yield from scaled(papers, _UAL, 0, "ual-days")


def ual_release_only(papers: Rework) -> Iterator[Otherwise | None]:
    """Added to release, and not to the end of the sentence."""
    yield papers.with_steps(lambda m: None if m.rule in _UAL else m, _ENDS)


def ual_days_miscounted(papers: Rework) -> Iterator[Otherwise | None]:
    """A day too many or too few of those at large, or both end days counted wrongly."""
    right = papers.days("ual-days")
    records = sorted({m.figures.get("adjustment", -1) for moves in papers.moves.values() for m in moves
                      if m.rule in _UAL and m.op == "add"})  # fmt: skip
    escaped = any(row.get("reason") == "ESCAPE" for row in papers.adjustments)
    both, words = (-2, "Both end days were left out, and both count here.") if escaped else (2, _NEITHER)
    for more, how in ((1, ""), (-1, ""), (both, words)):
        if right is not None and right + more < 0:
            continue
        if not records:
            yield said(None if right is None else papers.with_days({"ual-days": right + more}), how)
            continue

        def change(move: Move, more: int = more) -> Move:
            of_it = move.rule in _UAL and move.op == "add" and move.figures.get("adjustment", -1) == records[0]
            return move.replace(value=move.value + more) if of_it else move

        yield said(papers.with_steps(change, days=None if right is None else {"ual-days": right + more}), how)


def added_taken_off(papers: Rework) -> Iterator[Otherwise | None]:
    """Time at large or additional days taken off where they are to be added."""
    yield from scaled(papers, _UAL, -1, "", each=False)
    yield from scaled(papers, _ADDED, -1, "", each=False)


def added_days_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """The days awarded not added, or one award of them missed."""
    yield from scaled(papers, _ADDED, 0, "added-days")


def restored_left_out(papers: Rework) -> Iterator[Otherwise | None]:
    """Days that were given back still added."""
    given_back = [row for row in papers.adjustments if row["type"] == "RADA"]
    if given_back:
        rows = [row for row in papers.adjustments if row["type"] != "RADA"]
        right = papers.days("added-days")
        back = sum(int(row["days"]) for row in given_back)
        days = None if right is None else {"added-days": right + back}
        yield papers.asked_again({"adjustments": rows}, {"RESTORED"}, days)


KINDS = (
    Kind("ual-left-out", ual_left_out),
    Kind("ual-release-only", ual_release_only),
    Kind("added-days-left-out", added_days_left_out),
    Kind("restored-left-out", restored_left_out),
    Kind("ual-days-miscounted", ual_days_miscounted),
    Kind("added-taken-off", added_taken_off),
)
