"""From a refused case to its paper worksheet: every kind and every refusal leads to a sheet that there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calculator.exchange import answer
from calculator.forms.case.worksheets import worksheet_for
from calculator.law.kinds import unsupported_kinds
from calculator.law.load import packaged

ROOT = Path(__file__).parents[3]
TABLE = packaged("forms/case/worksheets")
UNSUPPORTED = [code for code, row in packaged("check/objections").items() if row["rank"] == "unsupported"]


def refused(case: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    request = {"call": "calculate", "law": "today", "asOf": "2026-11-22", "case": case}
    return request, list(answer(request)["objections"])


def sentence(**more: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "kind": "SDS",
        "date": "2026-01-05",
        "offence": {"date": "2025-06-01"},
        "length": {"years": 3},
        **more,
    }


@pytest.mark.parametrize("name", sorted({sheet for _, sheet in unsupported_kinds().values()}))
def test_every_worksheet_that_the_kinds_name_has_a_page(name: str) -> None:
    page = TABLE["pages"][name]
    assert (ROOT / "worksheets" / f"{page.removeprefix('worksheet-')}.yml").is_file()


def test_every_refusal_leads_somewhere_and_nothing_else_does() -> None:
    assert len(UNSUPPORTED) > 25
    assert set(TABLE["objections"]) == set(UNSUPPORTED) - {"UNSUPPORTED_SENTENCE_TYPE"}
    assert {title for title in TABLE["objections"].values() if title} <= set(TABLE["pages"])
    for code in UNSUPPORTED:
        found = worksheet_for({"rank": "unsupported", "code": code, "about": ""}, {})
        assert found is not None
        assert found["page"].endswith(".html")


@pytest.mark.parametrize("code", sorted(unsupported_kinds()))
def test_each_kind_that_the_engine_refuses_leads_to_the_sheet_it_names(code: str) -> None:
    request, objections = refused({"sentences": [sentence(kind=code)]})
    found = worksheet_for(objections[0], request)
    assert found is not None
    assert found["title"] == unsupported_kinds()[code][1]
    assert found["title"] in objections[0]["mend"]


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ({"type": "LR_EPP", "kind": None}, "Extended sentences before 2012"),
        ({"category": "1991"}, "Sentences under the 1991 Act"),
        ({"category": "1967"}, "Paper worksheets"),
        ({"schedule19ZA": True}, "Terrorist sentences"),
        ({"court": "FORGN"}, "Repatriated prisoners"),
    ],
)
def test_what_stands_on_the_record_decides(more: dict[str, Any], title: str) -> None:
    request, objections = refused({"sentences": [sentence(**more)]})
    found = [worksheet_for(each, request) for each in objections]
    assert title in [each["title"] for each in found if each]


def test_the_second_sentence_is_looked_up_and_not_the_first() -> None:
    request, objections = refused({"sentences": [sentence(), sentence(id="2", kind="CIVIL")]})
    assert worksheet_for(objections[0], request) == {
        "title": "Civil committals",
        "page": "worksheet-civil-committals.html",
    }


def test_special_remission_and_custody_abroad_have_a_sheet() -> None:
    for kind in ("SPECIAL_REMISSION", "TIME_SPENT_IN_CUSTODY_ABROAD", "LAWFULLY_AT_LARGE"):
        request, objections = refused(
            {"sentences": [sentence()], "adjustments": [{"type": kind, "days": 5, "from": "2026-01-05"}]}
        )
        found = worksheet_for(objections[0], request)
        assert found is not None
        assert found["page"] == "worksheet-time-not-counted.html"


def test_what_can_be_mended_on_the_page_needs_no_paper() -> None:
    request, objections = refused({"sentences": [sentence(date="yesterday")]})
    assert {each["rank"] for each in objections} == {"invalid"}
    assert [worksheet_for(each, request) for each in objections] == [None] * len(objections)


@pytest.mark.parametrize(
    ("case", "title"),
    [
        ({"sentences": [{"kind": "SDS"}]}, "One standard sentence"),
        ({"sentences": [{"kind": "SDS"}, {"kind": "SDS"}]}, "More than one sentence"),
        ({"sentences": [{"kind": "EDS"}]}, "More than one sentence"),
        ({"sentences": "none"}, "More than one sentence"),
    ],
)
def test_a_fault_of_the_engine_leads_to_the_ordinary_sheet(case: dict[str, Any], title: str) -> None:
    found = worksheet_for({"rank": "unsupported", "code": "ENGINE_FAULT", "about": ""}, {"case": case})
    assert found is not None
    assert found["title"] == title


@pytest.mark.parametrize("about", ["", "sentences", "sentences/9/kind", "sentences/-1/kind", "sentences/²/kind"])
def test_an_objection_that_points_nowhere_leads_to_the_list(about: str) -> None:
    found = worksheet_for(
        {"rank": "unsupported", "code": "UNSUPPORTED_SENTENCE_TYPE", "about": about},
        {"case": {"sentences": [{"kind": "CIVIL"}]}},
    )
    assert found == {"title": "Paper worksheets", "page": "worksheets.html"}
