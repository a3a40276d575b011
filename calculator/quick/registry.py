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
SOURCES = ("law/sources",)


def find(identifier: str) -> Quick:
    """The calculator with this id. Raises KeyError where there is none of the name, ImportError where it is not there."""
    module, name = QUICK[identifier].split(":")
    found: Quick = getattr(import_module(f"calculator.quick.{module}"), name)
    return found


def is_there(identifier: str) -> bool:
    """Whether the calculator of this id is part of this copy."""
    try:
        find(identifier)
    except (KeyError, ModuleNotFoundError) as error:
        if isinstance(error, ModuleNotFoundError) and error.name != _module(identifier):
            raise  # the calculator is there, and what it needs is not
        return False
    return True


def there() -> tuple[str, ...]:
    """The ids of the calculators that are part of this copy, in the order of the list."""
    return tuple(identifier for identifier in QUICK if is_there(identifier))


def citation(identifier: str, law: str) -> Mapping[str, Any] | None:
    """The source with the id `law` as calculator `identifier` knows it; None where nobody has described it.

    It stands with the calculator (its module names the packaged file in `SOURCES`, or the file is called like the module,
    with or without `_sources` at its end), or in one of the shared files. A file holds sources as its own tables or below
    the key `sources`.
    """
    for path in (*_own_files(identifier), *SOURCES):
        table = _table(path)
        found = table.get("sources", {}).get(law) or table.get(law)
        if isinstance(found, Mapping) and "title" in found:
            return {"id": law, **{key: found.get(key, "") for key in ("title", "provision", "link", "basis", "checked")}}
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
    return f"calculator.quick.{QUICK[identifier].split(':')[0]}" if identifier in QUICK else ""
