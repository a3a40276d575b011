"""A second build into the same folder makes only what changed, and comes out as a build from nothing would."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import handbook
from handbook import again
from handbook.build import build_site, site_options
from handbook.definitions import Book, Definition
from handbook.mkdocs_hook import SiteBuildError
from handbook.pages import SiteOptions
from tests.handbook.pages_site import own_book

PROJECT = Path(handbook.__path__[0]).resolve().parent
#: Guides that the hand-written pages lead to; a few are enough to see what a build makes anew.
SITE = SiteOptions(pdfs=False, pdf_reason="x", calculator=False, calculator_reason="x")
KEPT = ("recall", "discharge", "release-day", "reception-of-recall")


def small() -> Book:
    book = own_book()

    def few(definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
        return tuple(replace(each, related=()) for each in definitions if each.id in KEPT)

    units = tuple(replace(each, needs=(), read=(), practise=()) for each in book.units[:2])
    return replace(book, procedures=few(book.procedures), checklists=few(book.checklists), units=units)


def with_title_of_step(book: Book, said: str) -> Book:
    first = next(each for each in book.procedures if each.id == "recall")
    changed = replace(first, steps=(replace(first.steps[0], do=said), *first.steps[1:]))
    return replace(book, procedures=tuple(changed if each.id == "recall" else each for each in book.procedures))


def build(book: Book, out: Path) -> None:
    build_site(PROJECT, out, pdfs=False, calculator=False, book=book)


def contents(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def written(out: Path) -> dict[str, int]:
    return {path.relative_to(out).as_posix(): path.stat().st_mtime_ns for path in out.rglob("*.html")}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, set[str]]:
    """A site built, then built again with one step changed; the same from nothing; and which pages were written."""
    folder = tmp_path_factory.mktemp("again")
    book = small()
    build(book, folder / "site")
    before = written(folder / "site")
    newer = with_title_of_step(book, "Ring the bell of the gate")
    build(newer, folder / "site")
    after = written(folder / "site")
    build(newer, folder / "fresh")
    return folder / "site", folder / "fresh", {path for path, when in after.items() if before.get(path) != when}


def test_the_same_to_the_byte_as_from_nothing(twice: tuple[Path, Path, set[str]]) -> None:
    site, fresh, _ = twice
    one, other = contents(site), contents(fresh)
    assert set(one) == set(other)
    # The map of the site and its packed copy hold the time of the build.
    differ = {path for path in one if one[path] != other[path] and not path.startswith("sitemap.xml")}
    assert differ == set()
    assert b"Ring the bell of the gate" in one["procedures/recall/index.html"]
    assert b"Ring the bell of the gate" in one["search/search_index.json"]
    assert b"This copy of the site has no PDFs" in one["procedures/recall/index.html"], "none were asked for"


def test_pages_of_other_definitions_are_left_alone(twice: tuple[Path, Path, set[str]]) -> None:
    _, _, made = twice
    assert "procedures/recall/index.html" in made
    assert not any(path.startswith(("procedures/discharge/", "checklists/release-day/")) for path in made)
    assert "look-up/sources.html" not in made, "no source changed, so its index did not"


def test_whatever_all_pages_share_means_a_whole_build(tmp_path: Path) -> None:
    book = small()
    left = again.work(PROJECT, tmp_path, book, SITE, "").left
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text("{}", encoding="utf-8")
    again.note(PROJECT, tmp_path, left)
    try:
        assert not again.work(PROJECT, tmp_path, book, SITE, "").whole
        assert again.work(PROJECT, tmp_path, replace(book, version="9.9.9"), SITE, "").whole
        assert again.work(PROJECT, tmp_path, book, SITE, "another runtime").whole
        assert again.work(PROJECT, tmp_path, replace(book, checklists=()), SITE, "").whole
        title = replace(book.procedures[0], title="Another name")
        assert again.work(PROJECT, tmp_path, replace(book, procedures=(title, *book.procedures[1:])), SITE, "").whole
        (tmp_path / "search" / "search_index.json").write_text("{ }", encoding="utf-8")
        assert again.work(PROJECT, tmp_path, book, SITE, "").whole, "somebody else has built into the folder"
    finally:
        again.forget(PROJECT, tmp_path)


def test_a_changed_unit_makes_its_own_two_pages_anew(tmp_path: Path) -> None:
    book = small()
    left = again.work(PROJECT, tmp_path, book, SITE, "").left
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text("{}", encoding="utf-8")
    again.note(PROJECT, tmp_path, left)
    unit = replace(book.units[0], objectives=("Find the bell of the gate", *book.units[0].objectives[1:]))
    try:
        work = again.work(PROJECT, tmp_path, replace(book, units=(unit, *book.units[1:])), SITE, "")
    finally:
        again.forget(PROJECT, tmp_path)
    assert not work.whole
    assert {path for path, text in work.pages.items() if text} == {unit.page_path, unit.mentor_path}
    assert "bell of the gate" in work.pages[unit.page_path]


def test_a_build_that_is_stopped_leaves_no_note(
    twice: tuple[Path, Path, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = twice[1].resolve()
    book = with_title_of_step(small(), "Ring the bell of the gate")
    offer = site_options(PROJECT, pdfs=False, calculator=False)
    assert not again.work(PROJECT, site, book, offer, "").whole, "the build that ended left one"

    def stop(*_: object, **__: object) -> None:
        raise SiteBuildError(["stopped"])

    monkeypatch.setattr("handbook.mkdocs_hook.build", stop)
    with pytest.raises(SiteBuildError):
        build(with_title_of_step(book, "Ring the bell"), site)
    assert again.work(PROJECT, site, book, offer, "").whole


def test_a_copy_is_built_on_but_what_is_newer_in_it_is_made_anew(tmp_path: Path) -> None:
    book = small()
    first, copy = (tmp_path / "first").resolve(), (tmp_path / "copy").resolve()
    for folder in (first, copy):
        (folder / "search").mkdir(parents=True)
        (folder / "search" / "search_index.json").write_text("{}", encoding="utf-8")
    again.note(PROJECT, first, again.work(PROJECT, first, book, SITE, "").left)
    again.carry(PROJECT, first, copy, {"procedures/recall.yml"})
    try:
        assert again.work(PROJECT, first, book, SITE, "").whole, "the note goes with the copy"
        work = again.work(PROJECT, copy, book, SITE, "")
        assert not work.whole
        assert work.pages["procedures/recall/index.md"]
        assert not work.pages["procedures/discharge/index.md"]
    finally:
        again.forget(PROJECT, copy)


def test_search_entries_stay_in_the_order_of_the_pages() -> None:
    def index(*docs: tuple[str, str]) -> bytes:
        return json.dumps({"config": {}, "docs": [{"location": a, "text": b} for a, b in docs]}).encode()

    old = index(("a.html", "1"), ("a.html#x", "2"), ("b.html", "3"), ("c.html", "4"))
    new = index(("b.html", "5"), ("b.html#y", "6"), ("d.html", "7"))
    found = [(each["location"], each["text"]) for each in json.loads(again.merged(old, new))["docs"]]
    assert found == [
        ("a.html", "1"),
        ("a.html#x", "2"),
        ("b.html", "5"),
        ("b.html#y", "6"),
        ("c.html", "4"),
        ("d.html", "7"),
    ]
