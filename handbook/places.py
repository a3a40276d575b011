"""Puts the calculators into finished pages, where `handbook.pages` has left places for them.

Done after Markdown and the search index: forms are no text to be searched, and Markdown would take long over them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.pages import SiteOptions
from handbook.prepared import Prepared

if TYPE_CHECKING:
    from handbook.assets import Runtime

_PLACE = re.compile(
    r'<div class="calc-place" data-place="(?P<kind>box|form|example|lesson|cases)" '
    r'data-calculator="(?P<id>[a-z0-9-]+)"[^>]*>.*?</div>',
    re.DOTALL,
)
CASE = "case"
PRACTICE = "practice"
_HEADING = re.compile(r"<h([1-6])[ >]")


def fill(page: str, path: str, root: Path, prepared: Prepared) -> str:
    """The page at `path` (below the documents folder) with every calculator in its place."""
    if 'class="calc-place"' not in page:
        return page
    from handbook import forms_induction, forms_quick

    site: SiteOptions = prepared.site
    up = "../" * path.count("/")
    runtime = _runtime(root, prepared) if site.calculator else None
    boxes: set[str] = set()

    def put(match: re.Match[str]) -> str:
        kind, identifier = match["kind"], match["id"]
        if identifier == CASE:
            return _case(kind, up, runtime, site.calculator_reason)
        if identifier == PRACTICE:
            return _practice(kind, up, runtime, site.calculator_reason)
        if kind in ("lesson", "cases"):
            unit, _, number = identifier.rpartition("-")
            drawn = forms_induction.example_html if kind == "lesson" else forms_induction.cases_html
            return drawn(prepared.book.unit(unit), int(number))
        if kind == "example":
            return forms_quick.example_html(identifier)
        if kind == "form":
            return forms_quick.form_html(identifier, up, runtime, site.calculator_reason, prepared.book)
        if runtime is None or identifier in boxes:  # without Python, and a second time, the link is as good
            return match.group()
        first = "" if boxes else forms_quick.boot_html(up, runtime)
        boxes.add(identifier)
        levels = _HEADING.findall(page[: match.start()])
        level = min(int(levels[-1]) + 1, 6) if levels else 2
        return first + forms_quick.box_html(identifier, up, prepared.book.find(path.split("/")[1]), level)

    return _PLACE.sub(put, page)


def _case(kind: str, up: str, runtime: Runtime | None, reason: str) -> str:
    from handbook import forms_case

    return forms_case.example_html() if kind == "example" else forms_case.form_html(up, runtime, reason)


def _practice(kind: str, up: str, runtime: Runtime | None, reason: str) -> str:
    from handbook import forms_practice

    return forms_practice.example_html() if kind == "example" else forms_practice.form_html(up, runtime, reason)


def _runtime(root: Path, prepared: Prepared) -> Runtime:
    """Looked up once a build: to tell whether it is still the right one, every file of the engine is read."""
    from handbook.assets import build

    if root not in prepared.runtimes:
        prepared.runtimes[root] = build(root)
    return prepared.runtimes[root]
