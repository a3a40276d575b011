"""Where pages stand, and links between them.

Pages become ``name.html`` beside each other (``use_directory_urls: false``), so that the site also reads from a
folder without a server; a link in raw HTML is therefore the Markdown link with another ending.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from handbook.definitions.model import Definition
from handbook.definitions.words import Kind

FOLDERS: Mapping[Kind, str] = MappingProxyType({Kind.PROCEDURE: "procedures", Kind.CHECKLIST: "checklists"})


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page's title and the link to it from the page at hand."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """One of the pages of a procedure, by the name of its kind."""

    name: str
    href: str


_FAMILY = (("Guide", "index"), ("Checklist", "checklist"), ("Aide-memoire", "aide-memoire"), ("Mentor page", "mentor"))
_PDFS = {
    Kind.PROCEDURE: (("guide", "guide"), ("checklist", "checklist"), ("aide-memoire", "aide-memoire")),
    Kind.CHECKLIST: (("checklist", "checklist"),),
}


def page_path(definition: Definition, name: str) -> str:
    """Path of one of a definition's pages under the documents folder."""
    return f"{FOLDERS[definition.kind]}/{definition.id}/{name}.md"


def guide_path(definition: Definition) -> str:
    """Path of the first page of a definition: its guide, or the routine checklist itself."""
    return page_path(definition, "index")


@lru_cache(maxsize=4096)  # the indexes link to the same pages hundreds of times
def relative(here: str, there: str) -> str:
    """Markdown link from the page at path `here` to the page at path `there`."""
    return posixpath.relpath(there, posixpath.dirname(here) or ".")


def html(link: str) -> str:
    """The same link for raw HTML."""
    page, mark, place = link.partition("#")
    return f"{page.removesuffix('.md')}.html{mark}{place}" if page.endswith(".md") else link


def family(definition: Definition, folder: str = "") -> list[FamilyPage]:
    """The pages of a procedure, linked from within its folder or from the page that `folder` leads from."""
    if definition.kind is Kind.CHECKLIST:
        return []
    return [FamilyPage(name, f"{folder}{file}.html") for name, file in _FAMILY]


def pdf_links(definition: Definition) -> list[FamilyPage]:
    """The PDFs of a definition, linked from within its folder."""
    return [FamilyPage(name, f"{definition.id}-{file}.pdf") for name, file in _PDFS[definition.kind]]
