"""A first visit and the next ones: what is asked for again, and who may keep the processor busy while a page opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.static_server import SiteHandler, SiteServer, serving

GUIDES = ("procedures/recall/index.html", "procedures/discharge/index.html")
CALCULATOR = "calculators/sentence.html"


class Listening(SiteHandler):
    """Notes what it is asked for."""

    asked: list[str] = []  # noqa: RUF012 - one list for all requests of a test

    def answer(self, *, with_body: bool) -> None:
        self.asked.append(self.path.lstrip("/"))
        super().answer(with_body=with_body)


@pytest.fixture
def visitor(browser: Browser, browser_context_args: dict[str, Any], site_dir: Path) -> Iterator[Page]:
    """A browser that has never been here; its cache is its own."""
    Listening.asked.clear()
    with serving(SiteServer(site_dir, handler=Listening)) as address:
        arguments = {**browser_context_args, "base_url": address}
        with closing(browser.new_context(**arguments)) as context:
            yield context.new_page()


def visit(page: Page, path: str) -> list[str]:
    """What the server is asked for until the page and all that comes late are there."""
    Listening.asked.clear()
    page.goto(path)
    asked = -1
    while asked != len(Listening.asked):
        asked = len(Listening.asked)
        page.wait_for_timeout(1000)
    return list(Listening.asked)


def test_another_guide_asks_for_itself_alone(visitor: Page) -> None:
    first, second = (visit(visitor, path) for path in GUIDES)
    assert len(first) > 8
    assert second == [GUIDES[1]]


def test_a_calculator_that_is_opened_again_asks_for_itself_alone(visitor: Page) -> None:
    ready = visitor.locator("[data-state=ready]")
    for path in (CALCULATOR, GUIDES[0], CALCULATOR):
        asked = visit(visitor, path)
        if path == CALCULATOR:
            expect(ready).to_have_count(1)
    assert asked == [CALCULATOR]


def test_a_first_visit_is_drawn_before_python_is_asked_for(visitor: Page) -> None:
    visitor.add_init_script("delete globalThis.SharedWorker")  # the page sees when its own worker is asked for
    visitor.add_init_script('requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("drawn")))')
    visitor.goto(CALCULATOR)
    expect(visitor.locator("[data-state=ready]")).to_have_count(1)
    drawn, asked = visitor.evaluate(
        """() => [
          performance.getEntriesByName("drawn")[0].startTime,
          performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/worker.js")).startTime,
        ]"""
    )
    assert 0 < drawn < asked


def test_rehearsals_wait_until_nobody_types(visitor: Page) -> None:
    visitor.goto(CALCULATOR)
    script = visitor.locator("#calculator-boot").get_attribute("src")
    assert script is not None
    waited = visitor.evaluate(
        """async (script) => {
          const { still } = await import(new URL("calm.js", new URL(script, location)).href);
          let last = 0;
          const key = () => { last = performance.now(); dispatchEvent(new KeyboardEvent("keydown")); };
          for (let n = 0; n < 10; n += 1) setTimeout(key, 60 * n);
          await still(30);
          return performance.now() - last;
        }""",
        script,
    )
    assert waited >= 390  # milliseconds after the last key: 400, and what a browser rounds off


def test_python_is_compiled_while_nobody_types(visitor: Page) -> None:
    # Somebody types from the first moment on, without a pause, for as long as nobody asks for an answer.
    visitor.add_init_script(
        """let last = 0, n = 0;
        const key = () => {
          last = performance.now();
          dispatchEvent(new KeyboardEvent("keydown"));
          if ((n += 1) < 40) setTimeout(key, 60);
        };
        key();
        const { postMessage } = MessagePort.prototype;
        MessagePort.prototype.postMessage = function (data) {
          if (data?.calm) document.documentElement.dataset.after = performance.now() - last;
          postMessage.call(this, data);
        };"""
    )
    visitor.goto(CALCULATOR)
    expect(visitor.locator("html[data-after]")).to_be_attached()
    waited = visitor.locator("html").get_attribute("data-after")
    assert waited is not None
    assert float(waited) >= 390  # milliseconds after the last key
    expect(visitor.locator("[data-state=ready]")).to_have_count(1)


def test_who_asks_does_not_wait_for_a_pause(visitor: Page) -> None:
    visitor.add_init_script("setInterval(() => dispatchEvent(new KeyboardEvent('keydown')), 60)")
    visitor.goto(CALCULATOR)
    visitor.get_by_role("button", name="Work out the dates").click()
    expect(visitor.locator("[data-state=ready]")).to_have_count(1)


def test_a_page_rehearses_what_it_will_ask(visitor: Page) -> None:
    # The page of the full calculation rehearses its own steps, also when another page has started Python.
    visitor.add_init_script(
        """const { postMessage } = MessagePort.prototype;
        MessagePort.prototype.postMessage = function (data) {
          if (data?.rehearse) document.documentElement.dataset.rehearsed = data.rehearse;
          postMessage.call(this, data);
        };"""
    )
    asked = []
    for path in (CALCULATOR, "calculators/case.html"):
        visitor.goto(path)
        expect(visitor.locator("html[data-rehearsed]")).to_be_attached()
        asked.append(visitor.locator("html").get_attribute("data-rehearsed"))
    assert asked == ["forms", "case"]
