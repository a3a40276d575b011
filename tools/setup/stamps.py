"""Remembers what has been done, by the content of what it was done from."""

import hashlib
from pathlib import Path

FOLDER = Path(".cache/setup")


def digest(*parts: Path | str) -> str:
    """One digest of the contents of files and of plain words, in the order given."""
    total = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def is_done(name: str, key: str, *results: Path, folder: Path = FOLDER) -> bool:
    """Whether a step was done from exactly this, and its results are still there."""
    stamp = folder / name
    return all(result.exists() for result in results) and stamp.is_file() and stamp.read_text() == key


def mark_done(name: str, key: str, folder: Path = FOLDER) -> None:
    """Remember that a step is done."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(key)
