"""The full sentence calculation in a real browser: from its form through the check to the dates, and what follows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from calculator.exchange import answer
from tests.browser.case_page import EXTENDED, PATH, REMAND, STANDARD, TODAY, CasePage
from tests.browser.test_calculator_access import COLOUR_RULES, fits, violations
from tests.browser.test_calculator_privacy import kept
from tests.recorder import Recorder

REQUEST: dict[str, Any] = {
    "call": "calculate",
    "law": "today",
    "asOf": "2026-11-22",
    "case": {
        "sentences": [
            {
                "id": "1",
                "kind": "SDS",
                "date": "2026-01-05",
                "offence": {"date": "2025-06-01"},
                "length": {"years": 3},
            },
            {
                "id": "2",
                "kind": "EDS",
                "date": "2026-01-05",
                "offence": {"date": "2025-06-01"},
                "length": {"years": 4},
                "extension": {"years": 2},
                "consecutiveTo": "1",
            },
        ],
        "adjustments": [
            {
                "type": "REMAND",
                "days": 35,
                "from": "2026-01-05",
                "periodFrom": "2025-12-01",
                "periodTo": "2026-01-04",
                "sentence": "1",
            }
        ],
    },
}


def engine(request: dict[str, Any] = REQUEST) -> dict[str, str]:
    """The dates that the engine gives, by type."""
    return {found["type"]: found["date"] for found in answer(request)["dates"]}


@pytest.fixture(scope="module")
def listening() -> Recorder:
    """What the page of this module asks for and says."""
    return Recorder()


@pytest.fixture(scope="module")
def one_case(browser: Browser, browser_context_args: dict[str, Any], listening: Recorder) -> Iterator[CasePage]:
    """One page, ready: Python starts once for all tests that need no fresh one."""
    context = browser.new_context(**browser_context_args)
    listening.attach(context)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    yield CasePage(page).open()
    context.close()


@pytest.fixture
def case(one_case: CasePage) -> CasePage:
    """That page, cleared."""
    return one_case.clear()


def two_sentences(case: CasePage) -> CasePage:
    """A standard and an extended sentence, one after the other, with remand."""
    case.row("sentences", 1, STANDARD).row("sentences", 2, EXTENDED | {"follows": "1"})
    return case.row("adjustments", 1, REMAND)


def test_a_case_from_its_form_to_its_dates(case: CasePage, listening: Recorder, site_url: str) -> None:
    listening.wait_until_quiet(case.page)  # the theme's own late loads
    before, asked = kept(case.page), len(listening.requests)
    two_sentences(case)
    expect(case.part("totals")).to_have_text("Remand: 35 days.")
    expect(case.page.locator("[data-rows-of=case-adjustments] [data-part=row-said]")).to_have_text(
        "1 December 2025 to 4 January 2026, both counted: 35 days."
    )
    case.press("Check what you entered")
    expect(case.check.get_by_role("heading", name="Sentence 2: extended")).to_be_visible()
    assert "Consecutive to sentence 1" in case.check.inner_text()
    case.press("Work out the dates")
    assert case.dates() == engine()
    title = case.result.get_by_role("heading", name="The dates")
    expect(title).to_be_focused()
    assert title.evaluate("title => title.getBoundingClientRect().top") < 150  # the dates are in sight, below it
    expect(case.part("timeline").get_by_role("img")).not_to_have_count(0)
    how = case.part("answer").locator("details", has_text="How: CRD").first
    how.locator("summary").click()
    assert "one third" in how.locator("ol").inner_text()
    after = kept(case.page)
    for quiet in ("steps", "state", "address"):  # back and forward move between form, check and result
        after.pop(quiet), before.pop(quiet)
    assert after == before
    assert listening.requests[asked:] == []
    assert listening.outside(site_url) == []
    assert listening.complaints() == []


def test_back_and_forward_keep_everything(case: CasePage) -> None:
    two_sentences(case).work()
    case.page.go_back()
    expect(case.check).to_be_visible()
    case.page.go_back()
    expect(case.page.locator("form[data-view=form]")).to_be_visible()
    assert case.value("sentences-1-length-years") == "3"
    case.page.go_forward()
    expect(case.check).to_be_visible()
    assert case.part("check-answer").locator("h3").count() >= 3


@pytest.mark.usefixtures("own_python")
def test_leaving_with_something_typed_asks_first(page: Page) -> None:
    page.route("**/calculator/worker.js", lambda route: route.abort())  # what is typed needs no Python
    page.goto(PATH)
    case = CasePage(page)
    asked: list[str] = []

    def heard(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", heard)
    case.type({"as-of": TODAY})
    page.reload()
    assert asked == []
    case.row("sentences", 1, {"length-years": "3"})
    page.reload()
    assert asked == ["beforeunload"]


def test_what_if_shows_old_and_new_and_puts_the_case_back(case: CasePage) -> None:
    two_sentences(case).work()
    case.press("What if …?")
    case.type({"follows": ""}, "case-sentences-2-").type({"last": "3 1 2026"}, "case-adjustments-1-")
    case.press("Compare")
    new = case.dates()
    changed = json.loads(json.dumps(REQUEST))
    changed["case"]["sentences"][1]["consecutiveTo"] = None
    changed["case"]["adjustments"][0] |= {"days": 34, "periodTo": "2026-01-03"}
    assert new == engine(changed) != engine()
    said = case.differences.inner_text()
    assert "1 November 2029" in said or "CRD" in said
    for line in ("Consecutive to sentence 1", "34 days", "35 days"):
        assert line in said
    case.press("Change what you entered").press("Stop, and put the case back as it was")
    assert case.value("sentences-2-follows") == "1"
    assert case.work() == engine()


def test_second_check_hides_the_first_and_shows_the_differences(case: CasePage) -> None:
    two_sentences(case).work()
    case.press("Second check by another person")
    assert case.value("sentences-1-type") == ""
    assert case.value("adjustments-1-first-day") == ""
    case.row("sentences", 1, STANDARD).row("sentences", 2, EXTENDED | {"follows": "1", "length-years": "5"})
    case.row("adjustments", 1, REMAND)
    case.work()
    said = case.differences.inner_text()
    assert "4 years" in said
    assert "5 years" in said
    assert "CRD" in said
    case.press("Change what you entered")
    case.type({"length-years": "4"}, "case-sentences-2-")
    case.work()
    assert "the dates agree" in case.differences.inner_text()


def test_my_answer_differs_names_the_step(case: CasePage) -> None:
    two_sentences(case)
    dates = case.work()
    case.page.get_by_text("My answer differs").click()
    no_remand = json.loads(json.dumps(REQUEST))
    no_remand["case"]["adjustments"] = []
    year, month, day = engine(no_remand)["SLED"].split("-")
    assert f"{year}-{month}-{day}" != dates["SLED"]
    case.type({"SLED": f"{day} {month} {year}"}, "case-gap-")
    case.press("Compare with my dates")
    expect(case.part("gaps")).to_contain_text("35 days")
    expect(case.part("gaps")).to_contain_text("emand")


def test_a_case_is_kept_as_a_file_and_opened_again(case: CasePage, tmp_path: Path) -> None:
    dates = two_sentences(case).work()
    with case.page.expect_download() as caught:
        case.press("Save the case as a file")
    file = tmp_path / "case.json"
    caught.value.save_as(file)
    kept_case = json.loads(file.read_text(encoding="utf-8"))
    assert kept_case["typed"]["case-sentences-2-follows"] == "1"
    case.press("Change what you entered").press("Clear everything")
    assert case.value("sentences-1-type") == ""
    case.page.get_by_text("Open a saved case, or paste").click()
    case.page.set_input_files("#case-open", file)
    expect(case.part("tool-said")).to_contain_text("Saved on")
    assert case.value("sentences-2-follows") == "1"
    assert case.work() == dates
    file.write_text('{"format": "something else"}', encoding="utf-8")
    case.press("Change what you entered")
    case.page.set_input_files("#case-open", file)
    assert len(case.problems()) == 1
    assert case.value("sentences-2-length-years") == "4"


def test_rows_are_pasted_duplicated_moved_and_removed(case: CasePage) -> None:
    case.page.get_by_text("Open a saved case, or paste").click()
    case.page.fill("#case-paste", "ADIMP\t5/1/2026\t1/6/2025\t3 years\t\nADIMP\t5/1/2026\t2/6/2025\t18 months\t1\n")
    case.press("Put these rows into the form")
    expect(case.part("tool-said")).to_contain_text("2 sentences")
    rows = case.page.locator("[data-rows-of=case-sentences] [data-row]")
    expect(rows).to_have_count(2)
    names = rows.evaluate_all("rows => rows.map((row) => row.dataset.row)")
    assert case.value(f"sentences-{names[1]}-follows") == names[0]
    # By keyboard alone: the second sentence moves up, a copy is made, and one is taken out again.
    rows.nth(1).get_by_role("button", name="Move up").focus()
    case.page.keyboard.press("Enter")
    assert rows.evaluate_all("rows => rows.map((row) => row.dataset.row)") == names[::-1]
    assert case.value(f"sentences-{names[1]}-follows") == names[0]
    rows.nth(0).get_by_role("button", name="Duplicate").focus()
    case.page.keyboard.press("Enter")
    expect(rows).to_have_count(3)
    copy = rows.nth(1).get_attribute("data-row")
    assert case.value(f"sentences-{copy}-length-months") == "18"
    assert case.value(f"sentences-{copy}-follows") == names[0]
    rows.nth(1).get_by_role("button", name="Remove").focus()
    case.page.keyboard.press("Enter")
    expect(rows).to_have_count(2)
    for number in names:
        case.type({"sds-plus": "no"}, f"case-sentences-{number}-")
    assert "CRD" in case.work()


@pytest.mark.parametrize(
    ("rows", "values", "said"),
    [
        ("sentences", {"date": "31 2 2026"}, "31 February 2026 is not a real date"),
        ("sentences", {"length-years": "999"}, "years must be 99 or fewer"),
        ("sentences", {"length-years": "🙂"}, "must be a whole number"),
        ("sentences", {"date": "5 1 1025"}, "from 1900 to 2199"),
        ("sentences", {"offence-date": "1 6 2026"}, "fter"),
        ("adjustments", {"type": "REMAND", "days": "10000", "first": "", "last": ""}, "emand"),
        ("adjustments", {"first": "4 1 2026", "last": "1 12 2025"}, "is before the first day"),
    ],
    ids=["31 February", "999 years", "emoji", "year 1025", "offence after sentence", "10,000 days", "wrong way round"],
)
def test_absurd_entries_are_refused_in_plain_words(
    case: CasePage, rows: str, values: dict[str, str], said: str
) -> None:
    two_sentences(case)
    for name, value in values.items():
        if value == "":
            for piece in ("day", "month", "year"):
                case.page.fill(f"#case-{rows}-1-{name}-{piece}", "")
        else:
            case.type({name: value}, f"case-{rows}-1-")
    case.press("Check what you entered")
    expect(case.check.or_(case.summary).locator("visible=true")).to_be_visible()
    if case.check.is_visible():
        case.press("Work out the dates")
    problems = case.problems()
    assert any(said in problem for problem in problems), problems
    case.summary.get_by_role("link").first.click()
    focused = case.page.evaluate("document.activeElement.name")
    assert focused.startswith("case-")
    assert case.page.locator(f'[name="{focused}"]').first.get_attribute("aria-invalid") == "true"
    assert case.value("sentences-2-length-years") == "4"


def test_a_kind_not_worked_out_leads_to_its_worksheet(case: CasePage) -> None:
    case.row("sentences", 1, {"type": "other", "other": "LIFE"})
    case.type({"date": "5 1 2026", "offence-date": "1 6 2025", "length-years": "3"}, "case-sentences-1-")
    case.press("Check what you entered")
    assert any("life sentence" in problem for problem in case.problems())
    link = case.summary.get_by_role("link", name="Worksheet: Indeterminate")
    other = case.page.context.new_page()  # a page of its own: Python goes on for the tests that follow
    other.goto(link.evaluate("link => link.href"))
    expect(other.locator("h1")).to_contain_text("ndeterminate")
    other.close()


@pytest.mark.usefixtures("own_python")
def test_the_offence_brings_its_release_rule_even_when_typed_before_python_has_started(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/stdlib.zip", hold)
    page.goto(PATH)
    case = CasePage(page)
    case.type(STANDARD, "case-sentences-1-")
    box = page.locator("#case-sentences-1-offence")
    box.fill("wounding with intent")
    page.wait_for_timeout(300)  # longer than the pause after which the list is asked for
    assert case.root.get_attribute("data-state") == "loading"
    assert held
    for route in held:
        route.continue_()
    option = page.locator("[role=listbox] [role=option]").first
    expect(option).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    rule = page.locator(".case-offence-rule")
    expect(rule).to_contain_text("SDS+")


PRINTS = """() => { window.print = () => {
  document.body.dataset.printed = document.querySelector("[data-part=paper]").textContent;
}; }"""


def test_record_and_notice_are_made_in_the_page(case: CasePage, listening: Recorder, tmp_path: Path) -> None:
    dates = two_sentences(case).work()
    asked = len(listening.requests)
    for button, name in (("Record as a PDF", "record"), ("Notice as a PDF", "notice")):
        with case.page.expect_download() as caught:
            case.press(button)
        file = tmp_path / f"{name}.pdf"
        caught.value.save_as(file)
        assert file.read_bytes().startswith(b"%PDF-")
        assert file.stat().st_size > 5_000
    case.page.evaluate(PRINTS)
    case.press("Print the record")
    expect(case.page.locator("body")).to_have_attribute("data-printed", re.compile("Checked by"))
    printed = str(case.page.locator("body").get_attribute("data-printed"))
    for kind in dates:
        assert kind in printed
    assert listening.requests[asked:] == []


def test_reached_by_everybody(case: CasePage, axe_source: str) -> None:
    two_sentences(case)
    assert violations(case.page, axe_source) == []
    case.press("Check what you entered")
    expect(case.check).to_be_visible()
    assert violations(case.page, axe_source) == []
    case.press("Work out the dates")
    case.dates()
    expect(case.part("timeline").get_by_role("img")).not_to_have_count(0)
    assert violations(case.page, axe_source) == []
    case.page.set_viewport_size({"width": 320, "height": 640})  # also what 400 per cent of 1280 comes to
    assert fits(case.page)
    case.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(case.page, axe_source, COLOUR_RULES) == []
    case.press("Change what you entered")
    assert fits(case.page)


def test_without_scripts_the_page_says_so(browser: Any, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PATH)
    expect(page.locator(".calc-asleep")).to_be_visible()
    expect(page.locator(".calc-asleep a")).to_have_attribute("href", "worksheets.html")
    context.close()


def test_nothing_is_shown_that_is_not_asked_and_all_that_waited_is_laid_out(page: Page) -> None:
    # Until the page's own script has run: every question that depends on an answer is hidden from the start, so that
    # the form does not jump.
    page.route("**/case/case.js", lambda route: route.abort())
    page.goto(PATH)
    depends = page.locator("[data-case] [data-only-if]")
    assert depends.count() > 10
    expect(depends.and_(page.locator(":visible"))).to_have_count(0)
    # Parts that were laid out after the rest, the list of pages among them, are all there soon after.
    expect(page.locator("[data-later]")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Navigation", exact=True)).to_be_visible()
    for row in page.locator("[data-rows] > [data-row]").all():
        for ask in row.locator("> .calc-field:not([data-only-if])").all():
            if row.is_visible():
                expect(ask).to_be_visible()
