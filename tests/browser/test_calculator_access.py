"""The calculator for everybody: axe in every state, light and dark, at 320 pixels, and with the keyboard alone."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.calculator_page import THREE_YEARS, CalculatorPage

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, axe_source: str) -> list[str]:
    """What axe finds on the page as it stands."""
    page.evaluate(axe_source)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert len(found["passes"]) > 10
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


@pytest.fixture(params=["light", "dark", "narrow"])
def browser_context_args(browser_context_args: dict[str, Any], request: pytest.FixtureRequest) -> dict[str, Any]:
    looks: dict[str, dict[str, Any]] = {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "narrow": {"viewport": {"width": 320, "height": 640}},
    }
    return {**browser_context_args, **looks[request.param]}


def test_no_barrier_in_any_state(page: Page, axe_source: str) -> None:
    calculator = CalculatorPage(page).open().wait_until_ready()
    assert violations(page, axe_source) == [], "empty form"
    assert fits(page)
    calculator.press()
    calculator.problems()
    assert violations(page, axe_source) == [], "with problems"
    assert fits(page)
    calculator.type(THREE_YEARS).press()
    calculator.dates()
    for summary in calculator.answer.locator("summary").all():
        summary.click()
    assert violations(page, axe_source) == [], "with a result"
    assert fits(page)
    calculator.type({"remand": "periods"})
    assert violations(page, axe_source) == [], "with periods and a result that is out of date"
    assert fits(page)


def test_no_barrier_when_the_start_has_failed(context: BrowserContext, page: Page, axe_source: str) -> None:
    context.route("**/calculator.zip", lambda route: route.abort())
    calculator = CalculatorPage(page).open()
    expect(calculator.failure).to_be_visible(timeout=30_000)
    assert violations(page, axe_source) == []
    assert fits(page)


def test_no_barrier_on_the_worksheet(page: Page, axe_source: str) -> None:
    page.goto("calculators/worksheet-sentence.html")
    assert violations(page, axe_source) == []
    assert fits(page)


def fits(page: Page) -> bool:
    """Whether the page needs no scrolling sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("browser_context_args", ["light"], indirect=True)
def test_the_keyboard_alone_is_enough(page: Page) -> None:
    calculator = CalculatorPage(page).open().wait_until_ready()
    keys = page.keyboard
    page.locator("#sentence-date-day").focus()
    for text in ("5", "1", "2026", "1", "6", "2025", "3"):
        keys.type(text)
        keys.press("Tab")
    for _ in range(3):  # months, weeks, days
        keys.press("Tab")
    expect(page.locator("#remand-none")).to_be_focused()
    keys.press("ArrowDown")
    expect(page.locator("#remand-days")).to_be_checked()
    keys.press("Tab")
    keys.type("35")
    keys.press("Enter")
    assert calculator.dates()["SLED"] == "2028-11-30"
    expect(page.get_by_role("heading", name="Release dates", exact=True)).to_be_focused()
    keys.press("Tab")
    expect(calculator.answer.locator("summary").first).to_be_focused()
    keys.press("Enter")
    expect(calculator.answer.locator("details").first).to_have_attribute("open", "")
