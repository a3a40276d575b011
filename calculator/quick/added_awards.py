"""Awards of added days, joined: those of one day run side by side unless linked, and the longest chain counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculator.forms.words import count, listed
from calculator.names import plain_date
from calculator.quick.model import Working
from calculator.record import Record

ACTIVE = ("active", "prospective")
Row = Mapping[str, Any]


class Awards(Record):
    """Days that count in all, and the longest chain of consecutive awards (0 if none is linked)."""

    total: int
    longest_chain: int


def awarded(values: Row, steps: list[Working], warnings: list[str]) -> Awards:
    """Days that count, with the working and what to look at."""
    awards = values["awards"]
    counted = {n for n, row in enumerate(awards) if _counts(row, values["sentence"])}
    _left_out(values, counted, steps)
    total = longest = 0
    days: dict[date, list[int]] = {}
    for n in sorted(counted, key=lambda n: awards[n]["proved"]):
        days.setdefault(awards[n]["proved"], []).append(n)
    for day, group in days.items():
        chains, loops = _chains(awards, group)
        best = max(chains, key=lambda chain: _sum(awards, chain))
        total += _sum(awards, best)
        if len(best) > 1:
            longest = max(longest, _sum(awards, best))
        steps.append(_said(awards, day, group, chains, best))
        warnings += [
            f"Awards {listed([str(n + 1) for n in loop])} are linked in a circle, begun here with the largest. Others "
            "that hang on it were not counted. Have the adjudication liaison officer correct the link first."
            for loop in loops
        ]
    for n in sorted(counted):
        after = awards[n]["after"]
        if after is not None and (after - 1) not in counted:
            warnings.append(
                f"Award {n + 1} is consecutive to award {after}, which does not count. It was counted by itself."
            )
        elif after is not None and awards[after - 1]["proved"] != awards[n]["proved"]:
            warnings.append(f"Awards {after} and {n + 1} are of different days: they add up with or without the link.")
    if len(days) > 1:
        steps.append(Working(f"The days of all dates added up: {count(total, 'day')}.", ("adjustments-service",)))
    return Awards(total, longest)


def total_of(values: Row) -> int:
    """Days that count, without the working."""
    return awarded(values, [], []).total


def _counts(row: Row, sentence: str) -> bool:
    return bool(row["state"] == "active" or (row["state"] == "prospective" and sentence == "fixed-remand"))


def _left_out(values: Row, counted: set[int], steps: list[Working]) -> None:
    for n, row in enumerate(values["awards"]):
        if n in counted:
            continue
        if row["state"] == "prospective":
            why = "prospective days count only with a fixed-term sentence cut by remand for that offence"
            law = ("prison-rules-r59",)
        elif row["state"] == "suspended":
            why, law = "suspended days count only when an adjudicator brings them in", ("adjustments-service",)
        else:
            why, law = "quashed or rejected days never count", ("adjustments-service",)
        steps.append(Working(f"Award {n + 1}, {count(row['days'], 'day')}, is left out: {why}.", law))


def _chains(awards: Sequence[Row], group: list[int]) -> tuple[list[list[int]], list[list[int]]]:
    """Every chain of a day from its base on, and the circles among them; a circle begins with its largest award."""
    inside = set(group)
    before = {
        n: awards[n]["after"] - 1 for n in group if awards[n]["after"] is not None and awards[n]["after"] - 1 in inside
    }
    chains = []
    pending = [[n] for n in group if n not in before]
    while pending:
        chain = pending.pop()
        following = [n for n, base in before.items() if base == chain[-1]]
        pending += [[*chain, n] for n in following]
        if not following:
            chains.append(chain)
    left, loops = inside - {n for chain in chains for n in chain}, []
    while left:
        ring = _ring(before, min(left))
        start = max(ring, key=lambda n: (awards[n]["days"], -n))
        turn = ring.index(start)
        ring = ring[turn:] + ring[:turn]
        loops.append(ring)
        chains.append(ring)
        left -= _reached(before, set(ring))
    return chains, loops


def _ring(before: Mapping[int, int], start: int) -> list[int]:
    """The circle that the links behind an award run into, in the order in which its awards are served."""
    seen: list[int] = []
    at = start
    while at not in seen:
        seen.append(at)
        at = before[at]
    return seen[seen.index(at) :][::-1]


def _reached(before: Mapping[int, int], found: set[int]) -> set[int]:
    while more := {n for n, base in before.items() if base in found} - found:
        found = found | more
    return found


def _sum(awards: Sequence[Row], chain: Sequence[int]) -> int:
    return sum(int(awards[n]["days"]) for n in chain)


def _said(awards: Sequence[Row], day: date, group: list[int], chains: list[list[int]], best: list[int]) -> Working:
    law = ("adjustments-service",)
    if len(group) == 1:
        return Working(f"Proved on {plain_date(day)}: one award, {count(_sum(awards, best), 'day')}.", law)
    ways = "; ".join(
        f"{' + '.join(str(awards[n]['days']) for n in chain)} = {_sum(awards, chain)}"
        if len(chain) > 1
        else str(_sum(awards, chain))
        for chain in sorted(chains)
    )
    return Working(
        f"Proved on {plain_date(day)}: {ways}. Awards of one day run side by side unless linked; the longest counts: "
        f"{count(_sum(awards, best), 'day')}.",
        law,
    )
