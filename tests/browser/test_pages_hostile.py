"""A whole site built from definitions that try to break out, opened in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from handbook.definitions import Term, load_book
from handbook.mkdocs_hook import build
from handbook.pages import SiteOptions
from handbook.serve import static_server
from tests.handbook import print_book
from tests.handbook.pages_site import project, with_text

HOSTILE = (
    "</title></label><script>alert('out')</script><img src=x onerror=alert(1)> "
    "{{ 7 * 7 }} **bold** [a](javascript:alert(1))"
)


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = project(tmp_path_factory.mktemp("hostile"))
    book, small = print_book.book(), load_book(root)
    sources = {**small.sources, **book.sources}
    book = replace(
        book,
        procedures=tuple(with_text(each, HOSTILE) for each in book.procedures),
        checklists=tuple(with_text(each, HOSTILE) for each in book.checklists),
        sources={key: replace(with_text(each, HOSTILE), link=each.link) for key, each in sources.items()},
        units=tuple(replace(with_text(each, HOSTILE), read=(), practise=()) for each in small.units),
        glossary=(Term(term=HOSTILE, meaning=HOSTILE, also=(HOSTILE,)),),
    )
    site: Path = root / "site"
    build(root, site, book, SiteOptions(pdfs=False, pdf_reason="Not here.", calculator=False, calculator_reason="No."))
    with static_server(site) as address:
        yield address


def listen(page: Page) -> list[str]:
    """What the page says by itself: dialogs and lines in the console."""
    heard: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        heard.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", on_dialog)
    page.on("console", lambda message: heard.append(message.text))
    return heard


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "procedures/index.html",
        "procedures/returns/index.html",
        "procedures/returns/checklist.html",
        "procedures/returns/aide-memoire.html",
        "procedures/returns/mentor.html",
        "checklists/closing/index.html",
        "look-up/deadlines.html",
        "look-up/abbreviations.html",
        "look-up/sources.html",
        "look-up/changes.html",
    ],
)
def test_hostile_text_is_shown_and_does_nothing(browser: Browser, hostile_url: str, path: str) -> None:
    context = browser.new_context(base_url=hostile_url)
    page = context.new_page()
    heard = listen(page)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("script", has_text="alert").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    expect(page.locator("article")).to_contain_text(HOSTILE.replace("  ", " "))
    if path.startswith("procedures/returns"):
        assert page.title().startswith(HOSTILE)
    assert heard == []
    context.close()


def test_hostile_text_does_nothing_among_search_results(browser: Browser, hostile_url: str) -> None:
    context = browser.new_context(base_url=hostile_url)
    page = context.new_page()
    heard = listen(page)
    page.goto("index.html")
    page.wait_for_load_state("networkidle")  # the theme listens once its script has run
    page.get_by_role("textbox", name="Search").press_sequentially("bold")
    result = page.locator(".md-search-result__item").first
    expect(result).to_be_visible()
    expect(result).to_contain_text("</title></label>")
    assert page.locator(".md-search-result img, .md-search-result script").count() == 0
    assert heard == []
    context.close()
