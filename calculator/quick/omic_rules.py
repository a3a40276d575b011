"""The rules of handover to the community: earliest release, who is responsible by the kind of case, and the dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.names import plain_date
from calculator.quick.model import Values
from calculator.quick.reckon import data, days, months
from calculator.record import Record

TABLE = data("omic_handover")

POM = "Prison (POM) alone"
POM_WITH_COM = "Prison (POM), with the community (COM) supporting"
COM = "Community (COM)"
COM_WITH_POM = "Community (COM), with the prison (POM) supporting"


class Decided(Record):
    """What the kind of case decides by itself: who is responsible and why."""

    who: str
    why: str


class Dates(Record):
    """The day of handover and the day on which the community begins to support; none for a short sentence."""

    handover: date | None
    support: date | None
    why: str


def earliest_release(values: Values, as_of: date) -> tuple[date | None, str]:
    """The earliest release date that counts, and which it is."""
    if values["case"] == "indeterminate":
        return _indeterminate(values["tariff"], values["hearing"], as_of)
    if values["parole"] is not None:
        return values["parole"], "the parole eligibility date"
    found = [(values[name], words) for name, words in (("automatic", "ARD"), ("conditional", "CRD")) if values[name]]
    if not found:
        return None, ""
    day, words = min(found)
    return day, f"the {words}" if len(found) == 1 else f"the {words}, the earlier of ARD and CRD"


def _indeterminate(tariff: date | None, hearing: date | None, as_of: date) -> tuple[date | None, str]:
    if tariff is not None and tariff > as_of:
        return tariff, "the tariff expiry date, still to come"
    if hearing is not None and hearing > as_of:
        return hearing, "the target hearing date, still to come"
    past = [(as_of - day, day, words) for day, words in ((tariff, "tariff expiry"), (hearing, "target hearing")) if day]
    if not past:
        return None, ""
    _, day, words = min(past)
    return day, f"the {words} date, the nearest to today"


def by_kind(values: Values, earliest: date | None, as_of: date) -> Decided | None:
    """What the kind of case decides before any handover date is looked at; None where the dates decide."""
    life = values["case"] == "indeterminate"
    high = values["mappa"] in ("2", "3")
    far_from = months(as_of, TABLE["limits"]["hearing_months"])
    far = life and values["hearing"] is not None and values["hearing"] >= far_from
    if life and values["another_life"]:
        return Decided(POM, "a further indeterminate sentence that starts later")
    if far and values["recalled"] and not high:
        return Decided(POM_WITH_COM, "recalled, and the next hearing is 12 months away or more")
    if far and values["not_released"]:
        if high:
            return Decided(COM, "the last review did not release, and MAPPA level 2 or 3")
        return Decided(POM_WITH_COM, "the last review did not release, and the next hearing is 12 months away or more")
    if values["recalled"]:
        return Decided(COM, "a recall case")
    if values["case"] == "immigration":
        return Decided(COM, "an immigration case")
    if earliest is None:
        return Decided(POM, "the release date is not known")
    return None


def dates(values: Values, earliest: date) -> Dates:
    """The day of handover by the first rule that fits."""
    back: Mapping[str, Mapping[str, int]] = TABLE["back"]
    if values["early_allocation"]:
        return _dates(values, earliest, back["early_allocation"], "early allocation agreed")
    if values["case"] == "indeterminate":
        return _dates(values, earliest, back["indeterminate"], "an indeterminate sentence")
    short: int = TABLE["limits"]["short_months"]
    if months(values["start"], short) >= earliest:
        limit = plain_date(months(values["start"], short))
        why = f"sentence start plus {short} months is {limit}, not before {plain_date(earliest)}: a short sentence"
        return Dates(None, None, why)
    if values["parole"] is not None:
        return _dates(values, earliest, back["parole"], "a determinate sentence with a parole date")
    return _dates(values, earliest, back["other"], "a determinate sentence without a parole date")


def _dates(values: Values, earliest: date, rule: Mapping[str, Any], what: str) -> Dates:
    middle = months(earliest, -rule["months"])
    handover = days(middle, -rule["days"])
    why = f"{what}: {plain_date(earliest)} less {rule['months']} months is {plain_date(middle)}"
    if rule["days"]:
        why += f", less {rule['days']} days is {plain_date(handover)}"
    support = handover
    if values["case"] == "indeterminate" and values["open_from"] is not None:
        support = min(values["open_from"], handover)
    return Dates(handover, support, why)


def responsible(found: Dates, on: date) -> str:
    """Who is responsible on a day."""
    if found.handover is None or found.support is None:
        return COM_WITH_POM
    if on < found.support:
        return POM
    return POM_WITH_COM if on < found.handover else COM_WITH_POM
