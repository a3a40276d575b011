"""Release points: which share of each kind of sentence is served, and who decides then."""

from __future__ import annotations

from datetime import date
from typing import Any

from calculator.names import plain_date
from handbook.handouts.example import standard
from handbook.handouts.law import Numbers, checked, day, difference, law, progression, share, share_words
from handbook.handouts.model import CARD, POSTER, Content, Format, Part, figures, points

TITLE = "Release points"
PURPOSE = "Which share of each kind of sentence is served before release, and who decides."

_ROUND = "Days of the sentence times the share, rounded up. The day of sentence is day 1."
_THEN = "Only then take off remand and tagged bail, and put on days at large and added days."
_ASK = "Section 250 or 91. Terrorist or national security offences. Older sentences that would be SDS+ today."
_EXAMPLE_YEARS = 4

Row = dict[str, Any]


def content(form: Format) -> Content:
    """The handout in one format."""
    numbers = Numbers()
    if form is POSTER:
        lead, parts = "First the kind of sentence. Then its date.", _poster(numbers)
    elif form is CARD:
        lead, parts = "First the kind of sentence. Then its date.", _card(numbers)
    else:
        lead = "First the kind of sentence, then the day it was passed. The law fixes the share."
        parts = _desk(numbers)
    return Content(lead, parts, numbers.cited(), dated=checked())


def _poster(numbers: Numbers) -> list[Part]:
    since = f"passed from {day(progression(law()).start)}"
    rows = [
        *_new(numbers, since),
        _parole(numbers, "EDS_DISCRETIONARY_RELEASE", "EDS and SOPC", "of the custodial term: Parole Board"),
        _fine(numbers),
    ]
    numbers.cite(law().track_sources["SOPC_PED_AT_TWO_THIRDS"])
    stop = "Older sentence? Section 250? Terrorist or national security offence? Ask first."
    return [figures(rows), points("Stop", [(stop, [])], box=True)]


def _card(numbers: Numbers) -> list[Part]:
    new = progression(law())
    rows = [*_new(numbers, f"passed from {day(new.start)}"), _older(numbers), *_others(numbers)]
    return [
        figures(rows),
        points("", [(_ROUND, numbers.cite("psi-03-2015")), (_THEN, numbers.cite("cja2003-s240za", "cja2003-s257"))]),
        points("Ask first", [(_ASK, [])], box=True),
    ]


def _desk(numbers: Numbers) -> list[Part]:
    rules, new = law(), progression(law())
    today = [
        *_new(numbers, f"passed on or after {day(new.start)}, of any length"),
        *_others(numbers),
        _track(numbers, "EDS_AUTOMATIC_RELEASE", "Older extended sentence, of the kind with automatic release", ""),
    ]
    plus = f"; SDS+ {share_words(rules.standard.sds_plus)}" if rules.standard.sds_plus else ""
    before = rules.standard
    older = [
        {**_older(numbers), "words": "SDS", "more": f"since {day(rules.sds40.start)}, in groups of its own"},
        _row(
            share(before.sds),
            f"SDS left out of {share_words(rules.sds40.sds)}",
            f"as everybody before {day(rules.sds40.start)}{plus}",
            numbers.cite(before.source, before.source_plus),
        ),
    ]
    made = standard(date.fromordinal(new.start), _EXAMPLE_YEARS)
    example = (
        f"{made.years} years, SDS, passed on {plain_date(made.start)}: {made.days:,} days. "
        f"{share_words(new.sds).capitalize()}, rounded up, is {made.served:,} days. CRD {plain_date(made.release)}; "
        f"SLED {plain_date(made.end)}."
    )
    counting = [
        (_ROUND, numbers.cite("psi-03-2015")),
        (_THEN, numbers.cite("cja2003-s240za", "cja2003-s257")),
        ("In an extended sentence and an SOPC the share is taken of the custodial term, never of the licence.", []),
        (example, []),
    ]
    ask = [
        (f"{found['statute']} {found['reference']} {found['mend']}", numbers.cite(*found["sources"]))
        for found in _open()
    ]
    earlier = f"Passed before {day(new.start)}, until the person’s group opens"
    return [
        figures(today, "By kind of sentence"),
        figures(older, earlier),
        points("How to count", counting),
        points("Not settled: ask before you give a date", [*ask, (_ASK, [])], box=True),
    ]


def _open() -> list[Any]:
    return [difference("section-250-after-progression"), difference("progression-list")]


def _new(numbers: Numbers, since: str) -> list[Row]:
    """The shares of a standard sentence passed today. The day of the start rests on the source of the groups."""
    new = progression(law())
    start = [each.source for each in new.tranches[:1]]
    rows = [_row(share(new.sds), "Standard sentence (SDS)", since, numbers.cite(new.source, *start))]
    if new.sds_plus:
        rows.append(_row(share(new.sds_plus), "SDS+", since, numbers.cite(new.source_plus, *start)))
    return rows


def _older(numbers: Numbers) -> Row:
    rules = law()
    more = (
        f"passed before {day(progression(rules).start)}, until its group opens; {share(rules.standard.sds)} if left "
        f"out of {share(rules.sds40.sds)}"
    )
    return _row(share(rules.sds40.sds), "Older SDS", more, numbers.cite(rules.sds40.source, rules.standard.source))


def _others(numbers: Numbers) -> list[Row]:
    return [
        _parole(
            numbers,
            "EDS_DISCRETIONARY_RELEASE",
            "Extended (EDS)",
            "of the custodial term: Parole Board. By law at its end",
        ),
        _parole(numbers, "SOPC_PED_AT_TWO_THIRDS", "Particular concern (SOPC)", _sopc()),
        _fine(numbers),
        _track(numbers, "DTO_AFTER_PCSC", "Training order (DTO)", "the mid-point"),
    ]


def _fine(numbers: Numbers) -> Row:
    more = f"no licence. Confiscation over £{law().fine_amount // 1_000_000} million: all"
    row = _track(numbers, "AFINE_ARD_AT_HALFWAY", "Fine in default", more)
    return {**row, "cite": [*row["cite"], *numbers.cite(law().track_sources["AFINE_ARD_AT_FULL_TERM"])]}


def _sopc() -> str:
    rules = law()
    return f"the same; {share(rules.parole['SOPC_PED_AT_HALFWAY'])} if passed before {day(rules.pcsc)}"


def _parole(numbers: Numbers, track: str, words: str, more: str) -> Row:
    rules = law()
    return _row(share(rules.parole[track]), words, more, numbers.cite(rules.track_sources[track]))


def _track(numbers: Numbers, track: str, words: str, more: str) -> Row:
    rules = law()
    return _row(share(rules.tracks[track]), words, more, numbers.cite(rules.track_sources[track]))


def _row(figure: str, words: str, more: str, cite: list[int]) -> Row:
    return {"figure": figure, "words": words, "more": more, "cite": cite}
