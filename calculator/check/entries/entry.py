"""What every check of the entries looks at: the case with its sentences by name, and the figures of the law set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calculator.case import Case, Sentence
from calculator.durations import add_months
from calculator.law.kinds import SentenceType, sentence_types
from calculator.law.load import table
from calculator.law.model import NEVER, Law, Rules

FIXED_TERMS = ("FTR_14", "FTR_28", "FTR_56")


class Figures:
    """Figures that the checks ask for, made ready once per law set."""

    __slots__ = (
        "abroad",
        "believed_years",
        "categories",
        "cja",
        "eds_months",
        "eds_months_most",
        "pcsc",
        "power_to_detain",
        "progression_schedule_by_hand",
        "recall_days",
        "recall_months",
        "sopc_months",
    )

    def __init__(self, rules: Rules) -> None:
        kinds = table("kinds")
        self.believed_years: int = kinds["believed"]["years"]
        self.categories: tuple[str, ...] = tuple(kinds["courts"]["categories"])
        self.abroad: tuple[str, ...] = tuple(kinds["courts"]["abroad"])
        alert = kinds["alerts"]["power_to_detain"]
        self.power_to_detain: tuple[str, str] = (alert["type"], alert["code"])
        self.eds_months: int = 12 * _figure("eds.licence-minimum")
        self.eds_months_most: int = 12 * _figure("eds.licence-maximum")
        self.sopc_months: int = _figure("sopc.licence")
        self.cja = date.fromordinal(rules.cja)
        self.pcsc = date.fromordinal(rules.pcsc)
        self.recall_days = dict(rules.recall_days)
        self.recall_months = rules.recall_divide
        self.progression_schedule_by_hand = rules.switches["routeProgressionModelScheduleExclusionToManual"]


def _figure(parameter: str) -> int:
    row = next(p for p in table("parameters")["parameter"] if p["id"] == parameter)["row"][-1]
    value: int = row["value"]
    return value


class Entry:
    """A case made ready for the checks. `unread`: ids of sentences that were typed but could not be read.

    `strict` is the national service's reading, where every record is complete; without it, what a person leaves out on
    purpose (the days of remand without the dates) is not held against them.
    """

    __slots__ = (
        "believed",
        "by_id",
        "case",
        "figures",
        "fixed_terms",
        "kinds",
        "linked",
        "strict",
        "today",
        "types",
        "unread",
    )

    def __init__(self, case: Case, law: Law, strict: bool = False, unread: frozenset[str] = frozenset()) -> None:
        self.case = case
        self.today: date | None = law.as_of
        self.strict = strict
        self.unread = unread
        rules = law.rules
        figures = rules.prepared.get("entries")
        if figures is None:
            figures = rules.prepared["entries"] = Figures(rules)
        self.figures: Figures = figures
        #: First and last day number that a date can have and still be believed; without a today, none.
        self.believed: tuple[int, int] | None = None
        if law.as_of is not None:
            months = 12 * figures.believed_years
            self.believed = after(law.as_of, -months), after(law.as_of, months)
        sentences = case.sentences
        self.by_id: dict[str, int] = {s.id: n for n, s in enumerate(sentences) if s.id is not None}
        self.kinds = {s.kind for s in sentences}
        self.linked = [(n, s) for n, s in enumerate(sentences) if s.consecutive_to is not None]
        self.fixed_terms = [
            (n, s) for n, s in enumerate(sentences) if s.recall is not None and s.recall.kind in FIXED_TERMS
        ]
        self.types: list[SentenceType | None] = [
            None if s.record.type is None else sentence_types().get(s.record.type) for s in sentences
        ]

    def in_order(self) -> Sequence[tuple[int, Sentence]]:
        """Sentences with their places, by court case and line where these are known."""
        listed = list(enumerate(self.case.sentences))
        if any(s.case_number is not None or s.line is not None for s in self.case.sentences):
            last = 1 << 30
            listed.sort(
                key=lambda e: (
                    last if e[1].case_number is None else e[1].case_number,
                    last if e[1].line is None else e[1].line,
                )
            )
        return listed

    def followed(self, s: Sentence) -> tuple[int, Sentence] | None:
        """The sentence that `s` is consecutive to, with its place, if it is there."""
        if s.consecutive_to is None:
            return None
        n = self.by_id.get(s.consecutive_to)
        return None if n is None else (n, self.case.sentences[n])

    def name(self, n: int) -> str:
        """How a sentence is spoken of: by court case and line, else by its own name, else by its place in the list."""
        s = self.case.sentences[n]
        if s.case_number is not None and s.line is not None:
            return f"Court case {s.case_number}, line {s.line}"
        if s.id is not None and len(s.id) <= 20:
            return f"Sentence {s.id}" if s.id.isdigit() else f"Sentence “{s.id}”"
        return f"Sentence {n + 1} in the list"

    def named(self, n: int) -> str:
        """The same in the middle of a line."""
        name = self.name(n)
        return name[0].lower() + name[1:]


def after(day: date, months: int = 0, days: int = 0) -> int:
    """Day number some months and days after a day; a day beyond the calendar is `NEVER`."""
    try:
        found = add_months(day.toordinal(), months) + days
    except (OverflowError, ValueError):
        return NEVER
    return max(0, min(found, NEVER))
