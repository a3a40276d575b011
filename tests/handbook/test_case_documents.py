"""Records and notices as PDF: made by the page's own script with Node, and read back; and the library behind them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from calculator.forms.case.notice import notice
from calculator.forms.case.record import record
from calculator.practice.pack import pack
from handbook.browser_libraries import FOLDER, LIBRARIES, browser_libraries
from handbook.report.readability import score
from handbook.runtime.node import find_node
from tests.calculator.forms_case.documents import MADE, ask, ours, standard, texts

TODAY = date(2026, 11, 22)
HEAVIEST = 150_000  # bytes of both libraries, compressed
Documents = dict[str, dict[str, Any]]


def documents() -> Documents:
    """A record and a notice of one sentence and of fifty, and a page of letters."""
    rows = [standard(id=str(n), length={"months": 4 + n % 9}) for n in range(50)]
    cases = {"one": ask(standard(), ersed=True), "fifty": ask(*rows)}
    made = {f"record-{name}": record(case, MADE, TODAY) for name, case in cases.items()}
    made |= {f"notice-{name}": notice(case, MADE) for name, case in cases.items()}
    made |= {f"practice-{level}": pack("any", level, 7, 6, MADE)[0] for level in (1, 4)}
    made["letters"] = {**made["notice-one"], "blocks": [{"kind": "paragraph", "text": LETTERS, "strong": False}]}
    return made


LETTERS = "“quoted” ‘single’ – dash — £5 ½ … é ß | Ł ś → ≤ ✓ ⅓ 10\u00a0days non\u2011breaking | 漢 😀 Ж | end"
SHOWN = "“quoted” ‘single’ – dash — £5 ½ … é ß | L s -> <= yes 1/3 10 days non-breaking | ? ? ? | end"


@pytest.fixture(scope="module")
def pdfs(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Every document as a PDF, made from the files that the site serves, with code from text forbidden."""
    site = tmp_path_factory.mktemp("site")
    (site / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copytree(repo_root / "docs/assets/calculator", site / "assets/calculator")
    libraries = browser_libraries(repo_root)
    assert libraries, "the npm package jspdf is not installed: run npm ci in the project’s folder"
    for path, content in libraries.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(content)
    files = []
    for name, made in documents().items():
        (site / f"{name}.json").write_text(json.dumps(made), encoding="utf-8")
        files += [str(site / f"{name}.json"), str(site / f"{name}.pdf")]
    node = find_node()
    assert node, "Node is not on this machine"
    driver = str(Path(__file__).with_name("pdf_of_document.mjs"))
    script = str(site / "assets/calculator/case/pdf_draw.js")
    command = [node, "--disallow-code-generation-from-strings", driver, script, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return {name: PdfReader(site / f"{name}.pdf") for name in documents()}


def bare(text: str) -> str:
    """Text without blanks: where lines break does not matter."""
    return re.sub(r"\s+", "", text)


def body(pdf: PdfReader, made: dict[str, Any]) -> str:
    """The text of all pages without what stands on top and below each."""
    number = len(pdf.pages)
    found = ""
    for n, page in enumerate(pdf.pages, 1):
        text = bare(page.extract_text())
        for said in (made["header"], f"Page {n} of {number}"):
            assert bare(said) in text, f"page {n} lacks “{said}”"
            text = text.replace(bare(said), "", 1)
        found += text
    return found


@pytest.mark.parametrize("name", ["record-one", "record-fifty", "notice-one", "notice-fifty"])
def test_the_pdf_says_all_that_the_document_says(pdfs: dict[str, PdfReader], name: str) -> None:
    made = documents()[name]
    found = body(pdfs[name], made)
    for text in (made["title"], *texts(made)):
        # The address of a link is in the link, and its text is there to be read.
        assert bare(text) in found, text


def test_a_pdf_is_a4_and_names_its_title_and_language(pdfs: dict[str, PdfReader]) -> None:
    for name, pdf in pdfs.items():
        assert pdf.metadata is not None
        assert pdf.metadata.title == documents()[name]["title"]
        assert str(pdf.root_object["/Lang"]) == "en-GB"
        for page in pdf.pages:
            assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


def test_the_head_of_a_table_stands_on_every_page_that_it_reaches(pdfs: dict[str, PdfReader]) -> None:
    pages = [bare(page.extract_text()) for page in pdfs["record-fifty"].pages]
    rows = [n for n, text in enumerate(pages) if re.search(r"Sentence\d+days\d+days\(\d", text)]
    assert len(rows) > 1
    assert all(bare("Sentence Days To serve Its own dates") in pages[n] for n in rows)


@pytest.mark.parametrize("level", [1, 4])
def test_a_practice_case_stays_on_one_page(pdfs: dict[str, PdfReader], level: int) -> None:
    parts: list[list[dict[str, Any]]] = []
    for block in documents()[f"practice-{level}"]["blocks"]:
        if block["kind"] == "heading":
            parts.append([])
        if parts:
            parts[-1].append(block)
    pages = [bare(page.extract_text()) for page in pdfs[f"practice-{level}"].pages]
    assert len(parts) == 6
    assert 3 <= len(pages) <= len(parts) + 1
    for part in parts:
        said = [bare(text) for text in texts({"blocks": part})]
        assert any(all(text in page for text in said) for page in pages), part[0]["text"]


def test_an_address_leads_where_it_says(pdfs: dict[str, PdfReader]) -> None:
    notes = [note.get_object() for page in pdfs["record-one"].pages for note in page.get("/Annots", [])]
    found = {str(note["/A"]["/URI"]) for note in notes}
    assert "https://www.legislation.gov.uk/ukpga/2026/2/section/23" in found


def test_headings_are_bookmarks(pdfs: dict[str, PdfReader]) -> None:
    made = documents()["record-one"]
    headings = [block["text"] for block in made["blocks"] if block["kind"] == "heading"]
    assert [getattr(mark, "title", "") for mark in pdfs["record-one"].outline] == headings


def test_letters_come_out_right_or_as_the_nearest(pdfs: dict[str, PdfReader]) -> None:
    assert bare(SHOWN) in bare(pdfs["letters"].pages[0].extract_text())


def test_the_libraries_are_light_and_served_with_their_licences(repo_root: Path) -> None:
    files = browser_libraries(repo_root)
    scripts = [content for path, content in files.items() if path.endswith(".js")]
    assert len(scripts) == len(LIBRARIES)
    assert sum(len(gzip.compress(content)) for content in scripts) <= HEAVIEST
    assert not any(b"sourceMappingURL" in content for content in scripts)
    for library in LIBRARIES:
        text = files[f"{FOLDER}/{library.package}-licences.txt"].decode()
        assert text.count("Permission is hereby granted, free of charge") == len(library.licences)


def test_without_the_packages_the_site_has_no_libraries(tmp_path: Path) -> None:
    assert browser_libraries(tmp_path) == {}


def test_the_notice_can_be_read_at_eleven() -> None:
    for case in ours():
        said = [block["text"] for block in notice(case, MADE)["blocks"] if block["kind"] == "paragraph"]
        assert score(said).age <= 11, said
