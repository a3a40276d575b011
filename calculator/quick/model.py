"""What a quick calculator is made of: what it asks, its limits, its worked example, and what it answers with.

A calculator is a `Quick` whose `work` takes values already read (dates as `date`, whole numbers as `int`, money in
pence, ticks as `bool`, rows as a tuple of mappings) and gives an `Answer`, or raises `Declined` with everything that is
wrong, so that the reader hears of it all at once. `work` is pure: no clock; the as-of date is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

from calculator.record import Record

Kind = Literal["date", "time", "number", "money", "choice", "flag", "rows", "length", "ticks", "row", "offence"]
Values = Mapping[str, Any]


class Choice(Record):
    """One answer that can be chosen: what is sent, what the reader sees, and a line of help."""

    value: str
    label: str
    hint: str = ""


class Ask(Record):
    """One thing that is asked.

    `unit` stands after the box ("days", "months", "pounds"). `least` and `most` bound a number (money in pence), or how
    many rows there may be; a value outside is refused with both named. `of` are the asks of each row. `only_if` names
    another ask (a choice or tick) and the values of it for which this one is asked at all. A "row" is another row of
    the list named by `unit`. A "length", "ticks", a "row" and an "offence" (free text that is looked up) are asked by
    the full calculation only, which reads them itself (`calculator.forms.case`).
    """

    id: str
    label: str
    kind: Kind
    unit: str = ""
    hint: str = ""
    needed: bool = True
    least: int | None = None
    most: int | None = None
    choices: tuple[Choice, ...] = ()
    of: tuple[Ask, ...] = ()
    only_if: tuple[str, tuple[str, ...]] | None = None


class Line(Record):
    """One result: its name, what it is in words, and the date where it is one."""

    name: str
    text: str
    day: date | None = None
    note: str = ""


class Working(Record):
    """One step of the working: what was done, with its figures, in one sentence; and the provisions behind it.

    `law` holds ids of `law/sources.toml` or of the calculator's own table of sources.
    """

    text: str
    law: tuple[str, ...] = ()


class Answer(Record):
    """Results in reading order, the working, and what to look at again."""

    lines: tuple[Line, ...]
    steps: tuple[Working, ...]
    warnings: tuple[str, ...] = ()


class Fault(Record):
    """One thing that stops the calculation: the ask it is about ("" for all, "periods/0/from" in a row)."""

    about: str
    text: str
    mend: str


class Declined(Exception):  # noqa: N818 - the calculator declines; nothing went wrong in it
    """The calculator gives no answer; `faults` say why and what to do, all together."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.text for fault in faults))
        self.faults = faults


class Quick(Record):
    """One quick calculator.

    `purpose` says in one sentence what it answers, `limits` what it does not do and whom to ask then. `example` is a
    request's inputs as JSON has them (dates written 2026-01-05), worked out when the site is built. `checked` is the
    day on which its rules were last compared with their sources.
    """

    id: str
    title: str
    purpose: str
    asks: tuple[Ask, ...]
    limits: tuple[str, ...]
    example: Mapping[str, Any]
    work: Callable[[Values, date], Answer]
    checked: date
    also_called: tuple[str, ...] = ()
