"""Definitions to Markdown pages: one pure function, which knows nothing of MkDocs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from handbook.calculators import CALCULATORS
from handbook.definitions.items import Source, Step
from handbook.definitions.model import Book, Definition
from handbook.definitions.words import Kind
from handbook.pages.calculators import box, calculator_pages
from handbook.pages.environment import anchor, make_environment
from handbook.pages.front_matter import front_matter
from handbook.pages.indexes import index_pages
from handbook.pages.induction import path_page, unit_writers
from handbook.pages.links import PageLink, family, guide_path, html, page_path, pdf_links, relative
from handbook.pages.mentor_prints import mentor_index
from handbook.pages.options import SiteOptions
from handbook.pages.terms import Marker
from handbook.pages.worksheets import worksheet_pages

# How many deadlines stand at the top of a guide; the table below holds all of them.
GLANCE_DEADLINES = 4
# How many other names stand under the title; more than that would push down what is needed on the telephone.
GLANCE_NAMES = 5

# Where a page comes among search results of equal fit: a person on the telephone wants the guide first.
BOOST_GUIDE, BOOST_CHECKLIST, BOOST_OTHER = 4, 1.5, 1


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps under one heading; `start` is the number of the first."""

    title: str
    anchor: str
    start: int
    steps: tuple[Step, ...]


def generate(
    book: Book, site: SiteOptions, only: Container[str] | None = None, *, indexes: bool = False
) -> dict[str, str]:
    """Return every page made from definitions and units: path under the documents folder, and Markdown.

    Args:
        book: all definitions, complete and consistent.
        site: what this build of the site can offer.
        only: files of definitions whose pages are wanted; the pages of all others, and the indexes, are left empty.
        indexes: with `only`, the indexes are wanted all the same.

    Raises:
        DefinitionErrors: the engine does not give the dates that an example of a lesson shows.
    """
    from handbook.pages.handouts import handout_page  # these stand on this package themselves
    from handbook.questions.pages import question_pages
    from handbook.questions.refresh import refresh_page

    environment = make_environment()
    if book.units:
        from handbook.induction_examples import check  # the engine is needed for these alone

        check(unit for unit in book.units if only is None or unit.path in only)
    pages: dict[str, str] = {}
    for definition in (*book.procedures, *book.checklists):
        writers = _DefinitionPages(book, site, environment, definition).writers()
        wanted = only is None or definition.path in only
        pages.update({path: write() if wanted else "" for path, write in writers.items()})
    for unit, writers in unit_writers(book, environment, site):
        wanted = only is None or unit.path in only
        pages.update({path: write() if wanted else "" for path, write in writers.items()})
    lists = index_pages(book, environment) | calculator_pages(book) | worksheet_pages(book, environment)
    lists |= question_pages(book, environment) | refresh_page(book, environment)
    lists |= mentor_index(book, site)
    lists |= handout_page(book, site, {*pages, *lists})
    lists |= path_page(book, environment, lists)
    pages.update(lists if only is None or indexes else dict.fromkeys(lists, ""))
    return pages


class _DefinitionPages:
    """The pages of one definition."""

    def __init__(self, book: Book, site: SiteOptions, environment: Environment, definition: Definition) -> None:
        self.book, self.site, self.environment, self.definition = book, site, environment, definition

    def writers(self) -> dict[str, Callable[[], str]]:
        """What gives the Markdown of each page, by path."""
        if self.definition.kind is Kind.CHECKLIST:
            return {guide_path(self.definition): partial(self._checklist, whole=True)}
        return {
            page_path(self.definition, "index"): self._guide,
            page_path(self.definition, "checklist"): partial(self._checklist, whole=False),
            page_path(self.definition, "aide-memoire"): self._aide_memoire,
            page_path(self.definition, "mentor"): self._mentor,
        }

    def _guide(self) -> str:
        definition = self.definition
        step_ids = {step.id for step in definition.steps}
        return self._page(
            "guide.md.j2",
            title=definition.title,
            boost=BOOST_GUIDE,
            tags=definition.also_called,
            glance_deadlines=GLANCE_DEADLINES,
            glance_names=GLANCE_NAMES,
            step_groups=_step_groups(definition),
            decisions_after={
                step.id: [decision for decision in definition.decisions if decision.after == step.id]
                for step in definition.steps
            },
            boxes=self._boxes(),
            boxes_apart=[CALCULATORS[each] for each in definition.calculators_apart()],
            decisions_apart=[decision for decision in definition.decisions if decision.after not in step_ids],
        )

    def _boxes(self) -> dict[str, Markup]:
        """The place of every calculator that can stand in this guide, by id."""
        here = guide_path(self.definition)
        return {each: box(CALCULATORS[each], self.definition, here) for each in CALCULATORS}

    def _checklist(self, *, whole: bool) -> str:
        """A checklist; `whole` when it is the only page of its definition and so holds reasons and sources too."""
        definition = self.definition
        items = [step for _, steps in definition.items_by_pause() for step in steps]
        return self._page(
            "checklist.md.j2",
            title=definition.title if whole else f"{definition.title}: checklist",
            boost=BOOST_GUIDE if whole else BOOST_CHECKLIST,
            tags=definition.also_called if whole else (),
            whole=whole,
            item_count=len(items),
            ticks_page=f"{definition.kind.value}-{definition.id}",
            ticks_version=ticks_version(definition),
        )

    def _aide_memoire(self) -> str:
        title = f"{self.definition.title}: aide-memoire"
        return self._page("aide_memoire.md.j2", title=title, boost=BOOST_OTHER)

    def _mentor(self) -> str:
        from handbook.questions.pages import place_of

        asked = html(relative(page_path(self.definition, "mentor"), place_of(self.definition)))
        title = f"{self.definition.title}: mentor page"
        return self._page("mentor.md.j2", title=title, boost=BOOST_OTHER, asked_at=asked)

    def _page(self, template: str, *, title: str, boost: float, tags: Iterable[str] = (), **context: object) -> str:
        values = {**self._common(), "title": title, **context}
        body = self.environment.get_template(template).render(values)
        return front_matter(title, description=self.definition.purpose, boost=boost, tags=tags) + body

    def _common(self) -> dict[str, object]:
        definition, here = self.definition, guide_path(self.definition)
        related = [self.book.find(each) for each in definition.related]
        calculators = [CALCULATORS[each] for each in definition.calculators]
        return {
            "d": definition,
            "site": self.site,
            "mark": Marker(self.book, definition),
            "source": self.book.source,
            "sources": self._sources(),
            "changes": sorted(definition.changes, key=lambda change: change.from_, reverse=True),
            "family": family(definition),
            "pdfs": pdf_links(definition),
            "related": [PageLink(each.title, relative(here, guide_path(each))) for each in related],
            "calculators": [PageLink(each.title, relative(here, each.page_path)) for each in calculators],
        }

    def _sources(self) -> list[Source]:
        """Every source that the page leans on, in the order of first use."""
        ids = dict.fromkeys(each for fact in self.definition.all_facts() for each in fact.source)
        return [self.book.source(each) for each in ids]


def _step_groups(definition: Definition) -> list[StepGroup]:
    groups: list[StepGroup] = []
    start = 1
    for title, steps in definition.steps_by_group():
        groups.append(StepGroup(title, anchor("steps", title), start, steps))
        start += len(steps)
    return groups


def ticks_version(definition: Definition) -> str:
    """A short mark that changes when an item is added, removed or reworded, so that no old tick is shown as done."""
    items = [(pause.id, step.id, step.do) for pause, steps in definition.items_by_pause() for step in steps]
    return hashlib.sha256(json.dumps(items).encode()).hexdigest()[:12]
