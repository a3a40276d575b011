"""The engine by itself: the agreed cases, long bookings, and many bookings in bulk."""

import gc
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from bench.figures import Figure, Samples
from bench.site import ROOT
from calculator.case import Adjustment, Case, Length, Offence, Sentence
from calculator.derive import steps_for
from calculator.engine import run
from calculator.law.model import Rules, named
from calculator.reference.read import read_case, read_law
from tests.conftest import reference_folder

ROUNDS = 5
MEAN_MOST, MEDIAN_MOST = 0.5, 0.4  # milliseconds a case: 2,000 cases a second, and the median
LONG_MOST = 80.0
BULK, BULK_MOST, MEMORY_MOST = 100_000, 60.0, 150.0
SIZES = (50, 100, 200, 400, 800)

Loaded = list[tuple[Case, Rules]]


def agreed_texts() -> list[str]:
    """The agreed cases as JSON texts, but for those that are errors by design."""
    folder = reference_folder() / "overall_calculation"
    if not folder.is_dir():
        raise SystemExit(f"The agreed cases are needed for this measurement: {folder} (set REFERENCE_CASES)")
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.json"))]
    return [text for text in texts if not json.loads(text).get("error")]


def _cases() -> Loaded:
    raws = [json.loads(text) for text in agreed_texts()]
    return [(read_case(raw), read_law(raw).rules) for raw in raws]


def reference_times() -> list[float]:
    """Milliseconds of each agreed case, steps included, after a first round."""
    cases = _cases()
    _round(cases, _with_steps)
    return _round(cases, _with_steps)


def _with_steps(case: Case, rules: Rules) -> None:
    _, out = run(case, rules)
    for kind in out.dates:
        steps_for(out.why[kind], case, rules)


def _without_steps(case: Case, rules: Rules) -> None:
    run(case, rules)


def _round(cases: Loaded, work: Callable[[Case, Rules], None]) -> list[float]:
    times = []
    for case, rules in cases:
        began = time.perf_counter()
        work(case, rules)
        times.append((time.perf_counter() - began) * 1000)
    return times


def _reference() -> list[Figure]:
    cases = _cases()
    _round(cases, _with_steps)
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(_round(cases, _with_steps))
        plain.append(_round(cases, _without_steps))
    mean = Samples(f"mean of {len(cases)} agreed cases, steps included", tuple(sum(r) / len(r) for r in ours))
    middle = Samples(f"median of {len(cases)} agreed cases, steps included", tuple(median(r) for r in ours))
    same = "the same without steps"
    each = f"{1000 / mean.middle:,.0f} cases a second on one core, reading files left out."
    return [
        Figure(
            "A case, on average", "ms", mean, Samples(same, tuple(sum(r) / len(r) for r in plain)), MEAN_MOST, note=each
        ),
        Figure("A case, in the middle", "ms", middle, Samples(same, tuple(median(r) for r in plain)), MEDIAN_MOST),
    ]


def _booking(number: int, consecutive: bool, every_day: bool) -> Case:
    sentences, adjustments = [], []
    for n in range(number):
        day = date(2024, 1, 8) + timedelta(days=n if every_day else 0)
        length = Length(months=1 if consecutive else 14, days=3 * (n % 7))
        follows = str(n - 1) if consecutive and n else None
        sentences.append(Sentence(str(n), "SDS", day, length, Offence(date(2023, 5, 1)), consecutive_to=follows))
    adjustments.append(Adjustment("REMAND", date(2024, 1, 8), 30))
    return Case(tuple(sentences), date(1990, 1, 1), tuple(adjustments))


def _long() -> list[Figure]:
    rules = named("sds-progression-model-october").rules
    found = []
    for consecutive in (False, True):
        for every_day in (False, True):
            times: dict[int, list[float]] = {size: [] for size in SIZES}
            for _ in range(ROUNDS):
                for size in SIZES:
                    case = _booking(size, consecutive, every_day)
                    gc.collect()
                    began = time.perf_counter()
                    _with_steps(case, rules)
                    times[size].append((time.perf_counter() - began) * 1000)
            best = {size: min(values) for size, values in times.items()}
            # Both sizes of one round, one after the other: the machine's speed changes between rounds.
            grown = median(large / small for small, large in zip(times[200], times[800], strict=True))
            allowed = 4 * math.log(800) / math.log(200)
            curve = ", ".join(f"{size}: {best[size]:.1f}" for size in SIZES)
            name = ("Consecutive" if consecutive else "Concurrent") + (
                ", each imposed on a day of its own" if every_day else ", imposed on one day"
            )
            breaches = () if grown <= allowed else (f"four times as many cost {grown:.1f} times, over {allowed:.1f}",)
            found.append(
                Figure(f"200 sentences. {name}", "ms", Samples("200 sentences", tuple(times[200])),
                       Samples("100 sentences", tuple(times[100])), LONG_MOST, breaches=breaches,
                       note=f"The curve, best of {ROUNDS}, in ms: {curve}. From 200 to 800 the cost grows {grown:.1f} "
                       f"times; n log n would be {allowed:.1f}.")
            )  # fmt: skip
    return found


def _line(n: int) -> str:
    day = date(2024, 1, 8) + timedelta(days=n % 700)
    case = {
        "dateOfBirth": f"19{60 + n % 40}-03-01",
        "sentences": [{"id": "1", "kind": "SDS", "date": day.isoformat(), "length": {"months": 6 + n % 90},
                       "offence": {"date": (day - timedelta(days=200)).isoformat()}}],
        "adjustments": [{"type": "REMAND", "days": n % 50, "from": day.isoformat()}],
    }  # fmt: skip
    return json.dumps(case)


# The greatest memory, in KiB, of a command and of the processes that it started and waited for.
_GREATEST = """import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)"""
_JSON_ONLY = "import json,sys\nfor line in sys.stdin: print(json.dumps(json.loads(line)))"


def _bulk() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        source, out = Path(name) / "in.jsonl", Path(name) / "out.jsonl"
        source.write_text("".join(_line(n) + "\n" for n in range(BULK)), "utf-8")
        command = [sys.executable, "-m", "calculator", "bulk", str(source), "--out", str(out), "--jobs", "2",
                   "--as-of", "2026-11-21", "--no-progress"]  # fmt: skip
        began = time.perf_counter()
        # A new process is charged with the memory of the one that started it, so a small one starts it.
        done = subprocess.run([sys.executable, "-c", _GREATEST, *command], cwd=ROOT, capture_output=True, check=False)
        took = time.perf_counter() - began
        if done.returncode:
            raise SystemExit(f"python -m calculator bulk ended with {done.returncode}: {done.stderr[-500:]!r}")
        memory = int(done.stdout) / 1024
        lines = sum(1 for _ in out.open("rb"))
        began = time.perf_counter()
        with source.open("rb") as given, Path(name, "copy").open("wb") as copy:
            subprocess.run([sys.executable, "-c", _JSON_ONLY], stdin=given, stdout=copy, check=True)
        plain = time.perf_counter() - began
    breaches: tuple[str, ...] = () if lines == BULK else (f"{lines:,} lines came out of {BULK:,}",)
    if memory > MEMORY_MOST:
        breaches += (f"a process took {memory:.0f} MB, over {MEMORY_MOST:.0f}",)
    return [
        Figure(f"{BULK:,} bookings in bulk, two processes", "s", Samples("read, worked out and written", (took,)),
               Samples("the same lines read and written as JSON, one process, nothing worked out", (plain,)),
               BULK_MOST, note=f"The largest process took {memory:.0f} MB.", breaches=breaches)
    ]  # fmt: skip


def figures() -> list[Figure]:
    """Measure all three."""
    return [*_reference(), *_long(), *_bulk()]
