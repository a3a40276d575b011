"""The engine's own tests, run by the interpreter, with the library and from the archive that the browser gets."""

import json
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from handbook import assets
from handbook.runtime.node import find_node
from tests.runtime.probe import PROBED

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def runtime(repo_root: Path) -> assets.Runtime:
    reason = assets.available(repo_root)
    assert reason is None, reason
    return assets.build(repo_root)


def run_inside(root: Path, runtime: assets.Runtime, checkout: Path, *targets: str) -> dict[str, Any]:
    """Runs pytest on `targets`, paths below `checkout`, inside the runtime; gives the counts."""
    node = find_node()
    assert node is not None
    done = subprocess.run(
        [
            node,
            str(HERE / "run_tests.mjs"),
            str(root / "node_modules" / "pyodide"),
            str(runtime.folder),
            sysconfig.get_path("purelib"),
            str(checkout),
            json.dumps(targets),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=540,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    assert done.returncode == 0, f"the run broke off:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert lines, f"the run printed nothing:\n{done.stderr[-3000:]}"
    found: dict[str, Any] = json.loads(lines[-1])
    return found


@pytest.mark.slow
def test_the_engines_tests_pass_in_the_shipped_runtime(repo_root: Path, runtime: assets.Runtime) -> None:
    """With them runs a probe that must be found out: else a missing module or a failing test could pass unseen."""
    # Of practice, what the page asks for: the rest makes very many cases, which takes minutes here.
    targets = ("tests/calculator", "tests/runtime/probe.py", "--ignore-glob=*/practice/test_[!p]*")
    found = run_inside(repo_root, runtime, repo_root, *targets)
    print({name: value for name, value in found.items() if name != "failures"})
    probed = [each for each in found["failures"] if each.startswith("tests/runtime/probe.py::test_that_fails\n")]
    others = [each for each in found["failures"] if each not in probed]
    assert not others, "\n\n".join(others[:5])
    assert len(probed) == found["failed"] == 1, "a failing test was not found"
    missing = set(found["missing"])
    assert PROBED in missing, "a missing module was not found"
    assert missing == {PROBED}, f"add to handbook/runtime/keep.toml: {', '.join(sorted(missing - {PROBED}))}"
    assert found["engine"] == "/engine/calculator.zip/calculator"
    assert found["status"] == 1, "one test failed, and nothing else was wrong"
    assert found["passed"] > 1, "no test ran inside the runtime but the probe"
