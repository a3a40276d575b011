"""The bridge to MkDocs: the same pages, a strict build, and no inline script left."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import get_files

from handbook import mkdocs_hook
from handbook.definitions import Book
from handbook.mkdocs_hook import SiteBuildError, build
from handbook.pages import SiteOptions, write
from handbook.pages.navigation import navigation
from handbook.policy import META_POLICY
from handbook.prepared import EXTRA_KEY, Prepared
from tests.handbook import definition_files, print_book
from tests.handbook.pages_site import project

SITE = SiteOptions(calculator=False, calculator_reason="It was left out of this test.")


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Book]:
    """A project with small definitions and the hand-written pages of this one, and its book."""
    root = project(tmp_path / "project")
    return root, definition_files.load(root)


def test_the_hook_and_the_command_give_the_same_pages(tmp_path: Path, small: tuple[Path, Book]) -> None:
    root, book = small
    config = load_config(str(root / "mkdocs.yml"))
    config.extra[EXTRA_KEY] = Prepared(book, SITE)
    files = config.plugins.on_files(get_files(config), config=config)
    made = [file for file in files.documentation_pages() if file.generated_by is not None]
    given = {file.src_uri: file.content_string for file in made}
    written = {path.relative_to(tmp_path / "out").as_posix(): path for path in write(book, tmp_path / "out", SITE)}
    assert given == {path: file.read_text(encoding="utf-8") for path, file in written.items()}


def test_a_strict_build_leaves_no_inline_script(tmp_path: Path, small: tuple[Path, Book]) -> None:
    root, book = small
    build(root, tmp_path / "site", book, SITE)
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        html = page.read_text(encoding="utf-8")
        inline = [
            tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag and "application/json" not in tag
        ]
        assert inline == [], page
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html), page
        assert f'<meta http-equiv="Content-Security-Policy" content="{META_POLICY}">' in html
        assert "This is not an official publication; current law and policy decide." in html
        for script in re.findall(r'<script src="([^"]+)"', html):
            there = tmp_path / "site" / script.lstrip("/") if script.startswith("/") else page.parent / script
            assert there.is_file(), f"{page}: {script}"


def test_a_broken_link_stops_the_build_and_names_the_page(tmp_path: Path, small: tuple[Path, Book]) -> None:
    root, book = small
    (root / "docs" / "wrong.md").write_text(
        "# Wrong\n\n[gone](nowhere.md) [gone too](about.md#nowhere)\n", encoding="utf-8"
    )
    with pytest.raises(SiteBuildError) as caught:
        build(root, tmp_path / "site", book, SITE)
    assert "wrong.md" in str(caught.value)
    assert "nowhere.md" in str(caught.value)
    assert "about.md#nowhere" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ unknown_name }}", "unknown_name"),
        (
            "<script>alert(1)</script>",
            "docs/wrong.md: a page may not hold an inline script",
        ),
    ],
)
def test_a_wrong_hand_written_page_stops_the_build(
    tmp_path: Path, small: tuple[Path, Book], text: str, said: str
) -> None:
    root, book = small
    (root / "docs" / "wrong.md").write_text(f"---\nrender_macros: true\n---\n# Wrong\n\n{text}\n", encoding="utf-8")
    with pytest.raises(SiteBuildError, match=re.escape(said)):
        build(root, tmp_path / "site", book, SITE)


def test_a_hand_written_page_may_not_hide_a_generated_one(tmp_path: Path, small: tuple[Path, Book]) -> None:
    root, book = small
    clash = root / "docs" / "procedures" / "good" / "index.md"
    clash.parent.mkdir(parents=True)
    clash.write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(SiteBuildError, match=r"docs/procedures/good/index\.md: a page of this name is made from"):
        build(root, tmp_path / "site", book, SITE)


def test_mkdocs_alone_reports_a_wrong_definition_with_file_and_line(small: tuple[Path, Book]) -> None:
    root, _ = small
    wrong = root / "procedures" / "good.yml"
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    with pytest.raises(PluginError, match=r"procedures/good\.yml:1: .*titel"):
        mkdocs_hook.on_config(config)


def test_navigation_follows_the_groups_and_leaves_no_page_out() -> None:
    book = print_book.book()
    nav = navigation(
        book,
        ["index.md", "about.md", "calculators/sentence.md", "decisions/index.md", "decisions/0001-x.md"],
        generated=["procedures/index.md", "look-up/forms.md"],
    )
    assert nav == [
        {"Home": "index.md"},
        {
            "Procedures": [
                "procedures/index.md",
                {
                    "Lending": [
                        {
                            "Returned books": [
                                "procedures/returns/index.md",
                                {"Checklist": "procedures/returns/checklist.md"},
                                {"Aide-memoire": "procedures/returns/aide-memoire.md"},
                                {"Mentor page": "procedures/returns/mentor.md"},
                            ]
                        }
                    ]
                },
            ]
        },
        {"Checklists": ["checklists/index.md", {"Closing the library": "checklists/closing/index.md"}]},
        {"Calculators": ["calculators/sentence.md"]},
        {"Look up": ["look-up/forms.md"]},
        {"About": ["about.md", "decisions/index.md", "decisions/0001-x.md"]},
    ]


def test_the_footer_tells_version_and_day() -> None:
    prepared = Prepared(print_book.book(version="9.8.7"), SITE)
    assert (prepared.version, prepared.built_on) == ("9.8.7", "21 November 2026")
    assert prepared.book.built_on == date(2026, 11, 21)
