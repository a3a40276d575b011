"""The question that is put: an offence with its sentence, the day whose law applies, and the rows that were found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculator.names import plain_date
from calculator.offences.data import tables
from calculator.offences.match import Matches
from calculator.offences.model import Answer, Basis, Citation, Kind, Offence, Outcome, Question, Row, Rule, Topic
from calculator.offences.terms import Term, reaches

STANDARD: tuple[Kind, ...] = ("SDS", "SECTION_250")
SCHEDULE_15 = ("sch15-part-1", "sch15-part-2")


@dataclass(frozen=True, slots=True)
class Case:
    """Everything known. `age` is the age at conviction in whole years."""

    offence: Offence
    kind: Kind
    as_of: date
    found: Matches
    offence_date: date | None = None
    sentence_date: date | None = None
    term: Term | None = None
    age: int | None = None

    def fact(self, question: str) -> bool | None:
        """The answer given to a question, if any."""
        return (self.found.facts or {}).get(question)

    def reaches(self, years: int) -> bool | None:
        """Whether the sentence is of that many years or more; None when the length or the date is missing."""
        return None if self.term is None else reaches(self.term, years, self.sentence_date)

    @property
    def length_question(self) -> str:
        """What to ask when `reaches` cannot tell."""
        return "length" if self.term is None else "sentence-date"

    @property
    def unread(self) -> tuple[str, ...]:
        """The question to put when the offence was not identified."""
        if self.found.pointer:
            return ("underlying-offence",)
        return ("subsection",) if self.offence.act and not self.offence.provision else ("offence",)


def rule(rule_id: str) -> Rule:
    """A rule of rules.toml."""
    return tables().rules[rule_id]


def cite(item: Row | Rule) -> Citation:
    """The citation of a row or a rule, with its paragraph, source, basis and the day it was checked."""
    source = tables().sources[item.source]
    para = item.para if isinstance(item, Row) else None
    law = f"{source.title}, {source.provision}" + (f", paragraph {para}" if para else "")
    return Citation(item.id, item.name, law, source.link, item.basis, item.checked, item.note)


def cite_list(list_id: str) -> Citation:
    """The citation of a whole list, for an offence that is not on it."""
    listed = tables().lists[list_id]
    source = tables().sources[listed.source]
    basis: Basis = "service" if source.basis == "service" else "law"
    law = f"{source.title}, {source.provision}"
    return Citation(f"list:{list_id}", listed.title, law, source.link, basis, listed.checked, listed.note)


def questions(ids: tuple[str, ...]) -> tuple[Question, ...]:
    """Questions by id, each once."""
    return tuple(tables().questions[question] for question in dict.fromkeys(ids))


def answer(
    topic: Topic,
    outcome: Outcome,
    reason: str,
    *cited: Row | Rule | Citation,
    ask: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
    code: str = "",
    family: str = "",
    fraction: str = "",
) -> Answer:
    """An answer with its citations and its questions by id."""
    citations = tuple(item if isinstance(item, Citation) else cite(item) for item in cited)
    return Answer(topic, outcome, reason, code, family, fraction, citations, questions(ask), questions(unless))


def day(value: date) -> str:
    """A day as people write it: 1 October 2026."""
    return plain_date(value)


def begun(rule_id: str, as_of: date) -> bool:
    """Whether a rule has begun on the day."""
    return rule(rule_id).start <= as_of


def asks(pairs: tuple[tuple[Row, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """Every question of rows that may apply."""
    return tuple(dict.fromkeys(question for _, ask in pairs for question in ask))
