"""The paper worksheets: their arithmetic, what is reported, and their pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from calculator.exchange import answer
from calculator.law.load import packaged
from handbook.definitions import Book, load_book
from handbook.definitions.worksheet import Support, Worksheet
from handbook.definitions.worksheet_load import load_worksheets
from handbook.definitions.worksheet_sums import Figure, SumError, figure, work_out
from handbook.pages.calculators import INDEX, calculator_pages
from handbook.pages.environment import make_environment
from handbook.pages.navigation import navigation
from handbook.pages.worksheets import LIST, in_words, worksheet_pages, worksheet_path
from handbook.report import due

ROOT = Path(__file__).parents[2]


@cache
def book() -> Book:
    return load_book(ROOT)


@cache
def pages() -> dict[str, str]:
    return worksheet_pages(book(), make_environment())


def sheet(identifier: str) -> Worksheet:
    return next(each for each in book().worksheets if each.id == identifier)


def example(identifier: str) -> dict[str, Figure]:
    """The example of a sheet worked out again, from its first figures alone."""
    boxes: dict[str, Figure] = {}
    for box in sheet(identifier).boxes:
        if box.example:
            boxes[box.id] = work_out(box.sum, boxes) if box.sum else figure(box.example)
    return boxes


def engine(
    kind: str, when: str, length: dict[str, int], adjustments: dict[str, int], **more: object
) -> dict[str, date]:
    law = more.pop("law", "today")
    entered = {"id": "1", "kind": kind, "date": when, "offence": {"date": more.pop("offence", "2022-01-05")}}
    case = {
        "dateOfBirth": "1980-01-31",
        "sentences": [{**entered, "length": length, **more}],
        "adjustments": [{"type": name, "days": days, "from": when} for name, days in adjustments.items()],
    }
    found = answer({"call": "calculate", "law": law, "asOf": "2026-11-22", "case": case})
    assert found["status"] == "result", found
    return {each["type"]: date.fromisoformat(each["date"]) for each in found["dates"]}


@pytest.mark.parametrize("each", [each.id for each in load_worksheets(ROOT, book().sources).worksheets])
def test_the_example_of_every_sheet_adds_up(each: str) -> None:
    found = example(each)
    for box in sheet(each).boxes:
        if box.example:
            assert found[box.id] == figure(box.example), box.id


def test_a_worked_example_agrees_with_the_engine_where_it_calculates_the_kind() -> None:
    fine = engine("AFINE", "2026-11-02", {"days": 22}, {}, fineAmount=1000)
    assert example("fines-in-default")["K"] == fine["ARD"] == date(2026, 11, 12)
    order = engine("DTO", "2022-10-27", {"months": 12}, {"REMAND": 62}, offence="2022-01-05")
    youth = example("training-orders")
    assert (youth["H"], youth["I"], youth["J"], youth["K"]) == tuple(
        order[each] for each in ("MTD", "ETD", "LTD", "SED")
    )
    extended = engine("EDS", "2022-09-12", {"years": 9}, {"REMAND": 120}, extension={"years": 3}, automatic=False)
    terror = example("terrorist")
    assert (terror["H"], terror["J"], terror["K"]) == (extended["PED"], extended["CRD"], extended["SLED"])
    standard = engine("SDS", "2025-06-02", {"years": 4}, {"REMAND": 20, "ADA": 14}, offence="2024-01-05")
    assert example("progression-model")["O"] == standard["CRD"]
    earlier = engine(
        "SDS", "2025-06-02", {"years": 4}, {"REMAND": 20, "ADA": 14}, offence="2024-01-05", law="calculation-params"
    )
    assert example("progression-model")["N"] == earlier["CRD"]
    long = engine("SDS", "2023-01-16", {"years": 6}, {"REMAND": 300}, offence="2022-01-05")
    assert example("sds40")["L"] == long["SLED"]


@pytest.mark.parametrize(
    ("formula", "boxes", "expected"),
    [
        ("up(D * E)", {"D": "365", "E": "1/2"}, 183),
        ("down((D - 1) * F / E)", {"D": "45", "E": "£2000", "F": "£500"}, 11),
        ("last_day(A, B)", {"A": "2021-01-01", "B": "3 months"}, date(2021, 3, 31)),
        ("last_day(A, B)", {"A": "2024-08-31", "B": "6 months"}, date(2025, 2, 28)),
        ("days(A + 1, B - 1)", {"A": "2026-08-03", "B": "2026-08-10"}, 6),
        ("years_after(J, 2) - 1", {"J": "2024-02-29"}, date(2026, 2, 27)),
        ("later(G, H)", {"G": "2026-11-15", "H": "2026-11-14"}, date(2026, 11, 15)),
    ],
)
def test_sums(formula: str, boxes: dict[str, str], expected: Figure) -> None:
    assert work_out(formula, {name: figure(text) for name, text in boxes.items()}) == expected


@pytest.mark.parametrize("formula", ["A +", "A + B", "open(A)", "A.year", "A * A", "__import__('os')", "later(A, 3)"])
def test_what_is_no_sum_is_refused(formula: str) -> None:
    with pytest.raises(SumError):
        work_out(formula, {"A": date(2026, 1, 5)})


def test_figures_as_written() -> None:
    assert figure("2 years 6 months") == (2, 6, 0, 0)
    assert figure("£250.50") == Fraction(501, 2)
    with pytest.raises(SumError, match="no date"):
        figure("soon")


def test_every_error_of_a_sheet_is_reported_with_its_line(tmp_path: Path) -> None:
    text = (ROOT / "worksheets" / "civil-committals.yml").read_text(encoding="utf-8")
    text = text.replace('example: "14"}', 'example: "15"}').replace(
        "source: cja2003-s258, example", "source: cja-258, example"
    )
    text = text.replace("title: Civil", "titel: Civil").replace("[A, C]", "[A, Z]")
    (tmp_path / "worksheets" / "shared").mkdir(parents=True)
    for name in ("sources", "boxes"):
        shared = (ROOT / "worksheets" / "shared" / f"{name}.yml").read_text(encoding="utf-8")
        (tmp_path / "worksheets" / "shared" / f"{name}.yml").write_text(shared, encoding="utf-8")
    (tmp_path / "worksheets" / "civil.yml").write_text(text, encoding="utf-8")
    said = "\n".join(map(str, load_worksheets(tmp_path, book().sources).problems))
    assert "worksheets/civil.yml:1: titel is not a key" in said
    assert "there is no source cja-258" in said
    (tmp_path / "worksheets" / "civil.yml").write_text(text.replace("titel:", "title:"), encoding="utf-8")
    said = "\n".join(map(str, load_worksheets(tmp_path, book().sources).problems))
    assert "box D is worked out from Z, which come later" in said
    assert "box F: up(D * E) is" in said


def test_every_law_cited_has_a_link_and_a_day() -> None:
    for each in book().worksheets:
        assert each.sources(), each.id
        for name in each.sources():
            source = book().source(name)
            assert source.link.startswith("https://"), name
            assert source.checked in (date(2026, 11, 21), date(2026, 11, 22)), name
            assert f'href="{source.link.split("?")[0][:60]}' in pages()[worksheet_path(each)].replace("&amp;", "&"), (
                name
            )


def test_whatever_is_not_settled_says_whom_to_ask() -> None:
    for each in book().worksheets:
        assert all(item.ask for item in each.not_settled), each.id
        assert each.support is not Support.NONE or not any(box.sum and box.date for box in each.boxes), each.id
        for rule in (*each.rules, *(row for table in each.tables for row in table.rows)):
            assert rule.ask or rule.basis.value != "unconfirmed", (each.id, rule.line)


def test_the_calculator_and_the_pages_know_the_same_sheets() -> None:
    known = packaged("forms/case/worksheets")["pages"]
    made = {each.title: each.page for each in book().worksheets}
    assert known == {**made, "Paper worksheets": "worksheets"}


def test_a_sheet_named_in_another_is_there_and_is_a_link() -> None:
    titles = {each.title: each.page for each in book().worksheets}
    apart = {"Day of release", "or the ordinary release date if later"}
    links = 0
    for each in book().worksheets:
        text = (ROOT / each.path).read_text(encoding="utf-8")
        named = set(re.findall("“(.+?)”", text)) - apart
        assert named <= set(titles), (each.id, named - set(titles))
        for name in named - {each.title}:
            links += 1
            assert f'<a href="{titles[name]}.html">' in pages()[worksheet_path(each)], (each.id, name)
    assert links > 10


def test_every_box_that_a_sheet_names_is_there() -> None:
    for each in book().worksheets:
        text = (ROOT / each.path).read_text(encoding="utf-8")
        there = {box.id for box in each.boxes}
        named = set(re.findall(r"\b[Bb]ox ([A-Z])\b", text))
        for first, last in re.findall(r"\b([A-Z]) to ([A-Z])\b", text):
            named |= {first, last}
        assert named <= there, (each.id, named - there)


def test_the_report_names_sheets_to_read_through_and_sources_to_read_again() -> None:
    later = replace(book(), built_on=date(2028, 1, 1))
    pages_due, sources_due = "\n".join(due.page_lines(later)), "\n".join(due.source_lines(later))
    assert "worksheets/terrorist.yml:" in pages_due
    assert "worksheets/shared/sources.yml:" in sources_due
    assert not any(line.startswith("worksheets/") for line in due.page_lines(book()))


def test_the_list_of_calculators_leads_to_the_sheets() -> None:
    assert "[Paper worksheets](worksheets.md)" in calculator_pages(book())[INDEX]


def test_each_page_has_questions_boxes_and_lines_to_sign() -> None:
    for each in book().worksheets:
        page = pages()[worksheet_path(each)]
        assert page.count('class="sheet-blank"') == len(each.boxes) > 3
        assert page.count("sheet-questions") == 1
        assert "Checked by" in page
        assert "Reference" in page
        assert len(each.also_called) >= 8
        assert worksheet_path(each).removeprefix("calculators/") in pages()[LIST]


def test_the_sheet_for_ordinary_sentences_lists_every_release_point() -> None:
    page = pages()["calculators/worksheet-sentence.md"]
    assert "two fifths (40 per cent)" in page
    assert "one third" in page


def test_the_sheets_stand_in_the_navigation_under_one_heading() -> None:
    tabs = navigation(book(), [], generated=["calculators/index.md", *pages()])
    (calculators,) = [tab["Calculators"] for tab in tabs if isinstance(tab, dict) and "Calculators" in tab]
    on_paper = calculators[-1]
    assert isinstance(on_paper, dict)
    listed = on_paper["Paper worksheets"]
    assert listed[0] == {"All paper worksheets": LIST}
    assert len(listed) == len(book().worksheets) + 1


def test_sums_in_words() -> None:
    assert in_words("A + F - 1 - G") == "A + F − 1 − G"
    assert in_words("down((D - 1) * F / E)") == "(D − 1) × F ÷ E, parts of a day dropped"
    assert in_words("last_day(A, together(B, L)) - G") == "(last day of B and L together from A) − G"
