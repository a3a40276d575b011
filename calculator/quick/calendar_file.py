"""Days as a calendar file (iCalendar, RFC 5545): one entry a day, the whole day long, and no name of anybody in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from calculator.record import Record

STAMP = re.compile(r"[0-9]{8}T[0-9]{6}Z")
TOKEN = re.compile(r"[0-9a-z]{8,64}")
_LONGEST = 75  # octets of a line, RFC 5545 section 3.1


class Entry(Record):
    """One day: what is due, and a few words about it."""

    day: date
    title: str
    about: str = ""


def calendar_file(entries: Iterable[Entry], stamp: str, token: str) -> str:
    """The text of an .ics file.

    `stamp` is the moment of making (20261122T054000Z) and `token` a random text of small letters and figures that makes
    the entries' identifiers unique: both come from the page, for nothing here reads a clock or makes up numbers.
    Raises ValueError where one of them is written otherwise.
    """
    if not STAMP.fullmatch(stamp) or not TOKEN.fullmatch(token):
        raise ValueError("a stamp like 20261122T054000Z and a token of 8 to 64 small letters and figures are needed")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OMU Handbook//Deadlines//EN", "CALSCALE:GREGORIAN"]
    for number, entry in enumerate(entries, start=1):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{token}-{number}@omu-handbook.invalid",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.day + timedelta(1):%Y%m%d}",
            f"SUMMARY:{_text(entry.title)}",
            *([f"DESCRIPTION:{_text(entry.about)}"] if entry.about else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join("".join(c for c in line if c.isprintable()) for line in escaped.splitlines())


def _folded(line: str) -> str:
    """The line broken so that no part is longer than 75 octets; what follows a break begins with a blank."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += octets
    return "\r\n".join([*parts, part])
