"""Remembers which prints a definition came to, so that it need not be planned again to see that nothing changed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.own_files import code_digest
from handbook.print.store import write_whole

if TYPE_CHECKING:
    from handbook.definitions.model import Book, Definition


class Memory:
    """Notes in the folder of finished prints: digest of everything a definition's prints depend on → their keys."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def inputs(book: Book, definition: Definition) -> str:
        """Digest of what the prints of a definition depend on: its text, what it shares with others, and the code."""
        sources = sorted({source for fact in definition.all_facts() for source in fact.source})
        parts = (
            definition,
            [book.sources[source] for source in sources if source in book.sources],
            book.glossary,
            [(other, book.find(other).title) for other in definition.related],
            book.local,
            book.version,
        )
        return Memory.digest(parts)

    @staticmethod
    def digest(parts: object) -> str:
        """Digest of anything whose text is the same whenever it is the same, and of the generator's code."""
        return hashlib.sha256(f"{code_digest()}\n{parts!r}".encode()).hexdigest()[:40]

    def recall(self, inputs: str) -> dict[str, str] | None:
        """Path → key of the prints; None when they are not known."""
        try:
            found = json.loads(self._place(inputs).read_bytes())
        except (OSError, ValueError):
            return None
        return {str(name): str(key) for name, key in found.items()} if isinstance(found, dict) else None

    def remember(self, inputs: str, keys: dict[str, str]) -> None:
        """Note the keys."""
        write_whole(self._place(inputs), json.dumps(keys).encode())

    def _place(self, inputs: str) -> Path:
        return self._folder / f"{inputs}.plan"
