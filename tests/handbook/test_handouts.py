"""Handouts: every figure comes from the law and the guides, and each fits its size or the build fails with words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from calculator.law import named, sources
from calculator.names import plain_date
from handbook.handouts import FORMATS, handouts, jobs, recall
from handbook.handouts import deadlines as limits
from handbook.handouts import plan as planned
from handbook.handouts.abbreviations import first_words, most_used
from handbook.handouts.law import law, progression, share
from handbook.handouts.model import CARD, CARD_HEIGHT, POSTER
from handbook.pages import SiteOptions
from handbook.pages.handouts import MORE, PATH, handout_page
from handbook.pages.links import guide_path
from handbook.pages.worksheets import worksheet_path
from handbook.print import PrintErrors, PrintJob, available, print_book
from handbook.print.build import job_key
from handbook.print.documents import drawn
from handbook.print.layout import Laid, lay_out
from tests.handbook import print_book as small
from tests.handbook.pages_site import own_book, page_parts, to_html

needs_pdfs = [pytest.mark.pdf, pytest.mark.skipif(available() is not None, reason=available() or "")]
PACKAGE = Path(planned.__file__).parent
TEMPLATE = PACKAGE.parent / "templates" / "print" / "handout.typ"


@cache
def own_jobs() -> dict[str, PrintJob]:
    return {Path(job.path).stem: job for job in jobs(own_book())}


def data(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(own_jobs()[name].data)
    return found


def words(name: str) -> str:
    return "\n".join(drawn(data(name)["parts"]))


@cache
def laid(name: str) -> Laid:
    return lay_out(own_jobs()[name])


def test_five_subjects_in_three_sizes_and_none_without_an_induction() -> None:
    assert len(own_jobs()) == 5 * len(FORMATS) == len({job.path for job in own_jobs().values()})
    assert handouts(small.book()) == ()
    assert handouts(replace(own_book(), procedures=())) == ()


class TestFigures:
    def test_release_points_are_those_of_the_law_in_force_when_it_was_checked(self) -> None:
        new = progression(law())
        assert law().law.as_of == max(each.checked for each in sources().values())
        for form in FORMATS:
            rows = {row["words"]: row for row in data(f"release-points-{form.id}")["parts"][0]["rows"]}
            assert rows["Standard sentence (SDS)"]["figure"] == share(new.sds)
            assert rows["SDS+"]["figure"] == share(new.sds_plus or (1, 1))
            assert plain_date(date.fromordinal(new.start)) in rows["SDS+"]["more"]

    def test_every_group_stands_with_its_length_and_day(self) -> None:
        new = progression(law())
        for form in FORMATS:
            rows = data(f"tranches-{form.id}")["parts"][0]["rows"]
            assert [row[2] for row in rows] == [plain_date(date.fromordinal(each.start)) for each in new.tranches]
            ends = [int(re.findall(r"[\d,]+", row[1])[-1].replace(",", "")) for row in rows[:-1]]
            assert ends == [each.up_to for each in new.tranches[:-1]]
            starts = [int(row[1].split()[0].replace(",", "")) for row in rows[1:]]
            assert starts == [end + 1 for end in ends]

    def test_recall_shows_the_days_of_the_law(self) -> None:
        days = law().recall_days
        for form in FORMATS:
            said = words(f"recall-{form.id}")
            assert all(str(days[kind]) in said for kind in ("FTR_14", "FTR_28", "FTR_56"))
            assert f"plus {days['FTR_56'] - 1}" in said

    def test_another_figure_in_the_law_is_another_figure_on_the_handouts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rules = law()
        other = rules.replace(recall_days={**rules.recall_days, "FTR_56": 60})
        monkeypatch.setattr("handbook.handouts.recall.law", lambda: other)
        for form in FORMATS:
            said = "\n".join(drawn(recall.content(form).parts))
            assert "60" in said
            assert "plus 59" in said
            assert not re.search(r"\b5[56]\b", said)

    def test_no_figure_of_law_is_typed(self) -> None:
        rules = law()
        typed = {str(days) for days in rules.recall_days.values()}
        typed |= {str(each.up_to) for found in rules.legislation for each in found.tranches if each.up_to}
        shares = re.compile(r"one (?:third|half)|two thirds|per cent|\d\s*%", re.IGNORECASE)
        for path in (PACKAGE / f"{name}.py" for name in ("release_points", "tranches", "recall")):
            text = re.sub(r"FTR_\d+|recall56|sds40", "", path.read_text(encoding="utf-8"))
            assert not typed & set(re.findall(r"\d+", text)), path.name
            assert not shares.search(text), path.name
            assert not re.search(r"\b\d{1,2} (?:January|March|April|May|June|October|November|December)\b", text), (
                path.name
            )
        assert not re.search(r"\b20\d\d\b|\b[12]/[23]\b", TEMPLATE.read_text(encoding="utf-8"))

    def test_every_source_is_named_with_the_day_it_was_checked(self) -> None:
        for name in ("release-points", "tranches", "recall"):
            found = data(f"{name}-desk")
            assert found["sources"]
            assert all(re.search(r"checked \d+ \w+ \d{4}", each["note"]) for each in found["sources"])
            numbers = {each["number"] for each in found["sources"]}
            used = set(_cites(found["parts"]))
            assert used <= numbers
            for form in FORMATS:
                assert data(f"{name}-{form.id}")["short"]
                assert "checked" in data(f"{name}-{form.id}")["foot"]["made"]


def _cites(found: Any) -> list[int]:
    if isinstance(found, dict):
        own = [n for n in found.get("cite", ()) if isinstance(n, int)]
        return own + [n for value in found.values() for n in _cites(value)]
    return [n for each in found for n in _cites(each)] if isinstance(found, list) else []


class TestGuides:
    def test_the_abbreviations_of_most_guides_come_first(self) -> None:
        ranked = [term.term for term in most_used(own_book())]
        assert {"OMU", "COM", "POM", "CRD"} <= set(ranked[:16])
        shown = {term for term, _ in data("abbreviations-card")["parts"][0]["items"]}
        assert shown == set(ranked[: len(shown)])
        assert len(data("abbreviations-desk")["parts"][0]["items"]) > 2 * len(shown)

    @pytest.mark.parametrize(
        ("meaning", "short"),
        [
            ("Offender management unit: the prison team", "Offender management unit"),
            ("Alert: not for release. Find out why", "Alert: not for release"),
            ("Early removal date. Not a release day", "Early removal date"),
            ("Supervision. Ended on 11 May 2026", "Supervision. Ended on 11 May 2026"),
        ],
    )
    def test_a_card_shows_what_the_letters_stand_for(self, meaning: str, short: str) -> None:
        assert first_words(meaning) == short

    def test_deadlines_are_those_of_the_guides_with_what_they_rest_on(self) -> None:
        known = {
            (each.what, each.words[:1].upper() + each.words[1:])
            for definition in own_book().definitions()
            for each in definition.deadlines
        }
        for form in FORMATS:
            found = data(f"deadlines-{form.id}")
            rows = [row for part in found["parts"] for row in part["rows"]]
            assert {(row["what"], row["when"]) for row in rows} <= known
            assert len({row["what"] for row in rows}) == len(rows)
            assert {row["letter"] for row in rows} == {letter for letter, _ in found["key"]}
            assert "?" not in {row["letter"] for row in rows}, "nobody has confirmed one of them"

    def test_a_deadline_whose_trouble_is_gone_ends_the_build(self) -> None:
        book = own_book()
        mended = tuple(replace(each, go_wrong=()) if each.id == "recall" else each for each in book.procedures)
        with pytest.raises(PrintErrors, match=r"recall/day-56: no go_wrong of procedures/recall\.yml"):
            limits.watch(replace(book, procedures=mended))
        without = tuple(each for each in book.procedures if each.id != "recall")
        with pytest.raises(PrintErrors, match=r"deadlines\.toml: recall/day-56: no procedure or checklist"):
            limits.watch(replace(book, procedures=without))


class TestPrints:
    pytestmark = needs_pdfs

    @pytest.mark.parametrize("name", sorted(f"{each.subject}-{each.format.id}" for each in handouts(own_book())))
    def test_each_is_one_page_of_its_size_tagged_and_titled(self, name: str) -> None:
        from pypdf import PdfReader

        found = laid(name)
        reader = PdfReader(BytesIO(found.content))
        assert len(reader.pages) == found.measured.pages == 1
        assert found.measured.room >= 0
        wide, high = (round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:])
        assert (wide, high) == ((297, 420) if name.endswith("-poster") else (210, 297))
        assert reader.metadata is not None
        assert reader.metadata.title == data(name)["title"]
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
        assert reader.trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]
        if name.endswith("-card"):
            assert reader.pages[0].extract_text().count(data(name)["lead"][:20]) == 4
            assert found.measured.size >= 8

    def test_a_poster_can_be_read_from_two_metres(self) -> None:
        for subject in planned.SUBJECTS:
            assert laid(f"{subject}-poster").measured.size >= 34
            assert len(words(f"{subject}-poster").split()) <= 110, subject

    def test_the_build_makes_each_once_and_then_keeps_it(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(planned, "SUBJECTS", {"recall": planned.SUBJECTS["recall"]})
        monkeypatch.setattr("handbook.print.build.plan", lambda *_: [])
        monkeypatch.setattr("handbook.print.build._for_mentors", lambda _: ())
        first = print_book(own_book(), tmp_path / "site", tmp_path / "cache", jobs=1)
        assert [one.name for one in first] == [each.path for each in handouts(own_book())]
        assert len(first) == len(FORMATS)
        assert all(one.made and one.path.is_file() for one in first)
        monkeypatch.setattr(planned, "_job", None)  # nothing is planned again
        again = print_book(own_book(), tmp_path / "other", tmp_path / "cache", jobs=1)
        assert [one.name for one in again] == [one.name for one in first]
        assert not any(one.made for one in again)

    @pytest.mark.parametrize("form", FORMATS)
    def test_what_does_not_fit_ends_the_build_with_words(self, form: Any) -> None:
        job = own_jobs()[f"recall-{form.id}"]
        more = {"kind": "points", "title": "More", "box": False, "items": [{"text": "Too much. " * 900, "cite": []}]}
        found = {**json.loads(job.data), "parts": [*json.loads(job.data)["parts"], more]}
        with pytest.raises(PrintErrors) as caught:
            lay_out(replace(job, data=json.dumps(found)))
        (problem,) = caught.value.problems
        assert problem.startswith("handbook/handouts/recall.py: the handout does not fit on ")
        assert form.sheet.name in problem
        assert re.search(r"runs over by [1-9]\d* mm", problem)

    def test_the_template_has_the_height_of_a_card(self) -> None:
        assert f"high = {CARD_HEIGHT:g}mm" in TEMPLATE.read_text(encoding="utf-8")
        assert CARD.sheet.down_to == CARD_HEIGHT
        assert POSTER.sheet.down_to < 420


def test_the_size_is_part_of_the_key() -> None:
    job = own_jobs()["recall-card"]
    assert job_key(job) != job_key(replace(job, sheet=POSTER.sheet))
    assert job_key(job) == job_key(replace(job))


class TestPage:
    def test_every_handout_can_be_had_from_the_page(self) -> None:
        page = handout_page(own_book(), SiteOptions(), {"procedures/recall/index.md"})[PATH]
        html = to_html(page)
        assert 'href="../procedures/recall/index.md"' in html
        assert "look-up" not in html, "this copy has no such page"
        for each in handouts(own_book()):
            assert f'href="handouts/{each.subject}-{each.format.id}.pdf"' in html
            assert each.purpose in html
        head, _ = page_parts(page)
        assert head["title"] == "Handouts"

    def test_the_pages_that_say_more_are_there(self) -> None:
        there = {unit.page_path for unit in own_book().units}
        there |= {guide_path(each) for each in own_book().procedures}
        there |= {worksheet_path(sheet) for sheet in own_book().worksheets}
        there |= {"look-up/deadlines.md", "look-up/abbreviations.md"}
        page = handout_page(own_book(), SiteOptions(), there)[PATH]
        assert page.count("More: ") == len(planned.SUBJECTS)
        assert page.count(".md)") == sum(len(more) for more in MORE.values())

    def test_a_copy_without_pdfs_says_so_and_links_to_none(self) -> None:
        site = SiteOptions(pdfs=False, pdf_reason="Typst is missing.")
        page = handout_page(own_book(), site, set())[PATH]
        assert "This copy of the site has no PDFs: Typst is missing." in to_html(page)
        assert ".pdf" not in page


def test_the_law_of_the_handouts_is_todays() -> None:
    assert law().legislation == named("today", law().law.as_of).rules.legislation
