"""Measures the calculator in a real browser: how long to the first result, and from a click to the dates on screen.

`first_results` puts every visit beside the bare start of the same runtime (Pyodide as its npm package comes, in a
module worker, adding 1 and 1), in the same browser, from the same kind of server, turn and turn about.
"""

from __future__ import annotations

import functools
import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from handbook.policy import HEADER_POLICY

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CALCULATOR_PAGE = "calculators/sentence.html"
LIMIT = 60_000  # milliseconds; a visit that takes longer fails

_BARE_PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>-</title><script type=module src=bare.js></script></html>"
)
_BARE_SCRIPT = """
const worker = new Worker(new URL("bare-worker.js", import.meta.url), { type: "module" });
worker.onmessage = () => { document.documentElement.dataset.shown = performance.now(); };
"""
_BARE_WORKER = """
import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
postMessage(python.runPython("1 + 1"));
"""

# Types a case as soon as the form is there, asks for the dates at once, and notes when they stand on the page.
_FIRST_RESULT = """
addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector(".calculator form")) return;
  const typed = { "sentence-date-day": 5, "sentence-date-month": 1, "sentence-date-year": 2026, "offence-date-day": 1,
    "offence-date-month": 6, "offence-date-year": 2025, "length-years": 3, "remand-total": 35 };
  for (const [id, value] of Object.entries(typed)) document.getElementById(id).value = value;
  document.getElementById("remand-days").checked = true;
  const button = document.querySelector("[data-part=submit]");
  const shown = () => {
    const first = document.querySelector("[data-part=result]:not([hidden]) .calc-dates td");
    if (first) document.documentElement.dataset.shown ??= performance.now();
  };
  new MutationObserver(() => {
    shown();
    if (!button.disabled && !button.dataset.pressed) { button.dataset.pressed = "yes"; button.click(); }
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
});
"""

_CLICK_TO_SHOWN = """
async () => {
  const button = document.querySelector("[data-part=submit]");
  const answer = document.querySelector("[data-part=answer]");
  const changed = new Promise((done) => new MutationObserver(() => done()).observe(answer, { childList: true }));
  const begin = performance.now();
  button.click();
  await changed;
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - begin;
}
"""


@dataclass
class Series:
    """Times of one thing, in milliseconds."""

    name: str
    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle time."""
        return statistics.median(self.times)

    @property
    def span(self) -> tuple[float, float]:
        """The shortest and the longest time."""
        return min(self.times), max(self.times)


def first_results(site: Path, pyodide: Path, rounds: int = 5, visits: int = 4) -> dict[str, Series]:
    """Opening the calculator page to the first result, beside the bare start, on each visit with the same profile.

    `site` is the built site, `pyodide` the folder of the npm package. The keys are `calculator 1`, `bare 1`,
    `calculator 2`, … up to `visits`; every round begins with two fresh profiles.
    """
    found: dict[str, Series] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder) / "bare"
        _bare_site(bare, pyodide)
        with served(site) as site_url, served(bare) as bare_url:
            for number in range(rounds):
                pages = {"calculator": f"{site_url}/{CALCULATOR_PAGE}", "bare": f"{bare_url}/index.html"}
                for name in list(pages)[:: 1 if number % 2 == 0 else -1]:  # turn and turn about
                    profile = Path(folder) / f"profile-{number}-{name}"
                    with _browser(playwright, profile) as context:
                        for visit in range(1, visits + 1):
                            key = f"{name} {visit}"
                            found.setdefault(key, Series(key)).times.append(_visit(context, pages[name]))
    return found


def click_to_shown(site: Path, times: int = 40) -> Series:
    """From pressing the button to the frame after the dates were put on the page, Python being ready."""
    series = Series("click to shown")
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        served(site) as url,
        _browser(playwright, Path(folder) / "profile") as context,
    ):
        page = _open(context, f"{url}/{CALCULATOR_PAGE}")
        for _ in range(times):
            page.wait_for_timeout(30)
            series.times.append(float(page.evaluate(_CLICK_TO_SHOWN)))
    return series


def report(series: Sequence[Series]) -> str:
    """One line for each series: median and range."""
    return "\n".join(
        f"{one.name:16} median {one.median:7.0f} ms   range {one.span[0]:.0f} to {one.span[1]:.0f}   ({len(one.times)})"
        for one in series
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder on this machine under the site's own policy; gives the address."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", HEADER_POLICY)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _browser(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=CHROMIUM, args=FLAGS, headless=True
    )
    try:
        context.add_init_script(_FIRST_RESULT)
        yield context
    finally:
        context.close()


def _visit(context: BrowserContext, url: str) -> float:
    page = _open(context, url)
    shown = float(page.evaluate("document.documentElement.dataset.shown"))
    page.wait_for_timeout(1500)  # the browser writes its caches after the page is done
    page.close()
    return shown


def _open(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    page.locator("html[data-shown]").wait_for(state="attached", timeout=LIMIT)
    return page


def _bare_site(folder: Path, pyodide: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(_BARE_PAGE, encoding="utf-8")
    (folder / "bare.js").write_text(_BARE_SCRIPT, encoding="utf-8")
    (folder / "bare-worker.js").write_text(_BARE_WORKER, encoding="utf-8")
    for name in (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    ):
        shutil.copyfile(pyodide / name, folder / name)
