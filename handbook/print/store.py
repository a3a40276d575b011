"""The cache of finished prints: `<key>.pdf` with a small `<key>.json` beside it.

The key is a hash of everything that decides the bytes of the print, so an entry never grows old and is never wrong;
it is either right or not there. Files are written under another name and then moved into place, so that a build that
is stopped half-way, or two builds at once, leave no half file. The JSON holds the hash of the PDF: an entry that was
damaged all the same is treated as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

#: An entry that no build has used for this long is thrown away (a month's edits are worth keeping for going back).
KEEP_SECONDS = 30 * 24 * 3600
#: How often an entry in use is marked as used. Writing the time at every build would only wear the disk.
TOUCH_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Measured:
    """What was measured when a print was laid out.

    Attributes:
        pages: number of pages.
        size: size of the body text, in points.
        room: height left free at the foot of the last page, in millimetres.
    """

    pages: int
    size: float
    room: float


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that others see the old one or the whole new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # mkstemp makes a file for its owner only; a web server reads the site as somebody else.
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


class Store:
    """Finished prints in one folder, by key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> tuple[bytes, Measured] | None:
        """The print and its measurements, or None when there is no whole entry of this key."""
        pdf_path, note_path = self._folder / f"{key}.pdf", self._folder / f"{key}.json"
        try:
            content = pdf_path.read_bytes()
            note = json.loads(note_path.read_bytes())
            measured = Measured(pages=int(note["pages"]), size=float(note["size"]), room=float(note["room"]))
            whole = hashlib.sha256(content).hexdigest() == note["sha256"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not whole:
            return None
        self._mark_used(pdf_path, note_path)
        return content, measured

    def put(self, key: str, content: bytes, measured: Measured) -> None:
        """Keep a print. The note goes last: without it the entry does not count."""
        note = {**asdict(measured), "sha256": hashlib.sha256(content).hexdigest()}
        write_whole(self._folder / f"{key}.pdf", content)
        write_whole(self._folder / f"{key}.json", json.dumps(note, sort_keys=True).encode())

    def tidy(self) -> int:
        """Throw away what no build has used for a month, and leftovers of stopped builds. How many went."""
        gone = 0
        limit = time.time() - KEEP_SECONDS
        for path in self._folder.glob("*"):
            try:
                if path.is_file() and path.stat().st_mtime < limit:
                    path.unlink()
                    gone += 1
            except OSError:
                continue  # another build may have thrown it away first
        return gone

    @staticmethod
    def _mark_used(*paths: Path) -> None:
        now = time.time()
        for path in paths:
            try:
                if now - path.stat().st_mtime > TOUCH_SECONDS:
                    os.utime(path)
            except OSError:
                return  # a cache that may only be read still serves
