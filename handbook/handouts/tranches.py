"""Tranches of the progression model: which lengths come under it on which day."""

from __future__ import annotations

from calculator.law import Legislation
from calculator.law.model import NEVER
from handbook.handouts.law import Numbers, checked, day, difference, law, progression, share_words
from handbook.handouts.model import CARD, POSTER, Content, Format, Part, points, table

TITLE = "Tranches"
PURPOSE = (
    "On which day each length of sentence comes under the progression model, for people sentenced before it began."
)
_HEADS = ("Group", "Days of the sentence", "Opens")


def content(form: Format) -> Content:
    """The handout in one format."""
    numbers = Numbers()
    new = progression(law())
    cite = numbers.cite(*dict.fromkeys(tranche.source for tranche in new.tranches))
    begins = day(new.start)
    lead = f"Sentenced before {begins}: {share_words(new.sds)} only from the day the group opens."
    groups = table("", _HEADS, _rows(new), cite=cite)
    if form is POSTER:
        never = "Never released before the group opens. Added days come on top."
        return Content(lead, [groups, points("", [(never, [])], box=True)], numbers.cited(), dated=checked())
    rules = _rules(numbers, begins, cite)
    if form is CARD:
        parts: list[Part] = [
            groups,
            points("", rules[:3]),
            points("Ask first", [(_OUTSIDE.format(begins), [])], box=True),
        ]
        return Content(lead, parts, numbers.cited(), dated=checked())
    found = difference("progression-instrument")
    open_ = (f"{found['statute']} {found['reference']} {found['mend']}", numbers.cite(*found["sources"]))
    parts = [
        groups,
        points("How to use it", rules),
        points("Ask first", [(_OUTSIDE.format(begins), numbers.cite(new.source)), open_], box=True),
        *_earlier(numbers),
    ]
    return Content(lead, parts, numbers.cited(), dated=checked())


_OUTSIDE = (
    "Out of custody just before {0} and not on curfew: at large, removed, or out on parole. These do not come under "
    "the model by its groups."
)


def _rules(numbers: Numbers, begins: str, cite: list[int]) -> list[tuple[str, list[int]]]:
    new = progression(law())
    return [
        (f"Days: of the longest sentence, or of the whole chain of consecutive ones, still running on {begins}.", cite),
        ("Release is the later of the new date and the day the group opens. Added days then go on.", cite),
        (f"The model never makes a date later. Sentenced on or after {begins}: no group.", numbers.cite(new.source)),
        (
            "The day itself may still move for a weekend, a bank holiday or the Friday scheme.",
            numbers.cite("cja1961-s23", "release-day-framework"),
        ),
        ("When a group opens, tell the victim liaison officer and the COM of the dates that move.", []),
    ]


def _rows(found: Legislation) -> list[list[str]]:
    """Number, lengths and day of each group."""
    rows, longer = [], 0
    for number, each in enumerate(found.tranches, 1):
        if each.up_to is None:
            length = f"{longer + 1:,} or more" if longer else "any"
        else:
            length = f"{longer + 1:,} to {each.up_to:,}" if longer else f"up to {each.up_to:,}"
            longer = each.up_to
        rows.append([str(number), length, day(each.start)])
    return rows


def _earlier(numbers: Numbers) -> list[Part]:
    """The groups of the laws before, all of them open: for looking back at a date."""
    rules = law()
    lengths = [
        [str(number), f"under {each.under} years" if each.under else "longer", day(each.start)]
        for number, each in enumerate(rules.sds40.tranches, 1)
    ]
    cite = numbers.cite(rules.sds40.source)
    title = f"Looking back: {share_words(rules.sds40.sds)}"
    parts = [table(title, ("Group", "Sentence", "Opened"), lengths, cite=cite)]
    if rules.recall56.start < NEVER and rules.recall56.tranches:
        cite = numbers.cite(*dict.fromkeys(each.source for each in rules.recall56.tranches))
        title = f"Looking back: {rules.recall_days['FTR_56']}-day recall, people back in custody before it began"
        parts.append(table(title, ("Group", "Days of the sentence", "Opened"), _rows(rules.recall56), cite=cite))
    return parts
