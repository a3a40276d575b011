"""The aide-memoire as data for `templates/print/aide-memoire.typ`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from calculator.names import capital
from handbook.definitions.items import Sourced, Term
from handbook.definitions.model import Definition
from handbook.print import words
from handbook.print.runs import Line, Run, ask_first, bold, common, is_current, letters, local, notice

if TYPE_CHECKING:
    from handbook.definitions.model import Book

#: Troubles shown: the first ones of a definition are the most common.
GO_WRONG_SHOWN = 3


def aide_data(book: Book, definition: Definition, terms: Iterable[Term], key: list[tuple[str, str]]) -> dict[str, Any]:
    """Everything that the template draws. What `Rung.leave_out` may leave out is marked as spare."""
    d = definition
    head = common(book, d, "aide-memoire")
    head["notice"] = None if is_current(d) else notice(d)
    parts = [
        _part("It starts when", [_line(fact, [fact.text]) for fact in d.start_when]),
        _part("Who to ask", [_line(i, [bold(f"{i.who}:"), f" {i.about}"]) for i in d.ask]),
        _part("Deadlines", [_line(i, _deadline(i.words, i.what, i.who)) for i in d.deadlines]),
    ]
    for number, (pause, steps) in enumerate(d.items_by_pause(), 1):
        part = _part(f"Pause {number}: {pause.title}", [_line(step, [step.do]) for step in steps])
        if part is not None:
            parts.append({**part, "kind-of": pause.kind.value})
    troubles = d.go_wrong[:GO_WRONG_SHOWN]
    parts.append(_part("What goes wrong most", [_line(i, _trouble(i.problem, i.put_right)) for i in troubles]))
    said = _terms(terms)
    if said:
        parts.append({"kind": "words", "title": "Abbreviations and words", "items": [said]})
    return {**head, "parts": [part for part in parts if part is not None], "key": letters(key)}


def _part(title: str, items: list[dict[str, Any]]) -> dict[str, Any] | None:
    return {"kind": "lines", "title": title, "items": items} if items else None


def _line(item: Sourced, runs: Line) -> dict[str, Any]:
    return {"letter": words.letter(item.basis), "runs": [*runs, *ask_first(item), *local(item)]}


def _spare(from_: int, *line: Run) -> Run:
    """Pieces that are left out once so much has to be."""
    return {"spare": from_, "line": list(line)}


def _deadline(when: str, what: str, who: str) -> Line:
    return [bold(f"{capital(when)}:"), f" {what}", _spare(1, " ", {"italic": f"({who})"})]


def _trouble(problem: str, put_right: str) -> Line:
    return [bold(words.sentence(problem)), _spare(2, f" {put_right}")]


def _terms(terms: Iterable[Term]) -> Line:
    line: Line = []
    for term in terms:
        head, rest = words.brief(term.meaning)
        line += [bold(term.term), f" {head}", *([_spare(1, rest)] if rest else []), "; "]
    return [*line[:-1], "."] if line else []
