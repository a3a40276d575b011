"""An answer of the engine as a reader sees it: every text ready to be set on the page, in the order of the page.

The page draws this twice, with the worked example when the site is built and in the browser; so that both say the same,
all words are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from calculator.forms.model import Entry
from calculator.forms.words import count, listed
from calculator.names import full_date, plain_date

DECIDES = "The prison’s recorded calculation decides. Compare these dates with it before you act."

# How well a source is known, where it was not simply read (see calculator/law/sources.toml).
_BASIS = {
    "secondary": "known from a report of it",
    "service": "as the national calculation service works it",
    "background": "settled law, not opened again",
}

Answer = Mapping[str, Any]


def show(answer: Answer, entries: Iterable[Entry]) -> dict[str, Any]:
    """The result for the page: basis, warnings, dates with their steps, notes, what was entered."""
    return {
        "basis": basis(answer),
        "warnings": [f"{said['text']} {said.get('mend') or ''}".strip() for said in answer["warnings"]],
        "dates": dated(answer["dates"]),
        "notes": [*tranche_words(answer), *(note["text"] for note in answer["notes"])],
        "entered": [{"label": entry.label, "value": entry.value} for entry in entries],
        "decides": DECIDES,
    }


def basis(answer: Answer) -> list[dict[str, str]]:
    """What the result stands on: law set, day, when the law was checked, length, version."""
    law = answer["law"]
    lines = [
        ("Law", f"{law['title']}, as on {_plain(law['asOf'])}"),
        ("Law checked on", _plain(law["checked"])),
        ("Effective sentence length", length_words(answer.get("effectiveSentenceLength"))),
        ("Calculator", f"version {answer['engine']} of the OMU Handbook"),
    ]
    return [{"label": label, "value": value} for label, value in lines if value]


def dated(dates: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Dates with their steps and sources in words."""
    known: dict[str, dict[str, str]] = {}  # a few provisions stand under many steps

    def source(law: Mapping[str, Any]) -> dict[str, str]:
        if law["id"] not in known:
            known[law["id"]] = source_words(law)
        return known[law["id"]]

    return [
        {
            "type": found["type"],
            "name": found["name"],
            "date": found["date"],
            "day": full_date(date.fromisoformat(found["date"])),
            "steps": [{"text": step["text"], "law": [source(law) for law in step["law"]]} for step in found["steps"]],
        }
        for found in dates
    ]


def source_words(law: Mapping[str, Any]) -> dict[str, str]:
    """A source as the page names it: its words, its link, and when and how it was checked."""
    known = _BASIS.get(law.get("basis", ""), "")
    note = f"checked {_plain(law['checked'])}" + (f"; {known}" if known else "")
    return {"words": ", ".join(filter(None, (law["title"], law["provision"]))), "link": law["link"] or "", "note": note}


def tranche_words(answer: Answer) -> list[str]:
    """One line for each early-release law that puts the sentence into a group of its own."""
    lines = []
    for found in answer.get("tranche") or []:
        name = found["tranche"].replace("_", " ").lower()
        opens = f"which opens on {_plain(found['opens'])}" if found.get("opens") else ""
        takes = f"for {found['takes']}" if found.get("takes") else ""
        lines.append(f"{found['title']}: this sentence is in {', '.join(filter(None, (name, takes, opens)))}.")
    return lines


def length_words(length: Mapping[str, int] | None) -> str:
    """An effective length: `7 years and 9 months`; nothing where there is none."""
    units = ("year", "month", "day")
    return listed([count(length[f"{unit}s"], unit) for unit in units if length[f"{unit}s"]]) if length else ""


def _plain(iso: str) -> str:
    return plain_date(date.fromisoformat(iso))
