"""What is stopped or cleared half-way: the sums agree, nothing old is left standing, and the keyboard has a place."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.calculator_page import CalculatorPage
from tests.browser.test_induction import FIRST, PATH, UNITS, tick
from tests.browser.test_questions import LIST, VICTIMS, answer, at, begin


def test_a_round_that_is_stopped_counts_the_question_that_was_just_answered(page: Page) -> None:
    page.goto(VICTIMS)
    begin(page)
    choice = page.locator(".quiz-option")
    while not choice.count():
        answer(page, right=True)
    before = int(re.sub(r"\D", "", page.locator(".quiz-progress").inner_text().split(".")[1]))
    choice.first.click()
    page.keyboard.press("Enter")
    right = before + int("Right" in page.locator(".quiz-verdict").inner_text().split(".")[0])
    page.get_by_role("button", name="Stop here").click()
    expect(page.locator(".quiz-asked .ask").first).to_have_text(f"{right} of {before + 1} right.")


def test_clearing_the_list_of_questions_leaves_the_keyboard_at_a_button(page: Page) -> None:
    at(page, "2026-11-22")
    page.goto(VICTIMS)
    begin(page)
    answer(page, right=False)
    page.goto(LIST)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear the list").press("Enter")
    expect(page.get_by_role("button", name="Bring in a file")).to_be_focused()


def test_ticks_that_the_browser_does_not_keep_last_as_long_as_the_page(page: Page) -> None:
    page.add_init_script("Storage.prototype.getItem = () => { throw new DOMException('refused', 'SecurityError'); };")
    page.goto(PATH)
    tick(page, FIRST.id)
    tick(page, UNITS[1].id)
    expect(page.locator(".induction-place .progress")).to_have_text(f"2 of {len(UNITS)} done.")


def test_clearing_a_sentence_takes_the_added_periods_and_their_count_away(page: Page) -> None:
    calculator = CalculatorPage(page).open().wait_until_ready().type({"remand": "periods"})
    field = page.locator("#field-remand-period")
    field.get_by_role("button", name="Add another period").click()
    calculator.type({"remand-period-1-from": "1 12 2025", "remand-period-1-to": "4 1 2026"})
    page.keyboard.press("Tab")
    expect(field.locator("[data-part=count]")).to_contain_text("35 days")
    calculator.clear().type({"remand": "periods"})
    expect(field.locator("[data-rows] > *")).to_have_count(1)
    expect(field.locator("[data-part=count]")).to_be_empty()
