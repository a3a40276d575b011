"""The Jinja environment of the pages: strict about names, and escaping by default."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from calculator.names import capital
from handbook.pages.text import finalize, page_link, safe_link
from handbook.pages.words import basis_words, date_words, pause_words, state_words
from handbook.pictures.guide import deadlines_for_page, decision_for_page

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def anchor(*parts: str) -> str:
    """The id of a place on a page: lower-case letters, digits and hyphens only."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(parts).casefold().replace("+", " plus ")).strip("-")


@pass_context
def prose(context: Context, text: str) -> Markup:
    """Filter ``t``: escape the text and mark its abbreviations, which the page's own marker remembers."""
    marked: Markup = context["mark"](text)
    return marked


def _compiled() -> FileSystemBytecodeCache:
    """Compiled templates, kept in the user's own temporary folder: compiling them is a tenth of a build.

    Jinja compiles anew when a template changes. How it escapes is settled in this file, so its hash is part of
    the name: a template compiled under other settings is never used.
    """
    settings = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return FileSystemBytecodeCache(pattern=f"omu-handbook-{settings}-%s.cache")


@cache
def make_environment() -> Environment:
    """Return the environment in which every page template is rendered: one for the process.

    A template that is changed on disk is read again.
    The comment marks are ``{##`` and ``##}``, because ``{#name}`` is how Markdown gives a heading its id.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",
        comment_end_string="##}",
        bytecode_cache=_compiled(),
    )
    environment.filters.update(capital=capital, link=safe_link, page=page_link, t=prose)
    environment.globals.update(
        anchor=anchor,
        basis_words=basis_words,
        date=date_words,
        deadline_pictures=deadlines_for_page,
        decision_picture=decision_for_page,
        pause_words=pause_words,
        state_words=state_words,
    )
    return environment
