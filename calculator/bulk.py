"""Many bookings, one after another, in constant memory. Input and output lines stand in the same order.

Each line of JSON Lines is a case (as in `calculator.exchange`), a request with its own `law` and `case`, or a reference
case (it has `booking`). CSV is read by `calculator.bulk_csv`. An output file is continued after an interruption.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any

from calculator.bulk_csv import bookings as csv_bookings
from calculator.exchange import answer
from calculator.pool import in_order
from calculator.reference.answer import answer as reference_answer

#: Line number in the input, and the text or the case read from it (or why it cannot be read).
Row = tuple[int, str | dict[str, Any]]


def run_bulk(
    file: str, out: Path | None, kind: str, law: str, as_of: date, jobs: int, steps: bool, progress: bool
) -> int:
    """Run all bookings of a file (or standard input). Returns 0, or 2 if a file cannot be opened."""
    if out is not None and not _writable(out):
        return 2
    try:
        source: IO[str] = sys.stdin if file == "-" else Path(file).open(encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        print(f"{file}: cannot be opened: {error.strerror}. Name a JSON Lines or CSV file.", file=sys.stderr)
        return 2
    csv = kind == "csv" or (kind == "auto" and file.lower().endswith(".csv"))
    rows: Iterable[Row] = csv_bookings(source) if csv else _json_rows(source)
    done = _continue(out)
    work = partial(_work, law=law, as_of=as_of.isoformat(), steps=steps)
    started, count = time.monotonic(), done
    with source, out.open("a", encoding="utf-8") if out else _Stdout() as sink:
        for line in in_order(work, islice(rows, done, None), jobs, 100):
            sink.write(line + "\n")
            count += 1
            if count % 500 == 0:
                sink.flush()
                if progress:
                    _show(count, count - done, started)
    if progress:
        _show(count, count - done, started)
        print(file=sys.stderr)
    return 0


def _writable(out: Path) -> bool:
    try:
        out.open("a").close()
    except OSError as error:
        print(f"{out}: cannot be written: {error.strerror}. Name a file in a folder that is there.", file=sys.stderr)
        return False
    return True


class _Stdout:
    """Standard output that is not closed when done."""

    def __enter__(self) -> IO[str]:
        return sys.stdout

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()


def _show(count: int, fresh: int, started: float) -> None:
    rate = fresh / max(time.monotonic() - started, 1e-9)
    print(f"\r{count:,} bookings, {rate:,.0f} a second", end="", file=sys.stderr, flush=True)


def _continue(out: Path | None) -> int:
    """Whole lines already written; a line cut short by an interruption is taken off, so nothing is lost or doubled."""
    if out is None or not out.exists():
        return 0
    done = good = 0
    with out.open("r+b") as f:
        for line in f:
            if not line.endswith(b"\n"):
                break
            done += 1
            good += len(line)
        f.truncate(good)
    return done


def _json_rows(source: IO[str]) -> Iterator[Row]:
    for number, line in enumerate(source, 1):
        if line.strip():
            yield number, line


def _work(piece: list[Row], law: str, as_of: str, steps: bool) -> list[str]:
    return [
        json.dumps(_one(number, row, law, as_of, steps), ensure_ascii=False, separators=(",", ":"))
        for number, row in piece
    ]


def _one(number: int, row: str | dict[str, Any], law: str, as_of: str, steps: bool) -> dict[str, Any]:
    if isinstance(row, str):
        try:
            row = json.loads(row)
        except (ValueError, RecursionError) as error:
            return {"line": number, "status": "error", "error": f"line {number} is not JSON: {error}"}
    if not isinstance(row, dict):
        return {"line": number, "status": "error", "error": f"line {number} is not a JSON object"}
    if "error" in row and len(row) == 1:
        return {"line": number, "status": "error", "error": row["error"]}
    if "booking" in row and isinstance(row["booking"], dict):
        found = reference_answer(str(row.get("case", number)), json.dumps(row))
        return {"line": number, "status": "error" if found["error"] else "result", **found}
    request = row if "case" in row else {"case": row}
    found = answer({"law": law, "asOf": as_of, "steps": steps, **request})
    reference = (row.get("case") if "case" in row else row) or {}
    named = (
        {"line": number, "reference": reference["reference"]}
        if isinstance(reference, dict) and "reference" in reference
        else {"line": number}
    )
    if "dates" in found and not steps:
        found["dates"] = {d["type"]: d["date"] for d in found["dates"]}
    return {**named, **found}
