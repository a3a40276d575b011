"""What a definition or a template must not do to a print, and what does not fit on one side."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from handbook.print import PrintErrors, PrintJob, available, plan
from handbook.print.layout import ONE_SIDE_RUNGS, Rung, Trial, lay_out, roomiest
from handbook.print.templates import FOLDER
from tests.handbook.print_book import book, one, procedure, routine, text_of, with_steps

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif(available() is not None, reason=available() or ""),
]

HOSTILE = '</b><script>alert(1)</script><img src="http://example.invalid/x.png"> {{ 7*7 }} {% raw %} & "q" <!-- -->'


@pytest.mark.parametrize("document", ["guide", "checklist", "aide-memoire"])
def test_text_from_a_definition_never_becomes_markup(document: str) -> None:
    hostile = with_steps(replace(procedure(), title=f"Books {HOSTILE}", purpose=HOSTILE, group=HOSTILE), do=HOSTILE)
    reader = one(hostile, document)
    text = text_of(reader)
    for part in ("<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "<!-- -->", "</b>"):
        assert part in text
    assert reader.metadata is not None
    assert reader.metadata.title == f"Books {HOSTILE}: {document}"
    assert len(reader.pages) == 1 or document == "guide"


def test_hostile_text_cannot_close_the_title_of_a_box() -> None:
    reader = one(with_steps(procedure(), do=HOSTILE), "checklist")
    titles = [str(annotation.get_object()["/TU"]) for annotation in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert HOSTILE in titles


def drawn_by(template: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> PdfReader:
    """The checklist as another template draws it."""
    shutil.copy(FOLDER / "common.typ", folder)
    (folder / "checklist.typ").write_text(f'#import "common.typ": *\n#show: about\n{template}\n#end-of-print')
    monkeypatch.setattr("handbook.print.typeset.FOLDER", folder)
    return one(procedure(), "checklist")


def test_an_outside_address_in_a_template_ends_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(PrintErrors, match=r"procedures/returns\.yml: .*example\.invalid"):
        drawn_by('#image("https://example.invalid/x.png", alt: "x")', monkeypatch, tmp_path)


def test_a_face_that_is_not_there_ends_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(PrintErrors, match=r"procedures/returns\.yml: .*unknown font family: no such face"):
        drawn_by('#set text(font: "No such face")\nText', monkeypatch, tmp_path)


def test_what_pdf_ua_forbids_ends_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(PrintErrors, match=r"procedures/returns\.yml: .*PDF/UA-1"):
        drawn_by("== A heading that follows none", monkeypatch, tmp_path)


@pytest.mark.parametrize(("boxes", "odd"), [("step-1", "tick-step-1"), ("tick-step-1", "tick-step-2")])
def test_a_box_that_is_only_drawn_or_only_named_ends_the_build(
    boxes: str, odd: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A tick that nobody can set, or one of which nobody hears what it is for."""
    with pytest.raises(PrintErrors, match=rf"procedures/returns\.yml: .*only drawn or only named: .*{odd}"):
        drawn_by(f'= Title\n#link("box:{boxes}", box(width: 5mm, height: 5mm))', monkeypatch, tmp_path)


def test_a_fault_in_a_typst_template_ends_the_build_and_names_the_print(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "guide.typ").write_text("#no-such-thing", encoding="utf-8")
    monkeypatch.setattr("handbook.print.typeset.FOLDER", tmp_path)
    with pytest.raises(PrintErrors, match=r"procedures/returns\.yml: .*returns-guide\.pdf: .*no-such-thing"):
        one(procedure(), "guide")


def test_a_character_the_font_lacks_is_named_with_its_file() -> None:
    odd = with_steps(procedure(), do="Go → left")
    with pytest.raises(PrintErrors, match=r"procedures/returns\.yml: .*'→' \(U\+2192\)"):
        one(odd, "checklist")


def test_text_that_does_not_fit_says_how_much_and_what_to_shorten() -> None:
    base = procedure(steps=16)
    long_text = "Look at every page of the book, and at the back of it, " * 14
    full = replace(base, steps=tuple(replace(step, do=f"{step.id} {long_text}") for step in base.steps))
    with pytest.raises(PrintErrors) as caught:
        one(full, "checklist")
    (problem,) = caught.value.problems
    assert problem.startswith("procedures/returns.yml: the checklist does not fit on one side of A4.")
    assert "8.5 pt" in problem
    overflow = int(problem.split("over by ")[1].split(" mm")[0])
    assert overflow > 100
    assert "steps/step-16: do (" in problem or "steps/step-10: do (" in problem
    assert "characters)" in problem


def test_smaller_text_is_chosen_only_when_needed() -> None:
    sizes = []
    for words in (5, 30, 60):
        base = procedure(steps=16)
        longer = replace(base, steps=tuple(replace(step, do="Look at it " * words) for step in base.steps[:16]))
        try:
            job = next(job for job in plan(book(longer)) if job.document == "checklist")
            sizes.append(lay_out(job).measured.size)
        except PrintErrors:
            sizes.append(0)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == ONE_SIDE_RUNGS[0].size
    assert sizes[-1] == 0
    assert min(rung.size for rung in ONE_SIDE_RUNGS) >= 8.5


@pytest.mark.parametrize("tells", [0.1, 20.0, 400.0], ids=["a little over", "more", "far over"])
@pytest.mark.parametrize("fits_from", range(len(ONE_SIDE_RUNGS) + 1))
def test_the_roomiest_density_is_found_whatever_the_overflow_tells(
    fits_from: int, tells: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def set_at(_: PrintJob, rung: Rung) -> Trial:
        number = ONE_SIDE_RUNGS.index(rung)
        tried.append(number)
        fits = number >= fits_from
        room = 1.0 if fits else Trial.height - tells + number
        return Trial(lambda: b"%PDF", rung, 1 if fits else 2, room)

    monkeypatch.setattr("handbook.print.layout.set_at", set_at)
    found, overflow = roomiest(next(job for job in plan(book()) if job.one_side))
    assert len(set(tried)) == len(tried)
    if fits_from < len(ONE_SIDE_RUNGS):
        assert found is not None
        assert found.rung == ONE_SIDE_RUNGS[fits_from]
    else:
        assert found is None
        assert overflow == pytest.approx(tells - (len(ONE_SIDE_RUNGS) - 1)), "what is told is the densest one's"


def test_what_a_full_aide_memoire_leaves_to_the_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = []
    for rung in (Rung(8.5), *ONE_SIDE_RUNGS[-2:]):
        monkeypatch.setattr("handbook.print.layout.ONE_SIDE_RUNGS", (rung,))
        texts.append(text_of(one(procedure(), "aide-memoire")))
    assert ["(Librarian)" in text for text in texts] == [True, False, False]
    assert ["Look the number up in CAT." in text for text in texts] == [True, True, False]
    for text in texts:
        assert "1 working day after the day it came back: Put the book on the shelf" in text
        assert "The book is put back under its old number." in text
        assert all(f"page {number} of the book" in text for number in range(1, 15))


def test_routine_checklists_have_no_other_prints() -> None:
    assert [job.document for job in plan(book(checklists=(routine(),))) if job.definition == "closing"] == ["checklist"]
