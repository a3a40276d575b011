"""The model of a handbook: ``Definition`` (one YAML file) and ``Book`` (all of them together).

``Definition`` has one field for each YAML key, under the same name; a list that is not written is
an empty tuple. Objects are made by ``load_book`` and are complete and consistent once it returns:
every id that points somewhere points at something that is there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from handbook.definitions.induction import Unit
from handbook.definitions.items import (
    AskWho,
    Change,
    ConfirmLocally,
    Deadline,
    Decision,
    Fact,
    Form,
    Item,
    Mentor,
    Pause,
    Review,
    Role,
    Sending,
    Source,
    Sourced,
    Status,
    Step,
    System,
    Term,
    Trouble,
    says,
)
from handbook.definitions.local_items import Local
from handbook.definitions.shape import parts_of
from handbook.definitions.words import Kind
from handbook.definitions.worksheet import Worksheet

PROCEDURE_ONLY = (Kind.PROCEDURE,)
BOTH = (Kind.PROCEDURE, Kind.CHECKLIST)


@dataclass(frozen=True, kw_only=True)
class Definition(Item):
    """One kind of paperwork (procedure) or one routine checklist.

    Metadata ``needed`` names the kinds that must have the key, ``only`` the kinds that may have it.
    """

    id: str = field(metadata=says("", hidden=True))
    kind: Kind = field(metadata=says("", hidden=True))
    path: str = field(default="", metadata=says("", hidden=True))

    title: str = field(metadata=says("What the paperwork is called.", needed=BOTH))
    group: str = field(metadata=says("Heading in the navigation.", needed=BOTH))
    also_called: tuple[str, ...] = field(default=(), metadata=says("What people call it or type into the search box."))
    purpose: str = field(metadata=says("What it is for, in one or two sentences.", needed=BOTH))
    applies_to: tuple[str, ...] = field(
        default=(), metadata=says("Whom it is about.", needed=PROCEDURE_ONLY, only=PROCEDURE_ONLY)
    )
    status: Status | None = field(
        default=None, metadata=says("Whether it is in use.", needed=PROCEDURE_ONLY, only=PROCEDURE_ONLY)
    )
    start_when: tuple[Fact, ...] = field(default=(), metadata=says("What starts it.", needed=BOTH))
    ask: tuple[AskWho, ...] = field(
        default=(), metadata=says("Whom to ask, shown at the top.", needed=PROCEDURE_ONLY, only=PROCEDURE_ONLY)
    )
    who: tuple[Role, ...] = field(default=(), metadata=says("Who does what.", needed=BOTH))
    have_ready: tuple[Fact, ...] = field(default=(), metadata=says("What to have ready before starting."))
    deadlines: tuple[Deadline, ...] = field(default=(), metadata=says("The time limits.", only=PROCEDURE_ONLY))
    forms: tuple[Form, ...] = field(default=(), metadata=says("The forms used.", only=PROCEDURE_ONLY))
    systems: tuple[System, ...] = field(default=(), metadata=says("The computer systems used.", only=PROCEDURE_ONLY))
    pauses: tuple[Pause, ...] = field(
        default=(), metadata=says("Pause points of the checklist, at most nine items each.", needed=BOTH)
    )
    steps: tuple[Step, ...] = field(default=(), metadata=says("The actions, in order.", needed=BOTH))
    decisions: tuple[Decision, ...] = field(default=(), metadata=says("The branches.", only=PROCEDURE_ONLY))
    check: tuple[Fact, ...] = field(
        default=(), metadata=says("What the second person looks at.", needed=PROCEDURE_ONLY)
    )
    go_wrong: tuple[Trouble, ...] = field(
        default=(), metadata=says("What goes wrong and how to put it right.", needed=PROCEDURE_ONLY)
    )
    send_and_file: tuple[Sending, ...] = field(
        default=(), metadata=says("What is sent and filed, and where.", only=PROCEDURE_ONLY)
    )
    terms: tuple[Term, ...] = field(default=(), metadata=says("Abbreviations and words explained."))
    calculators: tuple[str, ...] = field(
        default=(), metadata=says("Ids of calculator pages.", form="id", names="calculator")
    )
    related: tuple[str, ...] = field(
        default=(), metadata=says("Ids of related procedures or checklists.", form="id", names="definition")
    )
    mentor: Mentor | None = field(
        default=None, metadata=says("What a mentor needs to teach it.", needed=PROCEDURE_ONLY, only=PROCEDURE_ONLY)
    )
    changes: tuple[Change, ...] = field(default=(), metadata=says("What a person trained earlier would get wrong."))
    review: Review = field(metadata=says("When it was and will be read through.", needed=BOTH))
    confirm_locally: tuple[ConfirmLocally, ...] = field(
        default=(), metadata=says("What no national source settles, and whom to ask.")
    )
    sources: Mapping[str, Source] = field(
        default_factory=dict, metadata=says("Sources of this definition: id, then what it is. Shared ones stand apart.")
    )

    def calculators_apart(self) -> tuple[str, ...]:
        """The calculators named for the whole that stand at no step, nor with the deadlines."""
        placed = {step.calculator for step in self.steps} | ({"deadlines"} if self.deadlines else set())
        return tuple(each for each in self.calculators if each not in placed)

    def checklist_steps(self) -> tuple[Step, ...]:
        """The steps that are checklist items: the critical ones of a procedure, all of a checklist."""
        return tuple(step for step in self.steps if step.critical or self.kind is Kind.CHECKLIST)

    def items_by_pause(self) -> tuple[tuple[Pause, tuple[Step, ...]], ...]:
        """Each pause point in the order written, with its checklist items in the order of the steps."""
        items = self.checklist_steps()
        return tuple((pause, tuple(step for step in items if step.pause == pause.id)) for pause in self.pauses)

    def steps_by_group(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """Steps under their headings, both in the order in which they first appear."""
        groups: dict[str, list[Step]] = {}
        for step in self.steps:
            groups.setdefault(step.group, []).append(step)
        return tuple((group, tuple(steps)) for group, steps in groups.items())

    def deadline(self, deadline_id: str) -> Deadline:
        """The deadline with this id; ``LookupError`` if there is none."""
        for deadline in self.deadlines:
            if deadline.id == deadline_id:
                return deadline
        raise LookupError(f"{self.id} has no deadline {deadline_id!r}")

    def step(self, step_id: str) -> Step:
        """The step with this id; ``LookupError`` if there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise LookupError(f"{self.id} has no step {step_id!r}")

    def all_facts(self) -> tuple[Sourced, ...]:
        """Everything stated with a source and a basis, in the order written."""
        return tuple(item for item in walk(self) if isinstance(item, Sourced))


@dataclass(frozen=True, kw_only=True)
class Book:
    """Every definition of the handbook, with the sources and words that they share.

    ``procedures`` and ``checklists`` are sorted by the order of the groups, then by title.
    ``sources`` holds the shared catalogue and every definition's own sources.
    ``worksheet_sources`` are the ids of those that stand with the worksheets. ``units`` are the units and lessons
    of the induction by week; ``unit_sources`` are the ids of the sources that stand with them, each with its file.
    ``version`` is the version of the project, ``built_on`` the day the book was put together.
    """

    procedures: tuple[Definition, ...]
    checklists: tuple[Definition, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    version: str
    built_on: date
    local: Local | None = None
    worksheets: tuple[Worksheet, ...] = ()
    worksheet_sources: frozenset[str] = frozenset()
    units: tuple[Unit, ...] = ()
    unit_sources: Mapping[str, str] = field(default_factory=dict)

    def definitions(self) -> tuple[Definition, ...]:
        """Procedures, then checklists."""
        return self.procedures + self.checklists

    def find(self, definition_id: str) -> Definition:
        """The procedure or checklist with this id; ``LookupError`` if there is none."""
        for definition in self.definitions():
            if definition.id == definition_id:
                return definition
        raise LookupError(f"no procedure or checklist has the id {definition_id!r}")

    def unit(self, unit_id: str) -> Unit:
        """The unit or lesson with this id; ``LookupError`` if there is none."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise LookupError(f"no unit or lesson has the id {unit_id!r}")

    def source(self, source_id: str) -> Source:
        """The source with this id; ``LookupError`` if there is none."""
        return self.sources[source_id]

    def groups(self) -> tuple[tuple[str, tuple[Definition, ...]], ...]:
        """The procedures under their navigation groups, in navigation order."""
        groups: dict[str, list[Definition]] = {}
        for procedure in self.procedures:
            groups.setdefault(procedure.group, []).append(procedure)
        return tuple((group, tuple(members)) for group, members in groups.items())

    def terms(self) -> tuple[Term, ...]:
        """The glossary with the words of every definition added, one entry a word, in alphabetical order."""
        found: dict[str, Term] = {}
        for term in (*self.glossary, *(term for d in self.definitions() for term in d.terms)):
            found.setdefault(term.term, term)
        return tuple(sorted(found.values(), key=lambda term: term.term.casefold()))


def walk(item: Item) -> Iterator[Item]:
    """Every item inside ``item``, depth first, in the order in which the fields are declared."""
    for key in parts_of(type(item)):
        value = getattr(item, key.field)
        if key.mapping:
            value = tuple(value.values())
        for part in value if isinstance(value, tuple) else (value,):
            if part is not None:
                yield part
                yield from walk(part)
