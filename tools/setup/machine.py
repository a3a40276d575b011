"""What this machine has: looked up, never changed."""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

VENV = Path(".venv")
RUNTIME = Path("node_modules/pyodide/pyodide.mjs")
OLDEST_NODE = 18  # what the browser's Python runtime asks for
# The first is the same browser without the windows that no test looks at: tests take two thirds of the time in it.
BROWSERS = (
    "chromium-headless-shell",
    "/usr/bin/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


@dataclass(frozen=True)
class Machine:
    """The facts that set-up decides by."""

    python: tuple[int, int]
    can_make_venv: bool
    installer: tuple[str, ...]  # the words before "install": empty where system packages cannot be installed
    node: bool
    runtime: bool  # the browser's Python, in node_modules
    browser: str | None
    pdf_tools: bool


def without() -> frozenset[str]:
    """What the person asked to do without, in SETUP_WITHOUT: node, browser, root (words apart by commas)."""
    return frozenset(word.strip() for word in os.environ.get("SETUP_WITHOUT", "").split(",") if word.strip())


def _answers(*command: str) -> bool:
    """Whether a program starts and ends well."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find_browser() -> str | None:
    """The Chromium that the tests drive: CHROMIUM if it is set, otherwise the first of the usual names that starts.

    A name alone is not enough: Ubuntu's ``chromium-browser`` is a note that the browser is to be had elsewhere.
    """
    if "browser" in without():
        return None
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else BROWSERS:
        path = shutil.which(name)
        if path and _answers(path, "--version"):
            return path
    return None


def find_node() -> str | None:
    """A Node that is new enough and has npm beside it: the machine's own, or the one in the environment."""
    places = [str(VENV.absolute() / "bin")]
    if "node" not in without():
        places.append(os.environ.get("PATH", os.defpath))
    check = f"process.exit(Number(process.versions.node.split('.')[0]) >= {OLDEST_NODE} ? 0 : 1)"
    for place in reversed(places):
        node, npm = shutil.which("node", path=place), shutil.which("npm", path=place)
        if node and npm and _answers(node, "-e", check):
            return node
    return None


def find_installer() -> tuple[str, ...]:
    """How system packages are installed here; empty where they cannot be."""
    if "root" in without() or not shutil.which("apt-get"):
        return ()
    if os.geteuid() == 0:
        return ("apt-get",)
    if shutil.which("sudo") and _answers("sudo", "-n", "true"):
        return ("sudo", "-n", "apt-get")
    return ()


def look(*, for_tests: bool) -> Machine:
    """Look at the machine; what only tests need is looked up only for them."""
    return Machine(
        python=sys.version_info[:2],
        can_make_venv=bool(importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")),
        installer=find_installer(),
        node=find_node() is not None,
        runtime=RUNTIME.is_file(),
        browser=find_browser() if for_tests else None,
        pdf_tools=shutil.which("pdftoppm") is not None,
    )
