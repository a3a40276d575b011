"""Where each source is cited, and which ones nobody has read for long."""

from datetime import date
from pathlib import Path

from handbook.sources import checked_before, cited, not_cited
from tests.handbook.definition_files import SHARED, folder, load

MORE = SHARED + "old-rule: {title: Old rule, kind: rules, checked: 2020-01-01}\n"


def test_each_place_where_a_source_is_cited(tmp_path: Path) -> None:
    glossary = "- {term: AB, meaning: a book, source: old-rule}\n"
    book = load(folder(tmp_path, procedures__shared__sources=MORE, procedures__shared__glossary=glossary))
    places = cited(book)
    assert list(places) == ["desk-note", "old-rule", "post-rule", "room-note"]
    assert [(place.definition.id, place.item.line) for place in places["post-rule"]] == [("good", 12), ("other", 12)]
    assert len(places["desk-note"]) == 20
    assert places["old-rule"] == ()


def test_sources_that_nothing_cites(tmp_path: Path) -> None:
    assert not_cited(load(folder(tmp_path, procedures__shared__sources=MORE))) == ("old-rule",)


def test_sources_unread_for_longest_come_first(tmp_path: Path) -> None:
    book = load(folder(tmp_path, procedures__shared__sources=MORE))
    assert [source.id for source in checked_before(book, date(2026, 11, 21))] == ["old-rule", "post-rule"]
    assert checked_before(book, date(2020, 1, 1)) == ()
