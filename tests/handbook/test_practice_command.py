"""`handbook practice`: what it makes, from which words, and what it says when it cannot."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from calculator.practice import make, pack
from calculator.practice.pack_answers import Laws, answer_blocks, answer_sheet, in_words
from handbook.cli import main
from handbook.practice_command import PracticeError, find
from handbook.print import available
from handbook.typeface import missing_characters
from tests.handbook.practice_cases import ABOUT, exercise, exercises, slips, worked

needs_typst = [pytest.mark.pdf, pytest.mark.skipif(available() is not None, reason=available() or "")]
TOPIC = "remand-and-tagged-bail"
SECONDS = 6


def said(found: Any) -> str:
    """Every text of a document, one a line."""
    if isinstance(found, str):
        return found
    values = found.values() if isinstance(found, dict) else found if isinstance(found, list | tuple) else ()
    return "\n".join(filter(None, map(said, values)))


class TestSheets:
    def test_exercises_stand_whole_on_one_sheet_and_answers_on_the_other(self) -> None:
        cases = exercises()
        sheet, answers = pack.sheets(cases, ABOUT, worked, slips)
        asked, told = said(sheet["blocks"]), said(answers["blocks"])
        for case in cases:
            assert all(text in asked for text in case.story)
            assert all(ask.label in asked and ask.label in told for ask in case.asks)
            for ask in case.asks:
                right = in_words(ask, case.answers[ask.id])
                assert right in told
                if ask.kind == "date":
                    assert right not in asked, f"the exercise sheet gives {ask.id} away"
            assert all(step["text"] in told for step in worked(case))
        assert "Remand counted twice" in told
        assert "Remand counted twice" not in asked

    def test_seed_topic_and_level_stand_on_both(self) -> None:
        for sheet in pack.sheets(exercises(), ABOUT, worked, slips):
            assert sheet["header"].endswith("Remand and tagged bail, level 2, seed 7")
            assert sheet["name"].startswith("practice-remand-and-tagged-bail-2-7-")

    def test_the_day_of_the_law_is_named(self) -> None:
        for sheet in pack.sheets(exercises(), ABOUT, worked, slips):
            assert "Use the law as it stands on 22 November 2026." in said(sheet)

    def test_each_law_is_numbered_once_and_listed(self) -> None:
        laws = Laws()
        rows = [
            row
            for block in answer_blocks(exercise(0), "Case 1", worked(exercise(0)), (), laws)
            if block["kind"] == "table" and "Law" in block["head"]
            for row in block["rows"]
        ]
        [_, listed] = laws.blocks()
        numbers = [row[0] for row in listed["rows"]]
        assert numbers == [f"[{n}]" for n in range(1, len(numbers) + 1)]
        assert {number for row in rows for number in row[-1].split()} == set(numbers)
        assert rows[0][0] == "SLED"
        assert [row[0] for row in rows].count("CRD") == 1

    def test_a_mistake_is_explained_once_however_many_cases_it_fits(self) -> None:
        told = said(answer_sheet(exercises(4), ABOUT, worked, slips))
        assert told.count("Count every day on remand once.") == 1
        assert told.count("Remand counted twice") == 5

    def test_lines_of_the_story_are_chosen_by_their_number(self) -> None:
        case = make.exercise("checking", 2, 1, 0)
        [choice] = [ask for ask in case.asks if ask.kind == "choice"]
        boxes = [block for block in pack.exercise_blocks(case, "Case 1") if block["kind"] == "box"]
        assert [block["choices"] for block in boxes if block["title"] == choice.label] == [
            [value for value, _ in choice.options]
        ]

    def test_room_for_working_is_as_much_as_lets_two_cases_stand_on_a_page(self) -> None:
        short, long = exercise(0), exercise(0)
        long = type(long)(**{**{name: getattr(long, name) for name in long._fields}, "story": long.story * 12})
        lines = [
            next(block["blank"] for block in pack.exercise_blocks(case, "Case 2") if block["kind"] == "box")
            for case in (short, long)
        ]
        assert 4 <= lines[0] <= 8
        assert lines[1] >= 4

    @pytest.mark.parametrize("seed", [7, "Leeds office, March"])
    def test_the_same_words_give_the_same_pack_and_another_seed_another(self, seed: str | int) -> None:
        first = pack.pack(TOPIC, 3, seed, 3, "today")
        assert first == pack.pack(TOPIC, 3, seed, 3, "today")
        assert said(first) != said(pack.pack(TOPIC, 3, f"{seed}0", 3, "today"))

    def test_the_font_can_draw_all_of_every_topic(self) -> None:
        for name, topic in make.TOPICS.items():
            for level in topic.levels[:: max(1, len(topic.levels) - 1)]:
                text = said(pack.pack(name, level, 1, 2, "today"))
                assert missing_characters(text) == (), f"{name}, level {level}"

    @pytest.mark.parametrize("number", [0, -1, pack.MOST + 1])
    def test_too_few_or_too_many_are_refused(self, number: int) -> None:
        with pytest.raises(ValueError, match=f"1 to {pack.MOST}"):
            pack.pack(TOPIC, 1, 1, number, "today")


class TestWords:
    @pytest.mark.parametrize("asked", [TOPIC, "remand", "Remand and tagged bail", "rem"])
    def test_a_topic_is_found_by_its_name_or_its_beginning(self, asked: str) -> None:
        assert find(asked, make.TOPICS) == TOPIC

    def test_an_unknown_topic_is_answered_with_the_list(self) -> None:
        with pytest.raises(PracticeError) as caught:
            find("remnad-and-tagged-bail", make.TOPICS)
        text = str(caught.value)
        assert f"Did you mean {TOPIC}?" in text
        assert all(name in text and topic.title in text for name, topic in make.TOPICS.items())

    def test_a_beginning_of_two_topics_names_both(self) -> None:
        with pytest.raises(PracticeError, match=r"release-points or remand|release-points or .* or remand"):
            find("re", make.TOPICS)

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--level", "9"], "level 1, 2, 3, 4, 5"),
            (["--level", "two"], "level 1, 2, 3, 4, 5"),
            (["--count", "0"], "whole number from 1 to 50"),
            (["--count", "51"], "more cases make several packs"),
            (["--count", "ten"], "whole number from 1 to 50"),
            (["--seed", ""], "a whole number, or a word"),
            (["--seed", "漢字"], "a whole number, or a word"),
            (["--seed", "x" * 41], "a whole number, or a word"),
        ],
    )
    def test_what_cannot_be_made_is_said_in_one_line(
        self, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["practice", *arguments]) == 1
        out, error = capsys.readouterr()
        assert out == ""
        assert words.lower() in error.lower()
        assert error.count("\n") == 1

    def test_the_topics_can_be_listed(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["practice", "--topics"]) == 0
        shown = capsys.readouterr().out
        assert [line.split()[0] for line in shown.splitlines()] == list(make.TOPICS)

    def test_help_gives_an_example(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit):
            main(["practice", "--help"])
        assert "handbook practice --topic remand-and-tagged-bail --level 3" in capsys.readouterr().out


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    out = tmp_path_factory.mktemp("practice") / "pack.pdf"
    words = ["--topic", "remand", "--level", "3", "--count", "3", "--seed", "7"]
    assert main(["practice", *words, "--out", str(out)]) == 0
    return PdfReader(io.BytesIO(out.read_bytes()))


class TestFile:
    pytestmark = needs_typst

    def test_title_language_tags_and_seed_on_every_page(self, made: PdfReader) -> None:
        root: Any = made.root_object
        assert root["/Lang"] == "en-GB"
        assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of truth
        assert made.metadata is not None
        assert made.metadata.title == "Practice: Remand and tagged bail, level 3, seed 7"
        texts = [page.extract_text() for page in made.pages]
        assert all("seed 7" in text for text in texts if text.strip())

    def test_answers_begin_on_a_sheet_of_paper_of_their_own(self, made: PdfReader) -> None:
        texts = [page.extract_text() for page in made.pages]
        first = next(n for n, text in enumerate(texts) if "Answers: Remand" in text)
        assert first % 2 == 0, "printed on both sides, they would stand on the back of an exercise"
        last = max(n for n in range(first) if texts[n].strip())
        assert f"Page {last + 1} of {last + 1}" in texts[last]
        assert f"Page 1 of {len(texts) - first}" in " ".join(texts[first].split())

    def test_every_answer_is_in_the_answers(self, made: PdfReader) -> None:
        texts = [" ".join(page.extract_text().split()) for page in made.pages]
        first = next(n for n, text in enumerate(texts) if "Answers: Remand" in text)
        before, after = " ".join(texts[:first]), " ".join(texts[first:])
        for case in make.exercises(TOPIC, 3, 7, 3):
            for ask in case.asks:
                right = in_words(ask, case.answers[ask.id])
                assert right in after
                if ask.kind == "date":
                    assert right not in before

    def test_named_by_what_it_was_made_from(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["practice", "--topic", TOPIC, "--level", "1", "--count", "1", "--seed", "Team B"]) == 0
        assert [path.name for path in tmp_path.iterdir()] == [f"practice-{TOPIC}-1-team-b.pdf"]
        assert "seed Team B" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("out", "words"), [("pack.txt", "must end in .pdf"), ("not-there/pack.pdf", "there is no folder not-there")]
    )
    def test_a_place_that_cannot_be_is_named(
        self, out: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(["practice", "--topic", TOPIC, "--count", "1", "--out", out]) == 1
        assert words in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_without_a_seed_a_new_one_is_made_and_told(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["practice", "--topic", TOPIC, "--count", "1", "--out", str(tmp_path)]) == 0
        told = capsys.readouterr().out.rstrip(".\n").rpartition("seed ")[2]
        assert told.isdigit()
        assert [path.name for path in tmp_path.iterdir()] == [f"practice-{TOPIC}-1-{told}.pdf"]

    def test_without_the_typesetter_the_reason_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("handbook.print.availability.available", lambda: "No typesetter here. Run the set-up.")
        assert main(["practice", "--count", "1"]) == 1
        assert capsys.readouterr().err == "No typesetter here. Run the set-up.\n"

    def test_ten_cases_with_answers_take_less_than_six_seconds(self, repo_root: Path, tmp_path: Path) -> None:
        # Time of the processor, not of the clock: other tests run beside this one.
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        words = ["--topic", "any", "--level", "5", "--count", "10", "--seed", "7", "--out", str(tmp_path / "pack.pdf")]
        command = [sys.executable, "-m", "handbook", "practice", *words]
        subprocess.run(command, cwd=repo_root, check=True, capture_output=True, timeout=120)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < SECONDS
        assert len(PdfReader(tmp_path / "pack.pdf").pages) > 10
