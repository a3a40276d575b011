"""The law as data: every row can be traced, exactly one applies on any day, and no figure of law stands in the code."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from calculator.law.load import table
from calculator.law.model import law_sets, named, sources
from tests.calculator.source_scan import constants, modules, rows_of

UNITS: dict[str, tuple[type, ...]] = {
    "date": (date,),
    "months": (int,),
    "days": (int,),
    "years": (int,),
    "pounds": (int,),
    "fraction": (str,),
    "yes or no": (bool,),
    "days or years": (str,),
}
BASES = {"text", "secondary", "service", "background"}
PARAMETERS = table("parameters")["parameter"]
LAWS = table("release")["legislation"]
TRANCHED = [law for law in LAWS if "tranche" in law]
FIRSTS = [date(year, month, 1) for year in range(2003, 2031) for month in range(1, 13)]


def by_id(row: Any) -> str:
    """What a row is called in a test run."""
    return str(row["id"])


# --- sources ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", sorted(sources()))
def test_every_source_says_what_it_is_where_and_when_it_was_checked(key: str) -> None:
    found = sources()[key]
    assert found.title.strip()
    assert found.provision.strip()
    assert re.fullmatch(r"https?://[a-z0-9.-]+\.[a-z]+(/\S*)?", found.link), found.link
    assert found.basis in BASES
    assert date(2026, 1, 1) <= found.checked <= date(2026, 12, 31)


@pytest.mark.parametrize("name", ["parameters", "release", "kinds", "sets", "bank_holidays"])
def test_every_source_that_a_row_names_exists(name: str) -> None:
    asked = set()
    for row in rows_of(table(name)):
        asked |= {value for key, value in row.items() if key in ("source", "source_plus")}
        asked |= set(row.get("sources", ()))
    assert asked or name == "sets"
    assert asked - set(sources()) == set()


def test_every_source_is_used() -> None:
    """A source that nothing rests on is either forgotten or misspelt somewhere else."""
    text = {value for module in modules() for node, _ in constants(module) if isinstance(value := node.value, str)}
    for name in ("parameters", "release", "kinds", "bank_holidays"):
        for row in rows_of(table(name)):
            text |= {v for v in row.values() if isinstance(v, str)} | {str(v) for v in row.get("sources", ())}
    assert set(sources()) - text <= UNUSED


#: In the table for its readers: no step rests on them.
UNUSED = {"cja2003-s249", "cja2003-s254", "cja2003-s264", "hdc-policy", "sa2026-s34"}


# --- parameters -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("parameter", PARAMETERS, ids=by_id)
def test_rows_of_a_parameter_ascend_and_have_its_unit(parameter: dict[str, Any]) -> None:
    starts = [row["from"] for row in parameter["row"]]
    assert starts == sorted(set(starts))
    kinds = UNITS[parameter["unit"]]
    for row in parameter["row"]:
        assert type(row["value"]) in kinds, f"{parameter['id']}: {row['value']!r} is no {parameter['unit']}"
        assert set(row) == {"from", "value", "source"}, "a row has a start, a value and a source, and no end"
        if parameter["unit"] == "fraction":
            assert 0 < Fraction(row["value"]) <= 1
        if parameter["unit"] == "days or years":
            assert re.fullmatch(r"\d+ (days|years)", row["value"])
    assert parameter["title"].strip()


@pytest.mark.parametrize("parameter", PARAMETERS, ids=by_id)
def test_exactly_one_row_applies_on_the_first_of_every_month(parameter: dict[str, Any]) -> None:
    """Rows run from their start to the next start, so one row is in force once the table has begun, and none twice."""
    starts = [row["from"] for row in parameter["row"]]
    for day in FIRSTS:
        in_force = [
            n for n, start in enumerate(starts) if start <= day and (n + 1 == len(starts) or day < starts[n + 1])
        ]
        assert len(in_force) == 1, f"{parameter['id']} on {day}: rows {in_force}"


def test_ids_are_said_once() -> None:
    for name, kind in (("parameters", "parameter"), ("release", "legislation"), ("release", "track"), ("sets", "set")):
        ids = [row["id"] for row in table(name)[kind]]
        assert len(ids) == len(set(ids)), name


def test_laws_of_one_topic_do_not_overlap_in_a_set() -> None:
    """A set takes one row of each topic, so exactly one law of a topic can apply on any day."""
    topics = {law["id"]: law["topic"] for law in LAWS}
    for chosen in table("sets")["set"]:
        for topic, key in chosen["rows"].items():
            assert topics[key] == topic, f"{chosen['id']}: {key} is a row of {topics[key]}"


# --- tranches, sets, switches -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("law", TRANCHED, ids=by_id)
def test_tranches_ascend_and_the_last_takes_every_length(law: dict[str, Any]) -> None:
    tranches = law["tranche"]
    days = [t["from"] for t in tranches]
    assert days == sorted(set(days))
    assert days[0] == law["from"], "the first tranche opens when the law begins"
    limits = [t.get("up_to", t.get("under")) for t in tranches]
    assert limits[-1] is None
    assert None not in limits[:-1]
    assert limits[:-1] == sorted(set(limits[:-1]))
    assert [t["name"].rpartition("_")[2] for t in tranches] == [str(n) for n in range(1, len(tranches) + 1)]


@pytest.mark.parametrize("chosen", table("sets")["set"], ids=by_id)
def test_every_set_names_rows_that_exist_and_can_be_made_ready(chosen: dict[str, Any]) -> None:
    assert set(chosen["rows"].values()) <= {law["id"] for law in LAWS}
    assert chosen["working_days"] in table("bank_holidays")
    rules = named(chosen["id"], date(2026, 11, 21)).rules
    assert rules.title == chosen["title"]
    assert {law.id for law in (*rules.legislation, rules.recall56)} == set(chosen["rows"].values())


def test_the_set_of_every_user_is_the_law_in_force() -> None:
    assert [s["id"] for s in table("sets")["set"] if s.get("default")] == ["today"]
    assert law_sets()[0][0] == "today"


def test_every_switch_is_known_to_the_engine_or_stands_for_a_row() -> None:
    parameters = {p["id"]: p for p in PARAMETERS}
    used = {node.value for module in modules() for node, _ in constants(module) if isinstance(node.value, str)}
    for switch in table("sets")["switch"]:
        assert switch["title"].strip()
        if "parameter" in switch:
            assert parameters[switch["parameter"]]["unit"] == "yes or no"
        off = named("calculation-params").rules
        on = named("calculation-params", None, {switch["id"]: True}).rules
        assert (off.switches[switch["id"]], on.switches[switch["id"]]) == (False, True)
    switches = {s["id"] for s in table("sets")["switch"]}
    assert {"applyPostRecallRepealRules", "applyPostHdcedRepealRules", "adultHdcSuspended"} <= switches & used


@pytest.mark.parametrize(
    ("parameter", "switch"), [(s["parameter"], s["id"]) for s in table("sets")["switch"] if "parameter" in s]
)
def test_a_switch_with_a_parameter_turns_on_its_day(parameter: str, switch: str) -> None:
    row = next(p for p in PARAMETERS if p["id"] == parameter)["row"][-1]
    day: date = row["from"]
    eve = date.fromordinal(day.toordinal() - 1)
    assert named("today", eve).rules.switches[switch] is False
    assert named("today", day).rules.switches[switch] is True


def test_every_exclusion_belongs_to_one_family() -> None:
    families = {law["topic"]: set(law["exclusions"]) for law in LAWS if "exclusions" in law}
    assert len(families) == 3
    for topic, values in families.items():
        for other, others in families.items():
            assert topic == other or not values & others


# --- no figure of law in the code -------------------------------------------------------------------------------------

#: Figures of law that are not in the tables of releases, and would show a rule written into the code.
MORE = {135, 180, 360, 364, 366, 545, 729, 731, 4383, 10_000_000}
#: Below this every number is also a count of something ordinary.
ORDINARY = 9
#: Twelve months are a year in calendar arithmetic; as a figure of law it would be a limit. Each file, and why it may.
ALLOWED: dict[int, dict[str, str]] = {
    12: {
        "calculable.py": "twelve date types as bits",
        "calendar.py": "December",
        "dates/ersed.py": "months in a year",
        "dates/several.py": "months in a year",
        "derive.py": "months in a year",
        "durations.py": "months in a year",
        "explain.py": "longest id shown as it is; months in a year",
        "identify.py": "months in a year",
        "law/model.py": "the last day of the calendar",
        "check/typed_dates.py": "months in a year",
        "check/entries/entry.py": "months in a year",
        "check/entries/sentences.py": "months in a year",
        "check/entries/warnings.py": "months in a year",
        "exchange_read_fields.py": "the month of a date as typed",
        "forms/fields.py": "months in a year",
        "forms/case/gaps.py": "a day that could be a month",
        "forms/case/term_slips.py": "months in a year",
        "forms/case/trials_of_case.py": "so many trials of one kind; longest id shown as it is",
        "forms/case/trials_of_steps.py": "so many trials together",
        "forms/words.py": "months in a year",
        "offences/terms.py": "months in a year",
        "names.py": "length of a table",
        "practice/mistakes/days.py": "months in a year",
        "practice/pack.py": "most lines left for the working",
        "practice/seeded.py": "so many draws for one exercise",
        "quick/category_review.py": "months in a year",
        "quick/deadlines.py": "months in a year",
        "quick/ers.py": "months in a year",
        "quick/parole_window.py": "months in a year",
        "quick/reckon.py": "months in a year",
    },
    14: {"pool.py": "size of a piece of work"},
    18: {
        "practice/pack.py": "height of a choice on paper",
        "offences/sds_plus.py": "the age that divides kinds of sentence, in the words of section 250",
        "forms/case/offence_asked.py": "the same age, where the form knows it",
    },
    24: {
        "practice/pack_answers.py": "width of a column",
        "quick/credit_days.py": "hours in a day",
        "quick/read.py": "hours in a day",
    },
    28: {"durations.py": "days in February", "offences/terms.py": "days in February"},
    365: {
        "exchange_read.py": "most days that can be typed",
        "forms/fields.py": "most days that can be typed",
        "forms/case/term_slips.py": "a slip: years counted as so many days",
    },
}
#: Sizes in a picture are no law.
PICTURES = "forms/case/drawing/"
#: Lengths and days of made-up cases decide nothing: the engine works every one of them out, and tests of practice hold
#: what their papers say of an offence against the lists.
MADE_UP = ("practice/topics/", "practice/crimes.py", "practice/days.py", "practice/papers.py", "practice/planted.py")


def figures() -> set[int]:
    """Every whole number that the tables give as a figure of law."""
    found = set(MORE)
    for parameter in PARAMETERS:
        for row in parameter["row"]:
            value = row["value"]
            if type(value) is int:
                found.add(value)
            elif parameter["unit"] == "days or years":
                found.add(int(value.split()[0]))
    for law in LAWS:
        for tranche in law.get("tranche", ()):
            found |= {tranche[key] for key in ("up_to", "under") if key in tranche}
    return {n for n in found if n > ORDINARY}


def test_no_figure_of_law_stands_in_the_code() -> None:
    known = figures()
    assert {574, 882, 1162, 1561, 1701, 179, 364, 544, 730, 42, 28, 14, 10_000_000} <= known
    found = [
        f"{place}: {node.value}"
        for module in modules()
        for node, place in constants(module)
        if type(node.value) is int
        and node.value in known
        and module.path not in ALLOWED.get(node.value, {})
        and not module.path.startswith((PICTURES, *MADE_UP))
    ]
    assert not found, "figures of law belong in calculator/law:\n" + "\n".join(found)


#: How a date is written, in the help of the command line; exclusions by the names that the record gives them.
#: The worked example has a day of its own.
NAMES_WITH_DATES = {
    *("__main__.py", "forms/sentence.py", "exchange_quick.py", "quick/read.py"),
    *("forms/case/asks.py", "forms/case/example.py", "forms/case/paste_cells.py"),
}
#: A half added before rounding down is rounding, not a share of a sentence.
ROUNDED = {"quick/ogrs3.py", "quick/ogrs4_score.py"}


def test_no_date_of_law_stands_in_the_code() -> None:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    written = re.compile(rf"\b(?:(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}} (?:{months}) (?:19|20)\d\d)\b")
    found = [
        f"{place}: {node.value!r}"
        for module in modules()
        if module.path not in NAMES_WITH_DATES and not module.path.startswith(MADE_UP)
        for node, place in constants(module)
        if isinstance(node.value, str) and written.search(node.value)
    ]
    found += [
        f"{place}: {node.value}"
        for module in modules()
        for node, place in constants(module)
        if type(node.value) is int
        and 2001 <= node.value <= 2060
        and module.path != "offences/terms.py"
        and not module.path.startswith(MADE_UP)
    ]
    assert not found, "dates of law belong in calculator/law:\n" + "\n".join(found)


def test_no_fraction_of_law_stands_in_the_code() -> None:
    """The words for fractions (one half, two thirds) are names, not rules."""
    import ast

    named_there = {"explain.py", "reference/breakdown.py", "forms/case/offence_parts.py"}
    law = {
        (f.numerator, f.denominator)
        for row in [*rows_of(table("release")), *rows_of(table("parameters"))]
        for key in ("sds", "sds_plus", "release", "parole", "value")
        if isinstance(row.get(key), str) and re.fullmatch(r"\d+/\d+", row[key])
        for f in [Fraction(row[key])]
    }
    assert {(2, 5), (1, 3), (2, 3), (1, 2), (3, 10), (3, 4)} <= law
    found = [
        f"calculator/{module.path}:{node.lineno}: {ast.unparse(node)}"
        for module in modules()
        if module.path not in named_there and not module.path.startswith(MADE_UP)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Tuple)
        and len(node.elts) == 2
        and all(isinstance(e, ast.Constant) and type(e.value) is int for e in node.elts)
        and tuple(e.value for e in node.elts if isinstance(e, ast.Constant)) in law
    ]
    found += [
        f"{place}: {node.value}"
        for module in modules()
        for node, place in constants(module)
        if (
            type(node.value) is float
            and not (node.value == 0.5 and module.path in ROUNDED)
            and any(abs(node.value - top / bottom) < 0.004 for top, bottom in law)
        )
        or (
            isinstance(node.value, str)
            and module.path not in named_there
            and re.fullmatch(r"[1-9]/\d{1,2}", node.value)
        )
    ]
    assert not found, "fractions of law belong in calculator/law:\n" + "\n".join(found)
