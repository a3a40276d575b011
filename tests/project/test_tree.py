"""Rules about the tree itself, each a promise of CONTRIBUTING.md."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "bench",
    "calculator",
    "checklists",
    "docs",
    "handbook",
    "induction",
    "procedures",
    "tests",
    "tools",
    "worksheets",
)
LONGEST_MODULE = 400
CODE = {".py", ".js", ".mjs", ".ts", ".css"}
LOCKS = ("requirements/lock.txt", "requirements/node.txt", "requirements/site.txt", "requirements/test.txt")


def tracked() -> list[Path]:
    """Every file that git keeps or would keep; the files of the folder where the copy has no git."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, capture_output=True, check=True)
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> list[tuple[str, str]]:
    """Path and text of every tracked text file, but this one, which has to spell out what it forbids."""
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        try:
            found.append((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def places(pattern: str, names: str = "") -> list[str]:
    """``file:line`` of every hit of a pattern, in files whose path matches ``names``."""
    search, named = re.compile(pattern), re.compile(names)
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts()
        if named.search(name)
        for number, line in enumerate(text.splitlines(), start=1)
        if search.search(line)
    ]


def test_the_tree_is_seen() -> None:
    names = {name for name, _ in texts()}
    assert {"Makefile", "pyproject.toml", "mkdocs.yml", "procedures/recall.yml"} <= names


def test_no_module_is_longer_than_it_should_be() -> None:
    lengths = {name: len(text.splitlines()) for name, text in texts() if Path(name).suffix in CODE}
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_path_of_one_machine_is_written_down() -> None:
    assert places(r"(^|[^A-Za-z0-9_.])/(work|root|farm|Users)/") == []


def test_set_up_names_no_registry() -> None:
    """A closed network has its own: the clients on the machine know where, the project does not."""
    set_up = r"^(Makefile|pyproject\.toml|package(-lock)?\.json|\.npmrc|(\.ci|requirements|tools)/.*)$"
    assert places("://", set_up) == []
    assert places(r"--(extra-)?index-url|--find-links\b|registry *= *.?https?:") == []


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json"])
def test_lock_files_hold_digests_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert '"resolved"' not in text
    assert re.search(r"sha(256:[0-9a-f]{64}|512-)", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_is_exact_and_has_its_digests(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))
    pins = [entry for entry in entries if re.match(r"[a-z0-9]", entry)]
    assert pins
    assert [pin.splitlines()[0] for pin in pins if not re.match(r"[\w.-]+==[\w.]+ \\\n +--hash=sha256:", pin)] == []


def test_what_is_asked_for_is_what_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "site": project["project"]["dependencies"],
        "test": project["dependency-groups"]["test"],
    }
    for name, wanted in asked.items():
        locked = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([a-z0-9-]+)==", locked, flags=re.MULTILINE))
        names = {re.split(r"[<>=]", requirement)[0] for requirement in wanted}
        assert names <= pinned, f"{sorted(names - pinned)}: add to requirements/{name}.in, then make lock"


def test_nothing_is_left_to_do_in_comments() -> None:
    assert places(r"(#|//|/\*|<!--|\.\.)\s*(TODO|FIXME|XXX)\b") == []


def test_every_room_says_what_belongs_there() -> None:
    lengths = {room: len((ROOT / room / "README.md").read_text(encoding="utf-8").splitlines()) for room in ROOMS}
    assert {room: lines for room, lines in lengths.items() if not 3 <= lines <= 30} == {}


def test_contributing_names_every_room() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [room for room in ROOMS if f"`{room}/`" not in text] == []


def test_every_folder_of_the_top_is_a_room_or_set_aside() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1}
    assert folders - set(ROOMS) <= {".ci", "requirements", "schema"}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_commands_that_are_named_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make (?:[A-Z]+=\S+ )*([a-z-]+)", text, flags=re.MULTILINE))
    assert named
    assert named <= targets


def test_the_two_commands_stand_first_in_the_readme() -> None:
    blocks = re.findall(r"```\w*\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert "make serve" in blocks[0]
    assert "make test" in blocks[0]


def test_links_between_documents_lead_somewhere() -> None:
    documents = {
        name: text
        for name, text in texts()
        if re.fullmatch(r"[^/]+\.md|[^/]+/README\.md|docs/decisions/[^/]+\.md", name)
    }
    links = [(name, target) for name, text in documents.items() for target in re.findall(r"\]\(([^)#\s]+)", text)]
    within = [(name, target) for name, target in links if "://" not in target]
    assert within
    assert [link for link in within if not (ROOT / link[0]).parent.joinpath(link[1]).exists()] == []
