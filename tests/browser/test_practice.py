"""Practice cases in a real browser: made, answered, marked, repeated, and put on sheets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from calculator.practice.mistakes import MISTAKES
from tests.browser.practice_page import PATH, PracticePage, first_date, later, main_answers
from tests.browser.test_calculator_access import COLOUR_RULES, SIDE_BARS, fits, violations
from tests.recorder import Recorder

TOPIC = "remand-and-tagged-bail"


@pytest.fixture(scope="module")
def listening() -> Recorder:
    """What the page of this module asks for and says."""
    return Recorder()


@pytest.fixture(scope="module")
def practice(browser: Browser, browser_context_args: dict[str, Any], listening: Recorder) -> Iterator[PracticePage]:
    """One page, ready: Python starts once for all tests that need no fresh one."""
    context = browser.new_context(**browser_context_args)
    listening.attach(context)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    yield PracticePage(page).open()
    context.close()


def test_a_wrong_answer_is_named_and_comes_back(practice: PracticePage, listening: Recorder, site_url: str) -> None:
    listening.wait_until_quiet(practice.page)  # the theme's own late loads
    asked = len(listening.requests)
    exercise = practice.case(TOPIC, 1, "41")
    expect(practice.part("case-title")).to_be_focused()
    assert exercise.story[0] in practice.part("papers").inner_text()
    ask = first_date(exercise)
    practice.answer({**main_answers(exercise), ask: later(exercise.answers[ask], 1)}).press("Mark my answers")
    expect(practice.part("result-title")).to_be_focused()
    marked = practice.result.locator(f"[data-ask={ask}]")
    expect(marked).to_contain_text("✗ Not right")
    assert marked.locator("h4").first.inner_text() in {mistake.title for mistake in MISTAKES.values()}
    assert marked.locator(".practice-mistake a").count() >= 1
    others = len(main_answers(exercise)) - 1
    expect(practice.result.locator(".practice-right")).to_have_count(others)
    expect(practice.result.locator("details", has_text="The whole working")).to_be_visible()
    assert practice.kept() == {
        f"{exercise.skill.id}:{exercise.key}": {"step": 0, "missed": 1, "right": 0}
        | {name: row for name, row in next(iter(practice.kept().values())).items() if name in ("due", "last")}
    }
    expect(practice.part("repeats-said")).to_contain_text("1 kind of case waits")
    practice.answer({ask: exercise.answers[ask]}).press("Mark my answers")
    expect(practice.part("result-title")).to_have_text("All right")
    assert len(practice.kept()) == 1  # only the first marking counts
    assert listening.requests[asked:] == []
    assert listening.outside(site_url) == []
    assert listening.complaints() == []


def test_right_answers_steps_and_the_next_case(practice: PracticePage) -> None:
    practice.keep({})
    exercise = practice.case(TOPIC, 2, "77")
    practice.answer(exercise.answers).press("Mark my answers")
    expect(practice.part("result-title")).to_have_text("All right")
    expect(practice.result.locator(".practice-right")).to_have_count(len(exercise.answers))
    assert practice.kept() == {}
    practice.press("Next case")
    expect(practice.part("about")).to_contain_text("-2-77-1.")
    expect(practice.result).to_be_hidden()
    assert practice.shown() != exercise


def test_hints_come_one_at_a_time_and_the_answers_when_asked_for(practice: PracticePage) -> None:
    practice.case(TOPIC, 1, "5")
    button, hints = practice.part("hint"), practice.part("hints").locator("li")
    shown = 0
    while button.get_attribute("aria-disabled") == "false":
        button.click()
        shown += 1
        expect(hints).to_have_count(shown)
        assert shown < 10
    assert shown >= 2
    assert len(set(hints.all_inner_texts())) == shown
    expect(button).to_be_focused()
    practice.page.keyboard.press("Enter")
    expect(hints).to_have_count(shown)
    practice.press("Show the answers")
    expect(practice.part("result-title")).to_have_text("The answers")
    assert len(practice.kept()) == 1  # looked up is not known
    practice.keep({})


@pytest.mark.parametrize("day", ["31", "🙂", "<b>1</b>"])
def test_what_cannot_be_read_is_pointed_out_beside_its_box(practice: PracticePage, day: str) -> None:
    exercise = practice.case(TOPIC, 1, "8")
    ask = first_date(exercise)
    practice.answer({ask: f"2027-02-{day}"}).press("Mark my answers")
    expect(practice.summary).to_be_focused()
    practice.summary.get_by_role("link").first.click()
    focused = practice.page.evaluate("document.activeElement.id")
    assert focused.startswith(f"practice-{ask}-")
    expect(practice.page.locator(f"#{focused}")).to_have_attribute("aria-invalid", "true")
    expect(practice.result).to_be_hidden()
    assert practice.kept() == {}


def test_nothing_typed_is_pointed_out(practice: PracticePage) -> None:
    practice.case(TOPIC, 1, "9")
    practice.press("Mark my answers")
    expect(practice.summary).to_contain_text("Type at least one answer")


def test_what_was_missed_is_repeated_saved_brought_in_and_cleared(practice: PracticePage, tmp_path: Path) -> None:
    missed = practice.case(TOPIC, 1, "41")
    practice.press("Show the answers")
    expect(practice.part("result-title")).to_be_focused()
    kept = practice.kept()
    for row in kept.values():
        row |= {"due": "2026-11-01", "last": "2026-10-31"}
    practice.keep(kept)
    expect(practice.part("repeats-said")).to_have_text("1 to repeat today.")
    practice.page.get_by_text("What this browser keeps").click()
    with practice.page.expect_download() as caught:
        practice.press("Save it as a file")
    file = tmp_path / "kept.json"
    caught.value.save_as(file)
    practice.press("Clear it")
    expect(practice.part("repeats-said")).to_contain_text("Nothing to repeat")
    assert practice.kept() == {}
    practice.page.set_input_files("#practice-bring", file)
    expect(practice.part("kept-said")).to_contain_text("1 brought in")
    assert practice.kept() == kept
    practice.press("Repeat now")
    expect(practice.part("case-title")).to_be_focused()
    again = practice.shown()
    assert (again.skill, again.topic) == (missed.skill, missed.topic)
    assert again.key != missed.key
    practice.answer(main_answers(again)).press("Mark my answers")
    expect(practice.result).to_contain_text("comes back later")
    (row,) = practice.kept().values()
    assert row["step"] == 1
    file.write_text('{"what": "something else"}', encoding="utf-8")
    practice.page.set_input_files("#practice-bring", file)
    expect(practice.part("kept-said")).to_contain_text("not saved by this page")
    assert list(practice.kept().values()) == [row]
    practice.keep({})


def test_sheets_are_made_in_the_page(practice: PracticePage, listening: Recorder, tmp_path: Path) -> None:
    practice.case(TOPIC, 1, "41")
    practice.page.get_by_role("heading", name="Sheets for several people").click()
    practice.page.fill("#practice-count", "3")
    asked = len(listening.requests)
    texts = []
    for button in ("Exercise sheet as a PDF", "Answer sheet as a PDF"):
        with practice.page.expect_download() as caught:
            practice.press(button)
        file = tmp_path / caught.value.suggested_filename
        caught.value.save_as(file)
        texts.append(" ".join(" ".join(sheet.extract_text() for sheet in PdfReader(file).pages).split()))
    for text in texts:
        assert "41" in text
    assert len(texts[1]) > len(texts[0])
    assert listening.requests[asked:] == []
    practice.page.fill("#practice-count", "many")
    practice.press("Exercise sheet as a PDF")
    expect(practice.summary).to_be_focused()


def test_reached_by_everybody(practice: PracticePage, axe_source: str) -> None:
    exercise = practice.case(TOPIC, 3, "41")
    practice.part("hint").click()
    ask = first_date(exercise)
    practice.answer({ask: later(exercise.answers[ask], -1)}).press("Mark my answers")
    expect(practice.part("result-title")).to_be_focused()
    practice.page.emulate_media(reduced_motion="reduce")
    practice.root.evaluate("root => root.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    practice.page.evaluate(SIDE_BARS, True)
    assert violations(practice.page, axe_source) == []
    practice.page.evaluate(SIDE_BARS, False)
    practice.page.set_viewport_size({"width": 320, "height": 640})  # also what 400 per cent of 1280 comes to
    assert fits(practice.page)
    practice.page.emulate_media(color_scheme="dark")
    assert violations(practice.page, axe_source, COLOUR_RULES) == []


def test_an_address_brings_its_case_and_the_keyboard_is_enough(browser: Browser, site_url: str) -> None:
    with closing(browser.new_context(base_url=site_url, locale="en-GB", timezone_id="Europe/London")) as context:
        practice = PracticePage(context.new_page()).open(f"#topic={TOPIC}&level=2")
        expect(practice.part("about")).to_contain_text("level 2")
        assert practice.shown().topic == TOPIC
        assert practice.page.locator("#practice-topic").input_value() == TOPIC
        keys = practice.page.keyboard
        practice.page.locator("#practice-seed").evaluate("box => { box.closest('details').open = true; box.focus(); }")
        keys.type(f"{TOPIC}-1-41-0")
        keys.press("Enter")
        expect(practice.part("case-title")).to_be_focused()
        exercise = practice.shown()
        assert exercise.key == f"{TOPIC}-1-41-0"
        ask = first_date(exercise)
        practice.page.locator(f"#practice-{ask}-day").focus()
        for piece in reversed(exercise.answers[ask].split("-")):
            keys.type(piece)
            keys.press("Tab")
        keys.press("Shift+Tab")
        keys.press("Enter")
        expect(practice.part("result-title")).to_be_focused()
        expect(practice.result.locator(f"[data-ask={ask}]")).to_contain_text("✓ Right")
        practice.press("Next case")
        expect(practice.part("about")).to_contain_text(f"{TOPIC}-1-41-1.")


def test_without_scripts_the_page_has_its_example(browser: Browser, site_url: str) -> None:
    with closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(site_url + PATH)
        expect(page.locator("[data-practice] .calc-asleep")).to_be_visible()
        page.get_by_text("The answers", exact=True).click()
        expect(page.locator(".calc-example strong").first).to_be_visible()


def test_from_a_folder(browser: Browser, browser_context_args: dict[str, Any], site_dir: Path) -> None:
    with closing(browser.new_context(**{**browser_context_args, "base_url": f"{site_dir.as_uri()}/"})) as context:
        practice = PracticePage(context.new_page()).open()
        exercise = practice.case(TOPIC, 1, "41")
        practice.answer(main_answers(exercise)).press("Mark my answers")
        expect(practice.part("result-title")).to_have_text("All right")
