"""The order of the site: tabs, groups and pages, made from the definitions and the hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.calculators import CALCULATORS
from handbook.definitions.model import Book
from handbook.pages.induction_tab import NavItem, induction_tab
from handbook.pages.links import guide_path, page_path
from handbook.pages.text import attribute_html
from handbook.pages.worksheets import LIST, grouped, worksheet_path


def navigation(book: Book, hand_written: Iterable[str], *, generated: Iterable[str]) -> list[NavItem]:
    """Return the navigation.

    Args:
        book: all definitions; their groups give the order.
        hand_written: paths of the pages in the documents folder. Those under ``calculators/`` and
            ``induction/`` have tabs of their own; the rest stand under "About".
        generated: paths of the generated pages; of those under ``calculators/`` the first is the list of all.
    """
    written = sorted(hand_written, key=lambda path: (path.count("/"), not path.endswith("index.md"), path))
    procedures: list[NavItem] = ["procedures/index.md"]
    for group, members in book.groups():
        procedures.append(
            {
                attribute_html(group): [
                    {
                        attribute_html(member.title): [
                            guide_path(member),
                            {"Checklist": page_path(member, "checklist")},
                            {"Aide-memoire": page_path(member, "aide-memoire")},
                            {"Mentor page": page_path(member, "mentor")},
                        ]
                    }
                    for member in members
                ]
            }
        )
    checklists: list[NavItem] = ["checklists/index.md"]
    checklists += [{attribute_html(each.title): guide_path(each)} for each in book.checklists]
    generated = list(generated)
    about: list[NavItem] = [
        path for path in written if not path.startswith(("calculators/", "induction/")) and path not in _PLACED
    ]
    sheets = {worksheet_path(sheet): sheet.title for sheet in book.worksheets}
    made = [path for path in generated if path.startswith("calculators/") and path not in {LIST, *sheets}]
    listed = [path for path in written if path.startswith("calculators/")]
    # Titles are given here: a page that stays as it is in a later build is not read for its own.
    titles = {page.page_path: page.title for page in CALCULATORS.values()}
    named: list[NavItem] = [{attribute_html(titles.get(path, path)): path} for path in made[1:]]
    calculators: list[NavItem] = [*made[:1], *listed, *named]
    if sheets:
        on_paper: list[NavItem] = [{"All paper worksheets": LIST}]
        on_paper += [
            {attribute_html(sheet.title): worksheet_path(sheet)}
            for members in grouped(book.worksheets).values()
            for sheet in members
        ]
        calculators.append({"Paper worksheets": on_paper})
    tabs: list[NavItem] = [{"Home": "index.md"}, {"Procedures": procedures}, {"Checklists": checklists}]
    induction = induction_tab(book, [path for path in (*written, *generated) if path.startswith("induction/")])
    if induction:
        tabs.append({"Induction": induction})
    if calculators:
        tabs.append({"Calculators": calculators})
    tabs.append({"Look up": [path for path in generated if path.startswith("look-up/")]})
    if about:
        tabs.append({"About": about})
    return tabs


_PLACED = {"index.md", "404.md"}
