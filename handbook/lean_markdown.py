"""Markdown that reads blocks of HTML more quickly: they are most of a page.

The extension `md_in_html` reads every page as HTML of its own kind, in case an element says `markdown`. Only a few
hand-written pages do. The others come out the same when blocks of HTML are found by their tags (`handbook.tags`), or,
where a page is not that simple, as Markdown finds them without the extension.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, MarkdownInHtmlExtension
from markdown.preprocessors import HtmlBlockPreprocessor as PlainBlocks

from handbook.tags import tags

#: What takes its place in MkDocs' settings.
NAME, PLAIN = "handbook.lean_markdown", "md_in_html"

_INDENT = 3  # blanks that may stand before a block
_BLANK_LINE = re.compile(r"(?: *\n){2}")
_ONLY_TEXT = re.compile(r"[^<&\n]*(?:\n|\Z)")
_REFERENCE = re.compile(r"&#(?![0-9]+;|[xX][0-9a-fA-F]+;)")


class _WhereAsked(HtmlBlockPreprocessor):
    """Reads blocks of HTML as the extension does, where the page holds the word that asks for it."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without their blocks of HTML, which are put aside."""
        if any("markdown" in line for line in lines):
            return super().run(lines)
        text = "\n".join(lines)
        found = blocks(text, frozenset(self.md.block_level_elements))
        if found is None:
            return PlainBlocks(self.md).run(lines)
        parts = []
        done = 0
        for begin, end in found:
            block = text[begin:end] + ("\n" if _BLANK_LINE.match(text, end) else "")
            parts += [text[done:begin], "\n", self.md.htmlStash.store(block), "\n\n"]
            done = end
        return "".join([*parts, text[done:]]).split("\n")


def blocks(text: str, block_level: frozenset[str]) -> list[tuple[int, int]] | None:
    """Where each block of HTML begins and ends, as Markdown sees it; None where that is not simple to say.

    A block begins at the start of a line with an element of `block_level`, and ends with that element. It is not simple
    where something follows it on its line, or where it does not end.
    """
    found = tags(text)
    if found is None or _REFERENCE.search(text):
        return None
    spans = []
    begin = 0
    open_elements: list[str] = []
    for tag in found:
        end, name, _, alone = tag.groups()
        empty = alone or name == "hr"
        if not open_elements:
            if end or name not in block_level or not _starts_line(text, tag.start()):
                continue
            if empty:
                return None
            begin = tag.start()
            open_elements.append(name)
        elif not end:
            if not empty:
                open_elements.append(name)
        elif name in open_elements:
            while open_elements.pop() != name:
                pass
            if not open_elements:
                if not _ONLY_TEXT.match(text, tag.end()):
                    return None
                spans.append((begin, tag.end()))
    return None if open_elements else spans


def _starts_line(text: str, place: int) -> bool:
    line = text.rfind("\n", 0, place) + 1
    return place - line <= _INDENT and not text[line:place].strip()


class LeanMarkdown(MarkdownInHtmlExtension):
    """The extension with a quicker way for pages that do not need it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Put the quicker way in the place of the extension's own."""
        super().extendMarkdown(md)
        md.preprocessors.register(_WhereAsked(md), "html_block", 20)


def makeExtension(**settings: object) -> LeanMarkdown:  # noqa: N802 - the library's name
    """What Markdown asks an extension's module for."""
    return LeanMarkdown(**settings)
