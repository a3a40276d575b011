"""The engine's own tests, run by the interpreter, with the library and from the archive that the browser gets."""

import json
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from handbook import assets
from handbook.runtime.node import find_node

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
    found = run_inside(repo_root, runtime, repo_root, "tests/calculator")
    print({name: value for name, value in found.items() if name != "failures"})
    assert not found["failures"], "\n\n".join(found["failures"][:5])
    assert not found["missing"], f"add to handbook/runtime/keep.toml: {', '.join(found['missing'])}"
    assert found["engine"] == "/engine/calculator.zip/calculator"
    assert found["status"] == 0
    assert found["passed"] > 0, "no test ran inside the runtime"


def test_a_missing_module_and_a_failing_test_would_be_found(
    repo_root: Path, runtime: assets.Runtime, tmp_path: Path
) -> None:
    (tmp_path / "test_probe.py").write_text(
        "def test_that_imports():\n"
        "    engine = {'__name__': 'calculator.probe', '__file__': '/engine/calculator.zip/calculator/probe.pyc'}\n"
        "    exec('import argparse, json', engine)\n"
        "def test_that_fails():\n"
        "    assert 1 == 2\n",
        encoding="utf-8",
    )
    found = run_inside(repo_root, runtime, tmp_path, "test_probe.py")
    assert (found["passed"], found["failed"]) == (1, 1)
    assert found["missing"] == ["argparse"]
    assert "test_that_fails" in found["failures"][0]
