"""The quick calculators in a real browser: each on its page, and deadlines with a calendar file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from calculator.forms.one import SELECT_FROM
from calculator.quick.model import Ask, Quick
from calculator.quick.registry import find, there
from handbook.definitions import load_book
from tests.browser.test_calculator_access import fits, violations
from tests.recorder import Recorder

PATIENCE = 90_000
ROOT = Path(__file__).resolve().parents[2]
PLAIN = [name for name in there() if name != "deadlines"]


class Calculator:
    """One quick calculator on an open page."""

    def __init__(self, page: Page, identifier: str) -> None:
        page.set_default_timeout(PATIENCE)
        self.page, self.id = page, identifier
        self.root = page.locator(f"#calculator-{identifier}")
        self.summary = self.root.locator("[data-part=summary]")
        self.answer = self.root.locator("[data-part=answer]")
        self.result = self.root.locator("[data-part=result]")

    def box(self, name: str) -> Locator:
        """A control, by its name after the calculator's own."""
        return self.page.locator(f"#{self.id}-{name}")

    def date(self, name: str, day: str) -> None:
        """Types a day written 2026-01-05."""
        for part, text in zip(("year", "month", "day"), day.split("-"), strict=True):
            self.box(f"{name}-{part}").fill(text)

    def press(self) -> None:
        """Asks for the answer; what was told before is put out of the way, so that nobody takes it for the new."""
        for place in (self.summary, self.result):
            place.evaluate("place => { place.hidden = true; }")
        self.root.get_by_role("button", name="Work it out").click()

    def lines(self) -> dict[str, str]:
        """The results, once they are there."""
        expect(self.result).to_be_visible(timeout=PATIENCE)
        rows = self.answer.locator(".calc-quick-lines > div").all()
        return {row.locator("dt").inner_text(): row.locator("dd strong").inner_text() for row in rows}

    def problems(self) -> list[str]:
        """The problems of the summary, once they are there."""
        expect(self.summary).to_be_visible(timeout=PATIENCE)
        return self.summary.locator("li").all_inner_texts()

    def type(self, asks: tuple[Ask, ...], inputs: Mapping[str, Any], prefix: str = "") -> None:
        """Fills in inputs as the exchange has them."""
        for ask in asks:
            if ask.id in inputs:
                self.type_one(ask, inputs[ask.id], f"{prefix}{ask.id}")

    def type_one(self, ask: Ask, value: Any, name: str) -> None:
        """Fills in one ask."""
        if ask.kind == "rows":
            shown = max(ask.least or 0, 1)
            for number, row in enumerate(value, start=1):
                if number > shown:
                    self.root.locator(f"[data-rows-of={self.id}-{name}] [data-add-row]").click()
                self.type(ask.of, row, f"{name}-{number}-")
        elif ask.kind == "date":
            self.date(name, value)
        elif ask.kind == "flag":
            self.box(name).set_checked(value)
        elif ask.kind == "choice" and len(ask.choices) < SELECT_FROM:
            self.page.locator(f'[id="{self.id}-{name}-{value}"]').check()
        elif ask.kind == "choice":
            self.box(name).select_option(value)
        else:
            self.box(name).fill(f"{value / 100:.2f}" if ask.kind == "money" else str(value))


def opened(page: Page, quick: Quick, address: str = "") -> Calculator:
    """The calculator's own page, on the day its rules were checked."""
    page.clock.set_fixed_time(quick.checked.isoformat())
    page.goto(f"{address}calculators/{quick.id}.html")
    return Calculator(page, quick.id)


def barriers(page: Page, axe_source: str) -> list[str]:
    """What axe finds; a target half hidden at the edge of a scrolled side bar is measured whole."""
    page.evaluate(
        """() => document.querySelectorAll(".md-sidebar__scrollwrap").forEach(part => {
            part.style.overflow = "visible"; part.style.height = "auto";
        })"""
    )
    return violations(page, axe_source)


def same(html: str) -> str:
    """HTML with the blanks between elements taken out."""
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html)).strip()


# --- every calculator -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def one_page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """One page that goes from calculator to calculator: a new one for each takes longer to open than to use."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("identifier", PLAIN)
def test_a_calculator_tells_what_is_missing_and_works_out_the_example_on_its_page(
    one_page: Page, identifier: str, axe_source: str
) -> None:
    quick, page = find(identifier), one_page
    page.set_viewport_size({"width": 1280, "height": 720})
    calculator = opened(page, quick)
    if any(ask.needed for ask in quick.asks):
        calculator.press()
        assert calculator.problems()
        link = calculator.summary.get_by_role("link").first
        target = str(link.get_attribute("href")).removeprefix("#")
        link.click()
        expect(page.locator(f'[id="{target}"]')).to_be_focused()
    calculator.type(quick.asks, quick.example)
    calculator.press()
    assert calculator.lines()
    assert same(calculator.answer.inner_html()) == same(page.locator(".calc-example").inner_html())
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)
    assert barriers(page, axe_source) == []


def test_the_list_names_every_calculator(page: Page) -> None:
    page.goto("calculators/index.html")
    for identifier in there():
        expect(page.locator(".md-content").get_by_role("link", name=find(identifier).title, exact=True)).to_be_visible()


def test_a_result_below_the_screen_is_brought_into_sight(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 560})
    calculator = opened(page, find("days-between"))
    for name, day in zip(("first", "last"), ("2026-01-05", "2026-02-09"), strict=True):
        calculator.date(name, day)
    page.evaluate("scrollTo(0, 0)")
    calculator.root.get_by_role("button", name="Work it out").evaluate("button => button.click()")
    assert calculator.lines()
    places = calculator.answer.evaluate("answer => [answer.getBoundingClientRect().top, innerHeight]")
    assert 48 < places[0] < places[1] - 100
    expect(calculator.result.locator(".calc-result-title")).to_be_focused()


# --- deadlines --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("own_python")
def test_a_calendar_file_comes_also_after_python_has_ended(page: Page) -> None:
    calculator = opened(page, find("deadlines"))
    calculator.box("procedure").select_option("recall")
    boxes = page.get_by_role("group", name="The day of return to custody").get_by_role("textbox")
    for box, text in zip(boxes.all(), ("5", "1", "2026"), strict=True):
        box.fill(text)
    calculator.press()
    assert calculator.lines()
    (worker,) = [each for each in page.workers if each.url.endswith("calculator/worker.js")]
    worker.evaluate("void setTimeout(() => { throw new Error('gone'); })")
    failure = page.locator("[data-part=failure]")
    expect(failure.get_by_role("button", name="Try again")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Calendar file for: Day 56").click()
    assert "DTSTART;VALUE=DATE:20260301" in saved.value.path().read_bytes().decode()
    expect(failure).to_be_hidden()


def test_the_deadlines_of_a_procedure_come_with_a_calendar_file(
    page: Page, recorder: Recorder, site_url: str, axe_source: str, tmp_path: Path
) -> None:
    calculator = opened(page, find("deadlines"))
    calculator.press()
    assert calculator.problems() == ["Choose the procedure."]
    calculator.box("procedure").select_option("recall")
    key = page.get_by_role("group", name="The day of return to custody")
    expect(key.get_by_role("textbox")).to_have_count(3)
    calculator.press()
    assert "at least one key date" in calculator.problems()[0]
    for box, text in zip(key.get_by_role("textbox").all(), ("5", "1", "2026"), strict=True):
        box.fill(text)
    page.wait_for_timeout(300)  # the rehearsal
    asked = len(recorder.requests)
    calculator.press()
    lines = calculator.lines()
    assert lines["Day 56: release on licence"] == "Sunday 1 March 2026"
    expected = sum(limit.of == "the day of return to custody" for limit in load_book(ROOT).find("recall").deadlines)
    assert len(lines) == expected > 1
    assert barriers(page, axe_source) == []

    with page.expect_download() as all_of_them:
        page.get_by_role("button", name=f"Calendar file of all {expected} dates").click()
    with page.expect_download() as one:
        page.get_by_role("button", name="Calendar file for: Day 56").click()
    assert all_of_them.value.suggested_filename == "recall-dates.ics"
    whole, single = (download.value.path().read_bytes().decode() for download in (all_of_them, one))
    assert whole.count("BEGIN:VEVENT\r\n") == expected
    assert single.count("BEGIN:VEVENT\r\n") == 1
    assert "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\n" in single
    assert re.search(r"UID:[0-9a-f]{32}-1@omu-handbook\.invalid\r\nDTSTAMP:\d{8}T\d{6}Z\r\n", single)
    assert [each for each in recorder.requests[asked:] if not each.startswith("blob:")] == []
    assert recorder.outside(site_url) == []
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") in (0, 1)
    assert "2026" not in page.url
    assert recorder.complaints() == []
