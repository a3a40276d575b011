"""The quick calculators in a real browser: on their pages, in the guides, with a calendar file, and with rows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from calculator.forms.one import SELECT_FROM
from calculator.quick.model import Ask, Quick
from calculator.quick.registry import find, there
from handbook.definitions import load_book
from handbook.serve import static_server
from tests.browser.test_calculator_access import fits, violations
from tests.calculator.quick.example_calculator import QUICK as EXAMPLE
from tests.handbook import pages_site
from tests.recorder import Recorder

PATIENCE = 90_000
ROOT = Path(__file__).resolve().parents[2]
PLAIN = [name for name in there() if name != "deadlines"]


class Calculator:
    """One quick calculator on an open page."""

    def __init__(self, page: Page, identifier: str) -> None:
        page.set_default_timeout(PATIENCE)
        self.page, self.id = page, identifier
        self.root = page.locator(f"#calculator-{identifier}")
        self.summary = self.root.locator("[data-part=summary]")
        self.answer = self.root.locator("[data-part=answer]")
        self.result = self.root.locator("[data-part=result]")

    def box(self, name: str) -> Locator:
        """A control, by its name after the calculator's own."""
        return self.page.locator(f"#{self.id}-{name}")

    def date(self, name: str, day: str) -> None:
        """Types a day written 2026-01-05."""
        for part, text in zip(("year", "month", "day"), day.split("-"), strict=True):
            self.box(f"{name}-{part}").fill(text)

    def press(self) -> None:
        """Asks for the answer; what was told before is put out of the way, so that nobody takes it for the new."""
        for place in (self.summary, self.result):
            place.evaluate("place => { place.hidden = true; }")
        self.root.get_by_role("button", name="Work it out").click()

    def lines(self) -> dict[str, str]:
        """The results, once they are there."""
        expect(self.result).to_be_visible(timeout=PATIENCE)
        rows = self.answer.locator(".calc-quick-lines > div").all()
        return {row.locator("dt").inner_text(): row.locator("dd strong").inner_text() for row in rows}

    def problems(self) -> list[str]:
        """The problems of the summary, once they are there."""
        expect(self.summary).to_be_visible(timeout=PATIENCE)
        return self.summary.locator("li").all_inner_texts()

    def type(self, asks: tuple[Ask, ...], inputs: Mapping[str, Any], prefix: str = "") -> None:
        """Fills in inputs as the exchange has them."""
        for ask in asks:
            if ask.id in inputs:
                self.type_one(ask, inputs[ask.id], f"{prefix}{ask.id}")

    def type_one(self, ask: Ask, value: Any, name: str) -> None:
        """Fills in one ask."""
        if ask.kind == "rows":
            shown = max(ask.least or 0, 1)
            for number, row in enumerate(value, start=1):
                if number > shown:
                    self.root.locator(f"[data-rows-of={self.id}-{name}] [data-add-row]").click()
                self.type(ask.of, row, f"{name}-{number}-")
        elif ask.kind == "date":
            self.date(name, value)
        elif ask.kind == "flag":
            self.box(name).set_checked(value)
        elif ask.kind == "choice" and len(ask.choices) < SELECT_FROM:
            self.page.locator(f'[id="{self.id}-{name}-{value}"]').check()
        elif ask.kind == "choice":
            self.box(name).select_option(value)
        else:
            self.box(name).fill(f"{value / 100:.2f}" if ask.kind == "money" else str(value))


def opened(page: Page, quick: Quick, address: str = "") -> Calculator:
    """The calculator's own page, on the day its rules were checked."""
    page.clock.set_fixed_time(quick.checked.isoformat())
    page.goto(f"{address}calculators/{quick.id}.html")
    return Calculator(page, quick.id)


def barriers(page: Page, axe_source: str) -> list[str]:
    """What axe finds; a target half hidden at the edge of a scrolled side bar is measured whole."""
    page.evaluate(
        """() => document.querySelectorAll(".md-sidebar__scrollwrap").forEach(part => {
            part.style.overflow = "visible"; part.style.height = "auto";
        })"""
    )
    return violations(page, axe_source)


def same(html: str) -> str:
    """HTML with the blanks between elements taken out."""
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", html)).strip()


# --- every calculator -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("identifier", PLAIN)
def test_a_calculator_tells_what_is_missing_and_works_out_the_example_on_its_page(
    page: Page, identifier: str, axe_source: str
) -> None:
    quick = find(identifier)
    calculator = opened(page, quick)
    if any(ask.needed for ask in quick.asks):
        calculator.press()
        assert calculator.problems()
        link = calculator.summary.get_by_role("link").first
        target = str(link.get_attribute("href")).removeprefix("#")
        link.click()
        expect(page.locator(f'[id="{target}"]')).to_be_focused()
    calculator.type(quick.asks, quick.example)
    calculator.press()
    assert calculator.lines()
    assert same(calculator.answer.inner_html()) == same(page.locator(".calc-example").inner_html())
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)
    assert barriers(page, axe_source) == []


def test_the_list_names_every_calculator(page: Page) -> None:
    page.goto("calculators/index.html")
    for identifier in there():
        expect(page.locator(".md-content").get_by_role("link", name=find(identifier).title, exact=True)).to_be_visible()


# --- deadlines --------------------------------------------------------------------------------------------------------


def test_the_deadlines_of_a_procedure_come_with_a_calendar_file(
    page: Page, recorder: Recorder, site_url: str, axe_source: str, tmp_path: Path
) -> None:
    calculator = opened(page, find("deadlines"))
    calculator.press()
    assert calculator.problems() == ["Choose the procedure."]
    calculator.box("procedure").select_option("recall")
    key = page.get_by_role("group", name="The day of return to custody")
    expect(key.get_by_role("textbox")).to_have_count(3)
    calculator.press()
    assert "at least one key date" in calculator.problems()[0]
    for box, text in zip(key.get_by_role("textbox").all(), ("5", "1", "2026"), strict=True):
        box.fill(text)
    page.wait_for_timeout(300)  # the rehearsal
    asked = len(recorder.requests)
    calculator.press()
    lines = calculator.lines()
    assert lines["Day 56: release on licence"] == "Sunday 1 March 2026"
    expected = sum(limit.of == "the day of return to custody" for limit in load_book(ROOT).find("recall").deadlines)
    assert len(lines) == expected > 1
    assert barriers(page, axe_source) == []

    with page.expect_download() as all_of_them:
        page.get_by_role("button", name=f"Calendar file of all {expected} dates").click()
    with page.expect_download() as one:
        page.get_by_role("button", name="Calendar file for: Day 56").click()
    assert all_of_them.value.suggested_filename == "recall-dates.ics"
    whole, single = (download.value.path().read_bytes().decode() for download in (all_of_them, one))
    assert whole.count("BEGIN:VEVENT\r\n") == expected
    assert single.count("BEGIN:VEVENT\r\n") == 1
    assert "DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\n" in single
    assert re.search(r"UID:[0-9a-f]{32}-1@omu-handbook\.invalid\r\nDTSTAMP:\d{8}T\d{6}Z\r\n", single)
    assert [each for each in recorder.requests[asked:] if not each.startswith("blob:")] == []
    assert recorder.outside(site_url) == []
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") in (0, 1)
    assert "2026" not in page.url
    assert recorder.complaints() == []


# --- in a guide -------------------------------------------------------------------------------------------------------


def test_a_guide_loads_no_python_until_its_box_is_opened(page: Page, recorder: Recorder, axe_source: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto("procedures/recall/index.html")
    page.wait_for_timeout(500)
    assert not [each for each in recorder.requests if "/runtime/" in each or "assets/calculator/engine" in each]
    box = page.locator("details.calc-box[data-calculator=deadlines]")
    expect(box).to_have_count(1)
    calculator = Calculator(page, "deadlines")
    expect(calculator.root).to_be_hidden()
    box.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(calculator.root).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    assert [each for each in recorder.requests if "/runtime/" in each]
    page.get_by_role("group", name="The day of return to custody").get_by_role("textbox").first.focus()
    for text in ("5", "1", "2026"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    calculator.press()
    assert calculator.lines()["Day 56: release on licence"] == "Sunday 1 March 2026"
    assert barriers(page, axe_source) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)
    assert recorder.complaints() == []


def test_the_form_of_a_sentence_works_at_the_step_of_a_guide(page: Page, recorder: Recorder, axe_source: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto("procedures/two-day-checks/index.html")
    page.wait_for_timeout(500)
    scripts = [each for each in recorder.requests if "/runtime/" in each or re.search(r"calculator/.*\.js", each)]
    assert [each.rsplit("/", 1)[1] for each in scripts] == ["boxes.js"]
    box = page.locator("#step-recount details.calc-box[data-calculator=sentence]")
    calculator = Calculator(page, "sentence")
    expect(calculator.root).to_be_hidden()
    box.locator("> summary").click()
    calculator.root.get_by_role("button", name="Work out the dates").click()
    assert calculator.problems() == [
        "Enter the date of sentence.",
        "Enter the date of the offence.",
        "Enter the length of the sentence.",
    ]
    calculator.summary.get_by_role("link").nth(2).click()
    expect(page.locator("#calc-sentence-length-years")).to_be_focused()
    expect(page.locator("#calc-sentence-length-error")).to_be_visible()
    assert barriers(page, axe_source) == []
    assert "/quick.js" not in " ".join(recorder.requests)

    filled = {
        "sentence-date": "5 1 2026",
        "offence-date": "1 6 2025",
        "as-of": "21 11 2026",
        "remand-period-1-from": "1 12 2025",
        "remand-period-1-to": "4 1 2026",
    }
    page.locator("#calc-sentence-length-years").fill("3")
    page.locator("#calc-sentence-remand-periods").check()
    for name, day in filled.items():
        for part, text in zip(("day", "month", "year"), day.split(), strict=True):
            page.locator(f"#calc-sentence-{name}-{part}").fill(text)
    calculator.root.get_by_role("button", name="Add another period").click()
    expect(page.locator("#calc-sentence-remand-period-2-from-day")).to_be_focused()
    expect(calculator.root.locator("[data-part=count]")).to_contain_text("35 days")
    calculator.root.get_by_role("button", name="Work out the dates").click()
    expect(calculator.result).to_be_visible(timeout=PATIENCE)
    expect(calculator.result.locator(".calc-result-title")).to_be_focused()
    assert calculator.answer.locator("tr[data-type=CRD]").get_attribute("data-date") == "2026-12-01"
    expect(calculator.answer.get_by_role("heading", name="What this stands on")).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert sorted(set(ids)) == sorted(ids)
    assert barriers(page, axe_source) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)
    page.emulate_media(media="print")
    expect(calculator.result).to_be_visible()
    expect(page.locator("#step-recount .do")).to_be_visible()
    assert recorder.complaints() == []


def test_a_sentence_box_that_cannot_start_offers_the_worksheet(page: Page) -> None:
    page.set_default_timeout(PATIENCE)
    page.route("**/stdlib.zip", lambda route: route.fulfill(status=404, body="Not found"))
    page.goto("procedures/two-day-checks/index.html")
    page.locator("details.calc-box[data-calculator=sentence] > summary").click()
    failure = page.locator("#calculator-sentence [data-part=failure]")
    link = failure.get_by_role("link", name="paper worksheet")
    expect(link).to_be_visible(timeout=PATIENCE)
    assert page.request.get(link.evaluate("link => link.href")).ok
    expect(failure.get_by_role("heading", level=4)).to_have_text("The calculator could not be loaded")


def test_printing_a_guide_starts_no_calculator(page: Page, recorder: Recorder) -> None:
    page.goto("procedures/recall/index.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)
    expect(page.locator("details.calc-box").first).to_be_hidden()
    assert not [each for each in recorder.requests if "/runtime/" in each]


def test_no_guide_is_heavier_than_it_may_be(site_dir: Path) -> None:
    heavy = {path.parent.name: path.stat().st_size for path in site_dir.glob("procedures/*/index.html")}
    assert heavy
    assert {name: size for name, size in heavy.items() if size > 400_000} == {}
    assert all(
        (site_dir / "procedures" / name / "index.html").read_text().count("calculator-boot") <= 1 for name in heavy
    )


# --- rows, questions that depend on an answer, and errors: a calculator made for it -----------------------------------


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small site whose `days-between` is the tests' own, and stands at a step of a guide too."""
    root = pages_site.project(tmp_path_factory.mktemp("quick"))
    shutil.copytree(ROOT / "calculator", root / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(
        ROOT / "tests" / "calculator" / "quick" / "example_calculator.py", root / "calculator/quick/days_between.py"
    )
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copy(ROOT / "LICENSE", root)
    guide = root / "procedures" / "good.yml"
    text = guide.read_text(encoding="utf-8")
    changed = re.sub(r"(\nsteps:\n\s+- \{)", r"\1calculator: days-between, ", text, count=1)
    assert changed != text
    guide.write_text(changed, encoding="utf-8")
    command = [sys.executable, "-m", "handbook", "build", "--no-pdf"]
    done = subprocess.run(
        command, cwd=root, env={**_environment(), "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    with static_server(root / "site") as address:
        yield address


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)


@pytest.fixture
def example(page: Page, small_site: str) -> Calculator:
    return opened(page, EXAMPLE, small_site)


def test_rows_come_and_go_and_every_problem_stands_beside_its_box(
    example: Calculator, page: Page, axe_source: str
) -> None:
    add = example.root.get_by_role("button", name="Add another period")
    expect(example.root.get_by_role("button", name="Remove period 1")).to_be_hidden()
    add.focus()
    page.keyboard.press("Enter")
    expect(example.box("period-2-from-day")).to_be_focused()
    page.keyboard.type("6")
    add.click()
    expect(add).to_be_hidden()  # three are the most
    example.root.get_by_role("button", name="Remove period 1").click()
    expect(example.root.locator("[data-row] > legend")).to_have_text(["Period 1", "Period 2"])
    expect(example.box("period-2-from-day")).to_have_value("6")
    example.box("kind-whole").check()
    example.date("period-2-from", "2026-01-06")
    example.date("period-2-to", "2026-01-05")
    example.date("period-3-from", "2026-02-31")
    example.press()
    assert len(example.problems()) == 2
    beside = page.locator("#days-between-period-3-from-error")
    expect(beside).to_contain_text("31 February 2026 is not a real date")
    expect(example.box("period-3-from-day")).to_have_attribute("aria-invalid", "true")
    assert "days-between-period-3-from-error" in str(example.box("period-3-from-day").get_attribute("aria-describedby"))
    assert barriers(page, axe_source) == []
    example.date("period-3-from", "2026-02-01")
    example.date("period-3-to", "2026-02-02")
    example.press()
    assert example.problems() == ["The last day is before the first. Look at both again."]
    example.date("period-2-to", "2026-01-07")
    example.press()
    assert example.lines() == {"Days": "4 days", "Last day": "Thursday 26 November 2026"}
    expect(page.locator("#days-between-result-title")).to_be_focused()
    example.box("age").fill("30")
    expect(example.result.get_by_text("You have changed something")).to_be_visible()
    example.root.get_by_role("button", name="Clear everything").click()
    expect(example.root.locator("[data-row]")).to_have_count(1)
    expect(example.result).to_be_hidden()


def test_questions_appear_with_the_answer_they_depend_on(example: Calculator) -> None:
    expect(example.box("sum")).to_be_hidden()
    example.box("kind-paid").check()
    expect(example.box("sum")).to_be_visible()
    expect(example.box("period-1-share")).to_be_hidden()
    example.box("period-1-half").check()
    expect(example.box("period-1-share")).to_be_visible()
    example.type(EXAMPLE.asks, EXAMPLE.example)
    example.press()
    assert len(example.problems()) == 1  # the share; what is hidden is not asked
    example.box("period-1-half").uncheck()
    example.press()
    assert example.lines()["Days"] == "2 days"
    assert same(example.answer.inner_html()) == same(example.page.locator(".calc-example").inner_html())


def test_absurd_numbers_are_told_and_never_become_markup(example: Calculator) -> None:
    example.type(EXAMPLE.asks, EXAMPLE.example)
    for absurd in ("999999999999", "-1", "🙂", "<b>x</b>", "1e5", "٣", "x" * 5000):
        example.box("age").fill(absurd)
        example.press()
        assert len(example.problems()) == 1, absurd
        assert example.root.locator("b").count() == 0


def test_a_calculator_named_by_a_step_stands_at_that_step(page: Page, small_site: str) -> None:
    page.goto(f"{small_site}procedures/good/index.html")
    box = page.locator("ol.steps li details.calc-box[data-calculator=days-between]")
    expect(box).to_have_count(1)
    box.locator("> summary").click()
    calculator = Calculator(page, "days-between")
    calculator.type(EXAMPLE.asks, EXAMPLE.example)
    calculator.press()
    assert calculator.lines()["Days"] == "2 days"
