"""The theme's program starts without styling the page anew, and still does what it is for."""

from __future__ import annotations

from playwright.sync_api import Page, expect

# What is set on the whole page, or said about it in its head, from the time its last part is there.
WATCH = """window.told = new Promise((resolve) => {
    const told = [];
    const whole = () => [document.documentElement, document.head, document.body];
    new MutationObserver((changes) => {
        if (!document.querySelector(".md-footer")) return;
        for (const { target, attributeName, oldValue, addedNodes } of changes) {
            if (!whole().includes(target)) continue;
            told.push(...[...addedNodes].map(({ name }) => name));
            if (attributeName && target.getAttribute(attributeName) !== oldValue) told.push(attributeName);
        }
    }).observe(document, { subtree: true, attributes: true, attributeOldValue: true, childList: true });
    addEventListener("load", () => setTimeout(() => resolve(told), 1500));
});"""


def test_nothing_that_styles_the_whole_page_is_set_after_the_page_was_read(page: Page) -> None:
    page.add_init_script(WATCH)
    page.goto("index.html")
    told = page.evaluate("window.told")
    assert "data-js-focus-visible" in told, "the theme's program has not started"
    assert [each for each in told if each in ("class", "theme-color", "color-scheme", "data-md-color-switching")] == []
    assert page.locator("html.js").count() == 1


def test_dark_reaches_the_scroll_bars_and_light_takes_it_back(page: Page) -> None:
    page.goto("index.html")
    switch = page.locator("[data-md-component=palette] label:visible")
    body, meta = page.locator("body"), page.locator("meta[name=color-scheme]")
    expect(meta).to_have_count(0)
    for scheme, said in (("default", None), ("slate", "dark"), ("default", "light")):
        switch.click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        if said:
            expect(meta).to_have_attribute("content", said)
        expect(body).not_to_have_attribute("data-md-color-switching", "")
