"""The browser scripts bundled: what a page asks for comes in one file, with what it imports inside.

Made by esbuild (`bundle.mjs`) and kept in `.cache/scripts` until a script changes. Without esbuild the modules are
served as they are written, each by itself.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handbook.own_files import digest_of
from handbook.runtime.node import run_script

__all__ = ["Bundles", "available", "bundles", "kept"]

HERE = Path(__file__).parent
_SCRIPTS = Path("docs") / "assets" / "calculator"
_SHARED = Path("docs") / "javascripts"
_BUNDLER = Path("node_modules") / "esbuild-wasm" / "package.json"
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Bundles:
    """The bundled scripts.

    Attributes:
        pages: all of them as one classic script, for a site that is opened from a folder.
        modules: path in the site → code, of each module that a page of a served site asks for.
    """

    pages: str
    modules: dict[str, str]


def available(root: Path) -> str | None:
    """None when scripts can be bundled, otherwise what is missing and how to get it."""
    if not (root / _BUNDLER).is_file():
        return "the npm package esbuild-wasm is not installed: run npm ci in the project's folder"
    return None


def bundles(root: Path) -> Bundles:
    """The scripts of the project at `root`; RuntimeBuildError when one of them cannot be read."""
    ours = digest_of(HERE, [HERE / "bundle.mjs", *(HERE / "folder").rglob("*.js")])
    theirs = [path for folder in (_SCRIPTS, _SHARED) for path in (root / folder).rglob("*.js")]
    name = f"bundles-{ours[:12]}-{digest_of(root, [root / _BUNDLER, *theirs])[:12]}.json"

    def made() -> str:
        return run_script("../bundle.mjs", str(root / "node_modules"), str(root / _SCRIPTS))

    read = json.loads(kept(root / ".cache" / "scripts", name, made).read_bytes())
    return Bundles(read["pages"], read["modules"])


def kept(cache: Path, name: str, make: Callable[[], str]) -> Path:
    """The file `name` of the folder `cache`, made if it is not there; older ones of its kind are forgotten."""
    path = cache / name
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="making-") as workshop:
            made = Path(workshop) / name
            made.write_text(make(), encoding="utf-8", newline="\n")
            made.replace(path)
        kind = sorted(cache.glob(f"{name.partition('-')[0]}-*{path.suffix}"), key=lambda each: each.stat().st_mtime)
        for old in kind[:-_KEPT]:
            old.unlink(missing_ok=True)
    return path
