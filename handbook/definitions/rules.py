"""What must hold inside one definition beyond the shape of its keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.definitions.decode import NO_DATE, Decoder
from handbook.definitions.items import Item
from handbook.definitions.model import Definition
from handbook.definitions.problems import Problem, did_you_mean
from handbook.definitions.words import Basis, Kind, When

MOST_ITEMS = 9  # at one pause point: more cannot be held in mind, and a list read past is no check


@dataclass(slots=True)
class Draft:
    """A definition as read, with what is needed to say where something stands."""

    definition: Definition
    decoder: Decoder
    extra: Decoder | None = None  # of local.yml, once it is laid over this definition

    def problem(self, item: Item, name: str, what: str, mend: str) -> Problem:
        """A problem at field ``name`` of ``item``, in the file that the item came from."""
        decoder = self.extra if item.local and self.extra is not None else self.decoder
        return Problem(decoder.path, decoder.line(item, name), what, mend)


def check(draft: Draft) -> Iterator[Problem]:
    """Everything wrong inside one definition."""
    yield from _doubles(draft)
    yield from _pauses(draft)
    yield from _deadlines(draft)
    yield from _unconfirmed(draft)
    yield from _review(draft)
    yield from _pointers(draft)


def _doubles(draft: Draft) -> Iterator[Problem]:
    d = draft.definition
    named: tuple[tuple[str, str, Iterable[Item]], ...] = (
        ("step", "id", d.steps),
        ("deadline", "id", d.deadlines),
        ("pause", "id", d.pauses),
        ("decision", "id", d.decisions),
        ("term", "term", d.terms),
    )
    for noun, name, items in named:
        first: dict[str, Item] = {}
        for item in items:
            value = getattr(item, name)
            if value and value in first:
                where = f"first on line {first[value].line}"
                mend = "keep one of the two" if noun == "term" else "give one of them another id"
                yield draft.problem(item, name, f"two {noun}s have the {name} {value} ({where})", mend)
            first.setdefault(value, item)


def _pauses(draft: Draft) -> Iterator[Problem]:
    d = draft.definition
    for step in d.steps:
        if step.pause:
            if not step.critical and d.kind is Kind.PROCEDURE:
                what = f"step {step.id} has a pause but is not critical, so it would not stand on the checklist"
                yield draft.problem(step, "pause", what, "add critical: true, or take the pause away")
        elif step.critical or d.kind is Kind.CHECKLIST:
            reason = "is critical but" if step.critical else "is a checklist item but"
            choice = ", ".join(pause.id for pause in d.pauses)
            mend = f"add pause: one of {choice}" if choice else "write pauses, and name one here"
            yield draft.problem(step, "critical", f"step {step.id} {reason} has no pause", mend)
    for pause, items in d.items_by_pause():
        if len(items) > MOST_ITEMS:
            what = f"pause {pause.id} has {len(items)} items; {MOST_ITEMS} is the most that a reader can check at once"
            yield draft.problem(pause, "id", what, "move some to another pause, or make some not critical")
        elif not items and pause.id:
            mend = "name it as pause: in a critical step, or take it out"
            yield draft.problem(pause, "id", f"pause {pause.id} has no item", mend)


def _deadlines(draft: Draft) -> Iterator[Problem]:
    for deadline in draft.definition.deadlines:
        if deadline.when is When.BY and deadline.amount:
            what = f"deadline {deadline.id} is by an event but has an amount of {deadline.amount}"
            yield draft.problem(deadline, "when", what, "write before or after, or amount: 0 for on the day itself")
        elif deadline.when is not When.BY and not deadline.amount:
            what = f"deadline {deadline.id} is 0 {deadline.unit} {deadline.when} an event"
            yield draft.problem(deadline, "amount", what, "write when: by for on the day itself, or the amount")


def _unconfirmed(draft: Draft) -> Iterator[Problem]:
    d = draft.definition
    for fact in d.all_facts():
        if fact.basis is Basis.UNCONFIRMED and not fact.ask and not d.confirm_locally:
            mend = "add ask: with the role or office, or an entry under confirm_locally"
            yield draft.problem(fact, "basis", "this is unconfirmed, and nobody is named to ask", mend)


def _review(draft: Draft) -> Iterator[Problem]:
    review = draft.definition.review
    if NO_DATE not in (review.last, review.due) and review.due <= review.last:
        what = f"the review is due on {review.due}, which is not after the last one on {review.last}"
        yield draft.problem(review, "due", what, "write the day of the next review")


def _pointers(draft: Draft) -> Iterator[Problem]:
    """Ids that must stand in the same definition."""
    d = draft.definition
    known = {
        "step": {step.id for step in d.steps},
        "pause": {pause.id for pause in d.pauses},
        "deadline": {deadline.id for deadline in d.deadlines},
    }
    for reference in draft.decoder.references:
        if reference.names in known and reference.value not in known[reference.names]:
            yield Problem(
                reference.path,
                reference.line,
                f"there is no {reference.names} {reference.value}",
                did_you_mean(reference.value, known[reference.names]),
            )
