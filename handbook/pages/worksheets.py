"""The pages of the paper worksheets, and the list of them, as Markdown."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from calculator.names import plain_date
from handbook.definitions.model import Book
from handbook.definitions.worksheet import Box, Worksheet
from handbook.definitions.worksheet_sums import figure
from handbook.pages.front_matter import front_matter
from handbook.pages.links import relative
from handbook.pages.terms import Marker
from handbook.pages.text import escape_text

LIST = "calculators/worksheets.md"
BOOST = 1.5
_TITLE = "Paper worksheets"
_INTRO = (
    "For a calculation on paper: a sheet to print for each case that the calculator refuses, with the questions that "
    "decide, the arithmetic, the law beside it, and whom to ask where nothing is settled."
)
_TAGS = ("worksheet", "paper calculation", "manual calculation", "calc sheet", "work out by hand", "not supported")
_SIGNS: Mapping[type[ast.operator], str] = {ast.Mult: "×", ast.Div: "÷", ast.Sub: "−", ast.Add: "+"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A box of the worked example: its letter, the figure in words, and how it came about."""

    id: str
    figure: str
    how: str
    date: bool


def worksheet_path(sheet: Worksheet) -> str:
    """Path of a worksheet's page under the documents folder."""
    return f"calculators/{sheet.page}.md"


def worksheet_pages(book: Book, environment: Environment) -> dict[str, str]:
    """Every worksheet page by path, the list of all first; nothing where there are no worksheets."""
    if not book.worksheets:
        return {}
    pages = {LIST: _list(book.worksheets)}
    pages.update({worksheet_path(sheet): _page(book, sheet, environment) for sheet in book.worksheets})
    return pages


def grouped(sheets: Iterable[Worksheet]) -> dict[str, list[Worksheet]]:
    """The sheets under their groups, both in alphabetical order."""
    groups: dict[str, list[Worksheet]] = {}
    for sheet in sorted(sheets, key=lambda sheet: (sheet.group, sheet.title)):
        groups.setdefault(sheet.group, []).append(sheet)
    return groups


def _list(sheets: Iterable[Worksheet]) -> str:
    lines = [f"# {_TITLE}", "", _INTRO, ""]
    lines += [
        "The calculator names the sheet to use when it refuses a case. Have a second person fill in a fresh copy.",
        "",
    ]
    for group, members in grouped(sheets).items():
        lines += [f"## {escape_text(group)}", ""]
        lines += [
            f"- [{escape_text(each.title)}]({relative(LIST, worksheet_path(each))}): {escape_text(each.purpose)}"
            for each in members
        ]
        lines.append("")
    return front_matter(_TITLE, description=_INTRO, boost=BOOST, tags=_TAGS) + "\n".join(lines)


def _page(book: Book, sheet: Worksheet, environment: Environment) -> str:
    title = f"Paper worksheet: {sheet.title}"
    body = environment.get_template("worksheet.md.j2").render(
        title=title,
        sheet=sheet,
        worked=[_shown(box) for box in sheet.boxes if box.example],
        fractions=_fractions() if sheet.fractions else "",
        mark=_Linked(Marker(book), book.worksheets),
        source=book.source,
        sources=[book.source(each) for each in sheet.sources()],
        number={each: number for number, each in enumerate(sheet.sources(), 1)},
    )
    return front_matter(title, description=sheet.purpose, boost=BOOST, tags=sheet.also_called) + body


class _Linked:
    """Marks abbreviations, and makes a link of “the title” of another worksheet."""

    def __init__(self, mark: Marker, sheets: Iterable[Worksheet]) -> None:
        self._mark = mark
        self._pages = {sheet.title: sheet.page for sheet in sheets}
        self._titles = re.compile("“(" + "|".join(map(re.escape, self._pages)) + ")”")

    def __call__(self, text: str) -> Markup:
        made = Markup()
        for index, piece in enumerate(self._titles.split(text)):
            if index % 2:
                link = f'<a href="{self._pages[piece]}.html">“{escape_text(piece)}”</a>'
                made += Markup(link)  # noqa: S704 - the title is escaped, the page is an id
            elif piece:
                lead, tail = (" " if piece[end] == " " else "" for end in (0, -1))
                made += Markup(lead) + self._mark(piece) + Markup(tail if piece.strip() else "")  # noqa: S704 - blanks
        return made


def _fractions() -> Markup:
    from handbook.forms_worksheet import fractions_html

    return Markup(fractions_html())  # noqa: S704 - drawn by a template that escapes


def _shown(box: Box) -> Shown:
    made = figure(box.example)
    text = plain_date(made) if isinstance(made, date) else box.example
    return Shown(box.id, text, in_words(box.sum) or "written down", box.date)


def in_words(formula: str) -> str:
    """A sum as a reader knows it: "up(D * E)" is "D × E, rounded up"."""
    return _said(ast.parse(formula, mode="eval").body) if formula else ""


def _said(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _WORDS[ast.unparse(node.func)].format(*[_said(each) for each in node.args])
    if isinstance(node, ast.BinOp):
        tight = isinstance(node.op, ast.Mult | ast.Div)
        left, right = (_within(side, tight=tight) for side in (node.left, node.right))
        return f"{left} {_SIGNS[type(node.op)]} {right}"
    return ast.unparse(node)


def _within(node: ast.expr, *, tight: bool) -> str:
    """One side of a sum, in brackets where it would be misread without."""
    loose = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)
    return f"({_said(node)})" if isinstance(node, ast.Call) or (tight and loose) else _said(node)


_WORDS = {
    "last_day": "last day of {1} from {0}",
    "days": "days from {0} to {1}, both counted",
    "years_after": "{1} years after {0}",
    "years_before": "{1} years before {0}",
    "months_after": "{1} months after {0}",
    "months_before": "{1} months before {0}",
    "together": "{0} and {1} together",
    "up": "{0}, rounded up",
    "down": "{0}, parts of a day dropped",
    "later": "the later of {0} and {1}",
    "earlier": "the earlier of {0} and {1}",
}
