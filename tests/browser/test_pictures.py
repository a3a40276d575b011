"""The pictures of a guide as a browser draws them, with the project's own font."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

GUIDE = "procedures/recall/index.html"

# Every line of words that is shown, and whether it ends inside the picture and inside the box that it stands in.
PAST_THE_BOX = """() => {
    const past = [];
    let lines = 0;
    for (const svg of document.querySelectorAll(".picture svg")) {
        if (!svg.getClientRects().length) continue;
        const boxes = [...svg.querySelectorAll("rect")].map((rect) => rect.getBBox());
        for (const line of svg.querySelectorAll("tspan")) {
            const length = line.textContent.trimEnd().length;
            const start = line.getStartPositionOfChar(0), end = line.getEndPositionOfChar(length - 1);
            const box = boxes.find((b) => start.x > b.x && start.x < b.x + b.width && start.y > b.y
                && start.y < b.y + b.height);
            lines += 1;
            if (end.x > (box ? box.x + box.width - 4 : svg.viewBox.baseVal.width)) past.push(line.textContent);
        }
    }
    return [lines > 50, past];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """One page for all: each test opens the guide anew."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 800, 1280])
def test_words_stand_inside_their_boxes(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(GUIDE)
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate(PAST_THE_BOX) == [True, []]


@pytest.mark.parametrize("width", [320, 1280])
def test_each_decision_is_drawn_once_and_its_words_can_be_opened(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(GUIDE)
    decision = page.locator(".decision").first
    assert decision.locator(".picture svg").count() == 2
    assert [svg.is_visible() for svg in decision.locator(".picture svg").all()] == [width > 320, width == 320]
    expect(decision.locator(".answers")).to_be_hidden()
    decision.locator("summary").press("Enter")
    expect(decision.locator(".answers")).to_be_visible()
    question = decision.locator("summary span").inner_text()
    expect(decision.get_by_role("img")).to_have_accessible_name(question)


def test_letters_are_as_large_as_the_text_around_them(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(GUIDE)
    scale, text = page.evaluate(
        """() => {
            const svg = [...document.querySelectorAll(".decision svg")].find((one) => one.getClientRects().length);
            const around = parseFloat(getComputedStyle(document.querySelector(".step, .steps li")).fontSize);
            return [svg.getBoundingClientRect().width / svg.viewBox.baseVal.width * 15, around];
        }"""
    )
    assert scale >= 0.9 * text


def test_on_paper_the_picture_is_black_and_stands_alone(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(GUIDE)
    page.emulate_media(media="print", color_scheme="dark")
    decision = page.locator(".decision").first
    expect(decision.locator(".in-words")).to_be_hidden()
    expect(decision.locator("svg.wide")).to_be_visible()
    colours = decision.locator("svg.wide").evaluate(
        "svg => [getComputedStyle(svg.querySelector('.line')).stroke, getComputedStyle(svg.querySelector('text')).fill]"
    )
    assert colours[0] == "rgb(0, 0, 0)"
    assert colours[1] in ("rgb(0, 0, 0)", "rgb(51, 51, 51)")
