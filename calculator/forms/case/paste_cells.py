"""One pasted cell as what would be typed. What cannot be read for certain is refused with a reason, never guessed."""

from __future__ import annotations

import re
from datetime import date

from calculator.forms.words import month_number, shown

Boxes = dict[str, str]
"""What would be typed, by the ending of the control's name ("day", "years"; empty for a single box)."""


class Unreadable(Exception):  # noqa: N818 - the cell cannot be read; nothing went wrong in the program
    """A cell that cannot be read; the text says why, in plain words."""


_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[., ]+", re.IGNORECASE)
_CLOCK = re.compile(r"[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.0+)?)?\Z")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ]{1,2}([0-9]{1,2}|[a-z]{3,9})\.?[-/., ]{1,2}([0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9]{4,6}(?:\.[0-9]+)?")
_UNITS = {"y": "years", "m": "months", "w": "weeks", "d": "days"}
_UNIT = r"(?:years?|yrs?|y|months?|mths?|mons?|mos?|m|weeks?|wks?|w|days?|d)"
_PART = re.compile(rf"(?:(?:and|,|&) ?)?([0-9]{{1,6}}) ?({_UNIT})(?![a-z])\.? ?", re.IGNORECASE)
_ISO_LENGTH = re.compile(r"P(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?", re.IGNORECASE)
_DAYS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}) ?(?:days?|d)?", re.IGNORECASE)
_YES, _NO = frozenset({"y", "yes", "true", "x", "✓", "✔"}), frozenset({"n", "no", "false", "none", "-", "–"})
_SERIAL_SAID = "{0} is a spreadsheet’s number for a day. Show that column as dates, copy it again, or type it."
_CERTAIN = "Write it as 5/1/2026 or 5 January 2026."


def day(text: str) -> Boxes:
    """`5/1/2026`, `05.01.2026`, `5 Jan 2026`, `2026-01-05`: day, month and year. The day stands before the month."""
    tidy = _CLOCK.sub("", _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text)
    if found := _YEAR_FIRST.fullmatch(tidy):
        year, month, number = found.groups()
    elif found := _DAY_FIRST.fullmatch(tidy):
        number, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(tidy):
        month, number, year = found.groups()
    elif _SERIAL.fullmatch(tidy):
        alone = len(tidy) == 4 and 1900 <= int(tidy) <= 2199
        raise Unreadable(f"{tidy} is a year alone. {_CERTAIN}" if alone else _SERIAL_SAID.format(shown(tidy)))
    else:
        raise Unreadable(f"{shown(text)} is not a date that can be read. {_CERTAIN}")
    if len(year) == 2:
        raise Unreadable(f"{shown(text)} has a year of two figures. Write the year with four.")
    which = month_number(month)
    if which is None:
        more = ": the day stands first" if month.isdigit() else ""
        raise Unreadable(f"{shown(text)} has no month {shown(month)}{more}. {_CERTAIN}")
    try:
        real = date(int(year), which, int(number))
    except ValueError:
        raise Unreadable(f"{shown(text)} is not a real date.") from None
    if not 1900 <= real.year <= 2199:
        raise Unreadable(f"the year of {shown(text)} must be from 1900 to 2199.")
    return {"day": str(real.day), "month": str(real.month), "year": str(real.year)}


def length(text: str, unit: str = "") -> Boxes:
    """`3 years 6 months`, `3y 6m`, `18m`, `P3Y6M`, `3/6/0/0`: years, months, weeks, days. `unit`: of a bare number."""
    numbers = _numbers(text, unit)
    found = {key: str(int(value)) for key, value in numbers.items() if int(value)}
    if not found:
        raise Unreadable(f"{shown(text)} is no length at all.")
    return found


def _numbers(text: str, unit: str) -> dict[str, str]:
    slashes = text.replace(" ", "").split("/")
    if len(slashes) == 4 and all(re.fullmatch("[0-9]{1,6}", part) for part in slashes):
        return dict(zip(_UNITS.values(), slashes, strict=True))
    if len(text) > 1 and (iso := _ISO_LENGTH.fullmatch(text)):
        return {key: value or "0" for key, value in zip(_UNITS.values(), iso.groups(), strict=True)}
    if re.fullmatch("[0-9]{1,6}", text):
        if unit:
            return {unit: text}
        raise Unreadable(f"{shown(text)} does not say whether it is years, months, weeks or days.")
    numbers: dict[str, str] = {}
    place = 0
    while place < len(text):
        part = _PART.match(text, place)
        if part is None:
            raise Unreadable(f"{shown(text)} is not a length that can be read. Write it as 3 years 6 months, or 3y 6m.")
        key = _UNITS[part[2][0].lower()]
        if key in numbers:
            raise Unreadable(f"{shown(text)} says {key} twice.")
        numbers[key] = part[1]
        place = part.end()
    return numbers


def days(text: str) -> Boxes:
    """`35`, `35 days`, `1,200`."""
    found = _DAYS.fullmatch(text)
    if found is None:
        raise Unreadable(f"{shown(text)} is not a number of days.")
    return {"": str(int(found[1].replace(",", "")))}


def yes_or_no(text: str) -> bool:
    """Yes or no, in the ways in which sheets say it."""
    word = text.lower().rstrip(".")
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(f"{shown(text)} is neither yes nor no.")


_CONCURRENT = re.compile(r"(?:concurrent(?:ly)?|conc|cc|c/c|none|no|n|n/a|-|–|0)(?: (?:with|to)\b.*)?", re.IGNORECASE)
_CONSECUTIVE = re.compile(
    r"(?:consecutive(?:ly)?|consec|cons|cs|c/s)?\.?(?: ?to)?(?: ?(?:sentence|count|line|row|no|number))?\.? ?#?"
    r" ?([0-9]{1,4})",
    re.IGNORECASE,
)


def follows(text: str) -> int | None:
    """The number of the sentence after which this one runs; None when it is concurrent."""
    if _CONCURRENT.fullmatch(text):
        return None
    found = _CONSECUTIVE.fullmatch(text)
    if found is None:
        raise Unreadable(
            f"{shown(text)} does not say which one sentence it is consecutive to. Nothing was chosen: choose it."
        )
    return int(found[1])


def recall(text: str) -> Boxes:
    """The kind of recall: `standard`, `FTR 28`."""
    word = re.sub(r"[^a-z0-9]", "", text.lower())
    if word in {"standard", "standardrecall", "sr", "lr", "str"}:
        return {"": "STANDARD"}
    fixed = re.fullmatch(
        r"(?:ftr|fixedtermrecall|fixedterm|fixed)?(?:of)?(14|28|56)(?:days?|d)?(?:ftr|fixedterm)?", word
    )
    fixed = fixed or re.fullmatch(r"(14|28|56)(?:days?)?(?:ftr|fixedtermrecall|fixedterm)", word)
    if fixed is None:
        raise Unreadable(f"{shown(text)} does not say which recall it is. Choose standard, or 14, 28 or 56 days.")
    return {"": f"FTR_{fixed[1]}"}
