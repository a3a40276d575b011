"""What changed since somebody was trained: every change once, those of one law together, the newest first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from handbook.definitions import Book
from handbook.pages.environment import make_environment
from handbook.questions.refresh import PATH, Event, events, laws, practice_cases, refresh_page
from tests.handbook import print_book
from tests.handbook.pages_site import Skeleton, own_book, own_pages, page_parts, to_html


@cache
def own_events() -> list[Event]:
    return events(own_book())


@cache
def own_html() -> str:
    return to_html(own_pages()[PATH])


def test_every_change_of_every_guide_stands_there_once() -> None:
    told = Counter((item.page.title, item.change) for event in own_events() for item in event.told)
    expected = Counter(
        (definition.title, change) for definition in own_book().definitions() for change in definition.changes
    )
    assert told == expected
    assert own_html().count("<tr data-group=") == sum(expected.values())
    print(f"{len(own_events())} changes, told in {sum(expected.values())} places")


def test_the_newest_stands_first_and_each_day_and_law_once() -> None:
    days = [event.day for event in own_events()]
    assert days == sorted(days, reverse=True)
    assert len({(event.day, event.title) for event in own_events()}) == len(own_events())
    shown = re.findall(r'class="refresh-event" data-from="([\d-]+)"', own_html())
    assert shown == [day.isoformat() for day in days]


def test_a_change_stands_with_its_words_its_source_and_its_guide() -> None:
    html = own_html()
    for event in own_events()[:20]:
        section = Skeleton(html[html.index(f'id="{event.anchor}"') :].partition("</section>")[0])
        for item in event.told:
            assert " ".join(item.change.now.split()) in section.text
            assert " ".join(item.change.was.split()) in section.text
            assert item.page.href in section.links
            for source in item.change.source:
                assert own_book().source(source).title in section.text


def test_the_table_of_laws_names_what_exists_and_every_line_of_it_is_used() -> None:
    titles = {(event.day, event.title) for event in own_events()}
    for law in laws():
        assert [each for each in law.sources if each not in own_book().sources] == [], law.title
        assert (law.day, law.title) in titles, f"{law.title}: no guide tells a change of this day and law"
        assert len(set(law.topics)) == len(law.topics)


def test_the_topics_of_the_table_can_be_practised() -> None:
    make = pytest.importorskip("calculator.practice.make")
    for law in laws():
        for case in practice_cases(law.topics):
            assert case.topic in make.TOPICS, law.title
            assert case.level in make.TOPICS[case.topic].levels, f"{case.topic} has no level {case.level}"


@pytest.mark.parametrize(
    ("topics", "cases"),
    [
        ((), []),
        (("recall",), [("recall", 1), ("recall", 2), ("recall", 3)]),
        (("tranches", "mixed"), [("tranches", 1), ("mixed", 1), ("tranches", 2)]),
        (("a", "b", "c", "d"), [("a", 1), ("b", 1), ("c", 1)]),
    ],
)
def test_three_cases_from_the_topics_in_turn(topics: tuple[str, ...], cases: list[tuple[str, int]]) -> None:
    assert [(case.topic, case.level) for case in practice_cases(topics)] == cases


def test_the_law_of_today_can_be_practised_from_the_page() -> None:
    for day, words in (
        (date(2026, 10, 1), "tranches"),
        (date(2026, 3, 31), "recall"),
        (date(2026, 5, 11), "licence-and-expiry"),
    ):
        event = next(each for each in own_events() if each.day == day and each.practice)
        assert event.practice[0].topic == words
        assert len(event.practice) == 3
        assert f"practice.html#topic={words}&level=1" in Skeleton(own_html()).links


def test_without_scripts_nothing_is_hidden_but_the_choice() -> None:
    assert [tag for tag in re.findall(r"<[^>]*\shidden[\s>]", own_html()) if "data-refresh" not in tag] == []
    assert "<noscript>" in own_html()


def test_a_source_without_a_line_in_the_table_gives_its_title() -> None:
    book = print_book.book()
    definition = next(each for each in book.definitions() if each.changes)
    change = replace(definition.changes[0], from_=date(2020, 2, 29))
    found = events(replace(book, procedures=(replace(definition, changes=(change,)),), checklists=()))
    assert [event.title for event in found] == [book.source(change.source[0]).title]
    assert found[0].practice == ()


def test_a_book_without_changes_has_no_such_page() -> None:
    def bare(book: Book) -> Book:
        procedures = tuple(replace(each, changes=()) for each in book.procedures)
        return replace(
            book, procedures=procedures, checklists=tuple(replace(each, changes=()) for each in book.checklists)
        )

    assert refresh_page(bare(print_book.book()), make_environment()) == {}


def test_the_search_finds_the_page_by_its_names() -> None:
    head, _ = page_parts(own_pages()[PATH])
    assert head["search"] == {"boost": 0.4}
    assert isinstance(head["tags"], list)
    assert "refresher" in head["tags"]
