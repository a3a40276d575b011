"""Markdown inside HTML, looked for only where a page asks for it: a tenth of the time that pages take.

The extension `md_in_html` reads every page as HTML of its own kind, in case an element says `markdown`. Only a few
hand-written pages do; the others are read as Markdown reads HTML without it, which comes to the same.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, MarkdownInHtmlExtension
from markdown.preprocessors import HtmlBlockPreprocessor as PlainBlocks

#: What takes its place in MkDocs' settings.
NAME, PLAIN = "handbook.lean_markdown", "md_in_html"


class _WhereAsked(HtmlBlockPreprocessor):
    """Reads blocks of HTML as the extension does, where the page holds the word that asks for it."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without their blocks of HTML, which are put aside."""
        if any("markdown" in line for line in lines):
            return super().run(lines)
        return PlainBlocks(self.md).run(lines)


class LeanMarkdown(MarkdownInHtmlExtension):
    """The extension with a quicker way for pages that do not need it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Put the quicker way in the place of the extension's own."""
        super().extendMarkdown(md)
        md.preprocessors.register(_WhereAsked(md), "html_block", 20)


def makeExtension(**settings: object) -> LeanMarkdown:  # noqa: N802 - the library's name
    """What Markdown asks an extension's module for."""
    return LeanMarkdown(**settings)
