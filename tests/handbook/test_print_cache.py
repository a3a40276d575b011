"""PDFs are made only when something in them changed, and the same to the byte."""

from __future__ import annotations

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook.definitions import Book, Source
from handbook.print import Printed, PrintErrors, available, build_pdfs, plan, print_book
from handbook.print.build import job_key
from handbook.print.store import KEEP_SECONDS, Measured, Store
from tests.handbook.print_book import ACT, book, procedure, routine, with_steps

needs_pdfs = [
    pytest.mark.pdf,
    pytest.mark.skipif(available() is not None, reason=available() or ""),
]
MEASURED = Measured(pages=1, size=9.5, room=12.3)


def made(printed: list[Printed]) -> set[str]:
    return {one.name for one in printed if one.made}


def keys(a_book: Book) -> dict[str, str]:
    return {job.path: job_key(job) for job in plan(a_book)}


def changed(before: Book, after: Book) -> set[str]:
    old, new = keys(before), keys(after)
    assert set(old) == set(new)
    return {path for path in old if old[path] != new[path]}


def pdfs(site: Path) -> dict[str, bytes]:
    """Every PDF of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.pdf")}


def two() -> Book:
    return book(procedure(), procedure("loans", "Loans"), checklists=(routine(),))


class TestKeys:
    def test_the_same_book_gives_the_same_keys(self) -> None:
        assert keys(two()) == keys(two())

    def test_the_day_of_the_build_changes_nothing(self) -> None:
        assert changed(two(), replace(two(), built_on=date(2030, 1, 1))) == set()

    def test_a_changed_definition_changes_only_its_own_prints(self) -> None:
        after = book(with_steps(procedure(), do="Weigh the book"), procedure("loans", "Loans"), checklists=(routine(),))
        assert changed(two(), after) == {
            f"procedures/returns/returns-{kind}.pdf" for kind in ("guide", "checklist", "aide-memoire")
        }

    def test_what_only_the_guide_shows_changes_only_the_guide(self) -> None:
        after = book(with_steps(procedure(), why="New reason"), procedure("loans", "Loans"), checklists=(routine(),))
        assert changed(two(), after) == {"procedures/returns/returns-guide.pdf"}

    def test_a_shared_source_changes_the_guides_that_name_it(self) -> None:
        newer: dict[str, Source] = {**two().sources, "loans-act": replace(ACT, checked=date(2026, 12, 1))}
        assert changed(two(), replace(two(), sources=newer)) == {
            "procedures/returns/returns-guide.pdf",
            "procedures/loans/loans-guide.pdf",
        }

    def test_version_and_review_date_are_printed_and_so_change_everything(self) -> None:
        assert changed(two(), replace(two(), version="1.2.4")) == set(keys(two()))
        later = tuple(replace(p, review=replace(p.review, last=date(2026, 12, 1))) for p in two().procedures)
        assert len(changed(two(), replace(two(), procedures=later))) == 6

    def test_the_templates_and_the_programs_are_part_of_the_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = keys(two())
        with monkeypatch.context() as patch:
            patch.setattr("handbook.print.build.typst_templates", lambda: "#set text(fill: black)")
            assert not set(before.values()) & set(keys(two()).values())
        with monkeypatch.context() as patch:
            patch.setattr("handbook.print.build._machinery", lambda: "typst 99")
            assert not set(before.values()) & set(keys(two()).values())


class TestStore:
    def test_gives_back_what_was_put(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "new" / "folder")
        assert store.get("a") is None
        store.put("a", b"%PDF", MEASURED)
        assert store.get("a") == (b"%PDF", MEASURED)
        assert not list((tmp_path / "new" / "folder").glob(".*")), "no half files are left"

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.pdf", b""),
            ("a.pdf", b"%PD"),
            ("a.json", b""),
            ("a.json", b"{}"),
            ("a.json", b"\xff[1"),
            ("a.json", b"3"),
        ],
    )
    def test_a_damaged_entry_counts_as_none(self, name: str, content: bytes, tmp_path: Path) -> None:
        store = Store(tmp_path)
        store.put("a", b"%PDF", MEASURED)
        (tmp_path / name).write_bytes(content)
        assert store.get("a") is None
        store.put("a", b"%PDF", MEASURED)
        assert store.get("a") == (b"%PDF", MEASURED)

    def test_many_at_once_never_read_a_half_entry(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        content = b"x" * 200_000

        def put_and_get(_: int) -> bool:
            store.put("a", content, MEASURED)
            found = store.get("a")
            return found == (content, MEASURED)

        with ThreadPoolExecutor(8) as pool:
            assert all(pool.map(put_and_get, range(80)))

    def test_what_no_build_uses_goes_after_a_month(self, tmp_path: Path) -> None:
        store = Store(tmp_path)
        for key in ("old", "used"):
            store.put(key, b"%PDF", MEASURED)
        long_ago = time.time() - KEEP_SECONDS - 60
        for path in tmp_path.iterdir():
            os.utime(path, (long_ago, long_ago))
        assert store.get("used") is not None
        assert store.tidy() == 2
        assert store.get("old") is None
        assert store.get("used") is not None


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prints of `two`, made once from nothing: the folder of their `site` and their `cache`."""
    folder = tmp_path_factory.mktemp("before")
    assert len(made(print_book(two(), folder / "site", folder / "cache", jobs=1))) == 7
    return folder


@pytest.fixture
def cache(before: Path, tmp_path: Path) -> Path:
    """A copy of their cache, for a test to change."""
    return shutil.copytree(before / "cache", tmp_path / "cache")


@pytest.fixture
def site(before: Path, tmp_path: Path) -> Path:
    """A copy of their site."""
    return shutil.copytree(before / "site", tmp_path / "site")


class TestBuild:
    pytestmark = needs_pdfs

    def test_two_builds_from_nothing_are_the_same_to_the_byte(self, before: Path, tmp_path: Path) -> None:
        second = build_pdfs(two(), tmp_path / "b", tmp_path / "cache-b", jobs=2)
        assert pdfs(tmp_path / "b") == pdfs(before / "site")
        assert {path.relative_to(tmp_path / "b").as_posix() for path in second} == set(pdfs(before / "site"))

    def test_only_what_changed_is_made_again(self, site: Path, cache: Path) -> None:
        start = time.process_time()
        again = print_book(two(), site, cache)
        assert time.process_time() - start < 1
        assert made(again) == set()
        assert all(one.measured.pages >= 1 for one in again)
        after = book(procedure(), with_steps(procedure("loans", "Loans"), why="New"), checklists=(routine(),))
        untouched = (site / "procedures/returns/returns-guide.pdf").stat().st_mtime_ns
        assert made(print_book(after, site, cache, jobs=1)) == {"procedures/loans/loans-guide.pdf"}
        assert (site / "procedures/returns/returns-guide.pdf").stat().st_mtime_ns == untouched

    def test_a_new_site_folder_is_filled_from_the_cache(self, before: Path, cache: Path, tmp_path: Path) -> None:
        assert made(print_book(two(), tmp_path / "new", cache, jobs=1)) == set()
        assert pdfs(tmp_path / "new") == pdfs(before / "site")

    def test_a_damaged_cache_is_mended(self, before: Path, site: Path, cache: Path) -> None:
        few = {path for path in pdfs(site) if "/loans/" not in path}
        for path in cache.glob("*.pdf"):
            path.write_bytes(path.read_bytes()[:100])
        assert made(print_book(book(), site, cache, jobs=1)) == few
        whole = pdfs(before / "site")
        assert {path: (site / path).read_bytes() for path in few} == {path: whole[path] for path in few}

    def test_every_failing_print_is_named_and_the_good_ones_are_kept(self, tmp_path: Path) -> None:
        bad = [with_steps(procedure(name, name), do="Turn → here") for name in ("bad-one", "bad-two")]
        mixed = book(procedure(), *bad)
        with pytest.raises(PrintErrors) as caught:
            print_book(mixed, tmp_path / "site", tmp_path / "cache")
        assert len(caught.value.problems) == 6
        assert {problem.split(":")[0] for problem in caught.value.problems} == {
            "procedures/bad-one.yml",
            "procedures/bad-two.yml",
        }
        assert made(print_book(book(), tmp_path / "site", tmp_path / "cache", jobs=1)) == {
            "checklists/closing/closing-checklist.pdf"
        }
