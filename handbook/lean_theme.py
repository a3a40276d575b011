"""The theme's templates, with less to do for each page."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

#: The theme's template of one line of the navigation, and how it draws the lines below.
NAVIGATION = "partials/nav-item.html"
DRAWN = "{{ render(item, "
#: The name by which the template knows `Links`.
LINKS = "handbook_links"


class Links:
    """Lines of the navigation that lead away from a page: the same on every page of a folder, so drawn once for it."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[int, bool, str], str] = {}

    def __call__(self, draw: Callable[..., str], page: Any, item: Any, path: str, level: int, parent: Any) -> str:
        """What the theme's own macro `draw` makes of one line, which may hold others.

        A line that holds the page itself is drawn anew. The theme shows the parts of a section in full where the
        reader is somewhere in it (`parent.active`).
        """
        if page is None or item.active:
            return draw(item, path, level, parent)
        key = id(item), bool(parent.active), posixpath.dirname(page.url)
        if key not in self._drawn:
            self._drawn[key] = draw(item, path, level, parent)
        return self._drawn[key]


class LeanTemplates(FileSystemLoader):
    """The theme's templates, listed without its hidden folders, and with lines of the navigation drawn once.

    MkDocs leaves hidden files out of a site, but asks about each of Material's 14,000 icons to find that out. They can
    be included in a template as before.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Text, file, and whether it is as it was; in the navigation `Links` stands between a line and those below."""
        text, file, is_current = super().get_source(environment, template)
        if template == NAVIGATION:
            text = text.replace(DRAWN, "{{ " + LINKS + "(render, page, item, ")
        return text, file, is_current

    def list_templates(self) -> list[str]:
        """Paths below the theme's folders, sorted."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, folders, files in os.walk(place, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inside = Path(folder).relative_to(place)
                found.update((inside / name).as_posix() for name in files)
        return sorted(found)
