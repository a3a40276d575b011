"""Steps of one date worked out twice, side by side, with the steps that differ marked."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

Step = Mapping[str, Any]
Pair = tuple[Step | None, Step | None]
#: What two workings are called: the heading of each column, and how a sentence speaks of each.
Sides = tuple[str, str]

SAME, FOLLOWS, DIFFERS, FIRST_ONLY, SECOND_ONLY = "same", "follows", "differs", "first-only", "second-only"


def own(step: Step) -> tuple[Hashable, ...]:
    """What a step itself brings in, without what it only carries on from the steps before it.

    Numbers of sentences and of adjustments are left out: they change when something is entered before them.
    """
    op, figures = step["op"], step["figures"]
    content: tuple[Hashable, ...] = ()
    if op == "count" and "start" in figures:
        content = (step["days"], figures["start"], figures["last"], tuple(figures.get("length", ())))
    elif op == "times":
        content = tuple(figures["fraction"])
    elif op in ("add", "months", "cap", "at-least"):
        content = (step["days"], step["months"], step["text"].rpartition(": ")[0])
    elif op in ("set", "not-before", "not-after"):
        content = (step["date"], figures.get("act"), figures.get("tranche"))
    return (step["rule"], op, *content)


def align(first: Sequence[Step], second: Sequence[Step]) -> list[Pair]:
    """The steps of both in order, each beside its counterpart, or beside nothing."""
    ours, theirs = [own(step) for step in first], [own(step) for step in second]
    alike = 0  # the way both begin is kept together, so that the first difference is the place where they part
    while alike < min(len(ours), len(theirs)) and ours[alike] == theirs[alike]:
        alike += 1
    pairs: list[Pair] = list(zip(first[:alike], second[:alike], strict=True))
    matcher = SequenceMatcher(None, ours[alike:], theirs[alike:], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        left, right = first[alike + a : alike + b], second[alike + c : alike + d]
        pairs += zip(left, right, strict=True) if tag == "equal" else _by_rule(left, right)
    return pairs


def _by_rule(first: Sequence[Step], second: Sequence[Step]) -> Iterator[Pair]:
    """Steps that are not the same, those of one rule beside each other."""
    matcher = SequenceMatcher(None, [s["rule"] for s in first], [s["rule"] for s in second], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(first[a:b], second[c:d], strict=True)
        else:
            yield from ((step, None) for step in first[a:b])
            yield from ((None, step) for step in second[c:d])


def state(pair: Pair) -> str:
    """Whether the steps of a pair are the same, differ, or only carry on a difference from above."""
    one, other = pair
    if one is None or other is None:
        return SECOND_ONLY if one is None else FIRST_ONLY
    if own(one) != own(other):
        return DIFFERS
    carried = all(one[part] == other[part] for part in ("date", "days", "months"))
    return SAME if carried and one["figures"].get("days") == other["figures"].get("days") else FOLLOWS


def rows(first: Sequence[Step], second: Sequence[Step], sides: Sides) -> list[dict[str, Any]]:
    """The rows of both columns: state, its words, and the text of each step (none where it has no counterpart)."""
    marks = {
        SAME: "",
        FOLLOWS: "Same step, other figures from above",
        DIFFERS: "Different",
        FIRST_ONLY: f"Only in “{sides[0]}”",
        SECOND_ONLY: f"Only in “{sides[1]}”",
    }
    found = []
    for pair in align(first, second):
        which = state(pair)
        texts = [None if step is None else step["text"] for step in pair]
        found.append({"state": which, "mark": marks[which], "texts": texts})
    return found


def first_difference(found: Sequence[Mapping[str, Any]], sides: Sides) -> str:
    """The first step that differs, in words; nothing where none does."""
    at = next((n for n, row in enumerate(found) if row["state"] != SAME), None)
    if at is None:
        return ""
    row, after = found[at], found[at + 1 : at + 2]
    texts = list(row["texts"])
    if row["state"] == FIRST_ONLY and after and after[0]["state"] == SECOND_ONLY:
        texts[1] = after[0]["texts"][1]  # one step stands where the other has a step of another kind
    said = [f"{side}: “{text}”" if text else f"{side}: no such step" for side, text in zip(sides, texts, strict=True)]
    return f"The first difference is at step {at + 1}. {' '.join(end(part) for part in said)}"


def end(text: str) -> str:
    """A sentence with one full stop at its end, inside closing quotation marks or outside."""
    return text if text.endswith((".", ".”", "?”")) else f"{text}."
