"""Rows, questions that depend on an answer, and errors of quick calculators: on a calculator made for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.serve import static_server
from tests.browser.test_quick import Calculator, barriers, opened, same
from tests.calculator.quick.example_calculator import QUICK as EXAMPLE
from tests.handbook import pages_site

ROOT = Path(__file__).resolve().parents[2]


pytestmark = pytest.mark.thorough  # it builds a site and a Python of its own; rows are typed in test_quick.py too


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
        command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    with static_server(root / "site") as address:
        yield address


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
