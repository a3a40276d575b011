"""The questions: as many as promised, each with one right answer, and never out of step with the guides."""

from __future__ import annotations

import math
import posixpath
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from handbook.definitions import Basis, Book, Deadline, Definition, Unit, When
from handbook.pages import SiteOptions, generate
from handbook.pages.search import lean_entries
from handbook.questions import Kind, Question, bank, by_topic
from handbook.questions.choices import counted_in_days
from handbook.questions.pages import FOLDER, INDEX, question_parts, questions_page
from tests.handbook import print_book
from tests.handbook.pages_site import Skeleton, own_book, own_pages, page_parts, to_html

AT_LEAST = 400
HEAVIEST = 150_000  # bytes of a built page
THEME = 52_000  # of which the theme's own part is less than this


@cache
def questions() -> tuple[Question, ...]:
    return bank(own_book())


def choices() -> list[Question]:
    return [each for each in questions() if each.kind is Kind.CHOICE]


@cache
def question_pages_html() -> dict[str, str]:
    return {path: to_html(text) for path, text in own_pages().items() if path.startswith(f"{FOLDER}/")}


def deadline_of(question: Question) -> Deadline:
    definition, _, name = question.id.partition(".")
    return own_book().find(definition).deadline(name)


def amounts(question: Question) -> list[int]:
    return [int(option.split()[0]) for option in question.options]


def with_deadlines(*deadlines: Deadline) -> Book:
    first = print_book.book().procedures[0]
    return replace(print_book.book(), procedures=(replace(first, deadlines=deadlines),))


def deadline(amount: int, name: str, what: str = "Something is sent", **changes: object) -> Deadline:
    like = next(each for d in print_book.book().procedures for each in d.deadlines)
    plain = {"unit": Unit.WORKING_DAYS, "when": When.AFTER, "of": "release", "note": "", "basis": Basis.LAW}
    return replace(like, id=name, amount=amount, what=what, **{**plain, **changes})  # type: ignore[arg-type]


def asked(book: Book) -> dict[str, Question]:
    return {each.id.partition(".")[2]: each for each in bank(book) if each.options}


FOUR = (
    deadline(2, "two", "The file is opened"),
    deadline(5, "five", "The report is asked for"),
    deadline(10, "ten", "The answer is written"),
    deadline(20, "twenty", "A copy leaves the office"),
)


def test_there_are_as_many_as_promised_of_both_kinds() -> None:
    kinds = Counter(each.kind for each in questions())
    print(dict(kinds))
    assert len(questions()) >= AT_LEAST
    assert kinds[Kind.CHOICE] >= 200
    assert kinds[Kind.SHORT] >= 300


def test_every_id_is_its_own_and_fit_to_be_kept_in_a_browser() -> None:
    ids = [each.id for each in questions()]
    assert len(set(ids)) == len(ids)
    assert [each for each in ids if not re.fullmatch(r"[\w.:+-]{1,160}", each) or each.count(".") != 1] == []
    assert {each.id.partition(".")[0] for each in questions()} == {each.about.id for each in questions()}


def test_none_is_asked_twice() -> None:
    said = Counter((each.ask.casefold(), each.detail.casefold(), each.answer.casefold()) for each in questions())
    assert [words for words, count in said.items() if count > 1] == []


def test_every_question_of_a_mentor_is_there_word_for_word() -> None:
    short = {(each.ask, each.answer): each for each in questions() if each.kind is Kind.SHORT}
    for definition in own_book().procedures:
        for question in definition.mentor.questions if definition.mentor else ():
            found = short[question.q, question.a]
            assert found.fact.source == question.source
            assert found.fact.basis == question.basis


def test_one_answer_is_right_and_three_are_wrong() -> None:
    for question in choices():
        own, found = deadline_of(question), amounts(question)
        assert len(found) == 4, question.id
        assert found == sorted(set(found)), f"{question.id}: the answers stand in order, and none twice"
        assert found[question.right] == own.amount, question.id
        assert {option.partition(" ")[2] for option in question.options} <= {own.unit.of(1), own.unit.of(2)}
        assert question.answer.casefold() == f"{own.words}.".casefold()
        assert own.basis is not Basis.UNCONFIRMED, question.id
        assert own.when is not When.BY, question.id
        assert f" {own.when.value} {own.of}" in question.detail


def test_a_wrong_answer_is_plausible_and_not_right_in_another_way() -> None:
    everywhere = {(d.unit, d.amount) for p in own_book().procedures for d in p.deadlines}
    for question in choices():
        own = deadline_of(question)
        for wrong in set(amounts(question)) - {own.amount}:
            if counted_in_days(own):
                assert abs(wrong - own.amount) <= 3, question.id
                continue
            assert (own.unit, wrong) in everywhere, f"{question.id}: {wrong} is not a limit of this handbook"
            assert max(wrong, own.amount) / min(wrong, own.amount) >= 1.15, f"{question.id}: {wrong} is too near"
            told = f"{own.what} {own.of} {own.note}"
            assert not re.search(rf"\b{wrong}\b", told), f"{question.id}: the guide names {wrong} too"


def test_no_question_tells_its_own_answer() -> None:
    for question in choices():
        if not counted_in_days(deadline_of(question)):
            told = f"{question.about.title} {question.ask} {question.detail}"
            assert not re.search(rf"\b{amounts(question)[question.right]}\b", told), question.id


def test_the_right_answer_stands_in_every_place_about_as_often() -> None:
    places = Counter(each.right for each in choices())
    expected = len(choices()) / 4
    deviation = sum((places[place] - expected) ** 2 / expected for place in range(4))
    assert deviation < 16.27, places  # one in a thousand, by chi-squared with three degrees of freedom


def test_the_same_book_gives_the_same_questions() -> None:
    assert bank(own_book()) == questions()


def test_a_changed_deadline_changes_its_question() -> None:
    assert asked(with_deadlines(*FOUR))["five"].options == (
        "2 working days",
        "5 working days",
        "10 working days",
        "20 working days",
    )
    changed = asked(with_deadlines(FOUR[0], replace(FOUR[1], amount=7), *FOUR[2:]))["five"]
    assert changed.options[changed.right] == "7 working days"
    assert changed.answer == "7 working days after release."


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"basis": Basis.UNCONFIRMED}, "nobody has confirmed it"),
        ({"when": When.BY, "amount": 0}, "it is the day itself"),
        ({"what": "The five-day report is asked for"}, "its name tells it"),
        ({"of": "release, in 5 days"}, "the event tells it"),
        ({"of": "11 May 2026"}, "it is a day of the calendar"),
        ({"unit": Unit.HOURS}, "no other limit is in hours"),
        ({"of": "release (the evening before)"}, "the event tells it in other words"),
    ],
)
def test_what_makes_no_honest_question_is_not_asked(changes: dict[str, object], why: str) -> None:
    others = [each for each in FOUR if each.id != "five"]
    assert "five" in asked(with_deadlines(*FOUR))
    assert "five" not in asked(with_deadlines(*others, deadline(**{"amount": 5, "name": "five", **changes}))), why  # type: ignore[arg-type]


def test_a_limit_that_another_source_gives_for_the_same_thing_is_no_wrong_answer() -> None:
    other = deadline(12, "other", "The report is asked for by letter")
    more = (deadline(30, "thirty", "The money is sent"), deadline(40, "forty", "The box is emptied"))
    assert "12 working days" not in asked(with_deadlines(*FOUR, other, *more))["five"].options


def test_a_day_that_is_counted_asks_about_counting() -> None:
    day = deadline(55, "day", "Day 56: release", unit=Unit.CALENDAR_DAYS, of="the day of return")
    found = asked(with_deadlines(*FOUR, day))["day"]
    assert found.detail == "How many days after the day of return is that?"
    assert found.options[found.right] == "55 calendar days"
    assert {"54 calendar days", "55 calendar days", "56 calendar days"} & set(found.options) >= {"55 calendar days"}
    assert "56 calendar days" in found.options, "the first day left out is what people get wrong"


def test_every_question_stands_on_one_page_with_its_answer_source_and_place() -> None:
    pages = question_pages_html()
    for topic, own in by_topic(questions()).items():
        html = pages[questions_page(topic)]
        for question in own:
            start = html.index(f'data-question="{question.id}"')
            item = Skeleton(html[start : html.index("</details>", start)])
            assert " ".join(question.ask.split()) in item.text
            assert " ".join(question.answer.split()) in item.text
            for source in question.fact.source:
                assert own_book().source(source).title in item.text
            assert [link for link in item.links if "#source-" in link], question.id


def test_links_of_the_pages_of_questions_lead_somewhere() -> None:
    written = {path.removesuffix(".md"): text for path, text in own_pages().items()}
    missing = []
    for path, html in question_pages_html().items():
        for link in set(Skeleton(html).links):
            target, _, place = link.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            text = written.get(re.sub(r"\.(md|html)$", "", there), "")
            found = f'id="{place}"' in text or f"{{#{place}" in text if place else text
            if not found and not link.endswith(".css"):
                missing.append(f"{path}: {link}")
    assert missing == []


def test_the_pages_are_light_and_whole_without_scripts() -> None:
    for path, html in question_pages_html().items():
        assert len(html.encode()) < HEAVIEST - THEME, path
        assert html.count("<details") == html.count('data-question="')
        assert " hidden" not in html.partition("<ol")[2], f"{path}: a question is hidden"
        assert len(Skeleton(html).ids) == len(set(Skeleton(html).ids)), path


def test_no_page_of_questions_is_found_by_the_search_but_the_list_is() -> None:
    for path, text in own_pages().items():
        if path.startswith(f"{FOLDER}/"):
            search = page_parts(text)[0]["search"]
            assert search == ({"boost": 0.4} if path == INDEX else {"exclude": True})
    listed = {"location": "induction/questions/index.html#subjects", "title": "By subject", "text": "Recall"}
    assert lean_entries([listed], own_book()) == []


def test_the_list_counts_what_stands_on_the_pages() -> None:
    html = question_pages_html()[INDEX]
    assert f"{len(questions())} questions" in html
    parts = question_parts(questions())
    assert sum(part.count for part in parts) == len(questions())
    for part in parts:
        assert part.path in own_pages()
        assert f">{part.count}</td>" in html
        assert own_pages()[part.path].count('data-question="') == part.count


def test_a_group_of_any_other_name_stands_on_the_page_of_others() -> None:
    def renamed(definition: Definition) -> Definition:
        return replace(definition, group="A new </p> group")

    book = replace(print_book.book(), procedures=tuple(map(renamed, print_book.book().procedures)))
    pages = generate(book, SiteOptions())
    assert [path for path in pages if path.startswith(FOLDER)] == [INDEX, f"{FOLDER}/other-guides.md"]


def test_likely_wrong_answers_come_from_near_the_right_one() -> None:
    far = [
        abs(math.log(wrong / amounts(each)[each.right]))
        for each in choices()
        for wrong in amounts(each)
        if wrong != amounts(each)[each.right]
    ]
    assert sum(each < math.log(5) for each in far) / len(far) > 0.9, (
        "most wrong answers are no more than five times off"
    )
