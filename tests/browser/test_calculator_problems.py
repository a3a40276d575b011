"""Wrong and absurd entries: everything is told at once, in words, beside the field and at the top; nothing is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.calculator_page import NO_REMAND, THREE_YEARS, CalculatorPage

REMAND_PERIODS = NO_REMAND | {
    "remand": "periods",
    "remand-period-1-from": "1 12 2025",
    "remand-period-1-to": "20 12 2025",
}

ABSURD = [
    pytest.param(
        {"sentence-date": "31 2 2026"},
        "sentence-date",
        "31 February 2026 is not a real date: February 2026 has 28 days.",
        id="31 February",
    ),
    pytest.param({"sentence-date": "x 1 2026"}, "sentence-date", "the day must be a number from 1 to 31", id="letters"),
    pytest.param({"offence-date": "1 Foo 2025"}, "offence-date", "the month must be a number from 1 to 12", id="month"),
    pytest.param({"sentence-date": "5 1 26"}, "sentence-date", "the year must be a number with four digits", id="year"),
    pytest.param({"sentence-date": "5  2026"}, "sentence-date", "must include a month", id="half a date"),
    pytest.param({"length-years": "999"}, "length", "the years must be 99 or fewer, not 999", id="999 years"),
    pytest.param({"length-years": ""}, "length", "Enter the length of the sentence.", id="no length"),
    pytest.param({"length-years": "0"}, "length", "Enter the length of the sentence.", id="length of nought"),
    pytest.param({"length-months": "-3"}, "length", "the months must be a whole number", id="negative months"),
    pytest.param({"remand-total": "10,000"}, "remand-total", "must be 9,999 days or fewer", id="10,000 days"),
    pytest.param({"remand-total": "😀"}, "remand-total", "must be a whole number such as 35, not “😀”", id="emoji"),
    pytest.param({"remand-total": "35 days"}, "remand-total", "must be a whole number", id="words"),
    pytest.param({"remand-total": "٣٥"}, "remand-total", "must be a whole number", id="digits of another script"),
    pytest.param({"tagged-bail": "1" * 400}, "tagged-bail", "must be a whole number", id="pasted text"),
    pytest.param(
        {"date-of-birth": "6 1 2026"},
        "date-of-birth",
        "must be before the date of the offence",
        id="sentence before birth",
    ),
    pytest.param({"date-of-birth": "30 2 1990"}, "date-of-birth", "is not a real date", id="date of birth"),
    pytest.param({"as-of": "  "}, "as-of", "Enter the day to work it out on.", id="no day"),
    pytest.param(
        REMAND_PERIODS | {"remand-period-1-to": "1 11 2025"}, "remand-period", "is before the first day", id="backwards"
    ),
]

REFUSED_BY_THE_ENGINE = [
    pytest.param({"offence-date": "6 1 2026"}, "offence-date", id="offence after sentence"),
    pytest.param({"remand-total": "9,999"}, "remand-total", id="remand uses the sentence up"),
    pytest.param(REMAND_PERIODS | {"remand-period-1-to": "6 1 2026"}, "remand-period", id="remand after sentence"),
]


@pytest.fixture(scope="module")
def calculator(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[CalculatorPage]:
    context = browser.new_context(**browser_context_args)
    yield CalculatorPage(context.new_page()).open()
    context.close()


@pytest.fixture(autouse=True)
def _clean_form(calculator: CalculatorPage) -> None:
    calculator.clear()


@pytest.mark.parametrize(("typed", "field", "words"), ABSURD)
def test_what_cannot_be_read_is_told_in_words(
    calculator: CalculatorPage, typed: dict[str, str], field: str, words: str
) -> None:
    calculator.type(typed if "remand" in typed else THREE_YEARS | typed).press()
    (problem,) = calculator.problems()
    assert words in problem
    expect(calculator.error_beside(field)).to_contain_text(words)
    expect(calculator.result).to_be_hidden()


@pytest.mark.parametrize(("typed", "field"), REFUSED_BY_THE_ENGINE)
def test_what_the_engine_refuses_stands_beside_its_field(
    calculator: CalculatorPage, typed: dict[str, str], field: str
) -> None:
    calculator.type(typed if "remand" in typed else THREE_YEARS | typed).press()
    problems = calculator.problems()
    assert problems
    expect(calculator.error_beside(field)).to_be_visible()
    assert len(calculator.error_beside(field).inner_text()) > len("Problem: ")
    expect(calculator.result).to_be_hidden()


def test_an_empty_form_tells_everything_that_is_missing(calculator: CalculatorPage) -> None:
    calculator.press()
    assert calculator.problems() == [
        "Enter the date of sentence.",
        "Enter the date of the offence.",
        "Enter the length of the sentence.",
    ]
    expect(calculator.summary).to_be_focused()
    assert calculator.page.title().startswith("Problem: ")


def test_a_problem_links_to_its_box_and_goes_when_mended(calculator: CalculatorPage) -> None:
    page = calculator.page
    address = page.url
    calculator.type(THREE_YEARS | {"offence-date": "1 13 2025"}).press()
    calculator.problems()
    calculator.summary.get_by_role("link").click()
    box = page.locator("#offence-date-month")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    assert "offence-date-error" in str(box.get_attribute("aria-describedby")).split()
    assert page.url == address
    calculator.type({"offence-date": "1 6 2025"}).press()
    calculator.dates()
    expect(calculator.summary).to_be_hidden()
    expect(box).not_to_have_attribute("aria-invalid", "true")
    expect(calculator.error_beside("offence-date")).to_be_hidden()
    assert not page.title().startswith("Problem: ")


def test_nothing_typed_is_lost(calculator: CalculatorPage) -> None:
    typed = THREE_YEARS | {"offence-date": "31 Juni 2025", "remand-total": "many", "registered": "yes"}
    calculator.type(typed).press()
    assert len(calculator.problems()) == 2
    page = calculator.page
    expect(page.locator("#offence-date-month")).to_have_value("Juni")
    expect(page.locator("#remand-total")).to_have_value("many")
    expect(page.locator("#sentence-date-year")).to_have_value("2026")
    expect(page.locator("#registered-yes")).to_be_checked()


def test_overlapping_periods_are_told_with_the_days_they_share(calculator: CalculatorPage) -> None:
    calculator.type(REMAND_PERIODS)
    calculator.page.get_by_role("button", name="Add another period").click()
    calculator.type({"remand-period-2-from": "18 12 2025", "remand-period-2-to": "31 12 2025"}).press()
    (problem,) = calculator.problems()
    assert "overlap by 3 days, from 18 December 2025 to 20 December 2025" in problem
    calculator.summary.get_by_role("link").click()
    expect(calculator.page.locator("#remand-period-2-from-day")).to_be_focused()


def test_what_is_typed_never_becomes_markup(calculator: CalculatorPage) -> None:
    calculator.type(THREE_YEARS | {"remand-total": "<b>3</b>"}).press()
    (problem,) = calculator.problems()
    assert "“<b>3</b>”" in problem
    assert calculator.summary.locator("b").count() == 0
