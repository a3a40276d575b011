"""What an establishment writes in local.yml: its own names, places, deadlines and steps.

Local deadlines, steps and the like may be written without a source: the establishment itself is
the source. Their basis is then ``practice``, and every one is marked ``local`` on the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.definitions.items import AskWho, Deadline, Fact, Item, Sending, Step, says


@dataclass(frozen=True, kw_only=True)
class RoleName(Item):
    """The establishment's own name for a role."""

    role: str = field(metadata=says("The role as the definitions name it."))
    called: str = field(metadata=says("What it is called here."))


@dataclass(frozen=True, kw_only=True)
class Mailbox(Item):
    """A shared mailbox. Never a person's own address."""

    name: str = field(metadata=says("Name of the mailbox."))
    address: str = field(metadata=says("Its address."))
    use: str = field(metadata=says("What is sent to it."))


@dataclass(frozen=True, kw_only=True)
class Room(Item):
    """A room, counter or cupboard."""

    name: str = field(metadata=says("Name of the place."))
    where: str = field(metadata=says("Where it is."))
    use: str = field(metadata=says("What is done or kept there."))


@dataclass(frozen=True, kw_only=True)
class LocalStep(Step):
    """A step that the establishment adds."""

    after: str = field(
        default="", metadata=says("Step that it follows; without it the step comes last.", form="id", names="step")
    )


@dataclass(frozen=True, kw_only=True)
class Addition(Item):
    """What the establishment adds to one definition."""

    ask: tuple[AskWho, ...] = field(default=(), metadata=says("More people to ask."))
    have_ready: tuple[Fact, ...] = field(default=(), metadata=says("More to have ready."))
    deadlines: tuple[Deadline, ...] = field(default=(), metadata=says("Local time limits."))
    steps: tuple[LocalStep, ...] = field(default=(), metadata=says("Steps to add."))
    send_and_file: tuple[Sending, ...] = field(default=(), metadata=says("More to send or file."))


@dataclass(frozen=True, kw_only=True)
class Local(Item):
    """The whole of local.yml."""

    establishment: str = field(metadata=says("Name of the prison or office."))
    roles: tuple[RoleName, ...] = field(default=(), metadata=says("Local names of roles."))
    mailboxes: tuple[Mailbox, ...] = field(default=(), metadata=says("Shared mailboxes."))
    rooms: tuple[Room, ...] = field(default=(), metadata=says("Rooms and counters."))
    definitions: Mapping[str, Addition] = field(
        default_factory=dict, metadata=says("Additions to a definition, under its id.", names="definition")
    )
