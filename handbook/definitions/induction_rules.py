"""What must hold inside one unit or lesson beyond the shape of its keys."""

from collections.abc import Iterator

from handbook.definitions.decode import Decoder
from handbook.definitions.induction import WEEKS, Exercising, Practising, Unit, UnitKind
from handbook.definitions.induction_places import Ids, NoPlaceError, resolve
from handbook.definitions.items import Item
from handbook.definitions.problems import Problem
from handbook.definitions.topics import topics
from handbook.definitions.words import Basis

#: Key → the most that a reader takes in at once.
_MOST = {"questions": 4, "objectives": 5, "key_points": 6, "explain": 8, "examples": 3}
#: What nobody can see a person do.
_NOT_SEEN = ("understand", "know", "learn", "appreciate", "be aware", "to ")


_Found = Iterator[tuple[Item, str, str, str]]  # item, key, what is wrong, how to mend it


def wrong_inside(unit: Unit, decoder: Decoder, ids: Ids) -> Iterator[Problem]:
    """Everything wrong inside one file."""
    rules = (_kind(unit), _numbers(unit), _objectives(unit), _session(unit), _pages(unit, ids), _practice(unit))
    for item, key, what, mend in (each for found in (*rules, _review(unit), _asks(unit)) for each in found):
        yield Problem(unit.path, decoder.line(item, key), what, mend)


def _kind(unit: Unit) -> _Found:
    folder = unit.path.split("/")[1].removesuffix("s")
    if unit.kind.value != folder:
        yield unit, "kind", f"this is a {unit.kind.value} among the {folder}s", "move the file, or mend kind"
    lesson = unit.kind is UnitKind.LESSON
    for key, least in (("topic", 1), ("explain", 3), ("examples", 1), ("exercises", 1)):
        value = getattr(unit, key)
        if lesson and (len(value) if isinstance(value, tuple) else bool(value)) < least:
            yield unit, key, f"a lesson needs {key}", "add it" if least == 1 else f"write {least} or more"
        if not lesson and value and key != "explain":
            yield unit, key, f"{key} is for lessons only", "take it out, or make the unit a lesson"
    if not lesson and not (unit.read or unit.do or unit.practise or unit.explain):
        yield unit, "title", "there is nothing to read, do or practise in this unit", "add read, do or practise"


def _numbers(unit: Unit) -> _Found:
    if unit.week > WEEKS:
        yield unit, "week", f"week is {unit.week}", f"the induction has {WEEKS} weeks; write 1 to {WEEKS}"
    for key, most in _MOST.items():
        if len(getattr(unit, key)) > most:
            yield unit, key, f"{key} has {len(getattr(unit, key))}", f"keep the {most} that matter most"
    if len(set(unit.roles)) < len(unit.roles):
        yield unit, "roles", "a role stands here twice", "keep one of the two"


def _objectives(unit: Unit) -> _Found:
    for text in unit.objectives:
        if text.casefold().startswith(_NOT_SEEN):
            what = f"nobody can see whether a person does this: {text[:50]}"
            yield unit, "objectives", what, "begin with a verb that can be seen: Work out, Say, Find, Check"


def _session(unit: Unit) -> _Found:
    total = sum(part.minutes for part in unit.mentor.session)
    if total != unit.minutes:
        what = f"the session takes {total} minutes and the {unit.kind.value} {unit.minutes}"
        yield unit.mentor, "session", what, "make them agree"


def _pages(unit: Unit, ids: Ids) -> _Found:
    for each in unit.read:
        try:
            kind, name = resolve(each.page, ids)
        except NoPlaceError:
            continue  # said already
        if each.part is not None and kind != "procedure":
            yield each, "part", f"{each.page} is a {kind} and has no {each.part.value}", "take part out"
        elif kind in ("unit", "lesson") and name == unit.id:
            yield each, "page", "this page tells the reader to read it", "take it out"


def _practice(unit: Unit) -> _Found:
    for each in unit.practise:
        if bool(each.topic) == bool(each.page):
            yield each, "topic", "a line of practise names a topic or a page, and one only", "write topic or page"
        elif each.page and not each.what:
            yield each, "page", f"it is not said what to do on {each.page}", "add what"
        elif each.topic:
            yield from _level(each, each.topic)
    for cases in unit.exercises:
        yield from _level(cases, cases.topic or unit.topic)


def _level(each: Practising | Exercising, topic: str) -> _Found:
    known = topics().get(topic)
    if known is not None and each.level not in known.levels:
        shown = ", ".join(map(str, known.levels))
        yield each, "level", f"there is no level {each.level} of the topic {topic}", f"choose one of: {shown}"


def _review(unit: Unit) -> _Found:
    if unit.review.due <= unit.review.last:
        what = f"the review is due on {unit.review.due}, which is not after the last one on {unit.review.last}"
        yield unit.review, "due", what, "write the day of the next review"


def _asks(unit: Unit) -> _Found:
    for fact in (*unit.facts(), *unit.mentor_facts()):
        if fact.basis is Basis.UNCONFIRMED and not fact.ask and not unit.confirm_locally:
            mend = "add ask: with the role or office, or an entry under confirm_locally"
            yield fact, "basis", "this is unconfirmed, and nobody is named to ask", mend
