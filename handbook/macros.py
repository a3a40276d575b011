"""Macros for the hand-written pages: what a page says about the definitions is asked for, never typed twice.

Loaded by mkdocs-macros-plugin. A page writes, for instance, ``{{ guide_doors() }}``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from handbook.definitions import Book
from handbook.pages import SiteOptions
from handbook.pages.environment import make_environment
from handbook.pages.links import guide_path, page_path, relative
from handbook.prepared import EXTRA_KEY


class MacrosEnvironment(Protocol):
    """The part of the plugin's environment that is used here."""

    conf: Any
    page: Any

    def macro(self, function: Callable[..., str]) -> Callable[..., str]:
        """Give a function to the pages under its own name."""


def define_env(env: MacrosEnvironment) -> None:
    """Register the macros (the name is the plugin's)."""

    def book() -> Book:
        # Asked for when a page is rendered: the book is loaded after the plugins have started.
        found: Book = env.conf.extra[EXTRA_KEY].book
        return found

    def render(name: str, **more: object) -> str:
        return _render(name, book(), env.page.file.src_uri, **more)

    def calculator(form_id: str) -> str:
        """The form of a calculator; where it cannot run, a note that says why."""
        from handbook.assets import build
        from handbook.forms import Place, form_html

        page = env.page.file.src_uri
        place = Place(up="../" * page.count("/"), worksheet=f"worksheet-{form_id}.html")
        site: SiteOptions = env.conf.extra[EXTRA_KEY].site
        runtime = build(Path(env.conf.config_file_path).parent) if site.calculator else None
        return form_html(form_id, place, runtime, site.calculator_reason or "it was not made for this copy of the site")

    def calculator_example(form_id: str) -> str:
        """The worked example of a calculator, worked out now."""
        from handbook.forms import example_html

        return example_html(form_id)

    def guide_doors() -> str:
        """Every procedure and routine checklist by group, each with its guide and its checklist."""
        return render("guide_doors")

    def mentor_doors() -> str:
        """Every mentor page with its minutes."""
        return render("mentor_doors")

    def latest_changes(count: int = 3) -> str:
        """The newest changes, as links to the guides."""
        return render("latest_changes", count=count)

    def handbook_size() -> str:
        """How much there is, in words."""
        return render("handbook_size")

    for function in (
        calculator,
        calculator_example,
        guide_doors,
        mentor_doors,
        latest_changes,
        handbook_size,
    ):
        env.macro(function)


def _render(name: str, book: Book, here: str, **more: object) -> str:
    """One of the macros of ``templates/macros.md.j2``, with links from the page at path `here`."""
    # One line for each guide and day, however many points changed on it.
    changes = sorted(
        ((day, definition) for definition in book.definitions() for day in {each.from_ for each in definition.changes}),
        key=lambda pair: (pair[0], pair[1].title),
        reverse=True,
    )
    values = {
        "book": book,
        "changes": changes,
        "guide": lambda definition: relative(here, guide_path(definition)),
        "page": lambda definition, kind: relative(here, page_path(definition, kind)),
    }
    module = make_environment().get_template("macros.md.j2").make_module(values)
    return str(getattr(module, name)(**more))
