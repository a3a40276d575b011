"""Length of a sentence, and whether it reaches a number of years: 7 years or more, 4 years or more."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Term:
    """A sentence as the court said it: years, months, weeks, days. A length known only in days is Term(days=n)."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.weeks, self.days) < 0 or not any(
            (self.years, self.months, self.weeks, self.days)
        ):
            raise ValueError("the length of the sentence must be more than nothing, with no part below nought")

    def end(self, start: date) -> date:
        """The day reached when the whole term is counted on from `start` (months end on the last day of a short month).

        Raises ValueError when that day lies outside the calendar.
        """
        return _months_on(start, 12 * self.years + self.months) + timedelta(weeks=self.weeks, days=self.days)


def _months_on(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        raise ValueError("the length of the sentence reaches beyond the calendar")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=1024)
def reaches(term: Term, years: int, sentence_date: date | None) -> bool | None:
    """Whether the term is `years` or more: sentence date plus term against sentence date plus years.

    Without a sentence date the answer is None when leap days decide.
    """
    if sentence_date is not None:
        try:
            return term.end(sentence_date) >= _months_on(sentence_date, 12 * years)
        except (ValueError, OverflowError):
            return True  # longer than the calendar is longer than any number of years asked for
    if not (term.weeks or term.days):
        return 12 * term.years + term.months >= 12 * years
    # The same term from early and late in every month of four years: equal answers do not hang on the date.
    starts = (_months_on(date(2024, 1, on), months) for months in range(48) for on in (1, 15, 28, 31))
    answers = {reaches(term, years, start) for start in starts}
    return answers.pop() if len(answers) == 1 else None
