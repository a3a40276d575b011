"""Facts and test vectors that lie beside the checkout in `../shared`; tests of them are skipped where it is not "
"there."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.read_yaml import read_yaml

FACTS = Path(__file__).resolve().parents[4] / "shared" / "facts"


def fact_file(name: str) -> Path:
    """A file of facts; the test that asks is skipped where there is none."""
    path = FACTS / name
    if not path.is_file():
        pytest.skip(f"../shared/facts/{name} is not there: agreement with it was not tested")
    return path


def rows(name: str) -> list[dict[str, str]]:
    """A table of facts."""
    with fact_file(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(name: str) -> Any:
    """A YAML file of facts."""
    return read_yaml(fact_file(name))
