"""Cases worked out as the page hands them over, and what is read back from a document of blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.exchange import answer
from calculator.forms.case.blocks import KINDS
from calculator.forms.case.model import Entry, Part, Worked
from tests.calculator import worked as cases_of_our_own

MADE = "22 November 2026 at 10:15"
KEYS = {
    "heading": {"level", "text"},
    "paragraph": {"text", "strong"},
    "list": {"items"},
    "pairs": {"rows"},
    "table": {"head", "widths", "rows"},
    "steps": {"head", "items"},
    "lines": {"rows"},
    "box": {"title", "choices", "below", "blank"},
    "page": set[str](),
}


def parts(case: Mapping[str, Any]) -> tuple[Part, ...]:
    """The entries of a case, plainly: each key with its value."""
    found = []
    for key in ("sentences", "adjustments", "movements"):
        for n, row in enumerate(case.get(key) or ()):
            entries = tuple(
                Entry(name, f"{value}", f"{key}/{n}/{name}", f"case-{key}-{n}") for name, value in row.items()
            )
            found.append(Part(f"{key}/{n}", f"{key.removesuffix('s').capitalize()} {n + 1}", entries))
    return tuple(found)


def worked_out(request: Mapping[str, Any], found: Mapping[str, Any] | None = None) -> Worked:
    """A request with its answer, which must be a result."""
    found = answer(dict(request)) if found is None else found
    assert found["status"] == "result", found
    return Worked(request, found, parts(request["case"]))


def ask(*sentences: dict[str, Any], law: str = "today", **more: Any) -> Worked:
    """A case of some sentences, worked out on 22 November 2026."""
    return worked_out(
        {"call": "calculate", "law": law, "asOf": "2026-11-22", "case": {"sentences": [*sentences], **more}}
    )


def ours() -> Iterator[Worked]:
    """Every worked case of our own that comes out with dates."""
    for one in cases_of_our_own.cases():
        found = cases_of_our_own.answered(one)
        if found["status"] == "result":
            yield worked_out(cases_of_our_own.request(one.row), found)


def standard(**more: Any) -> dict[str, Any]:
    """Four years, given on 5 May 2026."""
    return {
        "id": "1",
        "kind": "SDS",
        "date": "2026-05-05",
        "offence": {"date": "2025-06-01"},
        "length": {"years": 4},
        **more,
    }


def well_made(document: Mapping[str, Any]) -> None:
    """Holds a document to the kinds of block that there are, and to what each needs."""
    assert set(KEYS) == set(KINDS)
    assert document["title"]
    assert document["language"] == "en-GB"
    assert document["made"] == MADE
    assert MADE in document["header"]
    assert "{page}" in document["page"]
    assert "{pages}" in document["page"]
    for block in document["blocks"]:
        assert set(block) == KEYS[block["kind"]] | {"kind"}
        if block["kind"] == "heading":
            assert block["level"] in (2, 3)
        if block["kind"] == "table":
            assert block["rows"]
            assert len(block["head"]) == len(block["widths"])
            assert all(len(row) == len(block["head"]) for row in block["rows"])
        if block["kind"] == "steps":
            assert block["items"]
            assert len(block["head"]) == 3
    assert all(text.strip() == text and "  " not in text for text in texts(document))


def texts(document: Mapping[str, Any]) -> Iterator[str]:
    """Every text of the blocks, in order."""
    for block in document["blocks"]:
        yield from _texts({name: block[name] for name in block if name not in ("kind", "level", "widths")})


def _texts(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        if found:
            yield found
    elif isinstance(found, Mapping):
        for value in found.values():
            yield from _texts(value)
    elif isinstance(found, list | tuple):
        for value in found:
            yield from _texts(value)


def under(document: Mapping[str, Any], title: str) -> list[dict[str, Any]]:
    """The blocks below a heading, up to the next one."""
    blocks = list(document["blocks"])
    start = next(n for n, b in enumerate(blocks) if b["kind"] == "heading" and b["text"].startswith(title))
    rest = blocks[start + 1 :]
    end = next((n for n, b in enumerate(rest) if b["kind"] == "heading"), len(rest))
    return rest[:end]
