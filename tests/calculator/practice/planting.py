"""Mistakes planted in exercises by plain sums, apart from the code that recognises them.

Each planter takes an exercise and gives every answer as somebody who makes that one mistake would write it, or nothing
where the mistake cannot be made in this exercise. Where several wrong answers are possible, `turn` chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Any

from calculator.calendar import working_days
from calculator.exchange import answer
from calculator.practice.make import TOPICS, exercise
from calculator.practice.model import Exercise
from tests.calculator.practice.planting_sums import (
    Answers,
    case,
    changed,
    credited,
    day,
    goes,
    moved,
    records,
    sentences,
    shifted,
    total,
    with_release_day,
)

Planter = Callable[[Exercise, int], Answers | None]
FRACTIONS = ((1, 2), (2, 5), (2, 3), (1, 3))


# --- remand and tagged bail -------------------------------------------------------------------------------------------


def remand_left_out(exercise: Exercise, turn: int) -> Answers | None:
    rows = credited(exercise)
    if not rows:
        return None
    lost = rows[turn % len(rows)]["days"] if turn % 2 else total(exercise, "REMAND")
    return moved(exercise, lost, lost, remand_days=total(exercise, "REMAND") - lost)


def remand_twice(exercise: Exercise, turn: int) -> Answers | None:
    rows = credited(exercise)
    if not rows:
        return None
    more = rows[turn % len(rows)]["days"] if turn % 2 else total(exercise, "REMAND")
    return moved(exercise, -more, -more, remand_days=total(exercise, "REMAND") + more)


def qualifying(exercise: Exercise) -> int | None:
    found = [value for label, value in exercise.facts if label == "Qualifying days on tagged bail"]
    return int(found[0].split()[0].replace(",", "")) if len(found) == 1 else None


def bail_rounded_down(exercise: Exercise, _: int) -> Answers | None:
    days = qualifying(exercise)
    if days is None or days % 2 == 0:
        return None
    return moved(exercise, 1, 1, bail_days=days // 2)


def bail_not_halved(exercise: Exercise, _: int) -> Answers | None:
    days = qualifying(exercise)
    if days is None:
        return None
    more = days - ceil(days / 2)
    return moved(exercise, -more, -more, bail_days=days)


# --- counting ---------------------------------------------------------------------------------------------------------


def day_of_sentence_left_out(exercise: Exercise, turn: int) -> Answers | None:
    if "recall" in exercise.topic or not case(exercise).get("sentences"):
        return None
    return moved(exercise, 1, 0 if turn % 3 == 0 and goes(exercise) else 1)


def one_sentence(exercise: Exercise) -> Mapping[str, Any] | None:
    rows = sentences(exercise)
    return rows[0] if len(rows) == 1 and rows[0]["kind"] == "SDS" else None


def part_served(exercise: Exercise) -> tuple[int, int] | None:
    got = answer(exercise.request) if exercise.request else {"sentences": ()}
    parts = {part for row in got["sentences"] for part in row["fractions"]}
    if len(parts) != 1:
        return None
    top, bottom = next(iter(parts)).split("/")
    return int(top), int(bottom)


def serve(days: int, part: tuple[int, int]) -> int:
    return -(-days * part[0] // part[1])


def month_ends(exercise: Exercise, turn: int) -> Answers | None:
    sentence, part = one_sentence(exercise), part_served(exercise)
    if sentence is None or part is None or not sentence["length"]["months"]:
        return None
    length, first = sentence["length"], day(sentence["date"])
    right = answer(exercise.request)["sentences"][0]["daysInSentence"]
    if turn % 4 == 2:  # run over into the next month where the last one is too short
        eve = first - timedelta(days=1)
        months = eve.year * 12 + eve.month - 1 + 12 * length["years"] + length["months"]
        start = date(months // 12, months % 12 + 1, 1)
        days = (start - first).days + eve.day
    elif turn % 2:
        days = 365 * length["years"] + 30 * length["months"]
    else:  # years by the calendar, months as 30 days
        years = (first - timedelta(days=1)).year + length["years"]
        eve = first - timedelta(days=1)
        leap = years % 4 == 0 and (years % 100 != 0 or years % 400 == 0)
        last = eve.replace(year=years, day=28 if eve.month == 2 and eve.day == 29 and not leap else eve.day)
        if first.day == 1 and length["years"]:
            last = date(first.year + length["years"], first.month, 1) - timedelta(days=1)
        days = (last - first).days + 1 + 30 * length["months"]
    days += 7 * length["weeks"] + length["days"]
    if days == right:
        return None
    now = serve(days, part)
    return moved(exercise, now - serve(right, part), days - right, sentence_days=days, release_days=now)


def off_by_one(exercise: Exercise, turn: int) -> Answers | None:
    ask = exercise.asks[turn % len(exercise.asks)]
    if ask.kind == "choice":
        return None
    answers, by = dict(exercise.answers), 1 if turn // 2 % 2 else -1
    text = answers[ask.id]
    answers[ask.id] = shifted(text, by) if ask.kind == "date" else str(int(text) + by)
    return answers


# --- which rule -------------------------------------------------------------------------------------------------------


def wrong_law(exercise: Exercise, turn: int) -> Answers | None:
    sentence, part = one_sentence(exercise), part_served(exercise)
    if sentence is None or part is None or "CRD" not in exercise.answers:
        return None
    days = answer(exercise.request)["sentences"][0]["daysInSentence"]
    other = [each for each in FRACTIONS if each != part][turn % 3]
    now = serve(days, other)
    return moved(exercise, now - serve(days, part), 0, release_days=now)


def tranche_ignored(exercise: Exercise, _: int) -> Answers | None:
    if exercise.request is None or "CRD" not in exercise.answers:
        return None
    steps = next(found["steps"] for found in answer(exercise.request)["dates"] if found["type"] == "CRD")
    at = next((n for n, step in enumerate(steps) if step["rule"] == "TRANCHE"), None)
    if at is None:
        return None
    before, after = steps[at - 1]["date"], sum(step["days"] or 0 for step in steps[at + 1 :])
    return with_release_day(exercise, {**exercise.answers, "CRD": shifted(before, after)})


def sds_plus_missed(exercise: Exercise, _: int) -> Answers | None:
    rows = sentences(exercise)
    if not any(row.get("sdsPlus") for row in rows):
        return None
    return changed(exercise, sentences=[{**row, "sdsPlus": False, "sdsPlusOffence": False} for row in rows])


def exclusion_missed(exercise: Exercise, _: int) -> Answers | None:
    rows = sentences(exercise)
    if not any(row.get("exclusions") for row in rows):
        return None
    return changed(exercise, sentences=[{**row, "exclusions": []} for row in rows])


# --- the end ----------------------------------------------------------------------------------------------------------


def licence_end_forgotten(exercise: Exercise, turn: int) -> Answers | None:
    credit = total(exercise, "REMAND") + total(exercise, "TAGGED_BAIL")
    if "SLED" not in exercise.answers or not goes(exercise):
        return None
    if turn % 3 == 0:
        return {**exercise.answers, "SLED": ""}
    if turn % 3 == 1:
        return {**exercise.answers, "SLED": exercise.answers[goes(exercise)]}
    return moved(exercise, 0, credit) if credit else None


def added_days_on_expiry(exercise: Exercise, _: int) -> Answers | None:
    days = total(exercise, "ADA") - total(exercise, "RADA")
    return moved(exercise, 0, days) if days > 0 else None


def extension_left_out(exercise: Exercise, _: int) -> Answers | None:
    rows = sentences(exercise)
    if len(rows) != 1 or not any((rows[0].get("extension") or {}).values()):
        return None
    got = next(found for found in answer(exercise.request)["dates"] if found["type"] == "CRD")  # the end of custody
    return moved(exercise, 0, (day(got["date"]) - day(exercise.answers["SLED"])).days)


# --- added days and time at large -------------------------------------------------------------------------------------


def ual_left_out(exercise: Exercise, turn: int) -> Answers | None:
    rows = records(exercise, "UAL")
    if not rows:
        return None
    lost = rows[turn % len(rows)]["days"] if turn % 2 else total(exercise, "UAL")
    return moved(exercise, -lost, -lost, ual_days=total(exercise, "UAL") - lost)


def ual_release_only(exercise: Exercise, _: int) -> Answers | None:
    days = total(exercise, "UAL")
    return moved(exercise, 0, -days) if days and goes(exercise) else None


def added_days_left_out(exercise: Exercise, turn: int) -> Answers | None:
    rows = records(exercise, "ADA")
    if not rows or records(exercise, "RADA"):
        return None
    lost = rows[turn % len(rows)]["days"] if turn % 2 else total(exercise, "ADA")
    return moved(exercise, -lost, 0, added_days=total(exercise, "ADA") - lost)


# --- several sentences ------------------------------------------------------------------------------------------------


def consecutive_as_concurrent(exercise: Exercise, _: int) -> Answers | None:
    rows = sentences(exercise)
    if not any(row.get("consecutiveTo") for row in rows):
        return None
    return changed(exercise, sentences=[{**row, "consecutiveTo": None} for row in rows])


def concurrent_as_consecutive(exercise: Exercise, _: int) -> Answers | None:
    rows = sentences(exercise)
    if len(rows) < 2 or any(row.get("consecutiveTo") for row in rows):
        return None
    chain = [{**row, "consecutiveTo": rows[n - 1]["id"] if n else None} for n, row in enumerate(rows)]
    return changed(exercise, sentences=chain)


def wrong_sentence_governs(exercise: Exercise, turn: int) -> Answers | None:
    rows = sentences(exercise)
    if len(rows) < 2 or any(row.get("consecutiveTo") for row in rows):
        return None
    alone = [changed(exercise, sentences=[rows[(turn + n) % len(rows)]]) for n in range(len(rows))]
    return next(
        (one for one in alone if one and any(exercise.answers[name] != text for name, text in one.items())), None
    )


# --- recall and the day of release ------------------------------------------------------------------------------------


def recall_days(exercise: Exercise) -> tuple[date, int] | None:
    """The day of return and the length, where the recall is of a fixed length and nothing moves its end."""
    rows = [row["recall"] for row in case(exercise).get("sentences") or () if row.get("recall")]
    if not rows or not rows[0]["kind"].startswith("FTR") or "PRRD" not in exercise.answers:
        return None
    back = case(exercise).get("returned") or rows[0].get("returned")
    days = int(rows[0]["kind"].removeprefix("FTR_"))
    if not back or shifted(back, days - 1) != exercise.answers["PRRD"]:
        return None
    return day(back), days


def recall_56_as_28(exercise: Exercise, _: int) -> Answers | None:
    found = recall_days(exercise)
    if found is None or found[1] != 56:
        return None
    return with_release_day(exercise, {**exercise.answers, "PRRD": shifted(found[0].isoformat(), 27)})


def recall_day_one(exercise: Exercise, _: int) -> Answers | None:
    found = recall_days(exercise)
    if found is None:
        return None
    return with_release_day(exercise, {**exercise.answers, "PRRD": shifted(found[0].isoformat(), found[1])})


def _off(exercise: Exercise) -> date | None:
    kind = goes(exercise)
    if "release-day" not in exercise.answers or not kind:
        return None
    due = day(exercise.answers[kind])
    return None if working_days("full").is_working(due.toordinal()) else due


def weekend_wrong_way(exercise: Exercise, _: int) -> Answers | None:
    due = _off(exercise)
    if due is None:
        return None
    moved_on = due
    while not working_days("full").is_working(moved_on.toordinal()):
        moved_on += timedelta(days=1)
    return {**exercise.answers, "release-day": moved_on.isoformat()}


def weekend_not_moved(exercise: Exercise, _: int) -> Answers | None:
    due = _off(exercise)
    return None if due is None else {**exercise.answers, "release-day": due.isoformat()}


#: Every kind of mistake that is planted, and the topics in which it is looked for.
PLANTED: Mapping[str, tuple[Planter, tuple[str, ...]]] = {
    "remand-twice": (remand_twice, ("remand-and-tagged-bail", "mixed")),
    "remand-left-out": (remand_left_out, ("remand-and-tagged-bail", "mixed")),
    "bail-rounded-down": (bail_rounded_down, ("remand-and-tagged-bail", "mixed")),
    "bail-not-halved": (bail_not_halved, ("remand-and-tagged-bail", "mixed")),
    "day-of-sentence-left-out": (day_of_sentence_left_out, ("release-points", "remand-and-tagged-bail", "mixed")),
    "month-ends": (month_ends, ("release-points", "remand-and-tagged-bail", "days-and-dates")),
    "off-by-one": (off_by_one, ("release-points", "remand-and-tagged-bail", "concurrent-and-consecutive", "recall")),
    "wrong-law": (wrong_law, ("release-points", "remand-and-tagged-bail", "mixed")),
    "tranche-ignored": (tranche_ignored, ("tranches", "mixed")),
    "sds-plus-missed": (sds_plus_missed, ("release-points", "tranches", "mixed")),
    "exclusion-missed": (exclusion_missed, ("release-points", "tranches", "mixed")),
    "licence-end-forgotten": (licence_end_forgotten, ("remand-and-tagged-bail", "licence-and-expiry", "mixed")),
    "added-days-on-expiry": (added_days_on_expiry, ("added-days", "mixed")),
    "added-days-left-out": (added_days_left_out, ("added-days", "mixed")),
    "extension-left-out": (extension_left_out, ("extended-and-particular-concern",)),
    "ual-left-out": (ual_left_out, ("ual", "mixed")),
    "ual-release-only": (ual_release_only, ("ual", "mixed")),
    "consecutive-as-concurrent": (consecutive_as_concurrent, ("concurrent-and-consecutive", "mixed")),
    "concurrent-as-consecutive": (concurrent_as_consecutive, ("concurrent-and-consecutive", "mixed")),
    "wrong-sentence-governs": (wrong_sentence_governs, ("concurrent-and-consecutive", "mixed")),
    "recall-56-as-28": (recall_56_as_28, ("recall",)),
    "recall-day-one": (recall_day_one, ("recall",)),
    "weekend-wrong-way": (weekend_wrong_way, ("remand-and-tagged-bail", "days-and-dates", "mixed", "recall")),
    "weekend-not-moved": (weekend_not_moved, ("remand-and-tagged-bail", "days-and-dates", "mixed", "recall")),
}


#: A place without one exercise that fits in so many is given up.
PATIENCE = 15


def planted(plant: Planter, topics: tuple[str, ...], cases: int) -> Iterator[tuple[Exercise, Answers]]:
    """So many exercises in which the mistake can be made, each with the answers of somebody who made it."""
    places = [(topic, level) for topic in topics for level in TOPICS[topic].levels]
    fits = dict.fromkeys(places, 0)
    found = 0
    for index in range(10 * cases):
        for place in places:
            if found == cases or (index > PATIENCE and not fits[place]):
                continue
            made = exercise(*place, "planting", index)
            wrong = plant(made, found)
            if wrong is not None and any(made.answers[name] != text for name, text in wrong.items()):
                fits[place] += 1
                found += 1
                yield made, written(made, wrong, found)


def written(exercise: Exercise, answers: Answers, turn: int) -> Answers:
    """What is written down: every answer, the dates without the steps, or one wrong date and nothing else."""
    steps = {ask.id for ask in exercise.asks if ask.step}
    dates = {name: text for name, text in answers.items() if name not in steps}
    wrong = [name for name, text in dates.items() if text and exercise.answers[name] != text]
    if turn % 3 == 0 or not wrong:
        return answers
    return dates if turn % 3 == 1 else {wrong[turn // 3 % len(wrong)]: dates[wrong[turn // 3 % len(wrong)]]}
