"""The record of a calculation: what was entered, every date with every step, and lines for two people to sign.

It names nobody: reference and names are written in by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculator.forms.case.blocks import Block, Cell, box, document, heading, lines, pairs, paragraph, steps, table
from calculator.forms.case.model import Worked
from calculator.forms.shown import DECIDES, source_words
from calculator.forms.words import away, count, listed
from calculator.law.load import table as law_table
from calculator.names import capital, full_date, plain_date

Answer = Mapping[str, Any]

TITLE = "Record of a sentence calculation"


def record(worked: Worked, made: str, today: date) -> dict[str, Any]:
    """The record as a document of blocks (`calculator.forms.case.blocks`).

    `made` is the day and time in words, "22 November 2026 at 10:15"; `today` is the day that dates are counted from.
    """
    answer = worked.answer
    blocks = [
        *_head(made),
        *_dates(answer, today),
        *_warnings(worked),
        *_law(answer),
        *_entered(worked),
        *_sentences(worked),
        *_working(answer),
        *_sources(answer),
    ]
    name = f"sentence-calculation-{today.isoformat()}"
    return document(TITLE, made, f"{TITLE}, made on {made}", name, blocks)


def _head(made: str) -> Iterator[Block]:
    yield paragraph(DECIDES, strong=True)
    yield paragraph(
        f"Made on {made} with the OMU Handbook. It holds no name or number of a person: write them in by hand."
    )
    yield lines((("Reference",), ("Calculated by", "Date and time"), ("Checked by", "Date and time")))
    yield box(
        "Second check, worked from the papers",
        ("Agrees with every date", "Differs"),
        "If it differs: which date, which step, and what was done.",
        blank=2,
    )


def _dates(answer: Answer, today: date) -> Iterator[Block]:
    yield heading(2, "The dates")
    rows = [
        (found["type"], found["name"], full_date(day := _day(found["date"])), away(day, today), _notes(answer, found))
        for found in answer["dates"]
    ]
    yield table(("Code", "Date", "Falls on", f"From {plain_date(today)}", "Notes"), (8, 19, 20, 16, 37), rows)


def _notes(answer: Answer, found: Mapping[str, Any]) -> str:
    """Everything said beside a date; the working-day move is one of the notes."""
    return " ".join(note["text"] for note in answer["notes"] if note["type"] == found["type"])


def _warnings(worked: Worked) -> Iterator[Block]:
    yield heading(2, "Look again at")
    if not worked.answer["warnings"]:
        yield paragraph("There are no warnings.")
        return
    rows = [(_where(worked, said["about"]), said["text"], said.get("mend") or "") for said in worked.answer["warnings"]]
    yield table(("Where", "What", "What to do"), (20, 45, 35), rows)


def _where(worked: Worked, about: str) -> str:
    """The part of the entries that a warning is about; the whole calculation where it is about no part alone."""
    found = [part for part in worked.parts if about == part.key or about.startswith(f"{part.key}/")]
    return found[0].title if found else "The whole calculation"


def _law(answer: Answer) -> Iterator[Block]:
    law = answer["law"]
    yield heading(2, "Law and version")
    rows = [
        ("Law", law["title"]),
        ("As it stood on", plain_date(_day(law["asOf"])) if law["asOf"] else "No day was given"),
        ("Law checked on", plain_date(_day(law["checked"]))),
        ("Rules in force", "; ".join(_switches(law["switches"])) or "None"),
        ("Effective sentence length", _length(answer["effectiveSentenceLength"])),
        ("Calculator", f"version {answer['engine']} of the OMU Handbook"),
    ]
    yield pairs(rows)
    yield heading(3, "Tranche, and why")
    if not answer["tranche"]:
        yield paragraph("No law that comes in by tranches has put this case into one.")
    for found in answer["tranche"]:
        source = source_words(found["citation"])
        number = found["tranche"].rpartition("_")[2]
        yield paragraph(
            f"{found['title']}: tranche {number}, which takes {found['takes']} and opens on "
            f"{plain_date(_day(found['opens']))}. Law: {source['words']} ({source['note']})."
        )


def _switches(on: Sequence[str]) -> list[str]:
    """The title of each switch that is on; its name where it has no title."""
    titles = {switch["id"]: switch["title"] for switch in law_table("sets")["switch"]}
    return [titles.get(name, name) for name in on]


def _length(length: Mapping[str, int]) -> str:
    return (
        listed([count(length[f"{unit}s"], unit) for unit in ("year", "month", "day") if length[f"{unit}s"]]) or "None"
    )


def _entered(worked: Worked) -> Iterator[Block]:
    yield heading(2, "What was entered, in the order of the warrant")
    for part in worked.parts:
        yield heading(3, part.title)
        yield pairs((entry.label, entry.value) for entry in part.entries)


def _sentences(worked: Worked) -> Iterator[Block]:
    yield heading(2, "Each sentence by itself")
    titles = {part.key: part.title for part in worked.parts}
    given = {found["type"] for found in worked.answer["dates"]}
    rows: list[Sequence[Cell]] = []
    for found in worked.answer["sentences"]:
        named = [titles.get(f"sentences/{n}", f"Sentence {n + 1}") for n in found["parts"]]
        # Curfew, removal and supervision that the law no longer gives would only mislead.
        shown = {k: day for k, day in found["dates"].items() if k in given or k not in ("HDCED", "ERSED", "TUSED")}
        own = "; ".join(f"{kind} {plain_date(_day(day))}" for kind, day in shown.items())
        rows.append(
            (
                ", then ".join(named),
                count(found["daysInSentence"], "day"),
                f"{count(found['daysToServe'], 'day')} ({', '.join(dict.fromkeys(found['fractions']))})",
                own,
                "Yes" if found["governsRelease"] else "No",
            )
        )
    yield table(("Sentence", "Days", "To serve", "Its own dates", "Decides release"), (26, 13, 17, 31, 13), rows)


def _working(answer: Answer) -> Iterator[Block]:
    yield heading(2, "How each date was worked out")
    for found in answer["dates"]:
        yield heading(3, f"{found['type']}: {found['name']}, {full_date(_day(found['date']))}")
        yield steps(
            {"text": step["text"], "law": [source_words(law) for law in step["law"]]} for step in found["steps"]
        )


def _sources(answer: Answer) -> Iterator[Block]:
    """Where each law named in the steps can be read, each once."""
    cited = (law for found in answer["dates"] for step in found["steps"] for law in step["law"])
    also = (found["citation"] for found in answer["tranche"])
    yield heading(2, "Where to read the law")
    yield table(("Law", "Address", "How it is known"), (40, 37, 23), _once((*cited, *also)))


def _once(laws: Iterable[Mapping[str, Any]]) -> list[Sequence[Cell]]:
    rows: dict[str, Sequence[Cell]] = {}
    for law in laws:
        said = source_words(law)
        address: Cell = {"text": said["link"], "link": said["link"]} if said["link"] else "No public address"
        rows.setdefault(law["id"], (said["words"], address, capital(said["note"])))
    return list(rows.values())


def _day(iso: str) -> date:
    return date.fromisoformat(iso)
