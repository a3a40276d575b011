"""The look-up of offences in the full calculation: what the box finds, and the release rule that follows."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import case as c
from calculator.exchange import answer
from calculator.forms.case.offence import find, rule
from calculator.forms.case.offence_find import catalogue
from calculator.forms.case.offence_settings import EXCLUSIONS
from calculator.offences import Hit, decide, parse, tables

TODAY = "2026-11-22"
DAY = date(2026, 11, 22)
LISTED = [pytest.param(hit, shown, id=hit.entry) for hit, shown in catalogue()]
BASE = {
    "kind": "SDS",
    "offenceDate": "2024-01-01",
    "sentenceDate": "2026-01-05",
    "length": {"years": 5},
    "asOf": TODAY,
}
ASKED_OF_ALL = {"sa2026-list": False}


def follows(offence: str, **changed: Any) -> dict[str, Any]:
    return rule({**BASE, "offence": offence, **changed})


def part(found: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in found["parts"] if one["key"] == key)


def values(text: str) -> list[str]:
    return [hit["value"] for hit in find(text)["hits"]]


def short(hit: Hit) -> str:
    """As people write it: “s.18 OAPA 1861”, “Sch 5 para 14 Terrorism Act 2000”."""
    act = next(act for act in tables().acts.values() if act.name == hit.act)
    name = f"{act.also[0]} {act.year}" if act.also and not act.also[0].endswith(str(act.year)) else act.name
    mark = "" if hit.section.startswith("Sch") else "art." if "Order" in act.name else "s."
    return f"{mark}{hit.section} {name}"


S18 = ("Wounding or causing grievous bodily harm with intent", "Offences Against the Person Act 1861, section 18")


# --- the box ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("hit", "shown"), LISTED)
def test_every_listed_offence_is_found_by_title_section_and_code(hit: Hit, shown: dict[str, Any]) -> None:
    assert shown["value"] in values(shown["title"])
    assert shown["value"] in values(shown["value"])
    if hit.section:
        assert shown["value"] in values(short(hit)), short(hit)
        assert shown["value"] in values(shown["provision"])
    for code in hit.codes:
        found = find(code)["hits"]
        assert len(found) == 1, code
        assert parse(found[0]["value"]).code == code
        assert code in found[0]["codes"]


@pytest.mark.parametrize(("hit", "shown"), LISTED)
def test_every_value_is_read_back_as_its_own_offence(hit: Hit, shown: dict[str, Any]) -> None:
    read, own = parse(shown["value"]), parse(hit.entry)
    assert read.problems == ()
    assert (read.act, read.provision, read.name, read.form) == (own.act, own.provision, own.name, own.form)
    decision = decide(shown["value"], as_of=DAY)
    assert decision.identified
    names = {row.name for row in decision.rows}
    doubtful = {"differs"} & {question.id for question in decision.ask}
    assert hit.name in names or doubtful or len(decision.rows) == 0, names


def test_values_are_all_different() -> None:
    assert len({shown["value"] for _, shown in catalogue()}) == len(catalogue()) > 300


def test_every_code_of_every_list_is_found() -> None:
    for row in tables().rows:
        for code in row.codes:
            found = find(code)["hits"]
            assert found, code
            assert all(parse(hit["value"]).code == code for hit in found)


@pytest.mark.parametrize(
    ("typed", "title", "provision"),
    [
        ("gbh with intent", *S18),
        ("s.18 OAPA 1861", *S18),
        ("rape", "Rape", "Sexual Offences Act 2003, section 1"),
        ("robery", "Robbery or assault with intent to rob", "Theft Act 1968, section 8"),
        ("SX03001", "Rape", "Sexual Offences Act 2003, section 1"),
        ("OF61016A", f"Attempt: {S18[0].replace('W', 'w')}", S18[1]),
        ("attempted robbery", "Attempt: robbery or assault with intent to rob", "Theft Act 1968, section 8"),
        ("attempted murder", "Attempted murder", "Common law"),
        ("knife in prison", "Possessing a knife or offensive weapon in prison", "Prison Act 1952, section 40CA"),
        ("TA 2000 Sch 5 para 14", "False or misleading statement", "Terrorism Act 2000, Schedule 5, paragraph 14"),
        ("OSA 1989 s.5", "Any offence under the Official Secrets Act 1989", "Official Secrets Act 1989, section 5"),
    ],
)  # fmt: skip
def test_the_first_hit_is_the_offence_meant(typed: str, title: str, provision: str) -> None:
    first = find(typed)["hits"][0]
    assert (first["title"], first["provision"]) == (title, provision)
    assert not parse(first["value"]).problems


def test_forms_of_an_offence_are_written_so_that_they_are_read_back() -> None:
    for word, form in (
        ("attempted", "attempt"),
        ("conspiracy to commit", "conspiracy"),
        ("aiding and abetting", "aiding"),
    ):
        found = find(f"{word} robbery")["hits"]
        assert [parse(hit["value"]).form for hit in found] == [form]


def test_at_most_eight_with_their_number() -> None:
    many = find("sexual")
    assert len(many["hits"]) == 8
    assert "The first 8 are shown" in many["count"]
    assert find("affray")["count"].startswith("1 offence found.")
    assert find("qqqq") == {"status": "found", "count": find("qqqq")["count"], "hits": []}
    assert "No offence found" in find("qqqq")["count"]
    assert find("  ")["count"] == ""


# --- the rule ---------------------------------------------------------------------------------------------------------


def test_wounding_with_intent_five_years_is_sds_plus() -> None:
    """CJA 2003 s.244ZA(5) and (7): Schedule 15 paragraph 6, 4 to under 7 years, from 28 June 2022."""
    found = follows("s.18 OAPA 1861", facts=ASKED_OF_ALL)
    assert found["outcome"] == ["SDS+: release at one half of the sentence, on the law of 22 November 2026."]
    plus = part(found, "plus")
    assert plus["answer"] == "yes"
    assert any("28 June 2022" in line for line in plus["why"])
    assert "Length entered: 5 years." in plus["why"]
    assert any("Schedule 15, paragraph 6" in law["words"] for law in plus["law"])
    assert any("section 244ZA" in law["words"] and "checked" in law["note"] for law in plus["law"])
    assert found["settings"] == {
        "sdsPlus": True,
        "sdsPlusOffence": True,
        "exclusions": ["VIOLENT"],
        "exclusionsSoFar": ["VIOLENT"],
        "schedule19za": False,
    }
    assert found["use"]["open"] == ""


def test_the_day_before_route_two_began_it_is_not_but_stays_out_of_one_third() -> None:
    """Sentencing Act 2026 s.23(15): would be SDS+ today. Part 1, 4 years or more: one half under S.I. 2024/844."""
    found = follows("s.18 OAPA 1861", sentenceDate="2022-06-27", facts=ASKED_OF_ALL)
    assert (found["settings"]["sdsPlus"], found["settings"]["sdsPlusOffence"]) == (False, True)
    assert part(found, "plus")["why"][0] == "The sentence was imposed before 28 June 2022."
    assert part(found, "progression")["answer"] == "yes"
    assert part(found, "hdc")["answer"] == "yes"
    assert "release at one half" in found["outcome"][0]


@pytest.mark.parametrize(
    ("offence", "length", "sentenced", "outcome", "exclusions"),
    [
        ("Theft Act 1968 s.1", {"years": 2}, "2026-10-05", "one third", []),
        ("Theft Act 1968 s.8", {"years": 3}, "2026-01-05", "one third", []),
        ("Theft Act 1968 s.8", {"years": 4}, "2026-01-05", "one third", ["VIOLENT"]),
        ("Theft Act 1968 s.8", {"years": 7}, "2026-01-05", "SDS+: release at one half", ["VIOLENT"]),
        ("SOA 2003 s.3", {"years": 2}, "2026-01-05", "one third", ["SEXUAL"]),
        ("s.76 Serious Crime Act 2015", {"months": 18}, "2026-01-05", "one third", ["DOMESTIC_ABUSE"]),
        ("National Security Act 2023 s.12", {"years": 2}, "2026-01-05", "one half",
         ["NATIONAL_SECURITY", "PROGRESSION_MODEL_SCHEDULE_13_PART_3"]),
    ],
)  # fmt: skip
def test_known_offences(
    offence: str, length: dict[str, int], sentenced: str, outcome: str, exclusions: list[str]
) -> None:
    """S.I. 2024/844 article 3(6) and Schedule; CJA 2003 s.244ZA; Sentencing Act 2026 s.23."""
    facts = {**ASKED_OF_ALL, "schedule-19za": False}
    found = follows(offence, length=length, sentenceDate=sentenced, facts=facts)
    assert outcome in found["outcome"][0]
    assert found["settings"]["exclusions"] == exclusions


@pytest.mark.parametrize(("as_of", "fraction"), [("2026-09-30", "two thirds"), ("2026-10-01", "one half")])
def test_the_fraction_of_sds_plus_on_the_day_and_the_day_before(as_of: str, fraction: str) -> None:
    assert fraction in follows("SOA 2003 s.1", length={"years": 8}, asOf=as_of)["outcome"][0]


@pytest.mark.parametrize(
    ("as_of", "fraction"), [("2024-09-09", "one half"), ("2024-09-10", "40 per cent"), ("2026-10-01", "one third")]
)
def test_the_fraction_of_a_plain_sentence_by_day(as_of: str, fraction: str) -> None:
    found = follows(
        "Theft Act 1968 s.1", sentenceDate="2024-01-08", length={"years": 2}, asOf=as_of, facts=ASKED_OF_ALL
    )
    assert f"release at {fraction}" in found["outcome"][0]


def test_section_250_is_sds_plus_at_two_thirds_and_never_in_the_progression_model() -> None:
    found = follows("s.18 OAPA 1861", section250=True, length={"years": 7}, birth="2009-05-01")
    assert "two thirds" in found["outcome"][0]
    assert not [one for one in found["parts"] if one["key"] == "progression"]
    assert found["settings"]["exclusions"] == ["VIOLENT"]


def test_a_standard_adult_sentence_of_someone_under_18_is_queried() -> None:
    found = follows("s.18 OAPA 1861", birth="2009-05-01")
    assert found["settings"]["sdsPlus"] is None
    assert [one["field"] for one in found["missing"]] == ["kind"]


def test_an_open_question_is_asked_and_its_answer_settles_it() -> None:
    """Section 4 of the 2003 Act carries life only with penetration: the section alone does not tell."""
    found = follows("SOA 2003 s.4")
    asked = {one["id"]: one for one in found["questions"]}
    assert asked["life"]["needed"]
    assert asked["life"]["hint"].startswith("Look at the indictment")
    assert asked["life"]["answer"] is None
    assert found["settings"]["sdsPlus"] is None
    for told in (True, False):
        again = follows("SOA 2003 s.4", facts={"life": told, **ASKED_OF_ALL})
        assert again["settings"]["sdsPlus"] is told
        assert {one["id"]: one["answer"] for one in again["questions"]}["life"] is told
        assert again["settings"]["exclusions"] == ["SEXUAL"]


def test_the_list_of_2026_is_asked_for_and_exclusions_wait_for_it() -> None:
    found = follows("Theft Act 1968 s.1")
    assert found["settings"]["exclusions"] is None
    assert "Exclusions" in found["use"]["open"]
    assert any("national list" in one["text"] and one["needed"] for one in found["questions"])
    assert any("was not found" in one["what"] or "not found" in one["what"] for one in found["unconfirmed"])
    told = follows("Theft Act 1968 s.1", facts={"sa2026-list": True})
    assert told["settings"]["exclusions"] == ["SA2026_PROGRESSION_MODEL_SCHEDULE"]
    assert "kept out of the progression model: release at 40 per cent" in told["outcome"][0]


@pytest.mark.parametrize(("left_out", "field"), [("length", "length"), ("sentenceDate", "sentenceDate")])
def test_what_is_missing_is_named_with_its_field(left_out: str, field: str) -> None:
    found = follows("s.18 OAPA 1861", **{left_out: None})
    assert found["settings"]["sdsPlus"] is None
    assert field in {one["field"] for one in found["missing"]}


def test_terrorism_is_asked_and_never_guessed() -> None:
    """Schedule 19ZA is not held: section 247A, curfew, recall and the form's field wait for the answer."""
    for offence in ("Terrorism Act 2006 s.5", "Terrorism Act 2000 s.13"):
        found = follows(offence, facts=ASKED_OF_ALL)
        assert found["settings"]["schedule19za"] is None
        assert "247A" in found["outcome"][-2] + found["outcome"][-1]
        assert any(one["id"] == "schedule-19za" and one["needed"] for one in found["questions"])
        assert part(found, "hdc")["answer"] == "check"
        yes = follows(offence, facts={**ASKED_OF_ALL, "schedule-19za": True})
        assert yes["settings"]["schedule19za"] is True
        assert "Work the dates out by hand" in yes["outcome"][0]
        assert part(yes, "recall")["answer"] == "yes"
        assert follows(offence, facts={"schedule-19za": False})["settings"]["schedule19za"] is False


def test_particular_concern_and_recall_of_other_kinds() -> None:
    """Schedule 13 to the Sentencing Code; CJA 2003 s.255A(8): no 56-day recall for extended and special sentences."""
    found = follows("SOA 2003 s.5", kind="SOPC")
    assert part(found, "concern")["answer"] == "yes"
    assert part(found, "recall")["answer"] == "yes"
    assert (found["settings"]["sdsPlus"], found["settings"]["exclusions"]) == (False, [])
    assert "change nothing" in found["outcome"][0]
    assert part(follows("s.18 OAPA 1861", kind="EDS"), "recall")["answer"] == "yes"
    assert follows("Theft Act 1968 s.8", kind="DTO")["parts"] == []


def test_an_offence_that_is_not_read_settles_nothing() -> None:
    for typed, says in (
        ("rape", "Choose the offence from the list"),
        ("Theft Act 1968 s.24", "not among those held here"),
        ("CL77036", "attempted, planned"),
        ("x" * 10_000, "too long"),
    ):
        found = follows(typed)
        assert found["status"] == "unread"
        assert says in found["missing"][0]["text"]
        assert found["use"]["sets"] == []
        assert {found["settings"][key] for key in ("sdsPlus", "sdsPlusOffence", "exclusions", "schedule19za")} == {None}


def test_nothing_is_said_before_there_is_something_to_answer() -> None:
    assert follows("")["status"] == "empty"
    assert "kind of sentence" in follows("s.18 OAPA 1861", kind="LIFE")["outcome"][0]
    assert "today" in follows("s.18 OAPA 1861", asOf=None)["outcome"][0]


def test_settings_are_what_the_engine_takes() -> None:
    """The flags go into a case as they are; and every code of the engine has words."""
    assert set(EXCLUSIONS) == set(c.EXCLUSIONS)
    found = follows("s.18 OAPA 1861", facts=ASKED_OF_ALL)["settings"]
    sentence = {
        "kind": "SDS",
        "date": "2026-01-05",
        "offence": {"date": "2024-01-01"},
        "length": {"years": 5},
        "sdsPlus": found["sdsPlus"],
        "sdsPlusOffence": found["sdsPlusOffence"],
        "exclusions": found["exclusions"],
        "schedule19ZA": found["schedule19za"],
    }
    worked = answer({"call": "calculate", "law": "today", "asOf": TODAY, "case": {"sentences": [sentence]}})
    assert worked["status"] == "result"
    dates = {one["type"]: one["date"] for one in worked["dates"]}
    # Five years from 5 January 2026 are 1,826 days; half of them, rounded up, is 913: 5 January 2026 + 912 days.
    assert dates["CRD"] == "2028-07-05"


def test_every_answer_has_reason_and_law() -> None:
    for _, shown in catalogue()[::7]:
        for length in ({"years": 2}, {"years": 8}):
            for one in follows(shown["value"], length=length)["parts"]:
                assert one["why"], shown["value"]
                assert one["law"] or one["answer"] == "check", (shown["value"], one)
                assert all(law["words"] and law["note"] for law in one["law"])


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120), st.fixed_dictionaries({}, optional=dict.fromkeys((*BASE, "birth", "facts"), ANY)))
def test_anything_typed_or_sent_is_answered(text: str, sent: dict[str, Any]) -> None:
    json.dumps(find(text))
    json.dumps(rule({**BASE, **sent, "offence": text}))
    json.dumps(rule({**BASE, **sent, "offence": "s.18 OAPA 1861"}))


@pytest.mark.parametrize(
    "text",
    [
        "🙂" * 5_000,
        "a" * 10_000,
        "s.18 " * 2_000,
        "強盗罪",
        "кража ст. 158",
        "سرقة ١٩٦٨",
        "\ud800 s.18",
        "OF٦١٠١٦",
        "\x00",
        "𝟏𝟖 OAPA",
    ],
)
def test_other_scripts_and_very_long_text_never_raise(text: str) -> None:
    assert isinstance(find(text)["hits"], list)
    assert rule({**BASE, "offence": text})["status"] in {"unread", "rule"}
    json.dumps(rule({**BASE, "offence": text}))


def test_the_lists_are_loaded_by_the_first_question_only() -> None:
    program = (
        "import sys, calculator.exchange, calculator.forms, calculator.forms.case.offence as door;"
        "assert not [name for name in sys.modules if name.startswith('calculator.offences')], 'loaded too early';"
        "assert 'calculator.forms.case.offence_rule' not in sys.modules;"
        "assert door.find('rape')['hits']"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
