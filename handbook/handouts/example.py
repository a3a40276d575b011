"""The worked example of a handout: the engine's own dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Example:
    """A sentence worked out: its days, the days to serve, and the two dates."""

    start: date
    years: int
    release: date
    end: date

    @property
    def days(self) -> int:
        """Days of the sentence, the first included."""
        return (self.end - self.start).days + 1

    @property
    def served(self) -> int:
        """Days to the release date, the first included."""
        return (self.release - self.start).days + 1


def standard(start: date, years: int) -> Example:
    """A standard sentence of so many years, with nothing to take off or put on.

    Raises:
        ValueError: the engine does not give both dates.
    """
    from calculator.exchange import answer

    sentence = {"id": "1", "kind": "SDS", "date": start.isoformat(), "length": {"years": years}}
    sentence["offence"] = {"date": start.replace(year=start.year - 1).isoformat()}
    case = {"dateOfBirth": "1985-03-30", "sentences": [sentence], "adjustments": []}
    found = answer({"call": "calculate", "law": "today", "asOf": start.isoformat(), "case": case})
    dates = {each["type"]: date.fromisoformat(each["date"]) for each in found.get("dates", ())}
    if not {"CRD", "SLED"} <= set(dates):
        raise ValueError(f"The example of {years} years on {start} cannot be worked out: {found}")
    return Example(start, years, dates["CRD"], dates["SLED"])
