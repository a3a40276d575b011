"""`handbook serve` on a small project: a saved change shows by itself, a wrong definition shows what is wrong."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.handbook.pages_site import ROOT, project

# The figure to hold is 3 s on a quiet machine; the rest is room for a slow one.
AT_MOST = 15.0


@dataclass
class Served:
    """A running server and the definition that is edited."""

    url: str
    definition: Path

    def edit(self, old: str, new: str) -> None:
        text = self.definition.read_text(encoding="utf-8")
        assert old in text
        self.definition.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = project(tmp_path / "project")
    command = [
        sys.executable,
        "-m",
        "handbook",
        "--root",
        str(root),
        "serve",
        "--port",
        "0",
        "--no-pdf",
        "--no-calculator",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                found = re.search(r"http://127\.0\.0\.1:\d+/", line)
                if found:
                    yield Served(found.group(0), root / "procedures" / "good.yml")
                    return
            pytest.fail("the server ended without telling its address")
        finally:
            process.terminate()
            process.stdout.close()


@pytest.fixture
def guide(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=served.url)
    page = context.new_page()
    page.goto("procedures/good/index.html")
    yield page
    context.close()


@pytest.mark.timed
def test_a_saved_change_shows_by_itself(served: Served, guide: Page) -> None:
    expect(guide.get_by_role("heading", level=1)).to_contain_text("Post book")
    began = time.monotonic()
    served.edit("title: Post book", "title: Letter book")
    expect(guide.get_by_role("heading", level=1)).to_contain_text("Letter book", timeout=AT_MOST * 1000)
    print(f"a saved change was on screen after {time.monotonic() - began:.2f} s")


def test_a_wrong_definition_leaves_the_last_good_page_with_a_banner(served: Served, guide: Page) -> None:
    expect(guide.get_by_role("alert")).to_have_count(0)
    served.edit("title: Post book", "titel: Post book")
    banner = guide.get_by_role("alert")
    expect(banner).to_contain_text("this is the last good version")
    expect(banner).to_contain_text(re.compile(r"procedures/good\.yml:1: .*titel"))
    expect(guide.get_by_role("heading", level=1)).to_contain_text("Post book")
    served.edit("titel: Post book", "title: Mended book")
    expect(guide.get_by_role("heading", level=1)).to_contain_text("Mended book")
    expect(guide.get_by_role("alert")).to_have_count(0)


def test_the_policy_holds_while_serving(served: Served, browser: Browser) -> None:
    context = browser.new_context(base_url=served.url)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    response = page.goto("index.html")
    assert response is not None
    assert "script-src 'self' 'wasm-unsafe-eval'" in response.headers["content-security-policy"]
    expect(page.locator('script[src="/_live/live.js"]')).to_have_count(1)
    assert complaints == []
    context.close()
