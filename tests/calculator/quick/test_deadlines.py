"""The deadlines of a procedure: counting, the form with a procedure's own key dates, and the calendar file."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.exchange import answer
from calculator.forms import submit
from calculator.quick.calendar_file import Entry, calendar_file

AS_OF = date(2026, 11, 22)
STAMP, TOKEN = "20261122T054000Z", "0123456789abcdef"


# --- deadlines of a procedure -----------------------------------------------------------------------------------------

PROCEDURE = {
    "id": "recall",
    "title": "Recall; a “test”, with commas",
    "events": [{"of": "the day of return", "clock": False}, {"of": "notification", "clock": True}],
    "limits": [
        {"what": "Day 28", "amount": 27, "unit": "calendar days", "when": "after", "event": 0},
        {"what": "Dossier, sent", "amount": 1, "unit": "working days", "when": "after", "event": 0, "note": "A note."},
        {
            "what": "Part A",
            "amount": 24,
            "unit": "hours",
            "when": "after",
            "event": 1,
            "ask": "Not confirmed: ask first.",
        },
    ],
}


def deadlines(texts: dict[str, str], **more: Any) -> dict[str, Any]:
    """The answer to the form of the deadlines."""
    asked = {"quick": "deadlines", "typed": texts, "asOf": "2026-11-22", "limits": PROCEDURE, **more}
    found: dict[str, Any] = json.loads(submit(json.dumps(asked)))
    return found


RETURN = {"deadlines-e0-day": "24", "deadlines-e0-month": "12", "deadlines-e0-year": "2026"}
NOTICE = {"deadlines-e1-day": "20", "deadlines-e1-month": "11", "deadlines-e1-year": "2026"}


def test_the_deadlines_of_the_key_dates_that_were_typed_come_in_their_order() -> None:
    shown = deadlines(RETURN | NOTICE | {"deadlines-e1-at": "14:30"})["shown"]
    assert [(line["name"], line["value"]) for line in shown["lines"]] == [
        ("Part A", "Saturday 21 November 2026 at 14:30"),
        ("Dossier, sent", "Tuesday 29 December 2026"),
        ("Day 28", "Wednesday 20 January 2027"),
    ]
    assert "Not confirmed: ask first." in shown["lines"][0]["note"]
    assert "A note." in shown["lines"][1]["note"]
    assert shown["steps"][1]["text"].startswith("Dossier, sent. Count on 1 working day")
    assert len(deadlines(RETURN)["shown"]["lines"]) == 2


def test_key_dates_that_are_wrong_or_missing_are_told_beside_their_boxes() -> None:
    assert [p["control"] for p in deadlines({})["problems"]] == ["deadlines-e0-day"]
    wrong = RETURN | {"deadlines-e0-day": "32", "deadlines-e1-at": "soon"}
    assert [p["field"] for p in deadlines(wrong)["problems"]] == ["deadlines-e0", "deadlines-e1"]
    assert "a time but no date" in deadlines({"deadlines-e1-at": "14:30"})["problems"][0]["text"]
    far = deadlines(RETURN | {"deadlines-e0-year": "2031"})["problems"]
    assert [(p["field"], "Dossier" in p["text"]) for p in far] == [("deadlines-e0", True)]


def test_the_calendar_file_holds_the_days_and_no_key_beside() -> None:
    found = deadlines(RETURN, calendar={"stamp": STAMP, "token": TOKEN, "only": None})
    assert (found["status"], found["name"]) == ("calendar", "recall-dates.ics")
    lines = unfolded(found["text"])
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261229" in lines
    assert "DTEND;VALUE=DATE:20261230" in lines
    assert f"UID:{TOKEN}-1@omu-handbook.invalid" in lines
    assert lines.count(f"DTSTAMP:{STAMP}") == 2
    assert "SUMMARY:Dossier\\, sent (Recall\\; a “test”\\, with commas)" in lines
    one = deadlines(RETURN, calendar={"stamp": STAMP, "token": TOKEN, "only": 1})
    assert unfolded(one["text"]).count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270120" in one["text"]


@pytest.mark.parametrize(("stamp", "token"), [("now", TOKEN), (STAMP, "a\r\nb"), (STAMP, ""), ("", "")])
def test_a_calendar_file_with_a_stamp_or_token_that_is_none_is_not_made(stamp: str, token: str) -> None:
    with pytest.raises(ValueError, match="stamp"):
        calendar_file([Entry(AS_OF, "x")], stamp, token)


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_breaks_out_of_a_calendar_file(title: str, about: str) -> None:
    text = calendar_file([Entry(AS_OF, title, about)], STAMP, TOKEN)
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode("utf-8", "replace")) <= 75 for line in text.split("\r\n"))
    names = [line.partition(":")[0] for line in unfolded(text)]
    assert names.count("SUMMARY") == names.count("UID") == 1
    assert len(names) <= 14


def unfolded(text: str) -> list[str]:
    """The lines of a calendar file as they were before they were folded."""
    assert "\n" not in text.replace("\r\n", "")
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


# --- counting ---------------------------------------------------------------------------------------------------------

# From the specification's table of working days, and worked with a calendar.
COUNTED = [
    ("2026-04-01", 1, "working days", "after", "2026-04-02", "specification"),
    ("2026-04-01", 5, "working days", "after", "2026-04-10", "specification: Good Friday and Easter Monday"),
    ("2026-12-24", 1, "working days", "after", "2026-12-29", "specification: Christmas Day, Boxing Day on Monday 28"),
    ("2027-12-24", 1, "working days", "after", "2027-12-29", "specification: both holidays moved"),
    ("2026-05-22", 10, "working days", "after", "2026-06-08", "specification"),
    ("2026-11-21", 1, "working days", "after", "2026-11-23", "specification: from a Saturday"),
    ("2022-06-01", 2, "working days", "after", "2022-06-07", "specification: the jubilee"),
    ("2026-12-29", 1, "working days", "before", "2026-12-24", "back over the same days"),
    ("2026-11-22", 2, "weeks", "before", "2026-11-08", "fourteen days back"),
    ("2026-03-31", 1, "months", "before", "2026-02-28", "February has no 31st"),
    ("2024-02-29", 1, "years", "after", "2025-02-28", "2025 has no 29 February"),
    ("2026-12-15", 2, "months", "after", "2027-02-15", "over the year's end"),
    ("2026-01-05", 55, "calendar days", "after", "2026-03-01", "day 56, the day of return being day 1"),
    ("2026-01-05", 0, "calendar days", "by", "2026-01-05", "the day itself"),
    ("2026-01-05", 72, "hours", "after", "2026-01-08", "no time of day"),
    ("2026-01-05", 30, "hours", "before", "2026-01-03", "no time of day: the earliest day, to be safe"),
]


@pytest.mark.parametrize(("start", "amount", "unit", "when", "day", "why"), COUNTED)
def test_limits_are_counted_as_with_a_calendar(
    start: str, amount: int, unit: str, when: str, day: str, why: str
) -> None:
    row = {"from": start, "amount": amount, "unit": unit, "when": when}
    found = answer({"call": "quick", "calculator": "deadlines", "inputs": {"limits": [row]}, "asOf": "2026-11-22"})
    assert found["lines"][0]["day"] == day, why


def test_a_day_off_is_told_with_the_working_days_around_it() -> None:
    row = {"from": "2026-12-25", "amount": 0, "unit": "calendar days", "when": "by"}
    found = answer({"call": "quick", "calculator": "deadlines", "inputs": {"limits": [row]}, "asOf": "2026-11-22"})
    note = found["lines"][0]["note"]
    assert "a bank holiday" in note
    assert "Thursday 24 December 2026 and Tuesday 29 December 2026" in note


def test_a_count_beyond_the_known_bank_holidays_and_an_amount_on_the_day_itself_are_refused_together() -> None:
    rows = [
        {"from": "2028-12-20", "amount": 20, "unit": "working days", "when": "after"},
        {"from": "2026-01-05", "amount": 3, "unit": "weeks", "when": "by"},
    ]
    found = answer({"call": "quick", "calculator": "deadlines", "inputs": {"limits": rows}, "asOf": "2026-11-22"})
    assert [o["about"] for o in found["objections"]] == ["limits/0/from", "limits/1/amount"]
