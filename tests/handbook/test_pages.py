"""Pages made from definitions, read as a browser would, without MkDocs."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.definitions import Book, Term
from handbook.pages import SiteOptions, generate, write
from handbook.pages.generator import ticks_version
from tests.handbook import print_book
from tests.handbook.pages_site import Skeleton, page_parts, to_html, walk_strings, with_text
from tests.handbook.test_pages_text import HOSTILE

SITE = SiteOptions()


@pytest.fixture(scope="module")
def book() -> Book:
    return print_book.book()


@pytest.fixture(scope="module")
def pages(book: Book) -> dict[str, str]:
    return generate(book, SITE)


def html_of(book: Book, path: str, site: SiteOptions = SITE) -> str:
    return to_html(generate(book, site)[path])


def test_each_procedure_has_four_pages_and_each_checklist_one(pages: dict[str, str]) -> None:
    assert {path for path in pages if path.split("/")[1] in {"returns", "closing"}} == {
        "procedures/returns/index.md",
        "procedures/returns/checklist.md",
        "procedures/returns/aide-memoire.md",
        "procedures/returns/mentor.md",
        "checklists/closing/index.md",
    }


def test_the_same_book_gives_the_same_pages(book: Book, pages: dict[str, str]) -> None:
    assert generate(book, SITE) == pages


def test_what_is_needed_on_the_telephone_stands_first(book: Book, pages: dict[str, str]) -> None:
    html = to_html(pages["procedures/returns/index.md"])
    top = Skeleton(html[: html.index("status-changing")]).text
    definition = book.procedures[0]
    deadline, wrong, ask = definition.deadlines[0], definition.go_wrong[0], definition.ask[0]
    for words in (
        "Also called: " + ", ".join(definition.also_called),
        definition.purpose,
        *(fact.text for fact in definition.start_when),
        f"{deadline.words}: {deadline.what}",
        f"{ask.who}: {ask.about}",
        f"{wrong.problem} {wrong.put_right}",
    ):
        assert words in top


GOLDEN = [
    pytest.param(
        'id="step-step-1"',
        '<li id="step-step-1" class="critical">\n'
        '<p class="do">Look at page 1 of the book and see that nobody has written on it</p>\n'
        '<p class="who"><span class="tag">Who</span> Librarian</p>\n'
        '<p class="why"><span class="tag">Why</span> A page that is gone is found at once.</p>\n'
        '<p class="must" data-search-exclude="1"><span class="tag">Must not be missed</span> It is on '
        '<a href="checklist.html#item-step-1">the checklist</a>.</p>\n'
        '<p class="grounds" data-search-exclude="1">'
        '<span class="basis basis-law" data-search-exclude="1">The law</span>: '
        '<a href="#source-loans-act" data-search-exclude="1">Library Loans Act 1999, section 4</a>; '
        '<a href="#source-desk" data-search-exclude="1">Desk practice</a></p>\n',
        id="step",
    ),
    pytest.param(
        'id="deadline-shelve"',
        '<tr id="deadline-shelve"><td data-label="What">Put the book on the shelf'
        '<p class="note">Saturday counts.</p></td>'
        '<td data-label="When"><strong>1 working day after the day it came back</strong></td>'
        '<td data-label="Who">Librarian</td><td data-label="Rests on"><p class="grounds" data-search-exclude="1">'
        '<span class="basis basis-law" data-search-exclude="1">The law</span>: '
        '<a href="#source-loans-act" data-search-exclude="1">Library Loans Act 1999, section 4</a></p>\n</td></tr>\n',
        id="deadline",
    ),
    pytest.param(
        'id="decision-whole"',
        '<div class="decision" id="decision-whole" role="group" aria-labelledby="question-whole">\n'
        '<div class="picture" role="img" aria-labelledby="question-whole" aria-describedby="answers-whole" '
        'data-search-exclude><svg class="wide" aria-hidden="true" viewBox="0 0 592 ',
        id="decision picture",
    ),
    pytest.param(
        "<summary>In words: ",
        '<summary>In words: <span id="question-whole">Is every page there?</span></summary>\n'
        '<ul class="answers" id="answers-whole">\n'
        '<li><span class="tag">If</span> Yes <strong><span class="tag">Then</span> go on</strong></li>\n'
        '<li><span class="tag">If</span> No <strong><span class="tag">Then</span> write a damage slip</strong></li>\n'
        "</ul>\n</details>\n",
        id="decision",
    ),
    pytest.param(
        'id="source-desk"',
        '<li id="source-desk"><p>Desk practice</p>\n'
        '<p class="grounds" data-search-exclude="1">'
        "Usual practice. Checked 21 November 2026. Told by two librarians</p></li>\n",
        id="source",
    ),
    pytest.param(
        'class="since"',
        '<p class="since">From 31 March 2026</p>\n<dl>\n<div><dt>Before</dt><dd>A fine for each day.</dd></div>\n'
        "<div><dt>Now</dt><dd><strong>No fine.</strong></dd></div>\n</dl>\n",
        id="change",
    ),
    pytest.param(
        'class="confirm"',
        '<ul class="confirm">\n<li><p><strong>Not confirmed:</strong> Where torn books go</p>\n'
        "<p><strong>Ask:</strong> the senior librarian</p>\n<p>Nobody says</p>\n</li>\n</ul>\n",
        id="confirm locally",
    ),
]


@pytest.mark.parametrize(("begins", "expected"), GOLDEN)
def test_golden_pieces_of_a_guide(pages: dict[str, str], begins: str, expected: str) -> None:
    page = pages["procedures/returns/index.md"]
    start = page.rindex("\n", 0, page.index(begins)) + 1
    assert page[start : start + len(expected)] == expected


def test_an_unconfirmed_fact_says_so_and_whom_to_ask(pages: dict[str, str]) -> None:
    text = Skeleton(to_html(pages["procedures/returns/index.md"])).text
    assert "Not confirmed: ask first: Desk practice. Ask: the senior librarian" in text


def test_every_item_of_a_checklist_has_a_box_with_a_label(pages: dict[str, str], book: Book) -> None:
    for path, definition in (
        ("procedures/returns/checklist.md", book.procedures[0]),
        ("checklists/closing/index.md", book.checklists[0]),
    ):
        html = to_html(pages[path])
        boxes = re.findall(r'<input type="checkbox" id="([^"]+)"', html)
        labels = re.findall(r'<label for="([^"]+)">([^<]+)</label>', html)
        assert boxes == [name for name, _ in labels]
        assert [text for _, text in labels] == [step.do for step in definition.checklist_steps()]
        assert [pause.kind.value for pause in definition.pauses] == re.findall(r"(READ-DO|DO-CONFIRM)</span>", html)


def test_ticks_belong_to_the_wording(book: Book) -> None:
    definition = book.procedures[0]
    same = replace(definition, purpose="Another purpose.")
    other = print_book.with_steps(definition, do="Look twice")
    assert ticks_version(definition) == ticks_version(same) != ticks_version(other)


def test_the_mentor_page_hides_its_answers(pages: dict[str, str], book: Book) -> None:
    html = to_html(pages["procedures/returns/mentor.md"])
    assert html.count("<details>") == 3
    assert "open" not in {name for element in Skeleton(html).elements for name in element[1:]}
    assert "about 20 minutes" in Skeleton(html).text


def test_what_this_copy_lacks_is_said_with_the_reason(book: Book) -> None:
    site = SiteOptions(pdfs=False, pdf_reason="Typst is not on this machine.")
    text = Skeleton(html_of(book, "procedures/returns/index.md", site)).text
    assert "This copy of the site has no PDFs: Typst is not on this machine." in text
    assert ".pdf" not in html_of(book, "procedures/returns/index.md", site)
    assert "returns-guide.pdf" in html_of(book, "procedures/returns/index.md")


def test_abbreviations_are_marked_and_listed_where_they_are_used(pages: dict[str, str]) -> None:
    html = to_html(pages["procedures/returns/index.md"])
    assert '<abbr title="the catalogue">CAT</abbr>' in html
    listed = html[html.index('id="abbreviations"') :]
    assert "<dt>CAT</dt><dd>the catalogue</dd>" in listed
    assert "UNUSED" not in html
    assert "<abbr" not in html[: html.index("</h1>")]


def test_people_find_the_guide_first(pages: dict[str, str]) -> None:
    heads = {path: page_parts(page)[0] for path, page in pages.items()}
    guide = heads["procedures/returns/index.md"]
    assert guide["tags"] == ["take-back", "RTL"]
    searched = {path: head["search"] for path, head in heads.items() if head["search"] != {"exclude": True}}
    boosts = {path: search["boost"] for path, search in searched.items()}  # type: ignore[index]
    assert boosts.pop("procedures/returns/index.md") == boosts.pop("checklists/closing/index.md") > max(boosts.values())
    named = {
        path
        for path, head in heads.items()
        if "tags" in head and not path.startswith(("look-up/", "calculators/", "induction/"))
    }
    assert named == {"procedures/returns/index.md", "procedures/index.md", "checklists/index.md"}


def test_no_generated_page_is_given_to_the_macros(pages: dict[str, str]) -> None:
    assert {page_parts(page)[0]["render_macros"] for page in pages.values()} == {False}


def test_links_and_ids_hold_together(pages: dict[str, str]) -> None:
    built = {posixpath.splitext(path)[0] + ".html": Skeleton(to_html(page)) for path, page in pages.items()}
    for path, page in built.items():
        assert len(set(page.ids)) == len(page.ids), f"{path}: an id stands twice"
        for link in page.links:
            if link.startswith("http") or link.endswith((".pdf", ".css")):
                continue
            target, _, place = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            there = there.removesuffix(".md").removesuffix(".html") + ".html"
            if there in (
                "calculators/sentence.html",
                "calculators/case.html",
                "induction/practice.html",
            ):  # written by hand
                continue
            assert there in built, f"{path}: {link} leads nowhere"
            assert not place or place in built[there].ids, f"{path}: {link} names a place that is not there"


def _pictures_apart(html: str) -> tuple[str, str]:
    """A page without its pictures, and its pictures."""
    pictures = re.compile(r"<svg .*?</svg>", re.DOTALL)
    return pictures.sub("", html), "".join(pictures.findall(html))


@pytest.mark.parametrize(
    "text", ["--- " + " ".join(HOSTILE), "# heading", "1. item", "{{ 1 }}", "</p></div><script>1</script>"]
)
def test_hostile_text_in_every_field_changes_no_element(text: str) -> None:
    plain = _hostile_book("plain words")
    hostile = _hostile_book(text)
    expected = generate(plain, SITE)
    for path, page in generate(hostile, SITE).items():
        head, body = page_parts(page)
        assert "{{" not in body, path
        assert "{%" not in body, path
        assert not [words for words in walk_strings(head) if "<" in words or ">" in words], path
        outside, inside = _pictures_apart(to_html(page))
        expected_outside, expected_inside = _pictures_apart(to_html(expected[path]))
        shown = Skeleton(outside)
        assert shown.elements == Skeleton(expected_outside).elements, path
        # A longer text has more lines, and so more of the same elements.
        assert set(Skeleton(inside).elements) == set(Skeleton(expected_inside).elements), path
        if path.startswith(("procedures/", "checklists/")):
            assert " ".join(text.split()) in shown.text, path


def _hostile_book(text: str) -> Book:
    book = print_book.book()
    return replace(
        book,
        procedures=tuple(with_text(each, text) for each in book.procedures),
        checklists=tuple(with_text(each, text) for each in book.checklists),
        sources={key: with_text(source, text) for key, source in book.sources.items()},
        glossary=(Term(term=text, meaning=text, also=(text,)),),
        version=text,
    )


def test_written_files_are_the_generated_pages(tmp_path: Path, book: Book, pages: dict[str, str]) -> None:
    written = write(book, tmp_path, SITE)
    assert {path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in written} == pages
