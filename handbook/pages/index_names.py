"""What people call the index pages, so that the search finds the index by the name of a thing that it lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from handbook.definitions.model import Book

# By title of the page.
_OWN_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "All procedures": ("procedures", "all guides", "guides", "list of guides"),
        "Routine checklists": ("checklists", "all checklists", "list of checklists"),
        "All deadlines": ("deadlines", "list of deadlines", "time limits", "timescales", "due dates"),
        "Deadlines by length": ("deadlines by length", "shortest deadlines", "how many days for what"),
        "Who does what": (
            "roles",
            "who does what",
            "responsibilities",
            "whose job is it",
            "job roles",
            "tasks by role",
        ),
        "From the law to the pages": ("amendments", "law to page", "which pages does an Act touch", "sections of Acts"),
        "State of the pages": ("pages due for review", "review dates", "out of date pages", "sources to read again"),
        "Forms": ("all forms", "list of forms", "form numbers", "templates", "proformas"),
        "Systems": ("all systems", "computer systems", "databases and systems"),
        "Words and abbreviations": ("abbreviations", "acronyms", "glossary", "jargon", "terms", "stands for"),
        "What changed": ("what is new", "changes in the law", "law changes", "Sentencing Act 2026"),
        "To confirm locally": ("confirm locally", "local arrangements", "not settled nationally"),
        "Sources": ("legislation", "Acts", "law and policy", "list of instructions", "policy frameworks"),
        "This establishment": ("local contacts", "our mailboxes", "our prison"),
    }
)


def index_names(book: Book) -> Mapping[str, tuple[str, ...]]:
    """Names of each index, by its title: its own, and those of the forms, systems or terms in it."""
    every = (*book.procedures, *book.checklists)
    listed: dict[str, Iterable[str]] = {
        "Forms": (name for each in every for form in each.forms for name in (form.name, form.number or "")),
        "Systems": (system.name for each in every for system in each.systems),
        "Words and abbreviations": (name for term in book.terms() for name in (term.term, *term.also)),
    }
    return {
        title: tuple(dict.fromkeys(filter(None, (*own, *listed.get(title, ()))))) for title, own in _OWN_NAMES.items()
    }
