"""The pages of the induction: where they lead, what the search reads, and examples that are the engine's own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from calculator.exchange import answer
from handbook import forms_induction
from handbook.definitions.induction import Unit
from handbook.forms_induction import PATTERNS, cases_html, example_html
from handbook.induction_examples import cases, request
from handbook.pages.induction import PATH, roles_words
from handbook.pages.induction_links import ids_of, place
from handbook.pages.induction_tab import induction_tab
from tests.handbook.pages_site import own_book, own_pages, page_parts, to_html

ROOT = Path(__file__).parents[2]
UNITS = own_book().units
LESSONS = [unit for unit in UNITS if unit.examples]
_ID = re.compile(r' id="([^"]*)"')


def by_id(unit: Unit) -> str:
    return unit.id


@pytest.mark.parametrize("unit", UNITS, ids=by_id)
def test_each_has_a_page_to_learn_from_and_one_for_its_mentor(unit: Unit) -> None:
    front, body = page_parts(own_pages()[unit.page_path])
    assert front["search"] == {"boost": 0.4}
    for text in ("## At a glance", "## Remember", "## What you sign for", f'data-unit="{unit.id}"', "induction.js"):
        assert text in body
    assert ("## How it works" in body) == (unit.topic != "")
    front, body = page_parts(own_pages()[unit.mentor_path])
    assert front["search"] == {"exclude": True}
    last = unit.mentor.session[-1]
    assert f"{unit.minutes - last.minutes} to {unit.minutes}</td>" in body, "the plan runs to the end of the session"
    assert body.count("<details>") == len(unit.mentor.questions)


def test_links_of_units_lead_to_pages_that_are_there() -> None:
    written = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    there = {path.removesuffix(".md") + ".html" for path in written | set(own_pages())}
    for path, text in own_pages().items():
        if not path.startswith("induction/") or path.startswith("induction/questions/"):
            continue
        folder = Path(path).parent
        for link in re.findall(r'href="([^"#:]+\.html)', page_parts(text)[1]):
            assert _tidy(folder / link) in there, f"{path}: {link}"


def _tidy(path: Path) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_the_path_lists_every_unit_once_with_its_roles_in_the_order_of_the_weeks() -> None:
    body = page_parts(own_pages()[PATH])[1]
    rows = re.findall(r'<li data-unit="([^"]+)" data-roles="([^"]+)">', body)
    assert rows == [(unit.id, " ".join(unit.roles)) for unit in UNITS]
    weeks = [int(week) for week in re.findall(r"^## Week (\d+) ", body, re.MULTILINE)]
    assert weeks == sorted({unit.week for unit in UNITS})
    assert 'href="questions/index.html"' in body
    assert 'href="practice.html"' in body
    place = re.findall(r"<div [^>]*data-induction-place[^>]*>", body)
    assert len(place) == 1
    assert "hidden" in place[0], "without a script there are no ticks"


def test_whom_a_unit_is_for_is_said_in_words() -> None:
    said = {roles_words(unit) for unit in UNITS}
    assert "everybody" in said
    assert "Case administrator, Senior case administrator" in said
    assert not any("-" in words for words in said)


def test_every_kind_of_page_has_a_title_and_a_path() -> None:
    book = own_book()
    for kind, names in ids_of(book).items():
        for name in names:
            title, path = place(book, f"{kind}/{name}", None)
            assert title
            assert path in own_pages() or (ROOT / "docs" / path).is_file(), path


@pytest.mark.parametrize("unit", LESSONS, ids=by_id)
def test_examples_show_what_the_engine_gives(unit: Unit) -> None:
    _, body = page_parts(own_pages()[unit.page_path])
    for number, example in enumerate(unit.examples, 1):
        assert f'data-place="lesson" data-calculator="{unit.id}-{number}"' in body
        drawn = example_html(unit, number)
        dates = {row["type"]: row["date"] for row in answer(request(unit, example))["dates"]}
        assert dict(re.findall(r'<tr data-type="(\w+)" data-date="([\d-]+)">', drawn)) == dates
        first = re.findall(r'<tr data-type="(\w+)"', drawn)[: len(example.show)]
        assert tuple(first) == example.show
        ids = Counter(_ID.findall(drawn))
        assert max(ids.values()) == 1
        assert set(re.findall(r"url\(#([^)]*)\)", drawn)) <= set(ids)
        assert set(re.findall(r'aria-labelledby="(\S+) ', drawn)) <= set(ids)
        assert ">Today" not in drawn, "the day of an example is not today for whoever reads it"
        assert len(drawn) < 30_000


@pytest.mark.parametrize("unit", LESSONS, ids=by_id)
def test_exercises_are_those_of_their_seed_with_the_answers_folded(unit: Unit) -> None:
    number = 0
    for place_, line in enumerate(unit.exercises, 1):
        drawn = cases_html(unit, place_)
        found = cases(line.topic or unit.topic, line.level, line.seed, line.count)
        assert len(found) == line.count == drawn.count("<details")
        for made in found:
            number += 1
            assert f'id="case-{made.key}">Exercise {number} <' in drawn
            open_part = drawn.split(f"case-{made.key}", 1)[1].split("<details", 1)[0]
            for ask in made.asks:
                if ask.kind == "date":
                    assert forms_induction._words(ask, made.answers[ask.id]) in drawn
                    assert forms_induction._words(ask, made.answers[ask.id]) not in open_part


def test_the_picture_has_the_patterns_that_the_page_of_the_calculation_has() -> None:
    script = (ROOT / "docs/assets/calculator/case/timeline.js").read_text(encoding="utf-8")
    found = re.findall(r'^  (\w+): \[(\d+), "([^"]+)"\],$', script, re.MULTILINE)
    assert {name: (int(size), path) for name, size, path in found} == dict(PATTERNS)


def test_the_tab_has_path_practice_and_questions_before_the_weeks_and_mentors_last() -> None:
    there = [*own_pages(), "induction/practice.md"]
    tab = induction_tab(own_book(), [path for path in there if path.startswith("induction/")])
    names = [next(iter(item)) if isinstance(item, dict) else item for item in tab]
    assert names[0] == PATH
    assert names[1] == "Practice cases"
    assert names.index("Questions") < names.index("Units and lessons") < names.index("For mentors")
    assert induction_tab(own_book(), []) != []


def test_pages_are_sound_html() -> None:
    for unit in (UNITS[0], LESSONS[0]):
        for path in (unit.page_path, unit.mentor_path):
            html = to_html(own_pages()[path])
            assert html.count("<h1") == 1
            for tag in ("ul", "div", "details", "table", "section"):
                assert html.count(f"<{tag}") == html.count(f"</{tag}>"), f"{path}: {tag}"
