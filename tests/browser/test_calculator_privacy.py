"""What is typed stays in the page: no request, no address, no storage, no log; and nothing comes from elsewhere."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.calculator_page import THREE_YEARS, CalculatorPage
from tests.recorder import Recorder

KEPT = """async () => ({
  local: JSON.stringify(localStorage),
  session: JSON.stringify(sessionStorage),
  cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: globalThis.caches ? (await caches.keys()).length : 0,
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  name: window.name,
  steps: history.length,
  state: JSON.stringify(history.state),
  address: location.href,
})"""


def kept(page: Page) -> dict[str, Any]:
    """Everything in which a page could leave something behind."""
    found: dict[str, Any] = page.evaluate(KEPT)
    return found


@pytest.mark.usefixtures("own_python")
def test_nothing_typed_leaves_the_page(context: BrowserContext, page: Page, recorder: Recorder, site_url: str) -> None:
    calculator = CalculatorPage(page).open().wait_until_ready()
    recorder.wait_until_quiet(page)  # the rehearsal, and the theme's own late loads
    before, asked = kept(page), len(recorder.requests)

    calculator.type(THREE_YEARS | {"date-of-birth": "13 7 1991"}).press()
    calculator.dates()
    calculator.type({"sentence-date": "31 2 2026"}).press()
    calculator.problems()
    calculator.summary.get_by_role("link").first.click()
    calculator.type({"sentence-date": "5 1 2026"}).press()
    calculator.dates()

    assert recorder.requests[asked:] == []
    assert kept(page) == before
    assert before["databases"] == before["caches"] == before["workers"] == 0
    assert before["session"] == "{}"
    assert "1991" not in before["local"]
    assert context.cookies() == []
    assert recorder.outside(site_url) == []
    assert recorder.complaints() == []
    assert recorder.console == []


@pytest.mark.usefixtures("own_python")
def test_the_worker_cannot_fetch_once_python_is_up(page: Page) -> None:
    calculator = CalculatorPage(page).open().wait_until_ready()
    (worker,) = [each for each in page.workers if each.url.endswith("calculator/worker.js")]
    said = worker.evaluate("fetch('../runtime/manifest.json').then(() => 'fetched', (error) => error.message)")
    assert said == "The calculator may not fetch manifest.json."
    calculator.type(THREE_YEARS).press()
    assert "CRD" in calculator.dates()


def test_browsers_are_asked_not_to_remember_what_is_typed(page: Page) -> None:
    CalculatorPage(page).open()
    form = page.locator(".calculator form")
    assert form.get_attribute("autocomplete") == "off"
    assert form.get_attribute("method") == "dialog"  # were the scripts to fail, nothing would be sent anywhere
    assert form.get_attribute("action") is None
