"""What an extraction holds: the booking's dates at one moment, and for each what it was taken from."""

from __future__ import annotations

from calculator.calculable import Calculable
from calculator.dates.breakdown import Breakdown


class Why:
    """Where a date of the booking came from.

    A way (named in `calculator.derive`), the sentence and figures it used, and, for a date put off or kept by
    early-release law, the reason for the date before that.
    """

    __slots__ = ("day", "figures", "sentence", "then", "way")

    def __init__(
        self,
        way: str,
        sentence: Calculable | None = None,
        figures: tuple[int | str, ...] = (),
        then: Why | None = None,
        day: int = 0,
    ) -> None:
        self.way = way
        self.sentence = sentence
        self.figures = figures
        self.then = then
        self.day = day

    def frozen(self, copies: dict[int, Calculable]) -> Why:
        """The same with its sentence held fast."""
        s = self.sentence
        if s is not None:
            s = copies.setdefault(id(s), s.frozen()) if id(s) not in copies else copies[id(s)]
        return Why(self.way, s, self.figures, None if self.then is None else self.then.frozen(copies), self.day)


class Extraction:
    """Dates of a booking by type, with reasons, breakdowns and flags. Dates are day numbers."""

    __slots__ = (
        "active",
        "affected_40",
        "affected_progression",
        "breakdown",
        "dates",
        "dto_later_than_crd",
        "historic_tused",
        "impacting",
        "length",
        "other",
        "ped_from_other",
        "why",
    )

    def __init__(self) -> None:
        self.dates: dict[str, int] = {}
        self.why: dict[str, Why] = {}
        self.breakdown: dict[str, Breakdown] = {}
        self.other: dict[str, int] = {}
        self.length: tuple[int, int, int] = (0, 0, 0)
        self.affected_40 = False
        self.affected_progression = False
        self.impacting: list[Calculable] = []
        self.active: Calculable | None = None
        self.dto_later_than_crd = False
        self.ped_from_other = False
        self.historic_tused = False

    def put(self, kind: str, day: int, why: Why, breakdown: Breakdown | None = None) -> None:
        """Set a date with its reason."""
        self.dates[kind] = day
        self.why[kind] = why
        if breakdown is not None:
            self.breakdown[kind] = breakdown

    def drop(self, kind: str) -> None:
        """Take a date away; its breakdown stays, as the national service leaves it."""
        self.dates.pop(kind, None)
        self.why.pop(kind, None)

    def copy(self) -> Extraction:
        """A copy whose dates can be changed without changing this one."""
        new = Extraction()
        for name in Extraction.__slots__:
            setattr(new, name, getattr(self, name))
        new.dates, new.why, new.breakdown = dict(self.dates), dict(self.why), dict(self.breakdown)
        return new

    def frozen(self) -> Extraction:
        """A copy whose reasons do not move with the sentences they name."""
        new = self.copy()
        copies: dict[int, Calculable] = {}
        new.why = {kind: why.frozen(copies) for kind, why in self.why.items()}
        return new
