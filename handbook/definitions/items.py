"""The small parts of a definition: one dataclass for each kind of line an editor writes.

A field's name is its YAML key; where that is a word of Python (``from``, ``if``) the field has a
trailing underscore and its metadata holds the key. A field without a default must be written.
The metadata is read by the loader (``decode``), the JSON Schema and the skeleton, so that a key
is described in one place only.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handbook.definitions.words import Basis, Kind, PauseKind, SourceKind, State, Unit, When


def says(words: str, **more: Any) -> dict[str, Any]:
    """Metadata of a field: ``words`` for the editor, and how the value is checked.

    ``key``: the YAML key where it differs from the field's name. ``form``: "id" or "link".
    ``names``: what the value points to ("source", "step", "pause", "deadline", "definition",
    "calculator"). ``hidden``: not written in YAML at all. ``low``: the smallest number allowed.
    ``anywhere``: the same text may stand in several definitions.
    """
    return {"about": words, **more}


@dataclass(frozen=True, kw_only=True)
class Item:
    """Any part of a definition. ``line`` is where it begins in its file; ``local`` if it came from local.yml."""

    line: int = field(default=0, compare=False, repr=False, metadata=says("", hidden=True))
    local: bool = field(default=False, metadata=says("", hidden=True))


@dataclass(frozen=True, kw_only=True)
class Sourced(Item):
    """An item that states something, and so says where it comes from."""

    source: tuple[str, ...] = field(
        metadata=says("Id of the source, or a list of ids; each stands under sources.", names="source", one=True)
    )
    basis: Basis = field(metadata=says("What the statement rests on."))
    ask: str = field(default="", metadata=says("Whom to ask. Needed when the basis is unconfirmed."))


@dataclass(frozen=True, kw_only=True)
class Fact(Sourced):
    """A plain statement."""

    text: str = field(metadata=says("The statement, in one or two plain sentences."))


@dataclass(frozen=True, kw_only=True)
class Status(Sourced):
    """Whether the paperwork is in use, and since when."""

    state: State = field(metadata=says("current, changing or ended."))
    from_: date | None = field(
        default=None, metadata=says("The day since which this has been so, as 2026-03-31.", key="from")
    )
    note: str = field(default="", metadata=says("What a reader should know about it."))


@dataclass(frozen=True, kw_only=True)
class AskWho(Sourced):
    """Whom to ask about what; shown at the top of the guide."""

    about: str = field(metadata=says("What the question is about."))
    who: str = field(metadata=says("The role or office that answers it. Never a person's name."))


@dataclass(frozen=True, kw_only=True)
class Role(Sourced):
    """A role and what it does in this paperwork."""

    role: str = field(metadata=says("The role."))
    does: str = field(metadata=says("What that role does here."))


@dataclass(frozen=True, kw_only=True)
class Deadline(Sourced):
    """A time limit: ``amount`` ``unit`` ``when`` ``of``, as in "24 hours after notification of recall"."""

    id: str = field(metadata=says("Short name of the deadline, used by steps.", form="id"))
    what: str = field(metadata=says("What must be done in time."))
    amount: int = field(metadata=says("How many units. 0 together with by means on the day itself.", low=0))
    unit: Unit = field(metadata=says("The unit it is counted in."))
    when: When = field(metadata=says("after or before the event; by (amount 0) for on the day itself."))
    of: str = field(metadata=says("The event it is counted from."))
    who: str = field(metadata=says("Who must meet it."))
    note: str = field(default="", metadata=says("How it is counted, or what changes it."))

    @property
    def words(self) -> str:
        """The limit in words: "24 hours after notification of recall", "by release"."""
        if self.when is When.BY:
            return f"by {self.of}"
        return f"{self.amount} {self.unit.of(self.amount)} {self.when} {self.of}"


@dataclass(frozen=True, kw_only=True)
class Form(Sourced):
    """A form or standard document."""

    name: str = field(metadata=says("Name of the form."))
    number: str = field(default="", metadata=says("Its number, only where a source gives it."))
    use: str = field(metadata=says("What it is used for here."))


@dataclass(frozen=True, kw_only=True)
class System(Sourced):
    """A computer system used for the paperwork."""

    name: str = field(metadata=says("Name of the system."))
    use: str = field(metadata=says("What it is used for here."))


@dataclass(frozen=True, kw_only=True)
class Pause(Item):
    """A named pause point of the checklist, with at most nine items."""

    id: str = field(metadata=says("Short name of the pause, used by steps.", form="id"))
    title: str = field(metadata=says("When to pause, as a heading."))
    kind: PauseKind = field(metadata=says("READ-DO: read an item, then do it. DO-CONFIRM: do all, then confirm."))


@dataclass(frozen=True, kw_only=True)
class Step(Sourced):
    """One action and who does it."""

    id: str = field(metadata=says("Short name of the step.", form="id"))
    group: str = field(default="", metadata=says("Heading that the step stands under."))
    do: str = field(metadata=says("The action, beginning with a verb."))
    who: str = field(metadata=says("The role that does it."))
    why: str = field(default="", metadata=says("Why it matters."))
    critical: bool = field(default=False, metadata=says("true if the step belongs on the checklist."))
    pause: str = field(default="", metadata=says("Pause point at which it is checked.", form="id", names="pause"))
    deadline: str = field(default="", metadata=says("Deadline that it must meet.", form="id", names="deadline"))
    calculator: str = field(
        default="",
        metadata=says(
            "Id of the calculator that the step needs; it stands there in the guide.",
            form="id",
            names="calculator",
            only=(Kind.PROCEDURE,),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Answer(Item):
    """One way out of a decision."""

    if_: str = field(metadata=says("The answer to the question.", key="if"))
    then: str = field(metadata=says("What to do then."))


@dataclass(frozen=True, kw_only=True)
class Decision(Sourced):
    """A branch, drawn as a question and its answers."""

    id: str = field(metadata=says("Short name of the decision.", form="id"))
    question: str = field(metadata=says("The question."))
    after: str = field(default="", metadata=says("Step that it follows.", form="id", names="step"))
    answers: tuple[Answer, ...] = field(metadata=says("Two or more answers.", low=2))


@dataclass(frozen=True, kw_only=True)
class Trouble(Sourced):
    """Something that goes wrong and how to put it right."""

    problem: str = field(metadata=says("What goes wrong."))
    put_right: str = field(metadata=says("How to put it right."))


@dataclass(frozen=True, kw_only=True)
class Sending(Sourced):
    """What is sent or filed, and where."""

    what: str = field(metadata=says("What is sent or filed."))
    to: str = field(metadata=says("Where it goes."))
    how: str = field(default="", metadata=says("How it is sent."))


@dataclass(frozen=True, kw_only=True)
class Term(Item):
    """An abbreviation or word of the service, for tooltips and the glossary."""

    term: str = field(metadata=says("The abbreviation or word."))
    meaning: str = field(metadata=says("What it means.", anywhere=True))
    also: tuple[str, ...] = field(default=(), metadata=says("Other forms of the word."))
    source: tuple[str, ...] = field(
        default=(), metadata=says("Id of the source, or a list of ids.", names="source", one=True)
    )


@dataclass(frozen=True, kw_only=True)
class Question(Sourced):
    """A question a mentor asks, with its answer."""

    q: str = field(metadata=says("The question."))
    a: str = field(metadata=says("The answer."))


@dataclass(frozen=True, kw_only=True)
class Mentor(Item):
    """What a mentor needs to teach the paperwork."""

    minutes: int = field(metadata=says("How long a session takes, in minutes.", low=1))
    watch_for: tuple[Fact, ...] = field(default=(), metadata=says("What a mentor looks out for."))
    questions: tuple[Question, ...] = field(metadata=says("Three or more questions with answers.", low=3))


@dataclass(frozen=True, kw_only=True)
class Change(Sourced):
    """What a person trained earlier would get wrong."""

    from_: date = field(metadata=says("The day of the change, as 2026-03-31.", key="from"))
    was: str = field(metadata=says("How it was."))
    now: str = field(metadata=says("How it is now."))


@dataclass(frozen=True, kw_only=True)
class Review(Item):
    """When the definition was last read through, when it must be read again, and by which role."""

    last: date = field(metadata=says("The day of the last review, as 2026-11-21."))
    due: date = field(metadata=says("The day the next review is due."))
    by: str = field(metadata=says("The role that reviews it."))


@dataclass(frozen=True, kw_only=True)
class ConfirmLocally(Item):
    """What no national source settles, and whom to ask in the establishment."""

    what: str = field(metadata=says("What is to be confirmed."))
    ask: str = field(metadata=says("The role or office to ask."))
    why: str = field(default="", metadata=says("Why it cannot be said here."))


@dataclass(frozen=True, kw_only=True)
class Source(Item):
    """An Act, rule, policy, form or other document that facts rest on."""

    id: str = field(default="", metadata=says("", hidden=True))
    title: str = field(metadata=says("Title, with the section or chapter.", anywhere=True))
    kind: SourceKind = field(metadata=says("What sort of document it is."))
    link: str = field(default="", metadata=says("Address of the document, beginning with https://.", form="link"))
    dated: str = field(default="", metadata=says("Date of the document, as far as known.", anywhere=True))
    checked: date = field(metadata=says("The day somebody last read it, as 2026-11-21."))
    review: date | None = field(
        default=None, metadata=says("The day by which its publisher means to review it, if it says so.")
    )
    note: str = field(default="", metadata=says("What a reader should know about it.", anywhere=True))
