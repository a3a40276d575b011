"""The induction as a reader meets it: ticks kept in this browser, by role, kept as a file, brought in and cleared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_calculator_access import SETTLED
from tests.browser.test_pages import COLOUR_RULES, barriers
from tests.handbook.pages_site import own_book
from tests.recorder import Recorder

PATH = "induction/index.html"
KEY = "omu-induction"
UNITS = own_book().units
FIRST = UNITS[0]
HUB = [unit for unit in UNITS if "hub" in unit.roles]
PAGES = {
    "path": PATH,
    "unit": FIRST.page_path.replace(".md", ".html"),
    "lesson": "induction/lessons/remand-and-tagged-bail.html",
    "mentor": FIRST.mentor_path.replace(".md", ".html"),
}


def stored(page: Page) -> dict[str, object]:
    found: dict[str, object] = json.loads(page.evaluate(f"() => localStorage.getItem('{KEY}')") or "{}")
    return found


def tick(page: Page, unit_id: str) -> None:
    page.locator(f"li[data-unit={unit_id}] input[type=checkbox]").check()


def test_a_tick_is_kept_and_shown_on_the_path_and_on_the_unit(page: Page) -> None:
    page.clock.install(time="2026-11-22T10:00:00")
    page.goto(PATH)
    progress = page.locator(".induction-place .progress")
    expect(progress).to_have_text(f"0 of {len(UNITS)} done.")
    expect(page.locator(".next")).to_have_count(1)
    tick(page, FIRST.id)
    expect(progress).to_have_text(f"1 of {len(UNITS)} done.")
    assert stored(page) == {"role": "", "done": {FIRST.id: "2026-11-22"}}
    expect(page.locator(f"li[data-unit={FIRST.id}]")).to_contain_text("Done on 22 November 2026.")
    expect(page.locator(f"li[data-unit={UNITS[1].id}] .next")).to_have_text("Next")
    page.goto(PAGES["unit"])
    here = page.get_by_label("I have done this")
    expect(here).to_be_checked()
    expect(page.locator(".unit-place")).to_contain_text("on 22 November 2026. Kept in this browser only.")
    here.uncheck()
    page.goto(PATH)
    expect(progress).to_have_text(f"0 of {len(UNITS)} done.")
    assert page.evaluate(f"() => localStorage.getItem('{KEY}')") is None, "a place that is empty leaves nothing behind"


def test_the_path_by_role_shows_that_role_alone(page: Page) -> None:
    page.goto(PATH)
    page.get_by_label("Hub administrator").check()
    expect(page.locator(".induction-place .progress")).to_have_text(f"0 of {len(HUB)} done.")
    expect(page.locator("li[data-unit]:visible")).to_have_count(len(HUB))
    weeks = {unit.week for unit in HUB}
    expect(page.locator("h2[id^=week-]:visible")).to_have_count(len(weeks))
    page.reload()
    expect(page.get_by_label("Hub administrator")).to_be_checked()


def test_a_place_is_kept_as_a_file_brought_in_and_cleared(page: Page, tmp_path: Path) -> None:
    page.goto(PATH)
    tick(page, FIRST.id)
    tick(page, UNITS[2].id)
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep it as a file").click()
    file = tmp_path / "place.json"
    download.value.save_as(file)
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["format"] == "omu-handbook-induction"
    assert set(kept["done"]) == {FIRST.id, UNITS[2].id}
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear my place").click()
    assert len(stored(page)["done"]) == 2, "whoever thinks again keeps the ticks"  # type: ignore[arg-type]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my place").click()
    assert stored(page) == {}
    tick(page, UNITS[1].id)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("[data-told]")).to_contain_text("has been brought in")
    assert set(stored(page)["done"]) == {unit.id for unit in UNITS[:3]}  # type: ignore[call-overload]
    expect(page.locator(".induction-place .progress")).to_have_text(f"3 of {len(UNITS)} done.")


@pytest.mark.parametrize("text", ["", "not JSON", "[]", '{"format": "other"}', "null"])
def test_another_file_is_refused_in_words(page: Page, tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text, encoding="utf-8")
    page.goto(PATH)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("[data-told]")).to_contain_text("This is no file with a place on the path")
    assert stored(page) == {}


def test_whatever_stands_in_the_storage_does_no_harm(page: Page, recorder: Recorder) -> None:
    page.goto(PATH)
    for text in ("{", "7", '{"done": {"<b>": "2026-01-01", "gone-away": "2026-01-02"}, "role": "<i>"}', '{"done": []}'):
        page.evaluate(f"text => localStorage.setItem('{KEY}', text)", text)
        page.reload()
        expect(page.locator(".induction-place .progress")).to_have_text(f"0 of {len(UNITS)} done.")
    assert recorder.errors == []


def test_a_second_tab_shows_the_same_place(page: Page) -> None:
    page.goto(PATH)
    other = page.context.new_page()
    other.goto(PAGES["unit"])
    other.get_by_label("I have done this").check()
    expect(page.locator(".induction-place .progress")).to_have_text(f"1 of {len(UNITS)} done.")


def test_nothing_leaves_the_computer(page: Page, recorder: Recorder, site_url: str) -> None:
    page.goto(PATH)
    page.wait_for_load_state("networkidle")
    before = len(recorder.requests)
    tick(page, FIRST.id)
    page.get_by_label("Probation administrator").check()
    assert len(recorder.requests) == before
    assert page.url == site_url + PATH


@pytest.mark.parametrize("kind", PAGES)
def test_no_barriers_in_light_in_dark_or_narrow(page: Page, axe_source: str, kind: str) -> None:
    """One page for all looks: to load it anew takes as long as to look at it."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(PAGES[kind])
    page.wait_for_load_state("networkidle")  # a typeface that comes late moves what axe has measured
    page.evaluate("() => document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320, "narrow"
    page.set_viewport_size({"width": 1280, "height": 720})
    page.evaluate(SETTLED)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert barriers(page, axe_source) == [], "light"
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate(SETTLED)
    assert barriers(page, axe_source, COLOUR_RULES) == [], "dark"


def test_a_unit_is_a_light_page(site_dir: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (site_dir / "induction" / "units").glob("*.html")}
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
    lessons = {path.name: path.stat().st_size for path in (site_dir / "induction" / "lessons").glob("*.html")}
    assert {name: size for name, size in lessons.items() if size > 150_000} == {}


def test_what_is_searched_of_the_induction(site_dir: Path) -> None:
    index = json.loads((site_dir / "search" / "search_index.json").read_text(encoding="utf-8"))
    places = [entry["location"] for entry in index["docs"] if entry["location"].startswith("induction/")]
    assert any(place.startswith("induction/units/") for place in places)
    assert not [place for place in places if re.match("induction/(mentor/(?!index))", place)]
