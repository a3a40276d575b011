"""Scripts, style sheets and typefaces under an address that changes with their content: `static/<fingerprint>/`.

A browser may keep what stands there for as long as it likes, and need not ask on every page whether it is still good.
The folders below are those of `docs/`: what names its neighbours by relative addresses goes on finding them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

__all__ = ["LASTING", "relinked", "settle"]

#: Paths in a site whose content never changes: the last two are named by their content for reasons of their own.
LASTING = re.compile(r"/(?:static/[0-9a-f]{12}|assets/inline|assets/runtime/[0-9a-f]{16})/")

_FOLDERS = (
    "assets/calculator/",
    "assets/fonts/",
    "assets/javascripts/",
    "assets/stylesheets/",
    "javascripts/",
    "stylesheets/",
)
_LINK = re.compile(rf'((?:src=|href=|"search": )"(?:\.\./|\./|/)*)({"|".join(_FOLDERS)})')
_ONE_SHEET = "stylesheets/handbook.css"
# Scripts of the theme are repaired after they have been copied (handbook/theme_repairs.py).
_REPAIRS = Path(__file__).with_name("theme_repairs.py")


def settle(files: Files, config: MkDocsConfig, modules: Mapping[str, str]) -> str:
    """Give the scripts, style sheets and typefaces among `files` their lasting places.

    Args:
        files: all files of the site.
        config: its `extra_css` is joined into one sheet.
        modules: path → code of scripts that are sent bundled.

    Returns:
        The folder of the site, ending in a slash, below which they stand.

    Raises:
        ValueError: a sheet that the configuration names is not there.
    """
    _put(files, config, modules)
    _put(files, config, {_ONE_SHEET: _joined(files, config.extra_css)})
    config.extra_css = [_ONE_SHEET]
    own = sorted((file for file in files if file.dest_uri.startswith(_FOLDERS)), key=lambda file: file.dest_uri)
    digest = hashlib.sha256(_REPAIRS.read_bytes())
    for file in own:
        digest.update(file.dest_uri.encode() + b"\0" + file.content_bytes + b"\0")
    top = f"static/{digest.hexdigest()[:12]}/"
    for file in own:
        _move(file, top + file.dest_uri)
    return top


def relinked(html: str, top: str) -> str:
    """A page whose links to scripts and style sheets lead below `top`."""
    return _LINK.sub(rf"\1{top}\2", html)


def _put(files: Files, config: MkDocsConfig, texts: Mapping[str, str]) -> None:
    from mkdocs.structure.files import File

    for path, text in texts.items():
        written = files.get_file_from_path(path)
        if written is not None:
            files.remove(written)
        files.append(File.generated(config, path, content=text))


def _joined(files: Files, sheets: Collection[str]) -> str:
    missing = [sheet for sheet in sheets if sheet not in files.src_uris]
    if missing:
        raise ValueError(f"mkdocs.yml: extra_css names what is not in docs/: {', '.join(missing)}")
    return "\n".join(files.src_uris[sheet].content_string for sheet in sheets)


def _move(file: File, place: str) -> None:
    file.dest_uri = place
    for worked_out in ("url", "abs_dest_path"):  # from the place it had before
        file.__dict__.pop(worked_out, None)
