"""The record of a calculation holds all of it: every date, step, law, entry, note and warning, and no name."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from calculator.exchange import answer
from calculator.forms.case.model import Worked
from calculator.forms.case.record import record
from calculator.forms.words import away
from calculator.names import full_date
from tests.calculator import generated
from tests.calculator.forms_case.documents import MADE, ask, ours, standard, texts, under, well_made, worked_out

TODAY = date(2026, 11, 22)
some = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def whole(worked: Worked) -> dict[str, Any]:
    """The record of a case, held against the case."""
    made = record(worked, MADE, TODAY)
    well_made(made)
    every_date_and_step(worked, made)
    said = list(texts(made))
    for part in worked.parts:
        rows = [(row["label"], row["value"]) for block in under(made, part.title) for row in block["rows"]]
        assert rows == [(entry.label, entry.value) for entry in part.entries]
    for warning in worked.answer["warnings"]:
        assert warning["text"] in said
        assert (warning["mend"] or "") in (*said, "")
    for note in worked.answer["notes"]:
        assert any(note["text"] in text for text in said)
    return made


def every_date_and_step(worked: Worked, made: dict[str, Any]) -> None:
    """Each date stands in the table with its weekday, and below its own heading with every step and its law."""
    table = under(made, "The dates")[0]
    assert [row[0] for row in table["rows"]] == [found["type"] for found in worked.answer["dates"]]
    for row, found in zip(table["rows"], worked.answer["dates"], strict=True):
        day = date.fromisoformat(found["date"])
        assert row[1:4] == [found["name"], full_date(day), away(day, TODAY)]
        steps = under(made, f"{found['type']}: {found['name']}, {full_date(day)}")[0]["items"]
        assert [step["text"] for step in steps] == [step["text"] for step in found["steps"]]
        for shown, step in zip(steps, found["steps"], strict=True):
            assert [law["link"] for law in shown["law"]] == [law["link"] or "" for law in step["law"]]
            assert all(law["provision"] in said["words"] for law, said in zip(step["law"], shown["law"], strict=True))
            assert all(said["note"].startswith("checked ") for said in shown["law"])


def test_every_worked_case_is_recorded_whole() -> None:
    number = sum(1 for worked in ours() if whole(worked))
    assert number > 100


@some
@given(generated.requests(generated.cases()))
def test_every_generated_case_is_recorded_whole(request: dict[str, Any]) -> None:
    found = answer(request)
    assume(found["status"] == "result")
    whole(worked_out(request, found))


def test_fifty_sentences_are_recorded_in_the_order_of_the_warrant() -> None:
    rows = [standard(id=str(n), length={"months": 4 + n % 9}) for n in range(50)]
    made = whole(ask(*rows))
    titles = [b["text"] for b in made["blocks"] if b["kind"] == "heading" and b["text"].startswith("Sentence ")]
    assert titles == [f"Sentence {n + 1}" for n in range(50)]
    assert len(under(made, "Each sentence by itself")[0]["rows"]) == 50


def test_dates_come_before_the_entries_and_the_entries_before_the_steps() -> None:
    made = whole(ask(standard()))
    headings = [b["text"] for b in made["blocks"] if b["kind"] == "heading" and b["level"] == 2]
    assert headings == [
        "The dates",
        "Look again at",
        "Law and version",
        "What was entered, in the order of the warrant",
        "Each sentence by itself",
        "How each date was worked out",
        "Where to read the law",
    ]


def test_names_reference_and_times_are_lines_to_fill_in_by_hand() -> None:
    blocks = whole(ask(standard()))["blocks"]
    lines = next(b for b in blocks if b["kind"] == "lines")
    assert lines["rows"] == [["Reference"], ["Calculated by", "Date and time"], ["Checked by", "Date and time"]]
    assert next(b for b in blocks if b["kind"] == "box")["choices"] == ["Agrees with every date", "Differs"]


def test_it_says_which_law_and_version_and_what_decides() -> None:
    made = whole(ask(standard()))
    said = {row["label"]: row["value"] for row in under(made, "Law and version")[0]["rows"]}
    assert said["Law"] == "The law in force"
    assert said["As it stood on"] == "22 November 2026"
    assert "Adult home detention curfew ended" in said["Rules in force"]
    assert "version" in said["Calculator"]
    assert "The prison’s recorded calculation decides." in made["blocks"][0]["text"]


def test_the_tranche_is_named_with_its_day_its_length_and_its_law() -> None:
    found = under(whole(ask(standard())), "Tranche, and why")[0]["text"]
    for words in (
        "tranche 4",
        "1,561 days",
        "opens on 8 December 2026",
        "Sentencing Act 2026",
        "checked 21 November 2026",
    ):
        assert words in found
    new = under(whole(ask(standard(date="2026-11-02"))), "Tranche, and why")[0]["text"]
    assert new == "No law that comes in by tranches has put this case into one."


def test_a_release_day_before_a_weekend_carries_its_move() -> None:
    found = ask(standard(date="2026-11-02", length={"days": 300}))  # 100 days: Tuesday 9 February 2027
    moved = ask(standard(date="2026-11-05", length={"days": 300}))  # Friday 12 February 2027
    notes = {row[0]: row[4] for row in under(whole(found), "The dates")[0]["rows"]}
    assert notes["CRD"] == ""
    notes = {row[0]: row[4] for row in under(whole(moved), "The dates")[0]["rows"]}
    assert "11 February 2027" in notes["CRD"]


def test_a_sentence_by_itself_shows_no_curfew_that_the_law_has_ended() -> None:
    worked = ask(standard())
    assert "HDCED" in worked.answer["sentences"][0]["dates"]
    row = under(whole(worked), "Each sentence by itself")[0]["rows"][0]
    assert row[3].startswith("SLED ")
    assert "CRD" in row[3]
    assert "HDCED" not in row[3]


def test_days_from_today() -> None:
    assert away(TODAY, TODAY) == "today"
    assert away(date(2026, 11, 23), TODAY) == "in 1 day"
    assert away(date(2026, 11, 20), TODAY) == "2 days ago"
    assert away(date(2030, 11, 22), TODAY) == "in 1,461 days"


def test_a_law_set_without_a_day_is_recorded_too() -> None:
    request = {"call": "calculate", "law": "sds-50", "case": {"sentences": [standard()]}}
    said = under(whole(worked_out(request)), "Law and version")[0]["rows"]
    assert said[1] == {"label": "As it stood on", "value": "No day was given"}
