"""Exercises on demand: always the same from the same topic, level, seed and index; every one is calculated.

A topic is drawn up (`topics/`), the engine works it out, and it is shown only if the engine has neither objection nor
warning. Where a draw does not show what it is meant to show, a few more are taken; their number is fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from calculator.exchange import answer
from calculator.practice.answers import worked
from calculator.practice.counted import shown
from calculator.practice.draft import Counted, Draft
from calculator.practice.model import LEVELS, Exercise
from calculator.practice.seeded import ATTEMPTS, Draws, hashed, seed_number
from calculator.practice.wanted import MILD, WANTED, clean
from calculator.record import Record

ANY = "any"
#: The largest index of an exercise within one seed.
MOST = 999_999
#: Draws after which tests that are only mild are passed over.
PATIENCE = 6
LEVEL_TITLES = {
    1: "One rule, round lengths",
    2: "One rule with something to notice",
    3: "Two rules",
    4: "Several sentences or adjustments",
    5: "Changes of law and exclusions",
}


class Topic(Record):
    """A topic to practise. `lesson` is the path of its lesson in the site; `levels` are those that it has."""

    id: str
    title: str
    purpose: str
    lesson: str
    levels: tuple[int, ...]


_ROWS: tuple[tuple[str, str, str, str, tuple[int, ...]], ...] = (
    (
        "days-and-dates",
        "days_and_dates",
        "Days and dates",
        "Counting days, last days, month ends, weekends and the scheme for Fridays.",
        LEVELS,
    ),
    (
        "release-points",
        "release_points",
        "Release points",
        "Which part of the sentence is served: one third, one half, 40 per cent or two thirds.",
        LEVELS,
    ),
    (
        "remand-and-tagged-bail",
        "remand",
        "Remand and tagged bail",
        "Days on remand and half the days on a tag, and the dates that they move.",
        LEVELS,
    ),
    (
        "concurrent-and-consecutive",
        "chains",
        "Concurrent and consecutive sentences",
        "Several sentences: which date decides, and how a chain is counted.",
        LEVELS,
    ),
    ("added-days", "added_days", "Added days", "Additional days awarded and given back.", LEVELS),
    ("ual", "ual", "Unlawfully at large", "Days at large, and the dates that they move.", LEVELS),
    (
        "licence-and-expiry",
        "licence",
        "Licence and expiry",
        "Where the licence ends, and sentences without a licence.",
        LEVELS,
    ),
    ("youth", "youth", "Young people", "Detention and training orders, and section 250 detention.", LEVELS),
    (
        "extended-and-particular-concern",
        "extended",
        "Extended sentences and particular concern",
        "Parole eligibility, automatic release and the extended licence.",
        LEVELS,
    ),
    ("recall", "recall", "Recall", "Which recall it is, its last day, and time at large before the return.", LEVELS),
    (
        "tranches",
        "tranches",
        "Tranches and commencement",
        "Sentences imposed before a change of law: who waits, who is past it, who keeps the old date.",
        LEVELS,
    ),
    ("mixed", "mixed", "Mixed cases", "Several rules in one file, as in an ordinary week.", LEVELS),
    ("checking", "checking", "Checking another’s work", "One line of somebody’s work is wrong: find it.", LEVELS),
)
_MODULES = {row[0]: row[1] for row in _ROWS}
TOPICS: Mapping[str, Topic] = {
    **{
        name: Topic(name, title, purpose, f"induction/lessons/{name}.html", levels)
        for name, _, title, purpose, levels in _ROWS
    },
    ANY: Topic(ANY, "Any topic", "A topic is chosen for you.", "induction/index.html", LEVELS),
}


def exercise(topic: str, level: int, seed: int | str, index: int = 0) -> Exercise:
    """One exercise. `seed` is a whole number or any text. Raises ValueError, with words, for what there is not."""
    if topic not in TOPICS:
        raise ValueError(f"There is no topic “{topic}”. Choose one of: {', '.join(TOPICS)}.")
    if level not in TOPICS[topic].levels:
        levels = ", ".join(str(n) for n in TOPICS[topic].levels)
        raise ValueError(f"“{TOPICS[topic].title}” has no level {level}. Its levels are {levels}.")
    if not 0 <= index <= MOST:
        raise ValueError(f"The number of an exercise must be from 0 to {MOST:,}.")
    number = seed_number(seed)
    if topic == ANY:
        topics = [name for name in _MODULES if level in TOPICS[name].levels]
        topic = topics[(hashed(f"{ANY}|{level}|{number}") + index * 7) % len(topics)]
    return _made(topic, level, number, index)


def from_key(key: str) -> Exercise:
    """The exercise of a key, "remand-and-tagged-bail-3-7-0". Raises ValueError, with words, if there is none."""
    parts = key.strip().rsplit("-", 3)
    numbers = parts[1:]
    if len(parts) != 4 or not all(n.isascii() and n.isdigit() and len(n) <= 9 for n in numbers):
        raise ValueError("This is no key of an exercise. A key looks like “release-points-2-7-0”.")
    level, seed, index = (int(n) for n in numbers)
    return exercise(parts[0], level, seed, index)


def exercises(topic: str, level: int, seed: int | str, count: int) -> tuple[Exercise, ...]:
    """So many exercises of one seed, all different: a case that was given already is passed over."""
    found: dict[tuple[Any, ...], Exercise] = {}
    for index in range(count + count // 2 + ATTEMPTS):
        if len(found) == count:
            break
        made = exercise(topic, level, seed, index)
        found.setdefault(substance(made), made)
    return tuple(found.values())


def substance(made: Exercise) -> tuple[Any, ...]:
    """What makes an exercise differ from another: what is worked out, not the birthday or the name of the offence."""
    if made.request is None:
        return (made.topic, made.facts, tuple(made.answers.items()))
    case = made.request["case"]
    rows = tuple(str([value for name, value in s.items() if name not in ("id", "offence")]) for s in case["sentences"])
    return (made.topic, rows, repr(case["adjustments"]), repr(case["movements"]), tuple(made.answers.items()))


def _made(topic: str, level: int, seed: int, index: int) -> Exercise:
    build: Callable[[Draws, int], Draft | Counted] = import_module(
        f"calculator.practice.topics.{_MODULES[topic]}"
    ).build
    key = f"{topic}-{level}-{seed}-{index}"
    kept: tuple[Draft, Mapping[str, Any]] | None = None
    for attempt in range(ATTEMPTS):
        draft = build(Draws(f"{topic}|{level}|{seed}", index, attempt), level)
        if isinstance(draft, Counted):
            return shown(key, topic, level, draft)
        got = answer(draft.papers.request())
        if not clean(got):
            continue
        # In the browser each draw costs some milliseconds: a date on a weekend is not waited for to the last.
        if all(WANTED[name](got) for name in draft.wants if attempt < PATIENCE or name not in MILD):
            return worked(key, topic, level, draft, got)
        kept = kept or (draft, got)
    if kept is None:
        raise RuntimeError(f"No exercise could be made for {key}.")
    return worked(key, topic, level, *kept)
