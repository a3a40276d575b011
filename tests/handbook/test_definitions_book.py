"""What the loader makes of definitions that have nothing wrong."""

from datetime import date
from pathlib import Path

import pytest

from handbook.definitions import (
    Basis,
    Book,
    Deadline,
    Kind,
    PauseKind,
    SourceKind,
    State,
    Unit,
    When,
    load_book,
)
from tests.handbook.definition_files import CALCULATORS, GOOD, OTHER, folder, load
from tests.handbook.test_definitions_broken import CHECKLIST


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return load(folder(tmp_path, checklists__daily=CHECKLIST))


def test_every_key_of_a_definition_is_there_under_its_name(book: Book) -> None:
    good = book.find("good")
    assert (good.id, good.kind, good.path) == ("good", Kind.PROCEDURE, "procedures/good.yml")
    assert good.title == "Post book"
    assert good.also_called == ("mail log", "post in")
    assert good.applies_to == ("letters to the unit",)
    assert good.status is not None
    assert (good.status.state, good.status.from_, good.status.note) == (State.CURRENT, date(2026, 1, 5), "In use.")
    assert good.who[0].source == ("desk-note", "post-rule")
    assert good.who[0].basis is Basis.POLICY
    log = good.deadlines[0]
    assert (log.amount, log.unit, log.when, log.of) == (1, Unit.WORKING_DAYS, When.AFTER, "arrival")
    assert good.pauses[0].kind is PauseKind.READ_DO
    assert [(step.id, step.critical, step.pause, step.deadline) for step in good.steps] == [
        ("open", False, "", ""),
        ("write", True, "before-filing", "log"),
    ]
    assert good.steps[0].why == ""
    assert good.terms[0].also == ("PBs",)
    assert good.mentor is not None
    assert (good.mentor.minutes, len(good.mentor.questions)) == (20, 3)
    assert good.mentor.questions[2].ask == "Hub manager"
    assert good.changes[0].from_ == date(2026, 1, 5)
    assert (good.review.last, good.review.due) == (date(2026, 11, 21), date(2027, 5, 21))
    assert (good.calculators, good.related) == (("sentence",), ("other",))
    assert good.sources["desk-note"].kind is SourceKind.PRACTICE


def test_yes_and_no_are_answers_like_any_other(book: Book) -> None:
    assert [(answer.if_, answer.then) for answer in book.find("good").decisions[0].answers] == [
        ("yes", "Hand it over."),
        ("no", "Send it back."),
    ]


def test_what_is_not_written_is_an_empty_tuple(book: Book) -> None:
    daily = book.find("daily")
    assert (daily.deadlines, daily.forms, daily.changes, daily.terms) == ((), (), (), ())
    assert (daily.status, daily.mentor) == (None, None)


def test_items_know_their_line(book: Book) -> None:
    assert [step.line for step in book.find("good").steps] == [22, 23]


def test_the_checklist_of_a_procedure_has_its_critical_steps(book: Book) -> None:
    (pause, steps), *rest = book.find("good").items_by_pause()
    assert (pause.id, [step.id for step in steps], rest) == ("before-filing", ["write"], [])


def test_the_checklist_of_a_checklist_has_all_its_steps(book: Book) -> None:
    found = book.find("daily").items_by_pause()
    assert [(pause.id, [step.id for step in steps]) for pause, steps in found] == [
        ("morning", ["post"]),
        ("evening", ["lock"]),
    ]


def test_all_facts_are_all_that_have_a_source(book: Book) -> None:
    good = book.find("good")
    facts = good.all_facts()
    assert all(fact.source for fact in facts)
    assert len(facts) == GOOD.count("source: ") == 20


def test_steps_stand_under_their_headings(book: Book) -> None:
    assert [(name, len(steps)) for name, steps in book.find("good").steps_by_group()] == [("Arrival", 2)]


def test_sources_are_those_of_the_catalogue_and_of_every_definition(book: Book) -> None:
    assert sorted(book.sources) == ["desk-note", "post-rule", "room-note"]
    assert book.source("post-rule").link == "https://example.org/post"
    assert book.source("post-rule").id == "post-rule"


def test_finding_what_is_not_there_is_an_error(book: Book) -> None:
    with pytest.raises(LookupError, match="no procedure or checklist has the id 'bad'"):
        book.find("bad")
    with pytest.raises(LookupError):
        book.source("bad")
    with pytest.raises(LookupError, match="good has no step 'bad'"):
        book.find("good").step("bad")
    with pytest.raises(LookupError, match="good has no deadline 'bad'"):
        book.find("good").deadline("bad")


def test_definitions_stand_in_the_order_of_the_groups_then_of_titles(tmp_path: Path) -> None:
    def in_group(group: str, title: str) -> str:
        return OTHER.replace("Daily work of the unit", group).replace("Post room", title)

    book = load(
        folder(
            tmp_path,
            procedures__a=in_group("Zebras", "A"),
            procedures__b=in_group("Antelopes", "B"),
            procedures__c=in_group("Release and recall", "Y"),
            procedures__d=in_group("Release and recall", "x"),
            procedures__e=in_group("Sentence and court", "E"),
        )
    )
    assert [procedure.id for procedure in book.procedures] == ["e", "d", "c", "good", "other", "b", "a"]
    assert [group for group, _ in book.groups()][:2] == ["Sentence and court", "Release and recall"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain = load(folder(tmp_path / "plain"))
    windows = load(folder(tmp_path / "windows", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()))
    assert windows.procedures == plain.procedures


def test_text_is_one_line_whatever_its_form_in_the_file(tmp_path: Path) -> None:
    folded = "purpose: >-\n  Log every letter\n  that comes in,\n\n  so that none is lost.\n"
    written = GOOD.replace("purpose: Log every letter that comes in, so that none is lost.\n", folded)
    assert load(folder(tmp_path, written)).find("good").purpose == (
        "Log every letter that comes in, so that none is lost."
    )


def test_anchors_and_aliases_are_fine(tmp_path: Path) -> None:
    written = GOOD.replace("do: Open the letter.", "do: &open Open the letter.").replace(
        "do: Write it in the book.", "do: *open"
    )
    assert [step.do for step in load(folder(tmp_path, written)).find("good").steps] == ["Open the letter."] * 2


def test_text_that_looks_like_markup_is_kept_as_it_is(tmp_path: Path) -> None:
    markup = "<b>{{ 40 + 2 }}</b> {% raw %} [a](b) *c*"
    written = GOOD.replace("title: Post book", f"title: '{markup}'")
    assert load(folder(tmp_path, written)).find("good").title == markup


def test_the_day_of_the_build_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path)
    assert load_book(tmp_path, built_on=date(2026, 11, 21), calculators=CALCULATORS).built_on == date(2026, 11, 21)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert load(tmp_path).built_on == date(1970, 1, 2)


def test_words_of_the_glossary_come_before_those_of_a_definition(tmp_path: Path) -> None:
    glossary = "- {term: PB, meaning: the post book, also: [PBs], source: post-rule}\n- {term: AB, meaning: a book}\n"
    book = load(folder(tmp_path, procedures__shared__glossary=glossary))
    assert [(term.term, term.meaning) for term in book.terms()] == [("AB", "a book"), ("PB", "the post book")]


@pytest.mark.parametrize(
    ("amount", "unit", "when", "words"),
    [
        (1, Unit.HOURS, When.AFTER, "1 hour after arrival"),
        (24, Unit.HOURS, When.AFTER, "24 hours after arrival"),
        (1, Unit.WORKING_DAYS, When.BEFORE, "1 working day before arrival"),
        (0, Unit.HOURS, When.BY, "by arrival"),
    ],
)
def test_a_deadline_in_words(amount: int, unit: Unit, when: When, words: str) -> None:
    deadline = Deadline(
        id="x", what="x", amount=amount, unit=unit, when=when, of="arrival", who="x", source=("s",), basis=Basis.LAW
    )
    assert deadline.words == words
