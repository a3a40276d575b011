"""The report: readability, pages due, sources to read again, and the command that prints them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handbook import cli
from handbook.report import reading
from handbook.report.readability import score, sentences_of, syllables
from handbook.report.texts import Text
from handbook.sources import pages_due, to_read_again
from tests.handbook.definition_files import SHARED, folder, load

# Syllables as they are spoken.
WORDS = """
court 1 prison 2 offender 3 sentence 2 release 2 released 2 licence 2 administrator 5 case 1 cases 2 checked 1 decided 3
tested 2 people 2 recall 2 recategorisation 7 violent 3 create 2 situation 4 serious 3 radio 3 being 2 table 2 police 2
curfew 2 custody 3 initial 3 criminal 3 special 2 area 3 society 4 victim 2 probation 3 electronic 4 safely 2 judges 2
used 1 needed 2 manager 3 individual 5 previous 3 title 2 early 2 material 4 period 3 association 5 dates 1 liaison 3
governor 3 authority 4 usually 4 tariff 2 trial 2 client 2 sufficient 3 added 2 employee 3 seeing 2 carrying 3 buyer 2
PPCS 1 prison's 2
"""
SPOKEN = WORDS.split()


@pytest.mark.parametrize(("word", "spoken"), [*zip(SPOKEN[::2], map(int, SPOKEN[1::2]), strict=True)])
def test_syllables(word: str, spoken: int) -> None:
    assert syllables(word) == spoken


def test_the_formulas_worked_by_hand() -> None:
    # 2 sentences, 10 words, 13 syllables: ease 206.835 - 1.015 x 5 - 84.6 x 1.3; grade 0.39 x 5 + 11.8 x 1.3 - 15.59.
    found = score(["The officer checks the papers. Then she tells the court."])
    assert (found.words, found.sentences) == (10, 2)
    assert found.ease == pytest.approx(206.835 - 5.075 - 84.6 * 1.3)
    assert found.grade == pytest.approx(1.95 + 15.34 - 15.59)


def test_hard_words_and_long_sentences_lower_the_ease() -> None:
    easy = score(["Tell the court. Keep the file."])
    assert score(["Notify the institution. Retain documentation."]).ease < easy.ease
    assert score(["Tell the court and keep the file and tell the court and keep the file."]).ease < easy.ease
    assert score(["12/2024", ""]) == score([])


def test_a_stop_inside_a_number_or_a_name_ends_no_sentence() -> None:
    text = "S.I. 2025/909 holds. See rule 13.5 there. “Why?” She asks Ann."
    assert len(list(sentences_of(text))) == 4


def test_the_hardest_definition_comes_first_and_long_sentences_are_named() -> None:
    long = " ".join(["word"] * 31)
    found = reading.readings(
        [
            Text("a.yml", 1, "do", "Tell the court."),
            Text("a.yml", 2, "title", long),
            Text("b.yml", 7, "why", f"Go. {long.capitalize()}."),
            Text("b.yml", 9, "why", " ".join(["word"] * 30)),
        ]
    )
    assert [each.path for each in found] == ["b.yml", "a.yml"]
    assert [(long.path, long.line, long.words) for each in found for long in each.long] == [("b.yml", 7, 31)]


REVIEWED = SHARED + "plan: {title: Plan, kind: guidance, checked: 2026-11-21, review: 2026-11-30}\n"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 30), []),
        (date(2026, 12, 1), ["plan"]),
        (date(2027, 11, 20), ["plan"]),
        (date(2027, 11, 21), ["post-rule", "plan"]),
        (date(2027, 11, 22), ["post-rule", "desk-note", "plan", "room-note"]),
    ],
)
def test_a_source_is_read_again_after_a_year_or_its_own_review(day: date, expected: list[str], tmp_path: Path) -> None:
    book = load(folder(tmp_path, procedures__shared__sources=REVIEWED))
    assert [each.source.id for each in to_read_again(book, day)] == expected
    assert [each.source.id for each in to_read_again(replace(book, built_on=day))] == expected


def test_a_source_that_was_read_after_its_own_review_has_been_seen_to(tmp_path: Path) -> None:
    seen = REVIEWED.replace("checked: 2026-11-21, review", "checked: 2026-12-01, review")
    book = load(folder(tmp_path, procedures__shared__sources=seen))
    assert to_read_again(book, date(2026, 12, 2)) == ()


def test_a_source_read_on_the_29th_of_february_is_old_on_the_1st_of_march(tmp_path: Path) -> None:
    leap = SHARED + "leap: {title: Leap, kind: rules, checked: 2024-02-29}\n"
    book = load(folder(tmp_path, procedures__shared__sources=leap))
    assert to_read_again(book, date(2025, 2, 28)) == ()
    (old,) = to_read_again(book, date(2025, 3, 1))
    assert (old.source.id, old.reason) == ("leap", "last read on 29 February 2024")


def test_a_page_is_due_the_day_after(tmp_path: Path) -> None:
    book = load(folder(tmp_path))
    assert pages_due(book, date(2027, 5, 21)) == ()
    assert [each.id for each in pages_due(book, date(2027, 5, 22))] == ["good", "other"]


PAGE = "procedures/good.yml:48: the review was due on 21 May 2027; Senior case administrator reads the page through"
SOURCE = (
    "procedures/shared/sources.yml:1: source post-rule: last read on 20 November 2026; "
    "read it, and write the day under checked"
)


def test_check_lists_what_is_past_its_day_and_still_finds_nothing_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1827014400")  # 24 November 2027
    assert cli.main(["--root", str(folder(tmp_path)), "check"]) == 0
    summary, heading, *lines = capsys.readouterr().out.splitlines()
    assert summary.startswith("Nothing wrong: 2 procedures")
    assert heading == "Nothing to mend, but past its day:"
    assert lines[0] == PAGE
    assert SOURCE in lines
    assert len(lines) == 5


def test_the_command_prints_and_writes_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1827014400")  # 24 November 2027
    out = tmp_path / "report.txt"
    assert cli.main(["--root", str(folder(tmp_path)), "report", "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert out.read_text(encoding="utf-8") == printed
    lines = printed.splitlines()
    assert lines[0] == "State of the handbook on 24 November 2027"
    assert PAGE in lines
    assert SOURCE in lines
    assert any(line.startswith("procedures/other.yml: reading ease ") for line in lines)
    assert "Not looked at: " in printed  # the dictionary belongs to the checkout, and this folder has none
