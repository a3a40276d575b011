"""No two definitions say the same paragraph: what counts as one, what is left out, and what the reader is told."""

from pathlib import Path

import pytest

from tests.handbook.definition_files import GOOD, OTHER, SHARED, folder, said

TWELVE = "One two three four five six seven eight nine ten eleven twelve"
FACT = "text: The post book."


def both(text: str, again: str) -> dict[str, str]:
    return {"good": GOOD.replace(FACT, f'text: "{text}"'), "procedures__other": OTHER.replace(FACT, f'text: "{again}"')}


@pytest.mark.parametrize("again", [TWELVE, f"{TWELVE}.", TWELVE.upper(), TWELVE.replace("six", "\n      six")])
def test_a_paragraph_in_two_definitions_is_named_with_both_places(again: str, tmp_path: Path) -> None:
    (line,) = said(folder(tmp_path, **both(f"{TWELVE}.", again)))
    assert line.casefold().startswith('procedures/other.yml:13: "one two three')
    assert "stands word for word in procedures/good.yml:13; say it here in words of this page" in line.lower()


@pytest.mark.parametrize("again", [TWELVE.replace("twelve", "a dozen"), TWELVE.removesuffix(" twelve")])
def test_another_paragraph_and_a_shorter_text_are_no_repeat(again: str, tmp_path: Path) -> None:
    first = TWELVE if again.endswith("dozen") else again
    assert said(folder(tmp_path, **both(first, again))) == []


def test_one_definition_may_say_a_thing_twice(tmp_path: Path) -> None:
    good = GOOD.replace(FACT, f"text: {TWELVE}").replace("does: Logs the letter.", f"does: {TWELVE}")
    assert said(folder(tmp_path, good)) == []


def test_sources_and_meanings_of_words_may_stand_in_several(tmp_path: Path) -> None:
    source = f"  one: {{title: {TWELVE}, kind: practice, checked: 2026-11-21, dated: {TWELVE}, note: {TWELVE}}}\n"
    good = GOOD.replace("meaning: post book", f"meaning: {TWELVE}") + source
    other = OTHER.replace("meaning: post book", f"meaning: {TWELVE}") + source
    assert said(folder(tmp_path, good, procedures__other=other, procedures__shared__sources=SHARED)) == []


def test_three_definitions_give_two_lines(tmp_path: Path) -> None:
    third = OTHER.replace("Post room", "Third").replace("room-note", "third-note")
    files = both(TWELVE, TWELVE) | {"procedures__third": third.replace(FACT, f"text: {TWELVE}")}
    lines = said(folder(tmp_path, **files))
    assert [line.split(":")[0] for line in lines] == ["procedures/other.yml", "procedures/third.yml"]


def test_what_an_establishment_adds_may_repeat(tmp_path: Path) -> None:
    fact = f"{{have_ready: [{{text: {TWELVE}}}]}}"
    local = f"establishment: Example\ndefinitions:\n  good: {fact}\n  other: {fact}\n"
    assert said(folder(tmp_path, local=local)) == []


def test_every_step_has_a_source_and_every_mentor_three_questions(tmp_path: Path) -> None:
    question = "    - {q: Who logs a letter?, a: The case administrator., source: desk-note, basis: practice}\n"
    step = "do: Open the letter., who: Case administrator, source: desk-note, "
    good = GOOD.replace(question, "").replace(step, step.replace("source: desk-note, ", ""))
    assert [line.split(";")[0] for line in said(folder(tmp_path, good))] == [
        "procedures/good.yml:22: source is missing in steps item 1 (open)",
        "procedures/good.yml:43: questions in mentor has 2 of the 3 needed",
    ]
