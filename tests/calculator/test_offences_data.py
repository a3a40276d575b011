"""The offence lists as data: whole, cited, dated, and in step with the facts they were taken from."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from calculator.offences import Row, decide, parse, tables
from calculator.offences.model import Route, Rule
from calculator.offences.parse import CODE
from calculator.offences.search import entry_text
from tests.read_yaml import read_yaml

FACTS = Path(__file__).resolve().parents[3] / "shared" / "facts" / "law" / "offence-lists.yml"
CODE_FOLDER = Path(__file__).resolve().parents[2] / "calculator" / "offences"
TODAY = date(2026, 11, 21)
TABLES = tables()
ROWS = TABLES.rows

# How many rows each list has in the facts. Where the facts are at hand, two tests below compare the rows themselves.
COUNTS = {
    "sds40": 60,
    "sch15-part-1": 72,
    "sch15-part-2": 90,
    "sch15-part-3": 18,
    "sch13-part-1": 29,
    "sch13-part-2": 5,
    "sch13-part-3": 21,
    "service-domestic-abuse": 22,
    "service-terrorism": 31,
    "service-shpo": 1,
    "service-legacy-life": 1,
    "hdc": 3,
    "recall-56": 12,
    "recall-28-2025": 7,
    "recall-56-service": 3,
}


def test_row_ids_are_unique() -> None:
    ids = [row.id for row in ROWS] + [route.id for route in TABLES.routes] + list(TABLES.rules)
    assert [one for one, count in Counter(ids).items() if count > 1] == []


def test_every_row_and_rule_is_cited_and_has_a_day_it_was_checked() -> None:
    items: tuple[Row | Route | Rule, ...] = (*ROWS, *TABLES.routes, *TABLES.fractions, *TABLES.rules.values())
    for item in items:
        assert item.source in TABLES.sources, item.id
        assert item.basis in {"law", "service", "unconfirmed"}, item.id
        assert date(2026, 1, 1) <= item.checked <= TODAY, item.id
        assert date(2003, 1, 1) <= item.start <= date(2027, 12, 31), item.id
    for source in TABLES.sources.values():
        assert source.link.startswith("https://"), source.id
        assert source.basis in {"text", "secondary", "service", "background"}, source.id


def test_every_source_list_and_question_is_used_and_known() -> None:
    items: tuple[Row | Route | Rule, ...] = (*ROWS, *TABLES.routes, *TABLES.fractions, *TABLES.rules.values())
    sources = {item.source for item in items} | {one.source for one in TABLES.lists.values()}
    assert sources == set(TABLES.sources)
    assert {row.list for row in ROWS} == set(TABLES.lists)
    asked = {one for row in ROWS for one in (row.needs, row.unless, row.life_needs) if one}
    assert asked <= set(TABLES.questions)
    text = "".join(path.read_text(encoding="utf-8") for path in CODE_FOLDER.glob("*.py"))
    assert [one for one in TABLES.questions if one not in asked and f'"{one}"' not in text] == []


def test_every_act_is_known_and_linked() -> None:
    assert {row.act for row in ROWS if row.act} <= set(TABLES.acts)
    assert [act.id for act in TABLES.acts.values() if act.year and not act.link] == []


def test_every_row_can_be_found_somehow() -> None:
    lost = [
        row.id for row in ROWS if not (row.whole_act or row.at or row.names or row.codes or row.of_person or row.needs)
    ]
    assert lost == []


def test_values_are_of_known_kinds() -> None:
    assert {row.life for row in ROWS} == {"", "yes", "no", "variant", "check"}
    assert {row.service_code for row in ROWS} - {""} == {
        "SEXUAL",
        "SEXUAL_T3",
        "DOMESTIC_ABUSE",
        "DOMESTIC_ABUSE_T3",
        "NATIONAL_SECURITY",
        "TERRORISM",
        "MURDER_T3",
    }
    assert {rule.value for rule in TABLES.fractions} == {"1/2", "2/3"}
    assert {kind for route in TABLES.routes for kind in route.kinds} == {"SDS", "SECTION_250"}
    assert all(0 < route.at_least_years < (route.under_years or 100) for route in TABLES.routes)
    assert all(row.life for row in ROWS if row.list in {"sch15-part-1", "sch15-part-2"})


def test_codes_are_codes() -> None:
    assert [code for row in ROWS for code in row.codes if not CODE.fullmatch(code)] == []


@pytest.mark.parametrize("kind", ["SDS", "SECTION_250"])
def test_fractions_ascend_and_one_applies_on_the_first_of_every_month(kind: Any) -> None:
    mine = [rule for rule in TABLES.fractions if kind in rule.kinds]
    starts = [rule.start for rule in mine]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts)
    for year in range(2023, 2031):
        for month in range(1, 13):
            day = date(year, month, 1)
            decision = decide("s.18 OAPA 1861", as_of=day, kind=kind, sentence_date=date(2022, 7, 1), length=4000)
            assert (
                decision["sds_plus"].fraction == max((r for r in mine if r.start <= day), key=lambda r: r.start).value
            )


def test_lists_have_the_rows_of_the_facts(capsys: pytest.CaptureFixture[str]) -> None:
    counted = Counter(row.list for row in ROWS)
    with capsys.disabled():
        print(f"\noffence rows: {len(ROWS)}; " + ", ".join(f"{name} {counted[name]}" for name in COUNTS))
    assert {name: counted[name] for name in COUNTS} == COUNTS


def _facts() -> dict[str, Any]:
    if not FACTS.exists():
        pytest.skip("the facts (../shared) are not beside the checkout")
    loaded: dict[str, Any] = read_yaml(FACTS)
    return loaded


def _codes(row: dict[str, Any]) -> tuple[set[str], set[str]]:
    found = [code.strip() for code in row.get("cjs_codes", [])]
    prefixes = {code.removeprefix("prefix ") for code in found if code.startswith("prefix ")}
    return {code for code in found if not code.startswith("prefix ")}, prefixes


def test_schedules_agree_with_the_facts_paragraph_by_paragraph() -> None:
    facts = _facts()
    lists = {
        "sds40": facts["sds40_excluded"]["rule_schedule"],
        "sch15-part-1": facts["sds_plus"]["schedule_15_part_1"],
        "sch15-part-2": facts["sds_plus"]["schedule_15_part_2"],
        "sch15-part-3": facts["terrorism"]["part_3_of_schedule_15"],
    }
    for name, wanted in lists.items():
        mine = {row.para: row for row in ROWS if row.list == name}
        assert list(mine) == [str(row["para"]) for row in wanted], name
        for fact in wanted:
            row = mine[str(fact["para"])]
            assert (set(row.codes), set(row.code_prefixes)) == _codes(fact), row.id
            if "commenced" in fact:
                assert row.start == date.fromisoformat(fact["commenced"]), row.id
                assert row.family == fact["category"], row.id
            if fact.get("life_maximum") == "no":
                assert row.life == "no", row.id
            if fact.get("life_maximum") in {"yes", "some variants"}:
                assert row.life in {"yes", "variant", "check"}, row.id


def test_schedule_13_and_code_lists_agree_with_the_facts() -> None:
    facts = _facts()
    concern = facts["sopc_schedule_13"]
    for name, wanted in (
        ("sch13-part-1", concern["part_1_terrorism"]["offences"]),
        ("sch13-part-2", concern["part_2_child_sexual"]["offences"]),
        ("sch13-part-3", concern["part_3_national_security"]["offences"]),
    ):
        mine = [row for row in ROWS if row.list == name]
        assert len(mine) == len(wanted), name
        assert [set(row.codes) for row in mine] == [_codes(fact)[0] for fact in wanted], name
    engine = facts["sds40_excluded"]["engine_matching"]
    for name, codes in (("service-domestic-abuse", engine["dveo_codes"]), ("service-terrorism", engine["teo_codes"])):
        assert [row.codes for row in ROWS if row.list == name] == [(code,) for code in codes], name
    assert len(facts["sds_plus"]["bands"]) == len(TABLES.routes)
    assert [route.route for route in TABLES.routes] == [band["route"] for band in facts["sds_plus"]["bands"]]


def _own_offence(row: Row) -> str:
    if row.codes:
        return row.codes[0]
    if row.whole_act and row.act:
        return f"{TABLES.acts[row.act].name} s.999"
    return entry_text(row) or "Theft Act 1968 s.1"


@pytest.mark.parametrize("row", [row for row in ROWS if not row.of_person], ids=lambda row: row.id)
def test_a_row_is_found_by_its_own_offence(row: Row) -> None:
    facts = {row.needs: True} if row.needs else {}
    facts |= {row.unless: False} if row.unless else {}
    facts |= {"differs": True} if row.differs else {}
    if row.list in {"sch15-part-3", "sch13-part-1"}:
        facts["inchoate-form"] = True
    assert row.id in {found.id for found in decide(_own_offence(row), as_of=TODAY, facts=facts).rows}


@pytest.mark.parametrize("row", [row for row in ROWS if row.act and row.at and row.codes], ids=lambda row: row.id)
def test_a_row_with_codes_is_found_by_its_section_too(row: Row) -> None:
    facts = {row.needs: True} if row.needs else {}
    facts |= {row.unless: False} if row.unless else {}
    facts |= {"differs": True} if row.differs else {}
    text = entry_text(row)
    assert not parse(text).problems, text
    assert row.id in {found.id for found in decide(text, as_of=TODAY, facts=facts).rows}


def test_a_row_is_not_found_the_day_before_it_starts() -> None:
    tried = 0
    for row in ROWS:
        if row.list not in {"sds40", "sch13-part-3"} or not (row.at or row.codes or row.names):
            continue
        facts = {row.needs: True} if row.needs else {}
        eve = date.fromordinal(row.start.toordinal() - 1)
        assert row.id not in {found.id for found in decide(_own_offence(row), as_of=eve, facts=facts).rows}
        tried += 1
    assert tried > 60


def test_importing_reads_no_list() -> None:
    program = (
        "import calculator.offences, calculator.offences.data as data;"
        "assert data.tables.cache_info().currsize == 0, 'the lists were read on import'"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
