"""`make serve` in a clean clone, beside nothing but installing the same Python packages."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.figures import Figure, Samples
from bench.site import ROOT

MOST = 90.0
RUNS = 2
PORT = "8765"
LIMIT = 600


def _empty_caches(folder: Path) -> dict[str, str]:
    """No package that was fetched before helps: every cache is in a new folder."""
    return {**os.environ, "PIP_NO_CACHE_DIR": "1", "npm_config_cache": str(folder / "npm"), "PORT": PORT}


def _serve(folder: Path) -> float:
    """Seconds from the command to the first page that is answered."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    began = time.perf_counter()
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            ["make", "serve"], cwd=clone, env=_empty_caches(folder), stdout=log, stderr=log, start_new_session=True
        )
        try:
            while time.perf_counter() - began < LIMIT:
                if server.poll() is not None:
                    raise SystemExit(f"make serve ended by itself:\n{(folder / 'log').read_text()[-2000:]}")
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/index.html", timeout=1) as answer:
                        if b"OMU Handbook" in answer.read():
                            return time.perf_counter() - began
                except OSError:
                    time.sleep(0.1)
            raise SystemExit(f"make serve served nothing within {LIMIT} s")
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGTERM)
                server.wait()


def _packages(folder: Path) -> float:
    """Seconds to make an environment and install the site's pinned packages into it, and nothing more."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    pinned = ROOT / "requirements" / "site.txt"
    install = ["install", "-q", "--require-hashes", "--only-binary", ":all:", "-r", str(pinned)]
    command = [str(folder / "venv" / "bin" / "python"), "-m", "pip", *install]
    subprocess.run(command, env=_empty_caches(folder), capture_output=True, check=True)
    return time.perf_counter() - began


def figures() -> list[Figure]:
    """Do both in turn, each in a folder of its own."""
    pairs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as other:
            pairs.append((_serve(Path(ours)), _packages(Path(other))))
    return [
        Figure(
            "`make serve` from nothing",
            "s",
            Samples("clean clone to first page answered; PDFs follow", tuple(a for a, _ in pairs)),
            Samples("an environment with the same pinned Python packages alone", tuple(b for _, b in pairs)),
            MOST,
            note="The caches of pip and npm were empty.",
        )
    ]
