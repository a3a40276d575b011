"""The page of practice cases as it is built: its form, its example, and what the scripts of other pages may not do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator.practice import door
from calculator.practice.make import TOPICS, from_key
from handbook import forms_case, forms_practice
from handbook.assets import Runtime
from handbook.forms import ExampleError

RUNTIME = Runtime(Path("nowhere"), "0123456789abcdef", {"files": {}, "lock": {}})


@pytest.fixture(scope="module")
def form() -> str:
    """The form as it stands in the page."""
    return forms_practice.form_html("../", RUNTIME, "")


def test_every_topic_can_be_chosen_with_its_levels(form: str) -> None:
    options = dict(re.findall(r'<option value="([a-z-]+)" data-levels="([1-5 ]+)"', form))
    assert set(options) >= set(TOPICS)
    for name, topic in TOPICS.items():
        assert options[name] == " ".join(str(level) for level in topic.levels)
    assert re.search(r'<option value="any"[^>]* selected', form)


def test_everything_has_its_label_and_nothing_is_inline(form: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', form)
    assert len(ids) == len(set(ids))
    drawn_later = {"practice-summary-title"}  # with the problems
    pointed = re.findall(r'\b(?:for|aria-labelledby|aria-describedby)="([^"]+)"', form)
    assert set(pointed) <= {*ids, *drawn_later}
    boxes = re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', form)
    assert set(boxes) <= set(pointed)
    assert not re.search(r"\son[a-z]+=|\sstyle=|<script(?![^>]* src=)", form)


def test_what_the_scripts_head_with_a_heading_has_its_level(form: str) -> None:
    for each in (form, forms_case.form_html("../", RUNTIME, "")):
        (root,) = re.findall(r'<div class="calculator"[^>]*>', each)
        assert 'data-level="2"' in root  # problems and failures are headed by an <h2>


def test_without_a_runtime_the_page_says_so_and_starts_nothing() -> None:
    page = forms_practice.form_html("../", None, "Node is not on this machine.")
    assert "Node is not on this machine." in page
    assert "<script" not in page
    assert "<form" not in page


def test_the_example_is_a_case_of_the_generator_with_its_own_answers() -> None:
    page = forms_practice.example_html()
    (key,) = re.findall(r'class="practice-key">([^<]+)<', page)
    exercise = from_key(key)
    marks = door.submit({"practice": "solve", "key": key})["marks"]
    assert [mark["right"] for mark in marks if mark["id"] in exercise.answers] == [
        exercise.answers[mark["id"]] for mark in marks
    ]
    assert len(marks) >= 2
    for mark in marks:
        assert f"<strong>{mark['rightWords']}</strong>" in page
    assert page.count("calc-citations") >= 1
    before_answers, _, _ = page.partition("<summary>")
    assert not any(mark["rightWords"] in before_answers for mark in marks)  # they stay folded


def test_an_example_that_is_refused_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = {"status": "problems", "problems": [{"field": "", "control": "", "text": "There is no such topic."}]}
    monkeypatch.setattr(door, "submit", lambda _: refused)
    with pytest.raises(ExampleError, match="There is no such topic"):
        forms_practice.example_html.__wrapped__()


def test_only_practice_keeps_anything_in_the_browser(repo_root: Path) -> None:
    scripts = repo_root / "docs" / "assets" / "calculator"
    keeping = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|repeat\.js")
    found = [path for path in scripts.rglob("*.*js") if keeping.search(path.read_text(encoding="utf-8"))]
    own = [path.relative_to(scripts).as_posix() for path in found if "libraries" not in path.parts]
    assert own == ["practice/repeats.js"]
