"""The calculator page as a reader uses it: what the tests type, press and read."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

PATH = "calculators/sentence.html"
PATIENCE = 90_000  # milliseconds: Python starts in well under two seconds, but a busy machine takes its time

NO_REMAND = {
    "sentence-date": "5 1 2026",
    "offence-date": "1 6 2025",
    "length-years": "3",
    "as-of": "21 11 2026",
}
THREE_YEARS = NO_REMAND | {"remand": "days", "remand-total": "35"}


class CalculatorPage:
    """One open calculator page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        self.root = page.locator(".calculator")
        self.summary = self.root.locator("[data-part=summary]")
        self.failure = self.root.locator("[data-part=failure]")
        self.status = self.root.locator("[data-part=status]")
        self.result = self.root.locator("[data-part=result]")
        self.answer = self.root.locator("[data-part=answer]")

    def open(self) -> "CalculatorPage":
        """Opens the page."""
        self.page.goto(PATH)
        return self

    def wait_until_ready(self) -> "CalculatorPage":
        """Waits until Python has started."""
        expect(self.page.locator(".calculator[data-state=ready]")).to_be_attached(timeout=PATIENCE)
        return self

    def type(self, values: Mapping[str, str]) -> "CalculatorPage":
        """Types values: a date as `5 1 2026`, a choice by its value, a tick as `yes`; anything else into its box."""
        for name, value in values.items():
            box = self.page.locator(f"#{name}")
            if self.page.locator(f"#{name}-day").count():
                for part, text in zip(("day", "month", "year"), value.split(" ", 2), strict=True):
                    self.page.fill(f"#{name}-{part}", text)
            elif self.page.locator(f"input[type=radio][name={name}]").count():
                self.page.check(f"#{name}-{value}")
            elif box.get_attribute("type") == "checkbox":
                box.check()
            else:
                box.fill(value)
        return self

    def press(self) -> "CalculatorPage":
        """Presses the button that works out the dates."""
        self.page.get_by_role("button", name="Work out the dates").click()
        return self

    def clear(self) -> "CalculatorPage":
        """Clears the form."""
        self.page.get_by_role("button", name="Clear everything").click()
        expect(self.page.locator("#sentence-date-day")).to_have_value("")
        expect(self.page.locator("#sentence-date-day")).to_be_focused()
        return self

    def dates(self) -> dict[str, str]:
        """The dates on the page by type, as ISO dates, once there is a result."""
        expect(self.result).to_be_visible(timeout=PATIENCE)
        rows = self.answer.locator(".calc-dates tbody tr").all()
        return {str(row.get_attribute("data-type")): str(row.get_attribute("data-date")) for row in rows}

    def problems(self) -> list[str]:
        """The problems in the summary, once it stands."""
        expect(self.summary).to_be_visible(timeout=PATIENCE)
        return self.summary.locator("li").all_inner_texts()

    def error_beside(self, field: str) -> Locator:
        """The place beside a field where its problem stands."""
        return self.page.locator(f"#{field}-error")
