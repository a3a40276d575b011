"""Spelling: which words are looked at, what is British, and that nothing of this project is spelt wrongly."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from handbook.report import spelling, texts
from handbook.report.spelling import Unknown
from handbook.report.texts import Text
from tests.handbook.definition_files import GOOD, folder

PROJECT = Path(__file__).parents[2]


@cache
def own_texts() -> tuple[Text, ...]:
    """Every text of this project, read once."""
    ways = (texts.definition_texts, texts.worksheet_texts, texts.unit_texts, texts.shared_texts, texts.page_texts)
    return tuple(text for way in ways for text in way(PROJECT))


class Few:
    """A dictionary of few words."""

    def lookup(self, word: str) -> bool:
        return word.lower() in {"the", "day", "begins", "don't"}

    def suggest(self, word: str) -> Iterator[str]:
        yield word


def of(text: str) -> list[str]:
    return list(spelling.words_of(text))


def test_what_is_no_word_of_prose_is_left_out() -> None:
    assert of("PPCS and POMs, S.I. 2025/909, FTR56, 14th, é") == ["and"]
    assert of("See docs/index.md, justice.gov.uk or name@host; prison/probation") == [
        "See",
        "or",
        "prison",
        "probation",
    ]


def test_hyphens_part_words_and_a_possessive_is_the_word() -> None:
    assert of("re-release the prisoner’s day; prisoners' don't") == [
        *("re", "release", "the", "prisoner", "day", "prisoners", "don't")
    ]


def test_an_unknown_word_is_told_once_with_its_first_place_and_how_often_it_stands() -> None:
    found = [Text("a.yml", 3, "do", "The dai begins, the Dai"), Text("b.yml", 1, "do", "dai")]
    assert spelling.unknown(found, Few(), frozenset()) == [Unknown("Dai", "a.yml", 3, 1), Unknown("dai", "a.yml", 3, 2)]


def test_a_word_of_the_field_with_a_capital_must_be_written_so() -> None:
    found = [Text("a.yml", 1, "do", "OASys Oasys Sift sift")]
    assert [each.word for each in spelling.unknown(found, Few(), frozenset({"OASys", "sift"}))] == ["Oasys"]


def test_texts_know_their_lines_and_what_people_type_is_not_among_them(tmp_path: Path) -> None:
    root = folder(tmp_path, GOOD.replace("do: Open the letter.", "do: Opne the letter."))
    found = list(texts.definition_texts(root))
    assert Text("procedures/good.yml", 22, "do", "Opne the letter.") in found
    written = {text.text for text in found}
    assert "A line is missing." in written
    assert not {"mail log", "desk-note", "before-filing", "PB", "https://example.org/post"} & written


def test_pages_are_read_without_code_links_and_macros(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page = "---\ntitle: A titel\nhide:\n---\n# Head {: #hed }\n`cod` [txet](patth.md) {{ macr() }} <b>bold</b>\n"
    page += "```\nfence\n```\n"
    (tmp_path / "docs" / "a.md").write_text(page, encoding="utf-8")
    found = {text.line: spelling.words_of(text.text) for text in texts.page_texts(tmp_path)}
    assert {line: list(words) for line, words in found.items()} == {
        2: ["title", "titel"],
        5: ["Head"],
        6: ["txet", "bold"],
    }


@pytest.mark.spelling
@pytest.mark.parametrize(
    "word", ["organize", "color", "center", "behavior", "traveling", "recieve", "seperate", "enroll"]
)
def test_american_and_wrong_words_are_unknown(word: str) -> None:
    assert not spelling.dictionary(PROJECT).lookup(word)


@pytest.mark.spelling
@pytest.mark.parametrize("word", ["organise", "colour", "centre", "behaviour", "licence", "judgement", "enrol"])
def test_british_words_are_known(word: str) -> None:
    assert spelling.dictionary(PROJECT).lookup(word)


@pytest.mark.spelling
def test_no_word_of_this_project_is_spelt_wrongly() -> None:
    unknown = spelling.unknown(own_texts(), spelling.dictionary(PROJECT), spelling.extra_words())
    assert [f"{each.path}:{each.line}: {each.word}" for each in unknown] == []


@pytest.mark.spelling
def test_every_word_of_the_extra_list_is_needed_and_in_its_place() -> None:
    listed = [line for line in spelling.EXTRA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))
    used = {word for text in own_texts() for word in spelling.words_of(text.text)}
    used |= {word.casefold() for word in used}
    known = spelling.dictionary(PROJECT)
    assert [word for word in listed if word not in used or known.lookup(word)] == []
