"""From the form to the dates, under each law set, for a three-year sentence with 35 days on remand.

The dates are worked out by hand. Three years from 5 January 2026 end on 4 January 2029 and have 1,096 days (2028 is a
leap year); 35 days earlier is 30 November 2028.

- One half: 548 days, day 548 is 6 July 2027, less 35 is 1 June 2027. Curfew: half of 548 is 274; 274 days after
  5 January 2026, less 35, is 1 September 2026.
- 40 per cent: 438.4, so 439 days; day 439 is 19 March 2027, less 35 is 12 February 2027. Curfew: half of 439 rounded
  up is 220; 220 days after 5 January 2026, less 35, is 9 July 2026.
- One third: 365.3, so 366 days; day 366 is 5 January 2027, less 35 is 1 December 2026, after tranche 3 opened on
  10 November 2026. The curfew date fell before that and is kept.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.calculator_page import NO_REMAND, THREE_YEARS, CalculatorPage

SLED, ESED = "2028-11-30", "2029-01-04"
EXPECTED = {
    "sds-50": {"SLED": SLED, "CRD": "2027-06-01", "HDCED": "2026-09-01", "ESED": ESED},
    "calculation-params": {"SLED": SLED, "CRD": "2027-02-12", "HDCED": "2026-07-09", "ESED": ESED},
    "sds-progression-model-october": {"SLED": SLED, "CRD": "2026-12-01", "HDCED": "2026-07-09", "ESED": ESED},
    "today": {"SLED": SLED, "CRD": "2026-12-01", "HDCED": "2026-07-09", "ESED": ESED},
}


@pytest.fixture(scope="module")
def calculator(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[CalculatorPage]:
    context = browser.new_context(**browser_context_args)
    yield CalculatorPage(context.new_page()).open()
    context.close()


@pytest.fixture(autouse=True)
def _clean_form(calculator: CalculatorPage) -> None:
    calculator.clear()


@pytest.mark.parametrize("law", EXPECTED)
def test_three_years_with_35_days_on_remand(calculator: CalculatorPage, law: str) -> None:
    calculator.type(THREE_YEARS | {"law": law}).press()
    assert calculator.dates() == EXPECTED[law]


def test_every_date_has_its_weekday_name_steps_and_law(calculator: CalculatorPage) -> None:
    calculator.type(THREE_YEARS | {"law": "calculation-params"}).press()
    calculator.dates()
    expect(calculator.page.get_by_role("heading", name="Release dates", exact=True)).to_be_focused()
    row = calculator.answer.locator("tr[data-type=CRD]")
    expect(row).to_contain_text("Conditional release date")
    expect(row).to_contain_text("Friday 12 February 2027")
    working = calculator.answer.locator("details", has_text="CRD:")
    working.locator("summary").click()
    expect(working).to_contain_text("1,096 days")
    expect(working).to_contain_text("439 days")
    expect(working).to_contain_text("35 days earlier")
    link = working.get_by_role("link", name=re.compile("section 240ZA"))
    expect(link).to_have_attribute("href", "https://www.legislation.gov.uk/ukpga/2003/44/section/240ZA")
    for details in calculator.answer.locator("details").all():
        assert details.locator("ol > li").count() > 1, details.inner_text()
    stands = calculator.answer.inner_text()
    assert "40 per cent: SDS40, before the progression model, as on 21 November 2026" in stands
    assert "Law checked on" in stands
    assert re.search(r"version \d+\.\d+\.\d+", stands)
    assert "The prison’s recorded calculation decides." in stands
    assert "35 days" in calculator.answer.locator(".calc-entered").first.inner_text()


def test_periods_on_remand_are_counted_in_front_of_the_reader(calculator: CalculatorPage) -> None:
    page = calculator.page
    calculator.type(NO_REMAND | {"law": "calculation-params", "remand": "periods"})
    calculator.type({"remand-period-1-from": "1 12 2025", "remand-period-1-to": "20 12 2025"})
    page.keyboard.press("Tab")
    count = page.locator("#field-remand-period [data-part=count]")
    expect(count).to_have_text("1 December 2025 to 20 December 2025: 20 days")
    page.get_by_role("button", name="Add another period").click()
    expect(page.locator("#remand-period-2-from-day")).to_be_focused()
    calculator.type({"remand-period-2-from": "21 December 2025", "remand-period-2-to": "4 Jan 2026"})
    page.keyboard.press("Tab")
    expect(count).to_contain_text("35 days in all")
    calculator.press()
    assert calculator.dates() == EXPECTED["calculation-params"]


def test_tagged_bail_is_taken_off_too(calculator: CalculatorPage) -> None:
    calculator.type(THREE_YEARS | {"law": "calculation-params", "remand-total": "30", "tagged-bail": "5"}).press()
    assert calculator.dates() == EXPECTED["calculation-params"]


def test_registered_sex_offenders_have_no_curfew_date(calculator: CalculatorPage) -> None:
    calculator.type(THREE_YEARS | {"law": "calculation-params", "registered": "yes"}).press()
    without = {name: day for name, day in EXPECTED["calculation-params"].items() if name != "HDCED"}
    assert calculator.dates() == without


def test_an_excluded_offence_keeps_one_half(calculator: CalculatorPage) -> None:
    calculator.type(THREE_YEARS | {"law": "calculation-params", "exclusions-SEXUAL": "yes"}).press()
    assert calculator.dates()["CRD"] == EXPECTED["sds-50"]["CRD"]


def test_sds_plus_serves_two_thirds(calculator: CalculatorPage) -> None:
    """Two thirds of 1,096 is 730.7, so 731 days; day 731 is 5 January 2028, less 35 is 1 December 2027."""
    calculator.type(THREE_YEARS | {"law": "calculation-params", "sds-plus": "yes"}).press()
    assert calculator.dates()["CRD"] == "2027-12-01"


def test_the_example_on_the_page_is_what_the_browser_works_out(calculator: CalculatorPage) -> None:
    calculator.type(THREE_YEARS | {"law": "today"}).press()
    calculator.dates()
    example = calculator.page.locator(".calc-example")
    squeeze = "node => node.innerHTML.replace(/>\\s+/g, '>').replace(/\\s+</g, '<').replace(/\\s+/g, ' ')"
    assert calculator.answer.evaluate(squeeze) == example.evaluate(squeeze)


def test_a_change_after_the_result_is_told(calculator: CalculatorPage) -> None:
    changed = calculator.page.get_by_text("You have changed something since these dates were worked out.")
    calculator.type(THREE_YEARS).press()
    calculator.dates()
    expect(changed).to_be_hidden()
    calculator.type({"remand-total": "36"})
    expect(changed).to_be_visible()
    calculator.press()
    expect(changed).to_be_hidden()
    assert calculator.dates()["SLED"] == "2028-11-29"


def test_the_print_holds_the_result_and_not_the_form(calculator: CalculatorPage) -> None:
    calculator.type(THREE_YEARS).press()
    calculator.dates()
    calculator.page.emulate_media(media="print")
    try:
        expect(calculator.answer.locator(".calc-dates")).to_be_visible()
        expect(calculator.page.get_by_text("Checked by:")).to_be_visible()
        expect(calculator.page.locator(".calculator form")).to_be_hidden()
        expect(calculator.page.locator(".calc-example")).to_be_hidden()
    finally:
        calculator.page.emulate_media(media="screen")
