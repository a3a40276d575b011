"""JSON Schemas for editors, made from the same dataclasses that the loader reads.

An editor that knows YAML schemas then completes the keys, explains each one and underlines what is
wrong while it is typed. The schemas cover the shape of a file; ids that must point at something are
checked by the loader alone. ``handbook schema`` writes them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from handbook.definitions.induction import Unit
from handbook.definitions.items import Item, Source, Sourced, Term
from handbook.definitions.local_items import Local
from handbook.definitions.model import Definition
from handbook.definitions.shape import Key, keys_of
from handbook.definitions.words import Kind

_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
# Numbers and yes or no are text to a reader; YAML gives them other types.
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1, "pattern": r"\S"}


def schemas() -> dict[str, str]:
    """Name of file → JSON Schema, as text that ends in a new line."""
    whole = {
        "definition.schema.json": ("A procedure", _object(Definition, Kind.PROCEDURE)),
        "checklist.schema.json": ("A routine checklist", _object(Definition, Kind.CHECKLIST)),
        "sources.schema.json": ("The shared catalogue of sources", _under_ids(Source, None, local=False)),
        "glossary.schema.json": ("The shared glossary", {"type": "array", "items": _object(Term)}),
        "induction.schema.json": ("A unit or a lesson of the induction", _object(Unit)),
        "local.schema.json": ("What an establishment adds", _object(Local, local=True)),
    }
    return {name: _text(title, body) for name, (title, body) in whole.items()}


def write(folder: Path) -> list[Path]:
    """Write the schemas into ``folder`` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        written.append(folder / name)
    return written


def _text(title: str, body: dict[str, Any]) -> str:
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **body}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _object(cls: type[Item], kind: Kind | None = None, *, local: bool = False) -> dict[str, Any]:
    keys = keys_of(cls, kind)
    spared = {"source", "basis"} if local and issubclass(cls, Sourced) else set()
    required = [key.name for key in keys if key.needed_in(kind) and key.name not in spared]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {key.name: {"description": key.about, **_value(key, kind, local=local)} for key in keys},
    }


def _value(key: Key, kind: Kind | None, *, local: bool) -> dict[str, Any]:
    if key.mapping and key.item is not None:
        return _under_ids(key.item, kind, local=local)
    single = _single(key) if key.item is None else _object(key.item, kind, local=local)
    if not key.many:
        return single
    least = max(key.low, 1 if key.needed_in(kind) else 0)
    listed = {"type": "array", "items": single, **({"minItems": least} if least else {})}
    return {"anyOf": [single, listed]} if key.one else listed


def _under_ids(cls: type[Item], kind: Kind | None, *, local: bool) -> dict[str, Any]:
    return {
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": _object(cls, kind, local=local),
    }


def _single(key: Key) -> dict[str, Any]:
    if key.form == "json":
        return {"type": "object"}
    if key.choices:
        return {"enum": list(key.choices)}
    if key.holds is bool:
        return {"type": "boolean"}
    if key.holds is int:
        return {"type": "integer", "minimum": key.low, "maximum": 999_999}
    if key.holds is date:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if key.form == "id":
        return {"type": "string", "pattern": _ID}
    if key.form == "link":
        return {"type": "string", "pattern": "^https?://"}
    return _TEXT
