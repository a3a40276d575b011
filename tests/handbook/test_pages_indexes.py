"""The indexes: deadlines both ways, who does what, from the law to the pages, and the state of the pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from handbook.definitions import Book, Deadline, Definition, Source, SourceKind, Unit, When
from handbook.pages import SiteOptions, generate
from handbook.pages.index_deadlines import by_key_date, by_length, hours, key_date
from handbook.pages.index_law import LAW, Provision, act, by_law
from handbook.pages.index_roles import RoleEntry, by_role, role_name
from handbook.pages.index_rows import Group, Row
from handbook.sources import cited
from tests.handbook import print_book
from tests.handbook.definition_files import GOOD, SHARED, folder, load
from tests.handbook.pages_site import Skeleton, page_parts, to_html
from tests.handbook.pages_site import own_book as book


def deadline(amount: int, unit: Unit, when: When = When.AFTER, of: str = "release", name: str = "a") -> Deadline:
    like = next(each for d in print_book.book().procedures for each in d.deadlines)
    return replace(like, id=name, what=name, amount=amount, unit=unit, when=when, of=of)


def with_deadlines(*deadlines: Deadline) -> Book:
    return replace(print_book.book(), procedures=(replace(print_book.book().procedures[0], deadlines=deadlines),))


def names(groups: list[Group]) -> dict[str, list[str]]:
    return {group.title: [row.cells[0] for row in group.items if isinstance(row, Row)] for group in groups}


def test_around_a_key_date_deadlines_stand_in_the_order_of_time() -> None:
    days = Unit.CALENDAR_DAYS
    found = with_deadlines(
        deadline(2, days, name="two after"),
        deadline(1, Unit.WEEKS, When.BEFORE, "the release date", "week before"),
        deadline(0, days, When.BY, "the day of release", "on the day"),
        deadline(36, Unit.HOURS, When.BEFORE, name="36 hours before"),
        deadline(1, days, of="the hearing", name="other"),
    )
    assert names(by_key_date(found)) == {
        "Release and leaving prison": ["week before", "36 hours before", "on the day", "two after"],
        "Hearing and appeal": ["other"],
    }


@pytest.mark.parametrize(
    ("event", "heading"),
    [
        ("the release date", "Release and leaving prison"),
        ("the day of return to custody", "Recall and return to prison"),
        ("the CRD", "Release and leaving prison"),
        ("the remand (clear days)", "Sentence, conviction, remand and first days in custody"),
        ("the Parole Board's decision", "Parole and tariff"),
        ("the day the court named", "A day that is named, agreed or set"),
        ("8 December 2026", "A day that is named, agreed or set"),
        ("the licence starts", "Licence, handover and supervision"),
        ("the day it is found", "The day it happens, is seen or is known"),
        ("blue moon", "Other days"),
    ],
)
def test_the_heading_of_an_event(event: str, heading: str) -> None:
    assert key_date(event) == heading


def test_by_length_the_shortest_comes_first() -> None:
    found = with_deadlines(
        deadline(1, Unit.YEARS, name="year"),
        deadline(5, Unit.WORKING_DAYS, name="5 working"),
        deadline(6, Unit.CALENDAR_DAYS, When.BEFORE, name="6 days"),
        deadline(0, Unit.HOURS, When.BY, name="same day"),
        deadline(24, Unit.HOURS, name="24 hours"),
        deadline(1, Unit.MONTHS, name="month"),
        deadline(31, Unit.CALENDAR_DAYS, name="31 days"),
        deadline(6, Unit.MONTHS, name="half a year"),
    )
    assert {
        group.title: [row.cells[1] for row in group.items if isinstance(row, Row)] for group in by_length(found)
    } == {
        "On the day itself": ["same day"],
        "Up to one day": ["24 hours"],
        "Two days to a week": ["6 days", "5 working"],
        "More than a week, up to a month": ["month", "31 days"],
        "More than a month, up to six months": ["half a year"],
        "More than six months": ["year"],
    }


def test_every_deadline_of_the_handbook_stands_once_in_each_index() -> None:
    every = Counter((each.what, each.words) for d in book().definitions() for each in d.deadlines)
    around = [row for group in by_key_date(book()) for row in group.items if isinstance(row, Row)]
    long = [row for group in by_length(book()) for row in group.items if isinstance(row, Row)]
    assert Counter((row.cells[0], row.cells[1]) for row in around) == every
    assert Counter((row.cells[1], row.cells[0]) for row in long) == every
    ranked = sorted(hours(each) for d in book().definitions() for each in d.deadlines)
    assert ranked[0] == 0
    assert ranked[-1] >= 8766


def test_hardly_any_deadline_of_the_handbook_is_left_to_other_days() -> None:
    groups = {group.title: len(group.items) for group in by_key_date(book())}
    assert groups["Other days"] < sum(groups.values()) / 10


def test_a_role_is_found_whatever_stands_in_brackets_behind_it() -> None:
    assert role_name("Case administrator (band 3)") == "Case administrator"
    (own,) = [group for group in by_role(book()) if group.title == "Case administrator"]
    recall = book().find("recall")
    (entry,) = [each for each in own.items if isinstance(each, RoleEntry) and each.page.title == recall.title]
    assert entry.steps == sum(step.who == "Case administrator" for step in recall.steps) > 0
    assert entry.does == next(who.does for who in recall.who if role_name(who.role) == "Case administrator")


def test_every_doer_of_every_guide_is_in_the_index_of_roles() -> None:
    entries = [each for group in by_role(book()) for each in group.items if isinstance(each, RoleEntry)]
    listed = {(each.role, each.page.title) for each in entries}
    for d in book().definitions():
        doers = {role_name(name) for name in (*(w.role for w in d.who), *(s.who for s in d.steps))}
        assert {(name, d.title) for name in doers} <= listed
    assert sum(each.steps for each in entries) == sum(len(d.steps) for d in book().definitions())
    assert len(entries) == len(listed)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sentencing Act 2026, section 32 (recall)", "Sentencing Act 2026"),
        ("Sentencing Act 2020 (the Sentencing Code), section 325", "Sentencing Act 2020"),
        ("Sentencing Code, section 232", "Sentencing Act 2020"),
        ("Domestic Violence, Crime and Victims Act 2004, section 35", "Domestic Violence, Crime and Victims Act 2004"),
        ("Prison Rules 1999 (S.I. 1999/728), rule 9 (temporary release)", "Prison Rules 1999"),
        ("S.I. 2025/1231 (changes to the Parole Board Rules on 16 December 2025)", "S.I. 2025/1231"),
        ("Crime (Sentences) Act 1997, section 28", "Crime (Sentences) Act 1997"),
        ("Old statute, part 3", "Old statute"),
    ],
)  # fmt: skip
def test_the_act_that_a_provision_is_part_of(title: str, name: str) -> None:
    assert act(Source(title=title, kind=SourceKind.LEGISLATION, checked=date(2026, 11, 21))) == name


def test_an_amendment_of_a_rule_leads_to_its_steps_deadlines_and_other_places(tmp_path: Path) -> None:
    good = GOOD.replace(
        "do: Open the letter., who: Case administrator, source: desk-note",
        "do: Open the letter., who: Case administrator, source: post-rule",
    )
    good = good.replace(
        "unit: working days, when: after, of: arrival, who: Case administrator, source: desk-note",
        "unit: working days, when: after, of: arrival, who: Case administrator, source: post-rule",
    )
    more = SHARED + "unused: {title: Unused Act 1900, kind: legislation, checked: 2026-11-20}\n"
    (group,) = by_law(load(folder(tmp_path, good, procedures__shared__sources=more)))
    (rule,) = group.items
    assert isinstance(rule, Provision)
    assert (group.title, rule.title, rule.source) == ("Post rule", "Post rule", "sources.html#source-post-rule")
    first, second = rule.pages
    assert [(step.title, step.href) for step in first.steps] == [("1", "../procedures/good/index.html#step-open")]
    assert [each.title for each in first.deadlines] == ["Log the letter"]
    assert (first.elsewhere, second.page.title, second.steps, second.elsewhere) == (1, "Post room", [], 1)


def test_every_citation_of_law_is_in_the_index_of_law() -> None:
    provisions = [each for group in by_law(book()) for each in group.items if isinstance(each, Provision)]
    touched = [page for each in provisions for page in each.pages]
    counted = sum(len(page.steps) + len(page.deadlines) + page.elsewhere for page in touched)
    assert counted == sum(len(found) for name, found in cited(book()).items() if book().source(name).kind in LAW) > 1000


def test_sections_stand_in_the_order_of_their_numbers() -> None:
    (found,) = [group for group in by_law(book()) if group.title == "Sentencing Act 2026"]
    numbers = [
        int(match.group(1))
        for each in found.items
        if isinstance(each, Provision) and (match := re.search(r", sections? (\d+)", each.title))
    ]
    assert numbers == sorted(numbers)
    assert numbers[0] < 10 <= numbers[-1]


def test_every_place_that_the_indexes_lead_to_is_there(site_dir: Path) -> None:
    @cache
    def ids(page: Path) -> set[str]:
        assert page.is_file(), page
        return set(re.findall(r'<[^>]*\sid="([^"]+)"', page.read_text(encoding="utf-8")))

    led = 0
    for name in ("deadlines", "deadlines-by-length", "roles", "law", "state"):
        index = site_dir / "look-up" / f"{name}.html"
        (article,) = re.findall(r"<article\b.*?</article>", index.read_text(encoding="utf-8"), re.DOTALL)
        for href in re.findall(r'href="([^":]+)"', article):
            page, _, place = href.partition("#")
            there = ids((index.parent / page).resolve() if page else index)
            assert not place or place in there, href
            led += 1
    assert led > 1500


def due_on(definition: Definition, day: date) -> Definition:
    return replace(definition, review=replace(definition.review, due=day))


def test_the_state_page_lists_the_pages_by_their_day_and_names_those_past_it() -> None:
    small = print_book.book()
    today = small.built_on
    late = due_on(small.procedures[0], today - timedelta(days=1))
    found = replace(small, procedures=(late,), checklists=(due_on(small.checklists[0], today),))
    text = Skeleton(to_html(generate(found, SiteOptions())["look-up/state.md"])).text
    assert f"Past their day: {late.title}." in text
    assert text.count("Past: ") == 1
    assert text.index(late.title) < text.index(found.checklists[0].title)


def test_the_state_page_names_sources_to_read_again() -> None:
    found = replace(print_book.book(), built_on=date(2028, 1, 1))
    text = Skeleton(to_html(generate(found, SiteOptions())["look-up/state.md"])).text
    assert "Last read on " in text
    fresh = Skeleton(to_html(generate(print_book.book(), SiteOptions())["look-up/state.md"])).text
    assert "Last read on " not in fresh
    assert "None: each source was read in the last 12 months" in fresh


def test_every_index_is_found_by_what_people_call_it() -> None:
    pages = generate(print_book.book(), SiteOptions())
    heads = {path: page_parts(page)[0] for path, page in pages.items() if path.startswith("look-up/")}
    assert len(heads) > 10
    assert [path for path, head in heads.items() if not head.get("tags")] == []
    assert [path for path, head in heads.items() if head["search"].get("exclude")] == []  # type: ignore[attr-defined]
