"""The paper worksheets: the calculator's steps with boxes to write in, and the fractions from the law data."""

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

_SENTENCE = (
    ("A", "Date of sentence"),
    ("B", "Length of the sentence, as the court said it"),
    (
        "C",
        (
            "Last day of the sentence. Take the day before A. Add the years, then the months; if the month has no such "
            "day, take its last day. Then add the weeks and days. Only when A is the 1st of a month and there are "
            "years or months: add the years and months to A, take the day before it, then add the weeks and days."
        ),
    ),
    ("D", "Days in the sentence: count from A to C, both days included"),
    ("E", "Fraction to serve, from the table below"),
    ("F", "Days to release: D times E. Round a part of a day up."),
    ("G", "Release date before time is taken off: A plus F, minus one day"),
    ("H", "Days on remand that count for this sentence"),
    ("I", "Tagged bail days that the court credited"),
    ("J", "Time to take off: H plus I"),
    ("K", "Conditional release date: J days before G. If this is before A, stop and ask."),
    ("L", "Sentence and licence expiry date: J days before C"),
)
WORKSHEETS = {"sentence": _SENTENCE}


@dataclass(frozen=True)
class FractionRow:
    """One law on the release point, in words."""

    title: str
    begins: str
    standard: str
    plus: str
    source: Citation


def worksheet_html(form_id: str, up: str) -> str:
    """The boxes of one worksheet; `up` leads from its page to the site's root (`../`)."""
    return draw("worksheet.html", rows=WORKSHEETS[form_id], up=up)


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
