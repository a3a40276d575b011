"""The pages that ask the questions. Each is whole without scripts: every answer folds open below its question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jinja2 import Environment

from handbook.definitions.groups import GROUP_ORDER
from handbook.definitions.model import Book, Definition
from handbook.pages.environment import anchor
from handbook.pages.front_matter import front_matter
from handbook.pages.links import html, relative
from handbook.pages.terms import Marker
from handbook.questions.bank import LESSONS, UNITS, bank, by_topic
from handbook.questions.model import Kind, Question, Topic

FOLDER = "induction/questions"
INDEX = f"{FOLDER}/index.md"
_OTHERS = "Other guides"
#: Every group that has a page, in order.
_GROUPS = (*GROUP_ORDER, _OTHERS, *UNITS.values(), LESSONS)
_TITLE = "Questions"
_INTRO = "Test yourself on the guides. What you miss comes back after 1, 3, 7, 16 and 35 days."


@dataclass(frozen=True, slots=True)
class Section:
    """The questions about one guide, unit or lesson, under its heading."""

    id: str
    title: str
    href: str
    sources: str
    questions: tuple[Question, ...]

    @property
    def count(self) -> str:
        """How many questions, in words."""
        return _questions(len(self.questions))


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One page of questions."""

    title: str
    path: str
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many questions stand on it."""
        return sum(len(section.questions) for section in self.sections)

    @property
    def choices(self) -> int:
        """How many of them give answers to choose from."""
        return sum(each.kind is Kind.CHOICE for section in self.sections for each in section.questions)

    @property
    def file(self) -> str:
        """Its address from the list."""
        return html(relative(INDEX, self.path))


def question_pages(book: Book, environment: Environment) -> dict[str, str]:
    """Every page of questions by path, the list first."""
    parts = question_parts(bank(book))
    made = {INDEX: _index(book, environment, parts)}
    made.update({part.path: _page(book, environment, part) for part in parts})
    return made


def question_parts(questions: Iterable[Question]) -> list[QuestionPage]:
    """The questions page by page: a page for each group of guides, in the order of the navigation."""
    groups: dict[str, dict[Topic, list[Question]]] = {}
    for topic, asked in by_topic(questions).items():
        groups.setdefault(_group(topic.group), {})[topic] = asked
    return [_part(title, groups[title]) for title in _GROUPS if title in groups]


def questions_page(topic: Topic) -> str:
    """Path of the page with the questions about a topic; they stand there under the topic's id."""
    return _path(_group(topic.group))


def place_of(definition: Definition) -> str:
    """Path and place of the questions about a guide."""
    return f"{_path(_group(definition.group))}#{definition.id}"


def _group(title: str) -> str:
    # A group of another name has no page of its own, so that no address depends on words that an editor may change.
    return title if title in _GROUPS else _OTHERS


def _path(title: str) -> str:
    return f"{FOLDER}/{anchor(title)}.md"


#: The title of each page in the navigation, by its path.
TITLES = MappingProxyType({INDEX: "All questions", **{_path(group): group for group in _GROUPS}})


def _part(title: str, topics: Mapping[Topic, list[Question]]) -> QuestionPage:
    path = _path(title)
    sections = (
        Section(
            topic.id, topic.title, html(relative(path, topic.page)), html(relative(path, topic.sources)), tuple(asked)
        )
        for topic, asked in topics.items()
    )
    return QuestionPage(title, path, tuple(sections))


def _index(book: Book, environment: Environment, parts: list[QuestionPage]) -> str:
    body = environment.get_template("questions.md.j2").render(
        index=True,
        title=_TITLE,
        intro=_INTRO,
        parts=parts,
        total=sum(part.count for part in parts),
        choices=sum(part.choices for part in parts),
        mark=Marker(book),
    )
    return front_matter(_TITLE, description=_INTRO, boost=0.4, tags=_NAMES) + body


_NAMES = ("quiz", "test yourself", "question bank", "multiple choice", "exam questions", "revision")


def _page(book: Book, environment: Environment, part: QuestionPage) -> str:
    title = f"Questions: {part.title[:1].lower()}{part.title[1:]}"
    body = environment.get_template("questions.md.j2").render(
        index=False, title=title, part=part, mark=Marker(book), source=book.source
    )
    return front_matter(title, description=f"Questions and answers: {part.title}.", boost=0, searched=False) + body


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"
