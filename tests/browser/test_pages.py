"""The built site as a reader meets it: by keyboard, on a narrow screen, in light and dark, with the console open."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.recorder import Recorder

HOME = "index.html"
GUIDE = "procedures/recall/index.html"
CHECKLIST = "procedures/recall/checklist.html"
AIDE_MEMOIRE = "procedures/recall/aide-memoire.html"
MENTOR = "procedures/recall/mentor.html"
INDEX = "look-up/deadlines.html"
KINDS = {
    "home": HOME,
    "guide": GUIDE,
    "checklist": CHECKLIST,
    "routine checklist": "checklists/release-day/index.html",
    "aide-memoire": AIDE_MEMOIRE,
    "mentor": MENTOR,
    "list of procedures": "procedures/index.html",
    "index table": INDEX,
    "law to pages": "look-up/law.html",
    "state of the pages": "look-up/state.html",
    "abbreviations": "look-up/abbreviations.html",
    "changes": "look-up/changes.html",
    "hand-written": "start/new.html",
    "calculator": "calculators/sentence.html",
    "not found": "no-such-page.html",
}
# Made by the same templates as another kind in the list.
ALIKE = {"routine checklist", "list of procedures", "state of the pages", "abbreviations", "changes"}
# Long tables repeat one row: axe looks at the first thirty of each. Only what is wrong is described: to describe
# what is right as well takes three quarters of the time.
AXE = """async (rules) => (await axe.run(
    { exclude: ["tbody tr:nth-of-type(n+31)"] }, { runOnly: rules, resultTypes: ["violations"] },
)).violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(" | ")}`)"""
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]  # all that another set of colours can break


def barriers(page: Page, axe_source: str, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it stands, by all its rules or some."""
    page.emulate_media(reduced_motion="reduce")
    # A target half hidden at the edge of a scrolled part is as large as any: measured whole.
    page.evaluate(
        """() => document.querySelectorAll(".md-sidebar__scrollwrap").forEach(part => {
            part.style.overflow = "visible"; part.style.height = "auto";
        })"""
    )
    page.evaluate(axe_source)
    found: list[str] = page.evaluate(AXE, rules or ALL_RULES)
    return found


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=kind, marks=[pytest.mark.thorough] if kind in ALIKE else [])
        for kind, path in KINDS.items()
    ],
)
def test_a_page_stays_on_this_host_and_has_no_barrier_in_light_in_dark_or_narrow(
    page: Page, recorder: Recorder, site_url: str, axe_source: str, path: str
) -> None:
    """One page for all looks: to load it anew takes as long as to look at it."""
    page.emulate_media(color_scheme="light")
    page.goto(path)
    if path == KINDS["calculator"]:  # its worker's requests are never seen to end, so the network is never idle
        expect(page.locator(".calculator")).not_to_have_attribute("data-state", "loading")
    else:
        page.wait_for_load_state("networkidle")
    assert recorder.outside(site_url) == []
    complaints = recorder.complaints()
    if path == KINDS["not found"]:
        complaints = [line for line in complaints if "404" not in line]
    assert complaints == []
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert barriers(page, axe_source) == [], "light"

    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 640})
    page.reload()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320, "narrow"
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert barriers(page, axe_source, COLOUR_RULES) == [], "dark"


def test_the_policy_stops_an_inline_script(page: Page, recorder: Recorder) -> None:
    page.goto(HOME)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
        }"""
    )
    assert page.evaluate("() => window.ran") is None
    assert any("Content Security Policy" in line for line in recorder.console)


def test_ticks_stay_after_a_reload_and_one_button_clears_them(page: Page) -> None:
    page.goto(CHECKLIST)
    boxes = page.get_by_role("checkbox").and_(page.locator(".items input"))
    progress = page.get_by_role("status").filter(has_text="done")
    count = boxes.count()
    assert count > 5
    expect(page.get_by_role("button", name="Clear all ticks")).to_be_hidden()
    boxes.nth(0).check()
    page.locator(".items label").nth(2).click()
    expect(progress).to_have_text(f"2 of {count} done.")
    page.reload()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    expect(boxes.nth(2)).to_be_checked()
    page.get_by_role("button", name="Clear all ticks").click()
    expect(progress).to_have_text(f"0 of {count} done.")
    page.reload()
    assert page.locator(".items input:checked").count() == 0


def test_ticks_are_all_that_is_stored(page: Page) -> None:
    page.goto(CHECKLIST)
    page.locator(".items input").first.check()
    stored = page.evaluate("() => ({...localStorage})")
    ours = {key: value for key, value in stored.items() if not key.endswith(".__palette")}
    assert len(ours) == 1
    assert re.fullmatch(r"omu-handbook-ticks:procedure-recall:[0-9a-f]{12}", next(iter(ours)))
    assert list(ours.values()) == ['["' + str(page.locator(".items input").first.get_attribute("id")) + '"]']
    assert page.evaluate("() => [sessionStorage.length, document.cookie]") == [0, ""]
    page.get_by_role("button", name="Clear all ticks").click()
    assert not [key for key in page.evaluate("() => Object.keys(localStorage)") if key.startswith("omu-handbook")]


def test_ticks_of_an_earlier_wording_are_dropped(page: Page) -> None:
    page.goto(CHECKLIST)
    first = page.locator(".items input").first.get_attribute("id")
    old = "omu-handbook-ticks:procedure-recall:000000000000"
    page.evaluate("([key, id]) => localStorage.setItem(key, JSON.stringify([id]))", [old, first])
    page.reload()
    assert page.locator(".items input:checked").count() == 0
    assert page.evaluate("key => localStorage.getItem(key)", old) is None


def test_a_checklist_without_scripts_says_so(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site_url)
    page = context.new_page()
    page.goto(CHECKLIST)
    expect(page.get_by_text("Ticks need scripts")).to_be_visible()
    expect(page.get_by_role("button", name="Clear all ticks")).to_be_hidden()
    context.close()


def test_paper_has_a_line_for_the_pen_and_no_buttons(page: Page) -> None:
    page.goto(CHECKLIST)
    expect(page.get_by_text("Reference (by pen only)")).to_be_hidden()
    page.locator(".items input").first.check()
    page.emulate_media(media="print")
    expect(page.get_by_text("Reference (by pen only)")).to_be_visible()
    for hidden in ("button.clear", ".sub-pages", "header"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_text("This is not an official publication")).to_be_visible()
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_answers_open_one_by_one_and_all_on_paper(page: Page) -> None:
    page.goto(MENTOR)
    answers = page.locator(".questions details")
    assert answers.count() >= 3
    expect(answers.first.locator("p").first).to_be_hidden()
    answers.first.locator("summary").press("Enter")
    expect(answers.first.locator("p").first).to_be_visible()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".questions details[open]").count() == answers.count()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".questions details[open]").count() == 1


SEARCHES = {
    "FTR56": "procedures/recall/index.html",
    "recall pack": "procedures/recall/index.html",
    "recall": "procedures/recall/index.html",
    "Part B": "procedures/recall/index.html",
    "discharge": "procedures/discharge/index.html",
    "release day": "checklists/release-day/index.html",
    "OASys": "procedures/oasys/index.html",
    "tag": "procedures/hdc/index.html",
}


def test_search_gives_the_right_page_first(page: Page, site_url: str) -> None:
    page.goto(HOME)
    page.wait_for_load_state("networkidle")  # the theme listens once its script has run
    box = page.get_by_role("textbox", name="Search")
    results = page.locator(".md-search-result__item > a")
    for words, right in SEARCHES.items():
        box.fill("")
        expect(results).to_have_count(0)
        box.press_sequentially(words)
        # The index is fetched and read on first use, and the list changes with every letter typed.
        address = re.compile(rf"^{re.escape(site_url + right)}([?#]|$)")
        expect(results.first, words).to_have_attribute("href", address)


def test_the_doors_are_reached_by_keyboard_alone(page: Page) -> None:
    page.goto(HOME)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("Skip to content"))
    page.keyboard.press("Enter")
    for name in ("Choose what to do", "Start here if you are new", "Plan a session"):
        _tab_to(page, name)
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px", f"the keyboard's place is not seen on {name}"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("I am mentoring")


def _tab_to(page: Page, name: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.trim()") == name:
            return
    pytest.fail(f"forty steps of the Tab key do not reach {name!r}")


def test_a_checklist_is_worked_by_keyboard_alone(page: Page) -> None:
    page.goto(CHECKLIST)
    page.locator(".items input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".items input").first).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator(".items input").first).not_to_be_checked()


def test_an_abbreviation_tells_its_meaning_on_the_page_and_as_a_tooltip(page: Page) -> None:
    page.goto(GUIDE)
    meaning = page.locator("abbr", has_text="PPCS").first.get_attribute("title")
    assert meaning
    listed = page.locator(".terms div").filter(has=page.locator("dt", has_text=re.compile("^PPCS$"))).locator("dd")
    expect(listed).to_have_text(meaning)


def test_light_and_dark_can_be_chosen_and_are_kept(page: Page) -> None:
    page.goto(HOME)
    page.get_by_title("Change to light", exact=False).first.click()
    page.get_by_title("Light. Change to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(GUIDE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_what_is_needed_on_the_telephone_is_seen_without_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(GUIDE)
    for heading in ("What it is for", "What starts it", "Next deadlines"):
        expect(page.locator(".glance dt", has_text=heading)).to_be_in_viewport()


def test_a_guide_runs_no_python_and_is_small(page: Page, recorder: Recorder) -> None:
    page.goto(GUIDE)
    page.wait_for_load_state("networkidle")
    assert not [address for address in recorder.requests if "runtime" in address or address.endswith(".wasm")]
    transferred = sum(recorder.sizes.values())
    print(f"a guide page transfers {transferred} bytes")
    assert transferred <= 400_000
