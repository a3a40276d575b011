"""The command line: one case as a table or as JSON, a folder of agreed cases, many bookings at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator import __version__
from calculator.__main__ import main
from calculator.bulk_csv import COLUMNS
from calculator.exchange import answer

CASE: dict[str, Any] = {
    "dateOfBirth": "1990-01-31",
    "sentences": [
        {"id": "1", "date": "2023-01-09", "offence": {"date": "2022-06-01"}, "length": {"months": 18}},
    ],
}
AS_OF = "2026-11-21"
BOOKING = {
    "offender": {"reference": "A1", "dateOfBirth": "1990-01-31", "isActiveSexOffender": True},
    "sentences": [
        {
            "type": "StandardSentence",
            "identifier": "s1",
            "sentencedAt": "2023-01-09",
            "offence": {"committedAt": "2022-06-01"},
            "duration": {"durationElements": {"MONTHS": 18}},
            "releaseArrangements": {"isSDSPlus": False},
        }
    ],
}
#: The form that `reference` promises: every member, in this order.
FORM = [
    "case",
    "dates",
    "effectiveSentenceLength",
    "messages",
    "error",
    "affectedBySds40",
    "affectedByProgressionModel",
    "sdsEarlyReleaseAllocatedTranche",
    "sdsEarlyReleaseTranche",
    "trancheAllocationByLegislationName",
    "sentenceLevelDates",
    "breakdown",
    "steps",
]


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    """A case on disk."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return path


def command(*arguments: str, entered: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "calculator", *arguments],
        input=entered,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        cwd=cwd,
    )


# --- calculate --------------------------------------------------------------------------------------------------------


def test_a_case_as_a_table_with_its_steps(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", str(case_file), "--law", "sds-50"]) == 0
    said = capsys.readouterr().out
    assert "CRD    Monday    9 October 2023     Conditional release date" in said
    assert "1. The sentence: 18 months from 9 January 2023 to 8 July 2024, both days counted, is 547 days." in said
    assert "2. Time to serve: one half of 547 days is 274 days (part days round up)." in said
    assert "[Criminal Justice Act 2003 section 244" in said
    assert max(len(line) for line in said.splitlines()) <= 130


def test_a_case_as_json_is_the_whole_answer(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", str(case_file), "--as-of", AS_OF, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == answer({"law": "today", "asOf": AS_OF, "case": CASE})


def test_a_case_from_standard_input_in_a_process_of_its_own() -> None:
    done = command("calculate", "-", "--as-of", AS_OF, "--json", entered=json.dumps(CASE))
    assert (done.returncode, done.stderr) == (0, "")
    assert {d["type"] for d in json.loads(done.stdout)["dates"]} >= {"CRD", "SLED"}


def test_a_refusal_has_its_own_exit_code_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps({**CASE, "sentences": [{"kind": "LIFE", "date": "2023-01-09"}]}), encoding="utf-8")
    assert main(["calculate", str(path), "--as-of", AS_OF]) == 1
    said = capsys.readouterr().out
    assert said.startswith("No dates can be given:")
    assert "Indeterminate sentences" in said


@pytest.mark.parametrize("text", [None, "", "{", "\x00", "[" * 5000])
def test_a_file_that_cannot_be_read_is_told_on_the_error_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    path = tmp_path / "case.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main(["calculate", str(path), "--as-of", AS_OF]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "case.json: cannot be read:" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("call", ["unused", "laws", "guess"])
def test_a_file_that_asks_for_something_else_is_answered_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], call: str
) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"call": call, "law": "sds-50", "case": CASE}), encoding="utf-8")
    assert main(["calculate", str(path)]) in (0, 1)
    assert capsys.readouterr().out.strip()


def test_version_laws_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws"]) == 0
    assert capsys.readouterr().out.split()[0] == "today"
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out.strip()) == (0, __version__)
    with pytest.raises(SystemExit) as left:
        main(["calculate", "x.json", "--law", "yesterday"])
    assert left.value.code == 2


# --- reference --------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Cases in the reference format: two that can be read and three that cannot."""
    root = tmp_path / "in"
    (root / "b").mkdir(parents=True)
    (root / "a").mkdir()
    (root / "b" / "one.json").write_text(json.dumps({"booking": BOOKING, "params": "sds-50"}), encoding="utf-8")
    (root / "a" / "two.json").write_text(json.dumps({"booking": BOOKING}), encoding="utf-8")
    (root / "a" / "broken.json").write_text("{", encoding="utf-8")
    (root / "a" / "list.json").write_text("[]", encoding="utf-8")
    (root / "a" / "empty.json").write_text(json.dumps({"booking": {"offender": {}, "sentences": []}}), encoding="utf-8")
    (root / "a" / "notes.txt").write_text("not a case", encoding="utf-8")
    return root


def test_every_line_has_the_promised_form_and_the_lines_are_in_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reference", str(folder)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["case"] for row in rows] == ["a/broken", "a/empty", "a/list", "a/two", "b/one"]
    assert all(list(row) == FORM for row in rows)
    assert [bool(row["error"]) for row in rows] == [True, True, True, False, False]
    found = rows[-1]
    assert found["dates"] == {"SLED": "2024-07-08", "CRD": "2023-10-09", "TUSED": "2024-10-09", "ESED": "2024-07-08"}
    assert found["effectiveSentenceLength"] == "P1Y6M"
    assert (found["messages"], found["error"]) == ([], None)
    assert (found["sdsEarlyReleaseAllocatedTranche"], found["sdsEarlyReleaseTranche"]) == ("TRANCHE_0", "TRANCHE_0")
    assert found["trancheAllocationByLegislationName"] == {}
    assert (found["affectedBySds40"], found["affectedByProgressionModel"]) == (False, False)
    assert [step["rule"] for step in found["steps"]["CRD"]] == ["TERM", "FRACTION", "RELEASE_POINT"]
    assert set(found["steps"]["CRD"][0]) == {"rule", "op", "value", "figures", "date", "law"}
    assert found["sentenceLevelDates"][0]["identifier"] == "s1"
    assert found["sentenceLevelDates"][0]["releaseMultiplier"] == "ONE_HALF"
    assert set(found["breakdown"]) >= {"concurrentSentences", "consecutiveSentence", "breakdownByReleaseDateType"}


def test_two_processes_give_the_same_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["reference", str(folder)])
    one = capsys.readouterr().out
    main(["reference", str(folder), "--jobs", "2"])
    assert capsys.readouterr().out == one


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = command("reference", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("jobs", ["0", "257", "two"])
def test_a_number_of_jobs_that_cannot_be_used(folder: Path, jobs: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["reference", str(folder), "--jobs", jobs])
    assert left.value.code == 2


# --- bulk -------------------------------------------------------------------------------------------------------------


def bookings(count: int) -> list[dict[str, Any]]:
    """Cases that differ, so that a line in the wrong place is seen."""
    sentence = CASE["sentences"][0]
    return [
        {**CASE, "reference": f"R{n}", "sentences": [{**sentence, "length": {"months": 6 + n % 40, "days": n % 7}}]}
        for n in range(count)
    ]


def in_bulk(path: Path, out: Path, *more: str) -> list[dict[str, Any]]:
    """A bulk run; its lines."""
    assert main(["bulk", str(path), "--out", str(out), "--as-of", AS_OF, "--no-progress", *more]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of bookings, one a line, with two lines that cannot be read and one that is refused."""
    lines = [json.dumps(b) for b in bookings(230)]
    lines[20] = "{broken"
    lines[150] = "[1, 2]"
    lines[151] = json.dumps({"reference": "R151", "sentences": []})
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_bulk_keeps_the_order_and_turns_bad_rows_into_error_rows(many: Path, tmp_path: Path) -> None:
    rows = in_bulk(many, tmp_path / "out.jsonl")
    assert [row["line"] for row in rows] == list(range(1, 231))
    assert {row["line"] for row in rows if row["status"] == "error"} == {21, 151}
    assert "line 21" in rows[20]["error"]
    assert [row["line"] for row in rows if row["status"] == "refusal"] == [152]
    whole = bookings(230)
    for row in rows:
        if row["status"] == "result":
            case = whole[row["line"] - 1]
            assert row["reference"] == case["reference"]
            want = answer({"law": "today", "asOf": AS_OF, "case": case})
            assert row["dates"] == {d["type"]: d["date"] for d in want["dates"]}


def test_two_processes_give_the_same_bulk(many: Path, tmp_path: Path) -> None:
    in_bulk(many, tmp_path / "one.jsonl")
    in_bulk(many, tmp_path / "two.jsonl", "--jobs", "2")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


@pytest.mark.parametrize("kept", [0, 1, 40, 4000, 10_000])
def test_an_interrupted_run_goes_on_with_nothing_lost_or_doubled(many: Path, tmp_path: Path, kept: int) -> None:
    whole = tmp_path / "whole.jsonl"
    in_bulk(many, whole)
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(whole.read_bytes()[:kept])
    in_bulk(many, cut, "--jobs", "2")
    assert cut.read_bytes() == whole.read_bytes()
    in_bulk(many, cut)  # finished already: nothing is added
    assert cut.read_bytes() == whole.read_bytes()


def test_bulk_takes_whole_requests_and_agreed_cases_too(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    rows: list[dict[str, Any]] = [
        {"law": "sds-50", "case": CASE},
        {"call": "unused", "law": "sds-50", "case": CASE},
        {"call": "laws"},
        {"case": "x/one", "booking": BOOKING, "params": "sds-50"},
        {"case": 5},
    ]
    path.write_text("\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    found = in_bulk(path, tmp_path / "out.jsonl")
    assert [row["line"] for row in found] == [1, 3, 5, 7, 9], "blank lines are passed over, and counted"
    assert found[0]["dates"]["CRD"] == "2023-10-09"
    assert found[1]["unused"] == 0
    assert found[3]["dates"]["CRD"] == "2023-10-09"
    assert found[3]["case"] == "x/one"
    assert found[4]["status"] == "refusal"


def test_bulk_with_steps_gives_the_whole_answer(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    (found,) = in_bulk(path, tmp_path / "out.jsonl", "--steps")
    assert found == {"line": 1, **answer({"law": "today", "asOf": AS_OF, "case": CASE})}


def test_bulk_from_standard_input_to_standard_output() -> None:
    entered = "".join(json.dumps(b) + "\n" for b in bookings(3))
    done = command("bulk", "--as-of", AS_OF, entered=entered)
    assert done.returncode == 0
    assert [json.loads(line)["reference"] for line in done.stdout.splitlines()] == ["R0", "R1", "R2"]
    assert "3 bookings" in done.stderr


def test_bulk_says_when_a_file_cannot_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulk", str(tmp_path / "nowhere.jsonl")]) == 2
    assert "nowhere.jsonl: cannot be opened" in capsys.readouterr().err
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    assert main(["bulk", str(path), "--out", str(tmp_path / "no" / "out.jsonl"), "--no-progress"]) == 2
    assert "out.jsonl: cannot be" in capsys.readouterr().err


# --- CSV --------------------------------------------------------------------------------------------------------------

CSV = """reference,id,date,offence_date,years,months,consecutive_to,remand,date_of_birth
A1,1,2023-01-09,2022-06-01,,18,,35,1990-01-31
B2,1,2023-01-09,2022-06-01,2,,,,1990-01-31
B2,2,2023-01-09,2022-06-01,,6,1,,1990-01-31
C3,1,2023-01-09,2022-06-01,two,,,,1990-01-31
,1,2023-02-30,2022-06-01,1,,,,1990-01-31
E5,1,2023-01-09,2022-06-01,1,,,,1990-01-31,too many
"""


def test_csv_rows_of_one_reference_are_one_booking(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text(CSV, encoding="utf-8")
    found = in_bulk(path, tmp_path / "out.jsonl", "--law", "sds-50")
    assert [(row["line"], row["status"]) for row in found] == [
        (2, "result"),
        (3, "result"),
        (5, "error"),
        (6, "refusal"),
        (7, "error"),
    ]
    assert found[0]["dates"]["CRD"] == "2023-09-04"
    assert found[1]["reference"] == "B2"
    assert found[1]["effectiveSentenceLength"] == {"years": 2, "months": 6, "days": 0}
    assert "line 5: years is not a whole number: “two”" in found[2]["error"]
    assert "line 7 has more fields than columns" in found[4]["error"]


def test_csv_by_standard_input_needs_the_format_said() -> None:
    done = command("bulk", "--format", "csv", "--as-of", AS_OF, "--no-progress", entered=CSV)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 5
    assert done.stderr == ""


@pytest.mark.parametrize("header", ["reference,years", "date,sentence", "datum"])
def test_csv_with_the_wrong_columns_says_which_there_are(tmp_path: Path, header: str) -> None:
    path = tmp_path / "some.csv"
    path.write_text(header + "\nx,y\n", encoding="utf-8")
    (found,) = in_bulk(path, tmp_path / "out.jsonl")
    assert found["status"] == "error"
    assert all(column in found["error"] for column in COLUMNS)
