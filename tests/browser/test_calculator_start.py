"""When Python cannot start: a plain message with what to do, never an endless wait; and it starts when it can."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from handbook.policy import HEADER_POLICY
from tests.browser.calculator_page import PATIENCE, THREE_YEARS, CalculatorPage

pytestmark = pytest.mark.usefixtures("own_python")  # the tests stand between the worker and the server

SHORT = "globalThis.calculatorStartLimit = 300;"
LONG = f"globalThis.calculatorStartLimit = {PATIENCE};"


def expect_failure(calculator: CalculatorPage, title: str, *words: str) -> None:
    """The failure stands there in full: title, words, the worksheet, a button to try again; nothing says "starting"."""
    failure = calculator.failure
    expect(failure.get_by_role("heading")).to_have_text(title, timeout=PATIENCE)
    for each in words:
        expect(failure).to_contain_text(each)
    worksheet = failure.get_by_role("link", name="paper worksheet")
    assert calculator.page.request.get(worksheet.evaluate("link => link.href")).ok
    expect(failure.get_by_role("button", name="Try again")).to_be_enabled()
    expect(calculator.status).to_have_text("")
    expect(calculator.root).to_have_attribute("data-state", "error")


def altered(**changes: Any) -> Callable[[Route], None]:
    """A route handler that passes the server's answer on with changes: `status`, `headers`, `body`."""

    def handle(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, **changes.get("headers", {})}
        route.fulfill(response=answer, headers=headers, body=changes.get("body", answer.body()))

    return handle


def hold(context: BrowserContext, held: list[Route]) -> None:
    """Keeps the request for the machine code waiting, in `held`, until the test lets it go.

    The second request, which compares the digest, comes after that and goes through.
    """

    def keep(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    context.route("**/*.wasm", keep)


@pytest.fixture
def calculator(context: BrowserContext, page: Page) -> CalculatorPage:
    context.add_init_script(LONG)
    return CalculatorPage(page)


def test_a_wrong_type_for_the_machine_code_does_no_harm(context: BrowserContext, calculator: CalculatorPage) -> None:
    context.route("**/*.wasm", altered(headers={"content-type": "application/octet-stream"}))
    calculator.open().type(THREE_YEARS).press()
    assert "CRD" in calculator.dates()


def test_a_missing_file_is_named_and_trying_again_works(context: BrowserContext, calculator: CalculatorPage) -> None:
    context.route("**/stdlib.zip", lambda route: route.fulfill(status=404, body="Not found"))
    calculator.open().type(THREE_YEARS)
    expect_failure(calculator, "The calculator could not be loaded", "stdlib.zip", "404")
    context.unroute("**/stdlib.zip")
    calculator.failure.get_by_role("button", name="Try again").click()
    calculator.press()
    assert "CRD" in calculator.dates()
    expect(calculator.failure).to_be_hidden()


def test_a_blocked_download_is_told(context: BrowserContext, calculator: CalculatorPage) -> None:
    context.route("**/*.wasm", lambda route: route.abort("blockedbyclient"))
    calculator.open()
    expect_failure(calculator, "The calculator could not be loaded", "could not be downloaded", "pyodide.asm.wasm")


def test_a_file_that_was_changed_is_not_used(context: BrowserContext, calculator: CalculatorPage) -> None:
    context.route("**/calculator.zip", altered(body=b"PK not what was built"))
    calculator.open()
    expect_failure(calculator, "The calculator did not start, to be safe", "calculator.zip")


# Behind the end of the machine code: no code at all, and a part with a name of its own, with which it still runs.
@pytest.mark.parametrize("more", [b"\xff\xff", b"\x00\x04\x03omu"], ids=["spoilt", "valid"])
def test_machine_code_that_was_changed_gives_no_answer(
    context: BrowserContext, calculator: CalculatorPage, more: bytes
) -> None:
    def longer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body() + more)

    context.route("**/*.wasm", longer)
    calculator.open().type(THREE_YEARS).press()
    expect_failure(calculator, "The calculator did not start, to be safe", "pyodide.asm.wasm")
    expect(calculator.result).to_be_hidden()


def test_where_the_helper_cannot_run_the_machine_code_is_compared_all_the_same(
    context: BrowserContext, calculator: CalculatorPage
) -> None:
    context.route("**/calculator/check.js", lambda route: route.fulfill(status=404, body="Not found"))
    calculator.open().type(THREE_YEARS).press()
    assert "CRD" in calculator.dates()
    context.route("**/*.wasm", altered(headers={"x-spoilt": "yes"}, body=b"\0asm\x01\0\0\0"))
    calculator.page.reload()
    calculator.type(THREE_YEARS).press()
    expect_failure(calculator, "The calculator did not start, to be safe", "pyodide.asm.wasm")


@pytest.mark.parametrize("script", ["pyodide.js", "pyodide.asm.js", "calculator/worker.js"])
def test_a_script_that_is_blocked_is_told(context: BrowserContext, calculator: CalculatorPage, script: str) -> None:
    context.route(f"**/{script}", lambda route: route.fulfill(status=200, content_type="text/plain", body="no script"))
    calculator.open()
    expect_failure(calculator, "The calculator could not be loaded", "A script could not be loaded")


def test_a_policy_that_forbids_webassembly_is_told(context: BrowserContext, calculator: CalculatorPage) -> None:
    policy = HEADER_POLICY.replace(" 'wasm-unsafe-eval'", "")
    context.route("**/calculator/worker.js", altered(headers={"content-security-policy": policy}))
    calculator.open()
    expect_failure(calculator, "This browser is not allowed to run the calculator", "wasm-unsafe-eval")


def test_a_slow_start_is_told_and_may_still_succeed(context: BrowserContext, calculator: CalculatorPage) -> None:
    held: list[Route] = []
    context.add_init_script(SHORT)
    hold(context, held)
    calculator.open().type(THREE_YEARS).press()
    expect_failure(calculator, "The calculator is taking too long to start", "It is still trying", "Try again")
    assert held
    for route in held:
        route.continue_()
    assert "CRD" in calculator.dates()
    expect(calculator.failure).to_be_hidden()


def test_the_stage_is_told_only_when_it_takes_long(context: BrowserContext, calculator: CalculatorPage) -> None:
    held: list[Route] = []
    hold(context, held)
    calculator.open()
    expect(calculator.status).to_have_attribute("role", "status")
    expect(calculator.status).to_have_text("")
    expect(calculator.status).to_contain_text("The calculator is starting", timeout=PATIENCE)
    for route in held:
        route.continue_()
    calculator.wait_until_ready()
    expect(calculator.status).to_have_text("The calculator is ready.")


def test_pressing_early_waits_and_says_so(context: BrowserContext, calculator: CalculatorPage) -> None:
    held: list[Route] = []
    hold(context, held)
    calculator.open().type(THREE_YEARS).press()
    expect(calculator.status).to_contain_text("Your dates will appear here as soon as the calculator has started.")
    for route in held:
        route.continue_()
    assert "CRD" in calculator.dates()


def test_without_scripts_the_page_offers_the_worksheet(browser: Any, browser_context_args: dict[str, Any]) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto("calculators/sentence.html")
        expect(page.get_by_text("This calculator has not started.")).to_be_visible()
        expect(page.get_by_role("button", name="Work out the dates")).to_be_disabled()
        page.locator(".calc-asleep").get_by_role("link", name="paper worksheet").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Paper worksheet")
    finally:
        context.close()


def test_when_the_first_script_is_blocked_the_page_says_so(context: BrowserContext, calculator: CalculatorPage) -> None:
    context.route("**/calculator/start.js", lambda route: route.abort("blockedbyclient"))
    calculator.open()
    expect(calculator.page.get_by_text("This calculator has not started.")).to_be_visible()
    expect(calculator.page.get_by_role("button", name="Work out the dates")).to_be_disabled()


def test_the_search_works_while_python_is_still_starting(context: BrowserContext, calculator: CalculatorPage) -> None:
    held: list[Route] = []
    hold(context, held)
    page = calculator.open().page
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("recall")
    expect(page.locator("[data-md-component=search-result] li").first).to_contain_text("ecall", timeout=PATIENCE)
    expect(calculator.root).to_have_attribute("data-state", "loading")
    for route in held:
        route.continue_()


def test_python_is_asked_for_before_the_style_sheets(calculator: CalculatorPage) -> None:
    head = calculator.page.request.get("calculators/sentence.html").text().partition("</head>")[0]
    assert head.index('id="calculator-boot"') < head.index('rel="stylesheet"')
    assert head.index("Content-Security-Policy") < head.index('id="calculator-boot"')
