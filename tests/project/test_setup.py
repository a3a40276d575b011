"""Set-up: what it decides on machines of every kind, what it says, and that it does nothing twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from tools.setup import decide, machine, stamps, steps
from tools.setup.__main__ import get_system_packages
from tools.setup.machine import Machine

COMPLETE = Machine(
    python=(3, 12),
    can_make_venv=True,
    installer=("apt-get",),
    node=True,
    runtime=True,
    browser="/usr/bin/chromium",
    pdf_tools=True,
)
BARE = replace(
    COMPLETE,
    can_make_venv=False,
    node=False,
    runtime=False,
    browser=None,
    pdf_tools=False,
)


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that set-up takes for the checkout."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_a_complete_machine_needs_nothing_and_hears_nothing() -> None:
    assert decide.system_packages(COMPLETE, for_tests=True) == ()
    assert decide.stoppers(COMPLETE) == ()
    assert decide.shortfalls(COMPLETE, for_tests=True, in_ci=True) == ()


def test_a_bare_machine_gets_the_packages_of_its_python_and_of_its_goal() -> None:
    assert decide.system_packages(BARE, for_tests=False) == ("python3.12-venv",)
    assert decide.system_packages(BARE, for_tests=True) == (
        "python3.12-venv",
        "chromium-headless-shell",
        "poppler-utils",
    )


def test_a_system_that_knows_no_browser_without_windows_gets_one_with(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[str, ...]] = []

    def install(_: tuple[str, ...], packages: tuple[str, ...]) -> None:
        tried.append(packages)
        if "chromium-headless-shell" in packages:
            raise steps.StepError("Unable to locate package chromium-headless-shell")

    monkeypatch.setattr(steps, "system_packages", install)
    get_system_packages(("apt-get",), ("chromium-headless-shell", "poppler-utils"))
    assert tried == [("chromium-headless-shell", "poppler-utils"), ("chromium", "poppler-utils")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"python": (3, 10)}, "Python 3.11 or newer (this is 3.10)"),
        ({"can_make_venv": False}, "apt-get install python3.12-venv"),
    ],
    ids=["old Python", "no venv"],
)
def test_nothing_goes_on_without_a_python_environment(change: dict[str, object], words: str) -> None:
    (item,) = decide.stoppers(replace(COMPLETE, **change))  # type: ignore[arg-type]  # the cases name real fields
    assert item.stops
    assert words in item.line()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"node": False, "runtime": False}, ("Node", "calculators in the browser", "without calculators")),
        ({"runtime": False}, ("npm package pyodide", "npm pack pyodide", "without calculators")),
    ],
    ids=["no Node", "no npm registry"],
)
def test_the_site_goes_on_without_and_says_so_in_one_line(change: dict[str, object], words: tuple[str, ...]) -> None:
    (item,) = decide.shortfalls(replace(COMPLETE, **change), for_tests=False, in_ci=True)  # type: ignore[arg-type]
    assert not item.stops
    assert "\n" not in item.line()
    assert all(word in item.line() for word in words)


def test_tests_without_a_browser_are_skipped_at_home_and_stop_in_ci() -> None:
    no_browser = replace(COMPLETE, browser=None)
    (at_home,) = decide.shortfalls(no_browser, for_tests=True, in_ci=False)
    (in_ci,) = decide.shortfalls(no_browser, for_tests=True, in_ci=True)
    assert not at_home.stops
    assert "skipped, counted and named" in at_home.line()
    assert in_ci.stops
    assert "every test must run" in in_ci.line()
    assert decide.shortfalls(no_browser, for_tests=False, in_ci=True) == ()


def test_everything_missing_is_said_at_once() -> None:
    found = decide.shortfalls(replace(BARE, can_make_venv=True), for_tests=True, in_ci=True)
    assert [item.what.split()[-1] for item in found] == ["npm", "Chromium", "tools"]
    assert all(item.stops for item in found)


def test_a_browser_that_does_not_start_is_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SETUP_WITHOUT", raising=False)
    monkeypatch.setenv("CHROMIUM", str(program(tmp_path / "note", "echo 'to be had elsewhere' >&2; exit 1")))
    assert machine.find_browser() is None
    good = program(tmp_path / "good", "echo Chromium 156")
    monkeypatch.setenv("CHROMIUM", str(good))
    assert machine.find_browser() == str(good)
    monkeypatch.setenv("SETUP_WITHOUT", "node, browser")
    assert machine.find_browser() is None


def test_node_must_be_new_enough_and_have_npm(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SETUP_WITHOUT", raising=False)
    monkeypatch.setenv("PATH", str(empty_folder))
    node = program(empty_folder / "node", "exit 1")
    program(empty_folder / "npm", "exit 0")
    assert machine.find_node() is None, "this one says that it is too old"
    program(node, "exit 0")
    assert machine.find_node() == str(node)
    (empty_folder / "npm").unlink()
    assert machine.find_node() is None, "npm is not there"


def test_node_of_the_environment_stands_in(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = empty_folder / ".venv" / "bin"
    folder.mkdir(parents=True)
    program(folder / "npm", "exit 0")
    node = program(folder / "node", "exit 0")
    monkeypatch.setenv("SETUP_WITHOUT", "node")
    assert machine.find_node() == str(node)


def test_nobody_installs_system_packages_without_leave(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(empty_folder / "apt-get", "exit 0")
    sudo = program(empty_folder / "sudo", "exit 1")
    monkeypatch.setenv("PATH", str(empty_folder))
    monkeypatch.delenv("SETUP_WITHOUT", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert machine.find_installer() == ()
    program(sudo, "exit 0")
    assert machine.find_installer() == ("sudo", "-n", "apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert machine.find_installer() == ("apt-get",)
    monkeypatch.setenv("SETUP_WITHOUT", "root")
    assert machine.find_installer() == ()


def test_a_step_is_done_again_only_when_its_content_or_its_result_changes(empty_folder: Path) -> None:
    lock, result = empty_folder / "lock.txt", empty_folder / "result"
    lock.write_text("one")
    result.touch()
    assert not stamps.is_done("step", stamps.digest(lock), result)
    stamps.mark_done("step", stamps.digest(lock))
    assert stamps.is_done("step", stamps.digest(lock), result)
    lock.write_text("two")
    assert not stamps.is_done("step", stamps.digest(lock), result)
    lock.write_text("one")
    result.unlink()
    assert not stamps.is_done("step", stamps.digest(lock), result)


def test_digests_tell_apart_what_only_looks_alike() -> None:
    assert stamps.digest("ab", "c") != stamps.digest("a", "bc")


def test_a_step_that_fails_says_which_and_why(empty_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failing = program(empty_folder / "failing", "echo 'no such package' >&2; exit 3")
    with pytest.raises(steps.StepError, match=r"(?s)did not work: .*failing install.*no such package"), steps.told("x"):
        steps.run(failing, "install")
    assert capsys.readouterr().out == "set-up: x … failed\n"
    with pytest.raises(steps.StepError, match="could not be started"):
        steps.run(empty_folder / "absent")
