"""Text from definitions stays text: in Markdown, in HTML, in a macro, in an attribute."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError

from handbook.pages.environment import make_environment
from handbook.pages.text import abbreviation_marker, escape_text, safe_link
from tests.handbook.pages_site import EXTENSIONS, Skeleton

HOSTILE = [
    "**x** and _y_",
    "<script>alert(1)</script>",
    "{{ 1 }} {% raw %} {# gone #}",
    "[a](b) ![a](b)",
    "a | b",
    "# not a heading",
    "`code` and ```fence```",
    "---",
    "- item",
    "+ item",
    "1. first",
    "12) twelfth",
    "> quoted",
    "&lt; &amp; &#42;",
    "\"quoted\" and 'quoted'",
    "</div></div><h1>out</h1>",
    "*[HTML]: tooltip",
    "{: #id .class }",
    "line one\n\nline two",
    "    indented",
    "\\*escaped\\*",
    "https://example.org and <https://example.org>",
    ":smile: 😀 Ωmega café",
    "!!! note",
    "[^1]: footnote",
    "a\u00a0b\tc",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_exactly_what_was_written(text: str) -> None:
    shown = Skeleton(markdown.markdown(str(escape_text(text)), extensions=EXTENSIONS))
    assert shown.elements == [("p",)]
    assert shown.text == " ".join(text.split())


@given(st.text(min_size=1).filter(lambda text: text.strip() and not set(text) & set("\x02\x03")))
def test_any_text_at_all_is_one_paragraph(text: str) -> None:
    # U+0002 and U+0003 are Markdown's own marks; the loader's YAML refuses control characters.
    text = "".join(character for character in text if character.isprintable() or character.isspace())
    if not text.split():
        return
    shown = Skeleton(markdown.markdown(f"a {escape_text(text)} z", extensions=EXTENSIONS))
    assert shown.elements == [("p",)]
    assert shown.text == " ".join(f"a {text} z".split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_macro_finds_nothing_to_run(text: str) -> None:
    escaped = str(escape_text(text))
    assert Environment(autoescape=True).from_string(escaped).render() == escaped


@pytest.mark.parametrize("text", HOSTILE)
def test_a_heading_keeps_its_own_id(text: str) -> None:
    shown = Skeleton(markdown.markdown(f"## {escape_text(text)} {{#own}}", extensions=EXTENSIONS))
    assert shown.elements == [("h2", "id")]
    assert shown.ids == ["own"]
    assert shown.text == " ".join(text.split())


def test_what_a_template_prints_is_escaped_without_asking() -> None:
    shown = make_environment().from_string('<p title="{{ text }}">{{ text }}</p>').render(text='"><b>*x*')
    assert shown == '<p title="&#34;&#62;&#60;b&#62;&#42;x&#42;">&#34;&#62;&#60;b&#62;&#42;x&#42;</p>'


def test_a_name_that_is_not_there_stops_the_build() -> None:
    with pytest.raises(UndefinedError):
        make_environment().from_string("{{ nowhere }}").render()


def test_nothing_never_becomes_the_word_none() -> None:
    with pytest.raises(TypeError, match="ask for it with"):
        make_environment().from_string("{{ missing }}").render(missing=None)


def test_abbreviations_get_their_meaning_and_nothing_else() -> None:
    mark = abbreviation_marker({"FTR": "fixed-term recall", "FTR56": "56-day recall", "A&B": 'x "y"'})
    assert mark("An FTR56, not FTR; not FTRX, XFTR or FTR-like.") == (
        'An <abbr title="56-day recall">FTR56</abbr>, not <abbr title="fixed-term recall">FTR</abbr>&#59; '
        "not FTRX, XFTR or FTR-like."
    )
    assert mark("A&B") == '<abbr title="x &#34;y&#34;">A&#38;B</abbr>'


def test_spaces_around_an_abbreviation_stay() -> None:
    assert abbreviation_marker({"COM": "x"})("the COM and  the COM").striptags() == ("the COM and the COM")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//example.org", "docs/page.md", ""])
def test_only_web_and_mail_addresses_are_links(link: str) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        safe_link(link)


def test_a_link_cannot_leave_its_attribute() -> None:
    link = safe_link('https://example.org/?a=1&b="><script>')
    assert link == "https://example.org/?a=1&amp;b=%22%3E%3Cscript%3E"
