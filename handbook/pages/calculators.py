"""The pages of the quick calculators and the list of all calculators, as Markdown, made from their descriptions.

Where a form or an example is to stand, the page has a place with a link; the build of the site puts the form there
(`handbook.places`). Another generator that does not know of places still has pages whose links lead somewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from calculator.quick.model import Quick
from calculator.quick.registry import find
from handbook.calculators import CALCULATORS, CalculatorPage
from handbook.definitions.model import Book, Definition
from handbook.pages.front_matter import front_matter
from handbook.pages.links import html, relative
from handbook.pages.text import escape_text

INDEX = "calculators/index.md"
BOOST = 2.0
PRIVATE = (
    "Nothing that you type leaves this computer or is kept. Do not enter names or prison numbers: none are needed. "
    "The record and current law and policy decide."
)


def calculator_pages(book: Book) -> dict[str, str]:
    """Every generated calculator page by path, the list of all first."""
    pages = {INDEX: _index(CALCULATORS.values(), on_paper=bool(book.worksheets))}
    for page in CALCULATORS.values():
        if page.quick:
            pages[page.page_path] = _page(find(page.id), _digest(book) if page.id == "deadlines" else "")
    return pages


def box(page: CalculatorPage, definition: Definition, here: str) -> Markup:
    """The place of a calculator in a guide: a link, until the site's build puts the calculator there."""
    own = page.id == "deadlines" and definition.deadlines
    title = "Work out this procedure’s dates" if own else page.title
    link = html(relative(here, page.page_path))
    # The form of a sentence is long: it stands in a guide only where a step needs it; elsewhere a link is better.
    stands = page.quick or any(step.calculator == page.id for step in definition.steps)
    kind = f' data-place="box" data-calculator="{page.id}"' if stands else ""
    # Ids are letters, figures and hyphens; the title has been escaped.
    return Markup(f'<div class="calc-place"{kind}><p><a href="{link}">Calculator: {escape_text(title)}</a></p></div>')  # noqa: S704


def _index(pages: Iterable[CalculatorPage], *, on_paper: bool) -> str:
    intro = "Every calculator of the handbook. Each shows its steps and the law behind them, and works in this page."
    lines = ["# Calculators", "", intro, "", PRIVATE, ""]
    for group, members in groupby(pages, key=lambda page: page.group):
        lines += [f"## {group}", ""]
        lines += [
            f"- [{escape_text(page.title)}]({relative(INDEX, page.page_path)}): {escape_text(page.purpose)}"
            for page in members
        ]
        lines.append("")
    if on_paper:
        told = "a sheet to print for each case that no calculator works out, with the arithmetic and whom to ask."
        lines += ["## On paper", "", f"- [Paper worksheets](worksheets.md): {told}", ""]
    return front_matter("Calculators", description=intro, boost=1.0) + "\n".join(lines)


def _digest(book: Book) -> str:
    """Stands in the page of the deadlines, so that it is made anew when the deadlines of any definition change."""
    told = [(each.id, each.title, each.group, each.deadlines) for each in book.definitions() if each.deadlines]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def _page(quick: Quick, digest: str) -> str:
    lines = [
        f"# {escape_text(quick.title)}",
        "",
        f"{escape_text(quick.purpose)} {PRIVATE}",
        "",
        _place("form", quick.id, f' data-digest="{digest}"' if digest else ""),
        "",
        "## What it does not cover {#limits}",
        "",
        *(f"- {escape_text(limit)}" for limit in quick.limits),
        "",
        "## Worked example {#example}",
        "",
        "Worked out when this site was built.",
        "",
        _place("example", quick.id),
        "",
    ]
    head = front_matter(quick.title, description=quick.purpose, boost=BOOST, tags=quick.also_called)
    return head + "\n".join(lines)


def _place(kind: str, identifier: str, more: str = "") -> str:
    words = f"<p>The {kind} stands here in the finished site.</p>"
    return f'<div class="calc-place" data-place="{kind}" data-calculator="{identifier}"{more}>{words}</div>'
