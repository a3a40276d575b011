"""The papers of a made-up case: they are written as a story, as a list of facts, and as a request to the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.forms.words import count
from calculator.practice.crimes import Crime, Length, listed, marks, months_of
from calculator.practice.days import AS_OF, day, full, iso, length_words, said, sitting
from calculator.practice.seeded import Draws

YEAR = 365.25
#: From so many months on, the Crown Court will have passed the sentence, which takes longer.
CROWN_COURT = 18
KINDS = {
    "SDS": "imprisonment",
    "EDS": "an extended determinate sentence",
    "SOPC": "a special custodial sentence for an offender of particular concern",
    "DTO": "a detention and training order",
}


class Papers:
    """One person's papers, put together step by step."""

    def __init__(self, draws: Draws) -> None:
        self.draws = draws
        self.birth = ""
        self.sentences: list[dict[str, Any]] = []
        self.adjustments: list[dict[str, Any]] = []
        self.movements: list[dict[str, Any]] = []
        self.extra: dict[str, Any] = {}
        self.story: list[str] = []
        self.facts: list[tuple[str, str]] = []
        self.told_lists = False

    def born(self, age_least: int, age_most: int, at: int) -> None:
        """A date of birth that makes the person so old on the day number `at`."""
        least, most = int(at - (age_most + 1) * YEAR) + 3, int(at - age_least * YEAR) - 3
        number = self.draws.between(least, most)
        self.birth = iso(number)
        self.facts.insert(0, ("Date of birth", said(number)))
        self.story.insert(0, f"The person was born on {said(number)}.")

    def adult(self, at: int) -> None:
        """Somebody of 21 or over, all through."""
        self.born(22, 58, at - 400)

    def sentence(self, crime: Crime, on: int, length: Length, offence: int, **more: Any) -> dict[str, Any]:
        """A sentence; `on` and `offence` are day numbers, `more` are members of the request."""
        number = str(len(self.sentences) + 1)
        kind = more.pop("kind", "SDS")
        offence = unhurried(on, length, offence)
        row: dict[str, Any] = {
            "id": number,
            "kind": kind,
            "date": iso(on),
            "offence": {"date": iso(offence), "code": None, "title": crime.name},
            "length": dict(zip(("years", "months", "weeks", "days"), length, strict=True)),
            "consecutiveTo": None,
            "recall": None,
        }
        if kind == "SDS":
            row |= {"section250": False, **marks(crime, iso(on), length)}
        row |= more
        self.sentences.append(row)
        self._tell(crime, row, on, length, offence)
        return row

    def fine(self, crime: Crime, on: int, length: Length, pounds: int, offence: int) -> dict[str, Any]:
        """A term in default of a fine, imposed on the day number `on`."""
        row = {
            "id": "1",
            "kind": "AFINE",
            "date": iso(on),
            "offence": {"date": iso(offence), "code": None, "title": crime.name},
            "length": dict(zip(("years", "months", "weeks", "days"), length, strict=True)),
            "fineAmount": pounds,
            "consecutiveTo": None,
            "recall": None,
        }
        self.sentences.append(row)
        words = length_words(length)
        self.story.append(
            f"On {full(on)} a magistrates' court committed the person to prison for {words} in default of a fine of "
            f"£{pounds:,} for {crime.name} ({crime.law}) on {said(offence)}. Nothing has been paid."
        )
        self.facts.append(("Term in default", f"{words}; committed on {said(on)}"))
        self.facts.append(("Fine", f"£{pounds:,}, for {crime.name} on {said(offence)}; nothing paid"))
        return row

    def _tell(self, crime: Crime, row: Mapping[str, Any], on: int, length: Length, offence: int) -> None:
        name = f"Sentence {row['id']}"
        words = length_words(length)
        follows = row["consecutiveTo"]
        what = "detention under section 250" if row.get("section250") else KINDS[row["kind"]]
        imposed = f"{words} of {what}" if row["kind"] == "SDS" else f"{what} of {words}"
        if row["kind"] in ("EDS", "SOPC"):
            imposed = (
                f"{what}: a custodial term of {words} and {length_words(_units(row['extension']))} more on licence"
            )
        how = f", consecutive to sentence {follows}" if follows else ""
        self.story.append(
            f"{name}. On {full(on)} the court imposed {imposed}{how}, "
            f"for {crime.name} ({crime.law}) on {said(offence)}."
        )
        value = f"{words}{how}; imposed on {said(on)}"
        if row["kind"] in ("EDS", "SOPC"):
            value = f"{words} and {length_words(_units(row['extension']))} on licence{how}; imposed on {said(on)}"
        self.facts.append((name, value))
        self.facts.append((f"Offence {row['id']}", f"{crime.name} ({crime.law}), {said(offence)}"))
        if (crime.list or self.told_lists) and row["kind"] != "DTO":
            self.facts.append((f"Lists, offence {row['id']}", listed(crime)))
            if crime.list:
                self.story.append(f"Offence {row['id']} is listed: {listed(crime)}")

    def remand(self, first: int, last: int, sentence: Mapping[str, Any]) -> int:
        """A period on remand credited to a sentence; its days, both ends counted."""
        days = last - first + 1
        self._adjust("REMAND", days, day(sentence["date"]), first, last)
        self.story.append(
            f"The person was held on remand for {self._for(sentence)} from {full(first)} to {full(last)}, "
            "both days in custody."
        )
        self.facts.append(("Remand", f"{said(first)} to {said(last)}, both days counted"))
        return days

    def tagged_bail(self, qualifying: int, sentence: Mapping[str, Any], first: int, last: int) -> int:
        """Days on qualifying tagged bail, of which half count, half a day rounded up; the days that count.

        `qualifying` stands in the request too: the engine passes it over, and marking needs it.
        """
        credit = (qualifying + 1) // 2
        self.adjustments.append(
            {"type": "TAGGED_BAIL", "days": credit, "from": sentence["date"], "qualifying": qualifying}
        )
        self.story.append(
            f"Between {said(first)} and {said(last)} the person was on bail with a tag and a curfew of nine hours or "
            f"more a day for {self._for(sentence)}. The record of the court shows {count(qualifying, 'day')} that "
            "qualify. Work out the figure that the court has to state."
        )
        self.facts.append(("Qualifying days on tagged bail", count(qualifying, "day")))
        return credit

    def added(self, days: int, on: int, words: str = "") -> None:
        """Additional days awarded; the hearing is on the working day on or before the day number `on`."""
        on = sitting(on)
        self.adjustments.append({"type": "ADA", "days": days, "from": iso(on)})
        self.story.append(
            words
            or f"On {full(on)} an independent adjudicator found a charge proved and awarded "
            f"{count(days, 'additional day')}."
        )
        self.facts.append(("Additional days", f"{count(days, 'day')}, awarded on {said(on)}"))

    def restored(self, days: int, on: int) -> None:
        """Additional days given back."""
        on = sitting(on)
        self.adjustments.append({"type": "RADA", "days": days, "from": iso(on)})
        self.story.append(f"On {full(on)} the governor gave back {count(days, 'additional day')}.")
        self.facts.append(("Additional days given back", f"{count(days, 'day')}, on {said(on)}"))

    def at_large(self, first: int, last: int, reason: str, words: str, fact: str = "") -> int:
        """Time unlawfully at large, both days counted; the days. `fact`: how the papers put it, if not so."""
        days = last - first + 1
        self._adjust("UAL", days, first, first, last, reason)
        self.story.append(words)
        self.facts.append(("Unlawfully at large", fact or f"{said(first)} to {said(last)}, both days counted"))
        return days

    def _adjust(self, kind: str, days: int, start: int, first: int, last: int, reason: str | None = None) -> None:
        row: dict[str, Any] = {"type": kind, "days": days, "from": iso(start)}
        row |= {"periodFrom": iso(first), "periodTo": iso(last)}
        self.adjustments.append(row if reason is None else {**row, "reason": reason})

    def _for(self, sentence: Mapping[str, Any]) -> str:
        return "this offence" if len(self.sentences) == 1 else f"offence {sentence['id']}"

    def tell(self, words: str, label: str = "", value: str = "") -> None:
        """A paragraph more, and its fact."""
        self.story.append(words)
        if label:
            self.facts.append((label, value or words))

    def request(self) -> dict[str, Any]:
        """What the engine is asked."""
        case = {
            "dateOfBirth": self.birth,
            "registeredSexOffender": False,
            "ersed": False,
            "sentences": self.sentences,
            "adjustments": self.adjustments,
            "movements": self.movements,
            **self.extra,
        }
        return {"call": "calculate", "law": "today", "asOf": AS_OF, "case": case}


def unhurried(on: int, length: Length, offence: int) -> int:
    """The day of an offence, earlier where a sentence of this length could hardly have followed so soon."""
    months = months_of(length)
    least = 40 + min(months, 100)
    return offence - least if months >= CROWN_COURT and on - offence < least else offence


def _units(length: Mapping[str, int]) -> Length:
    return (length.get("years", 0), length.get("months", 0), length.get("weeks", 0), length.get("days", 0))
