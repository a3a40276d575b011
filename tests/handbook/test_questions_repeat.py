"""What comes back, and when: docs/javascripts/repeat.js, run by Node."""

from __future__ import annotations

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from handbook.runtime.node import find_node

ROOT = Path(__file__).resolve().parents[2]
REPEAT = ROOT / "docs" / "javascripts" / "repeat.js"
DAYS = (1, 3, 7, 16, 35)
FIRST = date(2026, 11, 22)


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script where Node takes it for a module."""
    path = tmp_path_factory.mktemp("repeat") / "repeat.mjs"
    path.write_bytes(REPEAT.read_bytes())
    return path


def run(module: Path, *steps: list[object]) -> list[Any]:
    """What each step gave."""
    node = find_node()
    assert node, "Node is not on this machine"
    driver = str(Path(__file__).with_name("repeat_check.mjs"))
    command = [node, "--disallow-code-generation-from-strings", driver, module.as_uri()]
    done = subprocess.run(command, input=json.dumps(steps), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def on(days: int) -> str:
    return (FIRST + timedelta(days=days)).isoformat()


def test_what_was_missed_comes_back_after_the_five_waits_and_is_then_forgotten(module: Path) -> None:
    day, steps, due = FIRST, [], []
    steps.append(["noted", "$", "a", False, day.isoformat()])
    for wait in DAYS:
        day += timedelta(days=wait)
        due.append(day)
        steps.append(["dueToday", "$", (day - timedelta(days=1)).isoformat()])
        steps.append(["dueToday", "$", day.isoformat()])
        steps.append(["noted", "$", "a", True, day.isoformat()])
    found = run(module, *steps)
    assert found[1::3] == [[]] * len(DAYS), "it came back before its day"
    assert found[2::3] == [["a"]] * len(DAYS), "it did not come back on its day"
    assert found[-1]["kept"] == {}
    assert [store["kept"]["a"]["due"] for store in [found[0], *found[3:-1:3]]] == [each.isoformat() for each in due]


def test_missed_again_it_starts_from_the_first_wait(module: Path) -> None:
    *_, store = run(
        module,
        ["noted", "$", "a", False, on(0)],
        ["noted", "$", "a", True, on(1)],
        ["noted", "$", "a", False, on(4)],
    )
    assert store["kept"]["a"] == {"step": 0, "due": on(5), "last": on(4), "missed": 2, "right": 1}


def test_right_at_once_or_before_its_day_changes_nothing(module: Path) -> None:
    first, second, third = run(
        module,
        ["noted", "$", "never-missed", True, on(0)],
        ["noted", "$", "a", False, on(0)],
        ["noted", "$", "a", True, on(0)],
    )
    assert first["kept"] == {}
    assert second == third


def test_what_is_late_comes_first_and_what_is_gone_from_the_handbook_does_not_come(module: Path) -> None:
    *_, due, known, planned, nothing = run(
        module,
        ["noted", "$", "later", False, on(9)],
        ["noted", "$", "second", False, on(3)],
        ["noted", "$", "first", False, on(1)],
        ["dueToday", "$", on(4)],
        ["dueToday", "$", on(4), ["second", "later"]],
        ["planned", "$", on(4)],
        ["planned", "$", on(4), []],
    )
    assert due == ["first", "second"]
    assert known == ["second"]
    assert planned == {"due": 2, "later": 1, "next": on(10)}
    assert nothing == {"due": 0, "later": 0, "next": ""}


@pytest.mark.parametrize(
    ("day", "days", "after"),
    [("2028-02-28", 1, "2028-02-29"), ("2026-10-24", 3, "2026-10-27"), ("2026-12-31", 35, None)],
)
def test_days_are_counted_over_ends_of_months_and_changes_of_the_clock(
    module: Path, day: str, days: int, after: str | None
) -> None:
    right = after or (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    assert run(module, ["daysAfter", day, days]) == [right]


def test_a_saved_file_comes_back_and_the_later_answer_counts(module: Path) -> None:
    saved = run(module, ["noted", "$", "a", False, on(0)], ["noted", "$", "b", False, on(0)])[-1]["kept"]
    file = json.dumps({"what": "omu-questions", "version": 1, "made": on(0), "kept": saved})
    assert json.loads(
        run(module, ["read", json.dumps({"version": 1, "kept": saved})], ["exported", "$", "omu-questions", on(0)])[1]
    ) == json.loads(file)
    *_, found = run(module, ["noted", "$", "a", False, on(6)], ["broughtIn", "$", file, "omu-questions"])
    assert found["count"] == 2
    assert found["problem"] == ""
    assert found["store"]["kept"]["a"]["due"] == on(7)
    assert found["store"]["kept"]["b"]["due"] == on(1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not JSON", "cannot be read"),
        ("[]", "not saved by this page"),
        ('{"what": "omu-practice", "version": 1, "kept": {}}', "not saved by this page"),
        ('{"what": "omu-questions", "version": 2, "kept": {}}', "another version"),
        ('{"what": "omu-questions", "version": 1, "kept": {"a": {"step": 9}}}', "Nothing in this file"),
    ],
)
def test_another_file_is_refused_with_words_and_nothing_changes(module: Path, text: str, said: str) -> None:
    before, found = run(module, ["noted", "$", "a", False, on(0)], ["broughtIn", "$", text, "omu-questions"])
    assert said in found["problem"]
    assert found["store"] == before


def test_lines_that_are_no_plan_are_left_out_and_counted(module: Path) -> None:
    good = {"step": 1, "due": on(3), "last": on(0), "missed": 1, "right": 1}
    bad = {"due": {**good, "due": "2026-13-45"}, "count": {**good, "missed": -1}, "a name, typed": good, "null": None}
    file = json.dumps({"what": "omu-questions", "version": 1, "kept": {"a": {**good, "more": "text"}, **bad}})
    (found,) = run(module, ["broughtIn", "$", file, "omu-questions"])
    assert found["store"]["kept"] == {"a": good}
    assert found["problem"].startswith("4 of its lines")


@pytest.mark.parametrize(
    "text", [None, "", "{", "null", "[1]", '{"version": 7, "kept": {"a": 1}}', '{"version": 1, "kept": 5}']
)
def test_a_storage_with_something_else_in_it_reads_as_empty(module: Path, text: str | None) -> None:
    assert run(module, ["read", text]) == [{"version": 1, "kept": {}}]


def test_a_browser_that_keeps_nothing_is_said_to(module: Path) -> None:
    works, no_writing, none = run(module, ["keeper", "works"], ["keeper", "no writing"], ["keeper", "none"])
    assert works["keeps"]
    assert works["again"] == ["a"]
    assert works["keys"] == ["omu-test"]
    assert works["cleared"] == []
    assert "Kept in this browser" in works["words"]
    for refused in (no_writing, none):
        assert not refused["keeps"]
        assert refused["now"] == ["a"], "the list lasts as long as the page"
        assert "keeps nothing" in refused["words"]


def test_it_keeps_no_more_than_ids_days_and_counts(module: Path) -> None:
    (store,) = run(module, ["noted", "$", "recall-3-7-0", False, on(0)])
    assert set(store["kept"]["recall-3-7-0"]) == {"step", "due", "last", "missed", "right"}
