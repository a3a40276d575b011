"""The calculator for everybody: axe in every state, light and dark, at 320 pixels, and with the keyboard alone."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.calculator_page import THREE_YEARS, CalculatorPage

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# All that other colours, or a narrower page, can break.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
WIDTH_RULES = ["target-size", "scrollable-region-focusable", "aria-hidden-focus"]


# Only what is wrong is described: to describe what is right as well takes three quarters of the time.
AXE = """async (rules) => {
    const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    const wrong = found.violations.map(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    return [found.passes.length, wrong.flat()];
}"""

# Colours and places that are still changing would be measured: two frames for a change to begin, then until it is over.
SETTLED = """async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const changes = document.getAnimations().map(({ finished }) => finished);
    await Promise.race([Promise.allSettled(changes), new Promise(done => setTimeout(done, 2000))]);
}"""


def violations(page: Page, axe_source: str, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it stands, by all its rules or some."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(SETTLED)
    page.evaluate(axe_source)
    found: tuple[int, list[str]] = page.evaluate(AXE, rules or RULES)
    passes, wrong = found
    assert passes > (0 if rules else 10)
    return wrong


def fits(page: Page) -> bool:
    """Whether the page needs no scrolling sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


# A target half hidden at the edge of a scrolled side bar is as large as any: such bars are opened to be measured.
SIDE_BARS = """opened => document.querySelectorAll(".md-sidebar__scrollwrap").forEach(part => {
    part.style.overflow = opened ? "visible" : "";
    part.style.height = opened ? "auto" : "";
})"""


def open_to_all(page: Page, axe_source: str, state: str) -> None:
    """Axe finds nothing, and nothing has to be scrolled sideways, at 320 pixels, in light and in dark."""
    wide = page.viewport_size
    assert wide is not None
    page.emulate_media(reduced_motion="reduce")  # a colour that is still changing would be measured
    looks = (("narrow", 320, WIDTH_RULES), ("light", wide["width"], None), ("dark", wide["width"], COLOUR_RULES))
    for look, width, rules in looks:
        dark = look == "dark"
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.set_viewport_size({"width": width, "height": wide["height"]})
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if dark else "default")
        assert fits(page), f"{state}, {look}"
        page.evaluate(SIDE_BARS, width > 320)
        assert violations(page, axe_source, rules) == [], f"{state}, {look}"
    page.evaluate(SIDE_BARS, False)


def test_no_barrier_in_any_state(page: Page, axe_source: str) -> None:
    calculator = CalculatorPage(page).open().wait_until_ready()
    open_to_all(page, axe_source, "empty form")
    calculator.press()
    calculator.problems()
    open_to_all(page, axe_source, "with problems")
    calculator.type(THREE_YEARS).press()
    calculator.dates()
    for summary in calculator.answer.locator("summary").all():
        summary.click()
    open_to_all(page, axe_source, "with a result")
    calculator.type({"remand": "periods"})
    open_to_all(page, axe_source, "with periods and a result that is out of date")


@pytest.mark.usefixtures("own_python")
def test_no_barrier_when_the_start_has_failed(context: BrowserContext, page: Page, axe_source: str) -> None:
    context.route("**/calculator.zip", lambda route: route.abort())
    calculator = CalculatorPage(page).open()
    expect(calculator.failure).to_be_visible()
    open_to_all(page, axe_source, "failed")


def test_no_barrier_on_the_worksheet(page: Page, axe_source: str) -> None:
    page.goto("calculators/worksheet-sentence.html")
    open_to_all(page, axe_source, "worksheet")


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
