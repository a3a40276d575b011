"""Libraries of others that a page loads as they are: taken from node_modules, served with their licences.

Each comes from the npm registry at the version that package-lock.json pins. See docs/decisions/0011.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = "assets/calculator/libraries"
# Debugging maps are not served, so nothing should ask for them.
_MAP = re.compile(rb"\n?//# sourceMappingURL=\S*\s*$")


@dataclass(frozen=True)
class Library:
    """One library: its npm package, its file for browsers, and the licences of all that is inside that file."""

    package: str
    script: str
    licences: tuple[str, ...]


LIBRARIES = (
    Library(
        "jspdf",
        "dist/jspdf.umd.min.js",
        (
            "jspdf/LICENSE",
            "@babel/runtime/LICENSE",
            "fast-png/LICENSE",
            "fflate/LICENSE",
            "iobuffer/LICENSE",
            "pako/LICENSE",
        ),
    ),
    Library("jspdf-autotable", "dist/jspdf.plugin.autotable.min.js", ("jspdf-autotable/LICENSE.txt",)),
)


def browser_libraries(root: Path) -> dict[str, bytes]:
    """Path in the site → content, of each library that is installed below `root`.

    One that is not installed is left out: the page then offers printing in place of a PDF.
    """
    packages = root / "node_modules"
    files: dict[str, bytes] = {}
    for library in LIBRARIES:
        script = packages / library.package / library.script
        if script.is_file():
            files[f"{FOLDER}/{library.package}.js"] = _MAP.sub(b"\n", script.read_bytes())
            files[f"{FOLDER}/{library.package}-licences.txt"] = _licences(packages, library)
    return files


def _licences(packages: Path, library: Library) -> bytes:
    named = ((name.rpartition("/")[0], (packages / name).read_text("utf-8").strip()) for name in library.licences)
    texts = [f"{package}\n\n{text}" for package, text in named]
    return ("\n\n\n".join(texts) + "\n").encode()
