"""The engine in the browser's Python: the agreed cases, and how long the package takes to be imported."""

import json
import subprocess
import tempfile
from pathlib import Path
from statistics import quantiles

from bench.engine import agreed_texts, reference_times
from bench.figures import Figure, Samples
from bench.site import ROOT
from handbook.assets import build
from handbook.runtime.node import find_node

STARTS = 3
MEDIAN_MOST, HIGH_MOST, IMPORT_MOST = 3.0, 15.0, 100.0


def figures() -> list[Figure]:
    """Start the runtime a few times; in each, import the engine and run every agreed case twice, timing the second."""
    node = find_node()
    if node is None:
        raise SystemExit("Node is needed for this measurement: install Node 20 or newer")
    runtime = build(ROOT).folder
    imports: list[float] = []
    middles: list[float] = []
    highs: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        cases = Path(name) / "cases.json"
        cases.write_text("[" + ",".join(agreed_texts()) + "]", "utf-8")
        for _ in range(STARTS):
            command: list[str | Path] = [
                node,
                ROOT / "bench" / "runtime.mjs",
                ROOT / "node_modules" / "pyodide",
                runtime,
                cases,
            ]
            said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
            found = json.loads(said.strip().splitlines()[-1])
            cuts = quantiles(found["times"], n=20)
            imports.append(found["import"])
            middles.append(cuts[9])
            highs.append(cuts[18])
    here = quantiles(reference_times(), n=20)
    same = "the same in the Python of this machine"
    middle, high = "A case in the browser's Python, in the middle", "A case in the browser's Python, 95 in 100"
    return [
        Figure(
            middle, "ms", Samples("median of the agreed cases", tuple(middles)), Samples(same, (here[9],)), MEDIAN_MOST
        ),
        Figure(high, "ms", Samples("95 in 100 are quicker", tuple(highs)), Samples(same, (here[18],)), HIGH_MOST),
        Figure(
            "Importing the engine, runtime up",
            "ms",
            Samples("`import calculator.exchange`", tuple(imports)),
            Samples("a case, in the middle", tuple(middles)),
            IMPORT_MOST,
        ),
    ]
