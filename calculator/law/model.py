"""Law sets: which rows of the law data apply, chosen by name, as-of date and options.

`Law` is what a caller asks for. `Rules` is the same thing made ready for the engine: whole numbers and day numbers
(`date.toordinal`), so that the engine itself holds no figure of law.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from calculator.law.load import table
from calculator.names import plain_date
from calculator.record import Record

Fraction = tuple[int, int]

#: Day number later than any date a calculation can reach: "never".
NEVER = date(9999, 12, 31).toordinal()


class LawError(ValueError):
    """A law set, option or date that the law data does not hold. The text says which and what there is."""


class Citation(Record):
    """A provision that a step rests on. `basis` says how well it is known; `checked` when it was last compared."""

    id: str
    title: str
    provision: str
    link: str
    basis: str
    checked: date


class Tranche(Record):
    """One stage of an early-release law: its day, and the longest sentence it takes (none: every length)."""

    name: str
    start: int
    under: int | None
    up_to: int | None
    source: str


class Legislation(Record):
    """One law on release points with the day it begins, the fractions it sets and the tranches that put it off."""

    id: str
    name: str
    title: str
    covers: str
    start: int
    sds: Fraction
    sds_plus: Fraction | None
    source: str
    source_plus: str
    exclusions: frozenset[str]
    length_unit: str
    early: bool
    tranches: tuple[Tranche, ...]
    rank: int

    @property
    def bit(self) -> int:
        """The bit that marks, among the flags of a part, that this law covers it."""
        return 1 << (16 + self.rank)


class Law(Record):
    """A named set of law as known on a day. `options` turns switches of `sets.toml` on (or off) by name."""

    name: str = "today"
    as_of: date | None = None
    options: tuple[tuple[str, bool], ...] = ()

    @staticmethod
    def known_on(as_of: date) -> Law:
        """All the law in force on `as_of`: the set every user starts with."""
        return Law("today", as_of)

    @property
    def rules(self) -> Rules:
        """The set made ready for the engine (kept, so asking twice costs nothing)."""
        return _rules(self.name, self.as_of, self.options)


class Rules(Record):
    """Every figure the engine uses under one law set. Day numbers and whole numbers only."""

    law: Law
    title: str
    checked: date
    working_days: str
    # dates of commencement
    cja: int
    laspo: int
    ora: int
    pcsc: int
    ers_clock: int
    escape_day: int
    shpo_from: int
    # day of release: days served from sentence before the scheme for Fridays
    friday_served: int
    # licence and supervision
    unconditional_months: int
    unconditional_days: int
    old_long_years: int
    old_licence: Fraction
    mixed_licence: Fraction
    tused_years: int
    tused_licence_days: int
    tused_months: int
    adult_age: int
    # home detention curfew
    hdc_old: tuple[int, int]
    hdc_new: tuple[int, int]
    hdc_new_from: int
    hdc_min_period: int
    hdc_min_served: int
    hdc_min_from_sentence: int
    hdc_fraction: Fraction
    hdc_adults_until: int
    # early removal
    ers_old: tuple[int, str, Fraction]
    ers_new: tuple[int, str, Fraction]
    ers_new_from: int
    # fines and detention and training orders
    fine_amount: int
    fine_from: int
    dto_cap: int
    dto_first: int
    dto_second: int
    dto_shift: int
    # recall
    recall_days: Mapping[str, int]
    recall_divide: int
    # release points
    tracks: Mapping[str, Fraction]
    parole: Mapping[str, Fraction]
    track_sources: Mapping[str, str]
    legislation: tuple[Legislation, ...]
    standard: Legislation
    sds40: Legislation
    sds40_more: Legislation
    progression: Legislation | None
    recall56: Legislation
    # offence codes that rules name
    civil_codes: frozenset[str]
    shpo_codes: frozenset[str]
    # switches
    tused_repealed: bool
    hdc_repealed: bool
    hdc_suspended: bool
    keep_later_ersed: bool
    switches: Mapping[str, bool]
    #: Room for what other modules work out once per law set (the list of law events); part of no comparison.
    prepared: dict[str, Any]


def _fraction(text: str) -> Fraction:
    top, _, bottom = text.partition("/")
    return int(top), int(bottom or 1)


@cache
def sources() -> Mapping[str, Citation]:
    """Every provision of `sources.toml` by id."""
    return {
        key: Citation(key, r["title"], r["provision"], r["link"], r["basis"], r["checked"])
        for key, r in table("sources").items()
    }


def law_sets() -> tuple[tuple[str, str], ...]:
    """Names and plain titles of the law sets, in the order of `sets.toml`."""
    return tuple((s["id"], s["title"]) for s in table("sets")["set"])


def named(name: str, as_of: date | None = None, options: Mapping[str, bool] | None = None) -> Law:
    """The law set `name`. Raises `LawError` when the set or an option does not exist, or a set by date has no date."""
    known = [s["id"] for s in table("sets")["set"]]
    if name not in known:
        raise LawError(f"There is no law set “{name}”. Choose one of: {', '.join(known)}.")
    switches = {s["id"] for s in table("sets")["switch"]}
    chosen = {k: v for k, v in (options or {}).items() if k in switches}
    return Law(name, as_of, tuple(sorted(chosen.items())))


@cache
def _parameters() -> Mapping[str, dict[str, Any]]:
    return {p["id"]: p for p in table("parameters")["parameter"]}


def _value(parameter: str, on: date | None = None) -> Any:
    """The value in force on a day; without a day, the only one (`LawError` if there are several)."""
    rows = _parameters()[parameter]["row"]
    if on is None:
        if len(rows) > 1:
            raise LawError(f"{parameter} changes with time: a date is needed.")
        return rows[0]["value"]
    found = [r for r in rows if r["from"] <= on]
    if not found:
        begins = plain_date(rows[0]["from"])
        raise LawError(f"{parameter} has no row for {plain_date(on)}: the table begins on {begins}.")
    return found[-1]["value"]


def _day(parameter: str) -> int:
    day: int = _value(parameter).toordinal()
    return day


def _legislation(row: Mapping[str, Any], rank: int) -> Legislation:
    return Legislation(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        covers=row["covers"],
        start=row["from"].toordinal() if "from" in row else 0,
        sds=_fraction(row.get("sds", "1")),
        sds_plus=_fraction(row["sds_plus"]) if "sds_plus" in row else None,
        source=row["source"],
        source_plus=row.get("source_plus", row["source"]),
        exclusions=frozenset(row.get("exclusions", ())),
        length_unit=row.get("length_unit", "days"),
        early=row.get("early", False),
        tranches=tuple(
            Tranche(t["name"], t["from"].toordinal(), t.get("under"), t.get("up_to"), t["source"])
            for t in row.get("tranche", ())
        ),
        rank=rank,
    )


def _window(value: str) -> tuple[int, str]:
    number, unit = value.split()
    return int(number), unit


def _switches(row: Mapping[str, Any], law: Law) -> dict[str, bool]:
    on: dict[str, bool] = {}
    for switch in table("sets")["switch"]:
        by_date = row.get("by_date", False) and "parameter" in switch
        on[switch["id"]] = bool(by_date and _value(switch["parameter"], law.as_of) is switch["on_when"])
    on.update(law.options)
    return on


def _before_they_began(
    laws: dict[str, Legislation], as_of: date, rows: list[dict[str, Any]], rank: Mapping[str, int]
) -> None:
    """Take out laws that begin after the as-of date; the row that stands in for one, if any, takes its place."""
    for topic in [topic for topic, law in laws.items() if law.start > as_of.toordinal()]:
        stand_in = next((r for r in rows if r["topic"] == topic and r.get("stands_in")), None)
        if stand_in is None:
            del laws[topic]
        else:
            laws[topic] = _legislation(stand_in, rank[stand_in["id"]])


def _begins(day: date, law: Law, by_date: bool) -> int:
    """Day on which a rule begins; never, where the as-of date decides and lies before it."""
    return NEVER if by_date and law.as_of is not None and law.as_of < day else day.toordinal()


@lru_cache(maxsize=256)
def _rules(name: str, as_of: date | None, options: tuple[tuple[str, bool], ...]) -> Rules:
    law = Law(name, as_of, options)
    row = next((s for s in table("sets")["set"] if s["id"] == law.name), None)
    if row is None:
        raise LawError(f"There is no law set “{law.name}”.")
    by_date = row.get("by_date", False)
    if by_date and law.as_of is None:
        raise LawError(f"The law set “{law.name}” needs an as-of date.")
    release = table("release")
    rank = {r["id"]: i for i, r in enumerate(release["legislation"])}
    chosen = {topic: next(r for r in release["legislation"] if r["id"] == key) for topic, key in row["rows"].items()}
    laws = {topic: _legislation(r, rank[r["id"]]) for topic, r in chosen.items()}
    if by_date and law.as_of is not None:
        _before_they_began(laws, law.as_of, release["legislation"], rank)
    on = _switches(row, law)
    hdc_new_from = _parameters()["hdc.curfew-deduction"]["row"][-1]["from"]
    ers_new_from = _parameters()["ers.window"]["row"][-1]["from"]
    before_hdc, before_ers = (
        date.fromordinal(hdc_new_from.toordinal() - 1),
        date.fromordinal(ers_new_from.toordinal() - 1),
    )
    adults = _parameters()["hdc.adults"]["row"][-1]["from"].toordinal()

    def hdc(day: date) -> tuple[int, int]:
        return _value("hdc.midpoint", day), _value("hdc.curfew-deduction", day)

    def ers(day: date) -> tuple[int, str, Fraction]:
        return (*_window(_value("ers.window", day)), _fraction(_value("ers.fraction", day)))

    tracks = {t["id"]: t for t in release["track"]}
    order = ("standard", "sds40", "sds40-additional", "progression")
    return Rules(
        law=law,
        title=row["title"],
        checked=max(c.checked for c in sources().values()),
        working_days=row["working_days"],
        cja=_day("commencement.cja2003"),
        laspo=_day("commencement.laspo2012"),
        ora=_day("commencement.ora2014"),
        pcsc=_day("commencement.pcsc2022"),
        ers_clock=_day("commencement.ers-clock-stops"),
        escape_day=_day("commencement.escape-day-counts"),
        shpo_from=_day("shpo.offences-from"),
        friday_served=_value("release-day.friday-served"),
        unconditional_months=_value("licence.unconditional-under"),
        unconditional_days=_value("licence.unconditional-up-to"),
        old_long_years=_value("licence.earlier-law-long-term"),
        old_licence=_fraction(_value("licence.earlier-law-fraction")),
        mixed_licence=_fraction(_value("licence.mixed-fraction")),
        tused_years=_value("supervision.sentence-under"),
        tused_licence_days=_value("supervision.licence-under"),
        tused_months=_value("supervision.length"),
        adult_age=_value("age.adult"),
        hdc_old=hdc(before_hdc),
        hdc_new=hdc(hdc_new_from),
        hdc_new_from=_begins(hdc_new_from, law, by_date),
        hdc_min_period=_value("hdc.minimum-custodial-period"),
        hdc_min_served=_value("hdc.minimum-served"),
        hdc_min_from_sentence=_value("hdc.minimum-from-sentence"),
        hdc_fraction=_fraction(_value("hdc.served-fraction")),
        hdc_adults_until=adults,
        ers_old=ers(before_ers),
        ers_new=ers(ers_new_from),
        ers_new_from=_begins(ers_new_from, law, by_date),
        fine_amount=_value("fine.full-term-from-amount"),
        fine_from=_day("fine.full-term-from"),
        dto_cap=_value("dto.cap"),
        dto_first=_value("dto.early-late-first"),
        dto_second=_value("dto.early-late-second"),
        dto_shift=_value("dto.early-late-shift"),
        recall_days={
            "FTR_14": _value("recall.fixed-14"),
            "FTR_28": _value("recall.fixed-28"),
            "FTR_56": _value("recall.fixed-56"),
        },
        recall_divide=_value("recall.length-divide"),
        tracks={k: _fraction(t["release"]) for k, t in tracks.items()},
        parole={k: _fraction(t["parole"]) for k, t in tracks.items() if "parole" in t},
        track_sources={k: t["source"] for k, t in tracks.items()},
        legislation=tuple(laws[t] for t in order if t in laws),
        standard=laws["standard"],
        sds40=laws["sds40"],
        sds40_more=laws["sds40-additional"],
        progression=laws.get("progression"),
        recall56=laws["recall-56"],
        civil_codes=frozenset(release["codes"]["civil"]),
        shpo_codes=frozenset(release["codes"]["shpo-breach"]),
        tused_repealed=on["applyPostRecallRepealRules"],
        hdc_repealed=on["applyPostHdcedRepealRules"],
        hdc_suspended=on["adultHdcSuspended"],
        keep_later_ersed=on["useLatestErsedFromPreErs30Snapshot"],
        switches=on,
        prepared={},
    )
