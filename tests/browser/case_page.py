"""The page of the full sentence calculation as a reader uses it: what the tests type, press and read."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

PATH = "calculators/case.html"
PATIENCE = 60_000
STANDARD = {"type": "ADIMP", "date": "5 1 2026", "offence-date": "1 6 2025", "length-years": "3", "sds-plus": "no"}
EXTENDED = {
    "type": "EDS21",
    "date": "5 1 2026",
    "offence-date": "1 6 2025",
    "length-years": "4",
    "extension-years": "2",
}
REMAND = {"type": "REMAND", "first": "1 12 2025", "last": "4 1 2026"}
TODAY = "22 11 2026"


class CasePage:
    """One open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.root = page.locator("[data-case]")
        self.summary = self.root.locator("[data-part=summary]")
        self.check = self.root.locator("[data-view=check]")
        self.result = self.root.locator("[data-view=result]")
        self.differences = self.root.locator("[data-part=differences]")

    def open(self) -> CasePage:
        """Opens the page, and waits until Python has started and the day is set."""
        self.page.goto(PATH)
        expect(self.page.locator("[data-case][data-state=ready]")).to_be_attached(timeout=PATIENCE)
        self.type({"as-of": TODAY})
        return self

    def clear(self) -> CasePage:
        """The page as it was when it was opened, whatever was done on it since, but for its history."""
        self.page.set_viewport_size({"width": 1280, "height": 720})
        self.page.emulate_media(media="screen", color_scheme="light")
        for leave in ("back", "change"):
            if self.part(leave).is_visible():
                self.part(leave).click()
        self.root.evaluate("root => root.querySelectorAll('details').forEach((fold) => { fold.open = false; })")
        self.press("Clear everything")
        expect(self.part("banner")).to_be_hidden()
        expect(self.summary).to_be_hidden()
        return self.type({"as-of": TODAY})

    def part(self, name: str) -> Locator:
        """A part of the page by its name."""
        return self.root.locator(f"[data-part={name}]")

    def type(self, values: Mapping[str, str], prefix: str = "case-") -> CasePage:
        """Types values by the names of the asks: a date as `5 1 2026`, a choice by its value, a tick as `yes`."""
        for name, value in values.items():
            control = f"{prefix}{name}"
            if self.page.locator(f"#{control}-day").count():
                for piece, text in zip(("day", "month", "year"), value.split(" "), strict=True):
                    self.page.fill(f"#{control}-{piece}", text)
                continue
            box = self.page.locator(f'[name="{control}"]').first
            kind = box.evaluate("box => box.tagName === 'SELECT' ? 'select' : box.type")
            if kind == "select":
                expect(box.locator(f'option[value="{value}"]')).to_be_attached()
                box.select_option(value)
            elif kind == "radio":
                self.page.check(f"#{control}-{value}")
            elif kind == "checkbox":
                box.check()
            else:
                box.fill(value)
        return self

    def row(self, rows: str, number: int, values: Mapping[str, str]) -> CasePage:
        """Fills in one row, adding it where it is not there."""
        if not self.page.locator(f'[name="case-{rows}-{number}-type"]').count():
            self.page.locator(f"[data-rows-of=case-{rows}] [data-add-row]").click()
        return self.type(values, f"case-{rows}-{number}-")

    def press(self, button: str) -> CasePage:
        """Presses a button that can be seen, by its words."""
        self.root.get_by_role("button", name=button, exact=True).locator("visible=true").click()
        return self

    def work(self) -> dict[str, str]:
        """From the form through the check to the dates, by type."""
        self.press("Check what you entered")
        expect(self.check).to_be_visible()
        self.press("Work out the dates")
        return self.dates()

    def dates(self) -> dict[str, str]:
        """The dates on the page by type, as ISO dates, once there is a result."""
        expect(self.result).to_be_visible()
        rows = self.part("answer").locator(".case-dates tbody tr").all()
        return {str(row.get_attribute("data-type")): str(row.get_attribute("data-date")) for row in rows}

    def problems(self) -> list[str]:
        """The problems of the summary, once they are there."""
        expect(self.summary).to_be_visible()
        return self.summary.locator("li").all_inner_texts()

    def value(self, name: str) -> str:
        """What stands in a control."""
        return self.page.locator(f'[name="case-{name}"]').first.input_value()
