"""Text copied from a spreadsheet, cut into lines and cells. Tabs, semicolons or commas stand between cells.

The library's `csv` is not among what the browser loads, and would take the rest of the text for one cell after a quote
that is never closed; here such a quote is a letter like others.
"""

from __future__ import annotations

import re

LONGEST = 100_000
"""More letters than this are not looked at: sixty rows of a spreadsheet are far fewer."""
MOST_CELLS, MOST_LINES = 100, 200

Line = tuple[int, list[str]]


def table(text: str) -> list[Line]:
    """Lines that hold something, each with its number in what was pasted and its cells, trimmed.

    Of a line, the first `MOST_CELLS` cells; and no more than the first `MOST_LINES` lines.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\0", "")
    mark = _between(text)
    cell = re.compile(rf' *"((?:[^"]|"")*+)" *(?=[{mark}\n]|\Z)|([^{mark}\n]*)')
    lines: list[Line] = []
    cells: list[str] = []
    number = begun = 1
    place = 0
    while place <= len(text) and len(lines) < MOST_LINES:
        found = cell.match(text, place)
        if found is None:  # cannot be: a cell may be empty
            break
        whole = found[2] if found[1] is None else found[1].replace('""', '"')
        cells.append(" ".join(whole.split()))
        number += found[0].count("\n")
        place = found.end()
        if len(cells) == MOST_CELLS:
            place = text.find("\n", place) if "\n" in text[place:] else len(text)
        if place == len(text) or text[place] == "\n":
            if any(cells):
                lines.append((begun, cells))
            cells, number = [], number + 1
            begun = number
        place += 1
    return lines


def _between(text: str) -> str:
    """What stands between cells: tabs if there are any; else what the first line with something in it has more of."""
    if "\t" in text:
        return "\t"
    first = next((line for line in text.split("\n") if line.strip()), "")
    return ";" if first.count(";") >= first.count(",") and ";" in first else ","
