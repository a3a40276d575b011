"""The steps that change the checkout or the machine. Each says in one line what it does, or nothing if it is done."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.setup import stamps
from tools.setup.machine import RUNTIME, VENV

PYTHON = VENV / "bin" / "python"
REQUIREMENTS = Path("requirements")


class StepError(Exception):
    """A step did not work; the text says which, and what the program that failed said last."""


def say(text: str) -> None:
    """One line for the person at the keyboard."""
    print(f"set-up: {text}", flush=True)


@contextmanager
def told(text: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"set-up: {text} …", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except StepError:
        print(" failed", flush=True)
        raise
    print(f" {time.monotonic() - began:.1f} s", flush=True)


def run(*command: str | Path, **settings: str) -> None:
    """Run a program in silence; if it fails, its last words become part of the error."""
    environment = {**os.environ, **settings, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError as error:
        raise StepError(f"{words[0]} could not be started: {error.strerror}") from error
    if done.returncode:
        last = (done.stdout + done.stderr).decode(errors="replace").strip().splitlines()[-6:]
        raise StepError("\n  ".join([f"this did not work: {' '.join(words[:6])}", *last]))


def system_packages(installer: tuple[str, ...], packages: tuple[str, ...]) -> None:
    """Install packages of the system; the caller looks afterwards at what is there."""
    with told(f"system packages: {' '.join(packages)}"):
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run(*installer, "update", **quiet)
        run(*installer, "install", "--yes", "--no-install-recommends", *packages, **quiet)


def environment() -> None:
    """The Python environment .venv; made anew when Python or the folder of the checkout has changed."""
    key = stamps.digest(sys.version, str(VENV.absolute()))
    if stamps.is_done("venv", key, PYTHON):
        return
    with told(f"Python {sys.version_info[0]}.{sys.version_info[1]} environment in {VENV}"):
        if VENV.exists():
            shutil.rmtree(VENV)
        for stamp in stamps.FOLDER.glob("packages-*"):
            stamp.unlink()
        # The Python outside any environment: set-up may itself run in the one that is being replaced.
        run(getattr(sys, "_base_executable", sys.executable), "-m", "venv", VENV)
    stamps.mark_done("venv", key)


def packages(name: str, purpose: str, result: str) -> None:
    """The packages pinned in requirements/<name>.txt, wheels only, each checked against its digest."""
    listed = REQUIREMENTS / f"{name}.txt"
    key = stamps.digest(listed)
    if stamps.is_done(f"packages-{name}", key, VENV / "bin" / result):
        return
    with told(f"Python packages for {purpose}"):
        # Not compiled beforehand: most of it is never imported, and the rest is compiled when it first is.
        checked = ("--require-hashes", "--only-binary", ":all:", "--no-compile")
        run(PYTHON, "-m", "pip", "install", "--quiet", *checked, "-r", listed)
    stamps.mark_done(f"packages-{name}", key)


def project() -> None:
    """The command ``handbook``, which runs this checkout."""
    key = stamps.digest(Path("pyproject.toml"), Path("calculator/_version.py"))
    if stamps.is_done("packages-project", key, VENV / "bin" / "handbook"):
        return
    with told("the command handbook"):
        offline = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation")
        run(PYTHON, "-m", "pip", "install", *offline, "--editable", ".")
    stamps.mark_done("packages-project", key)


def node_packages(node: str) -> None:
    """The packages pinned in package-lock.json, checked against its digests; none of their scripts is run."""
    key = stamps.digest(Path("package-lock.json"))
    if stamps.is_done("node-packages", key, RUNTIME):
        return
    with told("the Python runtime and the PDF library for the browser, from npm"):
        folder = str(Path(node).parent)
        npm = shutil.which("npm", path=folder) or "npm"
        run(npm, "ci", "--ignore-scripts", PATH=os.pathsep.join([folder, os.environ.get("PATH", os.defpath)]))
    stamps.mark_done("node-packages", key)
