"""The build in order, and what it does with parts that cannot be made here."""

from pathlib import Path

import pytest

from handbook import assets, mkdocs_hook
from handbook import print as prints
from handbook.build import NOT_ASKED, build_site, site_options
from handbook.definitions import Book
from handbook.pages import SiteOptions
from handbook.print.store import Measured
from tests.handbook.definition_files import folder
from tests.handbook.pages_site import own_book

PROJECT = Path(__file__).parents[2]


def test_what_is_not_asked_for_is_left_out_and_the_pages_know_it() -> None:
    assert site_options(PROJECT, pdfs=False, calculator=False) == SiteOptions(
        pdfs=False, pdf_reason=NOT_ASKED, calculator=False, calculator_reason=NOT_ASKED
    )


def test_what_cannot_be_made_here_is_left_out_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prints, "available", lambda: "No fonts here.")
    monkeypatch.setattr(assets, "available", lambda _: "No Node here.")
    assert site_options(PROJECT) == SiteOptions(
        pdfs=False, pdf_reason="No fonts here.", calculator=False, calculator_reason="No Node here."
    )


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The order in which the rooms are asked to do their part."""
    order: list[str] = []
    monkeypatch.setattr(prints, "available", lambda: None)
    monkeypatch.setattr(assets, "available", lambda _: None)
    monkeypatch.setattr(assets, "build", lambda _: order.append("runtime"))

    def pages(root: Path, out: Path, book: Book, site: SiteOptions, *_: object, whole: bool) -> None:
        assert root.is_absolute()
        assert out.is_absolute()
        assert whole
        (out / "search").mkdir(parents=True)
        (out / "search" / "search_index.json").write_text("{}", encoding="utf-8")
        order.append(f"pages of {len(book.procedures)}, pdfs {site.pdfs}, calculator {site.calculator}")

    class Printing:
        def __init__(self, _book: Book, cache: Path) -> None:
            order.append(f"pdfs begun, cached in {cache.name}")

        def put(self, out: Path) -> list[prints.Printed]:
            order.append("pdfs into the site")
            return [prints.Printed("a.pdf", out / "a.pdf", Measured(1, 10.5, 3.0), made=True)]

        def __enter__(self) -> "Printing":
            return self

        def __exit__(self, *_: object) -> None:
            order.append("pdfs ended")

    monkeypatch.setattr(mkdocs_hook, "build", pages)
    monkeypatch.setattr(assets, "install", lambda _root, _out: order.append("runtime into the site"))
    monkeypatch.setattr(assets, "newest", lambda _root: None)
    monkeypatch.setattr("handbook.bundles.available", lambda _root: None)
    monkeypatch.setattr("handbook.folder.install", lambda *_: None)
    monkeypatch.setattr(prints, "Printing", Printing)
    return order


def test_pages_are_built_before_what_goes_into_their_folder(tmp_path: Path, done: list[str]) -> None:
    folder(tmp_path)
    lines: list[str] = []
    built = build_site(tmp_path, tmp_path / "site", say=lines.append)
    assert done == [
        "pdfs begun, cached in pdf",
        "runtime",
        "pages of 2, pdfs True, calculator True",
        "runtime into the site",
        "pdfs into the site",
        "pdfs ended",
    ]
    assert built.pdfs == (tmp_path.resolve() / "site" / "a.pdf",)
    assert len(lines) == 3


def test_pdfs_wait_for_pages_where_somebody_waits_for_the_pages(tmp_path: Path, done: list[str]) -> None:
    build_site(folder(tmp_path), tmp_path / "site", pages_ready=lambda: done.append("somebody reads"))
    assert done.index("somebody reads") < done.index("pdfs begun, cached in pdf")


def test_pdfs_end_where_the_pages_are_wrong(tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise mkdocs_hook.SiteBuildError(["a broken link"])

    monkeypatch.setattr(mkdocs_hook, "build", wrong)
    with pytest.raises(mkdocs_hook.SiteBuildError):
        build_site(folder(tmp_path), tmp_path / "site")
    assert done[-1] == "pdfs ended"


def test_parts_not_wanted_are_not_made(tmp_path: Path, done: list[str]) -> None:
    built = build_site(folder(tmp_path), tmp_path / "site", pdfs=False, calculator=False)
    assert done == ["pages of 2, pdfs False, calculator False"]
    assert built.pdfs == ()


def test_every_guide_of_this_project_is_in_its_site(site_dir: Path) -> None:
    for definition in own_book().procedures:
        page = site_dir / "procedures" / definition.id / "index.html"
        assert definition.purpose.split()[-1].strip(".") in page.read_text(encoding="utf-8")
