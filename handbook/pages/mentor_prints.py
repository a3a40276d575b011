"""The page that lists every PDF for mentors, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from handbook.induction_print.plan import ASSESSMENT, FORMS, PACKS, Print, prints
from handbook.pages.front_matter import front_matter
from handbook.pages.induction import roles_words
from handbook.pages.links import html, relative
from handbook.pages.text import escape_text

if TYPE_CHECKING:
    from handbook.definitions.model import Book
    from handbook.pages.options import SiteOptions

INDEX = "induction/mentor/index.md"
BOOST = 0.4
_TITLE = "Mentor packs and forms"
_INTRO = (
    "Everything a mentor hands out, keeps or signs, ready to print: a pack for each unit, the forms, and the "
    "assessment at the end of the induction."
)
_TAGS = (
    "mentor pack",
    "session plan",
    "observation sheet",
    "competence matrix",
    "sign-off",
    "support plan",
    "assessment",
)
_COLUMNS = ("Unit", "For", "Minutes", "Pack")
_HEAD = "<thead><tr>" + "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS) + "</tr></thead>"
_LEAD = {
    PACKS: (
        "Each pack begins with notes to run the session from. The exercise sheets to hand out, the answer sheets to "
        "keep and the observation sheet follow, each beginning on a sheet of paper of its own. The seed is printed on "
        "every exercise, so that the same cases can be opened on the practice page."
    ),
    FORMS: "No national form was found for these: agree their use with the hub manager.",
    ASSESSMENT: (
        "Two forms of the same skills and levels, with other cases and questions: one for the first sitting, one for "
        "the second. The answers are apart. No national pass mark was found: agree one before the first sitting."
    ),
}


def mentor_index(book: Book, site: SiteOptions) -> dict[str, str]:
    """The page by its path; nothing where the book has no units."""
    found = prints(book)
    if not found:
        return {}
    lines = [f"# {_TITLE}", "", _INTRO, ""]
    if not site.pdfs:
        lines += [f"This copy of the site has no PDFs: {escape_text(site.pdf_reason)}", ""]
    parts = {part: [each for each in found if each.part == part] for part in (PACKS, FORMS, ASSESSMENT)}
    for part, members in parts.items():
        lines += [f"## {part}", "", _LEAD[part], ""]
        lines += _packs(members, site.pdfs) if part == PACKS else _list(members, site.pdfs)
    more = "More cases on paper, of any topic and level, come from the [practice page](../practice.md)."
    lines += [more, ""]
    return {INDEX: front_matter(_TITLE, description=_INTRO, boost=BOOST, tags=_TAGS) + "\n".join(lines)}


def _list(members: Iterable[Print], pdfs: bool) -> list[str]:
    return [*(f"- {_file(each, each.title, pdfs)}: {escape_text(each.purpose)}" for each in members), ""]


def _packs(members: Iterable[Print], pdfs: bool) -> list[str]:
    """A table for each week: the unit with its mentor page, for whom, how long, and the pack."""
    lines: list[str] = []
    units = [(each, each.unit) for each in members if each.unit is not None]
    for week, found in groupby(units, key=lambda pair: pair[1].week):
        lines += [f"### Week {week}", "", '<table class="stacks">', _HEAD, "<tbody>"]
        for each, unit in found:
            mentor = f'<a href="{html(relative(INDEX, unit.mentor_path))}">{escape_text(unit.title)}</a>'
            file = _file(each, "PDF", pdfs, about=unit.title)
            cells = (mentor, escape_text(roles_words(unit)), str(unit.minutes), file)
            row = "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in zip(_COLUMNS, cells, strict=True))
            lines.append(f"<tr>{row}</tr>")
        lines += ["</tbody>", "</table>", ""]
    return lines


def _file(each: Print, words: str, pdfs: bool, *, about: str = "") -> str:
    """A link to the PDF; its title alone where this copy of the site has none."""
    if not pdfs:
        return str(escape_text(words if not about else "not in this copy"))
    said = f' aria-label="Mentor pack of {escape_text(about)} (PDF)"' if about else ""
    return f'<a href="{each.name}.pdf"{said}>{escape_text(words)}</a>' + ("" if about else " (PDF)")
