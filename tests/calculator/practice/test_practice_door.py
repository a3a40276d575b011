"""The door of the practice page: every answer has the shape that the page draws."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculator.forms import submit

KEY = "remand-and-tagged-bail-1-7-0"


def ask(**asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(submit(json.dumps(asked)))
    return found


def boxes(name: str, iso: str) -> dict[str, str]:
    year, month, day = iso.split("-")
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def right_answers(key: str = KEY) -> dict[str, str]:
    return {each["id"]: each["right"] for each in ask(practice="solve", key=key)["marks"]}


def typed(answers: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in answers.items():
        found |= boxes(name, text) if "-" in text else {name: text}
    return found


def test_topics_and_levels() -> None:
    found = ask(practice="topics")
    assert found["status"] == "result"
    ids = [topic["id"] for topic in found["topics"]]
    assert "remand-and-tagged-bail" in ids
    assert "any" in ids
    assert [row["level"] for row in found["levels"]] == [1, 2, 3, 4, 5]
    assert all(set(topic) == {"id", "title", "purpose", "levels", "lesson"} for topic in found["topics"])


def test_a_case_is_made_and_keeps_its_answers_to_itself() -> None:
    found = ask(practice="make", topic="remand-and-tagged-bail", level=1, seed=7, index=0)["exercise"]
    assert found == ask(practice="make", key=KEY)["exercise"]
    assert found["key"] == KEY
    assert found["topicTitle"] == "Remand and tagged bail"
    assert {"CRD", "SLED"} <= {each["id"] for each in found["asks"]}
    assert found["hints"] >= 2
    text = json.dumps(found)
    assert not any(answer in text for name, answer in right_answers().items() if name in ("CRD", "SLED"))


def test_hints_come_one_at_a_time() -> None:
    number = ask(practice="make", key=KEY)["exercise"]["hints"]
    given = [ask(practice="hint", key=KEY, number=n) for n in range(1, number + 1)]
    assert [each["left"] for each in given] == list(range(number - 1, -1, -1))
    assert len({each["hint"] for each in given}) == number
    beyond = ask(practice="hint", key=KEY, number=number + 1)
    assert (beyond["status"], beyond["problems"][0]["field"]) == ("problems", "number")


def test_right_answers_are_marked_right() -> None:
    found = ask(practice="mark", key=KEY, given=typed(right_answers()))
    assert found["status"] == "result"
    assert found["right"] is True
    assert found["missed"] == []
    assert all(each["correct"] and not each["mistakes"] for each in found["marks"])


def test_a_wrong_answer_says_which_rule_why_with_law_and_page() -> None:
    right = right_answers()
    given = typed({**right, "SLED": right["CRD"]})
    found = ask(practice="mark", key=KEY, given=given)
    assert found["right"] is False
    mark = next(each for each in found["marks"] if each["id"] == "SLED")
    first = mark["mistakes"][0]
    assert first["id"] == "licence-end-forgotten"
    assert set(first) == {"id", "title", "how", "why", "mend", "law", "page"}
    assert all(law["words"] and law["link"].startswith("http") and law["checked"] for law in first["law"])
    assert found["missed"] == ["licence-end-forgotten"]
    assert found["skill"]["page"].endswith(".html")


def test_the_working_has_every_step_with_its_law() -> None:
    rows = ask(practice="solve", key=KEY)["working"]
    assert len(rows) >= 6
    for row in rows:
        assert row["text"].endswith(".")
        assert all(law["words"] and law["checked"] for law in row["law"])
    assert any("days earlier" in row["text"] for row in rows)
    assert {"CRD", "SLED"} <= {row["of"] for row in rows}


def test_steps_left_blank_are_not_marked_and_blank_dates_are() -> None:
    found = ask(practice="mark", key=KEY, given={})
    assert all(each["blank"] and not each["correct"] for each in found["marks"])
    assert not any(each["optional"] for each in found["marks"])


@pytest.mark.parametrize(
    ("given", "control", "words"),
    [
        (boxes("CRD", "2027-02-31"), "practice-CRD-day", "not a real date"),
        ({"CRD-day": "5", "CRD-month": "", "CRD-year": "2027"}, "practice-CRD-month", "must include a month"),
        ({"remand-days": "many"}, "practice-remand-days", "whole number"),
        ({"remand-days": "-3"}, "practice-remand-days", "whole number"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_box(given: dict[str, str], control: str, words: str) -> None:
    found = ask(practice="mark", key=KEY, given=given)
    assert found["status"] == "problems"
    assert found["problems"][0]["control"] == control
    assert words in found["problems"][0]["text"]
    assert found["problems"][0]["field"] in control


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"practice": "make", "topic": "nothing", "level": 1, "seed": 1, "index": 0}, "topic"),
        ({"practice": "make", "topic": "any", "level": 9, "seed": 1, "index": 0}, "level"),
        ({"practice": "make", "topic": "any", "level": "x", "seed": 1, "index": 0}, "level"),
        ({"practice": "make", "topic": "any", "level": 1, "seed": " ", "index": 0}, "seed"),
        ({"practice": "make", "topic": "any", "level": 1, "seed": 1, "index": -1}, "index"),
        ({"practice": "make", "key": "no-such-key"}, "key"),
        ({"practice": "mark", "key": "any-1-1", "given": {}}, "key"),
    ],
)
def test_a_wrong_request_is_a_problem_in_words(asked: dict[str, Any], field: str) -> None:
    found = ask(**asked)
    assert found["status"] == "problems"
    problem = found["problems"][0]
    assert (problem["field"], problem["control"]) == (field, f"practice-{field}")
    assert problem["text"].endswith(".")


@pytest.mark.parametrize("given", [None, [], "text", {"CRD-day": None}, {"nothing": "5"}, {"CRD": {"day": 5}}])
def test_no_answers_that_can_be_sent_break_the_door(given: Any) -> None:
    assert ask(practice="mark", key=KEY, given=given)["status"] in ("result", "problems")


def test_an_unknown_action_is_told() -> None:
    assert ask(practice="nothing")["status"] == "problems"


def test_any_seed_in_words_gives_the_same_case_again() -> None:
    first, again = (ask(practice="make", topic="any", level=2, seed="Tuesday group", index=3) for _ in range(2))
    assert first == again
    assert ask(practice="make", key=first["exercise"]["key"]) == first


def test_a_pack_is_two_documents_for_paper() -> None:
    asked = {"topic": "remand-and-tagged-bail", "level": 2, "seed": 7, "count": 2, "made": "22 November 2026"}
    found = ask(practice="pack", **asked)
    assert found["status"] == "result"
    assert [each["title"].partition(":")[0] for each in found["documents"]] == ["Exercises", "Answers"]
    assert all(each["blocks"] and each["made"].endswith("22 November 2026") for each in found["documents"])


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"count": 0}, "count"), ({"count": "x"}, "count"), ({"topic": "nothing"}, "topic"), ({"level": 7}, "level")],
)
def test_a_pack_that_cannot_be_made_is_told(changed: dict[str, Any], field: str) -> None:
    asked = {"topic": "remand-and-tagged-bail", "level": 2, "seed": 7, "count": 2, "made": "", **changed}
    found = ask(practice="pack", **asked)
    assert (found["status"], found["problems"][0]["field"]) == ("problems", field)


@pytest.mark.parametrize("text", ["1,188", "1 188", " 1188 ", "1188 days", "1,188 Days"])
def test_days_are_read_however_they_are_written(text: str) -> None:
    found = ask(practice="mark", key="days-and-dates-1-7-0", given={"sentence-days": text})
    assert [each["correct"] for each in found["marks"] if each["id"] == "sentence-days"] == [True]


@pytest.mark.parametrize("text", ["11 88", "1188 weeks", "days", "-1"])
def test_what_is_no_number_of_days_is_a_problem_and_not_a_wrong_answer(text: str) -> None:
    found = ask(practice="mark", key="days-and-dates-1-7-0", given={"sentence-days": text})
    assert [each["field"] for each in found["problems"]] == ["sentence-days"]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("remand-and-tagged-bail-4-7-0", "Saturday 26 December 2026 is at the weekend"),
        ("licence-and-expiry-3-7-0", "Monday 29 March 2027 is a bank holiday"),
    ],
)
def test_the_working_says_why_a_day_of_release_is_earlier(key: str, words: str) -> None:
    told = [step["text"] for step in ask(practice="solve", key=key)["working"]]
    assert any(words in text for text in told), told
