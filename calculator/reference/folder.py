"""Every case of a folder in the reference format, one JSON line each. Only inputs are read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from calculator.pool import in_order
from calculator.reference.answer import case_name, lines


def run_folder(folder: Path, jobs: int, out: TextIO) -> int:
    """Write a line for every `.json` file under the folder, in order of name. A bad case gets an `error` line."""
    if not folder.is_dir():
        print(f"{folder}: there is no such folder. Name a folder of reference cases.", file=sys.stderr)
        return 2
    named = ((case_name(folder, path), str(path)) for path in sorted(folder.rglob("*.json")))
    out.writelines(line + "\n" for line in in_order(_work, named, jobs, 20))
    return 0


def _work(piece: list[tuple[str, str]]) -> list[str]:
    def read() -> Iterator[tuple[str, bytes]]:
        for name, path in piece:
            try:
                yield name, Path(path).read_bytes()
            except OSError as error:
                yield name, str(error).encode()

    return list(lines(read()))
