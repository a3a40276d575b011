"""Text from definitions made safe: nothing in it can become Markdown, HTML or a macro.

Every character that Markdown, HTML or Jinja gives a meaning to is written as a numeric character
reference (``*`` becomes ``&#42;``). A browser shows the same letters, Markdown does not see them, and the
macros plugin finds no braces. The same text is safe in a Markdown paragraph, a table cell, a heading, raw
HTML and a double-quoted attribute, so a template cannot choose the wrong kind of escaping.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import quote, urlsplit

from jinja2 import Undefined
from markupsafe import Markup

# Characters that are safe wherever they stand; letters of every alphabet and emoji are safe too.
_SPECIAL = re.compile(r"[!\"#$&*+/:;<=>@\[\\\]^_`{|}~]")
# A hyphen or full stop is harmless inside a word ("re-release", "1.4.2"), yet makes a list, a rule or a heading
# at the start of a line; a quotation mark made curly would not be the text that was written.
_HYPHEN = re.compile(r"(?<!\w)-|-(?!\w)")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")
_SPACE = re.compile(r"\s+")
_SCHEMES = {"http", "https", "mailto"}


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group(0))};"


def escape_text(value: str) -> Markup:
    """Return `value` as one line that shows exactly what was written, whatever it holds."""
    return value if isinstance(value, Markup) else _escaped(value)


@lru_cache(maxsize=8192)  # roles and titles of sources stand on a page many times
def _escaped(value: str) -> Markup:
    line = _SPACE.sub(" ", value).strip()
    line = _SPECIAL.sub(_reference, line)
    line = _HYPHEN.sub(_reference, line)
    line = _LIST_NUMBER.sub(lambda m: f"{m.group(1)}&#{ord(m.group(2))};", line)
    return Markup(line)  # noqa: S704 - what could be markup has just been escaped


def finalize(value: object) -> object:
    """Escape what a template prints, by default and without being asked (Jinja's ``finalize``).

    Raises:
        TypeError: when a template prints nothing-at-all (``None``), which would read "None" on the page.
    """
    if value is None:
        msg = "a template printed a value that is not there (None); ask for it with {% if %} first"
        raise TypeError(msg)
    if isinstance(value, Undefined | Markup):
        return value
    return escape_text(str(value))


def attribute_html(value: str) -> str:
    """Escape for the places that MkDocs prints without escaping: page titles, descriptions and navigation."""
    line = _SPACE.sub(" ", value).strip()
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def safe_link(link: str) -> Markup:
    """Return a link that can stand in a double-quoted ``href``.

    Raises:
        ValueError: when the link is not a web or mail address, for instance ``javascript:``.
    """
    if urlsplit(link).scheme.lower() not in _SCHEMES:
        msg = f"not a web address: {link!r}; a link starts with https://"
        raise ValueError(msg)
    # `quote` leaves no quotation mark, angle bracket or white space.
    return Markup(quote(link, safe=":/?#[]@!$()*+,;=%~.-_&").replace("&", "&amp;"))  # noqa: S704


def page_link(link: str) -> Markup:
    """Return a link to a page of this site, as it may stand in a Markdown link and in a double-quoted ``href``."""
    return Markup(quote(link, safe="/#.-_~"))  # noqa: S704 - `quote` leaves nothing that is markup


@lru_cache(maxsize=256)  # the pages of a definition look for the same words
def _any_of(terms: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])")


def abbreviation_marker(terms: Mapping[str, str], used: set[str] | None = None) -> Callable[[str], Markup]:
    """Return a filter that escapes text and gives each abbreviation in it its meaning as a tooltip.

    Args:
        terms: abbreviation to meaning. Longer ones win ("FTR56" before "FTR"); only whole words are marked.
        used: gets every abbreviation that is marked.
    """
    found = used if used is not None else set()
    if not terms:
        return escape_text
    pattern = _any_of(frozenset(terms))

    def mark(value: str) -> Markup:
        if isinstance(value, Markup):
            return value
        # The whole text is escaped piece by piece; a space at the edge of a piece must survive.
        tidy = _SPACE.sub(" ", value).strip()
        pieces: list[str] = []
        for index, piece in enumerate(pattern.split(tidy)):
            if index % 2:
                found.add(piece)
                pieces.append(f'<abbr title="{escape_text(terms[piece])}">{escape_text(piece)}</abbr>')
            elif piece:
                lead = " " if piece[0] == " " else ""
                tail = " " if piece[-1] == " " and piece.strip() else ""
                pieces.append(f"{lead}{escape_text(piece)}{tail}")
        return Markup("".join(pieces))  # noqa: S704 - every piece has been escaped above

    return mark
