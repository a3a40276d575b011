"""``python -m bench`` measures everything and writes docs/benchmarks.md; with names, measures those and prints them."""

import importlib
import importlib.util
import sys

from bench.figures import Figure
from bench.page import table, write

MODULES = (
    "build",
    "whole_site",
    "first_result",
    "click",
    "main_thread",
    "case",
    "transfer",
    "from_nothing",
    "engine",
    "engine_in_runtime",
)


def measure(name: str) -> list[Figure]:
    """Run one module of this folder."""
    print(f"Measuring: {name} …", flush=True)
    found: list[Figure] = importlib.import_module(f"bench.{name}").figures()
    for figure in found:
        ours, other = figure.ours.spread(figure.unit), figure.other.spread(figure.unit)
        print(f"  {figure.title}: {ours}; comparator {other}; ratio {figure.ratio:.2f}; {figure.promise}")
    return found


def main() -> int:
    """Measure; 1 when a promise does not hold."""
    named = sys.argv[1:]
    if unknown := [name for name in named if name not in MODULES]:
        print(f"There is no measurement {', '.join(unknown)}. There are: {', '.join(MODULES)}", file=sys.stderr)
        return 2
    there = [name for name in named or MODULES if importlib.util.find_spec(f"bench.{name}")]
    figures = [figure for name in there for figure in measure(name)]
    if named:
        print(table(figures))
    else:
        write(figures)
        print("Written: docs/benchmarks.md")
    for figure in figures:
        if not figure.holds:
            print(f"Does not hold: {figure.title}, {figure.promise}. {' '.join(figure.breaches)}", file=sys.stderr)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
