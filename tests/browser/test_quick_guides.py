"""The quick calculators in the guides: asleep until their box is opened, at the step that needs them, never printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_calculator_access import fits
from tests.browser.test_quick import PATIENCE, Calculator, barriers
from tests.recorder import Recorder

STARTING = ("/boot.js", "/start.js", "/quick.js", "/worker.js")


@pytest.mark.usefixtures("own_python")
def test_a_guide_loads_no_python_until_its_box_is_opened(page: Page, recorder: Recorder, axe_source: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto("procedures/recall/index.html")
    page.wait_for_timeout(500)
    assert not [each for each in recorder.requests if "/runtime/" in each or each.endswith(STARTING)]
    box = page.locator("details.calc-box[data-calculator=deadlines]")
    expect(box).to_have_count(1)
    calculator = Calculator(page, "deadlines")
    expect(calculator.root).to_be_hidden()
    box.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(calculator.root).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    assert [each for each in recorder.requests if "/runtime/" in each]
    page.get_by_role("group", name="The day of return to custody").get_by_role("textbox").first.focus()
    for text in ("5", "1", "2026"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    calculator.press()
    assert calculator.lines()["Day 56: release on licence"] == "Sunday 1 March 2026"
    assert barriers(page, axe_source) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)
    assert recorder.complaints() == []


def test_the_form_of_a_sentence_works_at_the_step_of_a_guide(page: Page, recorder: Recorder, axe_source: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto("procedures/two-day-checks/index.html")
    page.wait_for_timeout(500)
    scripts = [each for each in recorder.requests if "/runtime/" in each or re.search(r"calculator/.*\.js", each)]
    assert sorted(each.rsplit("/", 1)[1] for each in scripts) == ["boxes.js", "folder.js"]
    box = page.locator("#step-recount details.calc-box[data-calculator=sentence]")
    calculator = Calculator(page, "sentence")
    expect(calculator.root).to_be_hidden()
    box.locator("> summary").click()
    calculator.root.get_by_role("button", name="Work out the dates").click()
    assert calculator.problems() == [
        "Enter the date of sentence.",
        "Enter the date of the offence.",
        "Enter the length of the sentence.",
    ]
    calculator.summary.get_by_role("link").nth(2).click()
    expect(page.locator("#calc-sentence-length-years")).to_be_focused()
    expect(page.locator("#calc-sentence-length-error")).to_be_visible()
    assert barriers(page, axe_source) == []
    assert "/quick.js" not in " ".join(recorder.requests)

    filled = {
        "sentence-date": "5 1 2026",
        "offence-date": "1 6 2025",
        "as-of": "21 11 2026",
        "remand-period-1-from": "1 12 2025",
        "remand-period-1-to": "4 1 2026",
    }
    page.locator("#calc-sentence-length-years").fill("3")
    page.locator("#calc-sentence-remand-periods").check()
    for name, day in filled.items():
        for part, text in zip(("day", "month", "year"), day.split(), strict=True):
            page.locator(f"#calc-sentence-{name}-{part}").fill(text)
    calculator.root.get_by_role("button", name="Add another period").click()
    expect(page.locator("#calc-sentence-remand-period-2-from-day")).to_be_focused()
    expect(calculator.root.locator("[data-part=count]")).to_contain_text("35 days")
    calculator.root.get_by_role("button", name="Work out the dates").click()
    expect(calculator.result).to_be_visible(timeout=PATIENCE)
    expect(calculator.result.locator(".calc-result-title")).to_be_focused()
    assert calculator.answer.locator("tr[data-type=CRD]").get_attribute("data-date") == "2026-12-01"
    expect(calculator.answer.get_by_role("heading", name="What this stands on")).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert sorted(set(ids)) == sorted(ids)
    assert barriers(page, axe_source) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)
    page.emulate_media(media="print")
    expect(calculator.result).to_be_visible()
    expect(page.locator("#step-recount .do")).to_be_visible()
    assert recorder.complaints() == []


@pytest.mark.usefixtures("own_python")
def test_a_sentence_box_that_cannot_start_offers_the_worksheet(page: Page) -> None:
    page.set_default_timeout(PATIENCE)
    page.route("**/stdlib.zip", lambda route: route.fulfill(status=404, body="Not found"))
    page.goto("procedures/two-day-checks/index.html")
    page.locator("details.calc-box[data-calculator=sentence] > summary").click()
    failure = page.locator("#calculator-sentence [data-part=failure]")
    link = failure.get_by_role("link", name="paper worksheet")
    expect(link).to_be_visible(timeout=PATIENCE)
    assert page.request.get(link.evaluate("link => link.href")).ok
    expect(failure.get_by_role("heading", level=4)).to_have_text("The calculator could not be loaded")


def test_printing_a_guide_starts_no_calculator(page: Page, recorder: Recorder) -> None:
    page.goto("procedures/recall/index.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)
    expect(page.locator("details.calc-box").first).to_be_hidden()
    assert not [each for each in recorder.requests if "/runtime/" in each]


def test_no_guide_is_heavier_than_it_may_be(site_dir: Path) -> None:
    heavy = {path.parent.name: path.stat().st_size for path in site_dir.glob("procedures/*/index.html")}
    assert heavy
    assert {name: size for name, size in heavy.items() if size > 400_000} == {}
    assert all(
        (site_dir / "procedures" / name / "index.html").read_text().count("calculator-boot") <= 1 for name in heavy
    )
