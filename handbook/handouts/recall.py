"""Recall: how many days, for whom, how they are counted, and who is shut out of them."""

from __future__ import annotations

from datetime import date, timedelta

from calculator.names import WEEKDAYS, plain_date
from handbook.handouts.law import Numbers, checked, day, law, recall_table
from handbook.handouts.model import CARD, POSTER, Content, Format, Part, figures, points

TITLE = "Recall"
PURPOSE = "How many days a recall lasts, how they are counted, and who is shut out of automatic release."
#: A day of return for the example; a Thursday with no holiday at the end of the days.
_RETURN = date(2026, 10, 1)

Facts = list[tuple[str, list[int]]]


def content(form: Format) -> Content:
    """The handout in one format."""
    numbers = Numbers()
    lead = "The day of return to custody is day 1."
    if form is POSTER:
        parts = _poster(numbers)
    elif form is CARD:
        parts = [
            figures(_lengths(numbers, short=True)),
            points("", _counting(numbers)[:4]),
            points("Shut out", _short(numbers), box=True),
        ]
    else:
        lead = (
            "Which recall it is, PPCS decides. What day it ends, you work out. The day of return to custody is day 1."
        )
        parts = [
            figures(_lengths(numbers, short=False)),
            points("How to count", [*_counting(numbers), (_example(), [])]),
            points("Shut out of it: standard recall", _shut_out(numbers), box=True),
            points("Before the last day", _stops(numbers)),
        ]
    return Content(lead, parts, numbers.cited(), dated=max(checked(), recall_table()["checked"]))


def _poster(numbers: Numbers) -> list[Part]:
    rules = law()
    long, young = rules.recall_days["FTR_56"], "days: section 250 only"
    rows = [
        _row(long, "days: most adults", f"day of return plus {long - 1}", numbers.cite("cja2003-s255ba")),
        _row(rules.recall_days["FTR_14"], young, f"under {rules.recall_divide} months", numbers.cite("cja2003-s255b")),
        _row(rules.recall_days["FTR_28"], young, f"{rules.recall_divide} months or more", []),
    ]
    out = "Shut out: extended, SOPC, terrorist, MAPPA 2 or 3, or a new charge."
    numbers.cite("cja2003-s255a-8")
    tell = "New charge or new MAPPA level? Tell PPCS today."
    numbers.cite("cja2003-s255ba-5")
    return [
        figures(rows),
        points("", [("Never past the SLED. Weekend or holiday: earlier, never later.", []), (out, [])]),
        points("Stop", [(tell, [])], box=True),
    ]


def _row(days: int, words: str, more: str, cite: list[int]) -> dict[str, object]:
    return {"figure": str(days), "words": words, "more": more, "cite": cite}


def _lengths(numbers: Numbers, *, short: bool) -> list[dict[str, object]]:
    rules, standard = law(), recall_table()["standard"]
    referral = standard["referral_days"]
    since = "" if short else f", whatever the sentence, since {day(rules.recall56.start)}"
    return [
        {
            "figure": f"{rules.recall_days['FTR_56']} days",
            "words": "Most adults",
            "more": f"fixed sentences{since}",
            "cite": numbers.cite("cja2003-s255ba"),
        },
        {
            "figure": f"{rules.recall_days['FTR_14']} days",
            "words": "Section 250 or 91 only",
            "more": f"under {rules.recall_divide} months",
            "cite": numbers.cite("cja2003-s255b", "sa2026-s31"),
        },
        {
            "figure": f"{rules.recall_days['FTR_28']} days",
            "words": "Section 250 or 91 only",
            "more": f"{rules.recall_divide} months or more",
            "cite": numbers.cite("cja2003-s255b", "sa2026-s31"),
        },
        {
            "figure": "SLED",
            "words": "Standard recall",
            "more": f"for those shut out: to the end unless PPCS or the Board releases. To the Board on day {referral}"
            + ("" if short else f"; again after {standard['review_years']} year at the latest"),
            "cite": numbers.cite(standard["source"]),
        },
    ]


def _counting(numbers: Numbers) -> Facts:
    long = law().recall_days["FTR_56"]
    return [
        (
            f"Day {long} is the day of return plus {long - 1}. The day of revocation plays no part.",
            numbers.cite("cja2003-s255ba"),
        ),
        (
            "Never past the SLED. Put days at large after the revocation on the SLED first.",
            numbers.cite("cja2003-s255ba"),
        ),
        (
            "A weekend or bank holiday moves the day back, never on; the Friday scheme may move it further.",
            numbers.cite("cja1961-s23", "release-day-framework"),
        ),
        ("Remand from before and days at large do not change the days of the recall.", numbers.cite("cja2003-s240za")),
    ]


def _example() -> str:
    long = law().recall_days["FTR_56"]
    last = _RETURN + timedelta(days=long - 1)
    return f"Back on {_named(_RETURN)}: day {long} is {_named(last)}."


def _named(found: date) -> str:
    return f"{WEEKDAYS[found.weekday()]} {plain_date(found)}"


def _shut_out(numbers: Numbers) -> Facts:
    return [(row["label"], numbers.cite(row["source"])) for row in recall_table()["excluded"]]


def _short(numbers: Numbers) -> Facts:
    """The same for a card, where letters of the subsection and explanations have no room."""
    by_id = {row["id"]: row for row in recall_table()["excluded"]}
    said = {
        "extended": "Extended, SOPC, 1991 Act long-term",
        "terrorist": "terrorist or national security",
        "foreign_power": "foreign power threat",
        "mappa": "MAPPA level 2 or 3",
        "referred": "referred instead of release (section 244ZB)",
        "charged": "recalled because of a charge",
        "murder_abroad": "murder abroad",
    }
    if set(said) != set(by_id):
        raise LookupError(
            "calculator/quick/data/fixed_term_recall.toml shuts out others than handbook/handouts/recall.py names."
        )
    cite = numbers.cite(*dict.fromkeys(row["source"] for row in by_id.values()))
    return [(f"{', '.join(said.values())}. PPCS says which recall it is.", cite)]


def _stops(numbers: Numbers) -> Facts:
    return [
        (
            "PPCS may decide against release (risk, a new charge, MAPPA level 2 or 3) or release sooner.",
            numbers.cite("cja2003-s255ba-5"),
        ),
        (
            "On return, tell the person the reasons, that they may reply, and that they will be released.",
            numbers.cite("cja2003-s254", "cja2003-s255ba"),
        ),
        ("Tell PPCS of a new charge or a new MAPPA level on the day you learn of it.", []),
        ("Added days given during a recall: ask. The services do not agree with each other.", []),
    ]
