"""What a trial at a date gives: a reason that would lead to the date typed, and the step it concerns."""

from __future__ import annotations

from calculator.record import Record


class Trial(Record):
    """One way of working that gives `day`.

    `rank` is the place in the fixed order in which explanations are told, `when` completes "The typed date is what
    comes out when …", `step` the place of the step it concerns (none where it concerns the whole case), `key` what it
    comes down to (two trials of one key are one explanation), `how` how it was found: a key of `FOUND`, `law` the
    source of a rule that has no step.
    """

    rank: int
    key: str
    when: str
    day: int
    step: int | None = None
    how: str = "steps"
    law: str = ""


# The fixed order. What a small slip would give stands before what changes the whole working.
WORKING_DAY, LEFT_OUT, TAGGED, TWICE, PERIOD, TURNED, DAY_ONE, DAY_MORE, FRACTION, TRANCHE, LENGTH = range(11)
OTHER_DATE, GOVERNING, DROPPED, CHAINED, MARKED, LAW, TWO, NUMBER = range(11, 19)

#: How each explanation was found, in words.
FOUND = {
    "steps": "Worked out from the same steps with this one done otherwise.",
    "engine": "The whole case was worked out again to see this.",
    "figures": "Read from what was worked out.",
    "number": "Seen from the numbers alone: nothing in the working says so.",
}
