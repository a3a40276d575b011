"""Scripts, style sheets and typefaces under an address that changes with their content: `static/<fingerprint>/`.

A browser may keep what stands there for as long as it likes, and need not ask on every page whether it is still good.
The folders below are those of `docs/`: what names its neighbours by relative addresses goes on finding them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

__all__ = ["LASTING", "belongs", "folder_of", "relinked"]

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
_REPAIRS = Path(__file__).with_name("theme_repairs.py")


def belongs(path: str) -> bool:
    """Whether a file of the site, by its path, stands at a lasting address."""
    return path.startswith(_FOLDERS)


def folder_of(files: Mapping[str, bytes]) -> str:
    """The folder of the site, ending in a slash, below which these files stand; path → content."""
    # Scripts of the theme are repaired after they have been copied.
    digest = hashlib.sha256(_REPAIRS.read_bytes())
    for path, content in sorted(files.items()):
        digest.update(path.encode() + b"\0" + content + b"\0")
    return f"static/{digest.hexdigest()[:12]}/"


def relinked(html: str, top: str) -> str:
    """A page whose links to scripts and style sheets lead below `top`."""
    return _LINK.sub(rf"\1{top}\2", html)
