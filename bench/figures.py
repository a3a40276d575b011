"""What a measurement is: samples, their comparator, and the limit that we promised."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Samples:
    """Repeated measurements of one thing.

    Attributes:
        what: what was measured, in words.
        values: one number for each run, in the unit of the figure.

    """

    what: str
    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)

    def spread(self, unit: str) -> str:
        """Median, and from the least to the most, as ``1.42 s (1.36–1.55, 7 runs)``."""
        if len(self.values) == 1:
            return f"{shown(self.middle)} {unit} (1 run)"
        least, most = shown(min(self.values)), shown(max(self.values))
        return f"{shown(self.middle)} {unit} ({least}–{most}, {len(self.values)} runs)"


@dataclass(frozen=True)
class Figure:
    """One figure that the project claims.

    Attributes:
        title: what it is about.
        unit: unit of all values.
        ours: this project.
        other: the comparator, measured in turn with ours.
        most: the greatest value that we promised; in `unit`, or in times the comparator where `times` is true.
        times: whether `most` is a ratio.
        note: what a reader needs to know in order to judge it.
        breaches: what else was promised and does not hold, in words.

    """

    title: str
    unit: str
    ours: Samples
    other: Samples
    most: float
    times: bool = False
    note: str = ""
    breaches: tuple[str, ...] = ()

    @property
    def ratio(self) -> float:
        """Ours in times the comparator, by medians."""
        return self.ours.middle / self.other.middle if self.other.middle else float("inf")

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return (self.ratio if self.times else self.ours.middle) <= self.most and not self.breaches

    @property
    def promise(self) -> str:
        """The limit in words."""
        return f"at most {self.most:g} × the comparator" if self.times else f"at most {self.most:g} {self.unit}"


def shown(value: float) -> str:
    """Three figures that mean something, never in powers of ten."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
