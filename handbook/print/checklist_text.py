"""The checklist as data for `templates/print/checklist.typ`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from handbook.definitions.items import Fact, Step
from handbook.definitions.model import Definition
from handbook.definitions.words import Basis, Kind, PauseKind
from handbook.print import words
from handbook.print.runs import Line, ask_first, bold, common, is_current, letters, local, notice

if TYPE_CHECKING:
    from handbook.definitions.model import Book


def checklist_data(book: Book, definition: Definition, used: Iterable[Basis]) -> dict[str, Any]:
    """Everything that the template draws; `used` are the bases whose letters the line at the foot explains."""
    d = definition
    head = common(book, d, "checklist")
    head["notice"] = None if is_current(d) else notice(d)
    routine = d.kind is Kind.CHECKLIST
    facts = [("Use it when:", d.start_when), *([("Have ready:", d.have_ready)] if routine else [])]
    groups = [_pause(d, number, steps) for number, (_, steps) in enumerate(d.items_by_pause(), 1)]
    if routine and d.check:
        groups.append(_second_person(d.check))
    return {
        **head,
        "use": [_use(title, found) for title, found in facts if found],
        "groups": groups,
        "key": [*_how_to_work(d), *letters(words.key(used))],
    }


def boxes(data: dict[str, Any]) -> dict[str, str]:
    """Name of each box of a checklist → what it is a box for, which a screen reader says."""
    return {item["box"]: item["says"] for group in data["groups"] for item in group["items"]}


def _use(title: str, facts: Sequence[Fact]) -> Line:
    line: Line = [bold(title), " "]
    for fact in facts:
        line += [fact.text.rstrip("."), *local(fact), " ", {"mark": words.letter(fact.basis)}, "; "]
    return line[:-1]


def _pause(definition: Definition, number: int, steps: Sequence[Step]) -> dict[str, Any]:
    pause = definition.items_by_pause()[number - 1][0]
    doer = words.usual_doer(definition, pause.id)
    how: Line = [bold(pause.kind.value)]
    if doer:
        how.append(f" · {doer}" if words.alone(steps) else f" · {doer}, unless the line names another")
    return {
        "number": f"Pause {number}: ",
        "title": [pause.title, *local(pause)],
        "how": how,
        "items": [_step(definition, step, doer) for step in steps],
    }


def _step(definition: Definition, step: Step, doer: str) -> dict[str, Any]:
    line: Line = [words.sentence(step.do)]
    if step.who != doer:
        line += [" ", {"italic": words.sentence(step.who)}]
    if step.deadline:
        line += [" ", {"due": f"Due {definition.deadline(step.deadline).words}"}]
    return _item(f"tick-{step.id}", step.do, [*line, *ask_first(step), *local(step)], step.basis)


def _second_person(facts: Sequence[Fact]) -> dict[str, Any]:
    items = [
        _item(f"check-{n}", fact.text, [fact.text, *ask_first(fact), *local(fact)], fact.basis)
        for n, fact in enumerate(facts, 1)
    ]
    return {"number": "", "title": ["The second person looks at"], "how": [], "items": items}


def _item(box: str, says: str, line: Line, basis: Basis) -> dict[str, Any]:
    return {"box": box, "says": says, "line": line, "letter": words.letter(basis)}


def _how_to_work(definition: Definition) -> Line:
    """What the kinds of pause used here mean."""
    used: set[PauseKind] = {pause.kind for pause in definition.pauses}
    line: Line = []
    for kind, meaning in words.HOW_TO_WORK.items():
        if kind in used:
            line += [bold(f"{kind.value}:"), f" {meaning}. "]
    return line
