"""local.yml: laid over the definitions, marked, and never able to change or hide anything."""

from pathlib import Path

import pytest

from handbook.definitions import Basis, load_book, walk
from tests.handbook.definition_files import GOOD, folder, load, said

LOCAL = """\
establishment: Example prison
roles: [{role: Case administrator, called: Hub clerk}]
mailboxes: [{name: Post, address: post@prison.example, use: Letters}]
rooms: [{name: Store, where: First floor, use: Old post books}]
definitions:
  good:
    ask: [{about: keys, who: Gate}]
    have_ready: [{text: The key.}]
    deadlines:
      - {id: local-log, what: Hand it on, amount: 2, unit: hours, when: after, of: arrival, who: Case administrator}
    steps:
      - {id: second, do: Stamp it., who: Case administrator, after: open}
      - {id: third, do: Initial it., who: Clerk, after: open, deadline: local-log}
      - {id: fourth, do: Weigh it., who: Clerk, after: second, critical: true, pause: before-filing}
      - {id: last, do: Lock up., who: Clerk, source: post-rule, basis: policy}
    send_and_file: [{what: The key, to: Gate}]
"""
PROJECT = Path(__file__).parents[2]


def test_what_is_added_is_there_and_marked_and_nothing_else_is(tmp_path: Path) -> None:
    book = load(folder(tmp_path, local=LOCAL))
    good = book.find("good")
    assert [(step.id, step.local) for step in good.steps] == [
        ("open", False),
        ("second", True),
        ("fourth", True),
        ("third", True),
        ("write", False),
        ("last", True),
    ]
    assert [item.local for item in good.ask] == [False, True]
    assert [item.local for item in good.have_ready] == [False, True]
    assert [item.local for item in good.deadlines] == [False, False, True]
    assert [item.local for item in good.send_and_file] == [False, True]
    assert (good.steps[1].source, good.steps[1].basis) == ((), Basis.PRACTICE)
    assert (good.steps[5].source, good.steps[5].basis) == (("post-rule",), Basis.POLICY)
    assert [step.id for step in good.items_by_pause()[0][1]] == ["fourth", "write"]
    assert not any(item.local for item in walk(book.find("other")))


def test_the_book_holds_the_rest(tmp_path: Path) -> None:
    local = load(folder(tmp_path, local=LOCAL)).local
    assert local is not None
    assert local.establishment == "Example prison"
    assert (local.mailboxes[0].address, local.rooms[0].where) == ("post@prison.example", "First floor")


def test_the_local_name_of_a_role_stands_beside_its_own(tmp_path: Path) -> None:
    good = load(folder(tmp_path, local=LOCAL)).find("good")
    named = "Case administrator (here: Hub clerk)"
    assert (good.steps[0].who, good.deadlines[0].who, good.who[0].role) == (named, named, named)
    assert (good.steps[3].who, good.ask[0].who) == ("Clerk", "Hub manager")


def test_without_local_yml_nothing_is_local(tmp_path: Path) -> None:
    book = load(folder(tmp_path))
    assert book.local is None
    assert not any(item.local for definition in book.definitions() for item in walk(definition))


@pytest.mark.parametrize(
    ("find", "put", "expected"),
    [
        ("  good:", "  goood:", "local.yml:6: there is no procedure or checklist goood; did you mean good?"),
        ("role: Case administrator", "role: Case adminstrator",
         "local.yml:2: no definition names the role Case adminstrator; did you mean Case administrator?"),
        ("do: Stamp it., who: Case administrator, after: open", "do: Stamp it., who: Clerk, after: opn",
         "local.yml:12: procedures/good.yml has no step opn; did you mean open?"),
        ("deadline: local-log", "deadline: local-lag",
         "local.yml:13: procedures/good.yml has no deadline local-lag; did you mean local-log?"),
        ("pause: before-filing", "pause: before-lunch",
         "local.yml:14: procedures/good.yml has no pause before-lunch; did you mean before-filing?"),
        ("id: second", "id: write",
         "procedures/good.yml:23: two steps have the id write (first on line 12); give one of them another id"),
        ("source: post-rule", "source: post-rules",
         "local.yml:15: there is no source post-rules; did you mean post-rule?"),
        ("    send_and_file:", "    purpose:",
         "local.yml:16: purpose is not a key of definitions good"),
        ("establishment: Example prison\n", "",
         "local.yml:1: establishment is missing; add it: name of the prison or office"),
        ("critical: true, ", "critical: true, basis: unconfirmed, ",
         "local.yml:14: this is unconfirmed, and nobody is named to ask"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_the_line_in_local_yml(find: str, put: str, expected: str, tmp_path: Path) -> None:
    assert find in LOCAL
    root = folder(tmp_path, local=LOCAL.replace(find, put, 1))
    good = root / "procedures" / "good.yml"
    text = good.read_text(encoding="utf-8")
    good.write_text(text.replace("confirm_locally: [", "# confirm_locally: ["), encoding="utf-8")
    assert any(line.startswith(expected) for line in said(root))


def test_lines_of_a_definition_that_is_added_to_stay_right(tmp_path: Path) -> None:
    good = GOOD.replace("related: [other]", "related: [good]")
    assert said(folder(tmp_path, good, local=LOCAL)) == [
        "procedures/good.yml:38: good is related to itself; take it out of the list"
    ]


def test_the_example_fits_the_definitions_of_this_project(tmp_path: Path) -> None:
    for name in ("procedures", "checklists"):
        (tmp_path / name).symlink_to(PROJECT / name)
    (tmp_path / "local.yml").write_bytes((PROJECT / "local.example.yml").read_bytes())
    book = load_book(tmp_path)
    assert book.find("recall").step("local-return-list").local
    assert book.find("discharge").send_and_file[-1].local
