"""Units and lessons: what the loader takes and refuses, with file and line, and what this project's own hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.practice.make import TOPICS
from handbook.check import check
from handbook.definitions import DefinitionErrors, load_book
from handbook.definitions.induction import WEEKS, Starter, UnitKind, by_week
from handbook.definitions.induction_places import INDEXES, KINDS, NoPlaceError, resolve
from handbook.induction_examples import request, work
from handbook.pages.generator import generate
from handbook.pages.options import SiteOptions
from handbook.report import due, texts
from tests.handbook.definition_files import UNIT, folder
from tests.handbook.pages_site import own_book, own_pages, page_parts

PART = '  - {{title: "Part {0}", text: "Number {0}.", source: post-rule, basis: law}}\n'
LESSON = (
    UNIT.replace("kind: unit", "kind: lesson\ntopic: release-points")
    .replace("The post round", "One third")
    .replace("post-round", "one-third")
    .replace("order: 1", "order: 2")
    .replace(
        "key_points:",
        "explain:\n"
        + "".join(map(PART.format, "123"))
        + """\
examples:
  - title: Nine months
    story: "Nine months on 2 November 2026."
    case:
      dateOfBirth: 1990-01-31
      sentences: [{id: "1", kind: SDS, date: 2026-11-02, offence: {date: 2026-08-14}, length: {months: 9}}]
    show: [CRD]
exercises: [{level: 1, seed: 3, count: 2}]
key_points:""",
        1,
    )
)


def said(root: Path, unit: str = UNIT, lesson: str = LESSON) -> list[str]:
    """What `handbook check` says about a project with this unit and this lesson."""
    folder(root, induction__units__post=unit, induction__lessons__third=lesson)
    return [str(problem) for problem in check(root).problems]


def test_a_unit_and_a_lesson_are_loaded_in_the_order_of_the_path(tmp_path: Path) -> None:
    assert said(tmp_path) == []
    book = load_book(tmp_path)
    assert [(unit.id, unit.kind, unit.page_path) for unit in book.units] == [
        ("post", UnitKind.UNIT, "induction/units/post.md"),
        ("third", UnitKind.LESSON, "induction/lessons/third.md"),
    ]
    assert book.unit("third").explain[2].text == ("Number 3.",)
    assert check(tmp_path).summary.startswith("Nothing wrong: 2 procedures, 0 checklists, 2 units and lessons, ")
    with pytest.raises(LookupError, match="no unit or lesson has the id 'gone'"):
        book.unit("gone")


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("page: good", "page: gone", "units/post.yml:10: there is no page gone; "),
        ("page: good", "page: procedure/gone", "units/post.yml:10: there is no procedure gone; "),
        ("page: good", "page: index/god", "units/post.yml:10: there is no index god; choose one of: abbreviations"),
        ("page: good", "page: book/good", "post.yml:10: book/good begins with book/, which is no kind of page"),
        ("page: good", "page: deadlines", "post.yml:10: deadlines is a calculator and has no checklist; take part out"),
        (
            "topic: release-points",
            "topic: release",
            "post.yml:12: there is no topic release; did you mean release-points?",
        ),
        ("level: 1", "level: 9", "post.yml:12: there is no level 9 of the topic release-points; choose one of: 1, 2"),
        ("source: post-rule", "source: post-rul", "post.yml:14: there is no source post-rul; did you mean post-rule?"),
        ("read:", "needs: [gone]\nread:", "post.yml:9: there is no unit or lesson gone"),
        ("read:", "needs: [third]\nread:", "post.yml:1: post needs third, which comes later, in week 1"),
        ("read:", "roles: []\nread:", "post.yml:9: roles is written twice (first on line 5)"),
        ("minutes: 30", "minutes: 35", "post.yml:18: the session takes 30 minutes and the unit 35; make them agree"),
        ("Find the post", "Understand the post", "post.yml:8: nobody can see whether a person does this: Understand"),
        ("week: 1", "week: 13", "post.yml:3: week is 13; the induction has 12 weeks"),
        ("kind: unit", "kind: lesson", "post.yml:2: this is a lesson among the units; move the file, or mend kind"),
        ("kind: unit", "kind: unit\ntopic: recall", "post.yml:3: topic is for lessons only"),
        (
            "id: post-round",
            "id: one-third",
            "third.yml:37: there is a competence one-third in induction/units/post",
        ),
        ("The post round", "One third", "third.yml:1: induction/units/post.yml has the same title"),
        ("due: 2027-05-22", "due: 2026-11-22", "post.yml:25: the review is due on 2026-11-22, which is not after"),
        ("basis: law}\n  - {text", "basis: unconfirmed}\n  - {text", "post.yml:14: this is unconfirmed, and nobody is"),
    ],
)
def test_what_is_wrong_with_a_unit_is_said_with_its_line(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    lines = said(tmp_path, UNIT.replace(was, becomes, 1))
    assert [line for line in lines if told in line], lines


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("months: 9", "months: 0", "third.yml:19: Nine months: the engine refuses the example: "),
        (
            "show: [CRD]",
            "show: [CRD, PED]",
            "third.yml:19: Nine months: the example has no PED; show some of its dates",
        ),
        (
            "      dateOfBirth: 1990-01-31\n",
            "",
            "Nine months: the example leaves open how old the person is; add dateOfB",
        ),
        ("exercises: [{level: 1, seed: 3, count: 2}]\n", "", "third.yml:1: a lesson needs exercises; add it"),
        ("level: 1, seed", "level: 7, seed", "there is no level 7 of the topic release-points"),
        (PART.format("3"), "", "a lesson needs explain; write 3 or more"),
        ("case:\n", "case: {\n", "induction/lessons/third.yml:"),
    ],
)
def test_what_is_wrong_with_a_lesson_is_said_with_its_line(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    assert was in LESSON
    lines = said(tmp_path, lesson=LESSON.replace(was, becomes, 1))
    assert [line for line in lines if told in line], lines


def test_nobody_needs_a_unit_that_is_not_for_them(tmp_path: Path) -> None:
    lesson = LESSON.replace("read:", "needs: [post]\nread:").replace("roles: [hub]", "roles: [hub, senior]")
    told = "induction/lessons/third.yml:1: third needs post, which is not for senior; take it out of needs"
    assert [line for line in said(tmp_path, lesson=lesson) if line.startswith(told)]


def test_a_refused_example_fails_the_pages_too(tmp_path: Path) -> None:
    folder(tmp_path, induction__lessons__third=LESSON.replace("months: 9", "months: 0"))
    with pytest.raises(DefinitionErrors, match=r"induction/lessons/third\.yml:19: Nine months: the engine refuses"):
        generate(load_book(tmp_path), SiteOptions())


def test_an_id_of_two_pages_needs_its_kind() -> None:
    ids = {"procedure": {"recall"}, "lesson": {"recall", "ual"}, "index": INDEXES}
    assert resolve("lesson/recall", ids) == ("lesson", "recall")
    assert resolve("ual", ids) == ("lesson", "ual")
    with pytest.raises(
        NoPlaceError, match="recall is the id of several pages; write procedure/recall or lesson/recall"
    ):
        resolve("recall", ids)
    with pytest.raises(NoPlaceError, match="write index/forms"):
        resolve("forms", ids)
    assert set(ids) < set(KINDS)


def test_the_case_of_an_example_is_plain_json(tmp_path: Path) -> None:
    assert said(tmp_path) == []
    unit = load_book(tmp_path).unit("third")
    asked = request(unit, unit.examples[0])
    assert asked["asOf"] == "2026-11-22", "the day of the last review"
    assert asked["case"] == {
        "dateOfBirth": "1990-01-31",
        "sentences": [
            {"id": "1", "kind": "SDS", "date": "2026-11-02", "offence": {"date": "2026-08-14"}, "length": {"months": 9}}
        ],
    }
    assert work(unit, unit.examples[0]).answer["status"] == "result"


def test_own_sources_of_units_are_told_apart_and_known_by_their_file(tmp_path: Path) -> None:
    source = "sources: {hall: {title: Hall, kind: practice, checked: 2020-01-01}}\n"
    folder(tmp_path, induction__units__post=UNIT + source)
    book = load_book(tmp_path)
    assert book.source("hall").title == "Hall"
    assert any(
        line.startswith("induction/units/post.yml:26: source hall: last read") for line in due.source_lines(book)
    )
    lines = said(tmp_path, UNIT + source, LESSON + source)
    assert [line for line in lines if "source hall stands in induction/units/post.yml too; move it to" in line], lines
    lines = said(tmp_path, UNIT + source.replace("hall", "post-rule"))
    assert [line for line in lines if "source post-rule stands in the rest of the handbook too" in line], lines


def test_reports_read_units_too(tmp_path: Path) -> None:
    folder(tmp_path, induction__units__post=UNIT.replace("2026-11-22, due: 2027-05-22", "2020-01-01, due: 2020-06-01"))
    book = load_book(tmp_path)
    told = "induction/units/post.yml:25: the review was due on 1 June 2020; Hub manager reads the page through"
    assert told in list(due.page_lines(book))
    found = {(text.key, text.text) for text in texts.unit_texts(tmp_path)}
    assert {("do", "Walk"), ("observe", "Knocks first"), ("evidence", "Two rounds")} <= found
    assert not {key for key, _ in found} & {"topic", "page", "source"}


def test_indexes_that_units_may_name_are_there_under_their_titles() -> None:
    for name, title in INDEXES.items():
        front, _ = page_parts(own_pages()[f"look-up/{name}.md"])
        assert front["title"] == title


def test_every_role_has_a_unit_in_every_week_of_the_path() -> None:
    units = own_book().units
    assert list(units) == sorted(units, key=by_week)
    for role in Starter:
        weeks = {unit.week for unit in units if role in unit.roles and unit.kind is UnitKind.UNIT}
        assert weeks == set(range(1, WEEKS + 1)), f"{role.words} has no unit in some week"
    lessons = {unit.topic for unit in units if unit.kind is UnitKind.LESSON}
    assert {topic for topic in TOPICS if topic != "any"} <= lessons, "a lesson for every topic of practice"
    assert len(units) >= 40


def test_nobody_practises_or_reads_a_lesson_before_its_place_on_the_path() -> None:
    units = own_book().units
    lessons = {unit.id: unit for unit in units if unit.kind is UnitKind.LESSON}
    early = [
        f"{unit.id} (week {unit.week}) uses {name} (week {lessons[name].week})"
        for unit in units
        for name in [each.topic for each in unit.practise] + [each.page.partition("lesson/")[2] for each in unit.read]
        if name in lessons and by_week(lessons[name]) > by_week(unit)
    ]
    assert not early, early
    (second_look,) = (unit for unit in units if unit.id == "the-second-look")
    for name in ("concurrent-and-consecutive", "recall", "tranches", "mixed", "checking"):
        assert by_week(lessons[name]) < by_week(second_look), f"checks are signed for before {name} is taught"
