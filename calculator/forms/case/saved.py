"""The file in which a reader keeps a filled-in form: looked over before anything of it is put into the page.

`{"format": "omu-handbook-case", "version": 1, "saved": "2026-11-22T10:15", "engine": "0.1.0", "typed": {…}}`; `typed`
holds what stood in every box by the name of its control, in the order of the form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from calculator._version import __version__
from calculator.forms.case import asks
from calculator.forms.fields import DateField, LengthField
from calculator.forms.words import count, listed, shown
from calculator.names import plain_date
from calculator.quick.model import Ask

FORMAT, VERSION = "omu-handbook-case", 1
LARGEST = 1_000_000
"""Letters of a file. A case with every row filled in has fewer than half as many."""
LONGEST_TEXT = 1_000
MOST_NAMED = 5  # so many names of boxes are told, and of more only that there are others

_NOT_OURS = "This is not a file that this page has saved. Choose a file that was saved here."
DEEPEST = 10
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')
_ROW = re.compile(rf"({asks.ID}-[a-z]+)-([1-9][0-9]{{0,3}})-(.+)")


def _is_deep(text: str) -> bool:
    """Whether lists stand in lists far beyond what the page writes: the browser’s Python could not refuse those."""
    depth = deepest = 0
    for mark in _MARKS.findall(text):
        depth += _STEP.get(mark, 0)
        deepest = max(deepest, depth)
    return deepest > DEEPEST


def opened(text: str) -> dict[str, Any]:
    """What to put into the page, and words on the file; or the problem with it."""
    if len(text) > LARGEST:
        return _problem("This file is too big to be a case that this page has saved. Choose another file.")
    if _is_deep(text):
        return _problem(_NOT_OURS)
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return _problem(_NOT_OURS)
    if not isinstance(found, dict) or found.get("format") != FORMAT or not isinstance(found.get("typed"), dict):
        return _problem(_NOT_OURS)
    version = found.get("version")
    if type(version) is not int or version < 1:
        return _problem(_NOT_OURS)
    if version > VERSION:
        said = (
            "This file was saved by a newer version of this page. Load the page again, or open it where it was saved."
        )
        return _problem(said)
    typed, left_out = _sorted_out(found["typed"])
    for rows in asks.ASKS:
        numbers = {match[2] for name in typed if (match := _ROW.fullmatch(name)) and match[1] == f"{asks.ID}-{rows.id}"}
        if rows.kind == "rows" and rows.most is not None and len(numbers) > rows.most:
            said = (
                f"This file has {count(len(numbers), rows.label.lower().removesuffix('s'))}; at most {rows.most} fit."
            )
            return _problem(f"{said} Nothing was opened.")
    return {"status": "opened", "typed": typed, "words": " ".join((*_about(found), *_names(left_out)))}


def _sorted_out(typed: dict[str, Any]) -> tuple[dict[str, str], list[str]]:
    """What the form has a place for, in its order; and the names of all else."""
    known: dict[str, str] = {}
    left_out: list[str] = []
    for name, text in typed.items():
        if _fits(name, text):
            known[name] = text
        else:
            left_out.append(name)
    return known, left_out


def _fits(name: str, text: Any) -> bool:
    """The form has this box, and the box can hold the text."""
    row = _ROW.fullmatch(name)
    allowed = _boxes().get(f"{row[1]}-#-{row[3]}" if row else name.replace("#", ""), _Nowhere)
    if allowed is _Nowhere or not isinstance(text, str) or len(text) > LONGEST_TEXT:
        return False
    return allowed is None or text in allowed


class _Nowhere:
    """Stands for a box that the form does not have."""


@cache
def _boxes() -> dict[str, Any]:
    """Every box by its name, `#` in place of a row's number: the values that it can hold, None for any text."""
    found: dict[str, Any] = {}
    for ask in asks.ASKS:
        inner = ask.of if ask.kind == "rows" else (ask,)
        start = f"{asks.ID}-{ask.id}-#-" if ask.kind == "rows" else f"{asks.ID}-"
        for each in inner:
            found.update(_controls(each, f"{start}{each.id}"))
    return found


def _controls(ask: Ask, name: str) -> Iterator[tuple[str, Any]]:
    if ask.kind == "date":
        yield from ((f"{name}-{part}", None) for part in DateField.PARTS)
    elif ask.kind == "length":
        yield from ((f"{name}-{unit}", None) for unit in LengthField.UNITS)
    elif ask.kind == "ticks":
        yield from ((f"{name}-{choice.value}", ("", "yes")) for choice in ask.choices)
    elif ask.kind == "flag":
        yield name, ("", "yes")
    elif ask.kind == "choice":
        yield name, ("", *(choice.value for choice in ask.choices))
    else:
        yield name, None


def _about(found: dict[str, Any]) -> tuple[str, ...]:
    """When and with which version it was saved."""
    said = "Saved"
    try:
        said += f" on {plain_date(date.fromisoformat(str(found.get('saved'))[:10]))}"
    except ValueError:
        said += " on a day that the file does not tell"
    engine = found.get("engine")
    if not isinstance(engine, str) or not re.fullmatch(r"[0-9A-Za-z.+-]{1,40}", engine):
        return (f"{said}.",)
    said += f" with version {engine}."
    if engine == __version__:
        return (said,)
    return (said, f"This is version {__version__}: dates worked out now may differ.")


def _names(left_out: list[str]) -> tuple[str, ...]:
    if not left_out:
        return ()
    many = len(left_out)
    named = listed([shown(name) for name in left_out[:MOST_NAMED]] + ["others"] * (many > MOST_NAMED))
    return (f"Left out, because this form has no place for {'it' if many == 1 else 'them'}: {named}.",)


def _problem(text: str) -> dict[str, Any]:
    return {"status": "problems", "problems": [{"field": "", "control": "", "text": text, "group": ""}]}
