"""One digest of the generator's own files: whatever was made by other code is made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

#: All code that turns a definition into pages and prints is below this folder, and the templates too.
CODE = Path(__file__).resolve().parent


def digest_of(folder: Path, paths: Iterable[Path]) -> str:
    """Digest of the names and contents of files below a folder."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@cache
def code_digest() -> str:
    """Digest of the generator's code and templates, read once."""
    kinds = {".py", ".typ", ".j2", ".css", ".html", ".js", ".toml"}
    return digest_of(CODE, (path for path in CODE.rglob("*") if path.is_file() and path.suffix in kinds))
