"""What the calculators need when the site is opened from a folder (`file://`), without any server.

Browsers load no modules, no files and no workers from there, but they run classic scripts. So the site holds everything
once more as such:

    assets/folder/pages.js      the scripts of all calculator pages, in one
    assets/folder/frame.html    the frame that starts Python, with its own policy (see docs/decisions/0012)
    assets/folder/frame.js      what runs in the frame, and the text of the worker
    assets/folder/runtime.js    the files of the browser's Python, each gzipped, in base64

assets/calculator/folder.js asks for them, and only when the address of the page begins with `file:`.
"""

import base64
import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from handbook.assets import Runtime
from handbook.policy import FRAME_POLICY
from handbook.runtime.node import run_script

__all__ = ["available", "install"]

HERE = Path(__file__).parent
SITE_FOLDER = "assets/folder"
_SCRIPTS = Path("docs") / "assets" / "calculator"
_SHARED = Path("docs") / "javascripts"
_BUNDLER = Path("node_modules") / "esbuild-wasm" / "package.json"
_KEPT = 3


def available(root: Path) -> str | None:
    """None when the site can be made ready for folders, otherwise what is missing and how to get it."""
    if not (root / _BUNDLER).is_file():
        return "the npm package esbuild-wasm is not installed: run npm ci in the project's folder"
    return None


def install(root: Path, site: Path, runtime: Runtime) -> None:
    """Puts the four files into `site`. Raises RuntimeBuildError when a script of the calculators cannot be read."""
    target = site / SITE_FOLDER
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_pages(root), target / "pages.js")
    shutil.copyfile(_runtime(root, runtime), target / "runtime.js")
    _write(target / "frame.js", _frame_script(root))
    _write(target / "frame.html", (HERE / "frame.html").read_text(encoding="utf-8").replace("{policy}", FRAME_POLICY))


def _pages(root: Path) -> Path:
    scripts = root / _SCRIPTS
    shared = root / _SHARED  # pages of other kinds use these too
    own = [path for folder in (HERE, scripts, shared) for path in sorted(folder.rglob("*.*js"))]
    digest = hashlib.sha256()
    for path in (root / _BUNDLER, *own):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")

    def bundled() -> str:
        return run_script("../folder/bundle.mjs", str(root / "node_modules"), str(scripts))

    return _kept(root, f"pages-{digest.hexdigest()[:16]}.js", bundled)


def _runtime(root: Path, runtime: Runtime) -> Path:
    def packed() -> str:
        files = {name: _packed(runtime.folder / name) for name in runtime.files}
        return f"calculatorRuntime({json.dumps({'fingerprint': runtime.fingerprint, 'files': files})});\n"

    return _kept(root, f"runtime-{runtime.fingerprint}.js", packed)


def _packed(path: Path) -> str:
    return base64.b64encode(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)).decode()


def _frame_script(root: Path) -> str:
    code = (HERE / "before_worker.js").read_text("utf-8") + (root / _SCRIPTS / "worker.js").read_text("utf-8")
    return f"const calculatorWorkerCode = {json.dumps(code)};\n" + (HERE / "frame.js").read_text("utf-8")


def _kept(root: Path, name: str, make: Callable[[], str]) -> Path:
    """The file `name` of the cache, made if it is not there; older ones of its kind are forgotten."""
    cache = root / ".cache" / "folder"
    path = cache / name
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="making-") as workshop:
            made = Path(workshop) / name
            _write(made, make())
            made.replace(path)
        kind = sorted(cache.glob(f"{name.partition('-')[0]}-*.js"), key=lambda each: each.stat().st_mtime)
        for old in kind[:-_KEPT]:
            old.unlink(missing_ok=True)
    return path


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
