"""Reads single fields of a request and gathers what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from calculator import case as c
from calculator.check.objection import Objection
from calculator.check.words import objection

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_SENTENCES, MOST_ADJUSTMENTS, LONGEST, MOST_DAYS = 500, 2000, 9999, 36525
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def said(value: Any, most: int = 40) -> str:
    """What was entered, cut short. Lists and objects are not read out: they may be deep without end."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    # A lone half of a two-part character cannot be written out again.
    return str(value)[:most].encode("utf-8", "replace").decode("utf-8")


class Reader:
    """Reads fields and gathers objections."""

    def __init__(self) -> None:
        self.objections: list[Objection] = []

    def object_to(self, code: str, about: str, *arguments: object) -> None:
        """Note an objection."""
        self.objections.append(objection(code, about, *arguments))

    def date(self, raw: Mapping[str, Any], key: str, about: str, name: str, needed: bool = True) -> date | None:
        """A date written 2026-01-05."""
        value = raw.get(key)
        if value is None or value == "":
            if needed:
                self.object_to("FIELD_MISSING", about, name)
            return None
        try:
            if not isinstance(value, str) or not _WRITTEN.fullmatch(value.strip()):
                raise ValueError
            found = date.fromisoformat(value.strip())
        except ValueError:
            self.object_to("NOT_A_DATE", about, name, said(value))
            return None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.object_to("DATE_OUT_OF_RANGE", about, name, FIRST_YEAR, LAST_YEAR)
            return None
        return found

    def number(self, raw: Mapping[str, Any], key: str, about: str, name: str, most: int, needed: bool = False) -> int:
        """A whole number from nought to `most`."""
        value = raw.get(key)
        if value is None or value == "":
            if needed:
                self.object_to("FIELD_MISSING", about, name)
            return 0
        if isinstance(value, bool) or not isinstance(value, int):
            self.object_to("NOT_A_NUMBER", about, name, said(value))
            return 0
        if not 0 <= value <= most:
            self.object_to("NUMBER_OUT_OF_RANGE", about, name, 0, f"{most:,}")
            return 0
        return value

    def choice(self, raw: Mapping[str, Any], key: str, about: str, name: str, known: Sequence[str]) -> str | None:
        """One of the known words."""
        value = raw.get(key)
        if value is None:
            self.object_to("FIELD_MISSING", about, name)
            return None
        if not isinstance(value, str) or value not in known:
            self.object_to("VALUE_NOT_KNOWN", about, name, said(value), ", ".join(known))
            return None
        return value

    def flag(self, raw: Mapping[str, Any], key: str, about: str, name: str, otherwise: bool = False) -> bool:
        """True or false; missing is `otherwise`."""
        value = raw.get(key)
        if value is None:
            return otherwise
        if value is not True and value is not False:
            self.object_to("WRONG_SHAPE", about, name, "true or false")
            return otherwise
        return value

    def text(self, raw: Mapping[str, Any], key: str, about: str, name: str, most: int = 200) -> str | None:
        """Some words, or none."""
        value = raw.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str) or len(value) > most:
            self.object_to("WRONG_SHAPE", about, name, f"text of up to {most} letters")
            return None
        return said(value, most)

    def name(self, raw: Mapping[str, Any], key: str, about: str, name: str) -> str | None:
        """The id of something: text, or a whole number read as text."""
        value = raw.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12:
            return str(value)
        return self.text(raw, key, about, name)

    def inner(self, raw: Mapping[str, Any], key: str, about: str, name: str, shape: str) -> Mapping[str, Any] | None:
        """An object inside another, or none."""
        value = raw.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.object_to("WRONG_SHAPE", about, name, shape)
            return None
        return value

    def objects(
        self, raw: Mapping[str, Any], key: str, name: str, most: int, about: str | None = None
    ) -> list[tuple[str, Mapping[str, Any]]]:
        """A list of objects with the place of each."""
        value = raw.get(key)
        about = key if about is None else about
        if value is None:
            return []
        if not isinstance(value, list):
            self.object_to("WRONG_SHAPE", about, name, "a list")
            return []
        if len(value) > most:
            self.object_to(
                "TOO_MANY_SENTENCES" if key == "sentences" else "NUMBER_OUT_OF_RANGE",
                about,
                *((most,) if key == "sentences" else (f"The number of {key}", 0, most)),
            )
            return []
        found = []
        for n, row in enumerate(value):
            if isinstance(row, Mapping):
                found.append((f"{about}/{n}", row))
            else:
                self.object_to("WRONG_SHAPE", f"{about}/{n}", name, "a list of objects")
        return found

    def length(self, raw: Mapping[str, Any], key: str, about: str, name: str) -> c.Length | None:
        """A length in calendar units, or none where nothing was entered."""
        value = self.inner(raw, key, about, name, "years, months, weeks and days")
        if value is None:
            return None
        return c.Length(
            *(
                self.number(value, unit, f"{about}/{unit}", f"{name} ({unit})", LONGEST)
                for unit in ("years", "months", "weeks", "days")
            )
        )
