"""One Python for all pages of the site: it is started once, kept from page to page, and started anew when it failed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from handbook.static_server import SiteHandler, SiteServer, serving
from tests.browser.calculator_page import PATIENCE, THREE_YEARS, CalculatorPage

CASE = "calculators/case.html"
NEWER = "assets/runtime/0123456789abcdef/"  # as if the engine had changed


class Listening(SiteHandler):
    """Notes what it is asked for; what is in `missing` it does not have."""

    asked: list[str] = []  # noqa: RUF012 - one list for all requests of a test
    missing: set[str] = set()  # noqa: RUF012
    older = NEWER

    def answer(self, *, with_body: bool) -> None:
        self.asked.append(self.path)
        if self.path.rpartition("/")[2] in self.missing:
            self.path = "/not-here"
        self.path = self.path.replace(NEWER, self.older)
        super().answer(with_body=with_body)


@pytest.fixture
def visitor(browser: Browser, browser_context_args: dict[str, Any], site_dir: Path) -> Iterator[BrowserContext]:
    Listening.asked.clear()
    Listening.missing.clear()
    with serving(SiteServer(site_dir, handler=Listening)) as address:
        arguments = {**browser_context_args, "base_url": address}
        with closing(browser.new_context(**arguments)) as context:
            context.add_init_script(f"globalThis.calculatorStartLimit = {PATIENCE};")
            yield context


def pythons(page: Page) -> list[str]:
    """The workers that pages of this page's site share."""
    assert page.context.browser is not None
    session = page.context.browser.new_browser_cdp_session()
    found = session.send("Target.getTargets", {"filter": [{"type": "shared_worker"}]})["targetInfos"]
    session.detach()
    site = urlsplit(page.url).netloc  # each test has its own
    return [each["targetId"] for each in found if urlsplit(each["url"]).netloc == site]


def ready(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("[data-state=ready]").first).to_be_attached(timeout=PATIENCE)


def test_python_is_kept_from_page_to_page(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    calculator = CalculatorPage(page).open().wait_until_ready()
    (first,) = pythons(page)
    page.goto("procedures/recall/index.html")
    ready(page, CASE)
    assert pythons(page) == [first]
    calculator.open().type(THREE_YEARS).press()
    assert "CRD" in calculator.dates()
    assert pythons(page) == [first]


def test_two_pages_that_are_open_share_it_and_each_gets_its_own_answer(visitor: BrowserContext) -> None:
    one, two = (CalculatorPage(visitor.new_page()) for _ in range(2))
    one.open().type(THREE_YEARS).press()
    two.open().type(THREE_YEARS | {"length-years": "4"}).press()
    assert (one.dates()["SLED"], two.dates()["SLED"]) == ("2028-11-30", "2029-11-30")
    assert len(pythons(one.page)) == 1


def test_nothing_is_asked_for_once_it_has_started(visitor: BrowserContext) -> None:
    calculator = CalculatorPage(visitor.new_page()).open().wait_until_ready()
    calculator.page.wait_for_timeout(2000)  # its rehearsals
    asked = len(Listening.asked)
    calculator.type(THREE_YEARS).press()
    assert "CRD" in calculator.dates()
    assert Listening.asked[asked:] == []


def test_after_a_failure_trying_again_works_and_so_does_another_page(visitor: BrowserContext) -> None:
    Listening.missing.add("stdlib.zip")
    calculator = CalculatorPage(visitor.new_page()).open()
    calculator.type(THREE_YEARS)
    expect(calculator.failure).to_contain_text("stdlib.zip", timeout=PATIENCE)
    assert pythons(calculator.page) == []
    Listening.missing.clear()
    calculator.failure.get_by_role("button", name="Try again").click()
    calculator.press()
    assert "CRD" in calculator.dates()
    assert pythons(calculator.page) == []  # this page has one of its own
    another = visitor.new_page()
    ready(another, CASE)
    assert len(pythons(another)) == 1


def test_a_page_of_a_newer_build_does_not_share_the_python_of_an_older_one(visitor: BrowserContext) -> None:
    older = CalculatorPage(visitor.new_page()).open().wait_until_ready().page
    settings = json.loads(older.locator("#calculator-boot").get_attribute("data-settings") or "")
    Listening.older = settings["folder"].removeprefix("../")
    newer = visitor.new_page()

    def built_later(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(Listening.older, NEWER))

    newer.route(f"**/{CASE}", built_later)
    ready(newer, CASE)
    assert len(pythons(newer)) == 2
    assert any(NEWER in asked for asked in Listening.asked)
