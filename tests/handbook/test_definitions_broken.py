"""Each thing that can be wrong with a definition, with the very line that a person reads about it."""

from pathlib import Path
from typing import Any

import pytest

from tests.handbook.definition_files import GOOD, HERE, OTHER, folder, said
from tests.read_yaml import read_yaml

CASES: list[dict[str, Any]] = read_yaml(HERE / "broken.yml")


def broken(case: dict[str, Any]) -> str:
    text: str = case.get("text", GOOD)
    for change in (case, *case.get("also", ())):
        if "find" in change:
            assert change["find"] in text, f"{change['find']!r} is not in good.yml: this case would change nothing"
            text = text.replace(change["find"], change["put"], 1)
    return text


def test_the_file_that_the_cases_start_from_has_nothing_wrong(tmp_path: Path) -> None:
    assert said(folder(tmp_path)) == []


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_wrong_is_said_with_its_line(case: dict[str, Any], tmp_path: Path) -> None:
    assert said(folder(tmp_path, broken(case))) == [f"procedures/good.yml:{line}" for line in case["expect"]]


def with_more_items(number: int) -> str:
    """good.yml, which has one checklist item, with so many more at the same pause."""
    rest = "do: Do it., who: Clerk, source: desk-note, basis: practice, critical: true, pause: before-filing}\n"
    more = "".join(f"  - {{id: s{n}, {rest}" for n in range(number))
    return GOOD.replace("decisions:\n", more + "decisions:\n")


def test_ten_items_at_one_pause_are_too_many(tmp_path: Path) -> None:
    assert said(folder(tmp_path, with_more_items(9))) == [
        (
            "procedures/good.yml:20: pause before-filing has 10 items; 9 is the most that a reader can check at once; "
            "move some to another pause, or make some not critical"
        ),
    ]


def test_nine_items_at_one_pause_are_allowed(tmp_path: Path) -> None:
    assert said(folder(tmp_path, with_more_items(8))) == []


def test_an_unconfirmed_fact_names_whom_to_ask(tmp_path: Path) -> None:
    nobody = GOOD.replace(", ask: Hub manager}\nchanges", "}\nchanges")
    no_list = nobody.replace(
        "confirm_locally: [{what: Where the book is kept, ask: Hub manager, why: It differs.}]\n", ""
    )
    assert said(folder(tmp_path, no_list)) == [
        (
            "procedures/good.yml:45: this is unconfirmed, and nobody is named to ask; "
            "add ask: with the role or office, or an entry under confirm_locally"
        ),
    ]
    assert said(folder(tmp_path, nobody)) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            GOOD.replace("Log every", "Log évery").encode("latin-1"),
            "4: the file is not in UTF-8; save it again with the encoding UTF-8",
            id="Latin-1",
        ),
        pytest.param(
            GOOD.encode("utf-16"), "1: the file is not in UTF-8; save it again with the encoding UTF-8", id="UTF-16"
        ),
        pytest.param(
            GOOD.replace("Log every", "Log\x00 every").encode(),
            "4: there is a character that cannot be shown (U+0000); "
            "take the character out: delete the space or letter around it and type it again",
            id="a zero byte",
        ),
        pytest.param(
            b"a: b\n" + b" " * 1_000_000,
            "1: the file is larger than 1,000,000 bytes; split it into several definitions",
            id="much too large",
        ),
    ],
)
def test_a_file_that_is_no_text(content: bytes, expected: str, tmp_path: Path) -> None:
    assert said(folder(tmp_path, content)) == [f"procedures/good.yml:{expected}"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a: ["])
def test_brackets_by_the_hundred_thousand_are_refused_and_do_not_end_the_program(opening: str, tmp_path: Path) -> None:
    lines = said(folder(tmp_path, opening * (900_000 // len(opening))))
    assert len(lines) == 1
    assert lines[0].startswith("procedures/good.yml:")


def test_aliases_of_aliases_do_not_grow_without_end(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n"
    assert said(folder(tmp_path, bomb)) == [
        "procedures/good.yml:6: the aliases of this file repeat too much; write out what is meant"
    ]


def test_one_bad_file_does_not_hide_the_errors_of_another(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        "title: [",
        procedures__third=GOOD.replace("title: Post book", "title: Third").replace("unit: hours", "unit: hour"),
        procedures__shared__glossary="- {term: PB}\n",
        checklists__daily="",
    )
    assert [line.split(";")[0] for line in said(root)] == [
        "checklists/daily.yml:1: the file is empty",
        "procedures/good.yml:2: this does not read as YAML (did not find expected node content)",
        "procedures/shared/glossary.yml:1: meaning is missing in item 1",
        (
            "procedures/third.yml:16: unit in deadlines item 2 (same-day) is hour, which is not one of "
            "hours, calendar days, working days, weeks, months, years"
        ),
    ]


def test_a_file_that_cannot_be_read_does_not_make_its_id_unknown(tmp_path: Path) -> None:
    lines = said(folder(tmp_path, procedures__other="title: ["))
    assert len(lines) == 1
    assert lines[0].startswith("procedures/other.yml:2: this does not read as YAML")


def test_a_broken_catalogue_does_not_make_every_source_unknown(tmp_path: Path) -> None:
    assert [line.split(":")[0] for line in said(folder(tmp_path, procedures__shared__sources="post-rule: {"))] == [
        "procedures/shared/sources.yml"
    ]


def test_a_source_of_another_definition_is_not_borrowed(tmp_path: Path) -> None:
    other = (
        GOOD.replace("title: Post book", "title: Room")
        .replace("[other]", "[good]")
        .replace("[desk-note, post", "[own, post")
    )
    other += "  own: {title: Own, kind: practice, checked: 2026-11-21}\n"
    good = GOOD.replace("[desk-note, post-rule]", "own")
    assert said(folder(tmp_path, good, procedures__other=other)) == [
        (
            "procedures/good.yml:12: there is no source own; it stands in procedures/other.yml; "
            "move it to procedures/shared/sources.yml to share it"
        ),
    ]


def test_one_id_for_two_different_sources(tmp_path: Path) -> None:
    other = OTHER.replace("room-note", "desk-note").replace("Desk note", "Wall note")
    assert said(folder(tmp_path, procedures__other=other)) == [
        (
            "procedures/other.yml:51: source desk-note says something else in procedures/good.yml; "
            "move it to procedures/shared/sources.yml, or give one of them another id"
        ),
    ]


def test_one_title_for_two_definitions(tmp_path: Path) -> None:
    assert said(folder(tmp_path, procedures__other=OTHER.replace("Post room", "post book"))) == [
        (
            "procedures/other.yml:1: procedures/good.yml has the same title; "
            "give one of them another title, so that a reader can tell them apart"
        )
    ]


def test_names_of_files_are_ids(tmp_path: Path) -> None:
    root = folder(tmp_path)
    (root / "procedures" / "Other Post.yml").write_text(GOOD.replace("Post book", "A"), encoding="utf-8")
    (root / "procedures" / "third.yaml").write_text(GOOD.replace("Post book", "B"), encoding="utf-8")
    assert said(root) == [
        (
            "procedures/Other Post.yml:1: Other Post is not an id; use small letters, figures and hyphens; "
            "the name of the file is the id"
        ),
        "procedures/third.yaml:1: the name ends in .yaml; call it third.yml",
    ]


def test_a_folder_that_looks_like_a_definition(tmp_path: Path) -> None:
    (folder(tmp_path) / "procedures" / "third.yml").mkdir()
    assert said(tmp_path) == [
        "procedures/third.yml:1: the file cannot be read (Is a directory); look at the file and its permissions"
    ]


def test_the_wrong_folder(tmp_path: Path) -> None:
    assert said(tmp_path) == [
        "procedures:1: there is no such folder; start from the folder that holds mkdocs.yml, or name it with --root"
    ]


@pytest.mark.parametrize("name", ["mentor: {minutes: 5}", "deadlines: []", "status: {state: current}"])
def test_keys_that_a_checklist_does_not_have(name: str, tmp_path: Path) -> None:
    key = name.partition(":")[0]
    assert said(folder(tmp_path, checklists__daily=CHECKLIST + name + "\n")) == [
        f"checklists/daily.yml:15: {key} is not used in a checklist; take it out"
    ]


CHECKLIST = """\
title: Daily tasks
group: Daily work of the unit
purpose: Nothing is left over at night.
start_when: [{text: The office opens., source: desk-note, basis: practice}]
who: [{role: Case administrator, does: All of it., source: desk-note, basis: practice}]
pauses:
  - {id: morning, title: Morning, kind: DO-CONFIRM}
  - {id: evening, title: Evening, kind: DO-CONFIRM}
steps:
  - {id: post, do: Fetch the post., who: Case administrator, source: desk-note, basis: practice, pause: morning}
  - {id: lock, do: Lock the cupboard., who: Case administrator, source: desk-note, basis: practice, pause: evening}
review: {last: 2026-11-21, due: 2027-05-21, by: Hub manager}
sources:
  desk-note: {title: Desk note, kind: practice, checked: 2026-11-21}
"""


def test_every_step_of_a_checklist_has_a_pause(tmp_path: Path) -> None:
    daily = CHECKLIST.replace(", pause: evening", "").replace(
        "  - {id: evening, title: Evening, kind: DO-CONFIRM}\n", ""
    )
    assert said(folder(tmp_path, checklists__daily=daily)) == [
        "checklists/daily.yml:10: step lock is a checklist item but has no pause; add pause: one of morning"
    ]


def test_a_checklist_with_the_id_of_a_procedure(tmp_path: Path) -> None:
    assert said(folder(tmp_path, checklists__good=CHECKLIST)) == [
        "checklists/good.yml:1: procedures/good.yml has the same id good; give one of the two files another name"
    ]
