"""Quick readings of a page: each sees what the library that it stands for would have seen."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material  # type: ignore[import-untyped]
import mkdocs.structure.pages
import pytest
from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from handbook.lean_markdown import blocks
from handbook.lean_search import sooner
from handbook.lean_theme import DRAWN, NAVIGATION, Links
from handbook.tags import ids, quick, tags
from tests.handbook.pages_site import own_pages

SIMPLE = [
    '<div id="a" class="b">one <b>two</b>\n\n<p>three</p></div>\n\nText with <span id="c">a word</span>.\n',
    '   <p>three blanks before</p>\n\n    <p>four are code</p>\n\n<a name="old">x</a> <hr> <img alt="&lt;b">\n',
    "<table>\n<tr><td>1</tr>\n</table>\nNext line.\n\n<ul>\n<li>no end of a line\n</ul>\n\nEnd &#42; &amp; &copy.",
    '<details open>\n<summary>More</summary>\n<br/>\n<svg><path d="M0 0"/></svg></details>',
    "Stray </p> and </div>\n</section>\n\n<nav>\n<script src='x.js'></script></nav>",
    '<p id="a&amp;b" hidden>x</p>\n\n<script src="x.js"></script>\n\nno tags, 3 > 2\n',
]
NOT_SIMPLE = [
    "<!-- <p>a remark</p> -->\n\n<p>text</p>",
    "<script>if (1 <p> 2) { }</script>\n<p>text</p>",
    "<p>a & b < c</p>\n",
    "<div>without an end\n\n<p>text</p>",
    "<p>text</p> behind &#42; it\n\nmore",
    "<p>one</p><p>two</p> three\n",
    "<hr>\ntext\n",
    "<p>&#42 half a reference</p>\n\n&#42 here\n",
    "<?php 1 ?>\n<P ID='x'>large letters</P>\n",
    "<p title='a>b'>other marks</p> `<div>` and <b\n",
]


def set_aside(text: str) -> tuple[str, list[Any]]:
    plain = Markdown()
    left = HtmlBlockPreprocessor(plain).run(text.split("\n"))
    return "\n".join(left), plain.htmlStash.rawHtmlBlocks


def set_aside_quickly(text: str) -> tuple[str, list[Any]]:
    lean = Markdown(extensions=["handbook.lean_markdown"])
    left = lean.preprocessors["html_block"].run(text.split("\n"))
    return "\n".join(left), lean.htmlStash.rawHtmlBlocks


def places(text: str) -> set[str]:
    parser = mkdocs.structure.pages._HTMLHandler()
    parser.feed(text)
    parser.close()
    return parser.present_anchor_ids


class Heard(HTMLParser):
    """Writes down what a parser is told, in the order in which it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[object, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.told.append(("start", tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.told.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.told.append(("text", data))


def heard(parser: type[HTMLParser], text: str) -> list[tuple[object, ...]]:
    listener = parser()
    assert isinstance(listener, Heard)
    listener.feed(text)
    listener.close()
    return listener.told


@pytest.mark.parametrize("text", [*SIMPLE, *NOT_SIMPLE])
def test_a_text_is_read_as_the_libraries_read_it(text: str) -> None:
    assert set_aside_quickly(text) == set_aside(text)
    assert heard(quick(Heard), text) == heard(Heard, text)
    found = ids(text)
    assert found is None or found == places(text)


@pytest.mark.parametrize("text", SIMPLE[:4])
def test_well_written_html_is_read_quickly(text: str) -> None:
    assert tags(text) is not None
    assert blocks(text, frozenset(Markdown().block_level_elements)) is not None


@pytest.mark.parametrize("text", NOT_SIMPLE)
def test_what_is_not_simple_is_left_to_the_library(text: str) -> None:
    assert blocks(text, frozenset(Markdown().block_level_elements)) is None


def test_every_page_made_from_definitions_is_simple_and_read_as_before() -> None:
    level = frozenset(Markdown().block_level_elements)
    pages = own_pages()
    assert not [path for path, text in pages.items() if blocks(text, level) is None]
    for path in sorted(pages)[::8]:
        text = pages[path]
        assert set_aside_quickly(text) == set_aside(text), path
        assert ids(text) == places(text), path
        assert heard(quick(Heard), text) == heard(Heard, text), path


@pytest.mark.parametrize("apart", ["<p>seen</p>", "<script>not seen</script>", "<p data-search-exclude>not seen</p>"])
def test_the_search_reads_the_sections_that_the_theme_reads(apart: str) -> None:
    text = (
        f'<h1 id="a">One</h1>\n<p>first <b>words</b></p>{apart}<h2 id="b">Two</h2><ul><li>more</li> </ul>\n{apart}end'
    )

    def sections(reader: type[Any]) -> list[object]:
        made = reader()
        made.feed(text)
        made.close()
        return [(each.id, each.title, each.text) for each in made.data]

    found = sections(sooner(Parser))
    assert found == sections(Parser)
    assert len(found) == 2
    assert ("not seen" in str(found), "seen" in str(found)) == (False, "not" not in apart)


def test_the_theme_draws_the_lines_of_its_navigation_as_we_expect() -> None:
    template = Path(str(material.__file__)).parent / "templates" / NAVIGATION
    assert template.read_text(encoding="utf-8").count(DRAWN) == 1


def test_a_line_of_the_navigation_is_drawn_once_for_the_pages_of_a_folder() -> None:
    drawn: list[object] = []

    def draw(item: object, path: str, level: int, parent: object) -> str:
        drawn.append(item)
        return f"{item.name} {path}"  # type: ignore[attr-defined]

    links = Links()
    parent = SimpleNamespace(active=True)
    here = SimpleNamespace(name="here", active=True)
    away = SimpleNamespace(name="away", active=False)
    for url in ("a/one.html", "a/two.html", "b/one.html"):
        page = SimpleNamespace(url=url)
        assert links(draw, page, away, "nav_1", 2, parent) == "away nav_1"
        assert links(draw, page, here, "nav_2", 2, parent) == "here nav_2"
    assert [drawn.count(away), drawn.count(here)] == [2, 3]
    assert links(draw, None, away, "nav_1", 2, parent) == "away nav_1"
    assert links(draw, page, away, "nav_1", 2, SimpleNamespace(active=False)) == "away nav_1"
    assert drawn.count(away) == 4, "the error page, and a section that the reader is not in, may look different"
