"""From opening the calculator page to the first result, beside the bare start of the same Python runtime."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext

from bench.chromium import browser, playwright, profile_folder, wait_for_mark
from bench.figures import Figure, Samples
from bench.site import ROOT, built_site
from handbook.static_server import static_server

RUNS = 5
FIRST_MOST = 0.45
SECOND_MOST = 0.25
PAGES = ("calculators/sentence.html", "bare/index.html")
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def _with_bare_page(site: Path) -> None:
    """Put the bare start beside the site, so that one server sends both with the same headers."""
    shutil.copytree(ROOT / "bench" / "bare", site / "bare")
    for name in RUNTIME_FILES:
        shutil.copy(ROOT / "node_modules" / "pyodide" / name, site / "bare" / name)


def _visit(context: BrowserContext, address: str) -> float:
    page = context.new_page()
    page.goto(address)
    shown = wait_for_mark(page, "shown")
    page.wait_for_timeout(1500)  # the browser writes its cache after the page is done
    page.close()
    return shown


def figures() -> list[Figure]:
    """Measure first and second visits, ours and bare in turn, each pair of visits in a new profile.

    Between the two the browser is closed and opened again, as on another day: nothing of the first runs on.
    """
    first: dict[str, list[float]] = {path: [] for path in PAGES}
    second: dict[str, list[float]] = {path: [] for path in PAGES}
    example = (ROOT / "bench" / "example.js").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name, playwright() as started:
        site = Path(name) / "site"
        shutil.copytree(built_site(), site)
        _with_bare_page(site)
        with static_server(site) as address:
            for _ in range(RUNS):
                for path in PAGES:
                    script = "" if "bare" in path else example
                    with profile_folder() as folder:
                        for visits in (first, second):
                            with browser(started, folder) as context:
                                context.add_init_script(script)
                                visits[path].append(_visit(context, address + path))
    ours, bare = PAGES
    bare_first = Samples("bare start of the same runtime, `1 + 1`, first visit", tuple(first[bare]))
    bare_second = Samples("bare start, second visit", tuple(second[bare]))
    second_ours = Samples("calculator page opened to dates shown, second visit", tuple(second[ours]))
    return [
        Figure(
            "The first result, first visit",
            "ms",
            Samples("calculator page opened to dates shown", tuple(first[ours])),
            bare_first,
            FIRST_MOST,
            times=True,
            note="Both from the start of the navigation, in a profile that has never been anywhere, from the same "
            "server on the same machine.",
        ),
        Figure(
            "The first result, second visit",
            "ms",
            second_ours,
            bare_first,
            SECOND_MOST,
            times=True,
            note=f"Against the bare start on its own second visit, {bare_second.spread('ms')}, the ratio is "
            f"{second_ours.middle / bare_second.middle:.2f}.",
        ),
    ]
