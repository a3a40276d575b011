"""The site opened from a folder, without any server: the calculators work there, and where they cannot, say so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from calculator.quick.registry import find
from tests.browser.calculator_page import THREE_YEARS, CalculatorPage
from tests.browser.case_page import REMAND, STANDARD, CasePage
from tests.browser.test_calculator_dates import EXPECTED
from tests.browser.test_quick import Calculator, opened, same
from tests.recorder import INSIDE, Recorder

PATIENCE = 90_000


@pytest.fixture
def context(browser: Browser, browser_context_args: dict[str, Any], site_dir: Path) -> Iterator[BrowserContext]:
    """A context whose addresses are relative to the folder of the site."""
    settings = {**browser_context_args, "base_url": f"{site_dir.as_uri()}/"}
    with closing(browser.new_context(**settings)) as made:
        yield made


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in the folder."""
    return context.new_page()


def outside(recorder: Recorder, site_dir: Path) -> list[str]:
    """What was asked for and is not in the folder."""
    home = f"{site_dir.as_uri()}/"
    return [asked for asked in recorder.requests if not asked.startswith((home, *(f"{name}:" for name in INSIDE)))]


def test_the_dates_of_one_sentence(page: Page, recorder: Recorder, site_dir: Path) -> None:
    calculator = CalculatorPage(page).open()
    calculator.type(THREE_YEARS).press()
    assert calculator.dates() == EXPECTED["today"]
    calculator.type({"sentence-date": "31 2 2026"}).press()
    assert calculator.problems()
    assert [asked for asked in recorder.requests if asked.endswith("assets/folder/runtime.js")]
    assert outside(recorder, site_dir) == []


@pytest.mark.thorough
def test_a_quick_calculator_on_its_page(page: Page) -> None:
    quick = find("days-between")
    calculator = opened(page, quick)
    calculator.type(quick.asks, quick.example)
    calculator.press()
    assert calculator.lines()
    assert same(calculator.answer.inner_html()) == same(page.locator(".calc-example").inner_html())


def test_a_box_of_a_guide_starts_python_when_it_is_opened(page: Page, recorder: Recorder, site_dir: Path) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto("procedures/recall/index.html")
    page.wait_for_timeout(300)
    assert not [asked for asked in recorder.requests if "assets/folder/frame" in asked]
    page.locator("details.calc-box[data-calculator=deadlines] > summary").click()
    calculator = Calculator(page, "deadlines")
    expect(calculator.root).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    boxes = page.get_by_role("group", name="The day of return to custody").get_by_role("textbox")
    for box, text in zip(boxes.all(), ("5", "1", "2026"), strict=True):
        box.fill(text)
    calculator.press()
    assert calculator.lines()["Day 56: release on licence"] == "Sunday 1 March 2026"
    assert outside(recorder, site_dir) == []


def test_a_full_calculation_to_its_pdf(page: Page, recorder: Recorder, site_dir: Path, tmp_path: Path) -> None:
    case = CasePage(page).open()
    case.row("sentences", 1, STANDARD).row("adjustments", 1, REMAND)
    assert case.work()["CRD"] == EXPECTED["today"]["CRD"]  # the same three years and 35 days
    with page.expect_download() as downloaded:
        case.part("pdf-record").click()
    downloaded.value.save_as(tmp_path / "record.pdf")
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "record.pdf").pages)
    assert "Tuesday 1 December 2026" in " ".join(printed.split())
    assert outside(recorder, site_dir) == []


@pytest.mark.thorough
def test_without_the_pdf_library_the_page_offers_printing(page: Page) -> None:
    page.route("**/libraries/jspdf.js", lambda route: route.abort())
    case = CasePage(page).open()
    case.row("sentences", 1, STANDARD).work()
    expect(case.part("print-record")).to_be_visible()
    expect(case.part("pdf-record")).to_be_hidden()


# --- where it cannot work ---------------------------------------------------------------------------------------------


def test_a_browser_that_refuses_is_told_of_with_the_worksheet(page: Page) -> None:
    page.route("**/assets/folder/runtime.js", lambda route: route.abort())
    calculator = CalculatorPage(page).open()
    expect(calculator.failure).to_be_visible()
    expect(calculator.failure).to_contain_text("does not work from a folder in this browser")
    link = calculator.failure.get_by_role("link", name="paper worksheet")
    link.click()
    expect(page.locator("h1")).to_contain_text("orksheet")


@pytest.mark.thorough
def test_a_copy_without_the_bundle_says_so(page: Page) -> None:
    page.route("**/assets/folder/pages.js", lambda route: route.abort())
    CalculatorPage(page).open()
    note = page.locator(".calculator .calc-asleep")
    expect(note).to_contain_text("does not work in this copy of the site when it is opened from a folder")
    expect(note.get_by_role("link", name="paper worksheet")).to_be_visible()


@pytest.mark.thorough
def test_two_builds_in_one_folder_give_no_date(page: Page, site_dir: Path) -> None:
    runtime = (site_dir / "assets/folder/runtime.js").read_text(encoding="utf-8")
    other = runtime.replace('"fingerprint": "', '"fingerprint": "x', 1)
    page.route("**/assets/folder/runtime.js", lambda route: route.fulfill(body=other, content_type="text/javascript"))
    calculator = CalculatorPage(page).open()
    expect(calculator.failure).to_contain_text("did not start, to be safe")


# --- from a server ----------------------------------------------------------------------------------------------------


def test_a_served_page_asks_for_none_of_it(
    browser: Browser, browser_context_args: dict[str, Any], site_url: str
) -> None:
    with closing(browser.new_context(**{**browser_context_args, "base_url": site_url})) as served:
        listening = Recorder()
        listening.attach(served)
        CalculatorPage(served.new_page()).open().wait_until_ready()
        (told,) = [asked for asked in listening.requests if asked.endswith("assets/calculator/folder.js")]
        assert not [asked for asked in listening.requests if "assets/folder/" in asked]
        assert listening.sizes[told] < 1000
