"""The quick calculators in the pages: their places, what stands there, and what the pages know of a procedure."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from calculator.quick.registry import find, there
from handbook import forms_quick, places
from handbook.assets import Runtime
from handbook.calculators import CALCULATORS
from handbook.definitions import Book, load_book
from handbook.definitions.words import Basis
from handbook.forms import ExampleError
from handbook.pages import SiteOptions, generate
from handbook.pages.calculators import INDEX, calculator_pages
from handbook.prepared import Prepared
from tests.handbook import definition_files
from tests.handbook.pages_site import to_html

RUNTIME = Runtime(Path("nowhere"), "0123456789abcdef", {"files": {}, "lock": {}})
WITHOUT = SiteOptions(calculator=False, calculator_reason="it was left out")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book of small definitions, one of whose steps names a calculator."""
    good = re.sub(r"(\nsteps:\n\s+- \{)", r"\1calculator: deadlines, ", definition_files.GOOD, count=1)
    definition_files.folder(tmp_path, good)
    return load_book(tmp_path, calculators=(*definition_files.CALCULATORS, "deadlines"))


def filled(book: Book, path: str, site: SiteOptions) -> str:
    """A page of the book as HTML, with every calculator in its place."""
    root = Path("nowhere")
    page = to_html(generate(book, site)[path])
    return places.fill(page, path, root, Prepared(book, site, runtimes={root: RUNTIME}))


def test_a_step_may_name_only_a_calculator_that_is_there(tmp_path: Path) -> None:
    good = re.sub(r"(\nsteps:\n\s+- \{)", r"\1calculator: astrology, ", definition_files.GOOD, count=1)
    said = definition_files.said(definition_files.folder(tmp_path, good))
    assert len(said) == 1
    assert "there is no calculator astrology" in said[0]


def test_a_guide_has_each_calculator_once_and_what_starts_it_once(book: Book) -> None:
    page = filled(book, "procedures/good/index.md", SiteOptions())
    assert page.count('<details class="calc-box" data-calculator="deadlines">') == 1
    assert page.count('id="calculator-boot"') == 1
    assert "boxes.js" in page
    assert page.count('data-place="box"') == 1  # the second time, below the table, there is a link
    assert 'async id="calculator-boot"' not in page, "a guide may not start Python by itself"
    assert len(re.findall(r'\bid="([^"]+)"', page)) == len(set(re.findall(r'\bid="([^"]+)"', page)))


@pytest.fixture
def sentence_book(tmp_path: Path) -> Book:
    """A book of small definitions, one of whose steps needs the form of a sentence."""
    good = re.sub(r"(\nsteps:\n\s+- \{)", r"\1calculator: sentence, ", definition_files.GOOD, count=1)
    definition_files.folder(tmp_path, good)
    return load_book(tmp_path, calculators=(*definition_files.CALCULATORS, "deadlines"))


def test_the_form_of_a_sentence_stands_at_the_step_and_clashes_with_nothing(sentence_book: Book) -> None:
    page = filled(sentence_book, "procedures/good/index.md", SiteOptions())
    assert page.count('<details class="calc-box" data-calculator="sentence">') == 1
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)
    _, _, form = page.partition('id="calculator-sentence"')
    form, _, _ = form.partition("</details>")
    assert {each for each in re.findall(r'\bid="([^"]+)"', form) if not each.startswith("calc-sentence-")} == set()
    known = set(ids)
    pointed = re.findall(r'\b(?:for|aria-labelledby|aria-describedby|data-reveal)="([^"]+)"', form)
    drawn_later = {"calc-sentence-calc-summary-title"}  # with the problems
    assert pointed
    assert set(pointed) - known == drawn_later
    assert 'name="sentence-date-day"' in form  # as the engine knows it
    assert 'href="../../calculators/worksheet-sentence.html"' in form
    assert 'data-worksheet="../../calculators/worksheet-sentence.html"' in form
    assert 'href="../../calculators/sentence.html#limits"' in page
    assert "start.js" not in page
    assert "assets/calculator/boot.js" not in page
    before = page[: page.index('data-calculator="sentence"')]
    level = int(re.findall(r"<h([1-6])[ >]", before)[-1]) + 1
    assert {int(each) for each in re.findall(r"<h([1-6])[ >]", form)} == {level}


def test_where_no_step_needs_the_form_of_a_sentence_there_is_a_link(book: Book) -> None:
    named = replace(book.find("good"), calculators=("sentence",))
    others = (each for each in book.procedures if each.id != "good")
    page = filled(replace(book, procedures=(named, *others)), "procedures/good/index.md", SiteOptions())
    assert 'data-calculator="sentence"' not in page
    assert 'href="../../calculators/sentence.html"' in page


def test_without_the_calculators_the_links_stay_and_the_page_says_why(book: Book) -> None:
    page = filled(book, "procedures/good/index.md", WITHOUT)
    assert "calc-box" not in page
    assert page.count('href="../../calculators/deadlines.html"') == 2
    own = filled(book, "calculators/deadlines.md", WITHOUT)
    assert "It was left out." in own
    assert '<dl class="calc-quick-lines">' in own  # the worked example is there all the same
    assert "<form" not in own


def test_the_page_of_the_deadlines_knows_every_procedure_that_has_some(book: Book) -> None:
    page = filled(book, "calculators/deadlines.md", SiteOptions())
    found = re.search(r'data-procedures="([^"]*)"', page)
    assert found is not None
    data = json.loads(html.unescape(found[1]))
    assert [each["id"] for each in data] == [d.id for d in book.definitions() if d.deadlines]
    for each, definition in zip(data, (d for d in book.definitions() if d.deadlines), strict=True):
        assert len(each["limits"]) == len(definition.deadlines)
        assert {limit["event"] for limit in each["limits"]} == set(range(len(each["events"])))
        assert f'<option value="{definition.id}">' in page


def test_what_is_not_confirmed_says_so_and_text_cannot_break_out(book: Book) -> None:
    definition = book.find("good")
    hostile = '"><script>alert(1)</script>'
    spoilt = replace(definition.deadlines[0], what=hostile, of=hostile, basis=Basis.UNCONFIRMED, ask="the hub")
    data = forms_quick.procedure_data(replace(definition, deadlines=(spoilt,)))
    assert data["limits"][0]["ask"] == "Not confirmed: ask first (the hub)."
    box = forms_quick.box_html("deadlines", "../", replace(definition, deadlines=(spoilt,)), 3)
    assert "<script>alert" not in box


def test_every_calculator_has_a_page_and_stands_in_the_list_under_a_group(book: Book) -> None:
    pages = calculator_pages(book)
    assert set(pages) == {INDEX} | {f"calculators/{name}.md" for name in there()}
    for name in there():
        assert CALCULATORS[name].group
        assert f"]({name}.md)" in pages[INDEX]
        for limit in find(name).limits:
            assert limit[:20] in html.unescape(to_html(pages[f"calculators/{name}.md"]))


def test_the_page_of_the_deadlines_changes_with_any_deadline(book: Book) -> None:
    first, *others = book.procedures
    changed = replace(first, deadlines=(replace(first.deadlines[0], amount=99), *first.deadlines[1:]))
    newer = replace(book, procedures=(changed, *others))
    before, after = calculator_pages(book), calculator_pages(newer)
    assert {path for path in before if before[path] != after[path]} == {"calculators/deadlines.md"}


def test_an_example_that_gives_no_result_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = find("deadlines").replace(example={"limits": []})
    monkeypatch.setattr(forms_quick, "find", lambda _: broken)
    forms_quick.example.cache_clear()
    with pytest.raises(ExampleError, match="cannot be read"):
        forms_quick.example("deadlines")
    forms_quick.example.cache_clear()
