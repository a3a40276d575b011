"""Which quick calculators there are, and where: each is loaded when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from calculator.law.load import packaged
from calculator.quick.model import Quick

#: Id of the calculator → "module:NAME", the module being below `calculator.quick`.
QUICK: Mapping[str, str] = {
    "days-between": "days_between:QUICK",
    "add-time": "add_time:QUICK",
    "working-days": "working_days:QUICK",
    "deadlines": "deadlines:QUICK",
    "release-day": "release_day:QUICK",
    "time-credit": "time_credit:QUICK",
    "unused-deductions": "unused_deductions:QUICK",
    "added-days": "added_days:QUICK",
    "ual": "ual:QUICK",
    "hdc-window": "hdc_window:QUICK",
    "ers": "ers:QUICK",
    "fixed-term-recall": "fixed_term_recall:QUICK",
    "parole-window": "parole_window:QUICK",
    "omic-handover": "omic_handover:QUICK",
    "category-review": "category_review:QUICK",
    "fine-default": "fine_default:QUICK",
    "appeal-limits": "appeal_limits:QUICK",
    "ogrs3": "ogrs3:QUICK",
    "ogrs4": "ogrs4:QUICK",
    "sampling": "sampling:QUICK",
}

#: Files of sources that several calculators share. One not named here is not looked into; a test compares the list with
#: the folder.
SOURCES = ("law/sources", "quick/data/sources_days")


def find(identifier: str) -> Quick:
    """The calculator with this id. Raises KeyError for an id not listed, ImportError where its module is not there."""
    module = import_module(_module(identifier))
    named = getattr(module, QUICK[identifier].partition(":")[2], None)
    if isinstance(named, Quick):
        return named
    # A module may call its calculator by another name: the id is what counts.
    return next(each for each in vars(module).values() if isinstance(each, Quick) and each.id == identifier)


def is_there(identifier: str) -> bool:
    """Whether the calculator of this id is part of this copy."""
    if identifier not in QUICK:
        return False
    try:
        find(identifier)
    except ModuleNotFoundError as error:
        if error.name != _module(identifier):
            raise  # the calculator is there, and what it needs is not
        return False
    return True


def there() -> tuple[str, ...]:
    """The ids of the calculators that are part of this copy, in the order of the list."""
    return tuple(identifier for identifier in QUICK if is_there(identifier))


def citation(identifier: str, law: str) -> Mapping[str, Any] | None:
    """The source with the id `law` as calculator `identifier` knows it; None where nobody has described it.

    It stands with the calculator (its module names the packaged file in `SOURCES`, or the file is called like the
    module, with or without `_sources` at its end), or in one of the shared files. A file holds sources as its own
    tables or below the key `sources`.
    """
    for path in (*(_own_files(identifier) if is_there(identifier) else ()), *SOURCES):
        table = _table(path)
        found = table.get("sources", {}).get(law) or table.get(law)
        if isinstance(found, Mapping) and "title" in found:
            return {
                "id": law,
                **{key: found.get(key, "") for key in ("title", "provision", "link", "basis", "checked")},
            }
    return None


def _own_files(identifier: str) -> tuple[str, ...]:
    module: ModuleType = import_module(_module(identifier))
    named = getattr(module, "SOURCES", ())
    if isinstance(named, str):
        named = (named,)
    stem = module.__name__.rpartition(".")[2]
    guessed = tuple(f"quick/data/{name}" for name in (f"{stem}_sources", stem))
    return (*(path for path in named if isinstance(path, str)), *guessed)


def _table(path: str) -> Mapping[str, Any]:
    try:
        return packaged(path)
    except (FileNotFoundError, ModuleNotFoundError):
        return {}


def _module(identifier: str) -> str:
    return f"calculator.quick.{QUICK[identifier].partition(':')[0]}"
