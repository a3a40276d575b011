"""What one build of the site works from. MkDocs carries it from the hook to the theme and the macros."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.definitions import Book
from handbook.pages import SiteOptions
from handbook.pages.words import date_words
from handbook.policy import META_POLICY

if TYPE_CHECKING:
    from handbook.assets import Runtime

# The key in MkDocs' `extra` under which it travels.
EXTRA_KEY = "handbook"


@dataclass(slots=True, repr=False)  # mkdocs-macros asks for its text, which would be all definitions
class Prepared:
    """The definitions and options of one build, and the inline scripts that it has moved into files.

    Attributes:
        book: all definitions.
        site: what the build can offer.
        pages: path → Markdown of the pages made from definitions; empty text for one that stays as it is. None: they
            have not been made yet.
        whole: whether the site is built from nothing.
        scripts: path in the site to code; filled while pages are written.
        runtimes: the browser's Python by root of the project, once it has been looked up.
        policy: the Content-Security-Policy that stands in every page.
        lasting: folder of the site below which scripts and style sheets stand (handbook/lasting.py).
    """

    book: Book
    site: SiteOptions
    pages: Mapping[str, str] | None = None
    whole: bool = True
    scripts: dict[str, str] = field(default_factory=dict)
    runtimes: dict[Path, Runtime] = field(default_factory=dict)
    policy: str = META_POLICY
    lasting: str = ""

    @property
    def version(self) -> str:
        """Version of the project, for the footer."""
        return self.book.version

    @property
    def built_on(self) -> str:
        """Day of the build in words, for the footer."""
        return date_words(self.book.built_on)
