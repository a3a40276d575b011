"""Questions and the page of changes as a learner meets them: by keyboard, over days, and with nothing but a file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import COLOUR_RULES, barriers
from tests.recorder import Recorder

LIST = "induction/questions/index.html"
VICTIMS = "induction/questions/victims.html"
REFRESH = "induction/refresh.html"
KEY = "omu-questions"


def begin(page: Page, which: str = "", count: str = "0") -> None:
    page.locator("#quiz-which").select_option(which)
    page.locator("#quiz-count").select_option(count)
    page.get_by_role("button", name="Start").click()


def answer(page: Page, *, right: bool) -> str:
    """Answers the question that stands there, and gives its words."""
    words = page.locator(".quiz-asked .ask").first.inner_text()
    if page.locator(".quiz-option").count():
        number = page.evaluate(
            """words => [...document.querySelectorAll(".quiz [data-right]")]
                .find(item => item.querySelector(".ask").textContent === words).dataset.right""",
            words,
        )
        page.locator(".quiz-option").nth(int(number) if right else (int(number) + 1) % 4).click()
        page.keyboard.press("Enter")
        expect(page.locator(".quiz-verdict")).to_have_text(re.compile("^Right" if right else "^Not right"))
        expect(page.locator(".quiz-option.right")).to_contain_text("The right answer")
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Show the answer").press("Enter")
        expect(page.locator(".quiz-answer")).to_be_visible()
        page.get_by_role("button", name="I knew it" if right else "I did not know it").press("Enter")
    return words


def kept(page: Page) -> dict[str, dict[str, object]]:
    text = page.evaluate(f"() => localStorage.getItem('{KEY}')")
    return json.loads(text)["kept"] if text else {}


def at(page: Page, day: str) -> None:
    """The page as it is on another day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")


def test_a_round_is_scored_and_only_what_was_missed_comes_back_the_next_day(page: Page, recorder: Recorder) -> None:
    at(page, "2026-11-22")
    page.goto(VICTIMS)
    expect(page.locator("#quiz-which option").first).to_be_disabled()
    begin(page)
    total = page.locator(".quiz > li").count()
    expect(page.locator(".quiz > li").first).to_be_hidden()
    missed = [answer(page, right=place not in (0, 3)) for place in range(total)]
    expect(page.locator(".quiz-asked .ask").first).to_have_text(f"{total - 2} of {total} right.")
    for words in (missed[0], missed[3]):
        expect(page.locator(".quiz-asked li", has_text=words)).to_be_visible()
    assert len(kept(page)) == 2
    assert page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('omu-'))") == [KEY]
    page.get_by_role("button", name="Choose other questions").click()
    expect(page.locator(".quiz > li").first).to_be_visible()

    at(page, "2026-11-23")
    page.goto(f"{VICTIMS}#repeat")
    page.reload()
    expect(page.locator("#quiz-which")).to_have_value("due")
    begin(page, "due")
    expect(page.locator(".quiz-progress")).to_contain_text("Question 1 of 2")
    assert {answer(page, right=True), answer(page, right=False)} == {missed[0], missed[3]}
    assert sorted(str(each["due"]) for each in kept(page).values()) == ["2026-11-24", "2026-11-26"]
    assert recorder.complaints() == []


def test_the_list_is_saved_as_a_file_cleared_and_brought_in_again(page: Page, tmp_path: Path) -> None:
    at(page, "2026-11-22")
    page.goto(VICTIMS)
    begin(page)
    for _ in range(3):
        answer(page, right=False)
    before = kept(page)
    at(page, "2026-11-23")
    page.goto(LIST)
    expect(page.locator("[data-quiz-list] .quiz-today")).to_have_text("3 questions to repeat today.")
    expect(page.get_by_role("link", name="repeat 3 questions")).to_have_attribute("href", "victims.html#repeat")
    coming = page.locator(".quiz-coming ul li")
    expect(coming).to_have_text("Victim liaison: 3 today")
    page.emulate_media(media="print")
    expect(coming).to_be_visible()
    expect(page.locator(".quiz-subjects")).to_be_hidden()
    page.emulate_media(media="screen")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "list.json"
    saved.value.save_as(file)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear the list").click()
    assert kept(page) == {}
    assert page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('omu-'))") == []
    expect(page.get_by_role("button", name="Save as a file")).to_be_disabled()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".quiz-said")).to_have_text("3 questions brought in.")
    assert kept(page) == before
    page.locator("input[type=file]").set_input_files({"name": "x.json", "mimeType": "text/plain", "buffer": b"no"})
    expect(page.locator(".quiz-said")).to_contain_text("cannot be read")
    assert kept(page) == before


def test_a_browser_that_keeps_nothing_is_told_so_and_the_round_goes_on(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('QuotaExceededError'); };")
    page.goto(VICTIMS)
    expect(page.locator("[data-quiz-kept]")).to_contain_text("This browser keeps nothing")
    begin(page)
    answer(page, right=False)
    expect(page.locator(".quiz-progress")).to_contain_text("Question 2")


def test_a_question_that_was_reworded_does_not_wait_for_ever(page: Page) -> None:
    gone = {"step": 0, "due": "2026-11-20", "last": "2026-11-19", "missed": 1, "right": 0}
    held = {"version": 1, "kept": {"victim-liaison.0123abcd": gone, "recall.day-56": gone}}
    at(page, "2026-11-22")
    page.goto(LIST)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(held)])
    page.goto(VICTIMS)
    expect(page.locator("#quiz-which option").first).to_have_text("To repeat today (0)")
    assert list(kept(page)) == ["recall.day-56"]


def test_without_scripts_every_answer_opens(browser: Browser, site_url: str) -> None:
    page = browser.new_context(java_script_enabled=False, base_url=site_url).new_page()
    page.goto(VICTIMS)
    expect(page.locator("[data-quiz]")).to_be_hidden()
    page.locator(".quiz summary").first.click()
    expect(page.locator(".quiz .answer").first).to_be_visible()
    page.goto(REFRESH)
    expect(page.locator("[data-refresh]")).to_be_hidden()
    assert page.locator(".refresh-event").count() == page.locator(".refresh-event:visible").count() > 50
    page.context.close()


@pytest.mark.parametrize("start", ["", "#repeat", "#victim-liaison", "#no-such-place"])
def test_an_address_chooses_the_questions(page: Page, start: str) -> None:
    page.goto(f"{VICTIMS}{start}")
    expected = "victim-liaison" if start == "#victim-liaison" else ""
    expect(page.locator("#quiz-which")).to_have_value(expected)


def test_the_changes_since_a_month_are_shown_and_the_address_keeps_the_choice(page: Page, recorder: Recorder) -> None:
    page.goto(REFRESH)
    said = page.locator("[data-refresh] .quiz-said")
    expect(said).to_contain_text("changes in all")
    page.locator("#refresh-year").select_option("2026")
    page.locator("#refresh-month").select_option("May")
    expect(said).to_have_text(re.compile(r"^\d+ changes since May 2026, on \d+ days\.$"))
    shown = [each.get_attribute("data-from") or "" for each in page.locator(".refresh-event:visible").all()]
    assert shown
    assert min(shown) >= "2026-05-01"
    hidden = page.locator(".refresh-event:not(:visible)")
    assert max(each.get_attribute("data-from") or "" for each in hidden.all()) < "2026-05-01"
    page.locator("#refresh-group").select_option("Hub")
    assert "since=2026-05&group=Hub" in page.url
    rows = page.locator("tr[data-group]:visible")
    assert rows.count() > 0
    assert {row.get_attribute("data-group") for row in rows.all()} == {"Hub"}
    page.reload()
    expect(page.locator("#refresh-year")).to_have_value("2026")
    expect(page.locator("#refresh-group")).to_have_value("Hub")
    assert page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('omu-'))") == []
    assert recorder.complaints() == []


@pytest.mark.parametrize("path", [LIST, VICTIMS, f"{REFRESH}#since=2026-03&group=Hub"])
def test_nothing_stands_in_the_way(page: Page, axe_source: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(path)
    if path == VICTIMS:
        begin(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    assert barriers(page, axe_source) == []
    page.emulate_media(color_scheme="dark")
    assert barriers(page, axe_source, COLOUR_RULES) == []
