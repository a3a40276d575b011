"""The full calculation when something is taken back or done again: the keyboard's place and the picture stay."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.case_page import STANDARD, CasePage


@pytest.fixture
def case(page: Page) -> CasePage:
    """The page with one sentence entered."""
    return CasePage(page).open().row("sentences", 1, STANDARD)


def test_a_moved_row_keeps_the_keyboards_place_where_there_are_only_two(case: CasePage) -> None:
    rows = case.page.locator("[data-rows-of=case-sentences] [data-row]")
    case.page.locator("[data-rows-of=case-sentences] [data-add-row]").click()
    expect(rows).to_have_count(2)
    rows.nth(1).get_by_role("button", name="Move up").press("Enter")
    expect(rows.nth(0)).to_have_attribute("data-row", "2")
    expect(rows.nth(0).get_by_role("button", name="Move down")).to_be_focused()
    case.page.keyboard.press("Enter")
    expect(rows.nth(1)).to_have_attribute("data-row", "2")
    expect(rows.nth(1).get_by_role("button", name="Move up")).to_be_focused()


def test_going_back_and_clearing_leave_the_keyboard_at_a_place(case: CasePage) -> None:
    case.press("Check what you entered")
    case.root.get_by_role("button", name="Go back and change it").press("Enter")
    expect(case.page.locator("h1")).to_be_focused()
    case.page.on("dialog", lambda dialog: dialog.accept())
    case.press("Clear everything")
    expect(case.root.locator("section.calc-group :is(input, select)").first).to_be_focused()


def test_counting_from_another_day_keeps_the_picture(case: CasePage) -> None:
    assert "CRD" in case.work()
    expect(case.part("timeline").locator("svg").first).to_be_attached()
    case.page.get_by_text("Count the days from another day").click()
    case.type({"count": "1 1 2026"}, "case-")
    case.press("Count")
    expect(case.part("answer")).to_contain_text("1 January 2026")
    expect(case.part("timeline").locator("svg").first).to_be_attached()


def test_dates_of_a_reader_are_not_left_beside_another_working(case: CasePage) -> None:
    case.work()
    case.page.get_by_text("My answer differs").click()
    case.type({"CRD": "1 1 2027"}, "case-gap-")
    case.press("Compare with my dates")
    expect(case.part("gaps")).to_contain_text("CRD")
    case.press("What if …?")
    case.type({"length-years": "4"}, "case-sentences-1-")
    case.press("Compare")
    expect(case.differences).to_contain_text("What was changed")
    expect(case.part("gaps")).to_be_empty()
