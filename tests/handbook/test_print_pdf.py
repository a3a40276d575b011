"""What stands in the finished PDFs: pages, tags, fonts, boxes, titles."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from handbook.definitions import Basis
from handbook.print import Printed, available, print_book
from handbook.print.words import NOT_OFFICIAL
from tests.handbook.print_book import book, one, procedure, text_of

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif(available() is not None, reason=available() or ""),
]

A4_POINTS = (595.28, 841.89)
FIVE_MM = 5 / 25.4 * 72
NAMES = {
    "procedures/returns/returns-guide.pdf",
    "procedures/returns/returns-checklist.pdf",
    "procedures/returns/returns-aide-memoire.pdf",
    "checklists/closing/closing-checklist.pdf",
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    folder = tmp_path_factory.mktemp("prints")
    return {one.name: one for one in print_book(book(), folder / "site", folder / "cache", jobs=1)}


@pytest.fixture(params=sorted(NAMES))
def reader(request: pytest.FixtureRequest, printed: dict[str, Printed]) -> PdfReader:
    return PdfReader(printed[request.param].path)


def structure(reader: PdfReader) -> list[str]:
    """The tags of the document, in reading order."""
    tags: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                tags.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index] # pypdf types the trailer loosely
    return tags


def test_every_file_of_the_contract_is_made_and_no_other(printed: dict[str, Printed]) -> None:
    assert set(printed) == NAMES


def test_one_sided_prints_are_one_page_of_a4(printed: dict[str, Printed]) -> None:
    for path, one_print in printed.items():
        pages = PdfReader(one_print.path).pages
        assert one_print.measured.pages == len(pages)
        assert (len(pages) == 1) is (not path.endswith("guide.pdf"))
        assert one_print.measured.room > 0
        for page in pages:
            size = (float(page.mediabox.width), float(page.mediabox.height))
            assert size == pytest.approx(A4_POINTS, abs=0.5)


def test_tagged_as_pdf_ua_1(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of truth
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata or 'pdfuaid:part="1"' in metadata
    tags = structure(reader)
    assert tags.count("/H1") == 1
    assert {"/H2", "/L", "/LI", "/P"} <= set(tags)
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages)


def test_language_title_and_date(reader: PdfReader) -> None:
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert (reader.metadata.title or "").startswith(("Returned books: ", "Closing the library: "))
    assert str(reader.metadata.get("/CreationDate", "")).startswith("D:20261121")


def test_bookmarks_are_the_headings(printed: dict[str, Printed]) -> None:
    outline: list[Any] = PdfReader(printed["procedures/returns/returns-guide.pdf"].path).outline
    assert outline[0]["/Title"] == "Returned books"
    below = [entry["/Title"] for entry in outline[1] if not isinstance(entry, list)]
    assert below[0] == "What starts it"
    assert below[-1] == "Sources"
    assert "Deadlines" in below
    one_side: list[Any] = PdfReader(printed["procedures/returns/returns-checklist.pdf"].path).outline
    assert one_side[0]["/Title"] == "Returned books: checklist"
    assert [entry["/Title"] for entry in one_side[1]] == [
        "Pause 1: Before the book leaves the counter",
        "Pause 2: Before the book goes to the shelf",
    ]


def test_only_our_font_and_it_is_embedded(reader: PdfReader) -> None:
    fonts = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[str(descendant["/BaseFont"])] = descendant["/FontDescriptor"].get_object()
    assert fonts
    for name, descriptor in fonts.items():
        assert "Atkinson" in name
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not on this machine")
def test_poppler_reads_the_same_tags_and_fonts(printed: dict[str, Printed]) -> None:
    path = str(printed["procedures/returns/returns-checklist.pdf"].path)
    tree = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True, text=True).stdout
    assert "H1" in tree
    assert "Form" in tree
    assert "Returned books: checklist" in tree
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "Atkinson" in line
        # Columns from the right: embedded, subset, unicode, object and generation number.
        assert line.split()[-5] == "yes"


@pytest.mark.parametrize(
    ("path", "boxes"),
    [
        ("procedures/returns/returns-guide.pdf", 0),
        ("procedures/returns/returns-checklist.pdf", 14),
        ("procedures/returns/returns-aide-memoire.pdf", 0),
        ("checklists/closing/closing-checklist.pdf", 6),
    ],
)
def test_boxes_are_form_fields_with_names_and_large_enough(path: str, boxes: int, printed: dict[str, Printed]) -> None:
    reader = PdfReader(printed[path].path)
    widgets: list[Any] = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Widget"
    ]
    assert len(widgets) == boxes
    names = [str(widget["/T"]) for widget in widgets]
    assert len(set(names)) == len(names)
    for widget in widgets:
        assert widget["/FT"] == "/Btn"
        assert len(str(widget["/TU"])) > 10, "the title is what a screen reader says"
        assert "/StructParent" in widget
        left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
        assert abs(right - left) >= FIVE_MM
        assert abs(top - bottom) >= FIVE_MM


def test_boxes_can_be_ticked_and_stand_in_the_tree_of_tags(printed: dict[str, Printed]) -> None:
    reader = PdfReader(printed["procedures/returns/returns-checklist.pdf"].path)
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    elements = dict(zip(numbers[::2], numbers[1::2], strict=True))
    (page,) = reader.pages
    annotations: Any = page["/Annots"]
    assert list(root["/AcroForm"]["/Fields"]) == list(annotations), "every box belongs to the form, in its order"
    for annotation in annotations:
        widget = annotation.get_object()
        assert "/A" not in widget, "nothing of the link is left"
        assert widget["/V"] == widget["/AS"] == "/Off", "no box comes ticked"
        states = {state: look.get_object() for state, look in widget["/AP"]["/N"].items()}
        assert set(states) == {"/Yes", "/Off"}
        assert b" l S" in states["/Yes"].get_data(), "a tick is drawn"
        assert states["/Off"].get_data() == b""
        element = elements[widget["/StructParent"]].get_object()
        assert element["/S"] == "/Form"
        (child,) = element["/K"]
        assert child.get_object()["/Type"] == "/OBJR"
        assert child.get_object().raw_get("/Obj") == annotation
        assert element["/P"].get_object()["/S"] in {"/Div", "/LBody"}


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not on this machine")
def test_a_ticked_box_looks_ticked(printed: dict[str, Printed], tmp_path: Path) -> None:
    source = printed["procedures/returns/returns-checklist.pdf"].path

    def ink(name: str, ticked: dict[str, str]) -> int:
        writer = PdfWriter(clone_from=source)
        writer.update_page_form_field_values(writer.pages[0], ticked, auto_regenerate=False)
        writer.write(tmp_path / f"{name}.pdf")
        subprocess.run(["pdftoppm", "-gray", tmp_path / f"{name}.pdf", tmp_path / name], check=True)
        return sum(byte < 128 for byte in (tmp_path / f"{name}-1.pgm").read_bytes())

    fields = PdfReader(source).get_fields() or {}
    assert ink("all", dict.fromkeys(fields, "/Yes")) > ink("none", dict.fromkeys(fields, "/Off")) + 20 * len(fields)


def test_boxes_stand_inside_the_page_and_apart(printed: dict[str, Printed]) -> None:
    page = PdfReader(printed["procedures/returns/returns-checklist.pdf"].path).pages[0]
    edges = []
    for annotation in page["/Annots"]:  # type: ignore[attr-defined] # pypdf types arrays loosely
        _, low, _, high = sorted_rectangle(annotation.get_object()["/Rect"])
        edges.append((low, high))
    edges.sort()
    assert edges[0][0] > 0
    assert all(below[1] < above[0] for below, above in pairwise(edges))


def sorted_rectangle(rectangle: Any) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(edge) for edge in rectangle)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def test_footer_on_every_page(reader: PdfReader) -> None:
    for number, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        assert NOT_OFFICIAL in text
        assert "Reviewed 21 November 2026 · version 1.2.3" in text
        assert f"Page {number} of {len(reader.pages)}" in text


def test_checklist_says_what_it_must(printed: dict[str, Printed]) -> None:
    text = text_of(PdfReader(printed["procedures/returns/returns-checklist.pdf"].path))
    for wanted in (
        "Reference",
        "Done by",
        "Checked by",
        "Date",
        "READ-DO",
        "DO-CONFIRM",
        "Due 1 working day after the day it came back",
        "the law",
        "how the national system works",
        "Changing since 31 March 2026",
    ):
        assert wanted in text
    assert "Librarian, unless the line names another" in text
    assert text.count("Shelver.") == 3, "a line names the doer only when it is another than in the heading"


def test_unconfirmed_lines_say_whom_to_ask_on_one_side_too() -> None:
    base = procedure()
    asked = replace(base.steps[0], basis=Basis.UNCONFIRMED, ask="the binder of books")
    unsure = replace(base, steps=(asked, *base.steps[1:]))
    for document in ("checklist", "aide-memoire", "guide"):
        text = text_of(one(unsure, document))
        assert "Ask the binder of books." in text
        assert ("not confirmed: ask first") in text


def test_what_an_establishment_added_is_marked_local() -> None:
    base = procedure()
    own, other, *rest = base.steps
    steps = (replace(own, local=True, do="Ring the bell"), replace(other, do="Dust the shelf"), *rest)
    for document in ("checklist", "aide-memoire", "guide"):
        text = text_of(one(replace(base, steps=steps), document))
        assert "local" in text.split("Ring the bell")[1][:60]
        assert "local" not in text.split("Dust the shelf")[1][:60]


def test_routine_checklist_holds_what_no_guide_says(printed: dict[str, Printed]) -> None:
    text = text_of(PdfReader(printed["checklists/closing/closing-checklist.pdf"].path))
    assert "The keys" in text
    assert "The second person looks at" in text
    assert "No lamp is lit." in text


def test_aide_memoire_explains_only_the_words_it_uses(printed: dict[str, Printed]) -> None:
    text = text_of(PdfReader(printed["procedures/returns/returns-aide-memoire.pdf"].path))
    assert "the catalogue" in text
    assert "number of a book" in text
    assert "RTL" not in text
    assert "who keeps the books" not in text, "a common word needs no room on one side"
    guide = text_of(PdfReader(printed["procedures/returns/returns-guide.pdf"].path))
    assert "who keeps the books" in guide
    assert "return to library" in guide
    assert "UNUSED" not in guide
    assert "UNUSED" not in text


def test_guide_names_sources_and_whom_to_ask(printed: dict[str, Printed]) -> None:
    reader = PdfReader(printed["procedures/returns/returns-guide.pdf"].path)
    text = text_of(reader)
    assert "Library Loans Act 1999, section 4" in text
    assert "Told by two librarians." in text
    assert "Ask the senior librarian." in text
    assert "Where torn books go" in text
    links = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Link"
    ]
    assert any("/A" in link for link in links), "the address of the Act can be clicked"
    assert any("/Dest" in link for link in links), "the numbers lead to the sources"


def test_table_header_is_repeated_on_the_next_page() -> None:
    base = procedure()
    many = replace(
        base,
        deadlines=tuple(replace(base.deadlines[0], id=f"d-{n}", what=f"Put book {n} back") for n in range(60)),
        steps=tuple(replace(step, deadline="") for step in base.steps),
    )
    pages = [" ".join(page.extract_text().split()) for page in one(many, "guide").pages]
    with_rows = [text for text in pages if "Put book" in text]
    assert len(with_rows) > 1
    assert all("When What Who" in text for text in with_rows)


def test_guides_say_in_words_what_stands_on_the_checklist(printed: dict[str, Printed]) -> None:
    text = text_of(PdfReader(printed["procedures/returns/returns-guide.pdf"].path))
    critical = sum(step.critical for step in procedure().steps)
    assert critical > 0
    assert text.count("checklist") == critical + 1, "once a step, and once where it is explained"
