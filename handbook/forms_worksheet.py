"""The table of release points on the paper worksheets, from the law data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculator.law import Citation, Legislation, named, sources
from calculator.names import plain_date
from handbook.forms import draw

# The law set that holds every row, so that the sheet can list them all, the later ones included.
_EVERY_ROW = "sds-progression-model-october"
_WORDS = {
    (1, 1): "all",
    (1, 2): "one half",
    (2, 3): "two thirds",
    (1, 3): "one third",
    (2, 5): "two fifths (40 per cent)",
}


@dataclass(frozen=True)
class FractionRow:
    """One law on the release point, in words."""

    title: str
    begins: str
    standard: str
    plus: str
    source: Citation


def fractions_html() -> str:
    """Every law on the release point of a standard sentence, in order of its beginning, with its source."""
    rules = named(_EVERY_ROW).rules
    return draw("fractions.html", rows=[_row(law) for law in sorted(rules.legislation, key=lambda law: law.start)])


def _row(law: Legislation) -> FractionRow:
    return FractionRow(
        title=law.title,
        begins=plain_date(date.fromordinal(law.start)) if law.start else "from the start",
        standard=_fraction(law.sds),
        plus=_fraction(law.sds_plus) if law.sds_plus else "not changed",
        source=sources()[law.source],
    )


def _fraction(value: tuple[int, int]) -> str:
    return _WORDS.get(value, f"{value[0]}/{value[1]}")
