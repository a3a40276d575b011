"""The door through which the practice page asks: one action at a time, JSON in, JSON out.

In: `{"practice": "make", "topic": "any", "level": 3, "seed": 7, "index": 0}`. What comes out has a `status`: "problems"
(`[{"field", "control", "text"}]`: what was asked or typed cannot be read) or "result".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from calculator.forms.fields import DateField, NumberField
from calculator.forms.words import count, shown, whole_number
from calculator.names import full_date
from calculator.practice.marking import mark
from calculator.practice.model import Ask, Exercise, Mark, Mistake
from calculator.practice.otherwise import Rework
from calculator.practice.working import laws_words, working
from calculator.record import Record

Asked = Mapping[str, Any]
Found = dict[str, Any]

#: More days than any sentence that is practised has.
_MOST_DAYS = 99_999
_DAYS = re.compile(r"\s*(\d{1,3}(?:[,\s]\d{3})+|\d+)\s*(?:days?)?\s*", re.IGNORECASE)


class NotMetError(ValueError):
    """A request that cannot be met; its text says why, `field` which part of it."""

    def __init__(self, field: str, text: str, control: str = "") -> None:
        super().__init__(text)
        self.problem = {"field": field, "control": control or f"practice-{field}", "text": text}


class Typed(Record):
    """What was typed for the asks of an exercise, as answers; and what could not be read."""

    answers: Mapping[str, str]
    problems: tuple[dict[str, str], ...]


def submit(asked: Asked) -> Found:
    """Answers one action; KeyError for one that is not known."""
    action = _ACTIONS[asked["practice"]]
    try:
        return action(asked)
    except NotMetError as wrong:
        return {"status": "problems", "problems": [wrong.problem]}


def topics(_: Asked) -> Found:
    """What there is to practise."""
    from calculator.practice.make import LEVEL_TITLES, TOPICS

    rows = [
        {"id": t.id, "title": t.title, "purpose": t.purpose, "levels": list(t.levels), "lesson": t.lesson}
        for t in TOPICS.values()
    ]
    levels = [{"level": level, "title": title} for level, title in LEVEL_TITLES.items()]
    return {"status": "result", "topics": rows, "levels": levels}


def make(asked: Asked) -> Found:
    """An exercise, without its answers."""
    from calculator.practice.make import TOPICS

    made = _exercise(asked)
    asks = [
        {
            "id": ask.id,
            "label": ask.label,
            "kind": ask.kind,
            "options": [{"value": value, "label": label} for value, label in ask.options],
            "step": ask.step,
        }
        for ask in made.asks
    ]
    shown_case = {
        "key": made.key,
        "topic": made.topic,
        "topicTitle": TOPICS[made.topic].title,
        "level": made.level,
        "skill": {"id": made.skill.id, "title": made.skill.title},
        "title": made.title,
        "story": list(made.story),
        "facts": [{"label": label, "value": value} for label, value in made.facts],
        "asks": asks,
        "hints": len(made.hints),
    }
    return {"status": "result", "exercise": shown_case}


def hint(asked: Asked) -> Found:
    """One hint, the first being number 1, and how many are left."""
    made = _exercise(asked)
    number = _number(asked, "number", "The number of the hint", 1)
    if not 1 <= number <= len(made.hints):
        raise NotMetError("number", f"This exercise has {count(len(made.hints), 'hint')}; there is no hint {number}.")
    return {"status": "result", "hint": made.hints[number - 1], "left": len(made.hints) - number}


def marked(asked: Asked) -> Found:
    """What was given, marked: what is right and wrong, why, and the whole working."""
    made = _exercise(asked)
    typed = read(made, asked.get("given"))
    if typed.problems:
        return {"status": "problems", "problems": list(typed.problems)}
    papers = Rework(made)
    marks = mark(made, typed.answers, papers)
    return {
        "status": "result",
        "right": all(each.correct for each in marks),
        "marks": [_mark(each) for each in marks],
        "working": working(made, papers),
        "missed": _missed(made, marks),
        "skill": _skill(made),
    }


def solve(asked: Asked) -> Found:
    """The right answers with the whole working."""
    made = _exercise(asked)
    marks = [_mark(Mark(ask, "", made.answers[ask.id], False)) for ask in made.asks]
    return {
        "status": "result",
        "right": False,
        "marks": marks,
        "working": working(made),
        "missed": [],
        "skill": _skill(made),
    }


def pack(asked: Asked) -> Found:
    """Exercise sheet and answer sheet, as documents for paper."""
    from calculator.practice.pack import pack as packed

    level, number = _number(asked, "level", "The level", 1), _number(asked, "count", "The number of cases", 1)
    try:
        documents = packed(str(asked.get("topic", "")), level, _seed(asked), number, str(asked.get("made", "")))
    except ValueError as error:
        raise NotMetError(_field_of(str(error)), str(error)) from error
    return {"status": "result", "documents": documents}


# --- reading ----------------------------------------------------------------------------------------------------------


def read(made: Exercise, given: Any) -> Typed:
    """What was typed for each ask: ISO dates, numbers as text, values of choices; blank stays blank."""
    texts = {str(name): str(text) for name, text in given.items()} if isinstance(given, Mapping) else {}
    answers: dict[str, str] = {}
    problems: list[dict[str, str]] = []
    for ask in made.asks:
        name, own = f"practice-{ask.id}", f"“{ask.label}”"
        if ask.kind == "choice":
            value = texts.get(ask.id, "").strip()
            if value and value not in dict(ask.options):
                problems.append({"field": ask.id, "control": name, "text": f"Choose one answer for {own}."})
            answers[ask.id] = value
            continue
        if ask.kind == "date":
            field: DateField | NumberField = DateField(name, ask.label, own)
            got = field.read({f"{name}-{part}": texts.get(f"{ask.id}-{part}", "") for part in DateField.PARTS})
        else:
            field = NumberField(name, ask.label, own, "day", 0, _MOST_DAYS)
            got = field.read({name: _bare(texts.get(ask.id, ""))})
        problems += [{"field": ask.id, "control": each.control, "text": each.text} for each in got.problems]
        value = got.value
        answers[ask.id] = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return Typed(answers, tuple(problems))


def _bare(text: str) -> str:
    """A number of days without the word “days” after it and the gaps between its thousands; other text as it is."""
    found = _DAYS.fullmatch(text)
    return re.sub(r"\D", "", found[1]) if found else text


def _exercise(asked: Asked) -> Exercise:
    from calculator.practice.make import exercise, from_key

    key = asked.get("key")
    try:
        if key is not None:
            return from_key(str(key))
        level, index = _number(asked, "level", "The level", 1), _number(asked, "index", "The number of the case", 0)
        return exercise(str(asked.get("topic", "any")), level, _seed(asked), index)
    except NotMetError:
        raise
    except ValueError as error:
        raise NotMetError("key" if key is not None else _field_of(str(error)), str(error)) from error


def _field_of(words: str) -> str:
    """The field that a refusal of the generator is about, by its first words."""
    if "no level" in words:
        return "level"
    if "no topic" in words:
        return "topic"
    return "count" if "cases" in words else "index" if words.startswith("The number of an exercise") else "seed"


def _number(asked: Asked, name: str, words: str, first: int) -> int:
    value = asked.get(name, first)
    number = value if isinstance(value, int) and not isinstance(value, bool) else whole_number(str(value))
    if number is None or number < 0:
        raise NotMetError(name, f"{words} must be a whole number, not {shown(str(value))}.")
    return number


def _seed(asked: Asked) -> int | str:
    seed = asked.get("seed", "")
    if isinstance(seed, bool) or not isinstance(seed, int | str) or not str(seed).strip():
        raise NotMetError("seed", "Enter a seed: any word or whole number. The same seed gives the same cases again.")
    return seed


# --- showing ----------------------------------------------------------------------------------------------------------


def words_of(ask: Ask, text: str) -> str:
    """An answer as it is said: a date with its weekday, a number of days, the words of a choice."""
    if not text:
        return ""
    if ask.kind == "date":
        return full_date(date.fromisoformat(text))
    return count(int(text), "day") if ask.kind == "days" else dict(ask.options).get(text, text)


def _mark(found: Mark) -> Found:
    return {
        "id": found.ask.id,
        "label": found.ask.label,
        "kind": found.ask.kind,
        "given": found.given,
        "givenWords": words_of(found.ask, found.given),
        "right": found.right,
        "rightWords": words_of(found.ask, found.right),
        "correct": found.correct,
        "blank": not found.given,
        "optional": found.ask.step,
        "mistakes": [_mistake(each, found.hows.get(each.id, "")) for each in found.mistakes],
        "step": found.step,
        "together": found.together,
    }


def _mistake(found: Mistake, how: str) -> Found:
    return {
        "id": found.id,
        "title": found.title,
        "how": how,
        "why": found.why,
        "mend": found.mend,
        "law": laws_words(found.law),
        "page": found.page,
    }


def _missed(made: Exercise, marks: tuple[Mark, ...]) -> list[str]:
    """What to repeat: the likeliest mistake of each wrong answer, or the skill where no mistake is known."""
    wrong = [each for each in marks if not each.correct and (each.mistakes or not each.step)]
    named = [each.mistakes[0].id for each in wrong if each.mistakes]
    unknown = [made.skill.id] if any(not each.mistakes for each in wrong) else []
    missed = list(dict.fromkeys([*named, *unknown]))
    return missed if missed or all(each.correct for each in marks) else [made.skill.id]


def _skill(made: Exercise) -> Found:
    return {"id": made.skill.id, "title": made.skill.title, "page": made.skill.page}


_ACTIONS: Mapping[str, Callable[[Asked], Found]] = {
    "topics": topics,
    "make": make,
    "hint": hint,
    "mark": marked,
    "solve": solve,
    "pack": pack,
}
