"""The guide as data for `templates/print/guide.typ`: its parts in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from calculator.names import capital
from handbook.calculators import CALCULATORS
from handbook.definitions.items import Decision, Fact, Source, Step, Term
from handbook.definitions.model import Definition
from handbook.definitions.words import Basis
from handbook.pictures.guide import deadlines_for_print, decision_for_print
from handbook.print import words
from handbook.print.runs import Line, SourceNumbers, bold, common, notice

if TYPE_CHECKING:
    from handbook.definitions.model import Book

Part = dict[str, Any]
#: Widths of columns in millimetres; 0 shares what is left.
THIRD, NARROW = 53, 27


def guide_data(book: Book, definition: Definition, terms: Iterable[Term]) -> dict[str, Any]:
    """Everything that the guide's template draws."""
    sources = SourceNumbers(book, definition)
    d, cite = definition, sources.cite
    review = d.review
    head = common(book, d, "guide")
    head["notice"] = [*notice(d), *cite(d.status)] if d.status else None
    head["review"] = f"Reviewed on {words.day(review.last)} by: {review.by}. Next review due {words.day(review.due)}."
    head["key"] = _key()
    parts: list[Part | None] = [
        _facts("What starts it", d.start_when, sources),
        _table("Who to ask", (("About", 0), ("Ask", 0)), [[[i.about, *cite(i)], [bold(i.who)]] for i in d.ask]),
        _list("Whom it is about", [[text] for text in d.applies_to]),
        _table(
            "Deadlines",
            (("When", THIRD), ("What", 0), ("Who", NARROW)),
            [
                [[bold(capital(i.words))], [words.sentence(i.what), f" {i.note}" if i.note else "", *cite(i)], [i.who]]
                for i in d.deadlines
            ],
        ),
        _pictures("The deadlines around their dates", d),
        _table(
            "Who does what",
            (("Role", THIRD), ("What they do", 0)),
            [[[bold(i.role)], [i.does, *cite(i)]] for i in d.who],
        ),
        _facts("Have ready", d.have_ready, sources),
        _table(
            "Forms",
            (("Form", THIRD), ("Number", NARROW), ("Use", 0)),
            [[[bold(i.name)], [i.number or "none given"], [i.use, *cite(i)]] for i in d.forms],
        ),
        _table(
            "Computer systems",
            (("System", THIRD), ("Use", 0)),
            [[[bold(i.name)], [i.use, *cite(i)]] for i in d.systems],
        ),
        _steps(d, sources),
        _facts("What the second person looks at", d.check, sources),
        _table(
            "What goes wrong, and how to put it right",
            (("What goes wrong", 0), ("Put it right", 0)),
            [[[i.problem], [i.put_right, *cite(i)]] for i in d.go_wrong],
        ),
        _table(
            "Send and file",
            (("What", 0), ("Where to", 0), ("How", 0)),
            [[[bold(i.what)], [i.to], [i.how, *cite(i)]] for i in d.send_and_file],
        ),
        _table(
            "What changed",
            (("From", NARROW), ("How it was", 0), ("How it is now", 0)),
            [[[bold(words.day(i.from_))], [i.was], [i.now, *cite(i)]] for i in d.changes],
        ),
        _table(
            "Confirm locally",
            (("What", 0), ("Ask", 0), ("Why it is open", 0)),
            [[[bold(i.what)], [i.ask], [i.why]] for i in d.confirm_locally],
            lead="No national source that we have read settles these. Ask before you rely on them.",
        ),
        _establishment(book),
        _words(terms),
        _see_also(book, d),
        _sources(sources.used()),
    ]
    return {**head, "parts": [part for part in parts if part is not None]}


def _key() -> Line:
    line: Line = ["The word after a statement says what it rests on, and the number its source at the end: "]
    for n, basis in enumerate(Basis):
        meaning = f", {basis.words}" if basis.words != basis.value else ""
        line += [bold(basis.value), f"{meaning}{'; ' if n + 1 < len(Basis) else '.'}"]
    return line


def _list(title: str, items: list[Line]) -> Part | None:
    return {"kind": "list", "title": title, "items": items} if items else None


def _facts(title: str, facts: Iterable[Fact], sources: SourceNumbers) -> Part | None:
    return _list(title, [[fact.text, *sources.cite(fact)] for fact in facts])


def _table(title: str, columns: Sequence[tuple[str, int]], rows: list[list[Line]], lead: str = "") -> Part | None:
    if not rows:
        return None
    part: Part = {
        "kind": "table",
        "title": title,
        "head": [name for name, _ in columns],
        "widths": [width for _, width in columns],
        "rows": rows,
    }
    return {**part, "lead": lead} if lead else part


def _pictures(title: str, definition: Definition) -> Part | None:
    drawn = [asdict(picture) for picture in deadlines_for_print(definition.deadlines)]
    return {"kind": "pictures", "title": title, "items": drawn} if drawn else None


def _steps(definition: Definition, sources: SourceNumbers) -> Part:
    after: dict[str, list[Part]] = {}
    # Numbers of sources follow the order of the text, so decisions are written when their place is reached.
    waiting: dict[str, list[Decision]] = {}
    for decision in definition.decisions:
        waiting.setdefault(decision.after, []).append(decision)
    after[""] = [_decision(definition, found, sources) for found in waiting.get("", [])]
    groups = []
    number = 0
    for title, steps in definition.steps_by_group():
        shown = []
        for step in steps:
            number += 1
            line = _step(definition, step, number, sources)
            decisions = [_decision(definition, found, sources) for found in waiting.get(step.id, [])]
            shown.append({"do": line, "why": step.why, "critical": step.critical, "decisions": decisions})
        groups.append({"title": title, "steps": shown})
    lead = "A step with a thick box is on the checklist as well."
    return {"kind": "steps", "title": "Steps", "lead": lead, "before": after[""], "groups": groups}


def _step(definition: Definition, step: Step, number: int, sources: SourceNumbers) -> Line:
    line: Line = [bold(f"{number}. {words.sentence(step.do)}"), " ", {"italic": words.sentence(step.who)}]
    if step.deadline:
        line += [" ", {"due": f"Due {definition.deadline(step.deadline).words}"}]
    if step.critical:
        line += [" ", {"mark": "checklist"}]
    return [*line, *sources.cite(step)]


def _decision(definition: Definition, decision: Decision, sources: SourceNumbers) -> Part:
    picture = decision_for_print(definition, decision)
    return {
        "picture": None if picture is None else asdict(picture),
        "question": [bold(f"Decide: {decision.question}"), *sources.cite(decision)],
        "answers": [[bold(f"{answer.if_.rstrip('.:')}:"), f" {answer.then}"] for answer in decision.answers],
    }


def _establishment(book: Book) -> Part | None:
    if book.local is None:
        return None
    items: list[Line] = [[bold(f"{i.name}:"), f" {i.address}. {i.use}"] for i in book.local.mailboxes]
    items += [[bold(f"{i.name}:"), f" {i.where}. {i.use}"] for i in book.local.rooms]
    part = {"kind": "list", "title": f"At {book.local.establishment}", "items": items}
    return {**part, "lead": "Written by the establishment itself."}


def _words(terms: Iterable[Term]) -> Part | None:
    items = [[bold(f"{term.term}:"), f" {term.meaning}"] for term in terms]
    return {"kind": "words", "title": "Abbreviations and words", "items": items} if items else None


def _see_also(book: Book, definition: Definition) -> Part | None:
    titles = {other.id: other.title for other in book.definitions()}
    items: list[Line] = [[titles[other]] for other in definition.related]
    items += [[f"Calculator on the handbook’s pages: {CALCULATORS[found].title}"] for found in definition.calculators]
    return _list("See also", items)


def _sources(used: Iterable[tuple[int, Source]]) -> Part:
    rows = []
    for number, source in used:
        dated = f", {source.dated}" if source.dated else ""
        said: Line = [bold(source.title), f" ({source.kind.words}{dated})."]
        if source.note:
            said.append(f" {words.sentence(source.note)}")
        said.append(f" Last read on {words.day(source.checked)}.")
        if source.link:
            said += [" ", {"address": source.link}]
        rows.append({"number": number, "said": said})
    return {"kind": "sources", "title": "Sources", "rows": rows}
