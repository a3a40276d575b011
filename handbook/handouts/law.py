"""The figures of law that handouts show, from the engine's law data, and their sources numbered as they are used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.law import Citation, Legislation, Rules, named, sources
from calculator.law.load import packaged, table
from calculator.law.model import Fraction
from calculator.names import plain_date
from handbook.handouts.model import Cited

_WORDS = {(1, 1): "all", (1, 2): "one half", (1, 3): "one third", (2, 3): "two thirds", (2, 5): "40 per cent"}
#: What the provision is about, in brackets or after a colon: a card has no room for it.
_ABOUT = re.compile(r" \((?=[^)]{4})|: ")
#: How well a source is known, where it is not the law itself that was read.
_BASIS = {
    "text": "",
    "secondary": "a report of it was read",
    "service": "what the national service does, not law that was read",
    "background": "settled law, not opened again",
}


def checked() -> date:
    """The day on which the law data was last compared with its sources."""
    return max(each.checked for each in sources().values())


def law() -> Rules:
    """The law in force on the day it was last checked: a print reads no clock."""
    return named("today", checked()).rules


def progression(rules: Rules) -> Legislation:
    """The progression model, which handouts on release points and groups are about."""
    if rules.progression is None:
        raise LookupError("The law data has no progression model on the day it was checked; mend handbook/handouts.")
    return rules.progression


def recall_table() -> Mapping[str, Any]:
    """The data of the recall calculator: lengths, who is shut out, and its sources."""
    return packaged("quick/data/fixed_term_recall")


def difference(name: str) -> Mapping[str, Any]:
    """A point on which law and national service differ; `LookupError` if the law data has none of this name."""
    for row in table("release")["difference"]:
        if row["id"] == name:
            # The engine's data calls the national service its reference; on a wall that word says nothing.
            return {**row, "reference": row["reference"].replace("The reference", "The national service")}
    raise LookupError(f"calculator/law/release.toml has no difference “{name}”; mend handbook/handouts.")


def share(value: Fraction) -> str:
    """A share as a large figure: "1/3", "40%"."""
    top, bottom = value
    return f"{100 * top // bottom}%" if bottom in (5, 10, 100) else "all" if top == bottom else f"{top}/{bottom}"


def share_words(value: Fraction) -> str:
    """A share in words: "one third"."""
    return _WORDS.get(value, f"{value[0]}/{value[1]}")


def day(number: int) -> str:
    """A day number as a date: "1 October 2026"."""
    return plain_date(date.fromordinal(number))


class Numbers:
    """Numbers of the sources of one handout, in the order of first use."""

    def __init__(self) -> None:
        self._own: Mapping[str, Any] = recall_table()["sources"]
        self._used: dict[str, int] = {}

    def cite(self, *names: str) -> list[int]:
        """The numbers of these sources."""
        return [self._used.setdefault(name, len(self._used) + 1) for name in names]

    def cited(self) -> list[Cited]:
        """All that were used."""
        return [_cited(self._find(name)) for name in self._used]

    def _find(self, name: str) -> Citation:
        found = sources().get(name)
        return Citation(name, **self._own[name]) if found is None else found


def _cited(source: Citation) -> Cited:
    return Cited(
        f"{source.title}, {source.provision}",
        (source.title, _ABOUT.split(source.provision)[0]),
        _BASIS[source.basis],
        source.checked,
    )
