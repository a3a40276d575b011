"""The line of time of a calculated case: a picture in two widths, and the same in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.forms.case.drawing.facts import Facts, Lane, facts
from calculator.forms.case.drawing.picture import MOST_LANES, NARROW, WIDE, picture
from calculator.forms.case.drawing.rows import described, rows
from calculator.forms.case.model import Worked


def timeline(worked: Worked, today: date) -> dict[str, Any]:
    """Everything that the page draws of a case's line of time.

    `pictures`: one wide and one narrow, each with its view box and its shapes. `title` and `describe`: the name and
    the description of the picture. `notes`: what the picture leaves out. `table`: caption, headings and rows, the full
    equivalent of the picture.
    """
    case, answer, now = worked.request["case"], worked.answer, today.toordinal()
    found = facts(case, answer)
    drawn = _drawn(found)
    return {
        "title": "Line of time",
        "describe": described(case, found),
        "pictures": [picture(found, drawn, now, paper) for paper in (WIDE, NARROW)],
        "notes": _notes(found, drawn),
        "table": {
            "caption": "The line of time in words",
            "head": ["Date", "What happens", "Which sentence"],
            "rows": rows(case, answer, found, now),
        },
    }


def _drawn(found: Facts) -> list[Lane]:
    """The lanes that are drawn: all, or so many, those that decide the release first, in the order of the case."""
    order = sorted(range(len(found.lanes)), key=lambda n: (not found.lanes[n].governs, n))
    return sorted((found.lanes[n] for n in sorted(order[:MOST_LANES])), key=lambda lane: lane.group)


def _notes(found: Facts, drawn: list[Lane]) -> list[str]:
    more = len(found.lanes) - len(drawn)
    if not more:
        return []
    stand = "stands" if more == 1 else "stand"
    return [f"The picture shows {len(drawn)} lines of sentences. {more} more {stand} in the table only."]
