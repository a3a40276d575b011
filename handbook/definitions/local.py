"""local.yml: what an establishment adds, laid over the definitions when the site is built.

What may be added: whom to ask, what to have ready, deadlines, steps, what to send and file; and the
local names of roles. Nothing of a definition can be taken away or changed. Every added item has
``local`` set; a role's own name is shown after the name that the definitions use.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from handbook.definitions.decode import Decoder
from handbook.definitions.items import AskWho, Deadline, Role, Step
from handbook.definitions.local_items import Addition, Local, LocalStep
from handbook.definitions.model import Definition
from handbook.definitions.problems import Problem, did_you_mean
from handbook.definitions.rules import Draft

_Doer = TypeVar("_Doer", AskWho, Deadline, Step)


def lay_over(drafts: Mapping[str, Draft], local: Local, decoder: Decoder) -> Iterator[Problem]:
    """Add what ``local`` holds to the drafts; give back what cannot be added.

    An id under ``definitions`` that names no draft is left to the check of references.
    """
    for name, addition in local.definitions.items():
        draft = drafts.get(name)
        if draft is not None:
            draft.extra = decoder
            yield from _places(draft.definition, addition, decoder)
            laid_over = _added(draft.definition, addition)
            draft.decoder.same_place(draft.definition, laid_over)
            draft.definition = laid_over
    used = {name for draft in drafts.values() for name in _role_names(draft.definition)}
    for role in local.roles:
        if role.role and role.role not in used:
            mend = did_you_mean(role.role, used)
            yield Problem(decoder.path, decoder.line(role, "role"), f"no definition names the role {role.role}", mend)


def with_local_names(d: Definition, local: Local) -> Definition:
    """The definition with the establishment's own name after each role: "Case administrator (here: OMU clerk)"."""
    names = {role.role: f"{role.role} (here: {role.called})" for role in local.roles}

    def doers(items: Iterable[_Doer]) -> tuple[_Doer, ...]:
        return tuple(replace(item, who=names.get(item.who, item.who)) for item in items)

    def named(role: Role) -> Role:
        return replace(role, role=names.get(role.role, role.role))

    return replace(
        d, ask=doers(d.ask), deadlines=doers(d.deadlines), steps=doers(d.steps), who=tuple(map(named, d.who))
    )


def _role_names(d: Definition) -> Iterator[str]:
    yield from (role.role for role in d.who)
    yield from (ask.who for ask in d.ask)
    yield from (deadline.who for deadline in d.deadlines)
    yield from (step.who for step in d.steps)


def _places(d: Definition, addition: Addition, decoder: Decoder) -> Iterator[Problem]:
    """Ids in the local steps that name nothing in the definition or in what is added to it."""
    known = {
        "after": {step.id for step in (*d.steps, *addition.steps)},
        "pause": {pause.id for pause in d.pauses},
        "deadline": {deadline.id for deadline in (*d.deadlines, *addition.deadlines)},
    }
    for step in addition.steps:
        for name, ids in known.items():
            value = getattr(step, name)
            if value and value not in ids:
                noun = "step" if name == "after" else name
                what = f"{d.path} has no {noun} {value}"
                yield Problem(decoder.path, decoder.line(step, name), what, did_you_mean(value, ids))


def _added(d: Definition, addition: Addition) -> Definition:
    return replace(
        d,
        ask=d.ask + addition.ask,
        have_ready=d.have_ready + addition.have_ready,
        deadlines=d.deadlines + addition.deadlines,
        steps=_with_steps(d.steps, addition.steps),
        send_and_file=d.send_and_file + addition.send_and_file,
    )


def _with_steps(steps: Iterable[Step], added: Iterable[LocalStep]) -> tuple[Step, ...]:
    """Each added step behind the one that it names; the others at the end."""
    result = list(steps)
    last: dict[str, Step] = {}  # the step behind which the next one that names the same place goes
    for step in added:
        after = last.get(step.after) or next((other for other in result if step.after and other.id == step.after), None)
        place = len(result) if after is None else next(n for n, other in enumerate(result, 1) if other is after)
        result.insert(place, step)
        if after is not None:
            last[step.after] = step
    return tuple(result)
