"""The pages of the induction: the path by week, a page for each unit and lesson, and a page for its mentor."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup

from calculator.forms.words import count, listed
from handbook.definitions.induction import Starter, Unit, UnitKind
from handbook.definitions.model import Book
from handbook.pages.front_matter import front_matter
from handbook.pages.induction_links import practice_link, read_links
from handbook.pages.links import PageLink, html, relative
from handbook.pages.options import SiteOptions
from handbook.pages.terms import Marker

PATH = "induction/index.md"
BOOST = 0.4
_TITLE = "The induction path"
_INTRO = (
    "Twelve weeks from the first day to safe work on your own: what to read, what to do with your mentor, and what to "
    "practise. Each unit says what you can do afterwards, and what you and your mentor sign for."
)
_TAGS = ("induction", "new starter", "training plan", "induction plan", "learning path")
_KINDS = {UnitKind.UNIT: "Unit", UnitKind.LESSON: "Lesson"}
#: What else there is for a starter, in the order of the list; those that this copy of the site lacks are left out.
_DOORS = (
    ("induction/practice.md", "Practice cases", "made for you, at five levels, and marked step by step"),
    ("induction/questions/index.md", "Questions", "from the guides and their deadlines, with answers"),
    ("induction/refresh.md", "What changed since you were trained", "give a month and read the changes since"),
    ("induction/handouts.md", "Handouts", "pocket cards, desk aids and posters to print"),
    ("induction/mentor/index.md", "Mentor packs", "session plans, exercise sheets and answers on paper"),
)
#: Hand-written: it is in the documents folder, and so not among the pages that are made.
_WRITTEN = ("induction/practice.md",)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit on the path."""

    id: str
    title: str
    href: str
    mentor: str
    kind: str
    minutes: int
    roles: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Week:
    """The units of one week."""

    number: int
    total: str
    rows: list[Row]


def unit_writers(
    book: Book, environment: Environment, site: SiteOptions
) -> Iterator[tuple[Unit, dict[str, Callable[[], str]]]]:
    """Each unit with what gives the Markdown of its pages, by path."""
    for place, unit in enumerate(book.units):
        around = book.units[max(place - 1, 0) : place], book.units[place + 1 :][:1]
        pages = _UnitPages(book, environment, site, unit, *around)
        yield unit, {unit.page_path: pages.read, unit.mentor_path: pages.mentor}


def path_page(book: Book, environment: Environment, there: Container[str]) -> dict[str, str]:
    """The path by week; nothing where there are no units. `there` are the pages that are made from definitions."""
    if not book.units:
        return {}
    doors = [
        {"href": html(relative(PATH, path)), "title": title, "why": why}
        for path, title, why in _DOORS
        if path in there or path in _WRITTEN
    ]
    body = environment.get_template("induction.md.j2").render(
        title=_TITLE, intro=_INTRO, doors=doors, starters=list(Starter), weeks=list(_weeks(book.units))
    )
    return {PATH: front_matter(_TITLE, description=_INTRO, boost=BOOST, tags=_TAGS) + body}


def _weeks(units: Sequence[Unit]) -> Iterator[Week]:
    for number, members in groupby(units, key=lambda unit: unit.week):
        rows = [_row(unit) for unit in members]
        hours, minutes = divmod(sum(row.minutes for row in rows), 60)
        said = [count(number, word) for number, word in ((hours, "hour"), (minutes, "minute")) if number]
        words = f"Sessions for all roles together: {listed(said)}. Reading and practising come on top."
        yield Week(number, words, rows)


def _row(unit: Unit) -> Row:
    return Row(
        unit.id,
        unit.title,
        html(relative(PATH, unit.page_path)),
        html(relative(PATH, unit.mentor_path)),
        _KINDS[unit.kind],
        unit.minutes,
        tuple(role.value for role in unit.roles),
        roles_words(unit),
    )


def roles_words(unit: Unit) -> str:
    """Whom the unit is for: "everybody", or the roles by name."""
    if set(unit.roles) == set(Starter):
        return "everybody"
    return ", ".join(role.words for role in Starter if role in unit.roles)


class _UnitPages:
    """The two pages of one unit or lesson."""

    def __init__(
        self,
        book: Book,
        environment: Environment,
        site: SiteOptions,
        unit: Unit,
        before: Sequence[Unit],
        after: Sequence[Unit],
    ) -> None:
        self.book, self.environment, self.site, self.unit = book, environment, site, unit
        self.before, self.after = before, after

    def read(self) -> str:
        """The starter's page."""
        unit, here = self.unit, self.unit.page_path
        from handbook.forms_induction import styles_html

        body = self._body(
            "unit.md.j2",
            here,
            title=unit.title,
            styles=Markup(styles_html("../../")) if unit.examples else "",  # noqa: S704 - names of our own files
            needs=[self._link(here, self.book.unit(each)) for each in unit.needs],
            read=read_links(self.book, unit, here),
            sources=[self.book.source(each) for each in unit.cited()],
        )
        description = " ".join(unit.questions)
        return front_matter(unit.title, description=description, boost=BOOST) + body

    def mentor(self) -> str:
        """The mentor's page, which the search leaves out: its words stand on the starter's page."""
        title, start = f"{self.unit.title}: mentor page", 0
        session = []
        for part in self.unit.mentor.session:
            session.append({"from": start, "to": start + part.minutes, "do": part.do})
            start += part.minutes
        body = self._body(
            "unit_mentor.md.j2", self.unit.mentor_path, title=title, session=session, packs=self.site.pdfs
        )
        return front_matter(title, description=f"For the mentor: {title}", boost=BOOST, searched=False) + body

    def _body(self, template: str, here: str, **context: object) -> str:
        unit = self.unit
        values = {
            "unit": unit,
            "mark": Marker(self.book),
            "source": self.book.source,
            "kind_words": _KINDS[unit.kind],
            "roles": roles_words(unit),
            "practise": [practice_link(self.book, each, here) for each in unit.practise],
            "links": {
                "read": html(relative(here, unit.page_path)),
                "mentor": html(relative(here, unit.mentor_path)),
                "path": html(relative(here, PATH)),
            },
            "before": next((self._link(here, each) for each in self.before), None),
            "after": next((self._link(here, each) for each in self.after), None),
            **context,
        }
        return self.environment.get_template(template).render(values)

    @staticmethod
    def _link(here: str, unit: Unit) -> PageLink:
        return PageLink(unit.title, html(relative(here, unit.page_path)))
