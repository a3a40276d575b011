"""Fixtures for every room: the tree, the built site, the site as served, and a browser that is listened to.

Ask for `page` to get a Playwright page whose addresses are relative to the site (``page.goto("index.html")``), for
`recorder` to see what it asked for and said, for `site_dir` to read the built files. A test that uses a browser is
marked `browser` by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # the engine's tests also run inside the browser's Python, which has no Playwright
    from playwright.sync_api import Browser, BrowserContext

    from tests.recorder import Recorder

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60_000  # milliseconds that a page may take for anything: a busy machine is no fault of the page
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
CHROMIUM_FLAGS = [
    "--no-sandbox",  # in a container Chromium has no leave to make its own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _hypothesis_profiles() -> None:
    """`fuzz` tries very much; in CI the cases are the same each time, so that a failure can be had again."""
    from hypothesis import settings
    from hypothesis.configuration import set_hypothesis_home_dir

    set_hypothesis_home_dir(ROOT / ".cache" / "hypothesis")
    settings.register_profile("usual", deadline=None)
    settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
    settings.register_profile("fuzz", deadline=None, max_examples=20_000)
    settings.load_profile("ci" if IN_CI else "usual")


if sys.platform != "emscripten":
    _hypothesis_profiles()


def reference_folder() -> Path:
    """The agreed cases: the folder named by REFERENCE_CASES, or `shared/reference` beside the checkout."""
    return Path(os.environ.get("REFERENCE_CASES") or ROOT.parent / "shared" / "reference")


@cache
def _chromium() -> str | None:
    from tools.setup.machine import find_browser

    return find_browser()


def _no_browser() -> str | None:
    return None if _chromium() else "no Chromium on this machine (apt-get install chromium, or set CHROMIUM)"


@cache
def _no_pdfs() -> str | None:
    from handbook import print as prints

    return prints.available()


def _no_reference() -> str | None:
    folder = reference_folder()
    return None if folder.is_dir() else f"the agreed cases are not in {folder} (set REFERENCE_CASES)"


def _no_dictionary() -> str | None:
    from handbook.report import spelling

    return spelling.unavailable(ROOT) or None


SLOW_FOLDERS = ("runtime", "browser")
LACKING: dict[str, list[str]] = {}  # reason, and the tests that were skipped for it
LOOK_FIRST: dict[str, Callable[[], str | None]] = {
    "browser": _no_browser,
    "pdf": _no_pdfs,
    "reference": _no_reference,
    "spelling": _no_dictionary,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what this machine cannot run; where a program is lacking in CI, fail instead.

    The folders of slow files come first: with two processes, a long file that begins last would keep one waiting.
    """
    items.sort(key=lambda item: item.path.parent.name not in SLOW_FOLDERS)
    for item in items:
        if item.get_closest_marker("timed") and item.path.parent.name != "browser":
            raise pytest.UsageError(f"`make test` looks for timed tests in tests/browser only: {item.nodeid}")
        if {"page", "context", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
        for name, look in LOOK_FIRST.items():
            if item.get_closest_marker(name) and (reason := look()):
                LACKING.setdefault(reason, []).append(item.nodeid)
                item.add_marker(pytest.mark.skip(reason=f"{name}: {reason}"))
                if IN_CI and name != "reference":
                    raise pytest.UsageError(f"In CI every test must run, and {item.nodeid} cannot: {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells the main process what it did not run."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["lacking"] = LACKING


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """The main process notes what a worker did not run; each worker has looked at all tests, so one list is enough."""
    LACKING.update(getattr(node, "workeroutput", {}).get("lacking", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count aloud what was not run."""
    for reason, names in LACKING.items():
        terminalreporter.write_line(f"NOT RUN, {len(names)} tests: {reason}", yellow=True, bold=True)


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def reference_cases() -> Path:
    """The folder of agreed cases; mark the test `reference`, so that it is skipped where there is none."""
    return reference_folder()


@pytest.fixture(scope="session")
def site_dir() -> Path:
    """The built site: the folder named by HANDBOOK_SITE, or built now, once for all workers of this run."""
    named = os.environ.get("HANDBOOK_SITE")
    if named:
        site = (ROOT / named).resolve()
        assert (site / "index.html").is_file(), f"HANDBOOK_SITE names {site}, and there is no site in it"
        return site
    import fcntl

    site = ROOT / ".cache" / "site-test"
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    stamp = site.with_suffix(".run")
    stamp.parent.mkdir(exist_ok=True)
    with site.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.is_file() or stamp.read_text() != run:
            command = [sys.executable, "-m", "handbook", "--root", str(ROOT), "build", "--out", str(site)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"the site could not be built:\n{done.stdout}{done.stderr}"
            stamp.write_text(run)
    return site


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """Address of the built site, served as `handbook serve` serves it, with the policy headers; ends in a slash."""
    from handbook.serve import static_server

    with static_server(site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium: Playwright's is not needed."""
    return {**browser_type_launch_args, "executable_path": _chromium(), "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """Waits for as long as a busy machine may need, in whatever context a test opens."""
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
    return browser


@pytest.fixture(scope="session")
def base_url(site_url: str) -> str:
    """What the addresses of a `page` are relative to."""
    return site_url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A reader in England."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def own_python(context: BrowserContext) -> None:
    """Each page has a worker of its own: tests can look only into those, and at what they ask for."""
    context.add_init_script("delete globalThis.SharedWorker")


@pytest.fixture
def recorder(context: BrowserContext) -> Recorder:
    """What the pages of this test ask for and say."""
    from tests.recorder import Recorder

    listening = Recorder()
    listening.attach(context)
    return listening


@pytest.fixture(scope="session")
def axe_source(repo_root: Path) -> str:
    """The script of axe-core, to be evaluated in a page: the site's policy forbids adding it as a script."""
    return (repo_root / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
