"""The search's index says each thing once, and the names of a page stand with the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from handbook.mkdocs_hook import build
from handbook.pages import SiteOptions
from handbook.pages.environment import make_environment
from handbook.pages.index_names import index_names
from handbook.pages.indexes import index_pages
from handbook.theme_repairs import with_ranking
from tests.handbook import definition_files
from tests.handbook.pages_site import page_parts, project

GUIDE = "procedures/good/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("search") / "project")
    build(
        root, root / "site", definition_files.load(root), SiteOptions(calculator=False, calculator_reason="Left out.")
    )
    return root / "site"


@pytest.fixture(scope="module")
def entries(built: Path) -> dict[str, dict[str, str]]:
    index = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {entry["location"]: entry for entry in index["docs"]}


def test_names_stand_with_the_page_alone(entries: dict[str, dict[str, str]]) -> None:
    named = [place for place, entry in entries.items() if "tags" in entry]
    assert GUIDE in named
    assert [place for place in named if "#" in place] == []


def test_a_guide_is_told_by_its_purpose(entries: dict[str, dict[str, str]], tmp_path: Path) -> None:
    book = definition_files.load(project(tmp_path / "project"))
    assert entries[GUIDE]["text"] == book.find("good").purpose


def test_steps_and_sources_are_found_and_their_grounds_are_not_repeated(entries: dict[str, dict[str, str]]) -> None:
    guide = {
        place: entry["text"] for place, entry in entries.items() if place.startswith("procedures/good/index.html#")
    }
    book_source = next(text for place, text in guide.items() if place.endswith("#sources"))
    title = re.findall(r"<p>(.*?)</p>", book_source)[0]
    assert sum(title in text for text in guide.values()) == 1
    assert any(place.split("#")[1].startswith("steps-") and text for place, text in guide.items())
    assert not [
        place for place in guide if place.endswith(("#related", "#other-names", "#review", "#before-you-start"))
    ]


@pytest.mark.parametrize("address", ["procedures/good/checklist", "procedures/good/aide-memoire", "look-up/deadlines"])
def test_a_page_that_repeats_guides_is_found_by_name_only(entries: dict[str, dict[str, str]], address: str) -> None:
    assert [place for place in entries if place.startswith(f"{address}.html")] == [f"{address}.html"]
    assert len(entries[f"{address}.html"]["text"]) < 200


def test_the_mentor_page_and_the_abbreviations_are_read_whole(entries: dict[str, dict[str, str]]) -> None:
    assert "procedures/good/mentor.html#questions" in entries
    assert "post book" in entries["look-up/abbreviations.html"]["text"]


def test_an_index_goes_by_its_own_names_and_by_what_it_lists(tmp_path: Path) -> None:
    book = definition_files.load(project(tmp_path / "project"))
    names = index_names(book)
    system = next(system.name for each in book.definitions() for system in each.systems)
    assert system in names["Systems"]
    assert "glossary" in names["Words and abbreviations"]
    heads = {path: page_parts(page)[0] for path, page in index_pages(book, make_environment()).items()}
    assert [path for path, head in heads.items() if head["title"] not in names] == []
    assert all(heads[path].get("tags") for path in heads)


def test_the_themes_worker_ranks_by_names_first(built: Path) -> None:
    (worker,) = built.glob("static/*/assets/javascripts/workers/search.*.js")
    code = worker.read_text(encoding="utf-8")
    called = re.findall(r'importScripts\("([^"]+)"\)', code.splitlines()[0])
    assert [(worker.parent / address).resolve().is_file() for address in called] == [True]
    assert with_ranking(code) == code
