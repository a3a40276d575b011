"""A real Chromium for benchmarks, with the flags that the tests use."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tests.conftest import CHROMIUM_FLAGS
from tools.setup.machine import find_browser


@contextmanager
def playwright() -> Iterator[Playwright]:
    """Playwright, for as long as the block runs."""
    with sync_playwright() as started:
        yield started


@contextmanager
def profile_folder() -> Iterator[str]:
    """The folder of a profile that has never been anywhere."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield folder


@contextmanager
def browser(started: Playwright, folder: str) -> Iterator[BrowserContext]:
    """A browser with the profile in `folder`, and so with a cache on disk as a person's has."""
    program = find_browser()
    if program is None:
        raise SystemExit("Chromium is needed for this measurement: apt-get install chromium, or set CHROMIUM")
    context = started.chromium.launch_persistent_context(
        folder, executable_path=program, args=CHROMIUM_FLAGS, headless=True, locale="en-GB"
    )
    try:
        yield context
    finally:
        context.close()


@contextmanager
def profile(started: Playwright) -> Iterator[BrowserContext]:
    """A browser that has never been anywhere."""
    with profile_folder() as folder, browser(started, folder) as context:
        yield context


def wait_for_mark(page: Page, mark: str) -> float:
    """Milliseconds from the start of the page's navigation to the mark that its script made."""
    script = """mark => new Promise((done, fail) => {
        const look = () => performance.getEntriesByName(mark)[0];
        const found = entry => { clearTimeout(late); done(entry.startTime); };
        const late = setTimeout(() => fail(new Error(`no mark ${mark} after 60 s`)), 60000);
        if (look()) found(look());
        else new PerformanceObserver(() => { if (look()) found(look()); }).observe({ type: "mark", buffered: true });
    })"""
    return float(page.evaluate(script, mark))
