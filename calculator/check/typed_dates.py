"""Rules on a set of dates typed by hand: which may stand together, which need another, and their order.

For dates entered where the engine does not calculate, and for dates put in the place of calculated ones.
Specification: 17 §17.8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from calculator.check.entries.entry import after
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.explain import day_words
from calculator.law.load import table

NONE = "None"
DETERMINATE = (
    "SED", "LED", "CRD", "HDCED", "TUSED", "PRRD", "PED", "ROTL", "ERSED", "ARD", "HDCAD", "MTD", "ETD", "LTD", "APD",
    "NPD", "DPRRD",
)  # fmt: skip
INDETERMINATE = ("Tariff", "TERSED", "ROTL", "APD", "PED", NONE)
NOT_TOGETHER = (
    ("CRD", "ARD"), ("HDCED", "PRRD"), ("HDCAD", "PRRD"), ("PED", "PRRD"), ("HDCED", "PED"), ("HDCAD", "PED"),
    ("HDCAD", "APD"), ("TUSED", "PED"), ("ARD", "LED"),
)  # fmt: skip
#: Together these need that.
NEEDED = ((("CRD", "SED"), "LED"), (("HDCAD",), "HDCED"))
#: In the order they are looked at: one, other, and whether both may fall on the same day.
ORDER = (
    ("CRD", "LED", True), ("LED", "SED", True), ("CRD", "SED", True),
    ("HDCED", "HDCAD", True), ("HDCAD", "CRD", False), ("HDCED", "CRD", False),
    ("ETD", "MTD", False), ("MTD", "LTD", False), ("LTD", "DPRRD", False), ("ETD", "LTD", False),
    ("ETD", "DPRRD", False), ("MTD", "DPRRD", False),
)  # fmt: skip


def offered(indeterminate: bool = False, supervision_repealed: bool = False) -> tuple[str, ...]:
    """Types of date that can be typed, for a determinate or an indeterminate sentence."""
    if indeterminate:
        return INDETERMINATE
    return tuple(t for t in DETERMINATE if not (supervision_repealed and t == "TUSED"))


def objections_to_dates(
    dates: Mapping[str, date | None],
    today: date | None = None,
    indeterminate: bool = False,
    supervision_repealed: bool = False,
) -> list[Objection]:
    """Everything wrong with a set of typed dates (type → date), each objection about `dates/<type>`.

    `None` among the types stands for "no dates apply". Without `today` no date is too far away.
    """
    return [
        *_types(dates, offered(indeterminate, supervision_repealed)),
        *_together(dates),
        *_values(dates, today),
        *_order({kind: day for kind, day in dates.items() if day is not None}),
    ]


def _types(dates: Mapping[str, date | None], known: tuple[str, ...]) -> Iterator[Objection]:
    if not dates:
        yield objection("DATES_NONE_ENTERED", "dates")
    for kind in dates:
        if kind not in known:
            yield objection("DATES_TYPE_NOT_OFFERED", f"dates/{kind}", kind[:40], ", ".join(known))
    if NONE in dates and len(dates) > 1:
        yield objection("DATES_NONE_NOT_ALONE", f"dates/{NONE}")


def _together(dates: Mapping[str, date | None]) -> Iterator[Objection]:
    for one, other in NOT_TOGETHER:
        if one in dates and other in dates:
            yield objection("DATES_PAIRINGS_INVALID", f"dates/{other}", one, other)
    for present, needed in NEEDED:
        if needed not in dates and all(kind in dates for kind in present):
            yield objection("DATES_MISSING_REQUIRED_TYPE", f"dates/{needed}", " and ".join(present), needed)


def _values(dates: Mapping[str, date | None], today: date | None) -> Iterator[Objection]:
    years: int = table("kinds")["believed"]["years"]
    for kind, day in dates.items():
        if day is None and kind != NONE:
            yield objection("DATES_DATE_MISSING", f"dates/{kind}", kind)
        elif day is not None and today is not None:
            earliest, latest = after(today, -12 * years), after(today, 12 * years)
            if not earliest <= day.toordinal() <= latest:
                yield objection("DATES_TOO_FAR", f"dates/{kind}", kind, today.year - years, today.year + years)


def _order(dates: Mapping[str, date]) -> Iterator[Objection]:
    for one, other, same in ORDER:
        if one not in dates or other not in dates:
            continue
        if dates[one] > dates[other] or (dates[one] == dates[other] and not same):
            rule = "not be after" if same else "be before"
            yield objection(
                "DATES_WRONG_ORDER", f"dates/{one}", one, day_words(dates[one]), rule, other, day_words(dates[other])
            )
