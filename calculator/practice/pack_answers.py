"""The answer sheet of a pack: every answer with its working and law, and what the usual mistakes give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculator.forms.case.blocks import Block, Cell, document, heading, pairs, paragraph, table
from calculator.forms.words import count
from calculator.names import full_date, plain_date
from calculator.practice.model import Ask, Exercise, Mistake, Slip
from calculator.practice.pack_about import About, as_law_stands

#: Steps of the working in words: `{"of", "text", "law": [{"words", "link", "note"}]}`; `of` is the ask that it is for.
Working = Callable[[Exercise], Iterable[Mapping[str, Any]]]
Slips = Callable[[Exercise], Iterable[Slip]]

#: Mistakes shown with one case, the likeliest first, and answers shown of each.
MISTAKES, COLUMNS = 8, 3


def answer_sheet(
    exercises: Sequence[Exercise], about: About, worked: Working | None = None, slips: Slips | None = None
) -> dict[str, Any]:
    """The answers of the same cases, with every step and its law, and what the usual mistakes give."""
    worked, slips = worked or worked_by_engine, slips or usual_slips
    blocks: list[Block] = [
        paragraph("Keep this sheet back until the exercises are handed in.", strong=True),
        paragraph(
            "Mark each date by itself. Where one is wrong, look first in the table of usual mistakes: it says which "
            "one gives that answer."
        ),
        paragraph(as_law_stands(exercises)),
    ]
    laws = Laws()
    named: dict[str, Mistake] = {}
    for n, exercise in enumerate(exercises, 1):
        found = one_of_each(slips(exercise))
        named.update({slip.mistake.id: slip.mistake for slip in found})
        blocks += answer_blocks(exercise, f"Case {n}", worked(exercise), found, laws)
    blocks += [*_mistakes(named.values()), *laws.blocks()]
    header = f"Answer sheet: {about.words}"
    return document(f"Answers: {about.title}", about.made, header, f"{about.name}-answers", blocks)


def worked_by_engine(exercise: Exercise) -> Iterable[Mapping[str, Any]]:
    """The working as the practice page shows it."""
    from calculator.practice.working import working

    return working(exercise)


def usual_slips(exercise: Exercise) -> Iterable[Slip]:
    """What each known mistake makes of the exercise."""
    from calculator.practice.slips import slips

    return slips(exercise)


class Laws:
    """Every law named in the working, numbered in the order in which it is first named."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, Mapping[str, str]]] = {}

    def numbers(self, laws: Iterable[Mapping[str, str]]) -> str:
        """The numbers as they stand beside a step: `[1] [3]`."""
        found = (self._found.setdefault(law["words"], (len(self._found) + 1, law)) for law in laws)
        return " ".join(f"[{number}]" for number, _ in found)

    def blocks(self) -> Iterator[Block]:
        """The list for the end of the sheet."""
        rows: list[Sequence[Cell]] = []
        for words, (number, law) in self._found.items():
            link = law["link"]
            address: Cell = {"text": link, "link": link} if link else "No public address"
            rows.append((f"[{number}]", f"{words} ({law['note']})", address))
        if rows:
            yield heading(2, "The law")
            yield table(("No.", "Law", "Where to read it"), (8, 47, 45), rows)


def answer_blocks(
    exercise: Exercise, title: str, worked: Iterable[Mapping[str, Any]], slips: Sequence[Slip], laws: Laws
) -> Iterator[Block]:
    """One case with its answers, its working and its usual mistakes. The law of each step is a number in `laws`."""
    yield heading(2, f"{title}: {exercise.title}")
    yield pairs([("Skill", exercise.skill.title), ("Rule that decides", exercise.skill.rule), ("Case", exercise.key)])
    yield table(
        ("Asked for", "Right answer"),
        (60, 40),
        [(ask.label, in_words(ask, exercise.answers[ask.id])) for ask in exercise.asks],
    )
    yield heading(3, "Working")
    names = {ask.id: _short(ask) for ask in exercise.asks}
    yield table(("For", "Step", "What was done", "Law"), (11, 7, 69, 13), _working_rows(worked, names, laws))
    shown = [ask for ask in exercise.asks if any(ask.id in slip.answers for slip in slips)][-COLUMNS:]
    if shown:
        yield heading(3, "What the usual mistakes give")
        told = [slip for slip in slips if any(ask.id in slip.answers for ask in shown)]
        rows = [(slip.mistake.title, *(_briefly(ask, slip.answers.get(ask.id)) for ask in shown)) for slip in told]
        yield table(("Mistake", *map(_short, shown)), (34, *[66 // len(shown)] * len(shown)), rows)


def _briefly(ask: Ask, value: str | None) -> str:
    """A wrong answer in a narrow column; nothing where the mistake leaves it right."""
    if value and ask.kind == "date":
        return plain_date(date.fromisoformat(value))
    if value and ask.kind == "choice" and value.isdigit():
        return value
    return "" if value is None else in_words(ask, value)


def _short(ask: Ask) -> str:
    """What an ask is called where there is little room: the code of a date, or its label up to the first comma."""
    return ask.id if ask.id.isupper() else ask.label.partition(",")[0]


def _working_rows(
    worked: Iterable[Mapping[str, Any]], names: Mapping[str, str], laws: Laws
) -> Iterator[Sequence[Cell]]:
    """A row for each step, numbered anew for each date; what it is for stands at its first step."""
    last, number = "", 0
    for step in worked:
        of = step.get("of", "")
        number = number + 1 if of == last else 1
        yield (names.get(of, "") if number == 1 else "", str(number), step["text"], laws.numbers(step["law"]))
        last = of


def in_words(ask: Ask, value: str) -> str:
    """An answer as it is said: a date with its weekday, a number of days, the words of a choice."""
    if not value:
        return "None: leave it blank"
    if ask.kind == "date":
        return full_date(date.fromisoformat(value))
    if ask.kind == "days":
        return count(int(value), "day")
    return dict(ask.options).get(value, value)


def one_of_each(slips: Iterable[Slip]) -> list[Slip]:
    """The first slip of each mistake, at most MISTAKES; mistakes that give the same answers all stay."""
    found: dict[str, Slip] = {}
    for slip in slips:
        found.setdefault(slip.mistake.id, slip)
    return list(found.values())[:MISTAKES]


def _mistakes(mistakes: Iterable[Mistake]) -> Iterator[Block]:
    """Every mistake named above, explained once."""
    rows = [(each.title, each.why, each.mend) for each in sorted(mistakes, key=lambda each: each.title)]
    if rows:
        yield heading(2, "The usual mistakes explained")
        yield table(("Mistake", "Why it is wrong", "How to do it right"), (24, 38, 38), rows)
