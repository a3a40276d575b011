"""The head of a generated page: title, search words, and a word to the macros plugin to stay away."""

from __future__ import annotations

import json
from collections.abc import Iterable

from handbook.pages.text import attribute_html


def front_matter(title: str, *, description: str, boost: float, tags: Iterable[str] = (), searched: bool = True) -> str:
    """Return the YAML head of a page.

    Args:
        title: plain text; printed by the theme as it stands, so it is made safe here.
        description: plain text for the page's description.
        boost: how much the search favours the page among pages of equal fit; 1 is neutral.
        tags: what people call it. The search looks here first.
        searched: False for a page that the search leaves out.
    """
    head: dict[str, object] = {
        "title": attribute_html(title),
        "description": attribute_html(description),
        "render_macros": False,
        "search": {"boost": boost} if searched else {"exclude": True},
    }
    names = [attribute_html(tag) for tag in tags]
    if names:
        head["tags"] = names
    # JSON is YAML too, and is written ten times as fast.
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return f"---\n{lines}---\n\n"
