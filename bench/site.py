"""The built site, and the same pages in a plain MkDocs Material site, for benchmarks to use."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
OURS_ONLY = ("hooks", "watch", "extra_css", "extra_javascript", "extra", "copyright", "nav", "validation", "strict")


def handbook(*arguments: str | Path) -> None:
    """Run the project's own command."""
    _quiet("handbook", "--root", ROOT, *arguments)


@cache
def built_site() -> Path:
    """The site without PDFs, built once for all measurements that only look at it; removed at the end."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    handbook("build", "--no-pdf", "--out", folder / "site")
    return folder / "site"


def mkdocs_build(config: Path, out: Path) -> None:
    """Build a plain MkDocs site."""
    _quiet("mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", out)


def plain_site(folder: Path) -> Path:
    """Write the pages of the handbook to disk, with settings that know nothing of our generator.

    The theme, its features, search and the Markdown extensions are those of the handbook; hooks, macros, styles and
    scripts of our own are left out.

    Returns:
        The settings file.

    """
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("overrides", "README.md", "assets"))
    handbook("pages", "--out", docs)
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    plain = {key: value for key, value in settings.items() if key not in OURS_ONLY}
    plain["theme"] = {key: value for key, value in settings["theme"].items() if key not in ("custom_dir", "favicon")}
    plain["plugins"] = ["search"]
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return config


def page_count(site: Path) -> int:
    """How many HTML pages a built site has."""
    return sum(1 for _ in site.rglob("*.html"))


def _quiet(module: str, *arguments: str | Path) -> None:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}  # as in the Makefile
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:4])} did not work:\n{(done.stdout + done.stderr)[-2000:]}")
