"""Command line: `python -m calculator calculate | reference | bulk | offence | laws`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from calculator import __version__
from calculator.bulk import run_bulk
from calculator.exchange import answer
from calculator.law.model import law_sets
from calculator.reference.folder import run_folder
from calculator.table import table_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 for a result, 1 for a refusal, 2 for arguments that cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m calculator", description="Release dates, worked out and explained."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)

    one = commands.add_parser("calculate", help="one case from a JSON file, as a table with steps")
    one.add_argument("file", help="the case as JSON, or - for standard input")
    one.add_argument("--law", default="today", choices=[key for key, _ in law_sets()], help="law set (default: today)")
    one.add_argument("--as-of", type=date.fromisoformat, default=None, help="the day to treat as today, 2026-11-21")
    one.add_argument("--json", action="store_true", help="the whole result as JSON")

    folder = commands.add_parser("reference", help="cases in the reference format, one JSON line each")
    folder.add_argument("folder", type=Path)
    folder.add_argument("--jobs", type=_jobs, default=1)

    bulk = commands.add_parser("bulk", help="many bookings from JSON Lines or CSV, results in the same order")
    bulk.add_argument("file", nargs="?", default="-", help="input, or - for standard input")
    bulk.add_argument("--out", type=Path, default=None, help="output file; an interrupted run goes on where it stopped")
    bulk.add_argument("--format", choices=["auto", "jsonl", "csv"], default="auto")
    bulk.add_argument("--law", default="today", choices=[key for key, _ in law_sets()])
    bulk.add_argument("--as-of", type=date.fromisoformat, default=None)
    bulk.add_argument("--jobs", type=_jobs, default=1)
    bulk.add_argument("--steps", action="store_true", help="give the steps of every date")
    bulk.add_argument("--no-progress", action="store_true")

    offence = commands.add_parser("offence", help="which lists an offence is on, as JSON")
    offence.add_argument("offence", help="Act and section, name or code: “s.18 OAPA 1861”")
    offence.add_argument("--offence-date", default=None)
    offence.add_argument("--sentence-date", default=None)
    offence.add_argument("--years", type=int, default=0)
    offence.add_argument("--months", type=int, default=0)
    offence.add_argument("--age", type=int, default=None)
    offence.add_argument("--as-of", type=date.fromisoformat, default=None)

    commands.add_parser("laws", help="the named law sets")

    chosen = parser.parse_args(arguments)
    if chosen.command == "laws":
        print("\n".join(f"{key:32} {title}" for key, title in law_sets()))
        return 0
    if chosen.command == "reference":
        return run_folder(chosen.folder, chosen.jobs, sys.stdout)
    as_of = chosen.as_of or date.today()
    if chosen.command == "offence":
        return _offence(chosen, as_of)
    if chosen.command == "bulk":
        return run_bulk(
            chosen.file, chosen.out, chosen.format, chosen.law, as_of, chosen.jobs, chosen.steps, not chosen.no_progress
        )
    return _calculate(chosen.file, chosen.law, as_of, chosen.json)


def _offence(chosen: argparse.Namespace, as_of: date) -> int:
    length = {"years": chosen.years, "months": chosen.months}
    found = answer(
        {
            "call": "offence",
            "offence": chosen.offence,
            "offenceDate": chosen.offence_date,
            "age": chosen.age,
            "sentenceDate": chosen.sentence_date,
            "length": length,
            "asOf": as_of.isoformat(),
        }
    )
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0 if found["status"] == "result" else 1


def _jobs(text: str) -> int:
    jobs = int(text)
    if not 1 <= jobs <= 256:
        raise argparse.ArgumentTypeError("the number of jobs must lie between 1 and 256")
    return jobs


def _calculate(file: str, law: str, as_of: date, as_json: bool) -> int:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
        case = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        print(f"{file}: cannot be read: {error}. Give a JSON file with a case.", file=sys.stderr)
        return 2
    asked = case if isinstance(case, dict) and "case" in case else {"case": case}
    found = answer({"law": law, "asOf": as_of.isoformat(), **asked})
    # A file may ask for something that has no dates (the call “unused”): its answer has no table.
    tabled = not as_json and ("dates" in found or "objections" in found)
    print(table_text(found) if tabled else json.dumps(found, ensure_ascii=False, indent=2))
    return 1 if found["status"] == "refusal" else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.exit(141)
    except KeyboardInterrupt:
        sys.exit(130)
