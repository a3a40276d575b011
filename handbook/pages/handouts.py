"""The page that lists the handouts: what each is for, and its three PDFs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handbook.handouts import FORMATS, Handout, handouts
from handbook.pages.front_matter import front_matter
from handbook.pages.links import relative
from handbook.pages.text import escape_text

if TYPE_CHECKING:
    from handbook.definitions.model import Book
    from handbook.pages.options import SiteOptions

PATH = "induction/handouts.md"
BOOST = 0.4
_TITLE = "Handouts"
_INTRO = "Pocket cards, desk aids and wall posters of what is looked up most, ready to print."
_TAGS = ("pocket card", "desk aid", "poster", "crib sheet", "cheat sheet", "quick reference", "wall chart", "laminate")
#: Pages that say more, where this copy of the site has them.
MORE = {
    "release-points": (("induction/lessons/release-points.md", "Lesson on release points"),),
    "tranches": (
        ("induction/lessons/tranches.md", "Lesson on tranches"),
        ("calculators/worksheet-progression-model.md", "Progression model by hand"),
    ),
    "recall": (("procedures/recall/index.md", "Guide to recall"), ("induction/lessons/recall.md", "Lesson on recall")),
    "deadlines": (("look-up/deadlines.md", "All deadlines"),),
    "abbreviations": (("look-up/abbreviations.md", "All words and abbreviations"),),
}


def handout_page(book: Book, site: SiteOptions, there: set[str]) -> dict[str, str]:
    """The page by its path; nothing where the book has no units. `there`: paths of the other pages of the site."""
    found = handouts(book)
    if not found:
        return {}
    lines = [f"# {_TITLE}", "", f"{_INTRO} Every figure comes from the law data and the guides of this handbook.", ""]
    if not site.pdfs:
        lines += [f"This copy of the site has no PDFs: {escape_text(site.pdf_reason)}", ""]
    lines += ["## The three sizes", ""]
    lines += [f"- **{form.title}** ({form.paper}): {escape_text(form.use)}" for form in FORMATS]
    lines += ["", "## What there is", ""]
    for subject, members in groupby(found, key=lambda each: each.subject):
        lines += _subject(subject, list(members), site, there)
    lines += [
        "## Before you put one up",
        "",
        "- Look at the day it was checked, at its foot. Law changes: print it again when this page has a newer one.",
        "- Take the old one down, and collect the old cards.",
        "- A handout reminds. It does not decide: the guide, the calculator and the second check do.",
        "",
    ]
    return {PATH: front_matter(_TITLE, description=_INTRO, boost=BOOST, tags=_TAGS) + "\n".join(lines)}


def _subject(subject: str, members: list[Handout], site: SiteOptions, there: set[str]) -> list[str]:
    lines = [f"### {escape_text(members[0].title)} {{#{subject}}}", "", str(escape_text(members[0].purpose)), ""]
    lines += [f"- {_link(each, site)}" for each in members]
    more = [f"[{words}]({relative(PATH, path)})" for path, words in MORE.get(subject, ()) if path in there]
    return [*lines, "", *([f"More: {', '.join(more)}.", ""] if more else [])]


def _link(each: Handout, site: SiteOptions) -> str:
    words = f"{each.format.title} ({each.format.paper})"
    if not site.pdfs:
        return str(escape_text(words))
    href = relative(PATH, each.path)
    return f'<a href="{href}" aria-label="{escape_text(each.full_title)} (PDF)">{escape_text(words)}</a> (PDF)'
