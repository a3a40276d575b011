"""The command line: what it prints, where, and the exit code."""

from pathlib import Path

import pytest

from handbook import assets, cli
from handbook import print as prints
from handbook.assets import RuntimeBuildError
from tests.handbook.definition_files import GOOD, folder
from tests.handbook.test_definitions_broken import CHECKLIST

PROJECT = Path(__file__).parents[2]


def run(root: Path, *arguments: str) -> int:
    return cli.main(["--root", str(root), *arguments])


def test_check_of_good_definitions_counts_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")  # 21 November 2026: nothing is past its day
    glossary = "- {term: AB, meaning: a book, source: post-rule}\n"
    assert run(folder(tmp_path, checklists__daily=CHECKLIST, procedures__shared__glossary=glossary), "check") == 0
    assert capsys.readouterr() == (
        "Nothing wrong: 2 procedures, 1 checklist, 6 steps, 4 deadlines, 3 sources cited, 2 terms explained.\n",
        "",
    )


def test_check_of_bad_definitions_prints_a_line_for_each_thing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = GOOD.replace("unit: working days, ", "").replace("last: 2026-11-21", "last: soon")
    assert run(folder(tmp_path, bad), "check") == 1
    out, err = capsys.readouterr()
    assert [line.split(";")[0] for line in out.splitlines()] == [
        "procedures/good.yml:15: unit is missing in deadlines item 1 (log)",
        "procedures/good.yml:48: last in review is not a date: soon",
    ]
    assert err == "2 problems in 1 file.\n"


def test_the_definitions_of_this_project_have_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PROJECT, "check") == 0, capsys.readouterr().out


@pytest.mark.parametrize("command", ["build", "pdf", "serve"])
def test_nothing_is_built_from_bad_definitions(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prints, "available", lambda: None)
    assert run(folder(tmp_path, "title: ["), command) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("procedures/good.yml:2: ")
    assert not (tmp_path / "site").exists()


def test_pdf_says_in_one_line_why_there_can_be_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prints, "available", lambda: "No fonts here.")
    assert run(folder(tmp_path), "pdf") == 1
    assert capsys.readouterr() == ("", "No fonts here.\n")


def test_a_message_for_the_reader_is_printed_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise RuntimeBuildError("The runtime's files are not whole.")

    monkeypatch.setattr(assets, "available", lambda _: None)
    monkeypatch.setattr(assets, "build", fail)
    assert run(folder(tmp_path), "build", "--no-pdf") == 1
    assert capsys.readouterr().err == "The runtime's files are not whole.\n"


def test_a_fault_of_our_own_keeps_its_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(assets, "available", fail)
    with pytest.raises(ZeroDivisionError):
        run(folder(tmp_path), "build", "--no-pdf")


@pytest.mark.parametrize(
    ("arguments", "path"),
    [(["victim-letters"], "procedures/victim-letters.yml"), (["lock-up", "--checklist"], "checklists/lock-up.yml")],
)
def test_new_writes_a_form_that_check_refuses(
    arguments: list[str], path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder(tmp_path), "new", *arguments) == 0
    assert path in capsys.readouterr().out
    assert run(tmp_path, "check") == 1
    assert {line.split(":")[0] for line in capsys.readouterr().out.splitlines()} == {path}


def test_new_does_not_write_over_a_definition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(tmp_path)
    for more in ([], ["--checklist"]):
        assert run(tmp_path, "new", "good", *more) == 1
        assert "good.yml is there already: choose another id" in capsys.readouterr().err
    assert (tmp_path / "procedures" / "good.yml").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("name", ["Victim letters", "../out", "-", "ümlaut"])
def test_new_refuses_a_name_that_is_no_id(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "new", "--", name) == 1
    assert "is not an id" in capsys.readouterr().err
    assert list(tmp_path.rglob("*")) == []


def test_pages_are_written_as_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "pages"
    assert run(folder(tmp_path / "project"), "pages", "--out", str(out)) == 0
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert f"{len(written)} pages are in" in capsys.readouterr().out
    for page in ("index", "checklist", "aide-memoire", "mentor"):
        assert f"procedures/good/{page}.md" in written


def test_schema_is_written_into_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "schema") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(list((tmp_path / "schema").glob("*.schema.json"))) == 6


def test_a_command_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main([])
    assert "COMMAND" in capsys.readouterr().err
