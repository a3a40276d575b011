"""Exercises on demand: the same from the same key, all different, and calculated without objection or warning."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from time import process_time

import pytest

from calculator.exchange import answer
from calculator.practice.make import ANY, LEVEL_TITLES, MOST, TOPICS, exercise, exercises, from_key, substance
from calculator.practice.model import KINDS, Exercise
from calculator.practice.skills import SKILLS
from calculator.practice.wanted import KNOWN

PAIRS = [(name, level) for name, topic in TOPICS.items() if name != ANY for level in topic.levels]
OF_EACH = 8


@cache
def some() -> tuple[Exercise, ...]:
    """Some of every topic and level."""
    return tuple(exercise(name, level, 11, n) for name, level in PAIRS for n in range(OF_EACH))


def test_every_topic_has_its_levels_and_its_lesson() -> None:
    for name, topic in TOPICS.items():
        assert topic.id == name
        assert topic.levels == tuple(sorted(set(topic.levels)))
        assert set(topic.levels) <= set(LEVEL_TITLES)
        assert topic.lesson.endswith(".html")
    assert TOPICS[ANY].levels == (1, 2, 3, 4, 5)


def test_the_same_key_gives_the_same_exercise() -> None:
    for made in some()[::5]:
        assert from_key(made.key) == made


def test_text_is_a_seed_too() -> None:
    first = exercise("release-points", 1, "Tuesday group")
    assert first == exercise("release-points", 1, "Tuesday group")
    assert first == from_key(first.key)
    assert first != exercise("release-points", 1, "Wednesday group")
    assert exercise("release-points", 1, " 7 ") == exercise("release-points", 1, 7)


@pytest.mark.parametrize(
    ("topic", "level", "index", "words"),
    [
        ("nothing", 1, 0, "There is no topic “nothing”"),
        ("release-points", 6, 0, "has no level 6"),
        ("release-points", 1, MOST + 1, "must be from 0"),
        ("release-points", 1, -1, "must be from 0"),
    ],
)
def test_what_there_is_not_is_said_in_words(topic: str, level: int, index: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        exercise(topic, level, 1, index)


@pytest.mark.parametrize(
    "key", ["", "release-points", "release-points-1-2", "release-points-1-x-3", "-1-1-1", "a-1-1-1"]
)
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"key|topic"):
        from_key(key)


def test_answers_are_those_of_the_engine() -> None:
    for made in some():
        if made.request is None:
            continue
        got = answer(made.request)
        assert got["status"] == "result"
        assert [w for w in got["warnings"] if w["about"] not in KNOWN] == []
        dates = {row["type"]: row["date"] for row in got["dates"]}
        asked = [a.id for a in made.asks if a.id in dates]
        assert asked or made.topic == "checking", made.key
        for name in asked:
            assert made.answers[name] == dates[name], made.key


def test_asks_and_answers_go_together() -> None:
    for made in some():
        assert [a.id for a in made.asks] == list(made.answers), made.key
        assert not all(a.step for a in made.asks)
        for ask in made.asks:
            assert ask.kind in KINDS
            value = made.answers[ask.id]
            if ask.kind == "date":
                date.fromisoformat(value)
            elif ask.kind == "days":
                assert int(value) >= 0
            else:
                assert value in [v for v, _ in ask.options]


def test_every_exercise_has_a_skill_and_hints() -> None:
    for made in some():
        assert made.skill is SKILLS[made.skill.id]
        assert made.hints[0] == made.skill.rule
        assert 2 <= len(made.hints) <= 6, (made.key, made.hints)
        assert all(made.hints)


def test_the_last_hint_does_not_give_the_answer_away() -> None:
    for made in some():
        for ask in made.asks:
            if ask.id in ("CRD", "ARD", "PRRD"):
                day = date.fromisoformat(made.answers[ask.id])
                words = f" {day.day} {day:%B} {day.year}."
                assert not made.hints[-1].endswith(words) or len(made.hints) < 3, made.key


def test_the_papers_say_all_that_the_request_holds() -> None:
    for made in some():
        if made.request is None:
            continue
        told = " ".join((*made.story, *(value for _, value in made.facts)))
        case = made.request["case"]
        for sentence in case["sentences"]:
            assert _words(sentence["date"]) in told, made.key
            assert _words(sentence["offence"]["date"]) in told, made.key
            recall = sentence["recall"]
            for name in ("returned", "revoked") if recall else ():
                assert _words(recall[name]) in told, made.key
        assert _words(case["dateOfBirth"]) in told
        for record in case["adjustments"]:
            away = record["type"] == "UAL"  # told by going and coming back, a day before or after
            for name, other in (("periodFrom", -1), ("periodTo", 1)):
                if record.get(name):
                    assert _words(record[name]) in told or (away and _words(record[name], other) in told), made.key
            if record["type"] in ("ADA", "RADA"):
                assert _words(record["from"]) in told, made.key
                assert re.search(rf"\b{record['days']}\b", told), made.key
        assert "as of 22 November 2026" in told


def _words(iso: str, later: int = 0) -> str:
    day = date.fromisoformat(iso) + timedelta(later)
    return f"{day.day} {day:%B} {day.year}"


def test_offences_come_before_custody_and_custody_before_sentence() -> None:
    for made in some():
        if made.request is None:
            continue
        case = made.request["case"]
        for sentence in case["sentences"]:
            assert case["dateOfBirth"] < sentence["offence"]["date"] < sentence["date"] <= "2026-11-22", made.key
        first = min(s["offence"]["date"] for s in case["sentences"])
        for record in case["adjustments"]:
            if record.get("periodFrom"):
                assert first <= record["periodFrom"] <= record["periodTo"] <= "2026-11-22", made.key


def test_a_thousand_exercises_none_of_them_twice() -> None:
    """The plain run makes about 1,000; 10,000 are made under the marker `thorough`."""
    _none_twice(1000, 2026)


@pytest.mark.thorough
def test_ten_thousand_exercises_none_of_them_twice() -> None:
    _none_twice(10_000, 1)


def _none_twice(number: int, seed: int) -> None:
    each = -(-number // len(PAIRS))
    begun = process_time()
    made = [exercise(name, level, seed, n) for name, level in PAIRS for n in range(each)]
    spent = process_time() - begun
    print(f"{len(made):,} exercises in {spent:.1f} seconds, {1000 * spent / len(made):.1f} ms each")
    assert len(made) >= number
    twice = [keys for keys in _by_substance(made).values() if len(keys) > 1]
    assert not twice, twice[:5]
    assert len({e.story for e in made}) == len(made)
    assert 1000 * spent / len(made) < 50


def _by_substance(made: list[Exercise]) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    for e in made:
        found.setdefault(substance(e), []).append(e.key)
    return found


def test_exercises_of_one_seed_are_all_different() -> None:
    made = exercises("release-points", 1, 3, 150)
    assert len({substance(e) for e in made}) == 150


def test_any_topic_comes_from_them_all() -> None:
    for level in TOPICS[ANY].levels:
        made = exercises(ANY, level, 5, 26)
        assert len({substance(e) for e in made}) == 26
        having = {name for name, topic in TOPICS.items() if name != ANY and level in topic.levels}
        assert {e.topic for e in made} == having
    counts = Counter(e.topic for e in exercises(ANY, 3, 5, 26))
    assert max(counts.values()) - min(counts.values()) <= 1
