"""Offences for the look-up box: each with its title, its provision, its codes and the text that stands for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from calculator.forms.words import count
from calculator.names import capital
from calculator.offences import Hit, Offence, Row, listed, parse, search, tables
from calculator.offences.match import match
from calculator.offences.parse import CODE

MOST = 8
LONGEST = 200  # characters of what was typed that are looked at
#: The forms of an offence: what people type for them, and the word that a text ends with to mean them.
FORMS = tuple(
    (form, re.compile(rf"\b(?:{words})\b(?:\s+(?:to|at)\b)?(?:\s+commit\b)?"))
    for form, words in (
        ("attempt", "attempt(?:ed|ing|s)?"),
        ("conspiracy", "conspir(?:acy|ing|ed)"),
        ("incitement", "incit(?:ement|ing|ed)"),
        ("encouraging", r"encourag(?:ing|ed|ement)(?:\s+(?:or|and)\s+assisting)?"),
        ("aiding", r"aid(?:ing|ed)?(?:\s+and\s+abet(?:ting|ted)?)?"),
    )
)
FORM_TITLES = {
    "attempt": "Attempt",
    "conspiracy": "Conspiracy",
    "incitement": "Incitement",
    "encouraging": "Encouraging or assisting",
    "aiding": "Aiding and abetting",
}
#: Only to compare two readings of one text: far enough ahead for every row to have begun.
_LATE = date(2100, 1, 1)


def found(text: object) -> dict[str, Any]:
    """The answer to what was typed so far."""
    typed = " ".join(str(text)[:LONGEST].split()) if isinstance(text, str) else ""
    code = CODE.search(typed.upper())
    hits = by_code(code[0]) if code else by_words(typed)
    hits = list({hit["value"]: hit for hit in hits}.values())
    return {"status": "found", "count": _counted(typed, len(hits)), "hits": hits[:MOST]}


def _counted(typed: str, number: int) -> str:
    if not typed:
        return ""
    if not number:
        return (
            "No offence found in the lists. You may keep what you typed; an Act and section, or a code, is read best."
        )
    more = f" The first {MOST} are shown: type more to narrow them down." if number > MOST else ""
    return f"{count(number, 'offence')} found.{more} Use the up and down arrow keys to choose."


def provision(act: str, section: str) -> str:
    """“Offences Against the Person Act 1861, section 18”; “Terrorism Act 2000, Schedule 5, paragraph 14”."""
    if not section:
        return act
    if section.startswith("Sch "):
        schedule, paragraph = section.removeprefix("Sch ").split(" para ")
        return f"{act}, Schedule {schedule}, paragraph {paragraph}"
    return f"{act}, {'section' if ' Act ' in act else 'article'} {section}"


def title(hit: Hit) -> str:
    """The offence's name as a title; for a common law offence the name that is typed."""
    name = hit.name if hit.section else hit.entry
    if name.startswith(hit.act) and (inner := re.search(r"\(([^()]{4,})\)$", name)):
        name = inner[1]
    return capital(name)


def _inside(hit: Hit) -> str:
    """The title as it stands inside a line."""
    name = title(hit)
    return name[:1].lower() + name[1:]


def _same(one: Offence, other: Offence) -> bool:
    """Whether two texts were read as one offence that is on the same lists, with nothing more open."""
    if one.problems or (one.act, one.provision, one.name, one.form) != (
        other.act,
        other.provision,
        other.name,
        other.form,
    ):
        return False
    first, second = match(one, _LATE, {}), match(other, _LATE, {})
    return (first.sure, first.maybe, first.identified) == (second.sure, second.maybe, second.identified)


@cache
def value(hit: Hit) -> str:
    """What to write into the box: name, Act and section, as far as the name does not change what is read."""
    if not hit.section:
        return title(hit)
    wanted = parse(hit.entry)
    place = provision(hit.act, hit.section)
    plain = f"{hit.act} {'s.' if ' Act ' in hit.act else 'art.'}{hit.section}"
    tail = "" if hit.section.startswith("Sch") else hit.entry.removeprefix(f"{hit.act} s.{hit.section}").strip()
    tries = (f"{title(hit)}, {place}", f"{place}: {_inside(hit)}", f"{place}: {tail}" if tail else place, plain)
    return next((one for one in tries if _same(parse(one), wanted)), hit.entry)


def _shown(name: str, place: str, codes: tuple[str, ...], text: str, lists: tuple[str, ...] = ()) -> dict[str, Any]:
    few = ", ".join(codes[:3]) + (" and others" if len(codes) > 3 else "")
    detail = ". ".join(filter(None, (place, f"Code {few}" if codes else "")))
    return {
        "title": name,
        "provision": place,
        "codes": list(codes),
        "detail": detail,
        "lists": list(lists),
        "value": text,
    }


@cache
def catalogue() -> tuple[tuple[Hit, dict[str, Any]], ...]:
    """Every listed offence as the box shows it."""
    return tuple((hit, _entry(hit)) for hit in listed())


def _entry(hit: Hit) -> dict[str, Any]:
    return _shown(title(hit), provision(hit.act, hit.section), hit.codes, value(replace(hit, score=0.0)), hit.lists)


def by_words(typed: str) -> list[dict[str, Any]]:
    """By name, section or both: exact titles first, then what was typed, then its attempts and other forms."""
    lowered = typed.lower()
    named = [hit for hit in listed() if lowered and lowered in (title(hit).lower(), hit.name.lower())]
    # Of equals the newer Act first: most sentences are for offences under it.
    hits = [*sorted(named, key=_newest), *sorted(search(typed), key=lambda hit: (-hit.score, hit.name, _newest(hit)))]
    return [_entry(hit) for hit in hits] + _forms(lowered) + _whole_act(typed)


def _newest(hit: Hit) -> int:
    year = hit.act[-4:]
    return -int(year) if year.isdecimal() else 0


def _forms(lowered: str) -> list[dict[str, Any]]:
    for form, words in FORMS:
        rest = " ".join(words.sub(" ", lowered, count=1).split())
        if rest and rest != lowered:
            hits = [(hit, f"{value(replace(hit, score=0.0))} ({form})") for hit in search(rest, MOST)]
            return [
                _shown(f"{FORM_TITLES[form]}: {_inside(hit)}", provision(hit.act, hit.section), (), text)
                for hit, text in hits
                if (read := parse(text)).form == form and not read.problems
            ]
    return []


def _whole_act(typed: str) -> list[dict[str, Any]]:
    """A section of an Act of which every offence is listed, where no row names the section."""
    read = parse(typed)
    if read.problems or not (read.act and read.provision):
        return []
    rows = [row for row in tables().by_act.get(read.act, ()) if row.whole_act]
    act, section = tables().acts[read.act].name, str(read.provision)
    if not rows or any(hit.act == act and hit.section == section for hit in listed()):
        return []
    return [_shown(f"Any offence under the {act}", provision(act, section), (), provision(act, section))]


def by_code(code: str) -> list[dict[str, Any]]:
    """By offence code. The value keeps the code: it says more than the section, such as an attempt."""
    whole = CODE.fullmatch(code)
    base = whole[1] if whole else code
    known = code if code in tables().by_code else base
    rows = tables().by_code.get(known, ())
    form = parse(code).form
    lead = "" if form == "substantive" or _own_form(rows) else f"{FORM_TITLES[form]}: "
    hits = [hit for hit in listed() if known in hit.codes]
    shown = []
    for hit in hits[:1]:
        name = f"{lead}{_inside(hit)}" if lead else title(hit)
        place = provision(hit.act, hit.section)
        text = f"{code}, {place}" if hit.section else code
        shown.append(_shown(name, place, (code,), text if not parse(text).problems else code, hit.lists))
    if shown:
        return shown
    if not rows:
        rows = tuple(row for prefix, row in tables().prefixes if code.startswith(prefix))
    if not rows:
        return []
    act = next((tables().acts[row.act].name for row in rows if row.act), "")
    name = f"Offence code {code}" + (f": {act}" if act else "")
    return [_shown(name, act, (code,), code, tuple(tables().lists[row.list].title for row in rows))]


def _own_form(rows: tuple[Row, ...]) -> bool:
    """Whether a row is itself about an attempt or another form, so that its name says so."""
    return any(row.forms and "substantive" not in row.forms for row in rows)
