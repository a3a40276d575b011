"""Words of the line of time: short dates, sentences by number, lengths, releases and returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from calculator.forms.words import count, listed
from calculator.names import KIND_NAMES, MONTHS, full_date

OUT = {
    "HDC": ("Out on curfew", "Released on home detention curfew"),
    "ERS": ("Removed early", "Removed from the country under the early removal scheme"),
    "PAROLE": ("Out on parole", "Released on parole"),
    "ECSL": ("Out early (ECSL)", "Released on end of custody supervised licence"),
    "CRD": ("Released", "Released on the conditional release date"),
    "DTO": ("Released (DTO)", "Released from a detention and training order"),
    "IMMIGRATION_BAIL": ("Immigration bail", "Released on immigration bail"),
    "RECALL_RELEASE": ("Out after recall", "Released after a recall"),
}
IN = {
    "SENTENCE": ("Admitted", "Admitted to prison on sentence"),
    "REMAND": ("In on remand", "Admitted to prison on remand"),
    "RECALL_ADMISSION": ("Back in custody", "Back in custody after recall"),
    "HDC_RECALL": ("Back from curfew", "Back in custody after recall from home detention curfew"),
    "ERS_BREACH": ("Back in custody", "Back in custody after coming back to the country"),
    "FAILED_ERS_REMOVAL": ("Back in custody", "Back in custody because the removal failed"),
}
RECALLS = {
    "STANDARD": "standard recall",
    "FTR_14": "fixed-term recall of 14 days",
    "FTR_28": "fixed-term recall of 28 days",
    "FTR_56": "fixed-term recall of 56 days",
}
_UNITS = ("year", "month", "week", "day")


@lru_cache(maxsize=1024)
def short(day: int) -> str:
    """`5 Jan 2026`."""
    found = date.fromordinal(day)
    return f"{found.day} {MONTHS[found.month - 1][:3]} {found.year}"


@lru_cache(maxsize=1024)
def full(day: int) -> str:
    """`Monday 5 January 2026`."""
    return full_date(date.fromordinal(day))


def days(number: int) -> str:
    """`1 day`, `35 days`."""
    return count(number, "day")


def numbers(parts: Iterable[int]) -> str:
    """Places in the case as the numbers that people use: `1, 3 to 5 and 9`."""
    runs: list[list[int]] = []
    for part in sorted(parts):
        if runs and part == runs[-1][1] + 1:
            runs[-1][1] = part
        else:
            runs.append([part, part])
    said = []
    for first, last in runs:
        if last - first == 1:
            said += [str(first + 1), str(last + 1)]
        else:
            said.append(str(first + 1) if first == last else f"{first + 1} to {last + 1}")
    return listed(said)


def named(parts: Sequence[int]) -> str:
    """`Sentence 2`, `Sentences 1 and 2`."""
    return f"Sentence{'' if len(parts) == 1 else 's'} {numbers(parts)}"


def length(said: Mapping[str, Any] | None) -> str:
    """`2 years 8 months`; nothing where no length is given."""
    if not said:
        return ""
    return " ".join(count(said[f"{unit}s"], unit) for unit in _UNITS if said.get(f"{unit}s"))


def kind_short(sentence: Mapping[str, Any]) -> str:
    """The letters of a kind of sentence: `SDS+`."""
    letters = {"AFINE": "Fine default", "BOTUS": "Breach"}
    kind = sentence.get("kind") or "SDS"
    return "SDS+" if kind == "SDS" and sentence.get("sdsPlus") else letters.get(kind, kind)


def imposed(sentence: Mapping[str, Any], numbered: Mapping[str, int]) -> str:
    """What the court imposed: kind, length, extension, and which sentence it follows."""
    said = [KIND_NAMES.get(sentence.get("kind") or "SDS", "sentence")]
    if term := length(sentence.get("length")):
        said.append(term)
    if extension := length(sentence.get("extension")):
        said.append(f"and {extension} of extended licence")
    after = sentence.get("consecutiveTo")
    if after is not None and str(after) in numbered:
        said.append(f"to follow sentence {numbered[str(after)] + 1}")
    return f"Sentence imposed: {', '.join(said)}"
