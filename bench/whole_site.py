"""The whole site with all PDFs from nothing, and once more after one definition was changed."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, Samples
from bench.site import ROOT, page_count

WHOLE_MOST, AGAIN_MOST = 60.0, 8.0
AGAIN = 3
CHANGED = "recall"


def _copy(folder: Path) -> Path:
    """The project as committed, in a folder of its own with no caches; the installed node packages are borrowed."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    shutil.copytree(ROOT / "node_modules", clone / "node_modules", symlinks=True)
    return clone


def _build(project: Path) -> float:
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(project)}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "handbook", "build"], cwd=project, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"handbook build did not work:\n{(done.stdout + done.stderr)[-2000:]}")
    return time.perf_counter() - began


def _change(project: Path, run: int) -> None:
    """Put another sentence into a step of a definition, as somebody would who mends it."""
    path = project / "procedures" / f"{CHANGED}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('purpose: "', f'purpose: "Run {run}. ', 1), encoding="utf-8")
    if path.read_text(encoding="utf-8") == text:
        path.write_text(text.replace(', do: "', f', do: "Run {run}: ', 1), encoding="utf-8")


def figures() -> list[Figure]:
    """Build a fresh copy of the project, then change a definition and build it again, a few times."""
    with tempfile.TemporaryDirectory() as name:
        project = _copy(Path(name))
        whole = _build(project)
        pages, pdfs = page_count(project / "site"), sum(1 for _ in (project / "site").rglob("*.pdf"))
        again = []
        for run in range(AGAIN):
            _change(project, run)
            again.append(_build(project))
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "handbook", "check"], cwd=project, capture_output=True, check=True)
        checked = time.perf_counter() - began
    other = Samples("`handbook check`: reading and checking the definitions alone", (checked,))
    return [
        Figure(
            "The whole site with all PDFs, from nothing",
            "s",
            Samples(f"`handbook build` in a fresh copy, {pages} pages and {pdfs} PDFs", (whole,)),
            other,
            WHOLE_MOST,
            note="Packages were installed; nothing had been built or compiled before.",
        ),
        Figure(
            "The whole site again, one definition changed",
            "s",
            Samples("`handbook build` after one step was changed", tuple(again)),
            other,
            AGAIN_MOST,
            note="Its pages, its PDFs, and the indexes and the search that hold its words.",
        ),
    ]
